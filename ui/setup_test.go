package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

// From the welcome to the plan of the first meeting, by keyboard.
func TestSetupLeadsToTheFirstMeeting(t *testing.T) {
	s := newStage(t)
	s.press(fyne.KeyReturn)
	v := top[*setupView](s)
	s.checkPage("siapkan-1")
	s.write("Pemerintah Kota Contoh")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.checkPage("siapkan-2")
	s.press(fyne.KeyTab)
	s.press(fyne.KeyReturn) // a city in general
	s.sees("perangkat daerah ada di arsip.")
	s.tap("Lanjut")
	s.write("Wali Kota")
	s.press(fyne.KeyTab)
	s.write("Dr. Contoh Satu, S.E.")
	s.checkPage("siapkan-3")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.sees("Kantor siap")
	s.checkPage("siapkan-4")
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
	s.tap("Lewati langkah ini")
	s.tap("Lanjut")
	s.tap("Lewati langkah ini")
	s.tap("Ke Beranda")
	s.sees("Selamat datang di Rakor")
	s.calm()
}

// Walking back and forth keeps a person once.
func TestSetupKeepsAPersonOnce(t *testing.T) {
	s := newStage(t)
	s.press(fyne.KeyReturn)
	v := top[*setupView](s)
	v.open(stepSigners)
	s.fill(v.people[0].form.post, "Wali Kota")
	s.fill(v.people[0].form.name, "Contoh Satu")
	s.tap("Simpan dan lanjut")
	s.tap("Sebelumnya")
	s.tap("Simpan dan lanjut")
	people, err := s.app.Offices.People(s.Context)
	if err != nil {
		t.Fatal(err)
	}
	if len(people) != 1 || v.signers[0].Role != app.RoleChair {
		t.Errorf("got %d people, want 1", len(people))
	}
}
