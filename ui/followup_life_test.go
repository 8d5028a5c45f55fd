package ui

import (
	"fmt"
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

func TestTimelineTellsEverything(t *testing.T) {
	three, one, budget := 750, 250, int64(1250000)
	st := app.Story{Agencies: map[int64]app.Agency{7: {Code: "DLH", Name: "Dinas Lingkungan Hidup"}, 8: {Code: "DKP", Name: "Dinas Kebersihan"}}}
	st.Meetings = map[int64]app.Meeting{3: {HeldOn: "2026-12-01"}}
	tell := teller{storyView: &storyView{story: st, zone: app.WIB}}
	for _, tt := range []struct {
		name  string
		event app.Event
		title string
		text  string
		who   string
	}{
		{
			"a report said in a meeting",
			app.Event{Report: &app.Report{AgencyID: 7, Role: app.AsLead, Source: app.FromMeeting, MeetingID: 3, Status: app.Obstructed, Progress: &three, BudgetRealized: &budget, Obstacle: "lahan"}},
			"Laporan DLH", "Realisasi anggaran: Rp1.250.000,00\nKendala: lahan", "Disampaikan dalam rapat 1 Desember 2026 · Enter: buka rapatnya",
		},
		{
			"a report of less than before",
			app.Event{Report: &app.Report{AgencyID: 7, Role: app.AsLead, Source: app.ByHand, Period: "2026-12", Progress: &one}},
			"Laporan DLH", "Turun dari 75%", "Dicatat langsung Desember 2026 · Enter: tarik laporan",
		},
		{
			"a report taken back",
			app.Event{Report: &app.Report{AgencyID: 7, Role: app.AsSupport, Source: app.ByHand, Revoked: true, RevokedReason: "keliru"}},
			"Laporan DLH (pendukung) (ditarik)", "Alasan: keliru", "Dicatat langsung",
		},
		{
			"a move",
			app.Event{Agency: &app.AgencyChange{Role: app.AsLead, FromID: 8, ToID: 7, EffectiveOn: "2027-01-01", Reason: "Perwali 12", DecidedBy: "Wali Kota"}},
			"Pindah OPD", "Penanggung jawab: dari Dinas Kebersihan ke Dinas Lingkungan Hidup\nBerlaku sejak 1 Januari 2027\nPerwali 12\nDiputuskan oleh: Wali Kota", "",
		},
		{
			"a support that fell away",
			app.Event{Agency: &app.AgencyChange{Role: app.AsSupport, FromID: 8, EffectiveOn: "2027-01-01", Reason: "cukup"}},
			"Pendukung dilepas", "Dinas Kebersihan\nBerlaku sejak 1 Januari 2027\ncukup", "",
		},
		{
			"an extension that waits",
			app.Event{Extension: &app.Extension{Due: app.Due{Kind: app.DuePeriod, On: "2027-03-31", Text: "TW I 2027"}, Reason: "hujan", AskedBy: "Kepala DLH", AskedOn: "2026-12-02"}},
			"Perpanjangan tenggat diminta", "Dari tanpa tenggat menjadi TW I 2027\nhujan\nDiminta oleh: Kepala DLH, 2 Desember 2026", "Enter: setujui",
		},
		{
			"a cancellation",
			app.Event{Cancellation: &app.Cancellation{Reason: "diganti", DecidedBy: "Wali Kota"}},
			"Dibatalkan", "diganti\nDiputuskan oleh: Wali Kota", "",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, ok := tell.tell(tt.event)
			if !ok || m.title != tt.title || m.text != tt.text || m.who != tt.who {
				t.Errorf("got %q %q %q, want %q %q %q", m.title, m.text, m.who, tt.title, tt.text, tt.who)
			}
		})
	}
	if _, ok := tell.tell(app.Event{}); ok {
		t.Error("an event about nothing is told")
	}
}

