package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// wrapped is Fyne's entry without a fault of it (v2.8.0): a space that a wrapped
// row has no room for is not counted to the row, and the cursor cannot stand
// behind it while it is the last of the text. The next sign then went in front
// of the space: "akhir Januari" became "akhirJanuari ". Here the cursor's true
// place is remembered and put right before whatever the entry does next.
type wrapped struct {
	widget.Entry

	lost bool   // Fyne's cursor stands before spaces that it should stand behind
	at   int    // where it should stand, in runes
	text string // for which that holds
}

// hair is more than what rounding leaves of sums of scaled measures.
const hair = 0.01

// MinSize is what Fyne reckons and a hair more: where its sums round down, the
// text is taller than the field by a millionth, and a shadow says that there is
// more of it.
func (w *wrapped) MinSize() fyne.Size { return w.Entry.MinSize().AddWidthHeight(0, hair) }

// CursorTextOffset is where the cursor stands, in runes.
func (w *wrapped) CursorTextOffset() int {
	if w.behind() {
		return w.at
	}
	return w.Entry.CursorTextOffset()
}

// behind reports whether the cursor truly stands behind spaces that Fyne has it
// before. A cursor that was moved elsewhere stands where it stands.
func (w *wrapped) behind() bool {
	if !w.lost || w.Text != w.text {
		return false
	}
	from := w.Entry.CursorTextOffset()
	if from < 0 || from > w.at {
		return false
	}
	for _, r := range []rune(w.text)[from:w.at] {
		if r != ' ' {
			return false
		}
	}
	return true
}

// settle puts Fyne's cursor where it should stand, beyond the end of its row.
func (w *wrapped) settle() {
	if !w.behind() {
		w.lost = false
		return
	}
	w.lost = false
	for row := w.CursorRow; row >= 0; row-- {
		w.CursorRow, w.CursorColumn = row, 0
		if begin := w.Entry.CursorTextOffset(); row == 0 || begin > 0 && begin <= w.at {
			w.CursorColumn = w.at - begin
			return
		}
	}
}

// expect remembers where the cursor should stand now, if Fyne has it elsewhere.
func (w *wrapped) expect(at int) {
	w.lost = w.Entry.CursorTextOffset() != at
	w.at, w.text = at, w.Text
}

// TypedRune is for Fyne.
func (w *wrapped) TypedRune(r rune) {
	w.settle()
	at, selected := w.Entry.CursorTextOffset(), w.SelectedText() != ""
	w.Entry.TypedRune(r)
	if !selected {
		w.expect(at + 1)
	}
}

// TypedKey is for Fyne.
func (w *wrapped) TypedKey(ev *fyne.KeyEvent) {
	w.settle()
	at, selected := w.Entry.CursorTextOffset(), w.SelectedText() != ""
	before := len([]rune(w.Text))
	w.Entry.TypedKey(ev)
	after := len([]rune(w.Text))
	switch {
	case selected:
	case ev.Name == fyne.KeyBackspace && after < before:
		w.expect(at - (before - after))
	case ev.Name == fyne.KeyEnd || ev.Name == fyne.KeyPageDown:
		w.toEnd()
	}
}

// toEnd counts spaces behind the cursor to the end that was asked for, when
// nothing but them is left of the text.
func (w *wrapped) toEnd() {
	text := []rune(w.Text)
	w.lost, w.at, w.text = true, len(text), w.Text
	w.lost = w.behind() && w.Entry.CursorTextOffset() != w.at
}

// TypedShortcut is for Fyne.
func (w *wrapped) TypedShortcut(s fyne.Shortcut) {
	w.settle()
	at, selected := w.Entry.CursorTextOffset(), w.SelectedText() != ""
	before := len([]rune(w.Text))
	w.Entry.TypedShortcut(s)
	if _, pasted := s.(*fyne.ShortcutPaste); pasted && !selected {
		w.expect(at + len([]rune(w.Text)) - before)
	}
}
