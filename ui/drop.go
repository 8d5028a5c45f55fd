package ui

import (
	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// dropped takes files that were dropped onto the window: to the page shown if
// it wants them. A bundle is looked at, and the signatures of a PDF are checked,
// from anywhere.
func (w *Window) dropped(uris []fyne.URI) {
	if kit.ModalOpen(w.Window) {
		return // one thing after the other
	}
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	if len(paths) == 1 && app.IsBundle(paths[0]) {
		w.takeBundleFrom(paths[0])
		return
	}
	if d, ok := w.shown().(interface{ drop(paths []string) }); ok {
		d.drop(paths)
		return
	}
	if len(paths) == 1 && isPDF(paths[0]) {
		w.verifyPath(paths[0])
	}
}
