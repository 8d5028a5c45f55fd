//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/bench/archive"
)

// underWay opens an archive and hands over the meetings being taken down in it,
// the shortest first.
func underWay(ctx context.Context, path string, do func(*app.App, []app.MeetingRow) error) error {
	a, err := app.Open(ctx, path, app.Options{})
	if err != nil {
		return err
	}
	rows, _, err := a.Meetings.List(ctx, app.MeetingFilter{States: []app.MeetingState{app.Running}}, 10, 0)
	if err == nil && len(rows) == 0 {
		err = errors.New("no meeting is under way")
	}
	if err == nil {
		err = do(a, rows)
	}
	return errors.Join(err, a.Close())
}

// taken makes sure that a meeting of an archive holds so many entries: keys or
// lines that were lost measure nothing. Meeting 0 is the shortest under way.
func taken(ctx context.Context, path string, meeting int64, want int) error {
	return underWay(ctx, path, func(_ *app.App, rows []app.MeetingRow) error {
		for _, row := range rows {
			if meeting != 0 && row.ID != meeting {
				continue
			}
			if row.Entries != want {
				return fmt.Errorf("the meeting holds %d entries instead of %d", row.Entries, want)
			}
			return nil
		}
		return errors.New("the meeting is not under way")
	})
}

// titled is the meeting under way that was made with so many entries.
func titled(rows []app.MeetingRow, entries int) (app.MeetingRow, error) {
	for _, row := range rows {
		if row.Title == archive.RunningTitle(entries) {
			return row, nil
		}
	}
	return app.MeetingRow{}, fmt.Errorf("no meeting of %d entries is under way", entries)
}

// leave ends the program of a room and makes sure that its meeting holds so
// many entries.
func (r *room) leave(ctx context.Context, want int) error {
	defer r.display.Close()
	if err := r.line.Resume(); err != nil {
		return err
	}
	time.Sleep(time.Second) // the last Enter
	if err := r.line.End(); err != nil {
		return err
	}
	return taken(ctx, r.archive, 0, want)
}
