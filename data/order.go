package data

import (
	"errors"
	"fmt"
)

// Rows that stand in an order (agenda items, entries, attendance) have a
// position with wide gaps, so that one can be put between two others by
// writing one row. Only when a gap is used up, after some thirty insertions at
// one spot, are the rows of that list numbered anew.
const (
	positionStep = int64(1) << 32
	lastPosition = int64(1) << 62 // of a closing item: after everything
)

// errNoGap tells that no position is left between two neighbors.
var errNoGap = errors.New("no position left between two rows")

// A list is the rows among which positions are given out.
type list struct {
	table string
	where string // "meeting_id = ? AND ..."
	args  []any
}

// end returns the position after the last row.
func (l list) end(tx *Tx) (int64, error) {
	last, err := value[int64](tx, "SELECT coalesce(max(position), 0) FROM "+l.table+" WHERE "+l.where, l.args...)
	return last + positionStep, err
}

// after returns a position right behind a row, or before all rows for 0. self
// is the row to be placed, which does not count as a neighbor.
func (l list) after(tx *Tx, id, self int64) (int64, error) {
	low := int64(0)
	if id != 0 {
		p, err := value[int64](tx, "SELECT position FROM "+l.table+" WHERE id = ? AND "+l.where, append([]any{id}, l.args...)...)
		if err != nil {
			return 0, fmt.Errorf("find row %d of %s: %w", id, l.table, err)
		}
		low = p
	}
	high, err := value[int64](tx, "SELECT coalesce(min(position), 0) FROM "+l.table+" WHERE "+l.where+" AND position > ? AND id <> ?",
		append(append([]any{}, l.args...), low, self)...)
	switch {
	case err != nil:
		return 0, err
	case high == 0:
		return low + positionStep, nil
	case high-low < 2:
		return 0, errNoGap
	}
	return low + (high-low)/2, nil
}

// spread numbers the rows of a list anew with full gaps, through the same path
// as every other write.
func spread[T any, P recordOf[T]](tx *Tx, l list, position func(P) *int64) error {
	rows, err := all[T, P](tx, "WHERE "+l.where+" ORDER BY position, id", l.args...)
	if err != nil {
		return err
	}
	for i := range rows {
		r := P(&rows[i])
		*position(r) = int64(i+1) * positionStep
		if err := update(tx, r); err != nil {
			return err
		}
	}
	return nil
}

// place gives the position right behind a row, making room if it must.
func place[T any, P recordOf[T]](tx *Tx, l list, afterID int64, self P, position func(P) *int64) error {
	p, err := l.after(tx, afterID, self.head().ID)
	if errors.Is(err, errNoGap) {
		if err := makeRoom(tx, l, self, position); err != nil {
			return err
		}
		p, err = l.after(tx, afterID, self.head().ID)
	}
	if err != nil {
		return err
	}
	*position(self) = p
	return nil
}

// makeRoom spreads a list. If self is one of its rows, that gives it a new rev,
// unless it was stale before.
func makeRoom[T any, P recordOf[T]](tx *Tx, l list, self P, position func(P) *int64) error {
	h := self.head()
	if h.ID == 0 {
		return spread(tx, l, position)
	}
	before, err := byID[T, P](tx, h.ID)
	if err != nil {
		return err
	}
	if P(&before).head().Rev != h.Rev {
		return fmt.Errorf("place row %d of %s: %w", h.ID, l.table, ErrStale)
	}
	if err := spread(tx, l, position); err != nil {
		return err
	}
	after, err := byID[T, P](tx, h.ID)
	*h = *P(&after).head()
	return err
}
