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

// tellPeriods reads who owed a report in the periods told of, and who sent one.
func (t *tally) tellPeriods(rows []data.RegisterRow) error {
	listed := map[int64]bool{}
	for _, f := range rows {
		listed[f.ID] = true
	}
	for _, p := range t.periods {
		owed := map[int64]map[int64]recap.Reporting{}
		for _, span := range spansEndingIn(p) {
			found, err := t.tx.Obligations(span)
			if err != nil {
				return err
			}
			for _, o := range found {
				if !listed[o.FollowUpID] || o.LeadID == 0 {
					continue
				}
				state := recap.Silent
				if !o.ReportedAt.IsZero() {
					state = recap.Reported
				}
				if owed[o.FollowUpID] == nil {
					owed[o.FollowUpID] = map[int64]recap.Reporting{}
				}
				owed[o.FollowUpID][o.LeadID] = max(owed[o.FollowUpID][o.LeadID], state)
			}
		}
		t.owed = append(t.owed, owed)
	}
	return nil
}

// spansEndingIn are the month, and the weeks and the quarter that end in it.
func spansEndingIn(p Period) []Span {
	spans := []Span{data.Monthly.Span(p.First())}
	for w := data.Weekly.Span(p.First()); w.Last <= p.Last(); w = w.Next() {
		spans = append(spans, w)
	}
	if q := data.Quarterly.Span(p.First()); q.Last == p.Last() {
		spans = append(spans, q)
	}
	return spans
}

// told notes in which periods the lead of a follow-up reported on it, and in
// which it should have.
func (t *tally) told(line *recap.Line, f data.RegisterRow) {
	if line.Reports == nil {
		line.Reports = make([]recap.Reporting, len(t.periods))
	}
	for i := range t.periods {
		line.Reports[i] = max(line.Reports[i], t.owed[i][f.ID][f.LeadID])
	}
}
