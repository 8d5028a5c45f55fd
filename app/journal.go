package app

import (
	"cmp"
	"context"
	"slices"

	"rakor.id/rakor/data"
)

// A journal carries out one action on a meeting: each row it writes it notes
// for the view, and with it the way back.
type journal struct {
	tx     *data.Tx
	change Change
	undo   []func(*journal) error
}

// An undoStep takes one action back, last row first.
type undoStep struct {
	back []func(*journal) error
}

// Undo takes the last action back (batalkan), any number of times; what was
// taken back is reported as a change like any other. With nothing to take back
// the change is empty.
func (s *Session) Undo(ctx context.Context) (Change, error) {
	if len(s.undo) == 0 {
		return Change{}, nil
	}
	step := s.undo[len(s.undo)-1]
	var j *journal
	err := s.write(ctx, func(tx *data.Tx) error {
		j = &journal{tx: tx}
		for _, back := range slices.Backward(step.back) {
			if err := back(j); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Change{}, err
	}
	s.undo = s.undo[:len(s.undo)-1]
	s.live.apply(j.change)
	return j.change, nil
}

// CanUndo reports whether there is something to take back.
func (s *Session) CanUndo() bool { return len(s.undo) > 0 }

func (j *journal) later(back func(*journal) error) { j.undo = append(j.undo, back) }

func (j *journal) addEntry(e *Entry) error {
	return j.entryAdded(e, j.tx.Entries().Add(e))
}

func (j *journal) addEntryAfter(e *Entry, afterID int64) error {
	return j.entryAdded(e, j.tx.Entries().AddAfter(e, afterID))
}

func (j *journal) entryAdded(e *Entry, err error) error {
	if err != nil {
		return err
	}
	j.change.Entries = append(j.change.Entries, *e)
	id := e.ID
	j.later(func(j *journal) error {
		e, err := j.tx.Entries().Get(id)
		if err != nil {
			return err
		}
		e.Deleted = true
		return j.setEntry(&e)
	})
	return nil
}

// setEntry stores a changed entry.
func (j *journal) setEntry(e *Entry) error {
	before, err := j.tx.Entries().Get(e.ID)
	if err != nil {
		return err
	}
	return j.entryChanged(before, e, j.tx.Entries().Update(e))
}

// moveEntry puts an entry under an item, behind another entry or first.
func (j *journal) moveEntry(e *Entry, itemID, afterID int64) error {
	before, err := j.tx.Entries().Get(e.ID)
	if err != nil {
		return err
	}
	return j.entryChanged(before, e, j.tx.Entries().Move(e, itemID, afterID))
}

func (j *journal) entryChanged(before Entry, e *Entry, err error) error {
	if err != nil {
		return err
	}
	j.change.Entries = append(j.change.Entries, *e)
	j.later(func(j *journal) error {
		now, err := j.tx.Entries().Get(before.ID)
		if err != nil {
			return err
		}
		before.Head = now.Head
		return j.setEntry(&before)
	})
	return nil
}

func (j *journal) addFollowUp(f *data.FollowUp) error {
	if err := j.tx.FollowUps().Add(f); err != nil {
		return err
	}
	j.change.FollowUps = append(j.change.FollowUps, *f)
	id := f.ID
	j.later(func(j *journal) error {
		f, err := j.tx.FollowUps().Get(id)
		if err != nil {
			return err
		}
		f.Withdrawn = true
		return j.setFollowUp(&f)
	})
	return nil
}

func (j *journal) setFollowUp(f *data.FollowUp) error {
	before, err := j.tx.FollowUps().Get(f.ID)
	if err != nil {
		return err
	}
	if err := j.tx.FollowUps().Update(f); err != nil {
		return err
	}
	j.change.FollowUps = append(j.change.FollowUps, *f)
	j.later(func(j *journal) error {
		now, err := j.tx.FollowUps().Get(before.ID)
		if err != nil {
			return err
		}
		before.Head = now.Head
		return j.setFollowUp(&before)
	})
	return nil
}

func (j *journal) addAttendance(a *Attendance) error {
	if err := j.tx.Attendances().Add(a); err != nil {
		return err
	}
	j.change.Attendance = append(j.change.Attendance, *a)
	id := a.ID
	j.later(func(j *journal) error {
		a, err := j.tx.Attendances().Get(id)
		if err != nil {
			return err
		}
		a.Deleted = true
		return j.setAttendance(&a)
	})
	return nil
}

func (j *journal) setAttendance(a *Attendance) error {
	before, err := j.tx.Attendances().Get(a.ID)
	if err != nil {
		return err
	}
	if err := j.tx.Attendances().Update(a); err != nil {
		return err
	}
	j.change.Attendance = append(j.change.Attendance, *a)
	j.later(func(j *journal) error {
		now, err := j.tx.Attendances().Get(before.ID)
		if err != nil {
			return err
		}
		before.Head = now.Head
		return j.setAttendance(&before)
	})
	return nil
}

func (j *journal) setMeeting(m *Meeting) error {
	before, err := j.tx.Meetings().Get(m.ID)
	if err != nil {
		return err
	}
	if err := j.tx.Meetings().Update(m); err != nil {
		return err
	}
	now := *m
	j.change.Meeting = &now
	j.later(func(j *journal) error {
		now, err := j.tx.Meetings().Get(before.ID)
		if err != nil {
			return err
		}
		before.Head = now.Head
		return j.setMeeting(&before)
	})
	return nil
}

func (j *journal) addItem(a *AgendaItem) error {
	if err := j.tx.Agenda().Add(a); err != nil {
		return err
	}
	j.change.Items = append(j.change.Items, *a)
	id := a.ID
	j.later(func(j *journal) error {
		a, err := j.tx.Agenda().Get(id)
		if err != nil {
			return err
		}
		a.Deleted = true
		return j.setItem(&a)
	})
	return nil
}

func (j *journal) setItem(a *AgendaItem) error {
	before, err := j.tx.Agenda().Get(a.ID)
	if err != nil {
		return err
	}
	if err := j.tx.Agenda().Update(a); err != nil {
		return err
	}
	j.change.Items = append(j.change.Items, *a)
	j.later(func(j *journal) error {
		now, err := j.tx.Agenda().Get(before.ID)
		if err != nil {
			return err
		}
		before.Head = now.Head
		return j.setItem(&before)
	})
	return nil
}

// report puts on record what was said of an older follow-up. Taken back, it
// stays in the history as revoked.
func (j *journal) report(r *data.Report) error {
	if err := j.tx.Reports().Add(r); err != nil {
		return err
	}
	j.change.Reports = append(j.change.Reports, *r)
	id := r.ID
	j.later(func(j *journal) error {
		if err := j.tx.Reports().Revoke(id, "dibatalkan notulis"); err != nil {
			return err
		}
		r, err := j.tx.Reports().Get(id)
		j.change.Reports = append(j.change.Reports, r)
		return err
	})
	return nil
}

// ask puts a request for more time on record. Taken back, it stays as refused.
func (j *journal) ask(e *data.Extension) error {
	if err := j.tx.Extensions().Ask(e); err != nil {
		return err
	}
	j.change.Extensions = append(j.change.Extensions, *e)
	id := e.ID
	j.later(func(j *journal) error {
		return j.tx.Extensions().Decide(&data.ExtensionDecision{ExtensionID: id, Note: "dibatalkan notulis"})
	})
	return nil
}

// apply brings the meeting in memory up to date.
func (l *Live) apply(c Change) {
	if c.Meeting != nil {
		l.Meeting = *c.Meeting
	}
	l.Items = merge(l.Items, c.Items, func(a AgendaItem) (int64, bool) { return a.ID, a.Deleted })
	slices.SortStableFunc(l.Items, func(a, b AgendaItem) int { return cmp.Compare(a.Position, b.Position) })
	l.Attendance = merge(l.Attendance, c.Attendance, func(a Attendance) (int64, bool) { return a.ID, a.Deleted })
	l.FollowUps = merge(l.FollowUps, c.FollowUps, func(f data.FollowUp) (int64, bool) { return f.ID, f.Withdrawn })
	l.Reports = merge(l.Reports, c.Reports, func(r data.Report) (int64, bool) { return r.ID, r.Revoked })
	l.Entries = merge(l.Entries, c.Entries, func(e Entry) (int64, bool) { return e.ID, e.Deleted })
	if len(c.Entries) > 0 && !l.entriesInOrder() {
		l.sortEntries()
	}
}

// merge puts changed rows in the place of those they replace, adds new ones at
// the end and takes out those that are gone.
func merge[T any](have, changed []T, of func(T) (id int64, gone bool)) []T {
	for _, c := range changed {
		id, gone := of(c)
		i := -1
		for k := len(have) - 1; k >= 0; k-- { // what changes is mostly near the end
			if other, _ := of(have[k]); other == id {
				i = k
				break
			}
		}
		switch {
		case i < 0 && !gone:
			have = append(have, c)
		case i >= 0 && gone:
			have = slices.Delete(have, i, i+1)
		case i >= 0:
			have[i] = c
		}
	}
	return have
}

func (l *Live) order() map[int64]int64 {
	order := make(map[int64]int64, len(l.Items))
	for i, item := range l.Items {
		order[item.ID] = int64(i)
	}
	return order
}

func (l *Live) compareEntries(order map[int64]int64) func(a, b Entry) int {
	return func(a, b Entry) int {
		if c := cmp.Compare(order[a.ItemID], order[b.ItemID]); c != 0 {
			return c
		}
		return cmp.Compare(a.Position, b.Position)
	}
}

func (l *Live) entriesInOrder() bool {
	return slices.IsSortedFunc(l.Entries, l.compareEntries(l.order()))
}

func (l *Live) sortEntries() {
	slices.SortStableFunc(l.Entries, l.compareEntries(l.order()))
}
