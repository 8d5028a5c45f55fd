package ui

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

func TestOpenFailureSaysWhy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rakor.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("ini bukan arsip ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := app.Open(context.Background(), path, app.Options{})
	if err == nil {
		t.Fatal("got an archive out of a text")
	}
	win := newOpenFailure(kittest.App(t, kit.ModeLight), Failure{Path: path, Why: err, Options: quiet()}).Window
	t.Cleanup(func() { kit.LeaveWindow(win) })
	closed := false
	win.SetOnClosed(func() { closed = true })
	if got, want := (&stage{}).textOf(win.Content()), "Berkas ini bukan arsip Rakor."; !strings.Contains(got, want) {
		t.Errorf("got %q, want %q in it", got, want)
	}
	kittest.Picture(t, win, "tidak-dapat-dibuka")
	kittest.Press(win, fyne.KeyReturn)
	if !closed {
		t.Error("got the window open still, want Enter to close it")
	}
}

func quiet() app.Options { return app.Options{Log: slog.New(slog.DiscardHandler)} }

// newDamaged is an archive with the sample meeting whose first page is spoilt.
func newDamaged(t *testing.T) (path string, damaged []byte) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "rakor.db")
	a, err := app.Open(context.Background(), path, app.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Samples.Install(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if damaged, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	copy(damaged, "rusak")
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, damaged
}

// A damaged archive is not the end: the page salvages it, says what came out, and
// puts it in its place.
func TestOpenFailureSalvages(t *testing.T) {
	path, _ := newDamaged(t)
	_, failed := app.Open(context.Background(), path, app.Options{})
	o := newOpenFailure(kittest.App(t, kit.ModeLight), Failure{Path: path, Why: failed, Options: quiet()})
	o.Spawn = func(f func()) { f() }
	t.Cleanup(func() { kit.LeaveWindow(o.Window) })
	says := func(want string) {
		t.Helper()
		if got := (&stage{}).textOf(o.Window.Content()); !strings.Contains(got, want) {
			t.Fatalf("got %q, want %q in it", got, want)
		}
	}
	says("sebagian atau seluruh isinya masih dapat dibaca")
	kittest.Picture(t, o.Window, "arsip-rusak")
	kittest.Press(o.Window, fyne.KeyReturn)
	says("Semua terselamatkan")
	kittest.Picture(t, o.Window, "arsip-diselamatkan")
	kittest.Press(o.Window, fyne.KeyReturn)
	says("Buka Rakor sekali lagi.")
	b, err := app.Open(context.Background(), path, app.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}

// A damaged archive can be looked at: the window says all the time that nothing
// is kept, nothing of it can be changed, and the damaged file stays as it is.
func TestOpenFailureShowsWhatIsInside(t *testing.T) {
	path, damaged := newDamaged(t)
	_, failed := app.Open(context.Background(), path, app.Options{})
	o := newOpenFailure(kittest.App(t, kit.ModeLight), Failure{Path: path, Why: failed, Options: app.Options{Log: quiet().Log, Cache: testCache()}})
	o.Spawn = func(f func()) { f() }
	s := &stage{t: t, clock: kittest.NewClock()}
	o.ready = func(w *Window) {
		s.Window = w
		w.Spawn, w.Later = o.Spawn, s.clock.Later
		w.Window.Resize(screen)
	}
	o.look()
	if s.Window == nil {
		t.Fatal("got no window on what can be read")
	}
	t.Cleanup(func() { kit.LeaveWindow(s.Window.Window) })
	for _, page := range []string{destHome, destMeetings, destFollowUps, destSheets, destSettings} {
		s.goTo(page)
		if got, want := s.text(), "Hanya baca: arsip rusak"; !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q in it", page, got, want)
		}
	}
	s.goTo(destMeetings)
	kittest.Picture(t, s.Window.Window, "hanya-baca")
	passing := filepath.Dir(o.inside.archive.Path())
	if f, err := os.Stat(passing); err != nil || f.Mode().Perm() != 0o700 {
		t.Errorf("got %v, %v, want a folder nobody else may read", f, err)
	}
	s.close()
	if err := o.inside.close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(passing); !os.IsNotExist(err) {
		t.Errorf("got %v, want nothing left of looking", err)
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != string(damaged) {
		t.Errorf("got the damaged file changed (%v)", err)
	}
}
