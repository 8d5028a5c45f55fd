package ui

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// testCache is where the page renderer, once compiled, is found again by the
// next test.
func testCache() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "rakor-test")
}

// pictures counts the pages that are drawn, and looks for the first one.
func (s *pageStrip) pictures() int {
	n := 0
	for _, p := range s.drawing.made {
		if p.Image != nil {
			n++
		}
	}
	return n
}

func TestPreviewDraft(t *testing.T) {
	s, id := newSampleStage(t)
	s.openMeeting(id, tabReview)
	s.tap("Pratinjau")
	v := top[*previewView](s)
	s.sees("Pratinjau", "Halaman 1 dari", "Selebar jendela", "Simpan…")
	if v.kind != app.CopyDraft || len(v.kinds) != 1 {
		t.Errorf("got copy %v of %v, want the draft alone", v.kind, v.kinds)
	}
	if got := v.strip.drawing.made[0].Image.Bounds().Dx(); got != int(v.strip.places[0].size.Width+0.5) {
		t.Errorf("got a picture %d pixels wide, want one for each of %v on the screen", got, v.strip.places[0].size.Width)
	}
	s.press(fyne.KeyEscape)
	top[*reviewView](s)
	s.calm()
}

func TestPreviewByKeys(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	s.openMeeting(id, tabMinutes)
	s.press(fyne.KeyF12)
	v := top[*previewView](s)
	pages := len(v.strip.places)
	if pages < 6 {
		t.Fatalf("got %d pages, want those of the sample", pages)
	}
	at := func(page int) {
		t.Helper()
		s.sees(fmt.Sprintf("Halaman %d dari %d", page, pages))
	}
	at(1)
	s.press(fyne.KeyRight)
	at(2)
	s.write("-")
	at(2)
	if p := v.strip.places[1]; p.size.Height > v.strip.scroll.Size().Height {
		t.Errorf("got a page %v high, want it whole in %v", p.size.Height, v.strip.scroll.Size().Height)
	}
	s.press(fyne.KeyPageDown)
	at(3)
	s.press(fyne.KeyEnd)
	at(pages)
	if v.strip.drawing.made[0] != nil || v.strip.pictures() > 6 {
		t.Errorf("got %d pictures, want only those near the last page", v.strip.pictures())
	}
	s.press(fyne.KeyHome)
	at(1)
	s.press(fyne.KeyG, ctrl)
	s.write("5\n")
	at(5)
	s.press(fyne.KeyF2)
	s.press(fyne.KeyPageDown)
	at(5)
	picture := v.strip.drawing.made[4]
	s.press(fyne.KeyEscape)
	top[*minutesView](s)
	if v.shown != nil || v.strip.drawing != nil || picture.Image != nil {
		t.Error("got the pages kept after leaving, want them given back")
	}
	s.calm()
}

// Places to sign can be seen, though they bear nothing yet; a public copy has
// none.
func TestPreviewCopies(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	s.preview(id)
	v := top[*previewView](s)
	boxes := func() (n int) {
		for page := range v.strip.places {
			n += len(v.shown.Boxes(page))
		}
		return n
	}
	if boxes() != 2 {
		t.Errorf("got %d places to sign, want 2", boxes())
	}
	v.copies.SetSelected("Salinan publik")
	if v.kind != app.CopyPublic || boxes() != 0 {
		t.Errorf("got copy %v with %d places to sign, want the public one with none", v.kind, boxes())
	}
	before := v.shown.PDF
	v.forms.SetSelected("Laporan rapat")
	if v.profile != "Laporan rapat" || bytes.Equal(before, v.shown.PDF) {
		t.Error("got the same print in another form, want another")
	}
	s.calm()
}

// What is saved is what is looked at, to the byte.
func TestPreviewSaves(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	path := filepath.Join(t.TempDir(), "notula.pdf")
	s.choose(path)
	s.preview(id)
	v := top[*previewView](s)
	s.press(fyne.KeyS, ctrl)
	s.sees("Notula tersimpan")
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(written, v.shown.PDF) {
		t.Error("got another file than was shown, want the same")
	}
	versions, err := s.app.Minutes.Versions(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	if files := versions[0].Files; len(files) != 1 || files[0].Kind != app.UnsignedPDF {
		t.Errorf("got %v, want the copy kept to be signed", files)
	}
	s.calm()
}

// What the paper cannot show is told before anything is written.
func TestPreviewFindings(t *testing.T) {
	s, id := newSampleStage(t)
	office, err := s.app.Offices.Get(s.Context)
	if err != nil {
		t.Fatal(err)
	}
	office.Address = "Jalan Contoh 🌧 Nomor 1"
	if err := s.app.Offices.Save(s.Context, &office); err != nil {
		t.Fatal(err)
	}
	s.preview(id)
	s.sees("Huruf yang tidak dapat dicetak", "U+1F327")
}

// Whoever chooses again before the pages are there gets what was chosen last,
// whichever is ready first.
func TestPreviewChosenAgain(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	var waiting []func()
	s.Spawn = func(work func()) { waiting = append(waiting, work) }
	s.preview(id)
	v := top[*previewView](s)
	s.sees("Menyiapkan halaman…")
	v.copies.SetSelected("Salinan publik")
	s.Spawn = func(work func()) { work() }
	waiting[1]()
	public := v.shown
	waiting[0]()
	if public == nil || v.shown != public || v.strip.shown != public {
		t.Error("got the copy that was ready last, want the one chosen last")
	}
	s.misses("Menyiapkan halaman…")
	s.calm()
}

// Where pages cannot be drawn it is said in their place; printing still works.
func TestPreviewCannotDraw(t *testing.T) {
	s, id := newSampleStage(t)
	s.preview(id)
	v := top[*previewView](s)
	if err := v.shown.Close(); err != nil { // as if the renderer had given up
		t.Fatal(err)
	}
	s.write("-")
	s.sees("Gambar halaman tidak dapat dibuat.", "Simpan…")
}

func TestPreviewFits(t *testing.T) {
	for _, mode := range []kit.Mode{kit.ModeLight, kit.ModeDark} {
		s, id := newSampleStage(t)
		s.look.set(mode)()
		s.preview(id)
		s.checkPage("pratinjau")
		s.write("-")
		s.checkPage("pratinjau-utuh")
		s.calm()
	}
}
