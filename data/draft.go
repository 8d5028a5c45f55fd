package data

import (
	"fmt"
	"time"
)

// A Draft is a half-typed line of a meeting, stored while it is typed so that
// it is there again after a crash. It is no record yet: it has no place in the
// history.
type Draft struct {
	MeetingID  int64
	EntryID    int64 // the entry it corrects; 0 for a new one
	Text       string
	Cursor     int       // in characters from the start
	FirstKeyAt time.Time // first keystroke; zero for an empty line
	UpdatedAt  time.Time // filled in by Save
}

// Drafts stores half-typed lines: of a meeting one for a new entry, and one for
// each entry being corrected.
type Drafts struct{ tx *Tx }

// Drafts returns the store of half-typed lines of this transaction.
func (tx *Tx) Drafts() Drafts { return Drafts{tx} }

// OfMeeting returns the half-typed lines of a meeting, that of a new entry first.
func (s Drafts) OfMeeting(meetingID int64) (found []Draft, err error) {
	err = scan(s.tx, func(r rows) error {
		d := Draft{MeetingID: meetingID}
		err := r.Scan(&d.EntryID, &d.Text, &d.Cursor, instant{&d.FirstKeyAt}, instant{&d.UpdatedAt})
		found = append(found, d)
		return err
	}, "SELECT entry_id, text, cursor, first_key_at, updated_at FROM drafts WHERE meeting_id = ? ORDER BY entry_id", meetingID)
	if err != nil {
		return nil, fmt.Errorf("read drafts of meeting %d: %w", meetingID, err)
	}
	return found, nil
}

// Save stores a half-typed line in place of the one before. An empty text takes
// it away; do that in the transaction that adds or corrects the entry.
func (s Drafts) Save(d Draft) error {
	var err error
	if d.Text == "" {
		_, err = s.tx.exec("DELETE FROM drafts WHERE meeting_id = ? AND entry_id = ?", d.MeetingID, d.EntryID)
	} else {
		d.UpdatedAt = s.tx.actor.At
		_, err = s.tx.exec(`INSERT INTO drafts(meeting_id, entry_id, text, cursor, first_key_at, updated_at) VALUES(?, ?, ?, ?, ?, ?)
			ON CONFLICT(meeting_id, entry_id) DO UPDATE SET text = excluded.text, cursor = excluded.cursor,
			first_key_at = excluded.first_key_at, updated_at = excluded.updated_at`,
			d.MeetingID, d.EntryID, d.Text, d.Cursor, instant{&d.FirstKeyAt}, instant{&d.UpdatedAt})
	}
	if err != nil {
		return fmt.Errorf("save draft of meeting %d: %w", d.MeetingID, err)
	}
	return nil
}
