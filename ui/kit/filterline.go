package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// FilterLine is a one-line field whose words are completed from a list below
// it: Down opens the list, Tab or Enter takes a row of it, Esc closes it.
type FilterLine struct {
	Entry

	// Complete tells what the text may become at the cursor, both in bytes, and
	// which part of it the Insert of a suggestion replaces.
	Complete func(text string, cursor int) (list []Suggestion, start, end int)
	// OnText is called when a person has changed the text.
	OnText func(text string)
	// OnLeave is called by Enter while no list is open, and by Down where there
	// is nothing to offer.
	OnLeave func()

	box        *SuggestBox
	start, end int
}

// NewFilterLine returns an empty line.
func NewFilterLine(placeholder string) *FilterLine {
	f := &FilterLine{}
	f.setUp(f, placeholder)
	f.OnChanged = f.changed
	f.OnKey = f.key
	f.wantsTab = f.listOpen
	f.OnFocus = func(has bool) {
		if has {
			f.goOn()
			return
		}
		f.closeList()
	}
	return f
}

// Put gives the line a text as if it had stood there all along.
func (f *FilterLine) Put(text string) {
	if f.Text != text {
		f.Shown(text)
	}
}

// goOn puts the cursor behind the text, ready for a further word.
func (f *FilterLine) goOn() {
	if f.Text != "" && !strings.HasSuffix(f.Text, " ") {
		f.Shown(f.Text + " ")
	}
	f.CursorColumn = len([]rune(f.Text))
	f.Refresh()
}

func (f *FilterLine) listOpen() bool { return f.box != nil && f.box.Open() }

func (f *FilterLine) closeList() {
	if f.listOpen() {
		f.box.Close()
	}
}

func (f *FilterLine) changed(text string) {
	f.closeList()
	if f.OnText != nil {
		f.OnText(text)
	}
}

// TypedRune offers what the word being typed may become.
func (f *FilterLine) TypedRune(r rune) {
	f.Entry.TypedRune(r)
	if !unicode.IsSpace(r) {
		f.offer()
	}
}

// offer opens the list for what stands at the cursor.
func (f *FilterLine) offer() {
	desk := deskFor(f)
	if f.Complete == nil || desk == nil || desk.floor() == nil {
		return
	}
	if f.box == nil || f.box.layer != desk.floor() {
		f.box = NewSuggestBox(desk.floor())
	}
	list, start, end := f.Complete(f.Text, f.cursorByte())
	f.start, f.end = start, end
	f.box.below = true
	f.box.show(f, list, f.take)
}

// cursorByte is the cursor's place in the bytes of the text.
func (f *FilterLine) cursorByte() int {
	n := 0
	for i := range f.Text {
		if n == f.CursorColumn {
			return i
		}
		n++
	}
	return len(f.Text)
}

func (f *FilterLine) key(ev *fyne.KeyEvent) bool {
	if !f.listOpen() {
		if ev.Name == fyne.KeyDown {
			f.offer()
		}
		if f.OnLeave == nil || ev.Name != fyne.KeyDown && !isEnter(ev.Name) {
			return ev.Name == fyne.KeyDown
		}
		if !f.listOpen() {
			f.OnLeave()
		}
		return true
	}
	switch ev.Name {
	case fyne.KeyDown:
		f.box.move(1)
	case fyne.KeyUp:
		f.box.move(-1)
	case fyne.KeyPageDown:
		f.box.move(suggestRows)
	case fyne.KeyPageUp:
		f.box.move(-suggestRows)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		f.take()
	case fyne.KeyEscape:
		f.box.Close()
	default:
		return false
	}
	return true
}

// take puts the marked suggestion in its place; one that ends in ":" or a sign
// goes on to its values.
func (f *FilterLine) take() {
	s, ok := f.box.Marked()
	f.box.Close()
	if !ok {
		return
	}
	text := f.Text[:f.start] + s.Insert
	column := len([]rune(text))
	f.Shown(text + f.Text[f.end:])
	f.CursorColumn = column
	f.Refresh()
	f.Focus()
	if more, _ := s.Value.(bool); more {
		f.offer()
	}
	if f.OnText != nil {
		f.OnText(f.Text)
	}
}
