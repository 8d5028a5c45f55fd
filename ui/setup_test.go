package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

// From the welcome to the plan of the first meeting, by keyboard.
func TestSetupLeadsToTheFirstMeeting(t *testing.T) {
	s := newStage(t)
	s.press(fyne.KeyReturn)
	v := top[*setupView](s)
	s.sees("Langkah 1 dari 4")
	s.checkPage("siapkan-1")
	s.write("Pemerintah Kota Contoh")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.sees("Langkah 2 dari 4")
	s.checkPage("siapkan-2")
	s.press(fyne.KeyTab)
	s.press(fyne.KeyReturn) // a city in general
	s.sees("perangkat daerah ada di arsip.")
	s.tap("Lanjut")
	s.sees("Langkah 3 dari 4")
	s.write("Wali Kota")
	s.press(fyne.KeyTab)
	s.write("Dr. Contoh Satu, S.E.")
	s.checkPage("siapkan-3")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.sees("Langkah 4 dari 4", "Bila langkah ini dilewati", "Tempat kedua")
	s.checkPage("siapkan-4")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.sees("Kantor siap")
	s.misses("dari 4")
	s.checkPage("siapkan-5")
	if v.step != stepDone {
		t.Fatalf("got step %d, want the last", v.step)
	}
	s.press(fyne.KeyReturn)
	plan := top[*planView](s)
	if got := plan.chair.name.Text; got != "Dr. Contoh Satu, S.E." {
		t.Errorf("got chair %q", got)
	}
	people, err := s.app.Offices.People(s.Context)
	if err != nil {
		t.Fatal(err)
	}
	if len(people) != 1 || people[0].Post != "Wali Kota" {
		t.Errorf("got people %+v, want the mayor", people)
	}
	o, err := s.app.Offices.Get(s.Context)
	if err != nil || o.Government != "Pemerintah Kota Contoh" {
		t.Errorf("got office %+v, error %v", o, err)
	}
	s.calm()
}

func TestSetupCanBeSkipped(t *testing.T) {
	s := newStage(t)
	s.press(fyne.KeyReturn)
	for range stepDone {
		s.press(fyne.KeyPageDown, fyne.KeyModifierControl)
	}
	s.tap("Ke Beranda")
	s.sees("Selamat datang di Rakor")
	s.commands.Dispatch("app.setup") // and can be gone through again
	s.sees("Langkah 1 dari 4")
	s.calm()
}

// Walking back and forth keeps what was typed, and a person once, also when the
// name is put right.
func TestSetupKeepsAPersonOnce(t *testing.T) {
	s := newStage(t)
	s.press(fyne.KeyReturn)
	v := top[*setupView](s)
	v.open(stepSigners)
	s.fill(v.signers.forms[0].form.post, "Wali Kota")
	s.fill(v.signers.forms[0].form.name, "Contoh Satu")
	s.tap("Sebelumnya")
	s.tap("Lewati langkah ini")
	s.sees("Contoh Satu")
	s.tap("Simpan dan lanjut")
	s.tap("Sebelumnya")
	s.fill(v.signers.forms[0].form.name, "Contoh Dua")
	s.tap("Simpan dan lanjut")
	people, err := s.app.Offices.People(s.Context)
	if err != nil {
		t.Fatal(err)
	}
	if len(people) != 1 || people[0].Name != "Contoh Dua" {
		t.Errorf("got %+v, want one person with the later name", people)
	}
	s.calm()
}

// The program is closed in the middle; the next start goes on there.
func TestSetupGoesOnAfterAClose(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rakor.db")
	s := openStage(t, path)
	s.press(fyne.KeyReturn)
	s.write("Pemerintah Kota Contoh")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.tap("Lewati langkah ini")
	v := top[*setupView](s)
	s.fill(v.signers.forms[2].form.post, "Notulis")
	s.fill(v.signers.forms[2].form.name, "Contoh Tiga")
	s.leaveShown() // as closing does
	s.crash()
	s = openStage(t, path)
	s.sees("Lanjutkan menyiapkan kantor", "Terakhir sampai langkah 3 dari 4")
	s.press(fyne.KeyReturn)
	s.sees("Langkah 3 dari 4", "Contoh Tiga")
	s.tap("Sebelumnya")
	s.tap("Sebelumnya")
	s.sees("Pemerintah Kota Contoh")
	s.calm()
}

// What is wrong stands at its field, and an odd NIP is taken after a warning.
func TestSetupSaysWhatIsWrongAtItsField(t *testing.T) {
	s := newStage(t)
	s.press(fyne.KeyReturn)
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.sees("Nama pemerintah daerah masih kosong.")
	s.write("Pemerintah Kota Contoh")
	v := top[*setupView](s)
	s.fill(v.kop.email, "setda contoh")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.sees("Itu bukan alamat pos-el.")
	s.fill(v.kop.email, "setda@contoh.go.id")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	v.open(stepSigners)
	f := v.signers.forms[1]
	s.fill(f.form.name, "Contoh Dua")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.sees("Jabatan masih kosong")
	s.fill(f.form.post, "Sekretaris Daerah")
	s.fill(f.form.nip, "12345")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.sees("NIP ini tidak 18 angka.")
	if s.Window.Window.Canvas().Focused() != fyne.Focusable(f.form.nip) {
		t.Error("the keyboard is not on the field that is wrong")
	}
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.sees("Langkah 4 dari 4")
	s.calm()
}

// Agencies come from the office's own file, or one by one.
func TestSetupTakesTheOfficesOwnList(t *testing.T) {
	s := newStage(t)
	s.press(fyne.KeyReturn)
	v := top[*setupView](s)
	v.open(stepAgencies)
	list := filepath.Join(t.TempDir(), "opd.csv")
	if err := os.WriteFile(list, []byte("singkatan;nama\nDINCON;Dinas Contoh\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.choose(list)
	s.press(fyne.KeyTab)
	s.press(fyne.KeyTab)
	s.press(fyne.KeyReturn)
	s.sees("1 perangkat daerah ada di arsip.")
	s.press(fyne.KeyTab)
	s.press(fyne.KeyReturn)
	s.write("BACON")
	s.press(fyne.KeyTab)
	s.write("Badan Contoh")
	s.press(fyne.KeyReturn)
	s.sees("2 perangkat daerah ada di arsip.")
	s.tap("Lihat dan perbaiki daftarnya")
	s.sees("Badan Contoh")
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	s.sees("Langkah 2 dari 4")
	s.calm()
}

// A stick that is plugged in is one key away from being the second place.
func TestSetupCopiesToAStick(t *testing.T) {
	s := newStage(t)
	s.press(fyne.KeyReturn)
	s.write("Pemerintah Kota Contoh")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	v := top[*setupView](s)
	v.open(stepBackups)
	stick := t.TempDir()
	v.copies.show([]string{stick})
	s.tap("Pakai " + stick)
	st, err := s.app.Backups.State(s.Context)
	if err != nil || st.Second.Folder != stick {
		t.Errorf("got %+v, %v, want the stick", st.Second, err)
	}
	s.sees(stick, "Salinan pertama dibuat begitu ada rapat.")
	s.calm()
	_ = app.Sticks() // whatever is plugged in here
}
