package kit

import (
	"bytes"
	"image"
	_ "image/png" // the pictures of a guide

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit/prose"
)

// The widths of a page at 100 % zoom: lines longer than the column tire the eye.
const (
	proseColumn = 860
	proseMargin = 24
)

// A proseDrawing draws a page from top to bottom.
type proseDrawing struct {
	page    *Prose
	objects []fyne.CanvasObject
	tops    map[string]float32
	left    float32
	width   float32
	y       float32
}

func newProseDrawing(p *Prose) *proseDrawing {
	margin := zoomed(proseMargin)
	return &proseDrawing{
		page: p, tops: map[string]float32{}, left: margin, y: zoomed(16),
		width: min(p.width-2*margin, zoomed(proseColumn)),
	}
}

func (d *proseDrawing) add(o fyne.CanvasObject, at fyne.Position, s fyne.Size) {
	o.Move(at)
	o.Resize(s)
	d.objects = append(d.objects, o)
}

func (d *proseDrawing) block(b prose.Block) {
	switch b.Kind {
	case prose.Heading:
		d.heading(b)
	case prose.Table:
		d.table(b.Rows)
	case prose.Code:
		d.code(b)
	case prose.Picture:
		d.picture(b)
	default:
		d.paragraph(b)
	}
}

var proseText = proseType{size: theme.SizeNameText, ink: theme.ColorNameForeground}

func (d *proseDrawing) heading(b prose.Block) {
	t := proseType{bold: true, size: theme.SizeNameText, ink: theme.ColorNameForeground}
	above, below := zoomed(12), zoomed(6)
	switch b.Level {
	case 1:
		t.size, above, below = theme.SizeNameHeadingText, 0, zoomed(10)
	case 2:
		t.size, above, below = theme.SizeNameSubHeadingText, zoomed(18), zoomed(8)
	}
	d.y += above
	if d.tops[b.Anchor] == 0 {
		d.tops[b.Anchor] = max(0, d.y-zoomed(8))
	}
	d.y += d.text(b.Runs, t, fyne.NewPos(d.left, d.y), d.width) + below
}

// paragraph draws running text, an item with its mark in front, a quote with a
// bar beside it.
func (d *proseDrawing) paragraph(b prose.Block) {
	x, gap := d.left, zoomed(10)
	if b.Quoted {
		x += zoomed(18)
	}
	if b.Kind == prose.Item {
		x += zoomed(26) * float32(b.Level+1)
		gap = zoomed(6)
		if b.Mark != "" {
			w := proseText.wrapper(prose.Run{}).Width(b.Mark)
			d.piece(b.Mark, prose.Run{}, proseText, fyne.NewPos(x-w-zoomed(9), d.y), false)
		}
	}
	height := d.text(b.Runs, proseText, fyne.NewPos(x, d.y), d.left+d.width-x)
	if b.Quoted {
		d.add(&canvas.Rectangle{FillColor: colorOf(ColorAccent), CornerRadius: 2}, fyne.NewPos(d.left, d.y), fyne.NewSize(zoomed(4), height))
	}
	d.y += height + gap
}

// code draws what is typed as it is typed, on a ground of its own.
func (d *proseDrawing) code(b prose.Block) {
	inside := zoomed(12)
	w := SharedWrapper(theme.SizeNameText, fyne.TextStyle{Monospace: true})
	lines := w.Lines(b.Text, d.width-2*inside)
	height := float32(len(lines)) * w.LineHeight()
	ground := &canvas.Rectangle{FillColor: colorOf(ColorStripe), StrokeColor: colorOf(ColorBorder), StrokeWidth: 1, CornerRadius: 6}
	d.add(ground, fyne.NewPos(d.left, d.y), fyne.NewSize(d.width, height+2*inside))
	for i, line := range lines {
		o := &canvas.Text{Text: line, TextSize: sizeOf(theme.SizeNameText), TextStyle: w.style, Color: colorOf(theme.ColorNameForeground)}
		d.add(o, fyne.NewPos(d.left+inside, d.y+inside+float32(i)*w.LineHeight()), fyne.NewSize(d.width-2*inside, w.LineHeight()))
	}
	d.y += height + 2*inside + zoomed(12)
}

// picture draws a picture as wide as the column at most, its caption below it.
func (d *proseDrawing) picture(b prose.Block) {
	if d.page.Picture == nil {
		return
	}
	r := d.page.Picture(b.Source)
	if r == nil {
		return
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(r.Content()))
	if err != nil {
		return
	}
	caption := prose.Plain(b.Runs)
	width := min(d.width, zoomed(float32(c.Width)))
	size := fyne.NewSize(width, width*float32(c.Height)/float32(c.Width))
	o := &canvas.Image{Resource: r, FillMode: canvas.ImageFillContain}
	at := fyne.NewPos(d.left, d.y)
	d.add(newProseTarget(d.page, o, true, func() { d.page.Look(b.Source, caption) }), at, size)
	d.add(&canvas.Rectangle{FillColor: noColor, StrokeColor: colorOf(ColorBorder), StrokeWidth: 1}, at, size)
	d.y += size.Height + zoomed(4)
	t := proseType{size: theme.SizeNameCaptionText, ink: ColorMuted}
	d.y += d.text(b.Runs, t, fyne.NewPos(d.left, d.y), d.width) + zoomed(12)
}
