package data

import (
	"fmt"
	"time"
)

// A Draft is the half-typed line of a meeting, stored while it is typed so
// that it is there again after a crash. It is no record yet: it has no place
// in the history.
type Draft struct {
	MeetingID  int64
	Text       string
	Cursor     int       // in characters from the start
	FirstKeyAt time.Time // first keystroke; zero for an empty line
	UpdatedAt  time.Time // filled in by Save
}

// Drafts stores half-typed lines, one per meeting.
type Drafts struct{ tx *Tx }

// Drafts returns the store of half-typed lines of this transaction.
func (tx *Tx) Drafts() Drafts { return Drafts{tx} }

// Get returns the half-typed line of a meeting; an empty one if there is none.
func (s Drafts) Get(meetingID int64) (Draft, error) {
	d := Draft{MeetingID: meetingID}
	err := scan(s.tx, func(r rows) error {
		return r.Scan(&d.Text, &d.Cursor, instant{&d.FirstKeyAt}, instant{&d.UpdatedAt})
	}, "SELECT text, cursor, first_key_at, updated_at FROM drafts WHERE meeting_id = ?", meetingID)
	if err != nil {
		return d, fmt.Errorf("read draft of meeting %d: %w", meetingID, err)
	}
	return d, nil
}

// Save stores the half-typed line of a meeting in place of the one before. An
// empty text clears it; do that in the transaction that adds the entry.
func (s Drafts) Save(d Draft) error {
	d.UpdatedAt = s.tx.actor.At
	_, err := s.tx.exec(`INSERT INTO drafts(meeting_id, text, cursor, first_key_at, updated_at) VALUES(?, ?, ?, ?, ?)
		ON CONFLICT(meeting_id) DO UPDATE SET text = excluded.text, cursor = excluded.cursor,
		first_key_at = excluded.first_key_at, updated_at = excluded.updated_at`,
		d.MeetingID, d.Text, d.Cursor, instant{&d.FirstKeyAt}, instant{&d.UpdatedAt})
	if err != nil {
		return fmt.Errorf("save draft of meeting %d: %w", d.MeetingID, err)
	}
	return nil
}
