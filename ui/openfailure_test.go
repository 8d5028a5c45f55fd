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
	win := newOpenFailure(kittest.App(t, kit.ModeLight), path, err, slog.New(slog.DiscardHandler)).Window
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

// A damaged archive is not the end: the page salvages it, says what came out, and
// puts it in its place.
func TestOpenFailureSalvages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rakor.db")
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
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte("rusak"), 0); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	_, failed := app.Open(context.Background(), path, app.Options{})
	o := newOpenFailure(kittest.App(t, kit.ModeLight), path, failed, slog.New(slog.DiscardHandler))
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
