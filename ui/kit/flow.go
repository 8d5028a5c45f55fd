package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// flow sets objects in lines like words. One that is wider than a line gets the
// line; a chip then ends in "…".
type flow struct {
	gap   float32 // at 100 % zoom
	width float32 // last laid out
}

func (f *flow) MinSize(os []fyne.CanvasObject) fyne.Size {
	wide := float32(0)
	for _, o := range os {
		wide = max(wide, o.MinSize().Width)
	}
	width := f.width
	if width == 0 {
		width = zoomed(400)
	} else {
		wide = min(wide, width)
	}
	return fyne.NewSize(wide, f.walk(os, width, false))
}

func (f *flow) Layout(os []fyne.CanvasObject, s fyne.Size) {
	f.width = s.Width
	f.walk(os, s.Width, true)
}

func (f *flow) walk(os []fyne.CanvasObject, width float32, place bool) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range os {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		m.Width = min(m.Width, width)
		if x > 0 && x+m.Width > width {
			x, y, line = 0, y+line+zoomed(4), 0
		}
		if place {
			o.Move(fyne.NewPos(x, y))
			o.Resize(m)
		}
		x += m.Width + zoomed(f.gap)
		line = max(line, m.Height)
	}
	return y + line
}

// NewFlow sets objects beside each other and goes on below when the line is
// full: chips, buttons, filters. gap is in Fyne units at 100 % zoom.
func NewFlow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}
