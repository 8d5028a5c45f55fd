package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

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
