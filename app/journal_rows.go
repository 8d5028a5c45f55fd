package app

import "rakor.id/rakor/data"

// rows is what a journal must know of one kind of rows to write them, to note
// them for the view, and to find the way back.
type rows[T any] struct {
	add    func(*T) error // nil for a kind that is only changed here
	get    func(id int64) (T, error)
	update func(*T) error
	head   func(*T) *data.Head
	drop   func(*T)             // marks a row that was added as taken back
	leave  func(back *T, now T) // keeps what the way back must not touch; may be nil
	note   func(T)
}

// addRow adds a row; taken back, it is marked as dropped.
func addRow[T any](j *journal, of func(*journal) rows[T], row *T) error {
	kind := of(j)
	if err := kind.add(row); err != nil {
		return err
	}
	kind.note(*row)
	id := kind.head(row).ID
	j.later(func(j *journal) error {
		kind := of(j)
		row, err := kind.get(id)
		if err != nil {
			return err
		}
		kind.drop(&row)
		return setRow(j, of, &row)
	})
	return nil
}

// setRow stores a changed row; taken back, it is as it was, as a further change.
func setRow[T any](j *journal, of func(*journal) rows[T], row *T) error {
	kind := of(j)
	before, err := kind.get(kind.head(row).ID)
	if err != nil {
		return err
	}
	if err := kind.update(row); err != nil {
		return err
	}
	kind.note(*row)
	j.later(func(j *journal) error {
		kind, back := of(j), before
		now, err := kind.get(kind.head(&back).ID)
		if err != nil {
			return err
		}
		*kind.head(&back) = *kind.head(&now)
		if kind.leave != nil {
			kind.leave(&back, now)
		}
		return setRow(j, of, &back)
	})
	return nil
}

func entryRows(j *journal) rows[Entry] {
	s := j.tx.Entries()
	return rows[Entry]{
		add: s.Add, get: s.Get, update: s.Update,
		head:  func(e *Entry) *data.Head { return &e.Head },
		drop:  func(e *Entry) { e.Deleted = true },
		leave: func(back *Entry, now Entry) { back.ItemID, back.Position = now.ItemID, now.Position },
		note:  func(e Entry) { j.change.Entries = append(j.change.Entries, e) },
	}
}

func followUpRows(j *journal) rows[data.FollowUp] {
	s := j.tx.FollowUps()
	return rows[data.FollowUp]{
		add: s.Add, get: s.Get, update: s.Update,
		head: func(f *data.FollowUp) *data.Head { return &f.Head },
		drop: func(f *data.FollowUp) { f.Withdrawn = true },
		note: func(f data.FollowUp) { j.change.FollowUps = append(j.change.FollowUps, f) },
	}
}

func attendanceRows(j *journal) rows[Attendance] {
	s := j.tx.Attendances()
	return rows[Attendance]{
		add: s.Add, get: s.Get, update: s.Update,
		head: func(a *Attendance) *data.Head { return &a.Head },
		drop: func(a *Attendance) { a.Deleted = true },
		note: func(a Attendance) { j.change.Attendance = append(j.change.Attendance, a) },
	}
}

func itemRows(j *journal) rows[AgendaItem] {
	s := j.tx.Agenda()
	return rows[AgendaItem]{
		add: s.Add, get: s.Get, update: s.Update,
		head: func(a *AgendaItem) *data.Head { return &a.Head },
		drop: func(a *AgendaItem) { a.Deleted = true },
		note: func(a AgendaItem) { j.change.Items = append(j.change.Items, a) },
	}
}

func meetingRows(j *journal) rows[Meeting] {
	s := j.tx.Meetings()
	return rows[Meeting]{
		get: s.Get, update: s.Update,
		head: func(m *Meeting) *data.Head { return &m.Head },
		note: func(m Meeting) { j.change.Meeting = &m },
	}
}

// addEntryAfter adds an entry behind another one.
func (j *journal) addEntryAfter(e *Entry, afterID int64) error {
	return j.amongSiblings(e.ItemID, func() error {
		return addRow(j, func(j *journal) rows[Entry] {
			kind := entryRows(j)
			kind.add = func(e *Entry) error { return j.tx.Entries().AddAfter(e, afterID) }
			return kind
		}, e)
	})
}
