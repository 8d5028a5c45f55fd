package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit"
)

// cardGap is the space between cards, in Fyne units.
const cardGap = 12

// cells sets objects in columns of one width, with room between; the rows share
// the height there is by what each needs. With large text there are fewer
// columns, so that each still has its room.
type cells struct {
	columns int
	least   float32 // of a column in width, at 100 % zoom
	oneRow  bool    // those that find no room in the first row are left out
	width   float32 // last laid out
}

// fitting is how many columns there is room for, at least one.
func (c *cells) fitting(objects []fyne.CanvasObject) int {
	if c.width == 0 {
		return c.columns
	}
	widest := kit.Zoomed(c.least)
	for _, o := range objects {
		widest = max(widest, o.MinSize().Width)
	}
	n := c.columns
	for n > 1 && (c.columns%n != 0 || widest*float32(n)+cardGap*float32(n-1) > c.width) {
		n--
	}
	return n
}

func (c *cells) rows(objects []fyne.CanvasObject, columns int) (heights []float32, widest, sum float32) {
	for i, o := range objects {
		if i%columns == 0 {
			heights = append(heights, 0)
		}
		need, row := o.MinSize(), &heights[len(heights)-1]
		*row, widest = max(*row, need.Height), max(widest, need.Width)
	}
	for _, h := range heights {
		sum += h
	}
	return heights, widest, sum + cardGap*float32(max(0, len(heights)-1))
}

// shown are the objects there is a place for.
func (c *cells) shown(objects []fyne.CanvasObject) []fyne.CanvasObject {
	if !c.oneRow {
		return objects
	}
	return objects[:min(len(objects), c.fitting(objects))]
}

// MinSize is for Fyne.
func (c *cells) MinSize(objects []fyne.CanvasObject) fyne.Size {
	_, widest, sum := c.rows(c.shown(objects), c.fitting(objects))
	return fyne.NewSize(widest, sum)
}

// Layout is for Fyne.
func (c *cells) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	c.width = s.Width
	columns := c.fitting(objects)
	all := objects
	objects = c.shown(all)
	for i, o := range all {
		if c.oneRow {
			setShown(o, i < len(objects))
		}
	}
	heights, _, sum := c.rows(objects, columns)
	width := (s.Width - cardGap*float32(columns-1)) / float32(columns)
	spare, y := max(0, s.Height-sum)/float32(max(1, len(heights))), float32(0)
	for i, o := range objects {
		row, col := i/columns, i%columns
		if col == 0 && row > 0 {
			y += heights[row-1] + spare + cardGap
		}
		o.Move(fyne.NewPos(float32(col)*(width+cardGap), y))
		o.Resize(fyne.NewSize(width, heights[row]+spare))
	}
}

// pair sets two objects beside each other, or below where the window is narrow
// for the size of its text.
type pair struct{ width float32 } // last laid out

// roomForPair is the width, at 100 % zoom, that two stand beside each other in.
const roomForPair = 740

func (p *pair) beside() bool { return p.width == 0 || p.width >= kit.Zoomed(roomForPair) }

// MinSize is for Fyne.
func (p *pair) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[1].MinSize()
	if p.beside() {
		return fyne.NewSize(max(a.Width, b.Width), max(a.Height, b.Height)) // each at most half of what holds them
	}
	return fyne.NewSize(max(a.Width, b.Width), a.Height+theme.Padding()+b.Height)
}

// Layout is for Fyne.
func (p *pair) Layout(os []fyne.CanvasObject, s fyne.Size) {
	p.width = s.Width
	gap := theme.Padding()
	if p.beside() {
		half := (s.Width - gap) / 2
		os[0].Move(fyne.Position{})
		os[0].Resize(fyne.NewSize(half, s.Height))
		os[1].Move(fyne.NewPos(half+gap, 0))
		os[1].Resize(fyne.NewSize(half, s.Height))
		return
	}
	high := os[0].MinSize().Height
	os[0].Move(fyne.Position{})
	os[0].Resize(fyne.NewSize(s.Width, high))
	os[1].Move(fyne.NewPos(0, high+gap))
	os[1].Resize(fyne.NewSize(s.Width, max(s.Height-high-gap, os[1].MinSize().Height)))
}

// ends sets a second object at the right end of the line of a first that takes
// the rest; below it where the line is shorter than room, at 100 % zoom.
type ends struct{ room, width float32 }

func (e *ends) beside() bool { return e.width == 0 || e.width >= kit.Zoomed(e.room) }

// MinSize is for Fyne.
func (e *ends) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[1].MinSize()
	if e.beside() {
		return fyne.NewSize(a.Width+theme.Padding()+b.Width, max(a.Height, b.Height))
	}
	return fyne.NewSize(max(a.Width, b.Width), a.Height+theme.Padding()+b.Height)
}

// Layout is for Fyne.
func (e *ends) Layout(os []fyne.CanvasObject, s fyne.Size) {
	e.width = s.Width
	end, gap := os[1].MinSize(), theme.Padding()
	os[0].Move(fyne.Position{})
	if e.beside() {
		os[0].Resize(fyne.NewSize(s.Width-end.Width-gap, s.Height))
		os[1].Move(fyne.NewPos(s.Width-end.Width, 0))
		os[1].Resize(fyne.NewSize(end.Width, s.Height))
		return
	}
	high := os[0].MinSize().Height
	os[0].Resize(fyne.NewSize(s.Width, high))
	os[1].Move(fyne.NewPos(0, high+gap))
	os[1].Resize(fyne.NewSize(min(end.Width, s.Width), end.Height))
}

// column sets objects below each other with room between; the last takes the
// rest of the height.
type column struct{}

// MinSize is for Fyne.
func (column) MinSize(objects []fyne.CanvasObject) (need fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			need = fyne.NewSize(max(need.Width, m.Width), need.Height+m.Height+cardGap)
		}
	}
	return need.SubtractWidthHeight(0, cardGap)
}

// Layout is for Fyne.
func (column) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		height := o.MinSize().Height
		if i == len(objects)-1 {
			height = max(height, s.Height-y)
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, height))
		y += height + cardGap
	}
}

// hints sets small texts and key caps beside a field, on one line with it.
func hints(objects ...fyne.CanvasObject) fyne.CanvasObject {
	row := container.NewHBox()
	for _, o := range objects {
		row.Add(container.NewCenter(o))
	}
	return container.NewCenter(row)
}

// columnOf stacks objects in a column of one width, so that the height of
// wrapped text is known before it is shown.
type columnOf struct{ width, gap float32 }

// MinSize is for Fyne.
func (c *columnOf) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(c.width, c.walk(objects, c.width, false))
}

// Layout is for Fyne.
func (c *columnOf) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.walk(objects, size.Width, true)
}

func (c *columnOf) walk(objects []fyne.CanvasObject, width float32, place bool) float32 {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := o.MinSize().Height
		if t, ok := o.(*kit.Text); ok && t.Wrap {
			size := t.SizeName
			if size == "" {
				size = theme.SizeNameText
			}
			height = kit.SharedWrapper(size, t.Style).Height(t.Text, width)
		}
		if place {
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(width, height))
		}
		y += height + c.gap
	}
	return max(0, y-c.gap)
}
