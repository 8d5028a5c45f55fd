//go:build linux

// Bench measures how fast Rakor is, each thing side by side with what it is
// held against, and writes the table of docs/benchmarks.md.
//
// It wants the program in build/ and is run by make from the project's root.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"github.com/jezek/xgb"

	"rakor.id/rakor/bench/table"
)

// A measurement fills in some rows of the table.
type measurement struct {
	name string
	run  func(context.Context, *bench) error
}

// In the order of the table.
var measurements = []measurement{
	{"window", windowKeys},
	{"line", parsing},
	{"view", viewKeys},
	{"open", opening},
	{"autosave", autosave},
	{"replay", replay},
	{"memory", memory},
	{"start", starting},
	{"views", views},
	{"search", search},
	{"sizes", sizes},
}

func main() {
	quick := flag.Bool("quick", false, "try each measurement once on a tiny archive; the numbers mean nothing")
	only := flag.String("only", "", "names of measurements, with commas; empty for all")
	out := flag.String("out", "", "write the table into this file")
	flag.Parse()
	xgb.Logger = log.New(io.Discard, "", 0) // it tells of every file it does without
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, *quick, *only, *out)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, quick bool, only, out string) error {
	b, err := newBench(quick)
	if err != nil {
		return err
	}
	defer os.RemoveAll(b.work)
	began := time.Now()
	for _, m := range measurements {
		if only != "" && !slices.Contains(strings.Split(only, ","), m.name) {
			continue
		}
		since := time.Now()
		fmt.Fprintf(os.Stderr, "%s ...", m.name)
		if err := m.run(ctx, b); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		fmt.Fprintf(os.Stderr, " %.1f s\n", time.Since(since).Seconds())
	}
	for _, r := range b.rows {
		if !r.Complete() {
			return errors.New("nothing was measured for: " + r.What)
		}
	}
	if quick {
		fmt.Printf("bench: each measurement works, tried in %.0f s\n", time.Since(began).Seconds())
		return nil
	}
	fmt.Print(table.Markdown(b.rows))
	if out == "" {
		return nil
	}
	return writeReport(ctx, out, b.rows)
}
