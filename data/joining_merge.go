package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// A manner is how a row is merged.
type manner int

const (
	mergeBoth  manner = iota // what knows of the other stands
	takeTheirs               // the row becomes as it is there
	keepMine                 // the row stays as it is here
)

// merge brings a row that is here and one of the bundle together.
func (j *joiner) merge(in *incoming, how manner) error {
	if in.s.addOnly {
		return j.twice(in)
	}
	set := map[string]any{}
	for _, unit := range in.s.unitNames() {
		if !in.open(unit) {
			continue
		}
		take, err := j.unit(in, unit, in.manner(unit, how))
		if err != nil {
			return err
		}
		if !take {
			continue
		}
		if err := j.theirValues(in, unit, set); err != nil {
			if errors.Is(err, errAbsent) {
				j.hold(in)
				return nil
			}
			return err
		}
	}
	if how == mergeBoth {
		if err := j.tombOrEdit(in, set); err != nil {
			return err
		}
	}
	if err := j.files(in.Values); err != nil && !errors.Is(err, errAbsent) {
		return err
	}
	return j.set(in, set)
}

// twice keeps what both sides put on record although there is one only, such as
// the decision on a request.
func (j *joiner) twice(in *incoming) error {
	if in.here == in.UID || sameValues(in.now.values, in.Values) {
		return nil
	}
	return j.rowConflict(in, ConflictTwice, in.now.values, in.Values)
}

// open reports whether a unit may be changed by merging at all. What was ordered
// is frozen with the birth of a follow-up; the steps of a meeting are taken one
// by one.
func (in *incoming) open(unit string) bool {
	switch in.s.table {
	case "conflicts":
		return unit == "decision"
	case "meetings":
		return unit != "state" || numberIn(in.now.values["version"])+numberIn(in.Values["version"]) == 0
	case "follow_ups":
		return unit != "cancel" || numberIn(in.now.values["born_at"]) != 0
	}
	return true
}

// orderedUnits are the units of a follow-up that its birth freezes.
var orderedUnits = []string{"action", "item_id", "entry_id", "broadcast", "withdrawn"}

// manner is how a unit is merged: what was ordered stands as it was where the
// follow-up was born.
func (in *incoming) manner(unit string, how manner) manner {
	if in.s.table != "follow_ups" || !slices.Contains(orderedUnits, unit) {
		return how
	}
	mine, theirs := numberIn(in.now.values["born_at"]) != 0, numberIn(in.Values["born_at"]) != 0
	switch {
	case mine:
		return keepMine
	case theirs:
		return takeTheirs
	}
	return how
}

func (j *joiner) theirValues(in *incoming, unit string, set map[string]any) error {
	for _, c := range in.s.columnsOf(unit) {
		v, err := j.n.stored(in.s, c, in.Values[c])
		if err != nil {
			return err
		}
		set[c] = v
	}
	return nil
}

func (in *incoming) valuesOf(values map[string]json.RawMessage, unit string) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	for _, c := range in.s.columnsOf(unit) {
		out[c] = values[c]
	}
	return out
}

func sameValues(a, b map[string]json.RawMessage) bool {
	return maps.EqualFunc(a, b, func(x, y json.RawMessage) bool { return bytes.Equal(x, y) })
}

// unit decides about one unit: whether theirs is to stand here.
func (j *joiner) unit(in *incoming, unit string, how manner) (take bool, err error) {
	mine, theirs := in.valuesOf(in.now.values, unit), in.valuesOf(in.Values, unit)
	a, b := in.mine.of(unit), in.Clock.of(unit)
	if sameValues(mine, theirs) {
		return false, nil
	}
	quiet := quietUnits[unit] || unit == in.s.tomb()
	switch how {
	case takeTheirs:
		if !b.covers(a) && !quiet {
			err = j.unitConflict(in, ConflictLate, unit)
		}
		return true, err
	case keepMine:
		if !a.covers(b) && !quiet {
			err = j.unitConflict(in, ConflictLate, unit)
		}
		return false, err
	}
	if take, settled := newer(unit, side{a, mine}, side{b, theirs}); settled {
		return take, nil
	}
	if take, settled := agreed(in.s.table, unit, mine, theirs); settled {
		return take, nil
	}
	if !quiet {
		if err := j.unitConflict(in, ConflictEdit, unit); err != nil {
			return false, err
		}
	}
	return b.before(a), nil
}

