package app

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/recap"
)

func TestWhoReportedWhen(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	register, _, err := a.FollowUps.Register(ctx, RegisterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	f := register[slices.IndexFunc(register, func(r data.RegisterRow) bool { return r.LeadID != 0 })]
	w.at = w.at.AddDate(0, 1, 0) // December
	if err := a.desk.write(ctx, func(tx *data.Tx) error {
		return tx.Reports().Add(&data.Report{
			FollowUpID: f.ID, AgencyID: f.LeadID, Role: data.AsLead, Source: data.ByHand, Period: "2026-12", Status: data.InProgress,
			Obstacle: "Menunggu Budi Contoh, 0812-3456-7890.", ReportedOn: data.DateOf(w.at),
		})
	}); err != nil {
		t.Fatal(err)
	}
	w.at = w.at.AddDate(0, 1, 0) // January
	r, _, err := a.Recaps.recap(ctx, RecapOrder{Period: "2026-12"})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"November 2026", "Desember 2026"}; !slices.Equal(r.Periods, want) {
		t.Errorf("got periods %v, want %v", r.Periods, want)
	}
	for _, line := range r.Agencies {
		want := []recap.Reporting{recap.Silent, recap.Silent}
		if line.Code == f.LeadCode {
			want[1] = recap.Reported
		}
		if line.Code != "" && !slices.Equal(line.Reports, want) {
			t.Errorf("%s: got %v, want %v", line.Code, line.Reports, want)
		}
	}
	for _, u := range r.FollowUps {
		if u.Number == f.Number && u.Obstacle != "Menunggu Budi Contoh, •••." {
			t.Errorf("got obstacle %q, want it without the telephone", u.Obstacle)
		}
	}
}

func TestRecapOfSomeMeetings(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	for typed, want := range map[string]string{
		"2026-11": "rapat November 2026", "TW IV 2026": "rapat Triwulan IV 2026", "tahun 2026": "rapat tahun 2026",
		"1/11/2026..24/11/2026": "rapat 1 November 2026 s.d. 24 November 2026", "1/11/2026..": "rapat sejak 1 November 2026",
	} {
		order, err := a.RecapOf(ctx, typed)
		if err != nil {
			t.Fatal(err)
		}
		r, _, err := a.Recaps.recap(ctx, order)
		if err != nil || r.Period != want || len(r.FollowUps) == 0 {
			t.Errorf("%s: got %q with %d follow-ups, %v, want %q", typed, r.Period, len(r.FollowUps), err, want)
		}
	}
	order, err := a.RecapOf(ctx, "TW III 2026")
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.Recaps.Write(ctx, order)
	refused(t, err, "Tidak ada tindak lanjut dari rapat Triwulan III 2026, jadi tidak ada yang direkap.")
	if _, err := a.RecapOf(ctx, "entah kapan"); err == nil {
		t.Error("a range that is none was read")
	}
}

func TestRecapOnPaper(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	first, err := a.Recaps.PDF(ctx, RecapOrder{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := a.Recaps.PDF(ctx, RecapOrder{})
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("the same recap gave other bytes, %v", err)
	}
	text := strings.Join(strings.Fields(run(t, "pdftotext", "-layout", file(t, "rekap.pdf", first), "-")), " ")
	for _, want := range []string{"Rekapitulasi Tindak Lanjut", "Per perangkat daerah", "OPD belum melapor pada periode ini."} {
		if !strings.Contains(text, want) {
			t.Errorf("the recap has no %q", want)
		}
	}
	people, err := a.Offices.People(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if strings.Contains(p.Name, " ") && strings.Contains(text, p.Name) {
			t.Errorf("the recap names %s", p.Name)
		}
	}
}

// The one score there is, the share done and accepted, cannot be bettered by
// claiming anything: not by each agency claiming that all is done.
func TestClaimsBetterNothing(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	w.at = w.at.AddDate(0, 1, 0)
	shares := func() map[string]float64 {
		r, _, err := a.Recaps.recap(ctx, RecapOrder{})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]float64{}
		for _, l := range slices.Concat(r.Agencies, r.Issues) {
			out[l.Code+l.Name] = *l.Done
		}
		return out
	}
	opening := func() int {
		o, _, err := a.Recaps.opening(ctx, 0)
		if err != nil {
			t.Fatal(err)
		}
		return o.Figures[1].Value
	}
	before := shares()
	open, _, err := a.FollowUps.Register(ctx, RegisterFilter{Scope: ScopeOpen})
	if err != nil {
		t.Fatal(err)
	}
	whole := 1000
	for _, f := range open {
		if f.LeadID != 0 {
			reportOn(t, a, f.FollowUp, data.Report{Period: "2026-12", Status: data.Done, Progress: &whole})
		}
	}
	if got := shares(); !maps.Equal(got, before) || opening() != 0 {
		t.Errorf("claims made %v of %v", got, before)
	}
	if err := a.FollowUps.Verify(ctx, []int64{open[0].ID}, data.Returned, "belum selesai"); err != nil {
		t.Fatal(err)
	}
	if got := shares(); !maps.Equal(got, before) {
		t.Errorf("a report sent back made %v of %v", got, before)
	}
	if err := a.FollowUps.Verify(ctx, []int64{open[1].ID}, data.Accepted, ""); err != nil {
		t.Fatal(err)
	}
	if got := shares(); maps.Equal(got, before) || opening() != 1 {
		t.Error("what was accepted does not count")
	}
}
