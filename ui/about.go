package ui

// about says what this program is.
func (w *Window) about() {}
