package ui

import "fyne.io/fyne/v2"

// dropped takes files that were dropped onto the window: to the page shown if
// it wants them.
func (w *Window) dropped(uris []fyne.URI) {
	d, ok := w.shown().(interface{ drop(paths []string) })
	if !ok {
		return
	}
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	d.drop(paths)
}
