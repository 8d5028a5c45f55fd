//go:build linux

package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
)

// parsing measures what a key asks of the capture language: the meaning of the
// line and what its token may become, at each key of a line.
func parsing(ctx context.Context, b *bench) error {
	path, err := b.shared(ctx, 20)
	if err != nil {
		return err
	}
	return underWay(ctx, path, func(a *app.App, rows []app.MeetingRow) error {
		meeting, err := titled(rows, b.entries(2000))
		if err != nil {
			return err
		}
		session, err := a.Capture.Open(ctx, meeting.ID)
		if err != nil {
			return err
		}
		lines := archive.Lines(7, b.rounds(60), b.agencies())
		long := lines[0]
		for len(long) < 2000 {
			long += strings.TrimSuffix(long, ".")
		}
		for _, c := range []struct {
			what  string
			lines []string
		}{
			{"meaning and completion of a line at each of its keys, 300 agencies, 20 years behind: 99th percentile", lines},
			{"the same at the last keys of a line of 2,000 characters", []string{long[:2000]}},
		} {
			value, err := b.parse(session, c.lines)
			if err != nil {
				return err
			}
			b.add(table.Row{What: c.what, Unit: "ms", Value: value, Most: 1})
		}
		return nil
	})
}

// parse reads lines key by key, as they are typed; the last 300 keys of each.
// Of each key it takes the best of three, for what else runs on the machine is
// not the language's doing.
func (b *bench) parse(session *app.Session, lines []string) (rounds table.Samples, err error) {
	understood := 0
	for range b.rounds(5) {
		var took []time.Duration
		for _, line := range lines {
			for end := max(1, len(line)-300); end <= len(line); end++ {
				best := time.Hour
				for range 3 {
					began := time.Now()
					parsed := session.Parse(line[:end])
					offered := session.Complete(line[:end], end)
					best = min(best, time.Since(began))
					understood += len(parsed.Tokens) + len(offered.Suggestions)
				}
				took = append(took, best)
			}
		}
		rounds = append(rounds, table.Of(took...).Quantile(0.99))
	}
	if understood == 0 {
		err = errors.New("nothing was understood")
	}
	return rounds, err
}
