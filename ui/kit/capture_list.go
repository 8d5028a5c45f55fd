package kit

import "fyne.io/fyne/v2"

// Suggest shows suggestions for the runes from start to end of the text; none
// closes the list. Taking one replaces that span and calls the box's OnPick.
func (e *CaptureEntry) Suggest(box *SuggestBox, list []Suggestion, start, end int) {
	if e.box != nil && e.box != box {
		e.box.Close()
	}
	e.box, e.start, e.end = box, start, end
	box.show(e, list, func() { e.Take() })
}

// Take does what Tab does on an open list: takes the marked suggestion.
func (e *CaptureEntry) Take() bool {
	if !e.listOpen() {
		return false
	}
	box := e.box
	s, _ := box.Marked()
	box.Close()
	insert := s.Insert
	if insert == "" {
		insert = s.Text + " "
	}
	e.Focus() // a click on the list has taken it away
	e.InsertReplace(e.start, e.end, insert)
	if box.OnPick != nil {
		box.OnPick(s)
	}
	return true
}

func (e *CaptureEntry) listOpen() bool { return e.box != nil && e.box.Open() }

func (e *CaptureEntry) closeList() {
	if e.listOpen() {
		e.box.Close()
	}
}

// listKey takes the keys that move in the open list.
func (e *CaptureEntry) listKey(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyTab:
		return e.Take()
	case fyne.KeyReturn, fyne.KeyEnter:
		return !e.shift && e.Take()
	case fyne.KeyEscape:
		e.box.Close()
	case fyne.KeyUp:
		e.box.move(-1)
	case fyne.KeyDown:
		e.box.move(1)
	case fyne.KeyPageUp:
		e.box.move(-suggestRows)
	case fyne.KeyPageDown:
		e.box.move(suggestRows)
	default:
		return false
	}
	return true
}
