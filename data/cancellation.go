package data

import (
	"fmt"
	"strings"
	"time"
)

// A Cancellation (pembatalan) puts on record that a follow-up was canceled, or
// put back in force. It is only ever added; the last one holds.
type Cancellation struct {
	Head
	FollowUpID int64
	Reinstates bool // diberlakukan kembali
	Reason     string
	DecidedBy  string // post that ordered it
	At         time.Time
	By         string
}

func (*Cancellation) table() string { return "cancellations" }

func (c *Cancellation) columns() []column {
	return []column{
		{"follow_up_id", &c.FollowUpID},
		{"reinstates", &c.Reinstates},
		{"reason", &c.Reason},
		{"decided_by", &c.DecidedBy},
		{"at", instant{&c.At}},
		{"by", &c.By},
	}
}

// Cancellations stores cancellations.
type Cancellations struct{ tx *Tx }

// Cancellations returns the store of cancellations of this transaction.
func (tx *Tx) Cancellations() Cancellations { return Cancellations{tx} }

// OfFollowUp returns the cancellations of a follow-up in the order they were
// made.
func (s Cancellations) OfFollowUp(followUpID int64) ([]Cancellation, error) {
	return all[Cancellation](s.tx, "WHERE follow_up_id = ? ORDER BY id", followUpID)
}

// Add puts a cancellation on record and cancels the follow-up, or puts it back
// in force with the state its reports give it.
func (s Cancellations) Add(c *Cancellation) error {
	if c.Reason = strings.TrimSpace(c.Reason); c.Reason == "" {
		return fmt.Errorf("%w: cancellation without a reason", ErrInvalid)
	}
	f, err := s.tx.FollowUps().Get(c.FollowUpID)
	if err != nil {
		return err
	}
	if f.CancelledAt.IsZero() == c.Reinstates {
		return fmt.Errorf("%w: follow-up %s is so already", ErrInvalid, f.Number)
	}
	c.At, c.By = s.tx.actor.At, s.tx.actor.Who
	if err := insert(s.tx, c); err != nil {
		return err
	}
	f.CancelledAt, f.CancelReason = c.At, c.Reason
	if c.Reinstates {
		f.CancelledAt, f.CancelReason = time.Time{}, ""
	}
	return s.tx.FollowUps().Update(&f)
}
