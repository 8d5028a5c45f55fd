package data

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// MeetingState is how far a meeting has come.
type MeetingState string

// The states of a meeting.
const (
	Planned  MeetingState = "planned"
	Running  MeetingState = "running"
	Paused   MeetingState = "paused" // skors
	Closed   MeetingState = "closed" // ended; its record is being put right
	Final    MeetingState = "final"  // its minutes are frozen, and with them the record
	Amending MeetingState = "amending"
)

// Valid reports whether s is one of the states.
func (s MeetingState) Valid() bool {
	return slices.Contains([]MeetingState{Planned, Running, Paused, Closed, Final, Amending}, s)
}

// Classification is who may read the minutes (Permendagri 1/2023).
type Classification string

// The classifications.
const (
	Ordinary  Classification = "biasa"
	Limited   Classification = "terbatas"
	Secret    Classification = "rahasia"
	TopSecret Classification = "sangat rahasia"
)

// Valid reports whether c is one of the classifications.
func (c Classification) Valid() bool {
	return c == Ordinary || c == Limited || c == Secret || c == TopSecret
}

// A Meeting (rapat) is planned, held and put on record.
type Meeting struct {
	Head
	SeriesID         int64 // 0 if it is not one of a series
	Title            string
	Number           string // of the minutes, "" without one
	HeldOn           Date
	Starts, Ends     TimeOfDay // as invited; Ends "" = until done (s.d. selesai)
	Place            string
	InvitationNumber string
	InvitationOn     Date // "" without an invitation letter
	Classification   Classification
	Urgency          string
	ArchiveCode      string
	Copies           string // tembusan, one a line
	State            MeetingState
	OpenedAt         time.Time // zero until opened
	ClosedAt         time.Time // zero until closed
	CurrentItemID    int64     // the agenda item being discussed, 0 for none
	FinalizedAt      time.Time // of the newest version; zero before
	Version          int64     // newest version of the minutes, 0 before the first
	AmendReason      string    // why the record was opened again (ralat); "" otherwise
}

// Editable reports whether the record of the meeting can be changed.
func (m Meeting) Editable() bool { return m.State != Final }

func (*Meeting) table() string { return "meetings" }

func (m *Meeting) columns() []column {
	return []column{
		{"series_id", ref{&m.SeriesID}},
		{"title", &m.Title},
		{"number", &m.Number},
		{"held_on", &m.HeldOn},
		{"starts", &m.Starts},
		{"ends", &m.Ends},
		{"place", &m.Place},
		{"invitation_number", &m.InvitationNumber},
		{"invitation_on", text(&m.InvitationOn)},
		{"classification", &m.Classification},
		{"urgency", &m.Urgency},
		{"archive_code", &m.ArchiveCode},
		{"copies", &m.Copies},
		{"state", &m.State},
		{"opened_at", instant{&m.OpenedAt}},
		{"closed_at", instant{&m.ClosedAt}},
		{"current_item_id", ref{&m.CurrentItemID}},
		{"finalized_at", instant{&m.FinalizedAt}},
		{"version", &m.Version},
		{"amend_reason", &m.AmendReason},
	}
}

func (m *Meeting) check() error {
	switch {
	case strings.TrimSpace(m.Title) == "":
		return fmt.Errorf("%w: meeting without a title", ErrInvalid)
	case !m.HeldOn.Valid():
		return invalid("day of meeting", m.HeldOn)
	case m.Starts != "" && !m.Starts.Valid():
		return invalid("start", m.Starts)
	case m.Ends != "" && !m.Ends.Valid():
		return invalid("end", m.Ends)
	case m.InvitationOn != "" && !m.InvitationOn.Valid():
		return invalid("day of invitation", m.InvitationOn)
	case !m.Classification.Valid():
		return invalid("classification", m.Classification)
	case !m.State.Valid():
		return invalid("state", m.State)
	}
	return nil
}

// Meetings stores meetings.
type Meetings struct{ tx *Tx }

// Meetings returns the meeting store of this transaction.
func (tx *Tx) Meetings() Meetings { return Meetings{tx} }

// Get returns a meeting.
func (s Meetings) Get(id int64) (Meeting, error) { return byID[Meeting](s.tx, id) }

// ByUID returns the meeting of a UID.
func (s Meetings) ByUID(uid UID) (Meeting, error) { return one[Meeting](s.tx, "WHERE uid = ?", uid) }

// Add adds a meeting with its opening (Pembukaan) and closing (Penutup) items.
// An empty state is taken as [Planned], an empty classification as [Ordinary].
func (s Meetings) Add(m *Meeting) error {
	if m.State == "" {
		m.State = Planned
	}
	if m.Classification == "" {
		m.Classification = Ordinary
	}
	if err := m.check(); err != nil {
		return err
	}
	if m.State == Final || m.State == Amending {
		return invalid("state of a new meeting", m.State)
	}
	if err := insert(s.tx, m); err != nil {
		return err
	}
	opening := AgendaItem{MeetingID: m.ID, Kind: ItemOpening, Title: "Pembukaan"}
	if err := insert(s.tx, &opening); err != nil {
		return err
	}
	closing := AgendaItem{MeetingID: m.ID, Kind: ItemClosing, Title: "Penutup", Position: lastPosition}
	return insert(s.tx, &closing)
}