func TestStoryPageByKeysAlone(t *testing.T) {
	s := newFollowUpStage(t)
	f := s.led("Dinas PUPR")
	s.push(newStoryView(s.Window, f.ID))
	v := top[*storyView](s)
	s.sees(f.Number, "Rapat asal", "“"+v.story.Entry.Body+"”", "Belum melapor")

	s.write("l") // a report by hand
	s.sees("Catat laporan OPD")
	s.press(fyne.KeyReturn)
	s.sees("Laporan ini masih kosong")
	s.press(fyne.KeyTab)
	s.write("enam puluh")
	s.press(fyne.KeyReturn)
	s.sees("Kemajuan ini belum terbaca")
	s.press(fyne.KeyA, ctrl)
	s.write("60%")
	s.press(fyne.KeyTab)
	s.write("pengerukan berjalan")
	s.press(fyne.KeyReturn, ctrl)
	if got := s.followUp(f.Number).Progress; got != 600 {
		t.Errorf("got progress %d, want 600", got)
	}
	s.sees("pengerukan berjalan", "60%")

	s.write("p") // more time
	s.write("31/12/2027")
	s.press(fyne.KeyTab)
	s.write("alat rusak")
	s.press(fyne.KeyReturn, ctrl)
	s.sees("Perpanjangan menunggu keputusan")
	s.press(fyne.KeyY, shiftCtrl)
	s.write("Wali Kota")
	s.press(fyne.KeyReturn)
	if got := s.followUp(f.Number).Due.On; got != "2027-12-31" {
		t.Errorf("got deadline %s", got)
	}
	s.misses("Perpanjangan menunggu keputusan")

	s.write("x") // canceled and back
	s.write("diganti")
	s.press(fyne.KeyReturn, ctrl)
	s.sees("Dibatalkan pada 23 November 2026")
	s.commands.Dispatch("story.reinstate")
	s.write("batal diganti")
	s.press(fyne.KeyReturn, ctrl)
	s.sees("Diberlakukan kembali")

	i := slices.IndexFunc(v.line.moments, func(m moment) bool { return m.percent == "60%" })
	v.line.list.SetCursor(i)
	s.press(fyne.KeyReturn) // the report written by hand is taken back
	s.write("salah tulis")
	s.press(fyne.KeyReturn, ctrl)
	s.sees("(ditarik)", "Alasan: salah tulis")
	s.checkPage("riwayat-panjang")

	s.press(fyne.KeyEnd)
	s.press(fyne.KeyReturn) // the first moment leads to the entry
	top[*captureView](s)
	s.sees(v.story.Entry.Body)
	s.calm()
}

func TestOrderToManyShowsItsRows(t *testing.T) {
	s := newFollowUpStage(t)
	rows, _, err := s.app.FollowUps.Register(s.Context, app.RegisterFilter{Parents: true})
	i := slices.IndexFunc(rows, func(r app.RegisterRow) bool { return r.Broadcast })
	if err != nil || i < 0 {
		t.Fatalf("no order to many, %v", err)
	}
	s.push(newStoryView(s.Window, rows[i].ID))
	v := top[*storyView](s)
	first := v.story.Children[0]
	s.sees(fmt.Sprintf("0 dari %d baris diterima", len(v.story.Children)), first.Number)
	s.checkPage("perintah-induk")
	s.write("p") // more time for all rows
	s.sees(fmt.Sprintf("%d tindak lanjut: %s", len(v.story.Children), first.Number))
	s.press(fyne.KeyEscape)
	s.press(fyne.KeyHome)
	s.press(fyne.KeyReturn)
	child := top[*storyView](s)
	if child.story.FollowUp.ID != first.ID {
		t.Fatalf("got %s, want the first row", child.story.FollowUp.Number)
	}
	s.sees("Bagian dari " + rows[i].Number)
	s.press(fyne.KeyUp, fyne.KeyModifierAlt)
	if got := top[*storyView](s).story.FollowUp.ID; got != rows[i].ID {
		t.Errorf("got follow-up %d, want its parent", got)
	}
	s.calm()
}

func TestRequestsThatWaitAreDecidedTogether(t *testing.T) {
	s := newFollowUpStage(t)
	one, two := s.led("Dinas PUPR"), s.led("DLH")
	if err := s.app.FollowUps.Extend(s.Context, []int64{one.ID, two.ID}, app.ExtensionRequest{
		Due: app.Due{Kind: app.DuePeriod, On: "2027-12-31", Text: "TW IV 2027"}, Reason: "alat rusak",
	}); err != nil {
		t.Fatal(err)
	}
	s.openPendingExtensions()
	v := top[*pendingView](s)
	s.sees(one.Number, two.Number, "TW IV 2027", "alat rusak")
	s.checkPage("perpanjangan-menunggu")
	s.press(fyne.KeyA, ctrl)
	s.write("y")
	s.sees("Keputusan atas 2 permintaan")
	s.write("Wali Kota")
	s.press(fyne.KeyReturn)
	s.sees("Tidak ada yang menunggu keputusan")
	if got := s.followUp(two.Number).Due.Text; got != "TW IV 2027" || len(v.rows) != 0 {
		t.Errorf("got deadline %q", got)
	}
	s.calm()
}
