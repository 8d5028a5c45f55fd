//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"rakor.id/rakor/app"
	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
)

// replay measures how fast "rakor capture" takes a meeting down from a file,
// from starting the program to its end.
func replay(ctx context.Context, b *bench) error {
	count := 5000
	if b.quick {
		count = 200
	}
	lines := archive.Lines(13, count, b.agencies())
	file := filepath.Join(b.own, "lines.txt")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		return err
	}
	var took, floor table.Samples
	path, err := b.shared(ctx, 20)
	if err != nil {
		return err
	}
	for range b.rounds(3) {
		var meeting int64
		before := 0
		if err := underWay(ctx, path, func(_ *app.App, rows []app.MeetingRow) error {
			meeting, before = rows[0].ID, rows[0].Entries
			return nil
		}); err != nil {
			return err
		}
		began := time.Now()
		out, err := exec.CommandContext(ctx, b.rakor, "--db", path, "capture", strconv.FormatInt(meeting, 10), file).CombinedOutput()
		if err != nil {
			return fmt.Errorf("rakor capture: %w: %s", err, tail(out))
		}
		took = append(took, table.Of(time.Since(began))...)
		if err := taken(ctx, path, meeting, before+count); err != nil {
			return err
		}
		least, err := appendEach(filepath.Join(b.own, "floor"), lines)
		if err != nil {
			return err
		}
		floor = append(floor, table.Of(least)...)
	}
	rate := make(table.Samples, len(took))
	for i, ms := range took {
		rate[i] = float64(count) / ms * 1000
	}
	b.add(
		table.Row{What: fmt.Sprintf("rakor capture: %d lines into a 20-year archive, the start of the program counted", count), Unit: "ms", Value: took, Floor: table.Other{Name: "append + fdatasync, line by line", Took: floor}},
		table.Row{What: "the same as a rate", Unit: "lines/s", Value: rate, Least: 1000},
	)
	return nil
}

// appendEach puts lines at the end of a file, each on the disk before the next.
func appendEach(path string, lines []string) (time.Duration, error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	began := time.Now()
	for _, line := range lines {
		if _, err := f.WriteString(line + "\n"); err != nil {
			return 0, err
		}
		if err := unix.Fdatasync(int(f.Fd())); err != nil {
			return 0, err
		}
	}
	return time.Since(began), nil
}
