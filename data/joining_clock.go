package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
)

// A Dot is one line of the history of one archive.
type Dot struct {
	Node string `json:"n"`
	Seq  int64  `json:"s"`
}

// A UnitClock tells of a unit of a row who wrote it last, and up to which line
// of each archive's history the writer knew of it. No clock on a wall has part
// in it: what knows of the other comes after it, and what does not know of each
// other is a conflict.
type UnitClock struct {
	Last Dot              `json:"l"`
	Seen map[string]int64 `json:"k,omitempty"` // lines known besides Last
}

func (u UnitClock) knows(node string) int64 {
	n := u.Seen[node]
	if u.Last.Node == node {
		n = max(n, u.Last.Seq)
	}
	return n
}

// covers reports whether whoever wrote u knew of all that o is.
func (u UnitClock) covers(o UnitClock) bool {
	for node, seq := range o.Seen {
		if u.knows(node) < seq {
			return false
		}
	}
	return u.knows(o.Last.Node) >= o.Last.Seq
}

// with is u with all that o knows; it was last written as u was.
func (u UnitClock) with(o UnitClock) UnitClock {
	seen := map[string]int64{}
	for _, c := range []UnitClock{u, o} {
		for node, seq := range c.Seen {
			seen[node] = max(seen[node], seq)
		}
		seen[c.Last.Node] = max(seen[c.Last.Node], c.Last.Seq)
	}
	if seen[u.Last.Node] <= u.Last.Seq {
		delete(seen, u.Last.Node)
	}
	return UnitClock{Last: u.Last, Seen: seen}
}

// written is u after another write.
func (u UnitClock) written(d Dot) UnitClock {
	return UnitClock{Last: d}.with(u)
}

// before is the order in which two writes that did not know of each other are
// put: that of the older archive stands until a person decides.
func (u UnitClock) before(o UnitClock) bool {
	if u.Last.Node != o.Last.Node {
		return u.Last.Node < o.Last.Node
	}
	return u.Last.Seq < o.Last.Seq
}

// A RowClock holds the clocks of the units of a row; "" is that of all units
// that were not written since the row was added.
type RowClock map[string]UnitClock

func (c RowClock) of(unit string) UnitClock {
	if u, ok := c[unit]; ok {
		return u
	}
	return c[""]
}

// latest is the last write of all, for naming what came of it.
func (c RowClock) latest() Dot {
	var last Dot
	for _, u := range c {
		if u.Last.Seq > last.Seq || u.Last.Seq == last.Seq && u.Last.Node < last.Node {
			last = u.Last
		}
	}
	return last
}

// merge is what is known after two clocks of one row came together. mine holds
// where neither goes before the other.
func (c RowClock) merge(o RowClock) RowClock {
	out := RowClock{}
	for unit := range maps.Keys(c) {
		out[unit] = joined(c[unit], o.of(unit))
	}
	for unit := range maps.Keys(o) {
		out[unit] = joined(c.of(unit), o[unit])
	}
	return out
}

func joined(mine, theirs UnitClock) UnitClock {
	switch {
	case mine.covers(theirs):
		return mine
	case theirs.covers(mine), theirs.before(mine):
		return theirs.with(mine)
	}
	return mine.with(theirs)
}

// rowClock is the clock of a row here: what was kept when it last came or went,
// and the lines written since.
func (tx *Tx) rowClock(s *shape, uid UID) (RowClock, error) {
	clock := RowClock{}
	var upto int64
	var kept string
	err := tx.row("SELECT upto, clock FROM join_clocks WHERE row_uid = ?", []any{uid}, &upto, &kept)
	switch {
	case err == nil:
		if err := json.Unmarshal([]byte(kept), &clock); err != nil {
			return nil, fmt.Errorf("%w: clock of %s: %w", ErrCorrupt, uid, err)
		}
	case !errors.Is(err, ErrNotFound):
		return nil, err
	}
	err = scan(tx, func(r rows) error {
		var seq int64
		var op, data string
		if err := r.Scan(&seq, &op, &data); err != nil {
			return err
		}
		return clock.add(s, Dot{tx.db.node, seq}, op, data)
	}, "SELECT seq, op, data FROM history WHERE row_uid = ? AND node = ? AND seq > ? ORDER BY seq", uid, tx.db.node, upto)
	return clock, err
}

// add takes a line of history into the clock.
func (c RowClock) add(s *shape, d Dot, op, data string) error {
	if op == opInsert {
		c[""] = UnitClock{Last: d}
		return nil
	}
	var change struct {
		After map[string]json.RawMessage `json:"after"`
	}
	if err := json.Unmarshal([]byte(data), &change); err != nil {
		return fmt.Errorf("%w: line %d: %w", ErrCorrupt, d.Seq, err)
	}
	written := map[string]bool{}
	for _, column := range s.merged() {
		if _, ok := change.After[column]; ok {
			written[unitOf(s.table, column)] = true
		}
	}
	for unit := range written {
		c[unit] = c.of(unit).written(d)
	}
	return nil
}

// keepClock puts a clock on record as of now.
func (tx *Tx) keepClock(uid UID, c RowClock) error {
	text, err := json.Marshal(c)
	if err != nil {
		return err
	}
	head, err := tx.ChainHead()
	if err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO join_clocks(row_uid, upto, clock) VALUES(?, ?, ?)
		ON CONFLICT(row_uid) DO UPDATE SET upto = excluded.upto, clock = excluded.clock`, uid, head.Seq, string(text))
	return err
}
