package ui

import (
	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

// Raise brings the window to the front and opens files with it, as a second
// start of the program asks for. It may be called from any goroutine.
func (w *Window) Raise(files []string) {
	fyne.Do(func() {
		w.Window.Show() // it may lie minimized
		w.Window.RequestFocus()
		w.openFiles(files)
	})
}

// openFiles opens files the program was started with: a bundle is looked at, the
// signatures of a PDF are checked.
func (w *Window) openFiles(paths []string) {
	if len(paths) != 1 {
		return
	}
	w.screenLock.whenOpen(func() {
		switch {
		case app.IsBundle(paths[0]):
			w.takeBundleFrom(paths[0])
		case isPDF(paths[0]):
			w.verifyPath(paths[0])
		}
	})
}
