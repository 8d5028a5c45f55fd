package data

import (
	"fmt"
	"slices"
	"time"
)

// EntryKind is what an entry says.
type EntryKind string

// The kinds of entries, in the order of their keys.
const (
	KindInfo      EntryKind = "info"      // catatan biasa
	KindReport    EntryKind = "report"    // laporan
	KindObstacle  EntryKind = "obstacle"  // kendala
	KindProposal  EntryKind = "proposal"  // usulan
	KindDirection EntryKind = "direction" // arahan
	KindDecision  EntryKind = "decision"  // putusan
	KindFollowUp  EntryKind = "follow_up" // tindak lanjut
)

// EntryKinds lists all kinds in their order.
var EntryKinds = []EntryKind{KindInfo, KindReport, KindObstacle, KindProposal, KindDirection, KindDecision, KindFollowUp}

// Valid reports whether k is one of the kinds.
func (k EntryKind) Valid() bool { return slices.Contains(EntryKinds, k) }

// An Entry (catatan) is one thing said in a meeting, under an agenda item.
type Entry struct {
	Head
	MeetingID int64
	ItemID    int64
	Position  int64 // order within the item; independent of time
	Kind      EntryKind
	SpeakerID int64     // agency that spoke, 0 if none of them
	Speaker   string    // who spoke, as called then
	Body      string    // what stands in the minutes
	Typed     string    // the line exactly as typed
	Marks     string    // JSON: what was not understood, with its place in Typed
	IssueID   int64     // 0: that of the agenda item
	At        time.Time // first keystroke
	Deleted   bool
}

func (*Entry) table() string { return "entries" }

func (e *Entry) columns() []column {
	return []column{
		{"meeting_id", &e.MeetingID},
		{"item_id", &e.ItemID},
		{"position", &e.Position},
		{"kind", &e.Kind},
		{"speaker_id", ref{&e.SpeakerID}},
		{"speaker", &e.Speaker},
		{"body", &e.Body},
		{"typed", &e.Typed},
		{"marks", &e.Marks},
		{"issue_id", ref{&e.IssueID}},
		{"at", instant{&e.At}},
		{"deleted", &e.Deleted},
	}
}

func (e *Entry) siblings() list { return list{"entries", "item_id = ?", []any{e.ItemID}} }

func entryPosition(e *Entry) *int64 { return &e.Position }

func (e *Entry) check() error {
	switch {
	case !e.Kind.Valid():
		return invalid("kind of entry", e.Kind)
	case e.At.IsZero():
		return fmt.Errorf("%w: entry without the instant of its first keystroke", ErrInvalid)
	}
	return nil
}

// Entries stores entries.
type Entries struct{ tx *Tx }

// Entries returns the entry store of this transaction.
func (tx *Tx) Entries() Entries { return Entries{tx} }

const entriesInOrder = "JOIN agenda_items i ON i.id = e.item_id "

// OfMeeting returns the entries of a meeting in the order of agenda and
// position, without deleted ones.
func (s Entries) OfMeeting(meetingID int64) ([]Entry, error) {
	var es []Entry
	err := scan(s.tx, func(r rows) error {
		var e Entry
		err := r.Scan(targets(&e)...)
		es = append(es, e)
		return err
	}, "SELECT "+columnList(&Entry{}, "e")+" FROM entries e "+entriesInOrder+
		"WHERE e.meeting_id = ? AND NOT e.deleted ORDER BY i.position, i.id, e.position, e.id", meetingID)
	if err != nil {
		return nil, fmt.Errorf("read entries of meeting %d: %w", meetingID, err)
	}
	return es, nil
}

// OfItem returns the entries of an agenda item in their order.
func (s Entries) OfItem(itemID int64) ([]Entry, error) {
	return all[Entry](s.tx, "WHERE item_id = ? AND NOT deleted ORDER BY position, id", itemID)
}

// Get returns an entry, even a deleted one.
func (s Entries) Get(id int64) (Entry, error) { return byID[Entry](s.tx, id) }

// Last returns the entry of a meeting that was added last and not deleted.
func (s Entries) Last(meetingID int64) (Entry, error) {
	return one[Entry](s.tx, "WHERE meeting_id = ? AND NOT deleted ORDER BY id DESC LIMIT 1", meetingID)
}

// Add adds an entry at the end of its agenda item.
func (s Entries) Add(e *Entry) error {
	p, err := e.siblings().end(s.tx)
	if err != nil {
		return err
	}
	return s.addAt(e, p)
}

// AddAfter adds an entry right behind another of the same agenda item, or
// first for 0.
func (s Entries) AddAfter(e *Entry, afterID int64) error {
	if err := place(s.tx, e.siblings(), afterID, e, entryPosition); err != nil {
		return err
	}
	return s.addAt(e, e.Position)
}

func (s Entries) addAt(e *Entry, position int64) error {
	if e.Marks == "" {
		e.Marks = "[]"
	}
	e.Position = position
	if err := e.check(); err != nil {
		return err
	}
	return insert(s.tx, e)
}

// Update stores a changed entry. To put it elsewhere use [Entries.Move].
func (s Entries) Update(e *Entry) error {
	if err := e.check(); err != nil {
		return err
	}
	return update(s.tx, e)
}

// Move puts an entry under an agenda item of the same meeting, right behind
// another entry there, or first for 0.
func (s Entries) Move(e *Entry, itemID, afterID int64) error {
	e.ItemID = itemID
	if err := place(s.tx, e.siblings(), afterID, e, entryPosition); err != nil {
		return err
	}
	return update(s.tx, e)
}
