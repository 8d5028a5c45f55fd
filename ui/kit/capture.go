package kit

import (
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// CaptureEntry is the line in which a person types without ever lifting the
// hands: it takes Enter, Tab and Esc for itself, knows when its text began, and
// serves a [SuggestBox] that never takes the keyboard from it. Shift+Enter
// starts a new line; the entry grows with its text up to MaxRows.
//
// Set the callbacks before showing it; each may be nil. A callback that reports
// false leaves the key to the entry. Do not use OnChanged and OnSubmitted.
type CaptureEntry struct {
	wrapped
	MaxRows int // 0 means 4

	OnText      func(text string, cursor int) // text or cursor changed; cursor counts runes
	OnCommit    func(text string, began time.Time)
	OnUpEmpty   func() bool                 // Up in the empty line
	OnDownEmpty func() bool                 // Down in the empty line
	OnUndoEmpty func() bool                 // Ctrl+Z in the empty line
	OnDigit     func(n int) bool            // Ctrl+1 to Ctrl+9
	OnEscape    func() bool                 // Esc while no list is open
	OnPage      func(up bool) bool          // PageUp, PageDown
	OnPaste     func(c fyne.Clipboard) bool // before a paste; true = taken care of

	hint   string // the whole placeholder
	now    func() time.Time
	began  time.Time
	box    *SuggestBox
	start  int // the span a suggestion replaces, in runes
	end    int
	shift  bool
	quiet  bool // in the middle of a change of several steps
	text   string
	cursor int
}

// NewCaptureEntry returns an empty line. now is the clock that the time of the
// first keystroke is read from.
func NewCaptureEntry(now func() time.Time) *CaptureEntry {
	e := &CaptureEntry{now: now}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(1)
	return e
}

// Began is the time of the first keystroke; zero while the line is empty.
func (e *CaptureEntry) Began() time.Time { return e.began }

// SetPlaceHolder sets what is read in the empty line. Where the line is too
// narrow for all of it, whole parts that two spaces set apart are left out, the
// last first.
func (e *CaptureEntry) SetPlaceHolder(text string) {
	e.hint = text
	e.fitHint()
}

func (e *CaptureEntry) fitHint() {
	parts := strings.Split(e.hint, "  ")
	fits := func(n int) bool { return len(e.lines(strings.Join(parts[:n], "  "))) <= 1 }
	n := len(parts)
	for n > 1 && e.Size().Width > 0 && !fits(n) {
		n--
	}
	if text := strings.Join(parts[:n], "  "); text != e.PlaceHolder {
		e.Entry.SetPlaceHolder(text)
	}
}

// lines breaks a text as the entry does.
func (e *CaptureEntry) lines(text string) []string {
	inner := e.Size().Width - 4*theme.InnerPadding()
	return SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).Lines(text, inner)
}

// Focus puts the keyboard on the line.
func (e *CaptureEntry) Focus() { focusOn(e) }

// SetDraft replaces the whole text (a draft that comes back, an entry to be
// corrected) and says when it began; the cursor ends at its end.
func (e *CaptureEntry) SetDraft(text string, began time.Time) {
	e.quiet = true
	e.SetText(text)
	e.wrapped.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	e.quiet = false
	e.began = began
	e.report()
}

// Commit does what Enter does: hands the text over and empties the line.
func (e *CaptureEntry) Commit() {
	text, began := e.Text, e.began
	if e.OnCommit == nil || text == "" {
		return
	}
	e.closeList()
	e.SetDraft("", time.Time{})
	e.OnCommit(text, began)
}

// InsertReplace replaces the runes from start to end by text, as typing would:
// Ctrl+Z takes it back (first the new text, then the old one's removal). The
// cursor ends after the text.
func (e *CaptureEntry) InsertReplace(start, end int, text string) {
	length := len([]rune(e.Text))
	end = max(0, min(end, length))
	start = max(0, min(start, end))
	e.quiet = true
	if e.SelectedText() != "" {
		e.press(fyne.KeyRight, 1) // let go of the selection
	}
	at := e.CursorTextOffset()
	e.press(fyne.KeyRight, end-at)
	e.press(fyne.KeyLeft, at-end)
	e.selectBack(end - start)
	e.begin()
	switch {
	case text != "":
		e.wrapped.TypedShortcut(&fyne.ShortcutPaste{Clipboard: onePaste(text)})
	case end > start:
		e.press(fyne.KeyBackspace, 1)
	}
	e.quiet = false
	e.report()
}

