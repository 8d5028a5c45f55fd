package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rail is the navigation on the left: icon over label, one per destination.
type rail struct {
	root  fyne.CanvasObject
	items []*railItem
}

func newRail(destinations []Destination, open func(string), tip func(string)) *rail {
	r := &rail{}
	column := container.New(tightColumn{})
	for _, d := range destinations {
		item := &railItem{to: d, open: open, tip: tip}
		item.build()
		item.ExtendBaseWidget(item)
		r.items = append(r.items, item)
		column.Add(item)
	}
	r.root = NewPanel(ColorRail, pad(8, 8, 0, 0, column))
	return r
}

func (r *rail) open(id string) {
	for _, item := range r.items {
		if item.active != (item.to.ID == id) {
			item.active = item.to.ID == id
			item.Refresh()
		}
	}
}

func (r *rail) badge(id string, n int) {
	for _, item := range r.items {
		if item.to.ID == id && item.count != n {
			item.count = n
			item.Refresh()
		}
	}
}

// railItem is one destination.
type railItem struct {
	widget.BaseWidget
	to      Destination
	open    func(string)
	tip     func(string)
	active  bool
	hovered bool
	focused bool
	count   int

	ground *canvas.Rectangle
	marker *canvas.Rectangle
	icon   *canvas.Image
	label  *canvas.Text
	badge  *canvas.Rectangle
	number *canvas.Text
}

func (i *railItem) build() {
	i.ground, i.marker, i.badge = &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}
	i.icon = &canvas.Image{FillMode: canvas.ImageFillContain}
	i.label = &canvas.Text{Alignment: fyne.TextAlignCenter}
	i.number = &canvas.Text{Alignment: fyne.TextAlignCenter, TextStyle: fyne.TextStyle{Bold: true}}
}

// Tapped goes there.
func (i *railItem) Tapped(*fyne.PointEvent) { i.open(i.to.ID) }

// FocusGained is for Fyne.
func (i *railItem) FocusGained() { i.mark(&i.focused, true) }

// FocusLost is for Fyne.
func (i *railItem) FocusLost() { i.mark(&i.focused, false) }

// TypedRune is for Fyne.
func (i *railItem) TypedRune(rune) {}

// TypedKey goes there on Enter and Space, and moves up and down.
func (i *railItem) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		i.open(i.to.ID)
	case fyne.KeyDown:
		canvasFor(i).FocusNext()
	case fyne.KeyUp:
		canvasFor(i).FocusPrevious()
	default:
		passKey(i, ev)
	}
}

// TypedShortcut hands shortcuts that no menu took to the commands.
func (i *railItem) TypedShortcut(s fyne.Shortcut) { passShortcut(i, s) }

// MouseIn is for Fyne.
func (i *railItem) MouseIn(*desktop.MouseEvent) {
	i.mark(&i.hovered, true)
	if i.to.Key != "" {
		i.tip(i.to.Label + "  ·  " + i.to.Key)
	}
}

// MouseMoved is for Fyne.
func (i *railItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (i *railItem) MouseOut() {
	i.mark(&i.hovered, false)
	i.tip("")
}

// Cursor is for Fyne.
func (i *railItem) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (i *railItem) mark(what *bool, on bool) {
	*what = on
	i.Refresh()
}

// CreateRenderer is for Fyne.
func (i *railItem) CreateRenderer() fyne.WidgetRenderer {
	r := &railItemRenderer{i}
	r.Refresh()
	return r
}

type railItemRenderer struct{ i *railItem }

func (r *railItemRenderer) Destroy()           {}
func (r *railItemRenderer) MinSize() fyne.Size { return fyne.NewSize(zoomed(104), zoomed(64)) }

func (r *railItemRenderer) Objects() []fyne.CanvasObject {
	i := r.i
	return []fyne.CanvasObject{i.ground, i.marker, i.icon, i.label, i.badge, i.number}
}

func (r *railItemRenderer) Layout(s fyne.Size) {
	i := r.i
	i.ground.Move(fyne.NewPos(zoomed(8), zoomed(3)))
	i.ground.Resize(s.SubtractWidthHeight(zoomed(16), zoomed(6)))
	i.marker.Move(fyne.NewPos(0, zoomed(14)))
	i.marker.Resize(fyne.NewSize(zoomed(4), s.Height-zoomed(28)))
	side := zoomed(22)
	i.icon.Move(fyne.NewPos((s.Width-side)/2, zoomed(10)))
	i.icon.Resize(fyne.NewSquareSize(side))
	i.label.Move(fyne.NewPos(0, zoomed(36)))
	i.label.Resize(fyne.NewSize(s.Width, i.label.MinSize().Height))
	wide := max(zoomed(18), i.number.MinSize().Width+zoomed(10))
	at := fyne.NewPos(s.Width/2+zoomed(6), zoomed(6))
	i.badge.Move(at)
	i.badge.Resize(fyne.NewSize(wide, zoomed(17)))
	i.number.Move(at.AddXY(0, zoomed(1)))
	i.number.Resize(fyne.NewSize(wide, zoomed(15)))
}

func (r *railItemRenderer) Refresh() {
	i := r.i
	i.ground.FillColor, i.marker.FillColor = color.Transparent, color.Transparent
	ink := ColorRailText
	switch {
	case i.active:
		i.ground.FillColor, i.marker.FillColor = colorOf(ColorRailActive), colorOf(ColorAccent)
	case i.hovered:
		i.ground.FillColor = colorOf(ColorRailHover)
	}
	i.ground.CornerRadius, i.marker.CornerRadius, i.badge.CornerRadius = zoomed(8), zoomed(2), zoomed(8.5)
	i.ground.StrokeWidth = 0
	if i.focused {
		i.ground.StrokeColor, i.ground.StrokeWidth = colorOf(ColorAccent), 2
	}
	i.icon.Resource = theme.NewColoredResource(i.to.Icon, ink)
	i.label.Text, i.label.Color, i.label.TextSize = i.to.Label, colorOf(ink), sizeOf(theme.SizeNameCaptionText)
	i.label.TextStyle.Bold = i.active
	i.badge.FillColor = colorOf(ColorAccent)
	i.badge.Hidden, i.number.Hidden = i.count == 0, i.count == 0
	i.number.Text, i.number.Color, i.number.TextSize = countText(i.count), colorOf(ColorOnAccent), sizeOf(theme.SizeNameCaptionText)*0.9
	r.Layout(i.Size())
	i.icon.Refresh()
	canvas.Refresh(i)
}

func countText(n int) string {
	if n > 99 {
		return "99+"
	}
	return strconv.Itoa(n)
}
