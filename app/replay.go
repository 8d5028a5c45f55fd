package app

import (
	"context"
	"errors"
	"time"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// A TypedLine is a line as it was typed, and when its first key was struck; the
// present for a zero Began.
type TypedLine struct {
	Text  string
	Began time.Time
}

// An Outcome tells what became of a line.
type Outcome struct {
	Line    capture.Line // what it meant
	Refused error        // why it was not carried out; nil if it was
}

// Replay carries out lines as [Session.Enter] does one after another, but makes
// them durable together: for a meeting that comes from a file, where no line has
// to be safe before the next is read. A refused line changes nothing and the
// next is taken. If the archive itself fails, none of them is stored.
func (s *Session) Replay(ctx context.Context, lines []TypedLine) ([]Outcome, error) {
	outcomes := make([]Outcome, len(lines))
	before := len(s.undo)
	err := s.write(ctx, func(tx *data.Tx) error {
		for i, l := range lines {
			a := s.Enter(l.Text, l.Began)
			if a.write == nil {
				continue
			}
			err := tx.Try(func() error { return a.storeIn(tx) })
			if Unsaved(err) {
				return err
			}
			outcomes[i] = Outcome{a.line, err}
			if err == nil {
				a.Took()
			}
		}
		return nil
	})
	if err != nil { // the meeting in memory is ahead of the archive
		s.undo = s.undo[:min(before, len(s.undo))]
		return nil, errors.Join(err, s.Reload(ctx))
	}
	return outcomes, nil
}
