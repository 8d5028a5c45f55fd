package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/export/chart"
)

// Sizes of figures on a board, in pixels of a screen of 1920 x 1080.
const (
	boardNumber  = 110
	boardFigure  = 34 // label of a number, type of a chart
	boardBetween = 48
)

// A boardItem is where an item of a board can be pressed.
type boardItem struct {
	first int // item; of a chart that of its first group
	pos   fyne.Position
	size  fyne.Size
	chart *chart.Drawing // nil for a number
}

// at is what stands at a place; -1 for none.
func (i boardItem) at(p fyne.Position) (item, series int) {
	p = p.Subtract(i.pos)
	if p.X < 0 || p.Y < 0 || p.X >= i.size.Width || p.Y >= i.size.Height {
		return -1, -1
	}
	if i.chart == nil {
		return i.first, -1
	}
	group, series := spotAt(*i.chart, p)
	if group < 0 {
		return -1, -1
	}
	return i.first + group, series
}

// numbers draws the figures beside each other.
func (d *boardDrawing) numbers() {
	all := d.b.sheet.Numbers
	if len(all) == 0 {
		return
	}
	gap := boardBetween * d.unit
	wide := (d.width() - gap*float32(len(all)-1)) / float32(len(all))
	big, label := d.letters(boardNumber, true), d.letters(boardFigure, false)
	for _, n := range all {
		for big.points > label.points && boardWrapper(big).Width(n.Text) > wide-2*d.side() {
			big.points--
		}
	}
	high := boardWrapper(big).LineHeight() + boardWrapper(label).LineHeight() + 32*d.unit
	for i, n := range all {
		at := fyne.NewPos(d.margin()+float32(i)*(wide+gap), d.y)
		d.item(boardItem{first: i, pos: at, size: fyne.NewSize(wide, high)}, ColorSurface)
		d.rectangle(d.b.color(n.Tone.Solid()), at, fyne.NewSize(10*d.unit, high), 4*d.unit)
		y := at.Y + 12*d.unit
		y += d.line(n.Text, big, n.Tone.Ink(), fyne.NewPos(at.X+d.side(), y))
		d.line(boardWrapper(label).Ellipsis(n.Label, wide-2*d.side()), label, ColorMuted, fyne.NewPos(at.X+d.side(), y))
	}
	d.y += high + gap
}

// item draws the ground of an item, marked if it is chosen.
func (d *boardDrawing) item(i boardItem, ground fyne.ThemeColorName) {
	r := &canvas.Rectangle{FillColor: d.b.color(ground), CornerRadius: 12 * d.unit}
	if i.first == d.b.chosen {
		r.StrokeColor, r.StrokeWidth = d.b.color(theme.ColorNamePrimary), max(2, 5*d.unit)
	}
	r.Move(i.pos)
	r.Resize(i.size)
	d.out = append(d.out, r)
	d.items = append(d.items, i)
}

// charts draws them in the room that is left.
func (d *boardDrawing) charts() {
	all := d.b.sheet.Charts
	if len(all) == 0 || d.end-d.y < 40*d.unit {
		return
	}
	gap := boardBetween * d.unit
	wide := (d.width() - gap*float32(len(all)-1)) / float32(len(all))
	first := len(d.b.sheet.Numbers)
	for i, c := range all {
		drawing := c.Lay(chart.Frame{
			Width: float64(wide), Height: float64(d.end - d.y), Size: float64(d.letters(boardFigure, false).points), Letter: letterWidth, Bare: len(all) == 1,
		})
		at := fyne.NewPos(d.margin()+float32(i)*(wide+gap), d.y)
		p := chartPainter{color: d.b.color, at: at, group: d.b.chosen - first, series: -1, focused: true}
		if p.group < 0 || p.group >= len(c.Groups) {
			p.group = -1
		}
		d.out = append(d.out, p.objects(drawing)...)
		d.items = append(d.items, boardItem{first: first, pos: at, size: fyne.NewSize(wide, d.end-d.y), chart: &drawing})
		first += len(c.Groups)
	}
	d.y = d.end
}
