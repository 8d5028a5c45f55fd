package app

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"testing"
	"time"

	"rakor.id/rakor/data"
)

// An independent count reads the rows of an archive as they were written, by a
// connection of its own, and draws its own conclusions. It uses neither the
// state that follow-ups carry, nor counters, nor views, nor the stores.
type rawYear struct {
	followUps   map[int64]*rawFollowUp
	ordered     []*rawFollowUp
	secret      map[int64]bool // by meeting
	heldOn      map[int64]Date
	classes     map[int64]string
	sheets      map[string]map[int64]bool // agencies whose sheet of a month came back
	agencyCodes map[int64]string
}

type rawFollowUp struct {
	id, meeting, issue, lead int64
	number, due, cadence     string
	broadcast, withdrawn     bool
	born                     int64
	supports                 map[int64]bool
	reports                  []rawReport
	verdicts                 []rawVerdict
	cancels                  []rawCancel
	leads                    []rawLead
	dues                     []rawDue
	asked                    int // extensions nobody has decided on
}

type rawReport struct {
	id, agency, at, revoked     int64
	role, period, status, dated string
	progress                    sql.NullInt64
}

type rawVerdict struct {
	report, at int64
	verdict    string
}

type rawCancel struct {
	at         int64
	reinstates bool
}

type rawLead struct {
	from, to int64
	on       string
}

type rawDue struct {
	at           int64
	former, next string
}

// rawState is a follow-up at an instant.
type rawState struct {
	born, canceled, settled, open bool
	status, verdict, due          string
	progress, last                int64
	reportedOn                    Date
}

const forever = int64(1) << 62

