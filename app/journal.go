package app

import (
	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// A journal carries out one action on a meeting: each row it writes it notes
// for the view, and with it the way back.
type journal struct {
	tx     *data.Tx
	change Change
	undo   []func(*journal) error

	speaker capture.Ref // who has the floor by now
	clock   clockWatch
}

// An undoStep takes one action back, last row first.
type undoStep struct {
	back []func(*journal) error
}

func (j *journal) later(back func(*journal) error) { j.undo = append(j.undo, back) }

func (j *journal) addEntry(e *Entry) error {
	return j.entryAdded(e, j.tx.Entries().Add(e))
}

func (j *journal) addEntryAfter(e *Entry, afterID int64) error {
	return j.amongSiblings(e.ItemID, func() error { return j.entryAdded(e, j.tx.Entries().AddAfter(e, afterID)) })
}

// amongSiblings does something that may number the entries of an agenda item
// anew, and notes those that it did.
func (j *journal) amongSiblings(itemID int64, do func() error) error {
	before, err := j.tx.Entries().OfItem(itemID)
	if err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	after, err := j.tx.Entries().OfItem(itemID)
	if err != nil {
		return err
	}
	revs := make(map[int64]int64, len(before))
	for _, e := range before {
		revs[e.ID] = e.Rev
	}
	for _, e := range after {
		if rev, was := revs[e.ID]; was && rev != e.Rev {
			j.change.Entries = append(j.change.Entries, e)
		}
	}
	return nil
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
	if err := j.tx.Entries().Update(e); err != nil {
		return err
	}
	j.change.Entries = append(j.change.Entries, *e)
	j.later(func(j *journal) error {
		now, err := j.tx.Entries().Get(before.ID)
		if err != nil {
			return err
		}
		before.Head, before.ItemID, before.Position = now.Head, now.ItemID, now.Position
		return j.setEntry(&before)
	})
	return nil
}

// moveEntry puts an entry under an item, behind another entry or first. The way
// back leads behind the entry it stood behind: positions may be numbered anew.
func (j *journal) moveEntry(e *Entry, itemID, afterID int64) error {
	before, err := j.tx.Entries().Get(e.ID)
	if err != nil {
		return err
	}
	stood, err := j.behind(before)
	if err != nil {
		return err
	}
	err = j.amongSiblings(itemID, func() error {
		if err := j.tx.Entries().Move(e, itemID, afterID); err != nil {
			return err
		}
		j.change.Entries = append(j.change.Entries, *e)
		return nil
	})
	if err != nil {
		return err
	}
	j.later(func(j *journal) error {
		now, err := j.tx.Entries().Get(before.ID)
		if err != nil {
			return err
		}
		return j.moveEntry(&now, before.ItemID, stood)
	})
	return nil
}

// behind is the entry that another stands right behind, 0 if it is the first.
func (j *journal) behind(e Entry) (int64, error) {
	siblings, err := j.tx.Entries().OfItem(e.ItemID)
	if err != nil {
		return 0, err
	}
	before := int64(0)
	for _, x := range siblings {
		if x.ID == e.ID {
			break
		}
		before = x.ID
	}
	return before, nil
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
