package data

import (
	"fmt"
	"maps"
	"slices"
)

// A shape is what joining must know of a table: its columns, which of them name
// rows of other tables, and which of them belong together.
type shape struct {
	table   string
	kind    func() record
	columns []string
	refs    map[string]reference
	addOnly bool
}

// A reference is where a column leads.
type reference struct{ table, key string }

// neverJoined are tables that are an archive's own.
var neverJoined = map[string]bool{"settings": true}

// A unit is a group of columns that change together and are decided on
// together; a column not named here is a unit of itself.
var units = map[string]map[string]string{
	"agencies": {"valid_from": "validity", "valid_to": "validity"},
	"meeting_officials": {
		"person_id": "official", "acting": "official", "post": "official", "front": "official", "name": "official",
		"back": "official", "nip": "official", "rank": "official",
	},
	"entries": {
		"kind": "line", "speaker_id": "line", "speaker": "line", "body": "line", "typed": "line", "marks": "line",
		"item_id": "position",
	},
	"attendance": {"status": "status", "name": "status", "nip": "status", "rank": "status", "deputy_post": "status"},
	"follow_ups": {
		"number": "number", "number_year": "number", "number_seq": "number", "number_part": "number",
		"lead_id": "lead", "lead_text": "lead", "due_kind": "due", "due_on": "due", "due_text": "due",
		"target": "target", "unit": "target", "cancelled_at": "cancel", "cancel_reason": "cancel",
	},
	"conflicts": {"decision": "decision", "decided_by": "decision", "decided_at": "decision"},
}

// apart are columns that joining does not merge: they are where a person stands
// in a meeting, follow from other rows, or are written by steps of their own.
var apart = map[string][]string{
	"meetings": {"current_item_id", "finalized_at", "version", "amend_reason"},
	"follow_ups": {
		"born_at", "status", "progress", "reported_on", "last_report_id", "verification", "verification_note",
	},
}

// quietUnits are decided without asking anybody: an order, an instant.
var quietUnits = map[string]bool{"position": true, "number": true, "started_at": true, "decision": true, "state": true, "undone_at": true}

func unitOf(table, column string) string {
	if u, ok := units[table][column]; ok {
		return u
	}
	return column
}

// tombOf is the column that marks a row of a table as taken back, "" if there is
// none.
func (s *shape) tomb() string {
	for _, c := range []string{"deleted", "withdrawn"} {
		if slices.Contains(s.columns, c) {
			return c
		}
	}
	return ""
}

// merged are the columns that joining merges.
func (s *shape) merged() []string {
	return slices.DeleteFunc(slices.Clone(s.columns), func(c string) bool { return slices.Contains(apart[s.table], c) })
}

// unitNames are the units of a table in the order of their columns.
func (s *shape) unitNames() []string {
	var names []string
	for _, c := range s.merged() {
		if u := unitOf(s.table, c); !slices.Contains(names, u) {
			names = append(names, u)
		}
	}
	return names
}

// columnsOf are the columns of a unit.
func (s *shape) columnsOf(unit string) []string {
	return slices.DeleteFunc(s.merged(), func(c string) bool { return unitOf(s.table, c) != unit })
}

// shapes describes every table that is joined, each after those its rows name.
func (tx *Tx) shapes() ([]*shape, error) {
	var all []*shape
	for _, kind := range kinds {
		r := kind()
		if neverJoined[r.table()] {
			continue
		}
		s := &shape{table: r.table(), kind: kind, refs: map[string]reference{}}
		for _, c := range r.columns() {
			s.columns = append(s.columns, c.name)
		}
		if err := tx.references(s); err != nil {
			return nil, err
		}
		n, err := value[int](tx, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name = ?", s.table+"_no_update")
		if err != nil {
			return nil, err
		}
		s.addOnly = n > 0
		all = append(all, s)
	}
	return inOrder(all)
}

func (tx *Tx) references(s *shape) error {
	err := scan(tx, func(r rows) error {
		var table, from, key string
		err := r.Scan(&table, &from, &key)
		s.refs[from] = reference{table, key}
		return err
	}, `SELECT "table", "from", coalesce("to", 'id') FROM pragma_foreign_key_list(?)`, s.table)
	if err != nil {
		return fmt.Errorf("read references of %s: %w", s.table, err)
	}
	return nil
}

// inOrder puts tables behind those their rows name; what is not merged does not
// count.
func inOrder(all []*shape) ([]*shape, error) {
	left := map[string]*shape{}
	for _, s := range all {
		left[s.table] = s
	}
	var ordered []*shape
	for len(left) > 0 {
		var next []string
		for name, s := range left {
			if !waits(s, left) {
				next = append(next, name)
			}
		}
		if len(next) == 0 {
			return nil, fmt.Errorf("%w: tables name each other: %v", ErrInvalid, slices.Sorted(maps.Keys(left)))
		}
		slices.Sort(next)
		for _, name := range next {
			ordered = append(ordered, left[name])
			delete(left, name)
		}
	}
	return ordered, nil
}

func waits(s *shape, left map[string]*shape) bool {
	for _, c := range s.merged() {
		if ref, ok := s.refs[c]; ok && ref.table != s.table && left[ref.table] != nil {
			return true
		}
	}
	return false
}
