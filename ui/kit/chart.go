package kit

import "fyne.io/fyne/v2/widget"

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

	barChart
}

// NewBarChart returns a chart of bars.
func NewBarChart(bars ...Bar) *BarChart {
	c := &BarChart{Bars: bars}
	c.ExtendBaseWidget(c)
	return c
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

	stackedBar
}

// NewStackedBar returns a bar of parts.
func NewStackedBar(parts ...Part) *StackedBar {
	s := &StackedBar{Parts: parts}
	s.ExtendBaseWidget(s)
	return s
}
