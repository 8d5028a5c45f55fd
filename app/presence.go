package app

import (
	"slices"
	"time"

	"rakor.id/rakor/data"
)

// A Presence (kehadiran per acara) tells who was in the room while each agenda
// item was being discussed. It follows from what was put on record: arrivals,
// departures, when each item was first gone to, and the hours of its entries.
//
// It is for working with the record, not for paper. The attendance list of the
// minutes says when somebody came late or left early, which was observed; this
// is inferred, and as wrong as an arrival that was noted late. The record keeps
// all the hours that it follows from.
type Presence struct {
	numbers map[int64]int      // of topics that were discussed: their number, by id
	spans   map[int64][]moment // by item
	meeting Meeting
	zone    Zone
}

// A moment is a stretch of time; its end is zero while it lasts.
type moment struct{ from, to time.Time }

// passing is how long an item must have been before the meeting to have been
// discussed, when nothing was put on record under it: whoever goes from the
// first to the third passes the second.
const passing = 30 * time.Second

// Presence works out when each agenda item was discussed: what was discussed at
// an instant is the item gone to last, or that of an entry taken since.
func (r Record) Presence() Presence {
	p := Presence{
		numbers: map[int64]int{}, spans: map[int64][]moment{},
		meeting: r.Meeting, zone: r.Office.Zone,
	}
	steps := stepsOf(r)
	said := map[int64]bool{}
	for i, s := range steps {
		end := r.Meeting.ClosedAt
		if i+1 < len(steps) {
			end = steps[i+1].at
		}
		p.spans[s.item] = append(p.spans[s.item], moment{s.at, end})
	}
	for _, e := range r.Entries {
		said[e.ItemID] = true
	}
	for id, spans := range p.spans {
		if !said[id] && lengthOf(spans) < passing {
			delete(p.spans, id)
		}
	}
	number := 0
	for _, item := range r.Items {
		if item.Kind != data.ItemTopic {
			continue
		}
		number++
		if len(p.spans[item.ID]) > 0 {
			p.numbers[item.ID] = number
		}
	}
	return p
}

// A step is an instant from which an item was being discussed.
type step struct {
	at   time.Time
	item int64
}

// stepsOf lists the steps of a meeting in their time. What was put on record
// after it was closed tells nothing of when it was discussed.
func stepsOf(r Record) []step {
	var steps []step
	for _, item := range r.Items {
		if !item.StartedAt.IsZero() {
			steps = append(steps, step{item.StartedAt, item.ID})
		}
	}
	for _, e := range r.Entries {
		steps = append(steps, step{e.At, e.ItemID})
	}
	if closed := r.Meeting.ClosedAt; !closed.IsZero() {
		steps = slices.DeleteFunc(steps, func(s step) bool { return s.at.After(closed) })
	}
	slices.SortStableFunc(steps, func(a, b step) int { return a.at.Compare(b.at) })
	return steps
}

// lengthOf adds moments up; one that lasts counts as long enough.
func lengthOf(spans []moment) (d time.Duration) {
	for _, m := range spans {
		if m.to.IsZero() {
			return passing
		}
		d += m.to.Sub(m.from)
	}
	return d
}

// During reports whether somebody was in the room for some of an agenda item.
// An item that was not discussed nobody attended.
func (p Presence) During(a Attendance, itemID int64) bool {
	if a.Status != data.Present && a.Status != data.Deputy {
		return false
	}
	from, to := p.instant(a.Arrived), p.instant(a.Left)
	return slices.ContainsFunc(p.spans[itemID], func(m moment) bool { return m.meets(from, to) })
}

// meets reports whether somebody who came and went at these instants, zero for
// from the start and to the end, saw some of m. Who comes as it ends or goes as
// it begins did not.
func (m moment) meets(came, went time.Time) bool {
	if !went.IsZero() && !m.from.Before(went) {
		return false
	}
	if m.from.Equal(m.to) {
		return !m.from.Before(came)
	}
	return m.to.IsZero() || m.to.After(came)
}

// instant is an hour of the meeting; zero for none.
func (p Presence) instant(h data.TimeOfDay) time.Time {
	if h == "" {
		return time.Time{}
	}
	return hourOf(p.meeting, h, p.zone)
}

// Topics returns the numbers of the topics that somebody was there for, in
// their order, and whether these are all that were discussed.
func (p Presence) Topics(a Attendance) (numbers []int, all bool) {
	for id, n := range p.numbers {
		if p.During(a, id) {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers, len(numbers) == len(p.numbers)
}

// Discussed is how many topics were discussed.
func (p Presence) Discussed() int { return len(p.numbers) }

// At lists who was in the room for some of an agenda item, in the order of the
// attendance list.
func (p Presence) At(list []Attendance, itemID int64) []Attendance {
	var there []Attendance
	for _, a := range list {
		if p.During(a, itemID) {
			there = append(there, a)
		}
	}
	return there
}
