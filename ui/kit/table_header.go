package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableHeader shows the titles of the columns, with dividers between.
type tableHeader struct {
	widget.BaseWidget
	table    *TableList
	titles   []*headerCell
	dividers []*divider
	ground   *canvas.Rectangle
	line     *canvas.Rectangle
}

func newTableHeader(t *TableList) *tableHeader {
	h := &tableHeader{table: t, ground: &canvas.Rectangle{}, line: &canvas.Rectangle{}}
	for i := range t.Columns {
		c := &headerCell{table: t, col: i, text: NewStrong("")}
		c.text.SizeName, c.text.Truncate = theme.SizeNameCaptionText, true
		c.ExtendBaseWidget(c)
		h.titles = append(h.titles, c)
		if i+1 < len(t.Columns) {
			d := &divider{table: t, col: i, line: &canvas.Rectangle{}}
			d.ExtendBaseWidget(d)
			h.dividers = append(h.dividers, d)
		}
	}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer is for Fyne.
func (h *tableHeader) CreateRenderer() fyne.WidgetRenderer {
	r := &tableHeaderRenderer{h: h, objects: []fyne.CanvasObject{h.ground, h.line}}
	for _, c := range h.titles {
		r.objects = append(r.objects, c)
	}
	for _, d := range h.dividers {
		r.objects = append(r.objects, d)
	}
	r.Refresh()
	return r
}

type tableHeaderRenderer struct {
	h       *tableHeader
	objects []fyne.CanvasObject
}

func (r *tableHeaderRenderer) Destroy()                     {}
func (r *tableHeaderRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *tableHeaderRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, SharedWrapper(theme.SizeNameCaptionText, fyne.TextStyle{Bold: true}).LineHeight()+zoomed(14))
}

func (r *tableHeaderRenderer) Layout(s fyne.Size) {
	h := r.h
	h.table.fit(s.Width)
	h.ground.Resize(s)
	h.line.Move(fyne.NewPos(0, s.Height-1))
	h.line.Resize(fyne.NewSize(s.Width, 1))
	x := float32(0)
	for i, c := range h.titles {
		c.Hidden = h.table.out[i]
		if i < len(h.dividers) {
			h.dividers[i].Hidden = c.Hidden
		}
		c.Move(fyne.NewPos(x, 0))
		c.Resize(fyne.NewSize(h.table.widths[i], s.Height))
		x += h.table.widths[i]
		if i < len(h.dividers) {
			h.dividers[i].Move(fyne.NewPos(x-zoomed(4), 0))
			h.dividers[i].Resize(fyne.NewSize(zoomed(8), s.Height))
		}
	}
}

func (r *tableHeaderRenderer) Refresh() {
	r.h.ground.FillColor = colorOf(theme.ColorNameHeaderBackground)
	r.h.line.FillColor = colorOf(ColorBorder)
	r.Layout(r.h.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

// headerCell is one title; a tap sorts.
type headerCell struct {
	widget.BaseWidget
	table *TableList
	col   int
	text  *Text
}

// Tapped sorts by the column.
func (c *headerCell) Tapped(*fyne.PointEvent) { c.table.sortBy(c.col) }

// Cursor shows a hand where a tap sorts.
func (c *headerCell) Cursor() desktop.Cursor {
	if c.table.OnSort != nil && c.table.Columns[c.col].Sortable {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer is for Fyne.
func (c *headerCell) CreateRenderer() fyne.WidgetRenderer {
	r := &headerCellRenderer{c}
	r.Refresh()
	return r
}

type headerCellRenderer struct{ c *headerCell }

func (r *headerCellRenderer) Destroy()                     {}
func (r *headerCellRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.c.text} }
func (r *headerCellRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }

func (r *headerCellRenderer) Layout(s fyne.Size) {
	h := r.c.text.MinSize().Height
	r.c.text.Move(fyne.NewPos(zoomed(cellSide), (s.Height-h)/2))
	r.c.text.Resize(fyne.NewSize(max(0, s.Width-2*zoomed(cellSide)), h))
}

func (r *headerCellRenderer) Refresh() {
	t, c := r.c.table, r.c
	col := t.Columns[c.col]
	c.text.Text, c.text.Align, c.text.ColorName = col.Title, col.Align, ColorMuted
	if t.sorted == c.col {
		c.text.ColorName = theme.ColorNamePrimary
		if t.descending {
			c.text.Text += " ▼"
		} else {
			c.text.Text += " ▲"
		}
	}
	c.text.Refresh()
	canvas.Refresh(c)
}

// divider is dragged to change the width of the column before it.
type divider struct {
	widget.BaseWidget
	table *TableList
	col   int
	line  *canvas.Rectangle
	over  bool
}

// Dragged moves the divider.
func (d *divider) Dragged(ev *fyne.DragEvent) { d.table.drag(d.col, ev.Dragged.DX) }

// DragEnd has the widths remembered.
func (d *divider) DragEnd() { d.table.dragged() }

// DoubleTapped gives all columns their first widths again.
func (d *divider) DoubleTapped(*fyne.PointEvent) { d.table.ResetWidths() }

// Cursor is for Fyne.
func (d *divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn is for Fyne.
func (d *divider) MouseIn(*desktop.MouseEvent) { d.mark(true) }

// MouseMoved is for Fyne.
func (d *divider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (d *divider) MouseOut() { d.mark(false) }

func (d *divider) mark(over bool) {
	d.over = over
	d.Refresh()
}

// CreateRenderer is for Fyne.
func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	r := &dividerRenderer{d}
	r.Refresh()
	return r
}

type dividerRenderer struct{ d *divider }

func (r *dividerRenderer) Destroy()                     {}
func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.d.line} }
func (r *dividerRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }

func (r *dividerRenderer) Layout(s fyne.Size) {
	wide := float32(1)
	if r.d.over {
		wide = 3
	}
	r.d.line.Move(fyne.NewPos((s.Width-wide)/2, zoomed(6)))
	r.d.line.Resize(fyne.NewSize(wide, s.Height-zoomed(12)))
}

func (r *dividerRenderer) Refresh() {
	r.d.line.FillColor = colorOf(ColorBorder)
	if r.d.over {
		r.d.line.FillColor = colorOf(ColorFocusRing)
	}
	r.Layout(r.d.Size())
	canvas.Refresh(r.d)
}
