//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"rakor.id/rakor/app"
)

// underWay opens an archive and hands over the meetings being taken down in it,
// the shortest first.
func underWay(ctx context.Context, archive string, do func(*app.App, []app.MeetingRow) error) error {
	a, err := app.Open(ctx, archive, app.Options{})
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

// taken makes sure that the meeting of an archive holds so many entries: keys
// or lines that were lost measure nothing.
func taken(ctx context.Context, archive string, want int) error {
	return underWay(ctx, archive, func(_ *app.App, rows []app.MeetingRow) error {
		if got := rows[0].Entries; got != want {
			return fmt.Errorf("the meeting holds %d entries instead of %d", got, want)
		}
		return nil
	})
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
	return taken(ctx, r.archive, want)
}
