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