// selectBack selects some runes before the cursor, as Shift and Left do: what
// is selected goes in one step of the history, single signs in many.
func (e *CaptureEntry) selectBack(runes int) {
	if runes == 0 {
		return
	}
	e.Entry.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	e.press(fyne.KeyLeft, runes)
	if !e.shift {
		e.Entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
}

func (e *CaptureEntry) press(k fyne.KeyName, times int) {
	for range times {
		e.wrapped.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// onePaste is a clipboard for one piece of text: pasting is the one way into an
// entry that takes a whole text at once and can be undone.
type onePaste string

func (p onePaste) Content() string { return string(p) }

func (p onePaste) SetContent(string) {}

// begin notes the time when the empty line gets its first sign.
func (e *CaptureEntry) begin() {
	if e.began.IsZero() {
		e.began = e.now()
	}
}

// report tells OnText if text or cursor are not what they were.
func (e *CaptureEntry) report() {
	if e.quiet {
		return
	}
	cursor := e.CursorTextOffset()
	if e.Text == e.text && cursor == e.cursor {
		return
	}
	if e.Text != e.text {
		e.grow()
	}
	e.text, e.cursor = e.Text, cursor
	if e.Text == "" {
		e.began = time.Time{}
		e.closeList()
	}
	if e.OnText != nil {
		e.OnText(e.Text, cursor)
	}
}

// MinSize leaves a little room below the last row, or rounding at some text
// sizes would show a bar to scroll by a fraction of a pixel.
func (e *CaptureEntry) MinSize() fyne.Size { return e.Entry.MinSize().AddWidthHeight(0, 2) }

// grow gives the entry as many rows as its text has, within bounds.
func (e *CaptureEntry) grow() {
	most := e.MaxRows
	if most == 0 {
		most = 4
	}
	e.SetMinRowsVisible(min(len(e.lines(e.Text)), most))
}

// AcceptsTab keeps Tab in a line with text: whoever takes suggestions by Tab
// presses it from habit behind a word that is complete, too. It moves the
// focus from an empty line only.
func (e *CaptureEntry) AcceptsTab() bool { return e.Text != "" }

// TypedRune is for Fyne.
func (e *CaptureEntry) TypedRune(r rune) {
	e.begin()
	e.wrapped.TypedRune(r)
	e.report()
}

// TypedKey is for Fyne.
func (e *CaptureEntry) TypedKey(ev *fyne.KeyEvent) {
	if e.listOpen() && e.listKey(ev.Name) || e.lineKey(ev) {
		return
	}
	e.wrapped.TypedKey(ev)
	e.report()
}

// lineKey takes the keys that mean something to the line itself.
func (e *CaptureEntry) lineKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.shift {
			e.begin()
			return false
		}
		e.Commit()
		return true
	case fyne.KeyTab:
		e.space()
		return true
	case fyne.KeyEscape:
		return e.OnEscape != nil && e.OnEscape() || passKey(e, ev)
	case fyne.KeyUp:
		return e.emptyKey(e.OnUpEmpty)
	case fyne.KeyDown:
		return e.emptyKey(e.OnDownEmpty)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		return e.OnPage != nil && e.OnPage(ev.Name == fyne.KeyPageUp)
	}
	return isFunctionKey(ev.Name) && passKey(e, ev)
}

// emptyKey offers a key to a callback that is meant for the empty line.
func (e *CaptureEntry) emptyKey(take func() bool) bool {
	return e.Text == "" && take != nil && take()
}

// space ends the word before the cursor, as a taken suggestion does.
func (e *CaptureEntry) space() {
	before := []rune(e.Text)[:e.CursorTextOffset()]
	if len(before) > 0 && !unicode.IsSpace(before[len(before)-1]) {
		e.wrapped.TypedRune(' ')
		e.report()
	}
}

// TypedShortcut is for Fyne.
func (e *CaptureEntry) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		if e.Text == "" && e.OnUndoEmpty != nil && e.OnUndoEmpty() {
			return
		}
	case *fyne.ShortcutPaste:
		if e.OnPaste != nil && e.OnPaste(s.Clipboard) || !IsText(s.Clipboard.Content()) {
			return
		}
		e.begin()
	case *desktop.CustomShortcut:
		if n := digit(s); n > 0 && e.OnDigit != nil && e.OnDigit(n) || passShortcut(e, s) {
			return
		}
	}
	e.wrapped.TypedShortcut(s)
	e.report()
}

// digit is 1 to 9 for Ctrl and that digit, else 0.
func digit(s *desktop.CustomShortcut) int {
	if s.Modifier != fyne.KeyModifierControl || len(s.KeyName) != 1 || s.KeyName < "1" || s.KeyName > "9" {
		return 0
	}
	return int(s.KeyName[0] - '0')
}

// KeyDown is for Fyne.
func (e *CaptureEntry) KeyDown(ev *fyne.KeyEvent) {
	e.shift = e.shift || isShift(ev.Name)
	e.Entry.KeyDown(ev)
}

// KeyUp is for Fyne.
func (e *CaptureEntry) KeyUp(ev *fyne.KeyEvent) {
	e.shift = e.shift && !isShift(ev.Name)
	e.Entry.KeyUp(ev)
}

// FocusLost is for Fyne.
func (e *CaptureEntry) FocusLost() {
	e.shift = false
	e.Entry.FocusLost()
}

// MouseUp notices a cursor set by the mouse.
func (e *CaptureEntry) MouseUp(ev *desktop.MouseEvent) {
	e.Entry.MouseUp(ev)
	e.report()
}

// Resize counts the rows anew when the width changes.
func (e *CaptureEntry) Resize(s fyne.Size) {
	changed := s.Width != e.Size().Width
	e.Entry.Resize(s)
	if changed {
		e.grow()
		e.fitHint()
	}
}
