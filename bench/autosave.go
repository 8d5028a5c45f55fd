//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"

	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
	"rakor.id/rakor/data"
)

// autosave measures what it costs until typed text is on the disk for good,
// against the least that can be asked of a disk: the same bytes put at the end
// of a file, and fdatasync.
func autosave(ctx context.Context, b *bench) (err error) {
	path, err := b.shared(ctx, 20)
	if err != nil {
		return err
	}
	floor, err := os.OpenFile(filepath.Join(filepath.Dir(path), "floor"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer floor.Close()
	now := time.Now()
	db, err := data.Open(ctx, path, data.Options{Now: now})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	s := saver{db: db, floor: floor, now: now}
	if err := s.find(ctx); err != nil {
		return err
	}
	lines := archive.Lines(11, b.rounds(300), b.agencies())
	young, youngFloor, err := s.each(ctx, lines, s.draft)
	if err != nil {
		return err
	}
	for range b.rounds(4) { // until the journal has its size and is written over
		if _, _, err := s.each(ctx, lines, s.draft); err != nil {
			return err
		}
	}
	draft, draftFloor, err := s.each(ctx, lines, s.draft)
	if err != nil {
		return err
	}
	entry, entryFloor, err := s.each(ctx, lines, s.entry)
	if err != nil {
		return err
	}
	const floored = "append + fdatasync of the same bytes"
	b.add(
		table.Row{What: "half-typed line, until it is on the disk; thirty at a time", Unit: "ms", Value: draft, Floor: table.Other{Name: floored, Took: draftFloor}, FloorMost: 1.5},
		table.Row{What: "the same in the first minutes after opening, while the journal grows", Unit: "ms", Value: young, Floor: table.Other{Name: floored, Took: youngFloor}},
		table.Row{What: "Enter: entry, history, search index, until they are on the disk", Unit: "ms", Value: entry, Floor: table.Other{Name: floored, Took: entryFloor}},
	)
	return s.stored(ctx, lines)
}

// A saver stores text in the first meeting under way.
type saver struct {
	db      *data.DB
	floor   *os.File
	now     time.Time
	meeting data.Meeting
	before  int // entries
}

func (s *saver) find(ctx context.Context) error {
	return s.db.Read(ctx, func(tx *data.Tx) error {
		rows, err := tx.Meetings().Page(data.MeetingFilter{States: []data.MeetingState{data.Running}}, 1, 0)
		if err != nil {
			return err
		}
		if len(rows) != 1 {
			return errors.New("no meeting is under way")
		}
		s.meeting, s.before = rows[0].Meeting, rows[0].Entries
		return nil
	})
}

func (s *saver) draft(tx *data.Tx, line string) error {
	return tx.Drafts().Save(data.Draft{MeetingID: s.meeting.ID, Text: line, Cursor: len(line), FirstKeyAt: s.now})
}

func (s *saver) entry(tx *data.Tx, line string) error {
	err := tx.Entries().Add(&data.Entry{
		MeetingID: s.meeting.ID, ItemID: s.meeting.CurrentItemID, Kind: data.KindObstacle, Body: line, Typed: line, At: s.now,
	})
	if err != nil {
		return err
	}
	return tx.Drafts().Save(data.Draft{MeetingID: s.meeting.ID})
}

// each stores every line in turn with its floor, and sums up thirty at a time.
func (s *saver) each(ctx context.Context, lines []string, store func(*data.Tx, string) error) (took, floor table.Samples, err error) {
	var mine, least table.Samples
	for i, line := range lines {
		began := time.Now()
		err := s.db.Write(ctx, data.Actor{At: s.now, Who: "Contoh Notulis"}, func(tx *data.Tx) error { return store(tx, line) })
		if err != nil {
			return nil, nil, err
		}
		mine = append(mine, table.Of(time.Since(began))...)
		began = time.Now()
		if _, err := s.floor.WriteString(line); err != nil {
			return nil, nil, err
		}
		if err := unix.Fdatasync(int(s.floor.Fd())); err != nil {
			return nil, nil, err
		}
		least = append(least, table.Of(time.Since(began))...)
		if (i+1)%30 == 0 || i == len(lines)-1 {
			took, floor = append(took, mine.Median()), append(floor, least.Median())
			mine, least = nil, nil
		}
	}
	return took, floor, nil
}

// stored makes sure that all of it is in the archive.
func (s *saver) stored(ctx context.Context, lines []string) error {
	return s.db.Read(ctx, func(tx *data.Tx) error {
		es, err := tx.Entries().OfMeeting(s.meeting.ID)
		if err == nil && len(es) != s.before+len(lines) {
			err = fmt.Errorf("the archive holds %d entries, not %d", len(es), s.before+len(lines))
		}
		return err
	})
}
