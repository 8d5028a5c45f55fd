package data

import "time"

// ReminderForm is how an agency was reminded.
type ReminderForm string

// The forms.
const (
	ByLetter ReminderForm = "letter" // surat pengingat, on paper or by e-mail
	ByText   ReminderForm = "text"   // a short message
)

// A Reminder (pengingat) is that an agency was asked for the reports it owes
// for a period. It is only ever added.
type Reminder struct {
	Head
	AgencyID int64
	Cadence  Cadence
	First    Date // of the period
	Form     ReminderForm
	Owed     int // reports that were missing when it was made
	At       time.Time
	By       string
}

func (*Reminder) table() string { return "reminders" }

func (r *Reminder) columns() []column {
	return []column{
		{"agency_id", &r.AgencyID},
		{"cadence", &r.Cadence},
		{"period_first", &r.First},
		{"form", &r.Form},
		{"owed", &r.Owed},
		{"at", instant{&r.At}},
		{"by", &r.By},
	}
}

// Reminders stores reminders.
type Reminders struct{ tx *Tx }

// Reminders returns the store of reminders of this transaction.
func (tx *Tx) Reminders() Reminders { return Reminders{tx} }

// Add puts a reminder on record. Instant and author are filled in.
func (s Reminders) Add(r *Reminder) error {
	switch {
	case !r.Cadence.Valid():
		return invalid("cadence", r.Cadence)
	case r.First != r.Cadence.Span(r.First).First:
		return invalid("first day of period", r.First)
	case r.Form != ByLetter && r.Form != ByText:
		return invalid("form of reminder", r.Form)
	case r.Owed < 1:
		return invalid("reports owed", r.Owed)
	}
	r.At, r.By = s.tx.actor.At, s.tx.actor.Who
	return insert(s.tx, r)
}

// OfSpan returns the reminders made for a period, the oldest first.
func (s Reminders) OfSpan(p Span) ([]Reminder, error) {
	return all[Reminder](s.tx, "WHERE cadence = ? AND period_first = ? ORDER BY id", p.Cadence, p.First)
}
