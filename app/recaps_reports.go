package app

import (
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/recap"
)

// periodsTold is how many periods a recap looks back over, the present one
// included.
const periodsTold = 6

// setPeriods chooses the periods told of: the last ones, but none before the
// first follow-up was born.
func (t *tally) setPeriods(rows []data.RegisterRow, present Period) {
	first := present
	for _, f := range rows {
		first = min(first, f.MeetingOn.Period())
	}
	for p := present; len(t.periods) < periodsTold && p >= first; p = p.First().AddDays(-1).Period() {
		t.periods = append([]Period{p}, t.periods...)
	}
	for _, p := range t.periods {
		t.out.Periods = append(t.out.Periods, locale.Month(p))
	}
}

// reports are those on a follow-up that count.
func (t *tally) reports(f data.RegisterRow) ([]data.Report, error) {
	if f.LastReportID == 0 {
		return nil, nil
	}
	all, err := t.tx.Reports().OfFollowUp(f.ID)
	if err != nil {
		return nil, err
	}
	var out []data.Report
	for _, r := range all {
		if !r.Revoked && r.Role == data.AsLead {
			out = append(out, r)
		}
	}
	return out, nil
}

// told notes in which periods the lead reported on a follow-up, and in which it
// should have: from its birth for as long as it is open, or until it was last
// reported on.
func (t *tally) told(line *recap.Line, f data.RegisterRow, reports []data.Report) {
	if line.Reports == nil {
		line.Reports = make([]recap.Reporting, len(t.periods))
	}
	var last Period
	in := map[Period]bool{}
	for _, r := range reports {
		if r.AgencyID != f.LeadID {
			continue // of an agency that led it before
		}
		in[r.Period] = true
		last = max(last, r.Period)
	}
	for i, p := range t.periods {
		state := recap.NotOwed
		switch {
		case in[p]:
			state = recap.Reported
		case f.LeadID != 0 && f.MeetingOn.Period() <= p && (f.Open() || p <= last):
			state = recap.Silent
		}
		line.Reports[i] = max(line.Reports[i], state)
	}
}
