package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// A Holder is a widget in which others stand that can have the keyboard. Fyne
// does not tell what is inside a widget, nor what an object stands in.
type Holder interface {
	// Inside are the objects to look into.
	Inside() []fyne.CanvasObject
}

// Reveal scrolls whatever o stands in, so that who goes through a page by Tab
// sees where the keyboard is. Widgets of the kit do it themselves when they get
// the keyboard; a view's own widget calls it in its FocusGained.
func Reveal(o fyne.CanvasObject) { revealTop(o, o.Size().Height) }

// revealTop is Reveal for the upper part of an object.
func revealTop(o fyne.CanvasObject, high float32) {
	c := canvasFor(o)
	if c == nil {
		return
	}
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	around, _ := scrollsAround(root, o)
	for _, s := range around {
		bringInto(s, o, min(high, o.Size().Height))
	}
}

// scrollsAround finds an object below a root and returns the scrollers between,
// the innermost first.
func scrollsAround(root, o fyne.CanvasObject) (found []*container.Scroll, ok bool) {
	if root == o {
		return nil, true
	}
	if root == nil || !root.Visible() {
		return nil, false
	}
	for _, child := range insideOf(root) {
		if found, ok = scrollsAround(child, o); !ok {
			continue
		}
		if s, scrolls := root.(*container.Scroll); scrolls {
			found = append(found, s)
		}
		return found, true
	}
	return nil, false
}

func insideOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case *widget.PopUp:
		return []fyne.CanvasObject{o.Content}
	case Holder:
		return o.Inside()
	}
	return nil
}

// bringInto scrolls so that the upper part of o, with a little room around it, is
// in sight; of what is larger than the sight, its beginning.
func bringInto(s *container.Scroll, o fyne.CanvasObject, high float32) {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(s))
	sight := s.Size()
	most := s.Content.Size().Subtract(sight)
	to := fyne.NewPos(
		scrolled(s.Offset.X, at.X, o.Size().Width, sight.Width, most.Width),
		scrolled(s.Offset.Y, at.Y, high, sight.Height, most.Height))
	if to != s.Offset {
		s.ScrollToOffset(to)
	}
}

// scrolled is the offset along one axis at which what begins at a place seen from
// the edge of the sight, and is so long, is in sight.
func scrolled(offset, at, long, sight, most float32) float32 {
	room := zoomed(12)
	switch end := at + long; {
	case at >= 0 && end <= sight, most <= 0:
		return offset
	case at < 0, long+room > sight:
		offset += at - room
	default:
		offset += end + room - sight
	}
	return max(0, min(offset, most))
}

// Inside is for [Reveal].
func (p *Panel) Inside() []fyne.CanvasObject { return []fyne.CanvasObject{p.Content} }

// Inside is for [Reveal].
func (f *FormGrid) Inside() (inputs []fyne.CanvasObject) {
	for _, r := range f.rows {
		inputs = append(inputs, r.field.Input)
	}
	return inputs
}

// Inside is for [Reveal].
func (t *TableList) Inside() []fyne.CanvasObject { return []fyne.CanvasObject{t.List} }

// Inside is for [Reveal].
func (l *Layer) Inside() []fyne.CanvasObject { return slices.Clone(l.objects) }