// Update stores a changed meeting. It does not finalize ([Minutes.Finalize])
// nor open a final record again ([Meetings.Amend]).
func (s Meetings) Update(m *Meeting) error {
	if err := m.check(); err != nil {
		return err
	}
	if m.State == Final {
		return fmt.Errorf("update meeting %d: %w", m.ID, ErrFinal)
	}
	return update(s.tx, m)
}

// Amend opens the record of a final meeting again, for the stated reason
// (ralat), until it is finalized as the next version. The versions there are
// stay as they are.
func (s Meetings) Amend(m *Meeting, reason string) error {
	if m.State != Final || strings.TrimSpace(reason) == "" {
		return fmt.Errorf("%w: amend meeting %d in state %s", ErrInvalid, m.ID, m.State)
	}
	amended := *m
	amended.State, amended.AmendReason = Amending, reason
	if err := update(s.tx, &amended); err != nil {
		return err
	}
	*m = amended
	return nil
}

// A MeetingRow is a meeting with what a list says about it.
type MeetingRow struct {
	Meeting
	SeriesName  string
	Entries     int // not counting deleted ones
	FollowUps   int // not counting withdrawn ones and parents of a broadcast
	Attendances int // invited and guests
	Present     int // of them present or sent a deputy
	Signatures  int // in the newest signed file of the newest version
}

// A MeetingFilter narrows the list of meetings; its zero value lets all pass.
type MeetingFilter struct {
	SeriesID int64
	States   []MeetingState
	From, To Date   // first and last day, "" = open
	Text     string // part of the title or number
	Unsigned bool   // final, the newest version without a signed file or scan
}

func (f MeetingFilter) where() *conditions {
	w := &conditions{}
	w.eq("m.series_id", f.SeriesID)
	w.from("m.held_on", f.From)
	w.to("m.held_on", f.To)
	in(w, "m.state", f.States)
	if f.Unsigned {
		w.add("m.id IN (SELECT meeting_id FROM minutes_unsigned)")
	}
	if f.Text != "" {
		w.add("(m.title LIKE ? ESCAPE '\\' OR m.number LIKE ? ESCAPE '\\')", like(f.Text), like(f.Text))
	}
	return w
}

const countsOfMeeting = `,
	coalesce((SELECT name FROM series WHERE id = m.series_id), ''),
	(SELECT count(*) FROM entries e WHERE e.meeting_id = m.id AND NOT e.deleted),
	(SELECT count(*) FROM follow_ups f WHERE f.meeting_id = m.id AND NOT f.withdrawn AND NOT f.broadcast),
	(SELECT count(*) FROM attendance a WHERE a.meeting_id = m.id AND NOT a.deleted),
	(SELECT count(*) FROM attendance a WHERE a.meeting_id = m.id AND NOT a.deleted AND a.status IN ('present', 'deputy')),
	coalesce((SELECT max(x.signatures) FROM minutes_files x JOIN minutes_versions v ON v.id = x.version_id
		WHERE v.meeting_id = m.id AND v.version = m.version), 0)
	FROM meetings m `

// Page returns one page of the list of meetings, the newest first.
func (s Meetings) Page(f MeetingFilter, limit, offset int) ([]MeetingRow, error) {
	w := f.where()
	var page []MeetingRow
	err := scan(s.tx, func(r rows) error {
		var m MeetingRow
		err := r.Scan(append(targets(&m.Meeting), &m.SeriesName, &m.Entries, &m.FollowUps, &m.Attendances, &m.Present, &m.Signatures)...)
		page = append(page, m)
		return err
	}, "SELECT "+columnList(&Meeting{}, "m")+countsOfMeeting+w.sql()+" ORDER BY m.held_on DESC, m.starts DESC, m.id DESC LIMIT ? OFFSET ?",
		append(w.args, limit, offset)...)
	if err != nil {
		return nil, fmt.Errorf("list meetings: %w", err)
	}
	return page, nil
}

// Count returns how many meetings pass a filter.
func (s Meetings) Count(f MeetingFilter) (int, error) {
	w := f.where()
	return value[int](s.tx, "SELECT count(*) FROM meetings m "+w.sql(), w.args...)
}

// Oldest returns the meeting that passes a filter and was held first;
// [ErrNotFound] if none does.
func (s Meetings) Oldest(f MeetingFilter) (Meeting, error) {
	w := f.where()
	id, err := value[int64](s.tx, "SELECT m.id FROM meetings m "+w.sql()+" ORDER BY m.held_on, m.id LIMIT 1", w.args...)
	if err != nil {
		return Meeting{}, err
	}
	return s.Get(id)
}

// Before returns the last meeting of a series held before a day, from which a
// new one takes its agenda, roster and officials.
func (s Meetings) Before(seriesID int64, day Date) (Meeting, error) {
	return one[Meeting](s.tx, "WHERE series_id = ? AND held_on < ? ORDER BY held_on DESC, id DESC LIMIT 1", seriesID, day)
}
