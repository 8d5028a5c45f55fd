package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// What was opened and saved is found again; what is gone is shown as gone and
// can be forgotten.
func TestRecentsAreFoundAgain(t *testing.T) {
	s := newStage(t)
	launched := ""
	s.Launch = func(archive string) error { launched = archive; return nil }
	folder := t.TempDir()
	other, paper := filepath.Join(folder, "arsip-lama.db"), filepath.Join(folder, "notula.pdf")
	for _, path := range []string{other, paper} {
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.recents().addArchive(other)
	s.Picked(folder, []string{paper, filepath.Join(folder, "hilang.xlsx"), filepath.Join(folder, "kunci.p12")})
	if got := s.Folder(); got != folder {
		t.Errorf("got folder %q, want the last one", got)
	}
	s.press(fyne.KeyD, fyne.KeyModifierControl|fyne.KeyModifierShift)
	v := top[*recentView](s)
	s.sees("arsip-lama.db", "notula.pdf", "hilang.xlsx", "Tidak ada lagi", "Sedang dibuka")
	s.misses("kunci.p12") // what is secret is not remembered
	s.checkPage("terakhir")
	s.press(fyne.KeyHome)
	s.press(fyne.KeyReturn)
	if launched != other {
		t.Errorf("got %q opened, want the archive used last before this", launched)
	}
	v.table.List.SetCursor(len(v.all) - 1)
	for v.all[v.table.List.Cursor()].path != filepath.Join(folder, "hilang.xlsx") {
		s.press(fyne.KeyUp)
	}
	s.press(fyne.KeyReturn)
	s.sees("dipindah, dihapus, atau diskanya belum dipasang")
	s.press(fyne.KeyReturn)
	s.misses("hilang.xlsx")
	if _, err := os.Stat(paper); err != nil {
		t.Error("forgetting has touched a file")
	}
	s.calm()
}

// Where an archive does not open, those used last are offered.
func TestOpenFailureOffersOtherArchives(t *testing.T) {
	folder := t.TempDir()
	path, other := filepath.Join(folder, "bukan.db"), filepath.Join(folder, "lain.db")
	for _, p := range []string{path, other} {
		if err := os.WriteFile(p, []byte(strings.Repeat("ini bukan arsip ", 100)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, err := app.Open(t.Context(), path, app.Options{})
	f := kittest.App(t, kit.ModeLight)
	recents{f.Preferences()}.addArchive(filepath.Join(folder, "hilang.db"))
	recents{f.Preferences()}.addArchive(other)
	launched := ""
	o := newOpenFailure(f, Failure{Path: path, Why: err, Options: quiet(), Launch: func(archive string) error { launched = archive; return nil }})
	t.Cleanup(func() { kit.LeaveWindow(o.Window) })
	text := (&stage{}).textOf(o.Window.Content())
	for _, want := range []string{"lain.db", "hilang.db (tidak ada lagi)"} {
		if !strings.Contains(text, want) {
			t.Errorf("got %q, want %q in it", text, want)
		}
	}
	kittest.Picture(t, o.Window, "tidak-dapat-dibuka-lain")
	for range 2 {
		kittest.Press(o.Window, fyne.KeyTab)
	}
	kittest.Press(o.Window, fyne.KeyReturn)
	if launched != other {
		t.Errorf("got %q opened, want the other archive", launched)
	}
}
