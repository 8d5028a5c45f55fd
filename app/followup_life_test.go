package app

import (
	"context"
	"slices"
	"testing"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// anOpen is the first open follow-up that an agency leads.
func anOpen(t testing.TB, a *App, code string) FollowUp {
	t.Helper()
	rows, _, err := a.FollowUps.Register(t.Context(), data.RegisterFilter{Scope: data.ScopeOpen, AgencyID: agencyID(t, a, code)})
	i := slices.IndexFunc(rows, func(r data.RegisterRow) bool { return r.ParentID == 0 })
	if err != nil || i < 0 {
		t.Fatalf("got %d open follow-ups of %s, %v", len(rows), code, err)
	}
	return rows[i].FollowUp
}

func agencyID(t testing.TB, a *App, code string) int64 {
	t.Helper()
	ids, err := a.Agencies.Find(t.Context(), []string{code})
	if err != nil {
		t.Fatal(err)
	}
	return ids[0]
}

func storyOf(t testing.TB, a *App, id int64) Story {
	t.Helper()
	st, err := a.FollowUps.Story(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func TestMoreTimeIsAskedAndDecided(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	f := anOpen(t, a, "PUPR")
	ask := ExtensionRequest{Due: locale.DueOn("2027-01-31"), Reason: "alat rusak", AskedOn: "2026-11-25"}
	refused(t, a.FollowUps.Extend(ctx, []int64{f.ID}, ExtensionRequest{Reason: "x"}), "Tenggat baru masih kosong. Tulis tanggal, masa seperti “TW I 2027”, atau syarat dalam tanda petik.")
	refused(t, a.FollowUps.Extend(ctx, []int64{f.ID}, ExtensionRequest{Due: ask.Due}), "Alasan perpanjangan masih kosong. Tulis mengapa waktunya tidak cukup.")
	if err := a.FollowUps.Extend(ctx, []int64{f.ID}, ask); err != nil {
		t.Fatal(err)
	}
	if got := storyOf(t, a, f.ID).FollowUp.Due; got != f.Due {
		t.Errorf("got deadline %v before the decision, want %v", got, f.Due)
	}
	pending, err := a.FollowUps.PendingExtensions(ctx)
	if err != nil || len(pending) != 1 || pending[0].AskedBy != "Kepala Dinas Pekerjaan Umum dan Penataan Ruang" || pending[0].FollowUp.ID != f.ID {
		t.Fatalf("got %+v, %v", pending, err)
	}
	refused(t, a.FollowUps.Extend(ctx, []int64{f.ID}, ask), f.Number+" masih ada permintaan perpanjangan yang menunggu keputusan. Tidak ada yang diubah.")

	id := pending[0].ID
	refused(t, a.FollowUps.DecideExtensions(ctx, []int64{id}, Ruling{Granted: true}), "Siapa yang memutuskan masih kosong. Tulis jabatannya, misalnya Wali Kota.")
	refused(t, a.FollowUps.DecideExtensions(ctx, []int64{id}, Ruling{By: "Wali Kota"}), "Alasan penolakan masih kosong. Tulis mengapa waktunya tidak diperpanjang.")
	w.at = w.at.Add(time.Hour)
	if err := a.FollowUps.DecideExtensions(ctx, []int64{id}, Ruling{Granted: true, By: "Wali Kota"}); err != nil {
		t.Fatal(err)
	}
	if got := storyOf(t, a, f.ID).FollowUp.Due; got != ask.Due {
		t.Errorf("got deadline %v, want %v", got, ask.Due)
	}
	refused(t, a.FollowUps.DecideExtensions(ctx, []int64{id}, Ruling{Granted: true, By: "Wali Kota"}), "Permintaan perpanjangan ini sudah diputuskan. Muat ulang daftarnya.")
	if n, err := a.FollowUps.CountPendingExtensions(ctx); n != 0 || err != nil {
		t.Errorf("got %d waiting, %v, want none", n, err)
	}
}

func TestManyAreExtendedTogetherOrNotAtAll(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	one, two := anOpen(t, a, "PUPR"), anOpen(t, a, "DLH")
	if err := a.FollowUps.Cancel(ctx, []int64{two.ID}, "diganti", "Wali Kota"); err != nil {
		t.Fatal(err)
	}
	ask := ExtensionRequest{Due: locale.Due{Kind: data.DuePeriod, On: "2027-03-31", Text: "TW I 2027"}, Reason: "hujan", Ruling: &Ruling{Granted: true, By: "Wali Kota"}}
	refused(t, a.FollowUps.Extend(ctx, []int64{one.ID, two.ID}, ask), two.Number+" sudah dibatalkan. Tidak ada yang diubah.")
	if got := storyOf(t, a, one.ID).FollowUp.Due; got != one.Due {
		t.Errorf("got deadline %v of the one that fits, want it as it was", got)
	}
	sel, err := a.FollowUps.Select(ctx, ActExtend, []int64{one.ID, two.ID})
	if err != nil || !slices.Equal(sel.IDs(), []int64{one.ID}) || len(sel.Left) != 1 || sel.Left[0].Number != two.Number {
		t.Fatalf("got %+v, %v", sel, err)
	}
	if err := a.FollowUps.Extend(ctx, sel.IDs(), ask); err != nil {
		t.Fatal(err)
	}
	st := storyOf(t, a, one.ID)
	if st.FollowUp.Due != ask.Due {
		t.Errorf("got deadline %v, want %v at once", st.FollowUp.Due, ask.Due)
	}
}

func TestTasksMoveToAnotherAgency(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	f := anOpen(t, a, "PUPR")
	dlh := agencyID(t, a, "DLH")
	move := Reassignment{Role: data.AsLead, To: dlh, Reason: "urusan sampah pindah", DecidedBy: "Wali Kota", KeepFormer: true}
	w.at = w.at.Add(48 * time.Hour)
	refused(t, a.FollowUps.Reassign(ctx, []int64{f.ID}, Reassignment{Role: data.AsLead, To: dlh}), "Alasan pemindahan masih kosong. Tulis dasarnya, misalnya nomor peraturan atau arahan siapa.")
	late := move
	late.On = "2027-01-01"
	refused(t, a.FollowUps.Reassign(ctx, []int64{f.ID}, late), "Tanggal berlakunya belum tiba. Catat perubahan ini pada harinya atau sesudahnya.")
	if err := a.FollowUps.Reassign(ctx, []int64{f.ID}, move); err != nil {
		t.Fatal(err)
	}
	st := storyOf(t, a, f.ID)
	if st.Lead.Code != "DLH" || !slices.Contains(st.FollowUp.Supports, f.LeadID) || slices.Contains(st.FollowUp.Supports, dlh) {
		t.Errorf("got lead %s, supports %v", st.Lead.Code, st.FollowUp.Supports)
	}
	refused(t, a.FollowUps.Reassign(ctx, []int64{f.ID}, move), "DLH sudah menjadi penanggung jawab "+f.Number+". Tidak ada yang diubah.")

	// a support is exchanged, added, dropped
	disdik := agencyID(t, a, "Disdik")
	for _, r := range []Reassignment{
		{Role: data.AsSupport, From: f.LeadID, To: disdik, Reason: "tukar"},
		{Role: data.AsSupport, From: disdik, Reason: "tidak perlu"},
		{Role: data.AsSupport, To: disdik, Reason: "ikut"},
	} {
		if err := a.FollowUps.Reassign(ctx, []int64{f.ID}, r); err != nil {
			t.Fatalf("%+v: %v", r, err)
		}
	}
	refused(t, a.FollowUps.Reassign(ctx, []int64{f.ID}, Reassignment{Role: data.AsSupport, From: f.LeadID, To: dlh, Reason: "x"}), "Dinas PUPR bukan pendukung "+f.Number+". Tidak ada yang diubah.")

	// all that is left of the agency
	n, err := a.FollowUps.ReassignAll(ctx, f.LeadID, move)
	if err != nil || n == 0 {
		t.Fatalf("moved %d, %v", n, err)
	}
	_, leads, err := a.FollowUps.Register(ctx, data.RegisterFilter{Scope: data.ScopeOpen, AgencyID: f.LeadID})
	if err != nil || leads != 0 {
		t.Errorf("got %d, %v that the former agency still leads, want none", leads, err)
	}
}

func TestAnOrderToManyIsCanceledWithItsRows(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	rows, _, err := a.FollowUps.Register(ctx, data.RegisterFilter{Parents: true})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(rows, func(r data.RegisterRow) bool { return r.Broadcast })
	if i < 0 {
		t.Fatal("the sample has no order to many")
	}
	parent := rows[i].ID
	children := storyOf(t, a, parent).Children
	one := children[0].ID
	refused(t, a.FollowUps.Cancel(ctx, []int64{one}, " ", ""), "Alasan pembatalan masih kosong. Tulis mengapa tindak lanjut ini tidak diteruskan.")
	if err := a.FollowUps.Cancel(ctx, []int64{one}, "sudah dikerjakan pihak lain", "Sekda"); err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(time.Hour)
	if err := a.FollowUps.Cancel(ctx, []int64{parent}, "diganti perwali", "Wali Kota"); err != nil {
		t.Fatal(err)
	}
	for _, c := range storyOf(t, a, parent).Children {
		if c.Open() || c.CancelledAt.IsZero() {
			t.Errorf("%s is still open", c.Number)
		}
	}
	w.at = w.at.Add(time.Hour)
	refused(t, a.FollowUps.Cancel(ctx, []int64{parent}, "lagi", ""), rows[i].Number+" sudah dibatalkan. Tidak ada yang diubah.")
	if err := a.FollowUps.Reinstate(ctx, []int64{parent}, "perwali dicabut", "Wali Kota"); err != nil {
		t.Fatal(err)
	}
	for _, c := range storyOf(t, a, parent).Children {
		if got, want := c.Open(), c.ID != one; got != want {
			t.Errorf("%s: got open %v, want %v: what was canceled before stays so", c.Number, got, want)
		}
	}
}

func TestTheWholeLifeIsToldOnce(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	rows, _, err := a.FollowUps.Register(ctx, data.RegisterFilter{Scope: data.ScopeOpen})
	if err != nil {
		t.Fatal(err)
	}
	f := rows[slices.IndexFunc(rows, func(r data.RegisterRow) bool { return r.ParentID == 0 && r.LeadID != 0 && len(r.Supports) > 1 })].FollowUp
	half := 500
	for _, do := range []func() error{
		func() error {
			return a.FollowUps.Report(ctx, f.ID, WrittenReport{Status: data.InProgress, Progress: &half, FilledBy: "Sekretaris Dinas", Evidence: "https://contoh.id/foto"})
		},
		func() error {
			return a.FollowUps.Report(ctx, f.ID, WrittenReport{AgencyID: f.Supports[0], Narrative: "lahan siap"})
		},
		func() error {
			return a.FollowUps.Extend(ctx, []int64{f.ID}, ExtensionRequest{Due: locale.DueOn("2027-06-30"), Reason: "hujan", Ruling: &Ruling{Granted: true, By: "Wali Kota"}})
		},
		func() error {
			return a.FollowUps.Reassign(ctx, []int64{f.ID}, Reassignment{Role: data.AsLead, To: agencyID(t, a, "DPMPTSP"), Reason: "arahan"})
		},
		func() error { return a.FollowUps.Cancel(ctx, []int64{f.ID}, "diganti", "Wali Kota") },
		func() error { return a.FollowUps.Reinstate(ctx, []int64{f.ID}, "batal diganti", "Wali Kota") },
		func() error { return a.FollowUps.Report(ctx, f.ID, WrittenReport{Status: data.NotStarted}) },
	} {
		w.at = w.at.Add(24 * time.Hour)
		if err := do(); err != nil {
			t.Fatal(err)
		}
	}
	st := storyOf(t, a, f.ID)
	var got []string
	for _, e := range st.Events {
		got = append(got, eventName(t, e))
	}
	want := []string{"added", "born", "report", "report", "extension", "decision", "agency", "canceled", "reinstated", "report"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if st.FollowUp.Status != data.NotStarted || st.FollowUp.Progress != half || st.Lead.Code != "DPMPTSP" {
		t.Errorf("got %s %d of %s: a status set back is one more report", st.FollowUp.Status, st.FollowUp.Progress, st.Lead.Code)
	}
	if len(st.Supports) < 2 || st.Supports[0].Last == nil || st.Supports[0].Last.Narrative != "lahan siap" || st.Supports[1].Last != nil {
		t.Errorf("got supports %+v", st.Supports)
	}

	reports := st.Reports()
	refused(t, a.FollowUps.RevokeReport(ctx, reports[2].ID, ""), "Alasan masih kosong. Tulis mengapa laporan ini ditarik.")
	if err := a.FollowUps.RevokeReport(ctx, reports[2].ID, "salah tulis"); err != nil {
		t.Fatal(err)
	}
	refused(t, a.FollowUps.RevokeReport(ctx, reports[2].ID, "lagi"), "Laporan ini sudah ditarik.")
	if st := storyOf(t, a, f.ID); st.FollowUp.Status != data.InProgress || len(st.Reports()) != 3 {
		t.Errorf("got %s and %d reports after one was taken back", st.FollowUp.Status, len(st.Reports()))
	}
}

// eventName is what kind of event it is.
func eventName(t testing.TB, e Event) string {
	t.Helper()
	switch {
	case e.Report != nil:
		return "report"
	case e.Extension != nil:
		return "extension"
	case e.Decision != nil:
		return "decision"
	case e.Agency != nil:
		return "agency"
	case e.Cancellation != nil && e.Cancellation.Reinstates:
		return "reinstated"
	case e.Cancellation != nil:
		return "canceled"
	}
	c, err := ChangeOf(e)
	switch {
	case err != nil:
		t.Error(err)
	case c.Added:
		return "added"
	case c.Born:
		return "born"
	}
	return "changed"
}

func TestReportsWrittenByHandAreChecked(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	f := anOpen(t, a, "PUPR")
	for _, tt := range []struct {
		report WrittenReport
		want   string
	}{
		{WrittenReport{FilledBy: "Kepala Dinas"}, "Laporan ini masih kosong. Isi sedikitnya status, kemajuan, atau uraiannya."},
		{WrittenReport{Status: data.Impossible}, "“Tidak Dapat Ditindaklanjuti” perlu alasannya. Tulis di uraian atau kendala."},
		{WrittenReport{Status: data.Done, ReportedOn: "2026-12-01"}, "Tanggal laporan belum tiba. Periksa tanggalnya."},
	} {
		refused(t, a.FollowUps.Report(ctx, f.ID, tt.report), tt.want)
	}
	rows, _, err := a.FollowUps.Register(ctx, data.RegisterFilter{Parents: true})
	if err != nil {
		t.Fatal(err)
	}
	parent := rows[slices.IndexFunc(rows, func(r data.RegisterRow) bool { return r.Broadcast })]
	refused(t, a.FollowUps.Report(ctx, parent.ID, WrittenReport{Status: data.Done}),
		parent.Number+" adalah perintah untuk banyak OPD; pilih barisnya. Tidak ada yang diubah.")
	st := storyOf(t, a, parent.ID)
	if st.Rows.All != len(st.Children) || st.Rows.Open != st.Rows.All || st.Rows.Accepted != 0 {
		t.Errorf("got %+v of %d rows", st.Rows, len(st.Children))
	}
	child := st.Children[0].ID
	if err := a.FollowUps.Report(ctx, child, WrittenReport{Status: data.Done}); err != nil {
		t.Fatal(err)
	}
	if got := storyOf(t, a, parent.ID).Rows; got.Claimed != 1 || got.Accepted != 0 {
		t.Errorf("got %+v after a claim, want none accepted", got)
	}
	if err := a.FollowUps.Verify(ctx, []int64{child}, data.Accepted, ""); err != nil {
		t.Fatal(err)
	}
	if got := storyOf(t, a, parent.ID).Rows; got.Accepted != 1 || got.Open != st.Rows.All-1 {
		t.Errorf("got %+v after one was accepted", got)
	}
}

func TestCanceledFollowUpsAreNotReportedOnInTheRoom(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	f := anOpen(t, a, "PUPR")
	if err := a.FollowUps.Cancel(ctx, []int64{f.ID}, "diganti", "Wali Kota"); err != nil {
		t.Fatal(err)
	}
	w.at = w.at.AddDate(0, 1, 0)
	plan := Plan{Meeting: Meeting{Title: "Rakor Desember", HeldOn: DateOf(w.at)}}
	if err := a.Meetings.Save(ctx, &plan); err != nil {
		t.Fatal(err)
	}
	s := opened(t, a, plan.Meeting.ID)
	for _, line := range []string{"/status " + f.Number + " 60%", "/tunda " + f.Number + " >30/12/2026 hujan"} {
		_, err := s.Enter(line, time.Time{}).Do(ctx)
		refused(t, err, "Tindak lanjut "+f.Number+" sudah dibatalkan. Berlakukan kembali di halamannya bila perlu.")
	}
}

// BenchmarkStory reads the story of a follow-up that was reported on 200 times.
func BenchmarkStory(b *testing.B) {
	ctx := context.Background()
	a, w, _ := finalArchive(b)
	f := anOpen(b, a, "PUPR")
	for i := range 200 {
		w.at = w.at.Add(time.Hour)
		progress := i * 5
		if err := a.FollowUps.Report(ctx, f.ID, WrittenReport{Status: data.InProgress, Progress: &progress, Narrative: "berjalan"}); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if _, err := a.FollowUps.Story(ctx, f.ID); err != nil {
			b.Fatal(err)
		}
	}
}