// side is what one side holds of a unit, and as of when.
type side struct {
	clock  UnitClock
	values map[string]json.RawMessage
}

// newer takes what was written in knowledge of the other. A decision that is
// not made yet never takes the place of one that is.
func newer(unit string, mine, theirs side) (take, settled bool) {
	undecided := func(s side) bool { return unit == "decision" && textIn(s.values["decision"]) == "" }
	switch {
	case mine.clock.covers(theirs.clock) && !undecided(mine):
		return false, true
	case theirs.clock.covers(mine.clock) && !undecided(theirs):
		return true, true
	}
	return false, false
}

// stateOrder is how far a meeting has come, of what both sides say without
// knowing of each other.
var stateOrder = []string{string(Planned), string(Running), string(Paused), string(Closed), string(Final), string(Amending)}

// agreed decides what needs no person: the same on both sides, whoever asks.
func agreed(table, unit string, mine, theirs map[string]json.RawMessage) (take, settled bool) {
	m, t := mine[unit], theirs[unit]
	switch {
	case table == "conflicts":
		a, b := textIn(mine["decision"]), textIn(theirs["decision"])
		return a == "", a == "" || b == ""
	case table == "meetings" && unit == "state":
		return slices.Index(stateOrder, textIn(t)) > slices.Index(stateOrder, textIn(m)), true
	case table == "meetings" && unit == "opened_at", unit == "started_at", unit == "undone_at":
		return numberIn(m) == 0 || numberIn(t) != 0 && numberIn(t) < numberIn(m), true
	case table == "meetings" && unit == "closed_at":
		return numberIn(t) > numberIn(m), true
	case unit == "deleted" || unit == "withdrawn":
		return numberIn(t) == 0, true
	}
	return false, false
}

// tombOrEdit keeps a row that one side took back while the other changed it:
// the change would vanish with the row. Both are told.
func (j *joiner) tombOrEdit(in *incoming, set map[string]any) error {
	tomb := in.s.tomb()
	if tomb == "" {
		return nil
	}
	mineGone, theirsGone := numberIn(in.now.values[tomb]) == 1, numberIn(in.Values[tomb]) == 1
	if mineGone == theirsGone || in.manner(tomb, mergeBoth) != mergeBoth {
		return nil
	}
	gone, alive := in.mine, in.Clock
	if theirsGone {
		gone, alive = in.Clock, in.mine
	}
	if alive.of(tomb).covers(gone.of(tomb)) || !changedUnseen(in.s, gone, alive) {
		return nil
	}
	set[tomb] = int64(0)
	in.alive = true
	left, right := in.now.values, in.Values
	return j.rowConflict(in, ConflictDeleted, left, right)
}

// changedUnseen reports whether one clock has a change of content the other does
// not know.
func changedUnseen(s *shape, knows, wrote RowClock) bool {
	for _, unit := range s.unitNames() {
		if !quietUnits[unit] && unit != s.tomb() && !knows.of(unit).covers(wrote.of(unit)) {
			return true
		}
	}
	return false
}

func (j *joiner) unitConflict(in *incoming, kind ConflictKind, unit string) error {
	left, err := j.side(in.mine.of(unit), in.valuesOf(in.now.values, unit))
	if err != nil {
		return err
	}
	right, err := j.side(in.Clock.of(unit), in.valuesOf(in.Values, unit))
	if err != nil {
		return err
	}
	return j.conflict(in, kind, unit, told{in.mine.of(unit), left}, told{in.Clock.of(unit), right})
}

// rowConflict keeps whole rows; nil values stand for a side that has none.
func (j *joiner) rowConflict(in *incoming, kind ConflictKind, left, right map[string]json.RawMessage) error {
	a, b := UnitClock{Last: in.mine.latest()}, UnitClock{Last: in.Clock.latest()}
	l, err := j.side(a, left)
	if err != nil {
		return err
	}
	r, err := j.side(b, right)
	if err != nil {
		return err
	}
	return j.conflict(in, kind, "*", told{a, l}, told{b, r})
}

