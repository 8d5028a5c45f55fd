package data

import (
	"fmt"
	"time"
)

// An Obligation is a report that an agency owes for a period (kewajiban lapor):
// one follow-up of the period's cadence, as its lead of that time.
type Obligation struct {
	FollowUpID     int64
	Number, Action string
	Due            Due
	Classification Classification
	LeadID         int64 // at the end of the period; 0 without one
	Since          Span  // the first period that lead owes a report for
	ReportedAt     time.Time
	Reported       Span // the newest period that lead reported on, up to this one; zero for none
	Settled        bool // nothing more is owed since
}

// Obligations returns the reports owed for a period, by number of follow-up.
//
// A follow-up owes a report for each period from the one its minutes became
// final in, up to the one before it was settled or canceled in; for that one
// only what was sent counts. A report is for the month it says; of a week, and
// where it says none, for the day it was made, else received. Of a follow-up
// that changed its lead, the lead of the period's last day owes it, from the
// period of the change on. Days are those of the office's zone.
func (tx *Tx) Obligations(p Span) ([]Obligation, error) {
	if p.IsZero() {
		return nil, invalid("reporting period", p)
	}
	office, err := tx.Office()
	if err != nil {
		return nil, err
	}
	d := duties{tx: tx, p: p, zone: office.Zone.Location(), at: map[int64]int{}}
	for _, step := range []func() error{d.find, d.changes, d.reports} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("read reports owed for %s: %w", p, err)
		}
	}
	return d.owed(), nil
}

// duties are the obligations of a period while they are gathered.
type duties struct {
	tx   *Tx
	p    Span
	zone *time.Location
	rows []duty
	at   map[int64]int // place in rows by follow-up
}

// A duty is a follow-up that may owe a report.
type duty struct {
	Obligation
	since  Date // the day it was born or came to its present lead
	closed Date // "" while it is open
}

// find reads the follow-ups that were open in the period or later.
func (d *duties) find() error {
	from := d.start().UnixMilli()
	return scan(d.tx, func(r rows) error {
		var x duty
		var born, closed time.Time
		err := r.Scan(&x.FollowUpID, &x.Number, &x.Action, &x.Due.Kind, text(&x.Due.On), &x.Due.Text, &x.Classification,
			ref{&x.LeadID}, instant{&born}, instant{&closed})
		if x.since = DateOf(born.In(d.zone)); x.since > d.p.Last {
			return err
		}
		if !closed.IsZero() {
			x.closed, x.Settled = DateOf(closed.In(d.zone)), true
		}
		d.at[x.FollowUpID] = len(d.rows)
		d.rows = append(d.rows, x)
		return err
	}, `SELECT f.id, f.number, f.action, f.due_kind, f.due_on, f.due_text, m.classification, f.lead_id, f.born_at,
			CASE WHEN f.is_open THEN NULL WHEN f.cancelled_at IS NOT NULL THEN f.cancelled_at
			ELSE (SELECT v.at FROM verifications v WHERE v.report_id = f.last_report_id ORDER BY v.id DESC LIMIT 1) END
		FROM follow_ups f JOIN meetings m ON m.id = f.meeting_id
		WHERE f.id IN (SELECT id FROM follow_ups WHERE is_open = 1
			UNION SELECT follow_up_id FROM verifications WHERE at >= ?1
			UNION SELECT id FROM follow_ups WHERE cancelled_at >= ?1)
			AND f.reporting = ?2 AND f.born_at IS NOT NULL AND NOT f.broadcast
		ORDER BY f.number_year, f.number_seq, f.number_part`, from, d.p.Cadence)
}

// start is the first instant of the period where the office is.
func (d duties) start() time.Time {
	y, m, day := d.p.First.Time().Date()
	return time.Date(y, m, day, 0, 0, 0, 0, d.zone)
}

// changes gives each follow-up the lead it had at the end of the period.
func (d *duties) changes() error {
	former := map[int64]bool{}
	return scan(d.tx, func(r rows) error {
		var c AgencyChange
		if err := r.Scan(&c.FollowUpID, ref{&c.FromID}, ref{&c.ToID}, &c.EffectiveOn); err != nil {
			return err
		}
		x := &d.rows[d.at[c.FollowUpID]]
		switch {
		case c.EffectiveOn <= d.p.Last:
			x.LeadID, x.since = c.ToID, max(x.since, c.EffectiveOn)
			former[c.FollowUpID] = true
		case !former[c.FollowUpID]: // the first change comes after the period
			x.LeadID = c.FromID
			former[c.FollowUpID] = true
		}
		return nil
	}, `SELECT follow_up_id, from_id, to_id, effective_on FROM agency_changes
		WHERE role = 'lead' AND follow_up_id IN (SELECT value FROM json_each(?)) ORDER BY id`, d.ids())
}

func (d *duties) ids() string {
	ids := make([]int64, len(d.rows))
	for i := range d.rows {
		ids[i] = d.rows[i].FollowUpID
	}
	return idList(ids)
}

