//go:build linux

package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
)

// memory types a meeting of four hours into the real window as fast as it takes
// the keys, and looks after each hour's worth of lines at what the program holds
// resident: after a pause in which the toolkit lets go of letters that are not
// shown, which it keeps for a minute.
func memory(ctx context.Context, b *bench) error {
	const hours = 4
	hourly, settle := 120, 70*time.Second // lines of some 115 characters: 40 words a minute without a pause
	if b.quick {
		hourly, settle = 1, 0
	}
	path, err := b.archive(ctx, 20, 10)
	if err != nil {
		return err
	}
	r, err := b.enterRoom(ctx, path)
	if err != nil {
		return err
	}
	defer r.display.Close()
	var held []float64
	lines := archive.Lines(17, hours*hourly, b.agencies())
	for i, line := range lines {
		if err := r.line.TypeLine(line + " "); err != nil { // the space settles the last word
			return fmt.Errorf("line %d: %w", i+1, err)
		}
		if (i+1)%hourly == 0 {
			time.Sleep(settle)
			if err := r.line.Type("ab", settle/20); err != nil { // it lets go while it paints
				return err
			}
			if err := r.line.Erase(2); err != nil {
				return err
			}
			bytes, err := r.line.Memory()
			if err != nil {
				return err
			}
			held = append(held, float64(bytes)/(1<<20))
		}
	}
	if err := r.leave(ctx, 10+len(lines)); err != nil {
		return err
	}
	b.add(table.Row{
		What: fmt.Sprintf("resident after four hours of typing (hour by hour %s MB; %.1f MB for 1,000 entries)", hourByHour(held), (held[hours-1]-held[0])/float64((hours-1)*hourly)*1000),
		Unit: "MB", Value: table.Samples{held[hours-1]}, Bases: []table.Other{{Name: "after one hour", Took: table.Samples{held[0]}}}, BaseMost: 1.1,
	})
	return nil
}

func hourByHour(held []float64) string {
	var out []string
	for _, mb := range held {
		out = append(out, fmt.Sprintf("%.0f", mb))
	}
	return strings.Join(out, ", ")
}
