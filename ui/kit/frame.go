package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// frame sets top, bottom and left edge to edge around the center, without the
// padding that Fyne's border layout leaves between. Absent parts are nil.
type frame struct {
	top, bottom, left, center fyne.CanvasObject

	before func(width float32) // told of the room before the parts are asked for theirs; may be nil
}

// newFrame returns a container laid out as a frame.
func newFrame(top, bottom, left, center fyne.CanvasObject) *fyne.Container {
	c := &fyne.Container{Layout: &frame{top: top, bottom: bottom, left: left, center: center}}
	for _, o := range []fyne.CanvasObject{top, bottom, left, center} {
		if o != nil {
			c.Objects = append(c.Objects, o)
		}
	}
	return c
}

// NewPageBody sets top above body and foot, if not nil, below it, in the order in
// which Tab goes through them; Fyne's border goes through its center first.
func NewPageBody(top, body, foot fyne.CanvasObject) fyne.CanvasObject {
	if foot == nil {
		return container.New(layout.NewBorderLayout(top, nil, nil, nil), top, body)
	}
	return container.New(layout.NewBorderLayout(top, foot, nil, nil), top, body, foot)
}

// wanted is an object's least size; zero if absent or hidden.
func wanted(o fyne.CanvasObject) fyne.Size {
	if o == nil || !o.Visible() {
		return fyne.Size{}
	}
	return o.MinSize()
}

func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size {
	top, bottom, left, center := wanted(f.top), wanted(f.bottom), wanted(f.left), wanted(f.center)
	return fyne.NewSize(max(left.Width+center.Width, top.Width, bottom.Width), max(left.Height, center.Height)+top.Height+bottom.Height)
}

func (f *frame) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	if f.before != nil {
		f.before(s.Width)
	}
	top, bottom, left := wanted(f.top).Height, wanted(f.bottom).Height, wanted(f.left).Width
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		if o != nil {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(max(0, w), max(0, h)))
		}
	}
	put(f.top, 0, 0, s.Width, top)
	put(f.bottom, 0, s.Height-bottom, s.Width, bottom)
	put(f.left, 0, top, left, s.Height-top-bottom)
	put(f.center, left, top, s.Width-left, s.Height-top-bottom)
}
