package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Layer lets objects float above content in the normal content tree, where they
// do not take the keyboard as an overlay of Fyne would. Stack it over content.
type Layer struct {
	widget.BaseWidget
	objects []fyne.CanvasObject
	onSize  []func()
}

// NewLayer returns an empty layer.
func NewLayer() *Layer {
	l := &Layer{}
	l.ExtendBaseWidget(l)
	return l
}

// UseLayer makes l the free layer of a window without a [Shell].
func UseLayer(w fyne.Window, l *Layer) { deskOf(w.Canvas()).layer = l }

// Place shows o at a position of the layer with a size; placing it again moves it.
func (l *Layer) Place(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	if !slices.Contains(l.objects, o) {
		l.objects = append(l.objects, o)
	}
	o.Move(at)
	o.Resize(size)
	o.Show()
	l.Refresh()
}

// Remove takes o off the layer.
func (l *Layer) Remove(o fyne.CanvasObject) {
	if i := slices.Index(l.objects, o); i >= 0 {
		l.objects = slices.Delete(l.objects, i, i+1)
		l.Refresh()
	}
}

// Has reports whether o is on the layer.
func (l *Layer) Has(o fyne.CanvasObject) bool { return slices.Contains(l.objects, o) }

// PositionOf returns where o, anywhere in the same window, stands seen from the
// layer's own corner.
func (l *Layer) PositionOf(o fyne.CanvasObject) fyne.Position {
	d := fyne.CurrentApp().Driver()
	return d.AbsolutePositionForObject(o).Subtract(d.AbsolutePositionForObject(l))
}

// Resize tells those who stand on the layer that their room changed.
func (l *Layer) Resize(s fyne.Size) {
	changed := s != l.Size()
	l.BaseWidget.Resize(s)
	if changed {
		for _, f := range l.onSize {
			f()
		}
	}
}

// CreateRenderer is for Fyne.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer { return &layerRenderer{l} }

type layerRenderer struct{ layer *Layer }

func (r *layerRenderer) Destroy()                     {}
func (r *layerRenderer) Layout(fyne.Size)             {}
func (r *layerRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *layerRenderer) Objects() []fyne.CanvasObject { return r.layer.objects }

func (r *layerRenderer) Refresh() {
	for _, o := range r.layer.objects {
		o.Refresh()
	}
	if c := canvasFor(r.layer); c != nil {
		c.Refresh(r.layer)
	}
}
