package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewEmptyState says in an empty view what goes here and how to begin.
func NewEmptyState(icon fyne.Resource, title, text string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	head := NewText(title)
	head.SizeName, head.Style, head.Align = theme.SizeNameSubHeadingText, fyne.TextStyle{Bold: true}, fyne.TextAlignCenter
	body := NewParagraph(text)
	body.ColorName, body.Align = ColorMuted, fyne.TextAlignCenter
	body.Resize(fyne.NewSize(zoomed(420), 0)) // the width that its height is reckoned for
	column := container.NewVBox(
		container.NewCenter(newIcon(theme.NewPrimaryThemedResource(icon), 44)),
		pad(10, 2, 0, 0, head),
		container.New(minWidth(420), body),
	)
	if len(actions) > 0 {
		row := container.NewHBox(layout.NewSpacer())
		row.Objects = append(row.Objects, actions...)
		row.Add(layout.NewSpacer())
		column.Add(pad(14, 0, 0, 0, row))
	}
	return container.NewCenter(column)
}

// NewNoMatch says that there is something, but nothing that fits what was typed
// or chosen, and takes that away. It is for where [NewEmptyState] would be wrong.
func NewNoMatch(text string, clear func()) fyne.CanvasObject {
	return NewEmptyState(theme.SearchIcon(), lang.L("Tidak ada yang cocok"), text, NewButton(lang.L("Hapus saringan"), theme.ContentClearIcon(), clear))
}

// WithKey shows beside a button of an empty view the key that does the same.
func WithKey(b *Button, key string) fyne.CanvasObject {
	return container.NewHBox(b, container.NewCenter(NewKeyHint(key)))
}

// Stepper shows where one is in a few steps.
type Stepper struct {
	widget.BaseWidget
	steps []string
	step  int
	row   *fyne.Container
}

// NewStepper returns a stepper at its first step.
func NewStepper(steps ...string) *Stepper {
	s := &Stepper{steps: steps, row: NewFlow(4)}
	s.fill()
	s.ExtendBaseWidget(s)
	return s
}

// SetStep goes to a step, counted from 0; those before it show as done.
func (s *Stepper) SetStep(step int) {
	s.step = step
	s.fill()
}

func (s *Stepper) fill() {
	s.row.RemoveAll()
	for i, name := range s.steps {
		if i > 0 {
			line := NewPanel(ColorBorder, container.New(minWidth(28), layout.NewSpacer()))
			s.row.Add(container.NewCenter(container.NewGridWrap(fyne.NewSize(zoomed(28), 2), line)))
		}
		s.row.Add(s.mark(i, name))
	}
	s.row.Refresh()
}

func (s *Stepper) mark(i int, name string) fyne.CanvasObject {
	number, label := NewStrong(strconv.Itoa(i+1)), NewText(name)
	number.SizeName = theme.SizeNameCaptionText
	ground := ColorStripe
	switch {
	case i < s.step:
		number.SetText("✓")
		ground, number.ColorName = ToneGreen.Wash(), ToneGreen.Ink()
	case i == s.step:
		ground, number.ColorName, label.Style.Bold = theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary, true
	default:
		number.ColorName, label.ColorName = ColorMuted, ColorMuted
	}
	round := NewPanel(ground, container.New(minSquare(24), container.NewCenter(number)))
	round.Radius = 12
	return container.NewHBox(container.NewCenter(round), pad(0, 0, 4, 4, middle(label)))
}

// CreateRenderer is for Fyne.
func (s *Stepper) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.row) }
