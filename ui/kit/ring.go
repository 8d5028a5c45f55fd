package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ring is the outline of what has the keyboard.
type ring struct {
	box  *canvas.Rectangle
	on   bool
	edge bool // else a thin border, where contrast is asked for
}

func newRing() *ring {
	r := &ring{box: &canvas.Rectangle{FillColor: color.Transparent, CornerRadius: 6}}
	r.Refresh()
	return r
}

func (r *ring) set(on bool) {
	r.on = on
	r.Refresh()
}

// Refresh rereads the color.
func (r *ring) Refresh() {
	r.box.StrokeColor, r.box.StrokeWidth = colorOf(ColorFocusRing), RingWidth()
	if !r.on {
		r.box.StrokeColor, r.box.StrokeWidth = colorOf(ColorBorder), 1
	}
	r.box.Hidden = !r.on && (!r.edge || !strongContrast())
	r.box.Refresh()
}

// RingWidth is how thick the outline of what has the keyboard is drawn, in Fyne
// units: thicker where contrast is asked for.
func RingWidth() float32 {
	if strongContrast() {
		return 3
	}
	return 2
}

// strongContrast reports whether what only a shade tells apart needs a border.
func strongContrast() bool {
	t, ok := fyne.CurrentApp().Settings().Theme().(*Theme)
	return ok && t.look.Mode.strong()
}

// ringed draws the outline above one of Fyne's own widgets, whose sign of the
// keyboard is a tint that is easily overlooked.
type ringed struct {
	fyne.WidgetRenderer
	ring *ring
}

func (r *ringed) Objects() []fyne.CanvasObject {
	objects := r.WidgetRenderer.Objects()
	return append(objects[:len(objects):len(objects)], r.ring.box)
}

func (r *ringed) Layout(s fyne.Size) {
	r.WidgetRenderer.Layout(s)
	r.ring.box.Resize(s)
}

func (r *ringed) Refresh() {
	r.WidgetRenderer.Refresh()
	r.ring.Refresh()
}
