package data

import (
	"fmt"
	"time"
)

// A Verification is what the secretariat says of a report: accepted or
// returned with a note. It is only ever added; the last one on a report holds.
type Verification struct {
	Head
	FollowUpID int64
	ReportID   int64
	Verdict    VerificationState // Accepted or Returned
	Note       string
	At         time.Time
	By         string
}

func (*Verification) table() string { return "verifications" }

func (v *Verification) columns() []column {
	return []column{
		{"follow_up_id", &v.FollowUpID},
		{"report_id", &v.ReportID},
		{"verdict", &v.Verdict},
		{"note", &v.Note},
		{"at", instant{&v.At}},
		{"by", &v.By},
	}
}

// Verifications stores verifications.
type Verifications struct{ tx *Tx }

// Verifications returns the store of verifications of this transaction.
func (tx *Tx) Verifications() Verifications { return Verifications{tx} }

// OfFollowUp returns the verifications of a follow-up, the oldest first.
func (s Verifications) OfFollowUp(followUpID int64) ([]Verification, error) {
	return all[Verification](s.tx, "WHERE follow_up_id = ? ORDER BY id", followUpID)
}

// Add adds a verification of a report and gives the follow-up its state. The
// follow-up, instant and author are filled in.
func (s Verifications) Add(v *Verification) error {
	if v.Verdict != Accepted && v.Verdict != Returned {
		return invalid("verdict", v.Verdict)
	}
	r, err := byID[Report](s.tx, v.ReportID)
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	v.FollowUpID, v.At, v.By = r.FollowUpID, s.tx.actor.At, s.tx.actor.Who
	if err := insert(s.tx, v); err != nil {
		return err
	}
	return s.tx.FollowUps().refresh(v.FollowUpID)
}
