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
	root   fyne.CanvasObject
	items  []*railItem
	narrow bool // icons only
}

// roomForRail is the width of a window, at 100 % zoom, from which the navigation
// has room for its words; below they are shown in the status line.
const roomForRail = 860

// fit leaves the words out where the window is narrow for the size of its text.
func (r *rail) fit(window float32) {
	if narrow := window < zoomed(roomForRail); narrow != r.narrow {
		r.narrow = narrow
		for _, item := range r.items {
			item.narrow = narrow
			item.Refresh()
		}
	}
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
	r.root = NewPanel(ColorRail, container.NewVScroll(pad(8, 8, 0, 0, column)))
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
	narrow  bool // without its word
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
func (i *railItem) FocusGained() {
	i.mark(&i.focused, true)
	i.explain()
	Reveal(i)
}

// FocusLost is for Fyne.
func (i *railItem) FocusLost() {
	i.mark(&i.focused, false)
	i.tip("")
}

// explain says in the status line where this leads, and by which key.
func (i *railItem) explain() {
	if i.to.Key != "" {
		i.tip(i.to.Label + "  ·  " + i.to.Key)
	}
}

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
	i.explain()
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

func (r *railItemRenderer) Destroy() {}

func (r *railItemRenderer) MinSize() fyne.Size {
	if r.i.narrow {
		return fyne.NewSize(zoomed(56), zoomed(46))
	}
	return fyne.NewSize(zoomed(104), zoomed(64))
}

func (r *railItemRenderer) Objects() []fyne.CanvasObject {
	i := r.i
	return []fyne.CanvasObject{i.ground, i.marker, i.icon, i.label, i.badge, i.number}
}

func (r *railItemRenderer) Layout(s fyne.Size) {
	i := r.i
	side := zoomed(8)
	if i.narrow {
		side = zoomed(6)
	}
	i.ground.Move(fyne.NewPos(side, zoomed(3)))
	i.ground.Resize(s.SubtractWidthHeight(2*side, zoomed(6)))
	i.marker.Move(fyne.NewPos(0, zoomed(14)))
	i.marker.Resize(fyne.NewSize(zoomed(4), s.Height-zoomed(28)))
	picture := zoomed(22)
	i.icon.Move(fyne.NewPos((s.Width-picture)/2, zoomed(11)))
	i.icon.Resize(fyne.NewSquareSize(picture))
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
		i.ground.StrokeColor, i.ground.StrokeWidth = colorOf(ColorAccent), RingWidth()
	}
	i.icon.Resource = theme.NewColoredResource(i.to.Icon, ink)
	i.label.Text, i.label.Color, i.label.TextSize = i.to.Label, colorOf(ink), sizeOf(theme.SizeNameCaptionText)
	i.label.TextStyle.Bold, i.label.Hidden = i.active, i.narrow
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
