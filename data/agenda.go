package data

import "time"

// ItemKind tells the opening and the closing of a meeting from its topics.
type ItemKind string

// The kinds of agenda items. Opening and closing always exist.
const (
	ItemOpening ItemKind = "opening"
	ItemTopic   ItemKind = "topic"
	ItemClosing ItemKind = "closing"
)

// An AgendaItem (acara) is one point of a meeting, under which entries stand.
type AgendaItem struct {
	Head
	MeetingID      int64
	Position       int64
	Kind           ItemKind
	Title          string
	IssueID        int64 // 0 without a strategic issue
	PlannedMinutes int
	StartedAt      time.Time // first gone to; zero if never
	Deleted        bool
}

func (*AgendaItem) table() string { return "agenda_items" }

func (a *AgendaItem) columns() []column {
	return []column{
		{"meeting_id", &a.MeetingID},
		{"position", &a.Position},
		{"kind", &a.Kind},
		{"title", &a.Title},
		{"issue_id", ref{&a.IssueID}},
		{"planned_minutes", &a.PlannedMinutes},
		{"started_at", instant{&a.StartedAt}},
		{"deleted", &a.Deleted},
	}
}

func (a *AgendaItem) topics() list {
	return list{"agenda_items", "meeting_id = ? AND kind = 'topic'", []any{a.MeetingID}}
}

func agendaPosition(a *AgendaItem) *int64 { return &a.Position }

// Agenda stores agenda items.
type Agenda struct{ tx *Tx }

// Agenda returns the store of agenda items of this transaction.
func (tx *Tx) Agenda() Agenda { return Agenda{tx} }

// OfMeeting returns the agenda in its order, opening first, closing last,
// without deleted items.
func (s Agenda) OfMeeting(meetingID int64) ([]AgendaItem, error) {
	return all[AgendaItem](s.tx, "WHERE meeting_id = ? AND NOT deleted ORDER BY position, id", meetingID)
}

// Get returns an agenda item, even a deleted one.
func (s Agenda) Get(id int64) (AgendaItem, error) { return byID[AgendaItem](s.tx, id) }

// Add adds a topic after the other topics.
func (s Agenda) Add(a *AgendaItem) error {
	p, err := a.topics().end(s.tx)
	if err != nil {
		return err
	}
	a.Kind, a.Position = ItemTopic, p
	return insert(s.tx, a)
}

// Update stores a changed item. Opening and closing cannot be deleted.
func (s Agenda) Update(a *AgendaItem) error {
	if a.Deleted && a.Kind != ItemTopic {
		return invalid("deletion of agenda item of kind", a.Kind)
	}
	return update(s.tx, a)
}

// Move puts a topic right behind another, or first of the topics for 0.
func (s Agenda) Move(a *AgendaItem, afterID int64) error {
	if a.Kind != ItemTopic {
		return invalid("move of agenda item of kind", a.Kind)
	}
	if err := place(s.tx, a.topics(), afterID, a, agendaPosition); err != nil {
		return err
	}
	return update(s.tx, a)
}
