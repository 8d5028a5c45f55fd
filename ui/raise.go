package ui

import "fyne.io/fyne/v2"

// Raise brings the window to the front and opens files with it, as a second
// start of the program asks for. It may be called from any goroutine.
func (w *Window) Raise(files []string) {
	fyne.Do(func() {
		w.Window.Show() // it may lie minimized
		w.Window.RequestFocus()
		w.openFiles(files)
	})
}

// openFiles opens files the program was started with, as if they were dropped.
func (w *Window) openFiles(paths []string) {
	if len(paths) > 0 {
		w.screenLock.whenOpen(func() { w.take(paths) })
	}
}