// each reads rows; a failure fails the test.
func each(t testing.TB, db *sql.DB, query string, scan func(*sql.Rows) error) {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func readRaw(t testing.TB, path string) *rawYear {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	y := &rawYear{
		followUps: map[int64]*rawFollowUp{}, secret: map[int64]bool{}, heldOn: map[int64]Date{}, classes: map[int64]string{},
		sheets: map[string]map[int64]bool{}, agencyCodes: map[int64]string{},
	}
	each(t, db, "SELECT id, code FROM agencies", func(r *sql.Rows) error {
		var id int64
		var code string
		err := r.Scan(&id, &code)
		y.agencyCodes[id] = code
		return err
	})
	finals := map[int64]int64{}
	each(t, db, "SELECT m.id, m.held_on, m.classification, coalesce((SELECT v.finalized_at FROM minutes_versions v WHERE v.meeting_id = m.id AND v.version = 1), 0) FROM meetings m", func(r *sql.Rows) error {
		var id, final int64
		var held, class string
		err := r.Scan(&id, &held, &class, &final)
		y.secret[id], y.heldOn[id], y.classes[id], finals[id] = class == "rahasia" || class == "sangat rahasia", Date(held), class, final
		return err
	})
	each(t, db, `SELECT id, number, meeting_id, coalesce(issue_id, 0), coalesce(lead_id, 0), coalesce(due_on, ''), reporting, broadcast, withdrawn FROM follow_ups
		ORDER BY id`, func(r *sql.Rows) error {
		f := &rawFollowUp{supports: map[int64]bool{}}
		err := r.Scan(&f.id, &f.number, &f.meeting, &f.issue, &f.lead, &f.due, &f.cadence, &f.broadcast, &f.withdrawn)
		f.born = finals[f.meeting]
		y.followUps[f.id] = f
		y.ordered = append(y.ordered, f)
		return err
	})
	y.readLife(t, db)
	return y
}

func (y *rawYear) readLife(t testing.TB, db *sql.DB) {
	t.Helper()
	each(t, db, "SELECT follow_up_id, agency_id FROM follow_up_supports WHERE deleted = 0", func(r *sql.Rows) error {
		var f, a int64
		err := r.Scan(&f, &a)
		y.followUps[f].supports[a] = true
		return err
	})
	revoked := map[int64]int64{}
	each(t, db, "SELECT report_id, at FROM report_revocations", func(r *sql.Rows) error {
		var id, at int64
		err := r.Scan(&id, &at)
		revoked[id] = at
		return err
	})
	each(t, db, `SELECT follow_up_id, id, coalesce(agency_id, 0), role, coalesce(period, ''), coalesce(status, ''), progress, coalesce(reported_on, ''), at
		FROM reports ORDER BY id`, func(r *sql.Rows) error {
		var f int64
		x := rawReport{revoked: forever}
		err := r.Scan(&f, &x.id, &x.agency, &x.role, &x.period, &x.status, &x.progress, &x.dated, &x.at)
		if at, ok := revoked[x.id]; ok {
			x.revoked = at
		}
		y.followUps[f].reports = append(y.followUps[f].reports, x)
		return err
	})
	each(t, db, "SELECT follow_up_id, report_id, verdict, at FROM verifications ORDER BY id", func(r *sql.Rows) error {
		var f int64
		var v rawVerdict
		err := r.Scan(&f, &v.report, &v.verdict, &v.at)
		y.followUps[f].verdicts = append(y.followUps[f].verdicts, v)
		return err
	})
	each(t, db, "SELECT follow_up_id, reinstates, at FROM cancellations ORDER BY id", func(r *sql.Rows) error {
		var f int64
		var c rawCancel
		err := r.Scan(&f, &c.reinstates, &c.at)
		y.followUps[f].cancels = append(y.followUps[f].cancels, c)
		return err
	})
	each(t, db, "SELECT follow_up_id, coalesce(from_id, 0), to_id, effective_on FROM agency_changes WHERE role = 'lead' ORDER BY id", func(r *sql.Rows) error {
		var f int64
		var c rawLead
		err := r.Scan(&f, &c.from, &c.to, &c.on)
		y.followUps[f].leads = append(y.followUps[f].leads, c)
		return err
	})
	each(t, db, `SELECT e.follow_up_id, d.at, coalesce(e.former_on, ''), coalesce(e.due_on, '') FROM extension_decisions d
		JOIN extensions e ON e.id = d.extension_id WHERE d.granted = 1 ORDER BY d.id`, func(r *sql.Rows) error {
		var f int64
		var d rawDue
		err := r.Scan(&f, &d.at, &d.former, &d.next)
		y.followUps[f].dues = append(y.followUps[f].dues, d)
		return err
	})
	each(t, db, "SELECT follow_up_id FROM extensions WHERE id NOT IN (SELECT extension_id FROM extension_decisions)", func(r *sql.Rows) error {
		var f int64
		err := r.Scan(&f)
		y.followUps[f].asked++
		return err
	})
	each(t, db, `SELECT e.agency_id, e.period FROM return_files f JOIN return_batches b ON b.id = f.batch_id JOIN sheet_exports e ON e.export_no = f.export_no
		WHERE b.undone_at IS NULL`, func(r *sql.Rows) error {
		var agency int64
		var period string
		err := r.Scan(&agency, &period)
		if y.sheets[period] == nil {
			y.sheets[period] = map[int64]bool{}
		}
		y.sheets[period][agency] = true
		return err
	})
}

var wib = time.FixedZone("WIB", 7*3600)

func dayOf(ms int64) Date { return Date(time.UnixMilli(ms).In(wib).Format("2006-01-02")) }

// state tells how a follow-up was at an instant.
func (f *rawFollowUp) state(at int64) rawState {
	s := rawState{status: "not_started", verdict: "pending", due: f.due, born: f.born != 0 && f.born <= at && !f.withdrawn}
	for _, r := range f.reports {
		if r.role != "lead" || r.at > at || r.revoked <= at {
			continue
		}
		if r.status != "" {
			s.status = r.status
		}
		if r.progress.Valid {
			s.progress = r.progress.Int64
		}
		if s.last, s.reportedOn = r.id, Date(r.dated); r.dated == "" {
			s.reportedOn = dayOf(r.at)
		}
	}
	for _, v := range f.verdicts {
		if v.report == s.last && v.at <= at {
			s.verdict = v.verdict
		}
	}
	for _, c := range f.cancels {
		if c.at <= at {
			s.canceled = !c.reinstates
		}
	}
	if len(f.dues) > 0 {
		s.due = f.dues[0].former
	}
	for _, d := range f.dues {
		if d.at <= at {
			s.due = d.next
		}
	}
	accepted := s.verdict == "accepted" && (s.status == "done" || s.status == "impossible")
	s.settled = s.born && !f.broadcast && !s.canceled && accepted
	s.open = s.born && !f.broadcast && !s.canceled && !accepted
	return s
}

func (s rawState) late(today Date) bool { return s.open && s.due != "" && Date(s.due) < today }

// leadOn is who led a follow-up on a day, and since when.
func (f *rawFollowUp) leadOn(day Date) (lead int64, since Date) {
	lead, since = f.lead, dayOf(f.born)
	if len(f.leads) > 0 {
		lead = f.leads[0].from
	}
	for _, c := range f.leads {
		if Date(c.on) <= day {
			lead, since = c.to, max(since, Date(c.on))
		}
	}
	return lead, since
}

// tally counts those that are born, not canceled and no parent of a broadcast.
func (y *rawYear) tally(by func(*rawFollowUp) int64, today Date) map[int64]data.Figures {
	all := map[int64]data.Figures{}
	for _, f := range y.ordered {
		s := f.state(forever - 1)
		if !s.born || f.broadcast || s.canceled {
			continue
		}
		g := all[by(f)]
		if g.ByStatus == nil {
			g = data.Figures{ID: by(f), ByStatus: map[Status]int{}}
			for _, st := range data.Statuses {
				g.ByStatus[st] = 0
			}
		}
		g.Total++
		g.ByStatus[Status(s.status)]++
		g.ProgressSum += s.progress
		for n, is := range map[*int]bool{
			&g.Open: s.open, &g.Late: s.late(today), &g.Accepted: s.status == "done" && s.verdict == "accepted",
			&g.Unverified: s.status == "done" && s.verdict == "pending", &g.Returned: s.verdict == "returned",
			&g.Waiting: s.open && s.last != 0 && s.verdict == "pending",
		} {
			if is {
				*n++
			}
		}
		all[by(f)] = g
	}
	return all
}

// count counts follow-ups by what they are now.
func (y *rawYear) count(is func(*rawFollowUp, rawState) bool) (n int) {
	for _, f := range y.ordered {
		if s := f.state(forever - 1); is(f, s) {
			n++
		}
	}
	return n
}

// months tells of each month what became of follow-ups in it.
func (y *rawYear) months(first, last data.Period, today Date) []data.MonthFigures {
	var out []data.MonthFigures
	at := map[data.Period]*data.MonthFigures{}
	for p := first; p <= last; p = p.Last().AddDays(1).Period() {
		out = append(out, data.MonthFigures{Month: p})
	}
	for i := range out {
		at[out[i].Month] = &out[i]
	}
	for _, f := range y.ordered {
		if f.broadcast || f.withdrawn || f.born == 0 {
			continue
		}
		before := rawState{}
		for _, instant := range f.instants() {
			now, m := f.state(instant), at[dayOf(instant).Period()]
			for n, is := range map[*int]bool{
				&m.Born: now.born && !before.born, &m.Settled: now.settled && !before.settled, &m.Unsettled: before.settled && !now.settled,
				&m.Canceled: now.canceled && !before.canceled, &m.Reinstated: before.canceled && !now.canceled,
			} {
				if is {
					*n++
				}
			}
			before = now
		}
		for p, m := range at {
			end := p.Last().AddDays(1)
			limit := end
			if p == today.Period() {
				end, limit = today.AddDays(1), today
			}
			s := f.state(end.Time().Add(-7*time.Hour).UnixMilli() - 1)
			if s.open {
				m.Open++
			}
			if s.late(limit) {
				m.Late++
			}
		}
	}
	return out
}

// instants are the moments at which something happened to a follow-up.
func (f *rawFollowUp) instants() []int64 {
	seen := map[int64]bool{f.born: true}
	for _, r := range f.reports {
		seen[r.at] = true
		if r.revoked != forever {
			seen[r.revoked] = true
		}
	}
	for _, v := range f.verdicts {
		seen[v.at] = true
	}
	for _, c := range f.cancels {
		seen[c.at] = true
	}
	for _, d := range f.dues {
		seen[d.at] = true
	}
	return slices.SortedFunc(maps.Keys(seen), cmp.Compare[int64])
}

// A rawPeriod is who owed reports in a period, and what came.
type rawPeriod struct{ owed, sent, late, silent map[int64]int }

// owing counts the reports owed for the days of a period, which a test names.
func (y *rawYear) owing(cadence string, first, last, deadline Date) rawPeriod {
	p := rawPeriod{map[int64]int{}, map[int64]int{}, map[int64]int{}, map[int64]int{}}
	for _, f := range y.ordered {
		if f.broadcast || f.withdrawn || f.born == 0 || f.cadence != cadence || y.secret[f.meeting] {
			continue
		}
		lead, since := f.leadOn(last)
		if since > last || dayOf(f.born) > last || lead == 0 {
			continue
		}
		received := Date("")
		for _, r := range f.reports {
			day := Date(r.dated)
			if day == "" {
				day = dayOf(r.at)
			}
			if cadence != "weekly" && r.period != "" {
				day = Date(r.period + "-01")
			}
			if r.role == "lead" && r.agency == lead && r.revoked == forever && first <= day && day <= last && (received == "" || dayOf(r.at) < received) {
				received = dayOf(r.at)
			}
		}
		if now := f.state(forever - 1); !now.open && received == "" && f.closedOn() <= last {
			continue
		}
		p.owed[lead]++
		if received != "" {
			p.sent[lead]++
		}
		if received > deadline {
			p.late[lead]++
		}
	}
	for a := range p.owed {
		if p.sent[a] == 0 && (cadence != "monthly" || !y.sheets[string(first[:7])][a]) {
			p.silent[a] = 1
		}
	}
	return p
}

// closedOn is the day since which nothing more is owed.
func (f *rawFollowUp) closedOn() Date {
	s := f.state(forever - 1)
	if s.canceled {
		return dayOf(f.cancels[len(f.cancels)-1].at)
	}
	for _, v := range slices.Backward(f.verdicts) {
		if v.report == s.last {
			return dayOf(v.at)
		}
	}
	return "9999-12-31"
}
