package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableRow shows one record.
type tableRow struct {
	widget.BaseWidget
	table *TableList
	cells []*tableCell
	title *Text // of a heading
	note  *Text
}

// tableCell has an object of each sort, of which those needed are shown.
type tableCell struct {
	text *Text
	sub  *Text
	chip *Chip
	bar  *Meter
}

func newTableRow(t *TableList) *tableRow {
	r := &tableRow{table: t, title: NewStrong(""), note: NewMuted("")}
	r.title.Hidden, r.note.Hidden = true, true
	for range t.Columns {
		r.cells = append(r.cells, &tableCell{text: NewText(""), sub: NewMuted(""), chip: NewStatusChip("", ToneNeutral), bar: NewMeter()})
	}
	r.ExtendBaseWidget(r)
	return r
}

// show fills the row completely, for it may have shown another before.
func (r *tableRow) show(row int) {
	title, note, heading := "", "", false
	if r.table.Heading != nil {
		title, note, heading = r.table.Heading(row)
	}
	r.title.Hidden, r.note.Hidden = !heading, !heading
	for col, cell := range r.cells {
		if heading {
			cell.hide()
			continue
		}
		cell.fill(r.table.Columns[col], r.table.Cell(row, col))
		cell.limit(r.table.Lines)
	}
	if heading {
		r.title.SetText(title)
		r.note.SetText(note)
	}
	r.layOut(r.Size())
}

// limit lets no text run out of a row of a given height.
func (c *tableCell) limit(lines int) {
	c.text.MaxLines, c.sub.MaxLines = lines, 1
	switch {
	case lines == 0:
		c.sub.MaxLines = 0
	case !c.sub.Hidden:
		c.text.MaxLines = max(1, lines-1)
	}
}

func (c *tableCell) fill(col Column, v Cell) {
	c.chip.Hidden, c.bar.Hidden = !v.Chip, !v.Bar
	c.text.Hidden = v.Chip
	c.sub.Hidden = v.Sub == ""
	wrap := col.Wrap && !v.Bar
	c.text.Wrap, c.text.Truncate = wrap, !wrap
	c.sub.Wrap, c.sub.Truncate = wrap, !wrap
	c.text.Text, c.text.Align = v.Text, col.Align
	c.sub.Text, c.sub.Align = v.Sub, col.Align
	if v.Bar {
		c.text.Align = fyne.TextAlignTrailing
	}
	c.text.Style.Bold = v.Bold
	c.text.ColorName = theme.ColorNameForeground
	switch {
	case v.Muted:
		c.text.ColorName = ColorMuted
	case v.Tone != ToneNeutral && !v.Bar:
		c.text.ColorName = v.Tone.Ink()
	}
	c.chip.Set(v.Text, v.Tone)
	c.bar.Set(v.Fraction, v.Tone)
	c.text.Refresh()
	c.sub.Refresh()
}

// layOut puts the cells into the columns of the table.
func (r *tableRow) layOut(s fyne.Size) {
	side, top := zoomed(cellSide), zoomed(cellTop)
	if !r.title.Hidden {
		wide, high := r.title.MinSize().Width, r.title.MinSize().Height
		r.title.Move(fyne.NewPos(side, (s.Height-high)/2))
		r.title.Resize(fyne.NewSize(wide, high))
		high = r.note.MinSize().Height
		r.note.Move(fyne.NewPos(2*side+wide, (s.Height-high)/2))
		r.note.Resize(fyne.NewSize(max(0, s.Width-3*side-wide), high))
		return
	}
	x := float32(0)
	for col, c := range r.cells {
		if r.table.out[col] {
			c.hide()
			continue
		}
		wide := r.table.widths[col]
		at, room := fyne.NewPos(x+side, top), max(0, wide-2*side)
		c.place(at, fyne.NewSize(room, s.Height-2*top))
		x += wide
	}
}

func (c *tableCell) hide() {
	c.text.Hidden, c.sub.Hidden, c.chip.Hidden, c.bar.Hidden = true, true, true, true
}

func (c *tableCell) place(at fyne.Position, room fyne.Size) {
	line := c.text.wrapper().LineHeight()
	high := line
	if c.text.Wrap {
		high = c.text.wrapper().Height(c.text.Text, room.Width)
		if c.text.MaxLines > 0 {
			high = min(high, line*float32(c.text.MaxLines))
		}
	}
	switch {
	case !c.chip.Hidden:
		m := c.chip.MinSize()
		c.chip.Move(at.AddXY(0, (line-m.Height)/2))
		c.chip.Resize(fyne.NewSize(min(m.Width, room.Width), m.Height))
	case !c.bar.Hidden:
		words := zoomed(44)
		c.bar.Move(at.AddXY(0, (line-zoomed(8))/2))
		c.bar.Resize(fyne.NewSize(max(0, room.Width-words), zoomed(8)))
		c.text.Move(at.AddXY(room.Width-words, 0))
		c.text.Resize(fyne.NewSize(words, line))
	default:
		c.text.Move(at)
		c.text.Resize(fyne.NewSize(room.Width, high))
	}
	c.sub.Move(at.AddXY(0, high))
	c.sub.Resize(fyne.NewSize(room.Width, room.Height-high))
}

// CreateRenderer is for Fyne.
func (r *tableRow) CreateRenderer() fyne.WidgetRenderer {
	rr := &tableRowRenderer{row: r, objects: []fyne.CanvasObject{r.title, r.note}}
	for _, c := range r.cells {
		rr.objects = append(rr.objects, c.text, c.sub, c.chip, c.bar)
	}
	return rr
}

type tableRowRenderer struct {
	row     *tableRow
	objects []fyne.CanvasObject
}

func (r *tableRowRenderer) Destroy()                     {}
func (r *tableRowRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tableRowRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *tableRowRenderer) Layout(s fyne.Size)           { r.row.layOut(s) }

func (r *tableRowRenderer) Refresh() {
	for _, o := range r.objects {
		o.Refresh()
	}
	canvas.Refresh(r.row)
}

// Meter is a thin bar that shows a share of a whole.
type Meter struct {
	widget.BaseWidget
	fraction float64
	tone     Tone
}

// NewMeter returns an empty meter.
func NewMeter() *Meter {
	m := &Meter{}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows a share from 0 to 1.
func (m *Meter) Set(fraction float64, tone Tone) {
	m.fraction, m.tone = max(0, min(fraction, 1)), tone
	m.Refresh()
}

// CreateRenderer is for Fyne.
func (m *Meter) CreateRenderer() fyne.WidgetRenderer {
	r := &meterRenderer{m: m, ground: &canvas.Rectangle{}, bar: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type meterRenderer struct {
	m           *Meter
	ground, bar *canvas.Rectangle
}

func (r *meterRenderer) Destroy()           {}
func (r *meterRenderer) MinSize() fyne.Size { return fyne.NewSize(zoomed(24), zoomed(8)) }

func (r *meterRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.bar}
}

func (r *meterRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	wide := s.Width * float32(r.m.fraction)
	if r.m.fraction > 0 {
		wide = max(wide, s.Height) // a little must still be seen
	}
	r.bar.Resize(fyne.NewSize(wide, s.Height))
	r.ground.CornerRadius, r.bar.CornerRadius = s.Height/2, s.Height/2
}

func (r *meterRenderer) Refresh() {
	r.ground.FillColor = colorOf(theme.ColorNameSeparator)
	r.bar.FillColor = colorOf(r.m.tone.Solid())
	r.bar.Hidden = r.m.fraction == 0
	r.Layout(r.m.Size())
	canvas.Refresh(r.m)
}
