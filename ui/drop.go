package ui

import (
	"fyne.io/fyne/v2"

	"rakor.id/rakor/ui/kit"
)

// dropped takes files that were dropped onto the window: to the page shown if
// it wants them. The signatures of a PDF are checked from anywhere.
func (w *Window) dropped(uris []fyne.URI) {
	if kit.ModalOpen(w.Window) {
		return // one thing after the other
	}
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	if d, ok := w.shown().(interface{ drop(paths []string) }); ok {
		d.drop(paths)
		return
	}
	if len(paths) == 1 && isPDF(paths[0]) {
		w.verifyPath(paths[0])
	}
}
