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
// the height there is by what each needs.
type cells struct{ columns int }

func (c *cells) rows(objects []fyne.CanvasObject) (heights []float32, widest, sum float32) {
	for i, o := range objects {
		if i%c.columns == 0 {
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

// MinSize is for Fyne.
func (c *cells) MinSize(objects []fyne.CanvasObject) fyne.Size {
	_, widest, sum := c.rows(objects)
	return fyne.NewSize(widest*float32(c.columns)+cardGap*float32(c.columns-1), sum)
}

// Layout is for Fyne.
func (c *cells) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	heights, _, sum := c.rows(objects)
	width := (s.Width - cardGap*float32(c.columns-1)) / float32(c.columns)
	spare, y := max(0, s.Height-sum)/float32(max(1, len(heights))), float32(0)
	for i, o := range objects {
		row, col := i/c.columns, i%c.columns
		if col == 0 && row > 0 {
			y += heights[row-1] + spare + cardGap
		}
		o.Move(fyne.NewPos(float32(col)*(width+cardGap), y))
		o.Resize(fyne.NewSize(width, heights[row]+spare))
	}
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
