package app

import (
	"context"
	"time"

	"rakor.id/rakor/data"
)

// Open opens a meeting (membuka rapat) at an instant, the present one if zero.
func (s *Meetings) Open(ctx context.Context, id int64, at time.Time) error {
	return s.change(ctx, id, at, openMeeting)
}

// Close closes a meeting (menutup rapat) at an instant, the present one if
// zero. Its record can still be put right until the minutes are final.
func (s *Meetings) Close(ctx context.Context, id int64, at time.Time) error {
	return s.change(ctx, id, at, closeMeeting)
}

func (s *Meetings) change(ctx context.Context, id int64, at time.Time, step func(*Meeting, time.Time) error) error {
	if at.IsZero() {
		at = s.clock()
	}
	return s.write(ctx, func(tx *data.Tx) error {
		m, err := tx.Meetings().Get(id)
		if err != nil {
			return err
		}
		before := m
		if err := step(&m, at); err != nil {
			return err
		}
		if before.State == data.Paused && m.State == data.Closed {
			if err := liftBreak(tx, before, at); err != nil {
				return err
			}
		}
		return tx.Meetings().Update(&m)
	})
}

// liftBreak puts on record that closing a meeting ended its break.
func liftBreak(tx *data.Tx, m Meeting, at time.Time) error {
	o, err := tx.Office()
	if err != nil {
		return err
	}
	items, err := tx.Agenda().OfMeeting(m.ID)
	if err != nil {
		return err
	}
	live := Live{Record{MeetingRecord: data.MeetingRecord{Meeting: m, Items: items}}}
	e := breakEntry(m, live.Current().ID, lifted, at.In(o.Zone.Location()), o.Zone)
	return tx.Entries().Add(&e)
}

func openMeeting(m *Meeting, at time.Time) error {
	switch m.State {
	case data.Planned:
		m.State, m.OpenedAt = data.Running, at
		return nil
	case data.Closed: // closed by mistake: it goes on
		m.State, m.ClosedAt = data.Running, time.Time{}
		return nil
	case data.Running, data.Paused:
		return &Problem{Message: "Rapat ini sudah dibuka."}
	}
	return errFinal
}

func closeMeeting(m *Meeting, at time.Time) error {
	switch m.State {
	case data.Running, data.Paused:
		if at.Before(m.OpenedAt) {
			return &Problem{Message: "Jam tutup lebih awal daripada jam buka. Tulis jamnya, misalnya /tutup 12.30."}
		}
		m.State, m.ClosedAt = data.Closed, at
		return nil
	case data.Planned:
		return &Problem{Message: "Rapat ini belum dibuka, jadi belum dapat ditutup. Buka dahulu."}
	case data.Closed:
		return &Problem{Message: "Rapat ini sudah ditutup."}
	}
	return errFinal
}

func pauseMeeting(m *Meeting, _ time.Time) error {
	if m.State != data.Running {
		return &Problem{Message: "Rapat tidak sedang berlangsung, jadi tidak dapat diskors."}
	}
	m.State = data.Paused
	return nil
}

func resumeMeeting(m *Meeting, _ time.Time) error {
	if m.State != data.Paused {
		return &Problem{Message: "Rapat tidak sedang diskors."}
	}
	m.State = data.Running
	return nil
}

// longestSitting is how long after its opening a meeting may still go on.
const longestSitting = 12 * time.Hour

// hourOf is an hour as it is said in a meeting: of its day, or of the day after
// for a meeting that sits past midnight. The opening itself is on its day.
func hourOf(m Meeting, h data.TimeOfDay, zone Zone) time.Time {
	day := m.HeldOn.Time()
	at := time.Date(day.Year(), day.Month(), day.Day(), 0, h.Minutes(), 0, 0, zone.Location())
	next := at.AddDate(0, 0, 1)
	if m.OpenedAt.IsZero() || !at.Before(m.OpenedAt) || next.Sub(m.OpenedAt) > longestSitting {
		return at
	}
	return next
}

var errFinal = &Problem{
	Message: "Notula ini sudah disahkan dan tidak dapat diubah. Buat ralat bila ada yang harus diperbaiki.",
	Cause:   data.ErrFinal,
}
