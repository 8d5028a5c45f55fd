package app

import (
	"context"
	"slices"
	"testing"
	"time"

	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/data"
)

// reportOn puts a report of a follow-up's lead on record, as on the watch.
func reportOn(t testing.TB, a *App, f data.FollowUp, r data.Report) data.Report {
	t.Helper()
	r.FollowUpID, r.Role, r.Source = f.ID, data.AsLead, data.ByHand
	if r.AgencyID == 0 {
		r.AgencyID = f.LeadID
	}
	if err := a.desk.write(context.Background(), func(tx *data.Tx) error { return tx.Reports().Add(&r) }); err != nil {
		t.Fatal(err)
	}
	return r
}

// ledBy is an open follow-up that an agency leads.
func ledBy(t testing.TB, a *App, code string) data.FollowUp {
	t.Helper()
	f, err := a.FollowUps.ByNumber(context.Background(), owed(t, a, code))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// reportsOf is what an agency owes for a period, and whether it owes anything.
func reportsOf(t testing.TB, a *App, span Span, code string) (AgencyReports, ReportingPeriod) {
	t.Helper()
	p, err := a.Reporting.Of(context.Background(), span)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(p.Agencies, func(x AgencyReports) bool { return x.Agency.Code == code })
	if i < 0 {
		return AgencyReports{}, p
	}
	return p.Agencies[i], p
}

func on(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 9, 0, 0, 0, data.WIB.Location())
}

func stateOf(a AgencyReports, number string) ReportState {
	for _, d := range a.Due {
		if d.Number == number {
			return d.State
		}
	}
	return -1
}

func TestReportsOfAMonth(t *testing.T) {
	a, w, _ := finalArchive(t) // 23 November 2026
	november, december := data.Monthly.Span("2026-11-01"), data.Monthly.Span("2026-12-01")
	f := ledBy(t, a, "Distan")
	got, p := reportsOf(t, a, november, "Distan")
	if stateOf(got, f.Number) != ReportWaiting || p.Deadline != "2026-12-05" || p.Passed || got.Silent != 0 {
		t.Errorf("before the deadline: %+v, %s; want it waited for until 5 December", got, p.Deadline)
	}
	if got, _ := reportsOf(t, a, november.Previous(), "Distan"); len(got.Due) != 0 {
		t.Errorf("owes %+v for the month before its minutes", got.Due)
	}
	w.at = on(2026, time.December, 6)
	if got, p = reportsOf(t, a, november, "Distan"); stateOf(got, f.Number) != ReportMissing || got.Silent != 1 || len(p.Silent()) != len(p.Agencies) {
		t.Errorf("after the deadline: %+v", got)
	}
	reportOn(t, a, f, data.Report{Period: "2026-11", Status: data.InProgress, ReportedOn: "2026-11-30"})
	got, _ = reportsOf(t, a, november, "Distan")
	if stateOf(got, f.Number) != ReportLate || got.Late != 1 || got.Silent != 0 || got.Due[0].Missed != 0 && len(got.Due) == 1 {
		t.Errorf("sent on the 6th, dated the 30th: %+v; want it late, whatever day it bears", got)
	}
	w.at = on(2027, time.January, 5)
	reportOn(t, a, f, data.Report{Period: "2026-12", Status: data.InProgress})
	if got, _ = reportsOf(t, a, december, "Distan"); stateOf(got, f.Number) != ReportOnTime {
		t.Errorf("sent on the last day: %+v; want it in time", got)
	}
	w.at = on(2027, time.April, 20)
	got, _ = reportsOf(t, a, data.Monthly.Span("2027-03-31"), "Distan")
	if got.Silent != 3 || got.Sent != 0 {
		t.Errorf("silent for %d months since December, want 3", got.Silent)
	}
	w.at = on(2028, time.April, 20)
	if got, _ = reportsOf(t, a, data.Monthly.Span("2028-03-31"), "Distan"); got.Silent != SilentMost {
		t.Errorf("silent for %d months, want the %d that are looked back on", got.Silent, SilentMost)
	}
}

