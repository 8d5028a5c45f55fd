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
	file := filepath.Join(b.work, "lines.txt")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		return err
	}
	var took, floor table.Samples
	for range b.rounds(3) {
		path, err := b.archive(ctx, 20, 10)
		if err != nil {
			return err
		}
		var meeting int64
		if err := underWay(ctx, path, func(_ *app.App, rows []app.MeetingRow) error { meeting = rows[0].ID; return nil }); err != nil {
			return err
		}
		began := time.Now()
		out, err := exec.CommandContext(ctx, b.rakor, "--db", path, "capture", strconv.FormatInt(meeting, 10), file).CombinedOutput()
		if err != nil {
			return fmt.Errorf("rakor capture: %w: %s", err, tail(out))
		}
		took = append(took, table.Of(time.Since(began))...)
		if err := taken(ctx, path, 10+count); err != nil {
			return err
		}
		least, err := appendEach(path+".floor", lines)
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
		table.Row{What: "rakor capture", Unit: "lines/s", Value: rate, Goal: 1000, Least: true, Note: fmt.Sprintf("%d lines into a 20-year archive, the start of the program counted", count)},
		table.Row{What: "the same", Unit: "ms", Value: took, Against: "append + fdatasync, line by line", Peer: floor},
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
