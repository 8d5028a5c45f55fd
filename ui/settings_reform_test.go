package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

// agenciesOn opens the agencies of the settings with the keyboard on one.
func (s *stage) agenciesOn(code string) {
	s.t.Helper()
	a := s.settingsOn(sectionAgencies).section.(*agencySection)
	for i, g := range a.shown {
		if g.Code == code {
			s.Window.Window.Canvas().Focus(a.table.List)
			a.table.List.SetCursor(i)
			return
		}
	}
	s.t.Fatalf("no agency %s", code)
}

// ofAgency counts what an agency still leads or supports.
func (s *stage) ofAgency(code string) (id int64, owed int) {
	s.t.Helper()
	ids, err := s.app.Agencies.Find(s.Context, []string{code})
	if err != nil {
		s.t.Fatal(err)
	}
	rows, err := s.app.Agencies.Owed(s.Context, ids[0])
	if err != nil {
		s.t.Fatal(err)
	}
	return ids[0], len(rows)
}

func TestAgencyIsRenamedByKeys(t *testing.T) {
	s := newFollowUpStage(t)
	s.clock.Move(72 * time.Hour)
	old, before := s.ofAgency("Distan")
	s.agenciesOn("Distan")
	s.press(fyne.KeyR, shiftCtrl)
	s.sees("Ganti nama Distan", "ikut pindah")
	s.press(fyne.KeyA, ctrl)
	s.write("DKPP")
	s.press(fyne.KeyTab)
	s.press(fyne.KeyA, ctrl)
	s.write("Dinas Ketahanan Pangan dan Pertanian")
	s.press(fyne.KeyReturn)
	s.sees("Alasan masih kosong")
	s.write("Perda 5/2026")
	s.press(fyne.KeyReturn, ctrl)
	s.sees("Distan berganti nama.")
	id, after := s.ofAgency("Distan") // the old name still leads there
	if id == old || after != before {
		t.Errorf("got agency %d with %d, want another one with %d", id, after, before)
	}
	s.calm()
}

func TestAgenciesAreMergedAndTasksMoved(t *testing.T) {
	s := newFollowUpStage(t)
	s.clock.Move(72 * time.Hour)
	_, one := s.ofAgency("Distan")
	into, two := s.ofAgency("DKP")
	s.agenciesOn("Distan")
	s.press(fyne.KeyG, shiftCtrl)
	s.write("dkp")
	s.press(fyne.KeyReturn)
	s.tap("Gabungkan")
	s.sees("Alasan masih kosong")
	s.write("Perda 5/2026")
	s.press(fyne.KeyReturn, ctrl)
	id, all := s.ofAgency("Distan")
	if id != into || all > one+two || all < max(one, two) {
		t.Errorf("got agency %d with %d, want %d with what both had", id, all, into)
	}

	_, dlh := s.ofAgency("DLH")
	s.agenciesOn("DKP")
	s.press(fyne.KeyM, shiftCtrl)
	s.write("dlh")
	s.press(fyne.KeyReturn)
	s.tap("Pindahkan")
	s.write("arahan Wali Kota")
	s.press(fyne.KeyReturn, ctrl)
	if _, left := s.ofAgency("DKP"); left != 0 {
		t.Errorf("got %d left, want none", left)
	}
	if _, got := s.ofAgency("DLH"); got <= dlh {
		t.Errorf("got %d, want more than %d", got, dlh)
	}
	s.calm()
}

func TestAgencyIsSplitByKeys(t *testing.T) {
	s := newFollowUpStage(t)
	s.clock.Move(72 * time.Hour)
	old, n := s.ofAgency("Dinas PUPR")
	s.agenciesOn("Dinas PUPR")
	s.press(fyne.KeyP, shiftCtrl)
	v := top[*splitView](s)
	if len(v.rows) != n {
		t.Fatalf("got %d rows, want %d", len(v.rows), n)
	}
	s.fill(v.codes[0], "DBM")
	s.fill(v.names[0], "Dinas Bina Marga")
	s.fill(v.codes[1], "DCK")
	s.fill(v.names[1], "Dinas Cipta Karya")
	s.fill(v.reason, "Perda 5/2026")
	s.press(fyne.KeyS, ctrl)
	s.sees("belum dibagikan kepada satu OPD")
	s.press(fyne.KeyReturn)
	s.press(fyne.KeyD, ctrl)
	s.press(fyne.KeyA, ctrl)
	s.write("1")
	s.press(fyne.KeyHome)
	s.write("2")
	s.sees("DBM", "DCK")
	s.checkPage("pecah-opd")
	s.press(fyne.KeyS, ctrl)
	s.sees("Dinas PUPR dipecah.")
	if _, got := s.ofAgency("DCK"); got != 1 {
		t.Errorf("got %d dealt to the second, want 1", got)
	}
	if _, got := s.ofAgency("DBM"); got != n-1 {
		t.Errorf("got %d dealt to the first, want %d", got, n-1)
	}
	rows, err := s.app.Agencies.Owed(s.Context, old)
	if err != nil || len(rows) != 0 {
		t.Errorf("got %d, %v left with the former", len(rows), err)
	}
	a := s.settingsOn(sectionAgencies).section.(*agencySection)
	for _, g := range a.all {
		if g.ID == old && g.ActiveOn(app.DateOf(s.clock.Now())) {
			t.Error("the former agency still exists")
		}
	}
	s.calm()
}
