package app

import (
	"cmp"
	"slices"
	"strings"

	"rakor.id/rakor/data"
)

// Live is the meeting as it stands: its record, and where it is in its agenda.
type Live struct{ Record }

// Entry returns an entry by its id. The newest are looked at first: they are
// asked for most.
func (l *Live) Entry(id int64) (Entry, bool) {
	if id == 0 {
		return Entry{}, false
	}
	for i := len(l.Entries) - 1; i >= 0; i-- {
		if l.Entries[i].ID == id {
			return l.Entries[i], true
		}
	}
	return Entry{}, false
}

// Current returns the agenda item entries go to, the opening before any other.
func (l *Live) Current() AgendaItem {
	for _, item := range l.Items {
		if item.ID == l.Meeting.CurrentItemID {
			return item
		}
	}
	for _, item := range l.Items {
		if item.Kind == data.ItemOpening {
			return item
		}
	}
	return AgendaItem{}
}

// Topics returns the numbered agenda items in their order.
func (l *Live) Topics() []AgendaItem {
	var topics []AgendaItem
	for _, item := range l.Items {
		if item.Kind == data.ItemTopic {
			topics = append(topics, item)
		}
	}
	return topics
}

// apply brings the meeting in memory up to date, but for its entries.
func (l *Live) apply(c Change) {
	if c.Meeting != nil {
		l.Meeting = *c.Meeting
	}
	if len(c.Items) > 0 {
		l.Items = merge(l.Items, c.Items, func(a AgendaItem) (int64, bool) { return a.ID, a.Deleted })
		slices.SortStableFunc(l.Items, func(a, b AgendaItem) int { return cmp.Compare(a.Position, b.Position) })
	}
	if len(c.Attendance) > 0 {
		l.Attendance = merge(l.Attendance, c.Attendance, func(a Attendance) (int64, bool) { return a.ID, a.Deleted })
		slices.SortStableFunc(l.Attendance, func(a, b Attendance) int { return cmp.Compare(a.Position, b.Position) })
	}
	if len(c.FollowUps) > 0 {
		l.FollowUps = merge(l.FollowUps, c.FollowUps, func(f data.FollowUp) (int64, bool) { return f.ID, f.Withdrawn })
		if !slices.IsSortedFunc(l.FollowUps, compareNumbers) { // one came back
			slices.SortFunc(l.FollowUps, compareNumbers)
		}
	}
	l.Reports = merge(l.Reports, c.Reports, func(r data.Report) (int64, bool) { return r.ID, r.Revoked })
}

// merge puts changed rows in the place of those they replace, adds new ones at
// the end and takes out those that are gone.
func merge[T any](have, changed []T, of func(T) (id int64, gone bool)) []T {
	for _, c := range changed {
		id, gone := of(c)
		i := -1
		for k := len(have) - 1; k >= 0; k-- { // what changes is mostly near the end
			if other, _ := of(have[k]); other == id {
				i = k
				break
			}
		}
		switch {
		case i < 0 && !gone:
			have = append(have, c)
		case i >= 0 && gone:
			have = slices.Delete(have, i, i+1)
		case i >= 0:
			have[i] = c
		}
	}
	return have
}

// compareNumbers orders follow-ups by number, the rows of a broadcast behind it.
func compareNumbers(a, b data.FollowUp) int {
	aWhole, aPart, _ := strings.Cut(a.Number, ".")
	bWhole, bPart, _ := strings.Cut(b.Number, ".")
	return cmp.Or(
		cmp.Compare(len(aWhole), len(bWhole)), cmp.Compare(aWhole, bWhole),
		cmp.Compare(len(aPart), len(bPart)), cmp.Compare(aPart, bPart))
}

// place puts an entry where it belongs. One that is added mostly comes last, so
// that a line costs no more in a long meeting than in a short one.
func (l *Live) place(e Entry, added bool) {
	for i := len(l.Entries) - 1; i >= 0 && !added; i-- {
		if l.Entries[i].ID == e.ID {
			l.Entries = slices.Delete(l.Entries, i, i+1)
			break
		}
	}
	if e.Deleted {
		return
	}
	before := l.comparePlaces()
	at := len(l.Entries)
	if at > 0 && before(l.Entries[at-1], e) > 0 {
		at, _ = slices.BinarySearchFunc(l.Entries, e, before)
	}
	l.Entries = slices.Insert(l.Entries, at, e)
}

// comparePlaces orders entries as they stand in the minutes: by agenda item,
// then by their place in it.
func (l *Live) comparePlaces() func(a, b Entry) int {
	order := make(map[int64]int, len(l.Items))
	for i, item := range l.Items {
		order[item.ID] = i
	}
	return func(a, b Entry) int {
		return cmp.Or(cmp.Compare(order[a.ItemID], order[b.ItemID]), cmp.Compare(a.Position, b.Position))
	}
}
