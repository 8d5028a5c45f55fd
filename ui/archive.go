package ui

// backup copies the archive to a file the person chooses.
func (w *Window) backup() {}