func TestWeeksAndQuartersOverNewYear(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	weekly, quarterly := ledBy(t, a, "Distan"), ledBy(t, a, "DLH")
	for f, c := range map[int64]Cadence{weekly.ID: Weekly, quarterly.ID: Quarterly} {
		if err := a.Reporting.SetCadence(ctx, []int64{f}, c); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := reportsOf(t, a, data.Monthly.Span("2026-11-01"), "Distan"); stateOf(got, weekly.Number) != -1 {
		t.Error("what is reported each week is owed for the month as well")
	}
	w.at = on(2027, time.January, 2) // the Saturday of the week from 28 December
	reportOn(t, a, weekly, data.Report{Period: "2027-01", Status: data.InProgress})
	reportOn(t, a, quarterly, data.Report{Period: "2026-12", Status: data.InProgress})
	w.at = on(2027, time.January, 20)
	for _, tt := range []struct {
		span   string
		code   string
		number string
		want   ReportState
	}{
		{"2026-W53", "Distan", weekly.Number, ReportOnTime},
		{"2026-W52", "Distan", weekly.Number, ReportMissing},
		{"2027-W01", "Distan", weekly.Number, ReportMissing},
		{"2027-W02", "Distan", weekly.Number, ReportMissing},
		{"2027-W03", "Distan", weekly.Number, ReportWaiting},
		{"2026-Q4", "DLH", quarterly.Number, ReportOnTime},
		{"2027-Q1", "DLH", quarterly.Number, ReportWaiting},
		{"2026-Q3", "DLH", quarterly.Number, -1},
	} {
		span, err := a.ReadSpan(tt.span)
		if err != nil || span.String() != tt.span {
			t.Fatalf("%s was read as %s, %v", tt.span, span, err)
		}
		if got, _ := reportsOf(t, a, span, tt.code); stateOf(got, tt.number) != tt.want {
			t.Errorf("%s for %s: got state %d, want %d", tt.code, span, stateOf(got, tt.number), tt.want)
		}
	}
	got, _ := reportsOf(t, a, data.Weekly.Span("2027-01-17"), "Distan")
	if got.Due[0].Missed != 2 || got.Silent != 2 {
		t.Errorf("missed %d weeks, silent for %d, want 2 since the week of New Year", got.Due[0].Missed, got.Silent)
	}
}

func TestWhatIsSettledIsNoLongerOwed(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	f := ledBy(t, a, "Distan")
	w.at = on(2027, time.January, 12)
	r := reportOn(t, a, f, data.Report{Period: "2027-01", Status: data.Done})
	verify := func() {
		t.Helper()
		if err := a.desk.write(ctx, func(tx *data.Tx) error {
			return tx.Verifications().Add(&data.Verification{ReportID: r.ID, Verdict: data.Accepted})
		}); err != nil {
			t.Fatal(err)
		}
	}
	w.at = on(2027, time.February, 10)
	verify()
	for span, want := range map[string]ReportState{"2026-12": ReportMissing, "2027-01": ReportOnTime, "2027-02": -1, "2027-03": -1} {
		s, err := a.ReadSpan(span)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := reportsOf(t, a, s, "Distan"); stateOf(got, f.Number) != want {
			t.Errorf("%s: got state %d, want %d", span, stateOf(got, f.Number), want)
		}
	}
}

// A task that moved from one agency to another is owed by the new one from the
// day it moved, and what the old one owed before stays its own.
func TestMovedTaskIsOwedByBothInTheirTime(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	f := ledBy(t, a, "Distan")
	ids, err := a.Agencies.Find(ctx, []string{"DLH"})
	if err != nil {
		t.Fatal(err)
	}
	w.at = on(2027, time.January, 4)
	if err := a.desk.write(ctx, func(tx *data.Tx) error {
		return tx.AgencyChanges().Add(&data.AgencyChange{FollowUpID: f.ID, Role: data.AsLead, ToID: ids[0], EffectiveOn: "2027-01-01", Reason: "Tugas dialihkan"})
	}); err != nil {
		t.Fatal(err)
	}
	w.at = on(2027, time.March, 1)
	for _, tt := range []struct {
		day      Date
		code     string
		owes     bool
		missed   int
		byOthers string
	}{
		{"2026-12-01", "Distan", true, 2, "DLH"},
		{"2027-01-01", "DLH", true, 1, "Distan"},
		{"2027-02-01", "DLH", true, 1, "Distan"},
	} {
		s := data.Monthly.Span(tt.day)
		got, _ := reportsOf(t, a, s, tt.code)
		i := slices.IndexFunc(got.Due, func(d ReportDue) bool { return d.Number == f.Number })
		if i < 0 || got.Due[i].Missed != tt.missed {
			t.Errorf("%s: %s owes %+v, want %s missed %d times", s, tt.code, got.Due, f.Number, tt.missed)
		}
		if other, _ := reportsOf(t, a, s, tt.byOthers); stateOf(other, f.Number) != -1 {
			t.Errorf("%s: %s owes it as well", s, tt.byOthers)
		}
	}
}

func TestReportsOfOthersDoNotCount(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	f := ledBy(t, a, "Distan")
	ids, err := a.Agencies.Find(ctx, []string{"DLH"})
	if err != nil {
		t.Fatal(err)
	}
	span := data.Monthly.Span("2026-11-01")
	reportOn(t, a, f, data.Report{AgencyID: ids[0], Period: "2026-11", Status: data.InProgress})
	if got, _ := reportsOf(t, a, span, "Distan"); got.Sent != 0 {
		t.Errorf("another agency's report counts: %+v", got)
	}
	r := reportOn(t, a, f, data.Report{Period: "2026-11", Status: data.InProgress})
	if got, _ := reportsOf(t, a, span, "Distan"); got.Sent != 1 {
		t.Errorf("its own report does not count: %+v", got)
	}
	if err := a.desk.write(ctx, func(tx *data.Tx) error { return tx.Reports().Revoke(r.ID, "keliru") }); err != nil {
		t.Fatal(err)
	}
	w.at = on(2026, time.December, 20)
	if got, _ := reportsOf(t, a, span, "Distan"); got.Sent != 0 || got.Silent != 1 {
		t.Errorf("a report taken back still counts: %+v", got)
	}
}

func TestGraceIsTheOfficesOwn(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	if err := a.Reporting.SetGrace(ctx, Grace{Weekly: 2, Monthly: 10, Quarterly: 15}); err != nil {
		t.Fatal(err)
	}
	for day, want := range map[Cadence]Date{Weekly: "2026-12-01", Monthly: "2026-12-10", Quarterly: "2027-01-15"} {
		p, err := a.Reporting.Of(ctx, day.Span("2026-11-29"))
		if err != nil || p.Deadline != want {
			t.Errorf("%s: deadline %s, %v, want %s", day, p.Deadline, err, want)
		}
	}
	refused(t, a.Reporting.SetGrace(ctx, Grace{Weekly: 7}), "Batas laporan harus 0 sampai 6 hari sesudah periodenya berakhir.")
	p, err := a.Reporting.Current(ctx, Monthly)
	if err != nil || p.Span.String() != "2026-11" {
		t.Errorf("asked on 23 November about %s, %v, want November: nothing was owed before", p.Span, err)
	}
	for _, wrong := range []string{"", "2026", "2026-W54", "2027-W53", "2026-Q5", "2026-W00"} {
		if s, err := a.ReadSpan(wrong); err == nil {
			t.Errorf("%q was read as %s", wrong, s)
		}
	}
}

// A sheet that comes back untouched is no report, but whoever sent it was not
// silent either.
func TestUntouchedSheetIsNoSilence(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	f := written(t, a, "Distan")
	w.at = on(2026, time.December, 2)
	p := previewed(t, a, ReturnedFile{Name: f.Name, Data: f.Data})
	done, err := a.Returns.Apply(ctx, []ReturnPreview{p}, []returns.Decisions{{Certain: true}})
	if err != nil {
		t.Fatal(err)
	}
	w.at = on(2026, time.December, 7)
	span := data.Monthly.Span("2026-11-01")
	if got, _ := reportsOf(t, a, span, "Distan"); got.Sent != 0 || !got.Returned || got.Silent != 0 {
		t.Errorf("got %+v, want nothing sent, and no silence", got)
	}
	if err := a.Returns.Undo(ctx, done.BatchID); err != nil {
		t.Fatal(err)
	}
	if got, _ := reportsOf(t, a, span, "Distan"); got.Returned || got.Silent != 1 {
		t.Errorf("taken back: %+v, want it silent", got)
	}
}
