package data

import "time"

// SuccessionKind is how an agency came after another.
type SuccessionKind string

// The kinds.
const (
	Renamed SuccessionKind = "renamed" // ganti nama: one after one
	Merged  SuccessionKind = "merged"  // digabung: one after several
	Split   SuccessionKind = "split"   // dipecah: several after one
)

// A Succession puts on record that an agency came after another one. Of a
// merger and a split there are several rows of one instant.
type Succession struct {
	Head
	Kind         SuccessionKind
	FromID, ToID int64
	EffectiveOn  Date // first day of the new one
	Reason       string
	At           time.Time
	By           string
}

func (*Succession) table() string { return "successions" }

func (s *Succession) columns() []column {
	return []column{
		{"kind", &s.Kind},
		{"from_id", &s.FromID},
		{"to_id", &s.ToID},
		{"effective_on", &s.EffectiveOn},
		{"reason", &s.Reason},
		{"at", instant{&s.At}},
		{"by", &s.By},
	}
}

// Successions stores which agency came after which.
type Successions struct{ tx *Tx }

// Successions returns the store of successions of this transaction.
func (tx *Tx) Successions() Successions { return Successions{tx} }

// All returns all successions in the order they were put on record.
func (s Successions) All() ([]Succession, error) { return all[Succession](s.tx, "ORDER BY id") }

// Add puts a succession on record. The agencies themselves, with their first
// and last days, are the caller's to store.
func (s Successions) Add(r *Succession) error {
	switch {
	case r.Kind != Renamed && r.Kind != Merged && r.Kind != Split:
		return invalid("kind of succession", r.Kind)
	case !r.EffectiveOn.Valid():
		return invalid("day of succession", r.EffectiveOn)
	}
	r.At, r.By = s.tx.actor.At, s.tx.actor.Who
	return insert(s.tx, r)
}

// HeirOf returns the agency that answers for another one today: itself while
// it has not ended, else the one that came after it. 0 if it was split, so
// that nobody answers for all it had, or if nothing came after it.
func HeirOf(agencyID int64, ended func(int64) bool, all []Succession) int64 {
	for range len(all) + 1 { // a ring of successions would never end
		if !ended(agencyID) {
			return agencyID
		}
		next := int64(0)
		for _, s := range all {
			if s.FromID != agencyID {
				continue
			}
			if next != 0 && next != s.ToID {
				return 0
			}
			next = s.ToID
		}
		if next == 0 {
			return 0
		}
		agencyID = next
	}
	return 0
}
