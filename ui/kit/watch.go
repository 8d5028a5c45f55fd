package kit

import (
	"time"

	"fyne.io/fyne/v2/driver"
)

// windowTime is how long a window may take to appear.
const windowTime = 2 * time.Second

// WatchWindow calls missing on the Fyne goroutine when, two seconds after this
// call, the window still has no native handle. Without OpenGL 2 Fyne logs an
// error and goes on running without a window; the caller says so and ends.
// Call it when the application has started.
func (r *Runner) WatchWindow(missing func()) {
	native, ok := r.Window.(driver.NativeWindow)
	if !ok {
		return // no window of a desktop
	}
	r.After(windowTime, func() {
		native.RunNative(func(c any) {
			if !hasHandle(c) {
				missing()
			}
		})
	})
}

func hasHandle(c any) bool {
	switch c := c.(type) {
	case driver.X11WindowContext:
		return c.WindowHandle != 0
	case driver.WindowsWindowContext:
		return c.HWND != 0
	case driver.WaylandWindowContext:
		return c.WaylandSurface != 0
	case driver.MacWindowContext:
		return c.NSWindow != 0
	}
	return false
}
