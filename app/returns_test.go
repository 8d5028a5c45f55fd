package app

import (
	"context"
	"testing"
	"time"

	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/export/sheet"
)

// owed is the number of a follow-up that the sheet of an agency asks about.
func owed(t testing.TB, a *App, code string) string {
	t.Helper()
	register, _, err := a.FollowUps.Register(context.Background(), RegisterFilter{Scope: ScopeOpen})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range register {
		if row.LeadCode == code {
			return row.Number
		}
	}
	t.Fatalf("%s owes nothing", code)
	return ""
}

// previewed is what taking one file in would do.
func previewed(t testing.TB, a *App, f ReturnedFile) ReturnPreview {
	t.Helper()
	previews, err := a.Returns.Preview(context.Background(), []ReturnedFile{f}, nil)
	if err != nil || previews[0].Problem != nil {
		t.Fatalf("preview: %v, %v", previews[0].Problem, err)
	}
	return previews[0]
}

// outcomes are the fields of a preview that are not as they were.
func outcomes(p ReturnPreview) map[sheet.Key]returns.Outcome {
	got := map[sheet.Key]returns.Outcome{}
	for _, row := range p.Preview.Rows {
		for _, f := range row.Fields {
			if f.Outcome != returns.Unchanged {
				got[f.Key] = f.Outcome
			}
		}
	}
	return got
}

// A day that the agency left open is filled in by nobody, else the same sheet
// would seem to contradict what holds here.
func TestDayLeftOpenIsNoConflict(t *testing.T) {
	for _, tt := range []struct {
		name          string
		first, second map[sheet.Key]string
		want          returns.Outcome
	}{
		{
			"the day given afterwards",
			map[sheet.Key]string{sheet.KeyProgress: "40%"},
			map[sheet.Key]string{sheet.KeyProgress: "40%", sheet.KeyReportedOn: "1/12/2026"}, returns.Update,
		},
		{
			"a doubtful day looked at again",
			map[sheet.Key]string{sheet.KeyProgress: "40%", sheet.KeyReportedOn: "11/25/2026"},
			map[sheet.Key]string{sheet.KeyProgress: "40%", sheet.KeyReportedOn: "11/25/2026"}, returns.Review,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, w, _ := finalArchive(t)
			f := written(t, a, "Distan")
			number := owed(t, a, "Distan")
			w.at = time.Date(2026, time.December, 2, 6, 30, 0, 0, w.at.Location()) // still the day before in UTC
			first := previewed(t, a, filledIn(t, f, sheet.Filling{Number: number, Cells: tt.first}))
			if _, err := a.Returns.Apply(context.Background(), []ReturnPreview{first}, []returns.Decisions{{Certain: true}}); err != nil {
				t.Fatal(err)
			}
			after, err := a.FollowUps.ByNumber(context.Background(), number)
			if err != nil || after.ReportedOn != "2026-12-02" {
				t.Errorf("reported on %q, %v; want the day it was taken in", after.ReportedOn, err)
			}
			w.at = w.at.Add(time.Hour)
			second := outcomes(previewed(t, a, filledIn(t, f, sheet.Filling{Number: number, Cells: tt.second})))
			if len(second) != 1 || second[sheet.KeyReportedOn] != tt.want {
				t.Errorf("taken in again: %v, want only the day, %s", second, tt.want)
			}
		})
	}
}
