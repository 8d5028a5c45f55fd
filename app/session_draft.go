package app

import (
	"time"

	"rakor.id/rakor/data"
)

// A HalfLine is a line that was not finished. Cursor counts characters.
type HalfLine struct {
	EntryID int64 // the entry it was to correct; 0 for a new one
	Text    string
	Cursor  int
	Began   time.Time // first keystroke
}

// Half returns the lines that were half typed when the meeting was last read:
// that of a new entry first, then corrections of entries that are still there.
func (s *Session) Half() []HalfLine {
	var lines []HalfLine
	for _, d := range s.drafts {
		if d.EntryID != 0 {
			if _, err := s.find(d.EntryID); err != nil {
				continue
			}
		}
		lines = append(lines, HalfLine{d.EntryID, d.Text, d.Cursor, d.FirstKeyAt})
	}
	return lines
}

// Keep stores a half-typed line, in case the power goes; an empty text forgets
// it. In an archive that is only read it is silently not kept.
func (s *Session) Keep(l HalfLine) *Action {
	if s.readOnly {
		return &Action{s: s}
	}
	draft := data.Draft{MeetingID: s.id, EntryID: l.EntryID, Text: l.Text, Cursor: l.Cursor, FirstKeyAt: l.Began}
	return s.act(func(j *journal) error { return j.tx.Drafts().Save(draft) })
}
