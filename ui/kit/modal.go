package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// A Choice is one button of a [Modal].
type Choice struct {
	Label   string
	Default bool // Enter presses it
	Cancel  bool // Esc presses it; also the way out if Run is nil
	Danger  bool // shown in the colour of what cannot be undone

	// Run does it. The modal closes if Run is nil or returns true; it stays
	// open on false, so that a form can show what is wrong.
	Run func() bool
}

// ModalText is what an asking or telling modal says.
type ModalText struct {
	Title string
	Text  string
	Yes   string // label of the button that does it; "" means a plain word for it
	No    string // label of the way out
	// Danger marks what cannot be undone: Enter then presses No.
	Danger bool
}

// Confirm asks, and calls yes when the person agrees.
func Confirm(win fyne.Window, t ModalText, yes func()) *Modal {
	return ShowModal(win, t.Title, modalSentence(t.Text),
		Choice{Label: or(t.No, lang.L("Batal")), Cancel: true, Default: t.Danger},
		Choice{Label: or(t.Yes, lang.L("Ya")), Default: !t.Danger, Danger: t.Danger, Run: func() bool {
			yes()
			return true
		}})
}

// Inform tells something and waits for "Tutup".
func Inform(win fyne.Window, title, text string) *Modal {
	return ShowModal(win, title, modalSentence(text), Choice{Label: lang.L("Tutup"), Default: true, Cancel: true})
}

// ShowError tells what went wrong and what to do; text is a finished sentence.
func ShowError(win fyne.Window, title, text string) *Modal {
	return ShowModal(win, title, errorSentence(text), Choice{Label: lang.L("Tutup"), Default: true, Cancel: true})
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}
