package data

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// An AgencyChange puts on record that the lead (penanggung jawab) or a
// supporting agency (pendukung) of a follow-up changed. It is only ever added;
// the follow-up itself has the agencies of today.
type AgencyChange struct {
	Head
	FollowUpID   int64
	Role         ReportRole
	FromID       int64 // 0 if there was none before
	ToID         int64 // 0 if a supporting agency fell away
	EffectiveOn  Date
	Reason       string
	DecidedBy    string // post that ordered it
	SuccessionID int64  // the renaming, merging or splitting it follows from, 0 otherwise
	At           time.Time
	By           string
}

func (*AgencyChange) table() string { return "agency_changes" }

func (c *AgencyChange) columns() []column {
	return []column{
		{"follow_up_id", &c.FollowUpID},
		{"role", &c.Role},
		{"from_id", ref{&c.FromID}},
		{"to_id", ref{&c.ToID}},
		{"effective_on", &c.EffectiveOn},
		{"reason", &c.Reason},
		{"decided_by", &c.DecidedBy},
		{"succession_id", ref{&c.SuccessionID}},
		{"at", instant{&c.At}},
		{"by", &c.By},
	}
}

func (c *AgencyChange) check() error {
	switch {
	case c.Role != AsLead && c.Role != AsSupport:
		return invalid("role of agency", c.Role)
	case c.Role == AsLead && c.ToID == 0:
		return fmt.Errorf("%w: change to no lead", ErrInvalid)
	case !c.EffectiveOn.Valid():
		return invalid("day of change", c.EffectiveOn)
	case strings.TrimSpace(c.Reason) == "":
		return fmt.Errorf("%w: change of agency without a reason", ErrInvalid)
	}
	return nil
}

// AgencyChanges stores changes of agency.
type AgencyChanges struct{ tx *Tx }

// AgencyChanges returns the store of changes of agency of this transaction.
func (tx *Tx) AgencyChanges() AgencyChanges { return AgencyChanges{tx} }

// OfFollowUp returns the changes of a follow-up in the order they were made.
func (s AgencyChanges) OfFollowUp(followUpID int64) ([]AgencyChange, error) {
	return all[AgencyChange](s.tx, "WHERE follow_up_id = ? ORDER BY id", followUpID)
}

// OfFollowUps returns the same for several follow-ups at once, by their ids.
func (s AgencyChanges) OfFollowUps(ids []int64) (map[int64][]AgencyChange, error) {
	cs, err := all[AgencyChange](s.tx, "WHERE follow_up_id IN (SELECT value FROM json_each(?)) ORDER BY +id", idList(ids))
	of := map[int64][]AgencyChange{}
	for _, c := range cs {
		of[c.FollowUpID] = append(of[c.FollowUpID], c)
	}
	return of, err
}

// Add puts a change on record and gives the follow-up its agencies. Of a lead,
// FromID is filled in, and if it supported until now that falls away, as a
// change of its own. A support may be exchanged (FromID and ToID), added (no
// FromID) or dropped (no ToID).
func (s AgencyChanges) Add(c *AgencyChange) error {
	f, err := s.tx.FollowUps().Get(c.FollowUpID)
	if err != nil {
		return err
	}
	if c.Role == AsLead {
		c.FromID = f.LeadID
		if slices.Contains(f.Supports, c.ToID) {
			drop := *c
			drop.Head, drop.Role, drop.FromID, drop.ToID = Head{}, AsSupport, c.ToID, 0
			if err := s.Add(&drop); err != nil {
				return err
			}
			if f, err = s.tx.FollowUps().Get(c.FollowUpID); err != nil {
				return err
			}
		}
	}
	if err := c.check(); err != nil {
		return err
	}
	if err := f.changeAgency(*c); err != nil {
		return err
	}
	c.At, c.By = s.tx.actor.At, s.tx.actor.Who
	if err := insert(s.tx, c); err != nil {
		return err
	}
	return s.tx.FollowUps().Update(&f)
}

// changeAgency makes a change in the follow-up.
func (f *FollowUp) changeAgency(c AgencyChange) error {
	if c.Role == AsLead {
		if f.LeadID == c.ToID {
			return fmt.Errorf("%w: agency %d leads already", ErrInvalid, c.ToID)
		}
		f.LeadID, f.LeadText = c.ToID, ""
		return nil
	}
	supports := slices.Clone(f.Supports)
	at := slices.Index(supports, c.FromID)
	if c.FromID != 0 && at < 0 {
		return fmt.Errorf("%w: agency %d does not support it", ErrInvalid, c.FromID)
	}
	known := c.ToID == f.LeadID || slices.Contains(supports, c.ToID)
	switch {
	case c.FromID == 0 && (c.ToID == 0 || known):
		return fmt.Errorf("%w: agency %d takes part already", ErrInvalid, c.ToID)
	case c.FromID == 0:
		supports = append(supports, c.ToID)
	case c.ToID == 0 || known:
		supports = slices.Delete(supports, at, at+1)
	default:
		supports[at] = c.ToID
	}
	f.Supports = supports
	return nil
}
