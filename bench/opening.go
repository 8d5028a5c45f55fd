//go:build linux

package main

import (
	"context"
	"fmt"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/bench/table"
)

// opening measures how long a meeting of 2,000 entries takes to be there, with
// and without 20 years of meetings behind it.
func opening(ctx context.Context, b *bench) error {
	entries := b.entries(2000)
	var paths [2]string
	for i, years := range []int{20, 0} {
		var err error
		if paths[i], err = b.shared(ctx, years); err != nil {
			return err
		}
	}
	var took [2]table.Samples
	err := underWay(ctx, paths[0], func(long *app.App, longRows []app.MeetingRow) error {
		return underWay(ctx, paths[1], func(short *app.App, shortRows []app.MeetingRow) error {
			for range b.rounds(9) {
				for i, a := range []*app.App{long, short} {
					meeting, err := titled([][]app.MeetingRow{longRows, shortRows}[i], entries)
					if err != nil {
						return err
					}
					began := time.Now()
					session, err := a.Capture.Open(ctx, meeting.ID)
					took[i] = append(took[i], table.Of(time.Since(began))...)
					if err != nil {
						return err
					}
					if got := len(session.Live().Entries); got != entries {
						return fmt.Errorf("got %d entries, want %d", got, entries)
					}
				}
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	b.add(table.Row{
		What: "reading a meeting of 2,000 entries into memory, 20 years behind", Unit: "ms", Value: took[0], Most: 150,
		Bases: []table.Other{{Name: "no years behind", Took: took[1]}}, BaseMost: 1.2,
	})
	return nil
}
