package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// profileNames lists what the section shows.
func (s *stage) profileNames() string {
	s.t.Helper()
	var names []string
	for _, p := range top[*settingsView](s).section.(*profileSection).rows {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}

func TestProfileIsChosen(t *testing.T) {
	s := newStage(t)
	s.settingsOn(sectionProfiles)
	s.press(fyne.KeyDown)
	s.write("p")
	if got, want := s.profileNames(), "Notulen 54/2009, Permendagri 1/2023, Laporan rapat"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	s.sees("Model “Notulen 54/2009” dipakai.", "Bawaan Rakor", "Dipakai")
	s.calm()
}

// editor copies the profile in use and opens the copy, by keys.
func (s *stage) editor() *profileEditor {
	s.t.Helper()
	s.settingsOn(sectionProfiles)
	s.press(fyne.KeyReturn)
	s.sees("Salin dahulu?")
	s.press(fyne.KeyReturn)
	return top[*profileEditor](s)
}

// stored is the profile as the archive has it.
func (s *stage) stored(name string) app.Profile {
	s.t.Helper()
	list, err := s.app.Minutes.Profiles(s.Context)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, p := range list {
		if p.Name == name {
			return p
		}
	}
	s.t.Fatalf("no profile %q", name)
	return app.Profile{}
}

func TestProfileIsEdited(t *testing.T) {
	s, _ := newSampleStage(t)
	e := s.editor()
	s.sees("Begini tercetaknya", "Halaman 1 dari")
	sheet := e.panes[0].(*profileForm)
	s.fill(sheet.fields[0].Input.(*kit.Entry), "Model Setda")
	before := e.strip.shown.PDF
	s.fill(sheet.fields[7].first.(*kit.Entry), "10,5") // the type size
	if !bytes.Equal(e.strip.shown.PDF, before) {
		t.Error("got another picture while somebody types, want a pause first")
	}
	s.clock.Move(pictureDelay)
	if bytes.Equal(e.strip.shown.PDF, before) {
		t.Error("got the picture as before, want it to follow")
	}
	s.clock.Move(storeDelay)
	if got := s.stored("Model Setda").Size; got != 10.5 {
		t.Errorf("got size %v stored, want 10.5", got)
	}
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	if got, want := s.profileNames(), "Permendagri 1/2023, Model Setda, Notulen 54/2009, Laporan rapat"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if e.strip.drawing != nil {
		t.Error("got the pages kept after leaving, want them given back")
	}
	s.calm()
}

// What cannot be printed is told at its field; the last good picture stays and
// nothing is stored.
func TestProfileRefusesAtTheField(t *testing.T) {
	s := newStage(t)
	e := s.editor()
	name, size := e.name, e.now.Size
	before := e.strip.shown.PDF
	sheet := e.panes[0].(*profileForm)
	s.fill(sheet.fields[7].first.(*kit.Entry), "40")
	s.sees("Ukuran huruf harus antara 8 dan 16 pt.", "Kertas dan huruf (!)", "belum mengikuti")
	s.fill(sheet.fields[3].first.(*kit.Entry), "dua")
	s.sees("Tulis angka, misalnya 12,5.")
	s.clock.Move(time.Minute)
	if !bytes.Equal(e.strip.shown.PDF, before) || s.stored(name).Size != size {
		t.Error("got it drawn or stored, want neither")
	}
	s.fill(sheet.fields[7].first.(*kit.Entry), "14")
	s.fill(sheet.fields[3].first.(*kit.Entry), "2.5")
	s.misses("(!)")
	s.misses("belum mengikuti")
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt) // leaving stores at once
	if got := s.stored(name); got.Size != 14 || got.Margins.Top != 2.5 {
		t.Errorf("got size %v, top %v stored, want 14 and 2.5", got.Size, got.Margins.Top)
	}
	s.calm()
}

// Leaving with something wrong tells that it was not stored.
func TestProfileLeftWrong(t *testing.T) {
	s := newStage(t)
	e := s.editor()
	s.fill(e.panes[0].(*profileForm).fields[7].first.(*kit.Entry), "40")
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	s.sees("Model ini tetap seperti simpanan terakhir")
	if got := s.stored(e.name).Size; got != 12 {
		t.Errorf("got size %v stored, want 12", got)
	}
	s.calm()
}

// A name that another profile has is refused at last when it is stored.
func TestProfileNameTaken(t *testing.T) {
	s := newStage(t)
	e := s.editor()
	name := e.name
	s.fill(e.panes[0].(*profileForm).fields[0].Input.(*kit.Entry), "Laporan rapat")
	s.clock.Move(storeDelay)
	s.sees("Sudah ada model bernama “Laporan rapat”. Pilih nama lain.")
	s.stored(name)
	s.stored("Laporan rapat")
}

