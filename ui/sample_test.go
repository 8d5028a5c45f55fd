package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// newSampleWindow is a stage on the sample archive itself.
func newSampleWindow(t *testing.T) *stage {
	t.Helper()
	path, err := app.MakeSample(t.Context(), filepath.Join(t.TempDir(), "rakor.db"), app.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return openStage(t, path)
}

// Who is in the sample sees it on every page, and leaves it with one click and
// one answer.
func TestSampleSaysWhatItIs(t *testing.T) {
	s := newSampleWindow(t)
	for _, d := range destinations() {
		s.goTo(d.ID)
		s.sees("Arsip contoh: semua nama dan isinya karangan")
		s.checkPage("contoh-" + d.ID)
	}
	if got := s.Window.Window.Title(); got != "Rakor (contoh)" {
		t.Errorf("got title %q", got)
	}
	s.tap("Hapus contoh…")
	s.misses("rapat yang Anda buat sendiri")
	s.press(fyne.KeyReturn) // the careful answer is the default
	if s.Discarded() {
		t.Fatal("removed without a yes")
	}
	s.tap("Hapus contoh…")
	s.tap("Hapus contoh")
	if !s.Discarded() {
		t.Error("got the sample kept, want it to go when the window has closed")
	}
	s.calm()
	s.crashed = true // the window has closed already
	s.end()
	kit.LeaveWindow(s.Window.Window)
	if err := s.app.Close(); err != nil {
		t.Error(err)
	}
}

// Somebody may have taken a real meeting down in the sample: that is said.
func TestSampleNamesWhatIsNotSample(t *testing.T) {
	s := newSampleWindow(t)
	p := app.Plan{Meeting: app.Meeting{Title: "Rapat sungguhan", HeldOn: "2026-11-23", Classification: app.Ordinary}}
	if err := s.app.Meetings.Save(s.Context, &p); err != nil {
		t.Fatal(err)
	}
	s.tap("Hapus contoh…")
	s.sees("1 rapat yang Anda buat sendiri")
	s.press(fyne.KeyEscape)
	s.calm()
}

// From the office's own window the sample comes and goes, and Help leads to it
// once there are meetings.
func TestSampleFromTheOfficesWindow(t *testing.T) {
	s, _ := newSampleStage(t) // an archive with meetings of its own
	launched := ""
	s.Launch = func(archive string) error { launched = archive; return nil }
	if s.commands.Dispatch("app.unsample") {
		t.Error("offered to remove a sample that is not there")
	}
	s.commands.Dispatch("app.sample")
	if _, err := os.Stat(launched); err != nil {
		t.Fatalf("got no sample at %q: %v", launched, err)
	}
	before, err := os.ReadFile(s.app.Path())
	if err != nil {
		t.Fatal(err)
	}
	s.commands.Dispatch("app.unsample")
	s.sees("Arsip kantor tidak berubah.")
	s.tap("Hapus contoh")
	if app.HasSample(s.app.Path()) {
		t.Error("the sample is still there")
	}
	if after, err := os.ReadFile(s.app.Path()); err != nil || string(after) != string(before) {
		t.Errorf("the office's archive has changed, %v", err)
	}
	s.calm()
}
