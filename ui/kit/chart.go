package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/export/chart"
)

// A Chart shows figures. With the keyboard one goes from group to group with
// the arrows along the axis, from series to series with those across it, and
// opens what is chosen with Enter; the mouse does the same. What is chosen is
// told in words below the chart.
type Chart struct {
	widget.BaseWidget
	Height float32                 // at 100 % zoom; 0 leaves it to the chart
	OnOpen func(group, series int) // series -1 is the whole group; nil for nothing behind it

	shown   chart.Chart
	group   int // chosen, -1 for none
	series  int // of it, -1 for all
	focused bool
}

// NewChart returns a chart.
func NewChart(c chart.Chart) *Chart {
	w := &Chart{shown: c, group: -1, series: -1}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes what is shown.
func (c *Chart) Set(shown chart.Chart) {
	c.shown = shown
	if c.group >= len(shown.Groups) || c.series >= len(shown.Series) {
		c.group, c.series = -1, -1
	}
	c.Refresh()
}

// Shown is what is shown.
func (c *Chart) Shown() chart.Chart { return c.shown }

// Chosen is the group and the series that the keyboard or the mouse stands on,
// -1 for none.
func (c *Chart) Chosen() (group, series int) { return c.group, c.series }

func (c *Chart) choose(group, series int) {
	if group != c.group || series != c.series {
		c.group, c.series = group, series
		c.Refresh()
	}
}

// frame is the room for the chart in a width, the words below it left out.
func (c *Chart) frame(width, height float32) chart.Frame {
	return chart.Frame{Width: float64(width), Height: float64(height), Size: float64(sizeOf(theme.SizeNameText)), Letter: letterWidth, Bare: true}
}

// letterWidth measures text of any size.
func letterWidth(text string, size float64, bold bool) float64 {
	return float64(boardWrapper(boardType{wholePoints(size), bold}).Width(text))
}

// wholePoints is the size that text is set in: letters of a broken size stand
// apart.
func wholePoints(size float64) float32 { return float32(max(6, math.Round(size))) }

// told is the height of the words below.
func (c *Chart) told() float32 {
	return SharedWrapper(theme.SizeNameCaptionText, fyne.TextStyle{}).LineHeight()
}

func (c *Chart) drawing(s fyne.Size) chart.Drawing {
	return c.shown.Lay(c.frame(s.Width, max(0, s.Height-c.told())))
}

// words tell what is chosen.
func (c *Chart) words() string {
	switch {
	case c.group < 0:
		return ""
	case c.series < 0:
		return c.shown.Words(c.group)
	}
	g := c.shown.Groups[c.group]
	v := 0.0
	if c.series < len(g.Values) {
		v = g.Values[c.series]
	}
	return g.Label + ": " + c.shown.Series[c.series].Name + " " + chart.Number(v)
}

// Tapped is for Fyne.
func (c *Chart) Tapped(ev *fyne.PointEvent) {
	focusOn(c)
	c.choose(c.at(ev.Position))
	c.open()
}

func (c *Chart) open() {
	if c.OnOpen != nil && c.group >= 0 {
		c.OnOpen(c.group, c.series)
	}
}

// at is what stands at a place, the last drawn first.
func (c *Chart) at(p fyne.Position) (group, series int) { return spotAt(c.drawing(c.Size()), p) }

func spotAt(d chart.Drawing, p fyne.Position) (group, series int) {
	x, y := float64(p.X), float64(p.Y)
	for i := len(d.Spots) - 1; i >= 0; i-- {
		s := d.Spots[i]
		if x >= s.X && x < s.X+s.W && y >= s.Y && y < s.Y+s.H && (s.Series >= 0 || !covered(d, x, y)) {
			return s.Group, s.Series
		}
	}
	return -1, -1
}

// covered reports whether a series has a place there; spots of groups stand
// among those of series.
func covered(d chart.Drawing, x, y float64) bool {
	for _, s := range d.Spots {
		if s.Series >= 0 && x >= s.X && x < s.X+s.W && y >= s.Y && y < s.Y+s.H {
			return true
		}
	}
	return false
}

// MouseIn is for Fyne.
func (c *Chart) MouseIn(ev *desktop.MouseEvent) { c.MouseMoved(ev) }

// MouseMoved is for Fyne.
func (c *Chart) MouseMoved(ev *desktop.MouseEvent) {
	if group, series := c.at(ev.Position); group >= 0 || !c.focused {
		c.choose(group, series)
	}
}

// MouseOut is for Fyne.
func (c *Chart) MouseOut() {
	if !c.focused {
		c.choose(-1, -1)
	}
}

// Cursor is for Fyne.
func (c *Chart) Cursor() desktop.Cursor {
	if c.OnOpen != nil && c.group >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained is for Fyne.
func (c *Chart) FocusGained() {
	c.focused = true
	Reveal(c)
	if c.group < 0 && len(c.shown.Groups) > 0 {
		c.group = 0
		if c.shown.Form == chart.Columns {
			c.group = len(c.shown.Groups) - 1 // the newest
		}
	}
	c.Refresh()
}

// FocusLost is for Fyne.
func (c *Chart) FocusLost() {
	c.focused, c.group, c.series = false, -1, -1
	c.Refresh()
}

// TypedRune is for Fyne.
func (c *Chart) TypedRune(rune) {}

// TypedKey goes from bar to bar and passes other keys on.
func (c *Chart) TypedKey(ev *fyne.KeyEvent) {
	next, before, inner, outer := fyne.KeyDown, fyne.KeyUp, fyne.KeyRight, fyne.KeyLeft
	if c.shown.Form == chart.Columns {
		next, before, inner, outer = inner, outer, before, next
	}
	last := len(c.shown.Groups) - 1
	switch ev.Name {
	case next:
		c.choose(min(c.group+1, last), c.series)
	case before:
		c.choose(max(c.group-1, min(0, last)), c.series)
	case inner:
		c.choose(c.group, min(c.series+1, len(c.shown.Series)-1))
	case outer:
		c.choose(c.group, max(c.series-1, -1))
	case fyne.KeyHome:
		c.choose(min(0, last), c.series)
	case fyne.KeyEnd:
		c.choose(last, c.series)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.open()
	default:
		passKey(c, ev)
	}
}

// CreateRenderer is for Fyne.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	r := &chartRenderer{chart: c, words: NewMuted("")}
	r.words.Truncate = true
	r.draw()
	return r
}

type chartRenderer struct {
	chart   *Chart
	words   *Text
	size    fyne.Size
	objects []fyne.CanvasObject
}

func (r *chartRenderer) Destroy()                     {}
func (r *chartRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize depends on the width last given, as the height of wrapped text does.
func (r *chartRenderer) MinSize() fyne.Size {
	c := r.chart
	if c.Height > 0 {
		return fyne.NewSize(zoomed(160), zoomed(c.Height))
	}
	width := max(r.size.Width, zoomed(160))
	return fyne.NewSize(zoomed(160), float32(c.shown.Lay(c.frame(width, 0)).Height)+c.told())
}

func (r *chartRenderer) Layout(s fyne.Size) {
	if s != r.size {
		r.size = s
		r.draw()
	}
}

func (r *chartRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.chart)
}

func (r *chartRenderer) draw() {
	c := r.chart
	if r.size.Width <= 0 {
		return
	}
	p := chartPainter{color: colorOf, group: c.group, series: c.series, focused: c.focused}
	r.objects = append(p.objects(c.drawing(r.size)), r.words)
	r.words.SetText(c.words())
	r.words.Move(fyne.NewPos(0, r.size.Height-c.told()))
	r.words.Resize(fyne.NewSize(r.size.Width, c.told()))
}
