package data

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ReportRole is as what an agency reports.
type ReportRole string

// The roles.
const (
	AsLead    ReportRole = "lead"    // penanggung jawab
	AsSupport ReportRole = "support" // pendukung
)

// ReportSource is how a report came in.
type ReportSource string

// The sources.
const (
	FromSheet   ReportSource = "sheet"   // a returned progress sheet
	FromMeeting ReportSource = "meeting" // said in the room
	ByHand      ReportSource = "manual"
)

// A Report (laporan kemajuan) is what an agency says of a follow-up at one
// time. It is only ever added; a later one goes before an earlier one.
type Report struct {
	Head
	FollowUpID     int64
	AgencyID       int64
	Role           ReportRole
	Source         ReportSource
	MeetingID      int64 // the meeting it was said in, 0 otherwise
	ReturnRowID    int64 // the row of the returned sheet, 0 otherwise
	Period         Period
	Status         Status // "" if the agency said nothing of it
	Progress       *int   // thousandths; nil if it said nothing of it
	Realization    string
	BudgetRealized *int64 // rupiah
	Narrative      string
	Obstacle       string
	SupportNeeded  string
	Evidence       string
	ReportedOn     Date
	FilledBy       string // post that filled it in
	At             time.Time
	By             string // who took it in
	Revoked        bool   // taken back by [Reports.Revoke]; filled in on reading
	RevokedReason  string
}

func (*Report) table() string { return "reports" }

func (r *Report) columns() []column {
	return []column{
		{"follow_up_id", &r.FollowUpID},
		{"agency_id", ref{&r.AgencyID}},
		{"role", &r.Role},
		{"source", &r.Source},
		{"meeting_id", ref{&r.MeetingID}},
		{"return_row_id", ref{&r.ReturnRowID}},
		{"period", text(&r.Period)},
		{"status", text(&r.Status)},
		{"progress", &r.Progress},
		{"realization", &r.Realization},
		{"budget_realized", &r.BudgetRealized},
		{"narrative", &r.Narrative},
		{"obstacle", &r.Obstacle},
		{"support_needed", &r.SupportNeeded},
		{"evidence", &r.Evidence},
		{"reported_on", text(&r.ReportedOn)},
		{"filled_by", &r.FilledBy},
		{"at", instant{&r.At}},
		{"by", &r.By},
	}
}

type revocation struct {
	Head
	reportID int64
	reason   string
	at       time.Time
	by       string
}

func (*revocation) table() string { return "report_revocations" }

func (r *revocation) columns() []column {
	return []column{{"report_id", &r.reportID}, {"reason", &r.reason}, {"at", instant{&r.at}}, {"by", &r.by}}
}

func (r *Report) check() error {
	switch {
	case !slices.Contains([]ReportRole{AsLead, AsSupport}, r.Role):
		return invalid("role of report", r.Role)
	case !slices.Contains([]ReportSource{FromSheet, FromMeeting, ByHand}, r.Source):
		return invalid("source of report", r.Source)
	case r.Period != "" && !r.Period.Valid():
		return invalid("period", r.Period)
	case r.Status != "" && !r.Status.Valid():
		return invalid("status", r.Status)
	case r.Progress != nil && (*r.Progress < 0 || *r.Progress > 1000):
		return invalid("progress", *r.Progress)
	case r.ReportedOn != "" && !r.ReportedOn.Valid():
		return invalid("day of report", r.ReportedOn)
	case r.Status == Impossible && strings.TrimSpace(r.Narrative+r.Obstacle) == "":
		return fmt.Errorf("%w: impossible without a reason", ErrInvalid)
	}
	return nil
}

// Reports stores reports of agencies.
type Reports struct{ tx *Tx }

// Reports returns the report store of this transaction.
func (tx *Tx) Reports() Reports { return Reports{tx} }

// Get returns a report.
func (s Reports) Get(id int64) (Report, error) {
	rs, err := s.list("WHERE id = ?", id)
	if err == nil && len(rs) == 0 {
		err = fmt.Errorf("read report %d: %w", id, ErrNotFound)
	}
	if err != nil {
		return Report{}, err
	}
	return rs[0], nil
}

