package app

import (
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// How far the clock may lie behind what was written before it is taken for a
// jump: entries carry the time of their first key, which may be some seconds
// ahead of the line after them, and a laptop sets its clock by fractions of a
// second while it runs.
const (
	clockSlackEntry   = time.Minute
	clockSlackHistory = time.Second
)

// A clockWatch is what is known of the clock while a meeting is taken down.
type clockWatch struct {
	notice Sentence // that it was set back, until it was told
	jumped bool     // it lies behind what was written, and that was noticed
}

// watchClock notices a clock that was set back while a meeting is being taken
// down. It changes nothing: the order of entries is that of their positions,
// the history that of its numbers. A jump is told once, until the clock has
// caught up with what was written before it.
func (s *Session) watchClock(tx *data.Tx, w *clockWatch, began time.Time) error {
	if state := s.live.Meeting.State; state != data.Running && state != data.Paused {
		return nil
	}
	now := s.clock()
	newest, behind, err := s.ahead(tx, now, began)
	if err != nil {
		return err
	}
	if !behind {
		w.jumped = false
		return nil
	}
	if w.jumped {
		return nil
	}
	w.jumped = true
	zone := s.live.Office.Zone.Location()
	w.notice = Sentence{
		Message: "Jam laptop mundur: sekarang %s, padahal catatan sebelumnya %s. Urutan catatan tetap; betulkan jam laptop.",
		Args:    []any{clockHour(now.In(zone)), clockHour(newest.In(zone))},
	}
	s.log.Warn("the clock was set back", "meeting", s.id, "now", now, "written", newest)
	return nil
}

// ahead finds the newest instant that was written and that the clock has not
// reached: of an entry, or of the last line of history. The first key of the
// line being taken counts as the present where it is later, so that a meeting
// replayed with its own hours sets off nothing.
func (s *Session) ahead(tx *data.Tx, now, began time.Time) (newest time.Time, behind bool, err error) {
	newest = s.latest
	present := now
	if began.After(present) {
		present = began
	}
	if present.Before(newest.Add(-clockSlackEntry)) {
		return newest, true, nil
	}
	head, err := tx.ChainHead()
	if err != nil || head.Seq == 0 {
		return newest, false, err
	}
	lines, err := tx.History(head.Seq-1, 1)
	if err != nil || len(lines) == 0 {
		return newest, false, err
	}
	written := lines[0].At
	return written, now.Before(written.Add(-clockSlackHistory)), nil
}

// clockHour writes an instant with its day, for a clock may be off by days.
func clockHour(t time.Time) string {
	return locale.ShortDay(data.DateOf(t)) + " " + locale.Hour(data.TimeOfDayOf(t), "")
}

// ClockJumped returns what there is to say of a clock that was set back: once
// for each jump, and nothing after that.
func (s *Session) ClockJumped() Sentence {
	said := s.notice
	s.notice = Sentence{}
	return said
}
