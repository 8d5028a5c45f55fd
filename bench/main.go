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
	"sync"
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
	{"minutes", minutes},
	{"sheets", sheets},
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
	wanted := slices.DeleteFunc(slices.Clone(measurements), func(m measurement) bool {
		return only != "" && !slices.Contains(strings.Split(only, ","), m.name)
	})
	if quick {
		return b.try(ctx, wanted)
	}
	var failed error
	for _, m := range wanted {
		began := time.Now()
		fmt.Fprintf(os.Stderr, "%s ...", m.name)
		err := b.measure(ctx, m)
		fmt.Fprintf(os.Stderr, " %.1f s\n", time.Since(began).Seconds())
		if err != nil { // the others are worth measuring all the same
			fmt.Fprintln(os.Stderr, err)
			failed = errors.Join(failed, err)
		}
	}
	fmt.Print(table.Markdown(b.rows))
	if failed != nil || out == "" {
		return failed
	}
	return writeReport(ctx, out, b.rows)
}

// measure makes one measurement; every row of it must hold numbers.
func (b *bench) measure(ctx context.Context, m measurement) error {
	have := len(b.rows)
	if err := m.run(ctx, b); err != nil {
		return fmt.Errorf("%s: %w", m.name, err)
	}
	for _, r := range b.rows[have:] {
		if !r.Complete() {
			return fmt.Errorf("%s: nothing was measured for %q", m.name, r.What)
		}
	}
	if len(b.rows) == have {
		return fmt.Errorf("%s: nothing was measured", m.name)
	}
	return nil
}

// try makes all measurements at the same time: whether they work shows all the
// same, and most of them wait for a window most of the time.
func (b *bench) try(ctx context.Context, all []measurement) error {
	began := time.Now()
	failed := make([]error, len(all))
	var group sync.WaitGroup
	for i, m := range all {
		own := *b
		group.Go(func() { failed[i] = own.measure(ctx, m) })
	}
	group.Wait()
	if err := errors.Join(failed...); err != nil {
		return err
	}
	fmt.Printf("bench: %d measurements work, tried in %.0f s\n", len(all), time.Since(began).Seconds())
	return nil
}
