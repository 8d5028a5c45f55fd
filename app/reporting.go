package app

import (
	"cmp"
	"context"
	"slices"
	"time"

	"rakor.id/rakor/data"
)

// Reporting (pelaporan) tells which agency owes a report for which period, who
// has sent one, and reminds those who have not.
type Reporting struct{ *desk }

// A ReportState is how a report that is owed stands.
type ReportState int

// The states.
const (
	ReportWaiting ReportState = iota // not sent, and not due yet
	ReportOnTime
	ReportLate    // sent after it was due
	ReportMissing // not sent, and due
)

// Sent reports whether the report is there.
func (s ReportState) Sent() bool { return s == ReportOnTime || s == ReportLate }

// A ReportDue is one report that is owed.
type ReportDue struct {
	data.Obligation
	State  ReportState
	SentOn Date // "" before
	Missed int  // periods in a row that were due and not reported on, up to this one
}

// An AgencyReports is what one agency owes for a period.
type AgencyReports struct {
	Agency    Agency
	Due       []ReportDue
	Sent      int  // of them
	Late      int  // of those sent
	Returned  bool // its sheet came back, even if it said nothing new
	Silent    int  // periods in a row without any report, up to this one; at most [SilentMost]
	Reminders []Reminder
}

// Missing counts the reports not sent, whether they are due or not yet.
func (a AgencyReports) Missing() int { return len(a.Due) - a.Sent }

// SilentMost is how far back it is looked whether an agency has reported; one
// that was silent so long may have been so for longer.
const SilentMost = 6

// A ReportingPeriod is who owes and who has sent reports for a period.
type ReportingPeriod struct {
	Span     Span
	Deadline Date            // last day on which a report is in time
	Passed   bool            // the deadline has passed
	Agencies []AgencyReports // those that owe one, in the order of protocol
	Nobody   int             // owed by no agency: follow-ups without a lead
	Withheld int             // of secret meetings, told to nobody here
}

// Owed counts the reports owed by agencies.
func (p ReportingPeriod) Owed() (n int) {
	for _, a := range p.Agencies {
		n += len(a.Due)
	}
	return n
}

// Sent counts the reports there are.
func (p ReportingPeriod) Sent() (n int) {
	for _, a := range p.Agencies {
		n += a.Sent
	}
	return n
}

// Silent lists the agencies from which nothing came: no report they owe, nor
// their sheet.
func (p ReportingPeriod) Silent() (silent []AgencyReports) {
	for _, a := range p.Agencies {
		if a.Sent == 0 && !a.Returned {
			silent = append(silent, a)
		}
	}
	return silent
}

// Owing are the agencies of some ids that have not sent all they owe; with no
// ids, all such agencies.
func (p ReportingPeriod) Owing(ids []int64) (owing []AgencyReports) {
	for _, a := range p.Agencies {
		if a.Missing() > 0 && (len(ids) == 0 || slices.Contains(ids, a.Agency.ID)) {
			owing = append(owing, a)
		}
	}
	return owing
}

// Of reads who owes and who has sent reports for a period.
func (s *Reporting) Of(ctx context.Context, span Span) (p ReportingPeriod, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		p, err = s.period(tx, span)
		return err
	})
	return p, err
}

// Current is the period one asks about on a day: the last that has ended, or,
// if none was owed for that, the one under way.
func (s *Reporting) Current(ctx context.Context, c Cadence) (p ReportingPeriod, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		p, err = s.current(tx, c)
		return err
	})
	return p, err
}

func (s *Reporting) current(tx *data.Tx, c Cadence) (ReportingPeriod, error) {
	today, err := s.today(tx)
	if err != nil {
		return ReportingPeriod{}, err
	}
	running := c.Span(today)
	if p, err := s.period(tx, running.Previous()); err != nil || len(p.Agencies)+p.Nobody > 0 {
		return p, err
	}
	return s.period(tx, running)
}

