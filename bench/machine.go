//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
)

// explained is the heading of the part that is written by hand, and kept.
const explained = "\n## Where the time goes\n"

// writeReport writes the table with the machine it was measured on, and keeps
// what the page says below it.
func writeReport(ctx context.Context, path string, bench *bench) error {
	before, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var b strings.Builder
	b.WriteString("# Benchmarks\n\n")
	b.WriteString("Measured by `make bench`, which writes this page anew. What counts are the ratios: both sides of\n" +
		"one were measured in turn, in the same run, on the same machine. A single time only tells of that machine\n" +
		"and of what else it was doing.\n\n")
	b.WriteString("A peer is what one would use instead, a floor the least that must be done. A row is behind where a peer's\n" +
		"ratio is above one. Where a peer does less than Rakor, its name says what it leaves out.\n\n")
	b.WriteString(bench.table())
	for _, why := range bench.failed {
		b.WriteString("**Not measured in this run:** " + strings.Join(strings.Fields(why), " ") + "\n\n")
	}
	profiles, err := bench.slowest(ctx)
	if err != nil { // the table is worth having all the same
		profiles = err.Error() + "\n\n"
	}
	b.WriteString("## Profiles of this run\n\nOf the measurements furthest from what they are held against, among those that run in the program that " +
		"measures; processor time of that program alone.\n\n" + profiles)
	b.WriteString("## Machine\n\n")
	for _, line := range machine(ctx) {
		b.WriteString("- " + line + "\n")
	}
	if _, kept, ok := strings.Cut(string(before), explained); ok {
		b.WriteString(explained + kept)
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

func machine(ctx context.Context) []string {
	lines := []string{fmt.Sprintf("%d × %s", runtime.NumCPU(), cpuModel()), runtime.Version() + ", " + runtime.GOOS + "/" + runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == "modernc.org/sqlite" {
				lines = append(lines, m.Path+" "+m.Version)
			}
		}
	}
	for _, p := range []string{"xvfb", "libgl1-mesa-dri", "libreoffice-writer", "chromium", "groff", "python3-openpyxl", "sqlite3", "poppler-utils", "grep"} {
		if out, err := exec.CommandContext(ctx, "dpkg-query", "-W", "-f", "${Version}", p).Output(); err == nil {
			lines = append(lines, p+" "+string(out))
		}
	}
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		lines = append(lines, "processes waiting for a processor, over the last fifteen minutes: "+strings.Fields(string(load))[2])
	}
	return lines
}

// cpuModel is the processor's name as the system tells it.
func cpuModel() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	for line := range strings.Lines(string(info)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}
