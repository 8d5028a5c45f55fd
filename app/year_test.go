package app

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/recap"
)

// yearEnds is the last day of the year in the tests; its twelve meetings go over
// New Year.
const yearEnds Date = "2026-11-20"

// TestYear plays a year through the program, with the mess of real returns, and
// confirms every figure it shows by a count over the raw rows.
func TestYear(t *testing.T) {
	ctx := context.Background()
	report, err := Year(ctx, t.TempDir(), YearOrder{Last: yearEnds, Seed: 1, Bend: bend(t)})
	t.Logf("%+v", report)
	if err != nil {
		t.Fatal(err)
	}
	if report.Meetings != 12 || report.FollowUps < 150 || report.Files < 300 || report.Refused == 0 || report.Open == 0 {
		t.Errorf("got %+v, want a year with all its mess", report)
	}
	if keep := os.Getenv("RAKOR_KEEP"); keep != "" {
		content, err := os.ReadFile(report.Archive)
		if err == nil {
			err = os.WriteFile(filepath.Join(keep, "rakor-setahun.db"), content, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	raw := readRaw(t, report.Archive)
	raw.holdsEverything(t)
	now := time.Date(2026, time.November, 20, 16, 0, 0, 0, data.WIB.Location())
	a, err := Open(ctx, report.Archive, Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}()
	c := confirmation{t, a, raw, yearEnds}
	for name, check := range map[string]func(){
		"leads and deadlines": c.current, "figures": c.figures, "months": c.months, "first page": c.todo, "register": c.register,
		"reporting": c.reporting, "recap": c.recap, "opening": c.opening,
		"paper": c.paper,
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			check()
		})
	}
}

// holdsEverything makes sure that what a year is to hold is in it, else nothing
// would be confirmed about it.
func (y *rawYear) holdsEverything(t *testing.T) {
	held := map[string]int{}
	for _, f := range y.ordered {
		s := f.state(forever - 1)
		for what, is := range map[string]bool{
			"weekly": f.cadence == "weekly", "quarterly": f.cadence == "quarterly", "moved": len(f.leads) > 0, "extended": len(f.dues) > 0,
			"canceled": s.canceled, "reinstated": len(f.cancels) > 1, "settled": s.settled, "open": s.open, "late": s.late(yearEnds),
			"claimed only": s.status == "done" && s.verdict == "pending", "sent back": s.verdict == "returned", "broadcast": f.broadcast,
			"secret": y.secret[f.meeting], "limited": y.classes[f.meeting] == "terbatas", "impossible": s.status == "impossible",
			"taken back": slices.ContainsFunc(f.reports, func(r rawReport) bool { return r.revoked != forever }),
		} {
			if is {
				held[what]++
			}
		}
	}
	if len(held) != 16 {
		t.Errorf("the year holds only %v", held)
	}
}

// bend makes of a sheet what arrives from agencies.
func bend(t testing.TB) func(ReturnedFile, *rand.Rand) []ReturnedFile {
	return func(f ReturnedFile, r *rand.Rand) []ReturnedFile {
		switch r.IntN(14) {
		case 0:
			return []ReturnedFile{f, f} // sent twice
		case 1:
			return []ReturnedFile{edited(t, f, func(b *excelize.File, _ string, _ int) error {
				return b.SetCellStr("Progres", cellOf(t, b, "Kendala"), "Hambatan di lapangan")
			})}
		case 2:
			return []ReturnedFile{edited(t, f, func(b *excelize.File, column string, row int) error {
				return b.MergeCell("Progres", fmt.Sprint(column, row), fmt.Sprint(column, row+1))
			})}
		case 3:
			return []ReturnedFile{edited(t, f, func(b *excelize.File, _ string, row int) error { return b.RemoveRow("Progres", row) })}
		case 4:
			return []ReturnedFile{edited(t, f, func(b *excelize.File, _ string, row int) error { return b.DuplicateRow("Progres", row) })}
		case 5:
			return []ReturnedFile{edited(t, f, func(b *excelize.File, _ string, row int) error { return b.InsertRows("Progres", row, 2) })}
		case 6:
			return []ReturnedFile{{Name: "foto.jpg", Data: []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF")}, f}
		case 7:
			return []ReturnedFile{{Name: f.Name, Data: f.Data[:len(f.Data)/2]}} // cut off on the way
		case 8:
			return []ReturnedFile{edited(t, f, func(b *excelize.File, _ string, _ int) error { return b.SetSheetName("Progres", "Lembar kita") })}
		}
		return []ReturnedFile{f}
	}
}

// edited is a sheet changed by hand; column is that of the status, row the first
// of the table.
func edited(t testing.TB, f ReturnedFile, change func(b *excelize.File, column string, row int) error) ReturnedFile {
	t.Helper()
	b, err := excelize.OpenReader(bytes.NewReader(f.Data))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	column, row, err := excelize.SplitCellName(cellOf(t, b, "Status"))
	if err == nil {
		err = change(b, column, row+1)
	}
	if err != nil {
		t.Fatal(err)
	}
	out, err := b.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return ReturnedFile{Name: f.Name, Data: out.Bytes()}
}

func cellOf(t testing.TB, b *excelize.File, heading string) string {
	t.Helper()
	found, err := b.SearchSheet("Progres", heading)
	if err != nil || len(found) == 0 {
		t.Fatalf("heading %q: %v, %v", heading, found, err)
	}
	return found[0]
}

// A confirmation compares what the program shows with the independent count.
type confirmation struct {
	t     *testing.T
	a     *App
	raw   *rawYear
	today Date
}

func (c *confirmation) same(what string, got, want any) {
	c.t.Helper()
	if !reflect.DeepEqual(got, want) {
		c.t.Errorf("%s: the program shows %+v, the rows say %+v", what, got, want)
	}
}

// current confirms that leads and deadlines of today follow from what was put on
// record about them.
func (c *confirmation) current() {
	for _, f := range c.raw.ordered {
		if lead, _ := f.leadOn("9999-12-31"); lead != f.lead {
			c.t.Errorf("%s is led by %d, its changes say %d", f.number, f.lead, lead)
		}
		if s := f.state(forever - 1); s.due != f.due {
			c.t.Errorf("%s is due on %q, its extensions say %q", f.number, f.due, s.due)
		}
	}
}

func (c *confirmation) figures() {
	for by, key := range map[data.Dimension]func(*rawFollowUp) int64{
		ByTotal: func(*rawFollowUp) int64 { return 0 }, ByAgency: func(f *rawFollowUp) int64 { return f.lead },
		ByIssue: func(f *rawFollowUp) int64 { return f.issue }, ByMeeting: func(f *rawFollowUp) int64 { return f.meeting },
	} {
		found, err := c.a.FollowUps.Figures(c.t.Context(), by)
		if err != nil {
			c.t.Fatal(err)
		}
		got := map[int64]data.Figures{}
		for _, g := range found {
			if g.Total > 0 { // of those that had some once, nothing is left to compare
				got[g.ID] = g
			}
		}
		want := c.raw.tally(key, c.today)
		c.same(string(by)+": how many", len(got), len(want))
		for id, w := range want {
			g := got[id]
			g.Budget = 0 // nobody named one
			c.same(fmt.Sprintf("%s %d", by, id), g, w)
		}
	}
}

func (c *confirmation) months() {
	got, err := c.a.FollowUps.Months(c.t.Context(), 12)
	if err != nil {
		c.t.Fatal(err)
	}
	want := c.raw.months("2025-12", "2026-11", c.today)
	c.same("months", len(got), len(want))
	for i := range min(len(got), len(want)) {
		c.same(string(want[i].Month), got[i], want[i])
	}
}

func (c *confirmation) todo() {
	tasks, err := c.a.Home.Tasks(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	told := map[TaskKind]int{}
	for _, t := range tasks {
		told[t.Kind] = t.Count
	}
	soon := c.today.AddDays(SoonDays)
	c.same("late", told[TaskLate], c.raw.count(func(_ *rawFollowUp, s rawState) bool { return s.late(c.today) }))
	c.same("due soon", told[TaskDueSoon], c.raw.count(func(_ *rawFollowUp, s rawState) bool { return s.open && Date(s.due) >= c.today && Date(s.due) <= soon }))
	asked := 0
	for _, f := range c.raw.ordered {
		if f.state(forever - 1).open { // of what is closed nothing is left to decide
			asked += f.asked
		}
	}
	c.same("extensions to decide", told[TaskExtensions], asked)
	c.same("waiting for verification", told[TaskVerify], c.raw.count(func(_ *rawFollowUp, s rawState) bool { return s.open && s.last != 0 && s.verdict == "pending" }))
}

// register confirms how many pass each filter.
func (c *confirmation) register() {
	listed := func(f *rawFollowUp, s rawState) bool { return s.born && !f.broadcast && !s.canceled }
	type test struct {
		name string
		f    RegisterFilter
		is   func(*rawFollowUp, rawState) bool
	}
	tests := []test{
		{"all", RegisterFilter{}, listed},
		{"open", RegisterFilter{Scope: ScopeOpen}, func(_ *rawFollowUp, s rawState) bool { return s.open }},
		{"settled", RegisterFilter{Scope: ScopeSettled}, func(_ *rawFollowUp, s rawState) bool { return s.settled }},
		{"canceled", RegisterFilter{Scope: data.ScopeCanceled}, func(f *rawFollowUp, s rawState) bool { return s.canceled && !f.broadcast }},
		{"late", RegisterFilter{LateOn: c.today}, func(_ *rawFollowUp, s rawState) bool { return s.late(c.today) }},
		{"due", RegisterFilter{DueFrom: "2026-06-01", DueTo: "2026-08-31"}, func(f *rawFollowUp, s rawState) bool {
			return listed(f, s) && s.due >= "2026-06-01" && s.due <= "2026-08-31"
		}},
		{"born", RegisterFilter{BornFrom: "2026-03-01", BornTo: "2026-05-31"}, func(f *rawFollowUp, s rawState) bool {
			return listed(f, s) && c.raw.heldOn[f.meeting] >= "2026-03-01" && c.raw.heldOn[f.meeting] <= "2026-05-31"
		}},
	}
	for _, st := range data.Statuses {
		tests = append(tests, test{string(st), RegisterFilter{Statuses: []Status{st}}, func(f *rawFollowUp, s rawState) bool { return listed(f, s) && s.status == string(st) }})
	}
	for _, v := range []VerificationState{data.Accepted, data.Returned} {
		tests = append(tests, test{string(v), RegisterFilter{Verification: []VerificationState{v}}, func(f *rawFollowUp, s rawState) bool { return listed(f, s) && s.verdict == string(v) }})
	}
	for p := Period("2025-12"); p <= "2026-11"; p = p.Last().AddDays(1).Period() {
		tests = append(tests, test{"not reported " + string(p), RegisterFilter{NotReported: p}, func(f *rawFollowUp, s rawState) bool {
			for _, r := range f.reports {
				if r.role == "lead" && r.period == string(p) && r.revoked == forever {
					return false
				}
			}
			return s.open
		}})
	}
	for id := range c.raw.agencyCodes {
		tests = append(tests,
			test{c.raw.agencyCodes[id], RegisterFilter{AgencyID: id}, func(f *rawFollowUp, s rawState) bool { return listed(f, s) && f.lead == id }},
			test{"supported by " + c.raw.agencyCodes[id], RegisterFilter{SupportID: id}, func(f *rawFollowUp, s rawState) bool { return listed(f, s) && f.supports[id] }},
			test{"either " + c.raw.agencyCodes[id], RegisterFilter{EitherID: id, Scope: ScopeOpen}, func(f *rawFollowUp, s rawState) bool { return s.open && (f.lead == id || f.supports[id]) }})
	}
	for id := range c.raw.heldOn {
		tests = append(tests, test{fmt.Sprint("meeting ", id), RegisterFilter{MeetingID: id}, func(f *rawFollowUp, s rawState) bool { return listed(f, s) && f.meeting == id }})
	}
	for _, x := range tests {
		_, got, err := c.a.FollowUps.Register(c.t.Context(), x.f)
		if err != nil {
			c.t.Fatal(err)
		}
		c.same(x.name, got, c.raw.count(x.is))
	}
}

func (c *confirmation) reporting() {
	sent := 0
	for _, span := range c.spans() {
		p, err := c.a.Reporting.Of(c.t.Context(), span.Span)
		if err != nil {
			c.t.Fatal(err)
		}
		want := c.raw.owing(string(span.Cadence), span.First, span.Last, span.deadline)
		got := rawPeriod{map[int64]int{}, map[int64]int{}, map[int64]int{}, map[int64]int{}}
		for _, a := range p.Agencies {
			for to, n := range map[*map[int64]int]int{&got.owed: len(a.Due), &got.sent: a.Sent, &got.late: a.Late} {
				if n > 0 {
					(*to)[a.Agency.ID] = n
				}
			}
			sent += a.Sent
		}
		if span.Cadence == data.Monthly { // of others a sheet that came back says nothing here
			for _, a := range p.Silent() {
				got.silent[a.Agency.ID] = 1
			}
		} else {
			want.silent = map[int64]int{}
		}
		c.same(string(span.Cadence)+" "+span.String()+": deadline", p.Deadline, span.deadline)
		c.same(string(span.Cadence)+" "+span.String(), got, want)
		c.unsent(p)
	}
	if sent < 300 {
		c.t.Errorf("only %d reports were sent", sent)
	}
}

// unsent confirms what is counted without gathering what is owed.
func (c *confirmation) unsent(p ReportingPeriod) {
	err := c.a.Reporting.read(c.t.Context(), func(tx *data.Tx) error {
		owing, err := tx.AgenciesOwing(p.Span, toldToNobody)
		if err != nil {
			return err
		}
		c.same(p.Span.String()+": agencies that owe a report", owing, len(p.Owing(nil)))
		owed, err := tx.Obligations(p.Span)
		if err != nil {
			return err
		}
		want := []int64{}
		for _, o := range owed {
			if o.ReportedAt.IsZero() && !o.Settled {
				want = append(want, o.FollowUpID)
			}
		}
		got, err := tx.FollowUps().Unreported(p.Span)
		slices.Sort(got)
		slices.Sort(want)
		c.same(p.Span.String()+": not reported on", got, want)
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

type dueSpan struct {
	Span
	deadline Date
}

// spans are the periods of the year, with their deadlines by the calendar.
func (c *confirmation) spans() (all []dueSpan) {
	for m := time.Date(2025, time.December, 1, 0, 0, 0, 0, time.UTC); m.Year() < 2026 || m.Month() < time.December; m = m.AddDate(0, 1, 0) {
		next := m.AddDate(0, 1, 0)
		all = append(all, dueSpan{
			Span{Cadence: data.Monthly, First: data.DateOf(m), Last: data.DateOf(next.AddDate(0, 0, -1))}, data.DateOf(next.AddDate(0, 0, 4)),
		})
	}
	for _, first := range []Date{"2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"} {
		next := first.Time().AddDate(0, 3, 0)
		all = append(all, dueSpan{Span{Cadence: data.Quarterly, First: first, Last: data.DateOf(next.AddDate(0, 0, -1))}, data.DateOf(next.AddDate(0, 0, 9))})
	}
	for monday := Date("2025-12-01"); monday <= c.today; monday = monday.AddDays(7) {
		all = append(all, dueSpan{Span{Cadence: data.Weekly, First: monday, Last: monday.AddDays(6)}, monday.AddDays(7)})
	}
	return all
}

func (c *confirmation) recap() {
	r, _, err := c.a.Recaps.recap(c.t.Context(), RecapOrder{})
	if err != nil {
		c.t.Fatal(err)
	}
	told := func(f *rawFollowUp, s rawState) bool {
		return s.born && !f.broadcast && !s.canceled && !c.raw.secret[f.meeting]
	}
	want := map[string]recap.Count{}
	for _, f := range c.raw.ordered {
		s := f.state(forever - 1)
		if !told(f, s) {
			continue
		}
		n := want[c.raw.agencyCodes[f.lead]]
		switch {
		case s.status == "done" && s.verdict == "accepted":
			n.Finished++
		case s.status == "done":
			n.Unverified++
		case s.status == "in_progress":
			n.InProgress++
		case s.status == "obstructed":
			n.Hindered++
		case s.status == "impossible":
			n.Impossible++
		default:
			n.NotStarted++
		}
		if s.late(c.today) {
			n.Overdue++
		}
		want[c.raw.agencyCodes[f.lead]] = n
	}
	got := map[string]recap.Count{}
	for _, l := range r.Agencies {
		got[l.Code] = l.Count
	}
	c.same("by agency", got, want)
	for _, l := range r.Agencies {
		c.same("share of "+l.Code, *l.Done, float64(want[l.Code].Finished)/float64(want[l.Code].Total()))
	}
	c.same("listed", len(r.FollowUps), c.raw.count(told))
	c.same("withheld", r.Withheld, c.raw.count(func(f *rawFollowUp, s rawState) bool {
		return s.born && !f.broadcast && !s.canceled && c.raw.secret[f.meeting]
	}))
}

func (c *confirmation) opening() {
	o, _, err := c.a.Recaps.opening(c.t.Context(), 0)
	if err != nil {
		c.t.Fatal(err)
	}
	const since = Date("2026-11-02") // the first Monday of November
	soon := c.today.AddDays(7)
	told := func(f *rawFollowUp) bool { return !c.raw.secret[f.meeting] }
	for i, is := range []func(*rawFollowUp, rawState) bool{
		func(f *rawFollowUp, s rawState) bool {
			return s.born && !f.broadcast && !s.canceled && told(f) && c.raw.heldOn[f.meeting] >= since
		},
		func(f *rawFollowUp, s rawState) bool {
			return s.settled && s.status == "done" && told(f) && f.closedOn() >= since
		},
		func(f *rawFollowUp, s rawState) bool { return s.open && told(f) },
		func(f *rawFollowUp, s rawState) bool { return s.late(c.today) && told(f) },
		func(f *rawFollowUp, s rawState) bool {
			return s.open && told(f) && Date(s.due) >= c.today && Date(s.due) <= soon
		},
		func(f *rawFollowUp, s rawState) bool { return s.open && told(f) && s.status == "obstructed" },
		func(f *rawFollowUp, s rawState) bool {
			return s.open && told(f) && s.status == "done" && s.verdict == "pending"
		},
		func(f *rawFollowUp, s rawState) bool { return s.open && told(f) && s.verdict == "returned" },
	} {
		c.same(o.Figures[i].Text, o.Figures[i].Value, c.raw.count(is))
	}
	owed := c.raw.owing("monthly", "2026-10-01", "2026-10-31", "2026-11-05")
	c.same("silent", o.Silent[:len(fmt.Sprintf("%d dari %d OPD", len(owed.silent), len(owed.owed)))], fmt.Sprintf("%d dari %d OPD", len(owed.silent), len(owed.owed)))
}
