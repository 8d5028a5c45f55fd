package app

import (
	"context"
	"slices"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// An Action (tindakan) is one thing done to a running meeting. It is done in two parts,
// so that whoever types need not wait for the disk: [Action.Store] writes to the
// archive and may run on any goroutine; [Action.Took] then brings the meeting in
// memory up to date, on the goroutine that reads it.
//
// What an action means is decided when it is stored, after all actions before it.
// So each must be taken before the next is stored.
type Action struct {
	s     *Session
	write func(*journal) error // to the archive; nil if there is nothing to store
	after func()               // in memory, besides what changed; may be nil
	back  bool                 // it takes another action back
	line  capture.Line         // what it carries out, if it is a line
	j     *journal
}

// Store writes the action to the archive. On an error nothing is stored, and it
// may be tried again.
func (a *Action) Store(ctx context.Context) error {
	if a.write == nil {
		return nil
	}
	return a.s.write(ctx, a.storeIn)
}

// storeIn writes the action in a transaction that may hold others.
func (a *Action) storeIn(tx *data.Tx) error {
	a.j = &journal{tx: tx, speaker: a.s.speaker, clock: a.s.clockWatch}
	return a.write(a.j)
}

// Took brings the meeting in memory up to an action that was stored, and tells
// what the action did.
func (a *Action) Took() Change {
	s := a.s
	var change Change
	if a.j != nil {
		change = a.j.change
		s.speaker, s.clockWatch = a.j.speaker, a.j.clock
		if len(a.j.undo) > 0 && !a.back {
			s.undo = append(s.undo, undoStep{back: a.j.undo})
		}
		s.took(change)
	}
	if a.after != nil {
		a.after()
	}
	return change
}

// Do does the whole action, for whoever may wait.
func (a *Action) Do(ctx context.Context) (Change, error) {
	if err := a.Store(ctx); err != nil {
		return Change{}, err
	}
	return a.Took(), nil
}

// act is an action that can be taken back.
func (s *Session) act(action func(*journal) error) *Action {
	return &Action{s: s, write: action}
}

// onEntry is an action on one entry of the meeting.
func (s *Session) onEntry(entryID int64, action func(*journal, Entry) error) *Action {
	return s.act(func(j *journal) error {
		e, err := s.find(entryID)
		if err != nil {
			return err
		}
		return action(j, e)
	})
}

// Undoable is how many acts of this sitting can be taken back.
func (s *Session) Undoable() int { return len(s.undo) }

// Undo takes the last action back (batalkan), any number of times; what was
// taken back is reported as a change like any other. With nothing to take back
// the change is empty.
func (s *Session) Undo() *Action {
	a := &Action{s: s, back: true}
	a.write = func(j *journal) error {
		if len(s.undo) == 0 {
			return nil
		}
		for _, back := range slices.Backward(s.undo[len(s.undo)-1].back) {
			if err := back(j); err != nil {
				return err
			}
		}
		return nil
	}
	a.after = func() {
		if len(s.undo) > 0 {
			s.undo = s.undo[:len(s.undo)-1]
		}
	}
	return a
}

// CanUndo reports whether there is something to take back.
func (s *Session) CanUndo() bool { return len(s.undo) > 0 }

// remember moves the names of a line to the front of those offered first.
func (s *Session) remember(line capture.Line) {
	const most = 30
	for _, t := range line.Tokens {
		if t.Ref.IsZero() {
			continue
		}
		s.recent = slices.DeleteFunc(s.recent, func(r capture.Ref) bool { return r == t.Ref })
		s.recent = slices.Insert(s.recent, 0, t.Ref)
	}
	if len(s.recent) > most {
		s.recent = s.recent[:most]
	}
	s.dir = s.dir.WithRecent(s.recent)
}
