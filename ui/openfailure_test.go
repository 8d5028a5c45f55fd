package ui

import (
	"context"
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
	win := openFailure(kittest.App(t, kit.ModeLight), err)
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