func TestProfilePaper(t *testing.T) {
	s := newStage(t)
	e := s.editor()
	choice := e.panes[0].(*profileForm).fields[1].Input.(*kit.Select)
	choice.SetSelected("F4 (215 x 330 mm)")
	s.clock.Move(storeDelay)
	if got := e.strip.shown.Sizes()[0]; int(got.Width+0.5) != 215 || int(got.Height+0.5) != 330 {
		t.Errorf("got the page %v, want F4", got)
	}
	s.fill(e.panes[0].(*profileForm).fields[2].first.(*kit.Entry), "200")
	if choice.Selected != "Ukuran sendiri" {
		t.Errorf("got paper %q, want the office's own size", choice.Selected)
	}
	s.calm()
}

// Parts are taken in, left out, moved and renamed by keys.
func TestProfileParts(t *testing.T) {
	s, _ := newSampleStage(t)
	e := s.editor()
	s.press(fyne.KeyF4)
	s.sees("Baris: nama rapat", "Pembukaan", "Baris: waktu panggilan")
	s.press(fyne.KeyEnd)
	s.sees("Tempat tanda tangan", "Tembusan")
	s.press(fyne.KeyHome)
	first, second := e.now.Parts[0], e.now.Parts[1]
	s.press(fyne.KeyDown, fyne.KeyModifierControl)
	if e.now.Parts[0].Value != second.Value || e.now.Parts[1].Value != first.Value {
		t.Errorf("got %v first, want the two exchanged", e.now.Parts[0])
	}
	count := len(e.now.Parts)
	s.press(fyne.KeySpace)
	if len(e.now.Parts) != count-1 {
		t.Errorf("got %d parts, want %d", len(e.now.Parts), count-1)
	}
	s.press(fyne.KeySpace)
	s.press(fyne.KeyReturn)
	s.write(" Bulanan")
	if got := e.now.Parts[1].Heading; got != first.Heading+" Bulanan" && got != " Bulanan"+first.Heading {
		t.Errorf("got label %q, want %q with more", got, first.Heading)
	}
	s.press(fyne.KeyEscape)
	s.press(fyne.KeyEnd)
	s.press(fyne.KeyHome)
	s.tap("Tambah judul")
	if got := e.now.Parts[1]; got.Kind != app.PartHeading {
		t.Errorf("got %+v, want a new heading behind the first part", got)
	}
	s.press(fyne.KeyF6)
	s.press(fyne.KeySpace)
	if len(e.now.Signers) != 2 {
		t.Errorf("got %d signers, want one less", len(e.now.Signers))
	}
	s.press(fyne.KeyF5)
	s.press(fyne.KeySpace)
	s.clock.Move(storeDelay)
	if got := s.stored(e.name); len(got.Appendices) != 3 || len(got.Signers) != 2 || len(got.Parts) != count+1 {
		t.Errorf("got %d appendices, %d signers, %d parts stored", len(got.Appendices), len(got.Signers), len(got.Parts))
	}
	s.press(fyne.KeyF4)
	parts := e.panes[2].(*slotList[app.ProfilePart])
	for i, item := range parts.all {
		if item.item.Kind == app.PartSignatures {
			parts.table.List.SetCursor(i)
		}
	}
	s.tap("Cetak atau tidak")
	s.sees("Tempat tanda tangan harus ada tepat satu")
	s.calm()
}

func TestProfileRevert(t *testing.T) {
	s := newStage(t)
	e := s.editor()
	s.fill(e.panes[0].(*profileForm).fields[7].first.(*kit.Entry), "9")
	s.clock.Move(storeDelay)
	s.tap("Batalkan semua perubahan")
	s.tap("Batalkan perubahan")
	s.clock.Move(storeDelay)
	if got := s.stored(e.name).Size; got != 12 {
		t.Errorf("got size %v, want it as it was", got)
	}
	s.calm()
}

func TestProfileDeletedAndBack(t *testing.T) {
	s := newStage(t)
	e := s.editor()
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	s.press(fyne.KeyDelete)
	if got := s.profileNames(); strings.Contains(got, e.name) {
		t.Errorf("got %s, want no %s", got, e.name)
	}
	s.tap("Batalkan")
	if got := s.profileNames(); !strings.Contains(got, e.name) {
		t.Errorf("got %s, want %s again", got, e.name)
	}
	s.calm()
}

func TestProfileFileOutAndIn(t *testing.T) {
	s := newStage(t)
	s.settingsOn(sectionProfiles)
	path := filepath.Join(t.TempDir(), "model.json")
	s.choose(path)
	s.press(fyne.KeyE, fyne.KeyModifierControl)
	s.press(fyne.KeyI, fyne.KeyModifierControl)
	if got, want := s.profileNames(), "Permendagri 1/2023, Permendagri 1/2023 (2), Notulen 54/2009, "; !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want it to begin with %s", got, want)
	}
	if err := os.WriteFile(path, []byte(`{"name":"x"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s.press(fyne.KeyI, fyne.KeyModifierControl)
	s.sees("tidak dapat dipakai")
}

func TestProfileEditorFits(t *testing.T) {
	for _, mode := range []kit.Mode{kit.ModeLight, kit.ModeDark} {
		s, _ := newSampleStage(t)
		s.look.set(mode)()
		e := s.editor()
		for i := range e.panes {
			e.open(i)
			s.checkPage("model-" + itoa(i))
		}
		s.calm()
	}
}