// told is what one side says, and as of when.
type told struct {
	clock UnitClock
	side  ConflictSide
}

// side is what one side wrote, with who wrote it and when as far as is known.
func (j *joiner) side(c UnitClock, values map[string]json.RawMessage) (ConflictSide, error) {
	s := ConflictSide{Node: c.Last.Node}
	if values == nil {
		values = map[string]json.RawMessage{}
	}
	text, err := encode(values)
	if err != nil {
		return s, err
	}
	s.Value = string(text)
	err = j.tx.row(`SELECT actor, at FROM (SELECT actor, at FROM history WHERE node = ?1 AND seq = ?2
		UNION ALL SELECT actor, at FROM join_lines WHERE node = ?1 AND seq = ?2) LIMIT 1`,
		[]any{c.Last.Node, c.Last.Seq}, &s.By, instant{&s.At})
	if errors.Is(err, ErrNotFound) {
		err = nil
	}
	return s, err
}

// conflict keeps what two sides wrote. The older archive's stands left, so that
// the conflict is the same wherever it is found.
func (j *joiner) conflict(in *incoming, kind ConflictKind, unit string, left, right told) error {
	if right.clock.before(left.clock) {
		left, right = right, left
	}
	row := j.n.common(in.here)
	c := Conflict{Kind: kind, Table: in.s.table, Row: row, Unit: unit, Left: left.side, Right: right.side}
	if m := j.meetingOf(in); !m.IsZero() {
		c.Meeting = m[:]
	}
	dot := func(c UnitClock) string { return fmt.Sprintf("%s %d", c.Last.Node, c.Last.Seq) }
	c.UID = conflictUID(row.String(), unit, dot(left.clock), dot(right.clock))
	added, err := j.tx.Conflicts().add(&c)
	if added {
		j.report.Conflicts = append(j.report.Conflicts, c)
		j.count(in, func(m *joinedMeeting) { m.Conflicts++ })
	}
	return err
}

// plain merges what belongs to no meeting: the office, agencies, persons.
func (j *joiner) plain() error {
	for _, table := range []string{"office", "issues", "agencies", "agency_aliases", "people", "series", "successions"} {
		if err := j.each(table, func(in *incoming) error { return j.addOrMerge(in, nil) }); err != nil {
			return err
		}
	}
	return nil
}

// addOrMerge adds a row that is not here and merges one that is. A value that is
// there only once and taken here stays with its holder, and both are kept.
func (j *joiner) addOrMerge(in *incoming, fixed map[string]any) error {
	err := j.tx.Try(func() error {
		if in.now.id == 0 {
			return j.add(in, fixed)
		}
		return j.merge(in, mergeBoth)
	})
	if !errors.Is(err, ErrDuplicate) {
		return err
	}
	in.held, in.added = true, false
	if in.mine == nil {
		in.mine = RowClock{"": UnitClock{Last: Dot{Node: j.tx.db.node}}}
	}
	return j.rowConflict(in, ConflictTwice, in.now.values, in.Values)
}

// each goes through the rows of a table, those that others name first.
func (j *joiner) each(table string, do func(*incoming) error) error {
	rows := j.in[table]
	parent := ""
	for c, ref := range j.byTable[table].refs {
		if ref.table == table {
			parent = c
		}
	}
	done := map[*incoming]bool{}
	var visit func(in *incoming, depth int) error
	visit = func(in *incoming, depth int) error {
		if done[in] || depth > 1000 {
			return nil
		}
		done[in] = true
		if parent != "" {
			if up := j.byUID[j.n.here(rowIn(in.Values[parent]))]; up != nil && up.s.table == table {
				if err := visit(up, depth+1); err != nil {
					return err
				}
			}
		}
		return do(in)
	}
	for _, in := range rows {
		if err := j.tx.ctx.Err(); err != nil {
			return err
		}
		if err := visit(in, 0); err != nil {
			return fmt.Errorf("%s %s: %w", table, in.here, err)
		}
	}
	return nil
}
