package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Entry is a text field that hands Enter and Esc on to the modal it stands in
// and function keys to the commands.
type Entry struct {
	wrapped
	OnKey func(ev *fyne.KeyEvent) bool // sees keys first; true = used
	// OnFocus, if set, is told when the keyboard comes and goes.
	OnFocus func(has bool)

	wantsTab func() bool
	self     fyne.Widget // the widget that Fyne knows, for it may embed this one
}

// NewEntry returns a one-line field.
func NewEntry(placeholder string) *Entry {
	e := &Entry{}
	e.setUp(e, placeholder)
	return e
}

// NewTextArea returns a wrapped field of some lines; Enter starts a new line,
// Ctrl+Enter does what Enter does elsewhere, Tab goes on to the next field.
func NewTextArea(placeholder string, lines int) *Entry {
	e := &Entry{}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.setUp(e, placeholder)
	e.SetMinRowsVisible(lines)
	return e
}

// NewPasswordField returns a field that hides what is typed.
func NewPasswordField(placeholder string) *Entry {
	e := &Entry{}
	e.Password = true
	e.setUp(e, placeholder)
	return e
}

func (e *Entry) setUp(self fyne.Widget, placeholder string) {
	e.PlaceHolder, e.self = placeholder, self
	e.ExtendBaseWidget(self)
}

// Shown gives the field a text without telling OnChanged.
func (e *Entry) Shown(text string) {
	told := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = told
}

// AcceptsTab lets Tab go on to the next field, unless a list is open below.
func (e *Entry) AcceptsTab() bool { return e.wantsTab != nil && e.wantsTab() }

// TypedKey passes on what a field does not use.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	switch {
	case ev.Name == fyne.KeyEscape || isFunctionKey(ev.Name):
		passKey(e.self, ev)
	case isEnter(ev.Name) && !e.MultiLine:
		if e.OnSubmitted != nil {
			e.OnSubmitted(e.Text)
			return
		}
		passKey(e.self, ev)
	default:
		e.wrapped.TypedKey(ev)
	}
}

// TypedShortcut turns Ctrl+Enter into Enter and passes on what an entry does
// not know.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if p, ok := s.(*fyne.ShortcutPaste); ok && !IsText(p.Clipboard.Content()) {
		return
	}
	if c, ok := s.(*desktop.CustomShortcut); ok {
		if c.Modifier == fyne.KeyModifierControl && isEnter(c.KeyName) {
			passKey(e.self, &fyne.KeyEvent{Name: fyne.KeyReturn})
			return
		}
		if passShortcut(e.self, s) {
			return
		}
	}
	e.wrapped.TypedShortcut(s)
}

// IsText reports whether what was pasted can be text. Some programs hand over the
// bytes of a picture to whoever asks for text.
func IsText(pasted string) bool {
	return utf8.ValidString(pasted) && !strings.ContainsFunc(pasted, func(r rune) bool {
		return unicode.IsControl(r) && !unicode.IsSpace(r)
	})
}

// Focus puts the keyboard on the field.
func (e *Entry) Focus() {
	if f, ok := e.self.(fyne.Focusable); ok {
		focusOn(f)
	}
}

// FocusGained is for Fyne.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	Reveal(e.self)
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost is for Fyne.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

func isEnter(k fyne.KeyName) bool { return k == fyne.KeyReturn || k == fyne.KeyEnter }
