// Package monitor tells how large the desktop is, all monitors together, so
// that a window remembered from a larger one does not open with its foot out of
// sight. Fyne does not say.
package monitor

// Size returns width and height of the desktop in pixels; zeros if that cannot
// be found out.
func Size() (width, height int) { return size() }
