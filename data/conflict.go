package data

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"time"
)

// ConflictKind is what two laptops did to one thing.
type ConflictKind string

// The kinds of conflicts.
const (
	ConflictEdit    ConflictKind = "edit"    // both changed it
	ConflictDeleted ConflictKind = "deleted" // one took it back, the other changed it; it stands
	ConflictLate    ConflictKind = "late"    // written while the other made the minutes final; the minutes stand
	ConflictVersion ConflictKind = "version" // both made minutes final; each keeps its own
	ConflictNumber  ConflictKind = "number"  // both gave out the same number
	ConflictTwice   ConflictKind = "twice"   // both put on record what there is once
)

// A ConflictSide is what one of the two wrote.
type ConflictSide struct {
	Node  string    // the archive
	By    string    // who wrote it
	At    time.Time // by that laptop's clock; zero if unknown
	Value string    // JSON: columns and what they held, as [Bundle] writes them
}

// Decision is what a person said to a conflict.
type Decision string

// The decisions.
const (
	Undecided   Decision = ""
	DecideLeft  Decision = "left"
	DecideRight Decision = "right"
	DecideOther Decision = "other" // something else was written
	DecideSeen  Decision = "seen"  // it stays as it is
)

// A Conflict (perbedaan) keeps what two laptops wrote differently of one thing.
// It bears the same UID wherever it is found, and is never deleted.
type Conflict struct {
	Head
	Kind        ConflictKind
	Table       string
	Row         UID // by its smallest name
	Unit        string
	Meeting     []byte // UID of the meeting it belongs to; nil for none
	Left, Right ConflictSide

	Decision  Decision
	DecidedBy string
	DecidedAt time.Time
}

func (*Conflict) table() string { return "conflicts" }

func (c *Conflict) columns() []column {
	return []column{
		{"kind", &c.Kind},
		{"tbl", &c.Table},
		{"row_uid", &c.Row},
		{"unit", &c.Unit},
		{"meeting_uid", &c.Meeting},
		{"left_node", &c.Left.Node},
		{"left_by", &c.Left.By},
		{"left_at", instant{&c.Left.At}},
		{"left_value", &c.Left.Value},
		{"right_node", &c.Right.Node},
		{"right_by", &c.Right.By},
		{"right_at", instant{&c.Right.At}},
		{"right_value", &c.Right.Value},
		{"decision", &c.Decision},
		{"decided_by", &c.DecidedBy},
		{"decided_at", instant{&c.DecidedAt}},
	}
}

// Values are the columns that a side held.
func (s ConflictSide) Values() map[string]json.RawMessage {
	values := map[string]json.RawMessage{}
	_ = json.Unmarshal([]byte(s.Value), &values) // the table holds JSON only
	return values
}

// Text is a column of a side as text, "" if it is none.
func (s ConflictSide) Text(column string) string { return textIn(s.Values()[column]) }

// conflictUID names a conflict the same in every archive that finds it.
func conflictUID(parts ...string) UID {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	u := UID(h.Sum(nil)[:16])
	u[6] = u[6]&0x0f | 0x80 // version 8 of RFC 9562: of one's own making
	u[8] = u[8]&0x3f | 0x80
	return u
}

// Conflicts stores what two laptops wrote differently.
type Conflicts struct{ tx *Tx }

// Conflicts returns the store of conflicts of this transaction.
func (tx *Tx) Conflicts() Conflicts { return Conflicts{tx} }

// Get returns a conflict.
func (s Conflicts) Get(id int64) (Conflict, error) { return byID[Conflict](s.tx, id) }

// Pending returns the conflicts nobody has decided on, the oldest first.
func (s Conflicts) Pending() ([]Conflict, error) {
	return all[Conflict](s.tx, "WHERE decision = '' ORDER BY id")
}

// CountPending returns how many there are of [Conflicts.Pending].
func (s Conflicts) CountPending() (int, error) {
	return value[int](s.tx, "SELECT count(*) FROM conflicts WHERE decision = ''")
}

// All returns all conflicts, the newest first.
func (s Conflicts) All() ([]Conflict, error) { return all[Conflict](s.tx, "ORDER BY id DESC") }

// add keeps a conflict, unless it is kept already; added is false then.
func (s Conflicts) add(c *Conflict) (added bool, err error) {
	n, err := value[int](s.tx, "SELECT count(*) FROM conflicts WHERE uid = ?", c.UID)
	if err != nil || n > 0 {
		return false, err
	}
	return true, insert(s.tx, c)
}

// Decide puts on record what a person said to a conflict, and carries it out:
// the row gets the values of that side, or for [DecideOther] those given. The
// record of final minutes cannot be changed so: [ErrFinal].
func (s Conflicts) Decide(c *Conflict, d Decision, other map[string]string) error {
	values := map[string]json.RawMessage{}
	switch d {
	case DecideLeft:
		values = c.Left.Values()
	case DecideRight:
		values = c.Right.Values()
	case DecideOther:
		for column, text := range other {
			raw, err := encode(text)
			if err != nil {
				return err
			}
			values[column] = raw
		}
	case DecideSeen:
	default:
		return invalid("decision", d)
	}
	if c.Kind == ConflictVersion || c.Kind == ConflictNumber || c.Kind == ConflictTwice {
		values = nil
	}
	if len(values) > 0 {
		if err := s.tx.rewrite(c, values); err != nil {
			return err
		}
	}
	c.Decision, c.DecidedBy, c.DecidedAt = d, s.tx.actor.Who, s.tx.actor.At
	return update(s.tx, c)
}

// rewrite gives the row of a conflict other values.
func (tx *Tx) rewrite(c *Conflict, values map[string]json.RawMessage) error {
	n, err := tx.names()
	if err != nil {
		return err
	}
	shapes, err := tx.shapes()
	if err != nil {
		return err
	}
	for _, s := range shapes {
		if s.table != c.Table {
			continue
		}
		id, err := n.id(s.table, c.Row)
		if err != nil {
			return fmt.Errorf("%w: row of conflict %d is not here", ErrFinal, c.ID)
		}
		set := map[string]any{}
		for _, column := range s.merged() {
			raw, ok := values[column]
			if !ok {
				continue
			}
			if set[column], err = n.stored(s, column, raw); err != nil {
				return err
			}
		}
		_, err = tx.setRaw(s, id, set)
		return err
	}
	return invalid("table of conflict", c.Table)
}

// NodeNames is what the laptops are called, by node.
func (tx *Tx) NodeNames() (map[string]string, error) { return tx.nodeNames() }

// NameIn is what a person calls the row that a value of a conflict names; ok is
// false if it names none that is here.
func (tx *Tx) NameIn(raw json.RawMessage) (name string, ok bool) {
	u := rowIn(raw)
	if u.IsZero() {
		return "", false
	}
	name, err := value[string](tx, `SELECT coalesce((SELECT name FROM agencies WHERE uid = n.u), (SELECT name FROM issues WHERE uid = n.u),
		(SELECT name FROM people WHERE uid = n.u), (SELECT name FROM series WHERE uid = n.u))
		FROM (SELECT coalesce((SELECT row_uid FROM join_twins WHERE uid = ?1), ?1) AS u) n`, u)
	return name, err == nil
}