// OfFollowUp returns the reports on a follow-up, the oldest first, revoked
// ones as well.
func (s Reports) OfFollowUp(followUpID int64) ([]Report, error) {
	return s.list("WHERE follow_up_id = ? ORDER BY id", followUpID)
}

// OfFollowUps returns the same for several follow-ups at once, by their ids.
func (s Reports) OfFollowUps(ids []int64) (map[int64][]Report, error) {
	rs, err := s.list("WHERE follow_up_id IN (SELECT value FROM json_each(?)) ORDER BY +id", idList(ids))
	of := map[int64][]Report{}
	for _, r := range rs {
		of[r.FollowUpID] = append(of[r.FollowUpID], r)
	}
	return of, err
}

// OfMeeting returns what was reported in a meeting on older follow-ups, in the
// order it was said, without revoked ones.
func (s Reports) OfMeeting(meetingID int64) ([]Report, error) {
	return s.list("WHERE meeting_id = ? AND id NOT IN (SELECT report_id FROM report_revocations) ORDER BY id", meetingID)
}

func (s Reports) list(tail string, args ...any) ([]Report, error) {
	rs, err := all[Report](s.tx, tail, args...)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(rs))
	for i := range rs {
		ids[i] = rs[i].ID
	}
	revoked, err := all[revocation](s.tx, "WHERE report_id IN (SELECT value FROM json_each(?))", idList(ids))
	if err != nil {
		return nil, err
	}
	for _, v := range revoked {
		r := &rs[slices.Index(ids, v.reportID)]
		r.Revoked, r.RevokedReason = true, v.reason
	}
	return rs, nil
}

// Add adds a report and, if it is the lead's, gives the follow-up its state.
// Instant and author are those of the actor.
func (s Reports) Add(r *Report) error {
	if err := r.check(); err != nil {
		return err
	}
	r.At, r.By = s.tx.actor.At, s.tx.actor.Who
	if err := insert(s.tx, r); err != nil {
		return err
	}
	return s.tx.FollowUps().refresh(r.FollowUpID)
}

// Revoke takes a report back: it stays on record but counts no longer, and the
// follow-up returns to the state before it.
func (s Reports) Revoke(reportID int64, reason string) error {
	r, err := byID[Report](s.tx, reportID)
	if err != nil {
		return err
	}
	v := revocation{reportID: reportID, reason: reason, at: s.tx.actor.At, by: s.tx.actor.Who}
	if err := insert(s.tx, &v); err != nil {
		return err
	}
	return s.tx.FollowUps().refresh(r.FollowUpID)
}

const countingReports = "WHERE follow_up_id = ? AND role = 'lead' AND id NOT IN (SELECT report_id FROM report_revocations) "

// refresh computes the state of a follow-up from its reports and verifications,
// in the order of their UIDs, which is the same in every archive that has them.
func (s FollowUps) refresh(id int64) error {
	f, err := s.Get(id)
	if err != nil {
		return err
	}
	office, err := s.tx.Office()
	if err != nil {
		return err
	}
	f.Status, f.Progress, f.ReportedOn, f.LastReportID = NotStarted, 0, "", 0
	f.Verification, f.VerificationNote = Pending, ""
	reports, err := all[Report](s.tx, countingReports+"ORDER BY uid", id)
	if err != nil {
		return err
	}
	for _, r := range reports {
		f.apply(r, office.Zone)
	}
	if f.LastReportID != 0 {
		v, err := one[Verification](s.tx, "WHERE report_id = ? ORDER BY uid DESC LIMIT 1", f.LastReportID)
		switch {
		case err == nil:
			f.Verification, f.VerificationNote = v.Verdict, v.Note
		case !errors.Is(err, ErrNotFound):
			return err
		}
	}
	return update(s.tx, &f)
}

// apply lets a report that counts change the state; what it does not say stays.
// A report that names no day is of the day it came in, where the office is.
func (f *FollowUp) apply(r Report, zone Zone) {
	if r.Status != "" {
		f.Status = r.Status
	}
	if r.Progress != nil {
		f.Progress = *r.Progress
	}
	f.ReportedOn = r.ReportedOn
	if f.ReportedOn == "" {
		f.ReportedOn = DateOf(r.At.In(zone.Location()))
	}
	f.LastReportID = r.ID
}
