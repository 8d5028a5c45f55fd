package app

import (
	"context"
	"slices"
	"testing"

	"rakor.id/rakor/data"
)

// behind counts the rows that the register shows for a typed filter.
func behind(t *testing.T, a *App, filter string) (n int) {
	t.Helper()
	q, err := a.FollowUps.ReadFilter(context.Background(), filter)
	if err != nil {
		t.Fatal(err)
	}
	if !q.Ready() {
		t.Errorf("%q is not understood: %v", filter, q.Remarks)
	}
	groups, err := a.FollowUps.Groups(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range groups {
		n += len(g.IDs)
	}
	return n
}

// lateArchive is a final sample some of whose follow-ups are late, reported on,
// and asked to be extended.
func lateArchive(t *testing.T) *App {
	t.Helper()
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	w.at = w.at.AddDate(0, 1, 20)
	rows, _, err := a.FollowUps.Register(ctx, RegisterFilter{Scope: data.ScopeOpen})
	if err != nil {
		t.Fatal(err)
	}
	led := slices.DeleteFunc(rows, func(r RegisterRow) bool { return r.LeadID == 0 })
	err = a.desk.write(ctx, func(tx *data.Tx) error {
		for i, f := range led[:4] {
			r := data.Report{
				FollowUpID: f.ID, AgencyID: f.LeadID, Role: data.AsLead, Source: data.ByHand, Period: "2026-12", Status: data.Done, Progress: ptr(1000),
				ReportedOn: data.DateOf(w.at).AddDays(-i),
			}
			if err := tx.Reports().Add(&r); err != nil {
				return err
			}
			if i == 0 {
				if err := tx.Verifications().Add(&data.Verification{ReportID: r.ID, Verdict: data.Accepted}); err != nil {
					return err
				}
			}
		}
		return tx.Extensions().Ask(&data.Extension{FollowUpID: led[5].ID, AskedOn: data.DateOf(w.at).AddDays(-3), AskedBy: "Dinas", Reason: "hujan", Due: data.Due{Kind: data.DueDay, On: "2027-03-01"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func ptr[T any](v T) *T { return &v }

// What a task counts are exactly the rows it opens.
func TestTasksCountTheRowsBehindThem(t *testing.T) {
	a := lateArchive(t)
	tasks, err := a.Home.Tasks(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var kinds []TaskKind
	for _, task := range tasks {
		kinds = append(kinds, task.Kind)
		switch {
		case task.Filter != "":
			if got := behind(t, a, task.Filter); got != task.Count {
				t.Errorf("%s counts %d, %q shows %d", task.Kind, task.Count, task.Filter, got)
			}
		case task.Kind == TaskReports:
			p, err := a.Reporting.Of(context.Background(), task.Period)
			if err != nil || len(p.Owing(nil)) != task.Count {
				t.Errorf("%d agencies owe reports, the page shows %d, %v", task.Count, len(p.Owing(nil)), err)
			}
		case task.Kind == TaskExtensions:
			if task.Count != 1 {
				t.Errorf("%d extensions wait, want the one", task.Count)
			}
		case task.Kind == TaskSheets:
			owing, err := a.Sheets.Owing(context.Background(), 0)
			if err != nil || len(owing) != task.Count {
				t.Errorf("%d agencies without a sheet, %d owe something, %v", task.Count, len(owing), err)
			}
		case task.Kind != TaskBackup:
			_, n, err := a.Meetings.List(context.Background(), task.Meetings, 1, 0)
			if err != nil || n != task.Count {
				t.Errorf("%s counts %d, the list has %d, %v", task.Kind, task.Count, n, err)
			}
		}
		if task.Since == "" && task.Kind != TaskSheets && task.Kind != TaskBackup {
			t.Errorf("%s does not say since when", task.Kind)
		}
	}
	for _, want := range []TaskKind{TaskUnsigned, TaskVerify, TaskExtensions, TaskLate, TaskReports, TaskSheets} {
		if !slices.Contains(kinds, want) {
			t.Errorf("got %v, want %s among them", kinds, want)
		}
	}
}

func TestNothingWaitsInAnEmptyArchive(t *testing.T) {
	a, _ := newArchive(t)
	tasks, err := a.Home.Tasks(context.Background())
	if err != nil || len(tasks) != 0 {
		t.Errorf("got %v, %v, want nothing", tasks, err)
	}
	f, err := a.Home.Figures(context.Background())
	if err != nil || f.Total.Total != 0 {
		t.Errorf("got %v, %v, want no figures", f, err)
	}
}

// Every figure of the first page is the number of rows behind it.
func TestFiguresCountTheRowsBehindThem(t *testing.T) {
	a := lateArchive(t)
	f, err := a.Home.Figures(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if f.Total.Late == 0 || f.Total.Accepted != 1 || len(f.Agencies) < 5 || len(f.Issues) < 2 {
		t.Fatalf("got %+v, want an archive with something in it", f)
	}
	check := func(what string, figure int, filter string) {
		if got := behind(t, a, filter); got != figure {
			t.Errorf("%s: the figure is %d, %q shows %d", what, figure, filter, got)
		}
	}
	check("late", f.Total.Late, "telat")
	check("open", f.Total.Open, "terbuka")
	check("accepted", f.Total.Accepted, "status:selesai verifikasi:diterima")
	for _, all := range [][]NamedFigures{f.Agencies, f.Issues} {
		late, open := 0, 0
		for _, g := range all {
			check(g.Name+" late", g.Late, "telat "+g.Filter)
			check(g.Name+" open", g.Open, "terbuka "+g.Filter)
			check(g.Name, g.Total, g.Filter)
			late, open = late+g.Late, open+g.Open
		}
		if late != f.Total.Late || open != f.Total.Open {
			t.Errorf("the parts are %d late of %d open, the whole %d of %d", late, open, f.Total.Late, f.Total.Open)
		}
	}
	for _, m := range f.Months {
		check(string(m.Month)+" born", m.Born, "terbuka tuntas batal berlaku:"+string(m.Month))
		check(string(m.Month)+" settled", m.Settled, "terbuka tuntas batal dituntaskan:"+string(m.Month))
	}
	last := f.Months[len(f.Months)-1]
	if last.Late != f.Total.Late || last.Open != f.Total.Open {
		t.Errorf("this month has %d late of %d open, the whole %d of %d", last.Late, last.Open, f.Total.Late, f.Total.Open)
	}
}

// What is accepted, reported on anew and accepted again in one month was settled
// once: the column of the month is the number of its rows.
func TestMonthCountsWhatWasSettledTwiceOnce(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	f := ledBy(t, a, "Dinas PUPR")
	for range 2 {
		reportOn(t, a, f, data.Report{Status: data.Done, Period: "2026-11"})
		if err := a.FollowUps.Verify(ctx, []int64{f.ID}, data.Accepted, ""); err != nil {
			t.Fatal(err)
		}
	}
	figures, err := a.Home.Figures(ctx)
	if err != nil {
		t.Fatal(err)
	}
	m := figures.Months[len(figures.Months)-1]
	if rows := behind(t, a, "terbuka tuntas batal dituntaskan:"+string(m.Month)); m.Settled != 1 || rows != 1 {
		t.Errorf("got %d settled in %s and %d rows, want 1 and 1", m.Settled, m.Month, rows)
	}
	if chair, err := a.Home.Chair(ctx); err != nil || chair.Months[len(chair.Months)-1].Settled != 1 {
		t.Errorf("got %+v, %v, want 1 settled for the chair as well", chair.Months, err)
	}
}

// What was said in a meeting that is not for all is in no figure of the chair.
func TestChairIsShownNothingConfidential(t *testing.T) {
	ctx := context.Background()
	a := lateArchive(t)
	all, err := a.Home.Figures(ctx)
	if err != nil {
		t.Fatal(err)
	}
	open, err := a.Home.Chair(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if open.Withheld != 0 || open.Total.Open != all.Total.Open || len(open.Oldest) == 0 {
		t.Errorf("got %d withheld, %d open, %d of the oldest, want all of an open meeting", open.Withheld, open.Total.Open, len(open.Oldest))
	}
	for i, o := range open.Oldest {
		if o.Days <= 0 || i > 0 && o.Days > open.Oldest[i-1].Days {
			t.Errorf("got %d days after %v, want the oldest first", o.Days, open.Oldest)
		}
	}
	meetings, _, err := a.Meetings.List(ctx, MeetingFilter{States: []MeetingState{Final}}, 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Minutes.Amend(ctx, meetings[0].ID, "Sifatnya terbatas."); err != nil {
		t.Fatal(err)
	}
	err = a.desk.write(ctx, func(tx *data.Tx) error {
		m := meetings[0].Meeting
		if m, err = tx.Meetings().Get(m.ID); err != nil {
			return err
		}
		m.Classification = data.Limited
		return tx.Meetings().Update(&m)
	})
	if err != nil {
		t.Fatal(err)
	}
	secret, err := a.Home.Chair(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if secret.Withheld != all.Total.Total || secret.Total.Total != 0 || len(secret.Agencies)+len(secret.Issues)+len(secret.Oldest) != 0 {
		t.Errorf("got %+v of a limited meeting, want nothing but that %d are withheld", secret, all.Total.Total)
	}
	for _, m := range secret.Months {
		if m.Born != 0 || m.Open != 0 || m.Late != 0 || m.Settled != 0 {
			t.Errorf("%s tells of a limited meeting: %+v", m.Month, m)
		}
	}
}
