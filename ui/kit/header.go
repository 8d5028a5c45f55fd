package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// header is the bar above the content: title, subtitle, actions.
type header struct {
	root     fyne.CanvasObject
	title    *Text
	subtitle *Text
	actions  *fyne.Container
}

// newHeader returns an empty header; other is called when it needs another height
// than it was given.
func newHeader(other func()) *header {
	h := &header{title: NewHeading(""), subtitle: NewMuted(""), actions: NewFlow(4)}
	h.title.Truncate, h.subtitle.Truncate = true, true
	bar := container.New(&headLayout{other: other}, middle(container.New(tightColumn{}, h.title, h.subtitle)), h.actions)
	h.root = newFrame(nil, widget.NewSeparator(), nil, NewPanel(ColorSurface, pad(8, 8, 20, 16, bar)))
	return h
}

// headLayout sets what can be done right of the title; below it where the title
// would have no room left, as with large text.
type headLayout struct {
	width float32 // last laid out
	other func()  // called when it needs another height than it was given
}

// leastTitle is the room a title keeps beside the actions, at 100 % zoom.
const leastTitle = 180

// beside returns the width of the actions in one line, and whether they fit
// right of the title.
func (l *headLayout) beside(actions *fyne.Container) (wide float32, ok bool) {
	for _, o := range actions.Objects {
		if o.Visible() {
			wide += o.MinSize().Width + zoomed(4)
		}
	}
	return wide, wide == 0 || l.width == 0 || wide+zoomed(leastTitle) <= l.width
}

func (l *headLayout) MinSize(os []fyne.CanvasObject) fyne.Size {
	title, actions := os[0].MinSize(), os[1].MinSize()
	if _, ok := l.beside(os[1].(*fyne.Container)); ok {
		return fyne.NewSize(title.Width+actions.Width, max(title.Height, actions.Height))
	}
	return fyne.NewSize(max(title.Width, actions.Width), title.Height+zoomed(4)+actions.Height)
}

func (l *headLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	title, actions := os[0], os[1].(*fyne.Container)
	wide, ok := l.beside(actions)
	if !ok {
		high := title.MinSize().Height
		title.Move(fyne.Position{})
		title.Resize(fyne.NewSize(s.Width, high))
		actions.Move(fyne.NewPos(0, high+zoomed(4)))
		actions.Resize(fyne.NewSize(s.Width, s.Height-high-zoomed(4)))
		l.compare(high+zoomed(4)+actions.MinSize().Height, s.Height)
		return
	}
	title.Move(fyne.Position{})
	title.Resize(fyne.NewSize(s.Width-wide-zoomed(8), s.Height))
	actions.Resize(fyne.NewSize(wide, s.Height))
	high := actions.MinSize().Height
	actions.Resize(fyne.NewSize(wide, high))
	actions.Move(fyne.NewPos(s.Width-wide, (s.Height-high)/2))
	l.compare(max(title.MinSize().Height, high), s.Height)
}

func (l *headLayout) compare(need, given float32) {
	if l.other != nil && (need > given+1 || need < given-1) {
		l.other()
	}
}

func (h *header) set(title, subtitle string) {
	h.title.SetText(title)
	h.subtitle.SetText(subtitle)
	setHidden(h.subtitle, subtitle == "")
	h.root.Refresh()
}

func (h *header) setActions(actions []fyne.CanvasObject) {
	h.actions.Objects = actions
	h.root.Refresh()
}

// SaveState says whether what was typed is safe.
type SaveState int

// The states of saving.
const (
	SaveNone   SaveState = iota // nothing to say
	Saved                       // all is on disk (tersimpan)
	Saving                      // on its way (menyimpan)
	SaveFailed                  // not saved; the text says why and what to do
)

// statusLine is the line at the bottom: is it saved, a message, quiet facts.
type statusLine struct {
	root    fyne.CanvasObject
	dot     *Dot
	saved   *Text
	lamp    fyne.CanvasObject
	message *Text
	right   *Text
	facts   string // what stands right while no tip is shown
}

func newStatusLine() *statusLine {
	s := &statusLine{dot: NewDot(ToneNeutral), saved: NewMuted(""), message: NewMuted(""), right: NewMuted("")}
	s.saved.Style.Bold = true
	s.message.Truncate = true
	s.lamp = pad(0, 0, 0, 14, container.NewHBox(container.NewCenter(s.dot), middle(s.saved)))
	s.lamp.Hide()
	row := container.NewBorder(nil, nil, s.lamp, middle(s.right), pad(0, 0, 0, 12, middle(s.message)))
	s.root = newFrame(widget.NewSeparator(), nil, nil, NewPanel(ColorSurface, pad(4, 4, 16, 16, row)))
	return s
}

func (s *statusLine) setSaved(state SaveState, text string) {
	tone, word, ink := ToneDone, lang.L("Tersimpan"), ColorMuted
	switch state {
	case Saving:
		tone, word = ToneActive, lang.L("Menyimpan …")
	case SaveFailed:
		tone, word, ink = ToneLate, lang.L("Tidak dapat menyimpan"), theme.ColorNameError
	}
	s.dot.Set(tone)
	s.saved.ColorName = ink
	s.saved.Text = or(text, word)
	s.saved.Refresh()
	setHidden(s.lamp, state == SaveNone)
	s.root.Refresh()
}

func (s *statusLine) setRight(text string) {
	s.facts = text
	s.tip("")
}

// tip shows a short hint in place of the facts on the right.
func (s *statusLine) tip(text string) {
	s.right.SetText(or(text, s.facts))
	s.root.Refresh()
}
