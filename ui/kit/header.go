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

func newHeader() *header {
	h := &header{title: NewHeading(""), subtitle: NewMuted(""), actions: container.NewHBox()}
	h.title.Truncate, h.subtitle.Truncate = true, true
	bar := container.NewBorder(nil, nil, nil, container.NewCenter(h.actions), middle(container.New(tightColumn{}, h.title, h.subtitle)))
	h.root = newFrame(nil, widget.NewSeparator(), nil, NewPanel(ColorSurface, pad(8, 8, 20, 16, bar)))
	return h
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
