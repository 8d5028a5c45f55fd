package data

import (
	"errors"
	"fmt"
	"time"
)

// An Extension (perpanjangan tenggat) is a request for more time, and what was
// decided about it.
type Extension struct {
	Head
	FollowUpID int64
	MeetingID  int64 // the meeting it was asked in, 0 otherwise
	Due        Due   // asked for
	Former     Due   // before
	Reason     string
	AskedBy    string
	AskedOn    Date
	At         time.Time
	By         string

	Decision *ExtensionDecision // nil while undecided; filled in on reading
}

func (*Extension) table() string { return "extensions" }

func (e *Extension) columns() []column {
	return []column{
		{"follow_up_id", &e.FollowUpID},
		{"meeting_id", ref{&e.MeetingID}},
		{"due_kind", &e.Due.Kind},
		{"due_on", text(&e.Due.On)},
		{"due_text", &e.Due.Text},
		{"former_kind", &e.Former.Kind},
		{"former_on", text(&e.Former.On)},
		{"former_text", &e.Former.Text},
		{"reason", &e.Reason},
		{"asked_by", &e.AskedBy},
		{"asked_on", &e.AskedOn},
		{"at", instant{&e.At}},
		{"by", &e.By},
	}
}

// An ExtensionDecision grants or refuses an extension, once.
type ExtensionDecision struct {
	Head
	ExtensionID int64
	Granted     bool
	By          string // post that decided
	Note        string
	At          time.Time
}

func (*ExtensionDecision) table() string { return "extension_decisions" }

func (d *ExtensionDecision) columns() []column {
	return []column{
		{"extension_id", &d.ExtensionID},
		{"granted", &d.Granted},
		{"by", &d.By},
		{"note", &d.Note},
		{"at", instant{&d.At}},
	}
}

// Extensions stores extensions and decisions on them.
type Extensions struct{ tx *Tx }

// Extensions returns the store of extensions of this transaction.
func (tx *Tx) Extensions() Extensions { return Extensions{tx} }

// Get returns an extension.
func (s Extensions) Get(id int64) (Extension, error) {
	e, err := byID[Extension](s.tx, id)
	if err != nil {
		return e, err
	}
	es := []Extension{e}
	err = s.fillDecisions(es)
	return es[0], err
}

// OfFollowUp returns the extensions asked for a follow-up, the oldest first.
func (s Extensions) OfFollowUp(followUpID int64) ([]Extension, error) {
	es, err := all[Extension](s.tx, "WHERE follow_up_id = ? ORDER BY id", followUpID)
	if err != nil {
		return nil, err
	}
	return es, s.fillDecisions(es)
}

// Undecided returns the extensions of open follow-ups that nobody has decided
// on, the oldest first.
func (s Extensions) Undecided() ([]Extension, error) {
	return all[Extension](s.tx, "WHERE "+undecided+" ORDER BY asked_on, id")
}

// CountUndecided returns how many there are of [Extensions.Undecided].
func (s Extensions) CountUndecided() (int, error) {
	return value[int](s.tx, "SELECT count(*) FROM extensions WHERE "+undecided)
}

const undecided = `id IN (SELECT extension_id FROM extensions_undecided)
	AND (SELECT is_open FROM follow_ups f NOT INDEXED WHERE f.id = follow_up_id) = 1`

func (s Extensions) fillDecisions(es []Extension) error {
	for i := range es {
		d, err := one[ExtensionDecision](s.tx, "WHERE extension_id = ?", es[i].ID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		es[i].Decision = &d
	}
	return nil
}

// Ask puts a request on record. The former deadline, instant and author are
// filled in; the deadline of the follow-up stays until [Extensions.Decide].
func (s Extensions) Ask(e *Extension) error {
	f, err := byID[FollowUp](s.tx, e.FollowUpID)
	if err != nil {
		return err
	}
	if err := e.Due.check(); err != nil {
		return err
	}
	if !e.AskedOn.Valid() {
		return invalid("day of request", e.AskedOn)
	}
	e.Former, e.At, e.By = f.Due, s.tx.actor.At, s.tx.actor.Who
	return insert(s.tx, e)
}

// Decide puts a decision on record; granted, the follow-up gets the deadline
// asked for. A second decision on one extension is refused with [ErrDuplicate].
func (s Extensions) Decide(d *ExtensionDecision) error {
	e, err := byID[Extension](s.tx, d.ExtensionID)
	if err != nil {
		return fmt.Errorf("decide: %w", err)
	}
	d.At = s.tx.actor.At
	if d.By == "" {
		d.By = s.tx.actor.Who
	}
	if err := insert(s.tx, d); err != nil || !d.Granted {
		return err
	}
	f, err := s.tx.FollowUps().Get(e.FollowUpID)
	if err != nil {
		return err
	}
	f.Due = e.Due
	return s.tx.FollowUps().Update(&f)
}