// reports notes which periods the lead has reported on.
func (d *duties) reports() error {
	return scan(d.tx, func(r rows) error {
		var id int64
		var report Report
		if err := r.Scan(&id, ref{&report.AgencyID}, text(&report.Period), text(&report.ReportedOn), instant{&report.At}); err != nil {
			return err
		}
		x := &d.rows[d.at[id]]
		s := d.p.Cadence.spanOf(report, d.zone)
		if report.AgencyID != x.LeadID || s.First > d.p.First {
			return nil
		}
		if s == d.p && (x.ReportedAt.IsZero() || report.At.Before(x.ReportedAt)) {
			x.ReportedAt = report.At
		}
		if s.First > x.Reported.First {
			x.Reported = s
		}
		return nil
	}, `SELECT follow_up_id, agency_id, period, reported_on, at FROM reports
		WHERE follow_up_id IN (SELECT value FROM json_each(?)) AND role = 'lead' AND id NOT IN (SELECT report_id FROM report_revocations)`, d.ids())
}

// spanOf is the period a report is for.
func (c Cadence) spanOf(r Report, zone *time.Location) Span {
	if c != Weekly && r.Period.Valid() {
		return c.Span(r.Period.First())
	}
	if r.ReportedOn.Valid() {
		return c.Span(r.ReportedOn)
	}
	return c.Span(DateOf(r.At.In(zone)))
}

// owed leaves out what was closed before the period ended without a report.
func (d *duties) owed() []Obligation {
	var out []Obligation
	for i := range d.rows {
		x := &d.rows[i]
		if x.closed != "" && x.closed <= d.p.Last && x.ReportedAt.IsZero() {
			continue
		}
		x.Since = d.p.Cadence.Span(x.since)
		out = append(out, x.Obligation)
	}
	return out
}

// LastReported returns the newest period, up to one and not before another,
// that each agency has reported on as the lead of a follow-up settled since.
func (tx *Tx) LastReported(p, notBefore Span) (map[int64]Span, error) {
	office, err := tx.Office()
	if err != nil {
		return nil, err
	}
	zone := office.Zone.Location()
	from := duties{p: notBefore, zone: zone}.start()
	found := map[int64]Span{}
	err = scan(tx, func(r rows) error {
		var x Report
		if err := r.Scan(ref{&x.AgencyID}, text(&x.Period), text(&x.ReportedOn), instant{&x.At}); err != nil {
			return err
		}
		if s := p.Cadence.spanOf(x, zone); s.First <= p.First && s.First > found[x.AgencyID].First {
			found[x.AgencyID] = s
		}
		return nil
	}, `SELECT r.agency_id, r.period, r.reported_on, r.at FROM verifications v JOIN reports r ON r.id = v.report_id
		JOIN follow_ups f ON f.id = v.follow_up_id WHERE v.at >= ? AND f.reporting = ? AND r.role = 'lead'
		AND r.id NOT IN (SELECT report_id FROM report_revocations)`, from.UnixMilli(), p.Cadence)
	if err != nil {
		return nil, fmt.Errorf("read newest reports of agencies: %w", err)
	}
	return found, nil
}

// DoneSince returns the follow-ups that the secretariat has accepted as done on
// a day or later, and that are so still.
func (s FollowUps) DoneSince(day Date) ([]int64, error) {
	office, err := s.tx.Office()
	if err != nil {
		return nil, err
	}
	from := duties{p: Span{First: day}, zone: office.Zone.Location()}.start().UnixMilli()
	ids := []int64{}
	err = scan(s.tx, func(r rows) error {
		var id int64
		err := r.Scan(&id)
		ids = append(ids, id)
		return err
	}, `SELECT f.id FROM follow_ups f WHERE f.id IN (SELECT follow_up_id FROM verifications WHERE at >= ?1)
		AND f.status = 'done' AND f.verification = 'accepted' AND f.cancelled_at IS NULL
		AND (SELECT v.at FROM verifications v WHERE v.report_id = f.last_report_id ORDER BY v.id DESC LIMIT 1) >= ?1 ORDER BY f.id`, from)
	if err != nil {
		return nil, fmt.Errorf("read follow-ups done since %s: %w", day, err)
	}
	return ids, nil
}

// SheetsReturned returns the agencies whose progress sheet for a period came
// back, whatever it said. A sheet is for a month; for a week it counts by the
// day it was taken in.
func (tx *Tx) SheetsReturned(p Span) (map[int64]bool, error) {
	office, err := tx.Office()
	if err != nil {
		return nil, err
	}
	where, args := "e.period BETWEEN ? AND ?", []any{p.First.Period(), p.Last.Period()}
	if p.Cadence == Weekly {
		zone := office.Zone.Location()
		where = "b.at >= ? AND b.at < ?"
		args = []any{duties{p: p, zone: zone}.start().UnixMilli(), duties{p: p.Next(), zone: zone}.start().UnixMilli()}
	}
	found := map[int64]bool{}
	err = scan(tx, func(r rows) error {
		var id int64
		err := r.Scan(&id)
		found[id] = true
		return err
	}, `SELECT DISTINCT e.agency_id FROM sheet_exports e JOIN return_files f ON f.export_no = e.export_no
		JOIN return_batches b ON b.id = f.batch_id AND b.undone_at IS NULL WHERE `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("read sheets returned for %s: %w", p, err)
	}
	return found, nil
}
