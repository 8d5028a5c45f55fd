// Package kittest drives windows in tests as the real window would: keys go to
// the main menu first, then to the widget with the keyboard. Fyne's own test
// driver knows neither.
package kittest

import (
	"context"
	"image/png"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rakor.id/rakor/ui/kit"
)

// App starts a test application with Rakor's theme in a mode for the time of
// the test.
func App(t testing.TB, mode kit.Mode) fyne.App {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: mode}))
	return a
}

// Window shows content in a test window without padding, of a size, for the
// time of the test.
func Window(t testing.TB, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	t.Cleanup(func() { kit.LeaveWindow(w) })
	return w
}

// Runner returns a Runner whose work is done at once, on the test's own
// goroutine, and whose timers wait for the clock. Message shows the error's own
// text; what is logged goes to the test's log.
func Runner(t testing.TB, w fyne.Window, c *Clock) *kit.Runner {
	t.Helper()
	return &kit.Runner{
		Context: context.Background(),
		Window:  w,
		Log:     slog.New(slog.NewTextHandler(testWriter{t}, nil)),
		Message: func(err error) string { return err.Error() },
		Spawn:   func(f func()) { f() },
		Later:   c.Later,
	}
}

type testWriter struct{ t testing.TB }

func (w testWriter) Write(b []byte) (int, error) {
	w.t.Log(string(b))
	return len(b), nil
}

// Clock is a clock that stands until it is moved.
type Clock struct {
	Time time.Time
	// Asked, if set, is called when somebody asks for the time: a hand that
	// reaches in while work runs.
	Asked func()

	calls []*call
}

type call struct {
	at time.Time
	f  func()
}

// NewClock returns a clock standing at 23 November 2026, 09.00.
func NewClock() *Clock {
	return &Clock{Time: time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)}
}

// Now is what the clock shows.
func (c *Clock) Now() time.Time {
	if c.Asked != nil {
		c.Asked()
	}
	return c.Time
}

// Later has f called when the clock has moved on by d.
func (c *Clock) Later(d time.Duration, f func()) (stop func()) {
	l := &call{c.Time.Add(d), f}
	c.calls = append(c.calls, l)
	return func() { l.f = nil }
}

// Move lets time pass and makes the calls that are due, the earliest first.
func (c *Clock) Move(d time.Duration) {
	end := c.Time.Add(d)
	for {
		var due *call
		for _, l := range c.calls {
			if l.f != nil && !l.at.After(end) && (due == nil || l.at.Before(due.at)) {
				due = l
			}
		}
		if due == nil {
			break
		}
		f := due.f
		due.f = nil
		if due.at.After(c.Time) {
			c.Time = due.at
		}
		f()
	}
	c.Time = end
}

// Picture writes what the window shows to a PNG in the folder that the
// environment names in RAKOR_PICTURES, for looking at; without it, nothing.
func Picture(t testing.TB, w fyne.Window, name string) {
	t.Helper()
	dir := os.Getenv("RAKOR_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
