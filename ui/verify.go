package ui

// verifyFile lets a person choose a PDF and says what its signatures are worth.
func (w *Window) verifyFile() {}
