package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

// led is the number of the first open follow-up that an agency leads alone.
func (s *stage) led(agency string) app.FollowUp {
	s.t.Helper()
	ids, err := s.app.Agencies.Find(s.Context, []string{agency})
	if err != nil {
		s.t.Fatal(err)
	}
	rows, _, err := s.app.FollowUps.Register(s.Context, app.RegisterFilter{Scope: app.ScopeOpen, AgencyID: ids[0]})
	i := slices.IndexFunc(rows, func(r app.RegisterRow) bool { return r.ParentID == 0 })
	if err != nil || i < 0 {
		s.t.Fatalf("got %d follow-ups of %s, %v", len(rows), agency, err)
	}
	return rows[i].FollowUp
}

func TestDeadlinesOfManyAreExtendedByKeys(t *testing.T) {
	s := newFollowUpStage(t)
	one, two := s.led("Dinas PUPR"), s.led("DLH")
	shown := 0
	s.extendDeadlines([]int64{one.ID, two.ID}, func() { shown++ })
	s.sees("2 tindak lanjut: ", one.Number, two.Number)
	s.write("TW IV 2027")
	s.sees("Jumat, 31 Desember 2027")
	s.press(fyne.KeyReturn)
	s.sees("Alasan perpanjangan masih kosong")
	s.write("alat rusak")
	s.press(fyne.KeyReturn, ctrl)
	s.sees("menunggu keputusan")
	if shown != 1 {
		t.Errorf("shown anew %d times, want once", shown)
	}
	s.extendDeadlines([]int64{one.ID}, nil)
	s.sees("Tidak ikut: " + one.Number + " masih ada permintaan")
	s.press(fyne.KeyReturn)

	pending, err := s.app.FollowUps.PendingExtensions(s.Context)
	if err != nil || len(pending) != 2 {
		t.Fatalf("got %d waiting, %v, want 2", len(pending), err)
	}
	s.decideExtensions([]int64{pending[0].ID}, true, func() { shown++ })
	s.press(fyne.KeyReturn)
	s.sees("Siapa yang memutuskan masih kosong")
	s.write("Wali Kota")
	s.press(fyne.KeyReturn)
	s.decideExtensions([]int64{pending[1].ID}, false, func() { shown++ })
	s.press(fyne.KeyReturn)
	s.sees("Alasan penolakan masih kosong") // who decided the last time is remembered
	s.write("sudah dua kali")
	s.press(fyne.KeyReturn, ctrl)
	granted, refused := s.followUp(pending[0].FollowUp.Number), s.followUp(pending[1].FollowUp.Number)
	if granted.Due.Text != "TW IV 2027" || refused.Due == granted.Due || shown != 3 {
		t.Errorf("got %v granted and %v refused, shown anew %d times", granted.Due, refused.Due, shown)
	}
	s.calm()
}

func TestTasksAreMovedByKeys(t *testing.T) {
	s := newFollowUpStage(t)
	f := s.led("Dinas PUPR")
	s.clock.Move(48 * time.Hour)
	s.reassign([]int64{f.ID}, func() {})
	s.sees(f.Number)
	s.press(fyne.KeyTab)
	s.write("dishub")
	s.press(fyne.KeyReturn)
	s.tap("Pindahkan")
	s.sees("Alasan pemindahan masih kosong")
	s.write("arahan Wali Kota")
	s.tap("Pindahkan")
	if got := s.followUp(f.Number); got.LeadID == f.LeadID {
		t.Error("the lead is the same as before")
	}
	s.calm()
}

func TestFollowUpsAreCanceledAndPutBack(t *testing.T) {
	s := newFollowUpStage(t)
	f := s.led("Dinas PUPR")
	s.cancelFollowUps([]int64{f.ID}, func() {})
	s.press(fyne.KeyReturn, ctrl)
	s.sees("Alasan pembatalan masih kosong")
	s.write("diganti program lain")
	s.press(fyne.KeyReturn, ctrl)
	if got := s.followUp(f.Number); got.CancelReason != "diganti program lain" {
		t.Errorf("got reason %q", got.CancelReason)
	}
	s.cancelFollowUps([]int64{f.ID}, func() {})
	s.sees("sudah dibatalkan")
	s.press(fyne.KeyReturn)
	s.reinstateFollowUps([]int64{f.ID}, func() {})
	s.write("penggantinya batal")
	s.press(fyne.KeyReturn, ctrl)
	if got := s.followUp(f.Number); !got.Open() {
		t.Error("it is still canceled")
	}
	s.calm()
}
