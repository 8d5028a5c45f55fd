package app

import (
	"bytes"
	"context"
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
	r, _, err := a.Recaps.recap(ctx, "2026-12")
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

func TestRecapOnPaper(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	first, err := a.Recaps.PDF(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	again, err := a.Recaps.PDF(ctx, "")
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