func (s *Reporting) period(tx *data.Tx, span Span) (ReportingPeriod, error) {
	owed, err := tx.Obligations(span)
	if err != nil {
		return ReportingPeriod{}, err
	}
	back := span
	for range SilentMost {
		back = back.Previous()
	}
	settled, err := tx.LastReported(span, back)
	if err != nil {
		return ReportingPeriod{}, err
	}
	g, err := s.book(tx, span)
	if err != nil {
		return ReportingPeriod{}, err
	}
	for _, o := range owed {
		g.add(o)
	}
	returned, err := tx.SheetsReturned(span)
	if err != nil {
		return ReportingPeriod{}, err
	}
	for id, a := range g.byID {
		a.Returned = returned[id]
	}
	return g.finish(settled), nil
}

// A reportBook puts the reports owed for a period together by agency.
type reportBook struct {
	out       ReportingPeriod
	zone      *time.Location
	agencies  map[int64]Agency
	reminders map[int64][]Reminder
	byID      map[int64]*AgencyReports
}

func (s *Reporting) book(tx *data.Tx, span Span) (g reportBook, err error) {
	office, err := tx.Office()
	if err != nil {
		return g, err
	}
	grace, err := readGrace(tx)
	if err != nil {
		return g, err
	}
	if g.agencies, err = agenciesByID(tx); err != nil {
		return g, err
	}
	made, err := tx.Reminders().OfSpan(span)
	if err != nil {
		return g, err
	}
	g.reminders, g.byID = map[int64][]Reminder{}, map[int64]*AgencyReports{}
	for _, r := range made {
		g.reminders[r.AgencyID] = append(g.reminders[r.AgencyID], r)
	}
	g.zone = office.Zone.Location()
	g.out = ReportingPeriod{Span: span, Deadline: span.Last.AddDays(grace.of(span.Cadence))}
	g.out.Passed = g.out.Deadline < s.clock.Today(g.zone)
	return g, nil
}

func (g *reportBook) add(o data.Obligation) {
	switch {
	case withheldFromSheets(o.Classification):
		g.out.Withheld++
		return
	case o.LeadID == 0:
		g.out.Nobody++
		return
	}
	due := ReportDue{Obligation: o}
	switch {
	case o.ReportedAt.IsZero() && g.out.Passed:
		due.State = ReportMissing
	case o.ReportedAt.IsZero():
		due.State = ReportWaiting
	default:
		due.SentOn, due.State = data.DateOf(o.ReportedAt.In(g.zone)), ReportOnTime
		if due.SentOn > g.out.Deadline {
			due.State = ReportLate
		}
	}
	due.Missed = g.missed(o.Since, o.Reported)
	a := g.byID[o.LeadID]
	if a == nil {
		a = &AgencyReports{Agency: g.agencies[o.LeadID], Reminders: g.reminders[o.LeadID]}
		g.byID[o.LeadID] = a
	}
	a.Due = append(a.Due, due)
	if due.State.Sent() {
		a.Sent++
	}
	if due.State == ReportLate {
		a.Late++
	}
}

// missed counts the periods that were due since one was first owed and since
// the last was reported on.
func (g *reportBook) missed(first, reported Span) int {
	if !reported.IsZero() && reported.First >= first.First {
		first = reported.Next()
	}
	n := g.out.Span.Sub(first) + 1
	if !g.out.Passed {
		n--
	}
	return max(0, n)
}

// finish puts the agencies in their order, and says who was silent for how long.
// settled are the newest periods reported on with what is settled since.
func (g *reportBook) finish(settled map[int64]Span) ReportingPeriod {
	for id, a := range g.byID {
		if a.Sent == 0 && !a.Returned {
			first, reported := a.Due[0].Since, settled[id]
			for _, d := range a.Due {
				if d.Since.First < first.First {
					first = d.Since
				}
				if d.Reported.First > reported.First {
					reported = d.Reported
				}
			}
			a.Silent = min(g.missed(first, reported), SilentMost)
		}
		g.out.Agencies = append(g.out.Agencies, *a)
	}
	slices.SortFunc(g.out.Agencies, func(a, b AgencyReports) int {
		return cmp.Or(cmp.Compare(a.Agency.Position, b.Agency.Position), cmp.Compare(a.Agency.ID, b.Agency.ID))
	})
	return g.out
}
