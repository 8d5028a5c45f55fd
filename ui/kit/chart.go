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

// A Bar is one bar of a [BarChart].
type Bar struct {
	Label string
	Value float64
	Note  string // at the end of the bar, e.g. "12 dari 20"; "" means the value
	Tone  Tone
}

// BarChart shows values as horizontal bars from 0, one below the other.
type BarChart struct {
	widget.BaseWidget
	Bars     []Bar
	Max      float64 // the end of the axis; 0 means the largest value
	OnTapped func(bar int)

	column *fyne.Container
}

// NewBarChart returns a chart of bars.
func NewBarChart(bars ...Bar) *BarChart {
	c := &BarChart{Bars: bars, column: container.New(tightColumn{})}
	c.ExtendBaseWidget(c)
	c.fill()
	return c
}

// Set replaces the bars.
func (c *BarChart) Set(bars ...Bar) {
	c.Bars = bars
	c.fill()
}

func (c *BarChart) fill() {
	c.column.RemoveAll()
	end := c.Max
	for _, b := range c.Bars {
		end = max(end, b.Value)
	}
	for i, b := range c.Bars {
		row := newBarRow(c, b, end)
		row.tapped = func() {
			if c.OnTapped != nil {
				c.OnTapped(i)
			}
		}
		c.column.Add(row)
	}
	c.column.Refresh()
}

// CreateRenderer is for Fyne.
func (c *BarChart) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.column) }

// labelWidth is the width of the widest label.
func (c *BarChart) labelWidth() float32 {
	widest := float32(0)
	w := SharedWrapper(theme.SizeNameText, fyne.TextStyle{})
	for _, b := range c.Bars {
		widest = max(widest, w.Width(b.Label))
	}
	return widest + zoomed(12)
}

// barRow is one bar with its label and note.
type barRow struct {
	widget.BaseWidget
	chart  *BarChart
	meter  *Meter
	label  *Text
	note   *Text
	ground *canvas.Rectangle
	tapped func()
}

func newBarRow(c *BarChart, b Bar, end float64) *barRow {
	note := or(b.Note, strconv.FormatFloat(b.Value, 'f', -1, 64))
	r := &barRow{chart: c, meter: NewMeter(), label: NewText(b.Label), note: NewMuted(note), ground: &canvas.Rectangle{FillColor: color.Transparent, CornerRadius: 4}}
	r.label.Truncate = true
	r.note.Style.Bold = true
	if end > 0 {
		r.meter.Set(b.Value/end, b.Tone)
	}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped is for Fyne.
func (r *barRow) Tapped(*fyne.PointEvent) { r.tapped() }

// MouseIn is for Fyne.
func (r *barRow) MouseIn(*desktop.MouseEvent) {
	r.ground.FillColor = colorOf(theme.ColorNameHover)
	r.ground.Refresh()
}

// MouseMoved is for Fyne.
func (r *barRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (r *barRow) MouseOut() {
	r.ground.FillColor = color.Transparent
	r.ground.Refresh()
}

// CreateRenderer is for Fyne.
func (r *barRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.ground, container.New(barLayout{r.chart}, r.label, r.meter, r.note)))
}

// barLayout gives label, bar and note columns of their own.
type barLayout struct{ chart *BarChart }

func (barLayout) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(zoomed(220), os[0].MinSize().Height+zoomed(10))
}

func (l barLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	label, note := min(l.chart.labelWidth(), s.Width*0.4), min(zoomed(110), s.Width*0.24)
	pad := zoomed(8)
	middle := func(o fyne.CanvasObject, x, wide, high float32) {
		o.Move(fyne.NewPos(x, (s.Height-high)/2))
		o.Resize(fyne.NewSize(wide, high))
	}
	middle(os[0], pad, label-pad, os[0].MinSize().Height)
	middle(os[1], label+pad, max(0, s.Width-label-note-3*pad), zoomed(12))
	middle(os[2], s.Width-note-pad, note, os[2].MinSize().Height)
}

// A Part is one part of a [StackedBar].
type Part struct {
	Label string
	Value float64
	Tone  Tone
}

// StackedBar shows parts of a whole in one bar, with a legend below.
type StackedBar struct {
	widget.BaseWidget
	Parts    []Part
	NoLegend bool
	OnTapped func(part int)

	bar    *fyne.Container
	legend *fyne.Container
}

// NewStackedBar returns a bar of parts.
func NewStackedBar(parts ...Part) *StackedBar {
	s := &StackedBar{Parts: parts, legend: container.New(&flow{gap: 16})}
	s.bar = container.New(shareLayout{s})
	s.ExtendBaseWidget(s)
	s.fill()
	return s
}

// Set replaces the parts.
func (s *StackedBar) Set(parts ...Part) {
	s.Parts = parts
	s.fill()
}

func (s *StackedBar) fill() {
	s.bar.RemoveAll()
	s.legend.RemoveAll()
	for i, p := range s.Parts {
		piece := NewPanel(p.Tone.Solid(), container.NewStack())
		s.bar.Add(piece)
		entry := &legendEntry{row: container.NewHBox(container.NewCenter(NewDot(p.Tone)),
			NewText(p.Label), NewStrong(strconv.FormatFloat(p.Value, 'f', -1, 64))), tapped: func() {
			if s.OnTapped != nil {
				s.OnTapped(i)
			}
		}}
		entry.ExtendBaseWidget(entry)
		s.legend.Add(entry)
	}
	setHidden(s.legend, s.NoLegend)
	s.bar.Refresh()
	s.legend.Refresh()
}

// CreateRenderer is for Fyne.
func (s *StackedBar) CreateRenderer() fyne.WidgetRenderer {
	setHidden(s.legend, s.NoLegend)
	return widget.NewSimpleRenderer(container.NewVBox(s.bar, pad(4, 0, 0, 0, s.legend)))
}

// legendEntry explains one part and can be pressed.
type legendEntry struct {
	widget.BaseWidget
	row    fyne.CanvasObject
	tapped func()
}

// Tapped is for Fyne.
func (l *legendEntry) Tapped(*fyne.PointEvent) { l.tapped() }

// CreateRenderer is for Fyne.
func (l *legendEntry) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.row) }

// shareLayout gives every part its share of the width, with a hairline between.
type shareLayout struct{ bar *StackedBar }

func (l shareLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(zoomed(80), zoomed(14))
}

func (l shareLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	sum := 0.0
	for _, p := range l.bar.Parts {
		sum += p.Value
	}
	x := float32(0)
	for i, o := range os {
		wide := float32(0)
		if sum > 0 {
			wide = s.Width * float32(l.bar.Parts[i].Value/sum)
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(max(0, wide-1), s.Height))
		x += wide
	}
}

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
