//go:build linux

// Bench measures how fast Rakor is, each thing side by side with what one would
// use instead and with the least there is to do, and writes the table of docs/benchmarks.md.
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
)

// A measurement fills in some rows of the table.
type measurement struct {
	name    string
	subject subject
	run     func(context.Context, *bench) error
}

// In the order in which they are made: first what needs the window and archives
// of its own, then what only reads the common archives, last what adds to them.
var measurements = []measurement{
	{"window", aboutKeys, windowKeys},
	{"memory", aboutWeight, memory},
	{"start", aboutStart, starting},
	{"views", aboutViews, views},
	{"search", aboutSearch, search},
	{"line", aboutKeys, parsing},
	{"open", aboutKeys, opening},
	{"minutes", aboutPaper, minutes},
	{"verify", aboutVerifying, verifying},
	{"long", aboutSheets, longSheet},
	{"sizes", aboutWeight, sizes},
	{"sheets", aboutSheets, sheets},
	{"view", aboutKeys, viewKeys},
	{"autosave", aboutSaving, autosave},
	{"replay", aboutSaving, replay},
}

// longest is how long one measurement may take before it counts as hanging.
const longest = 15 * time.Minute

// A subject is a part of the table, in its order.
type subject int

const (
	aboutSaving subject = iota
	aboutKeys
	aboutStart
	aboutPaper
	aboutSheets
	aboutSearch
	aboutViews
	aboutWeight
	aboutVerifying
	subjects
)

func (s subject) String() string {
	return [...]string{
		"What was typed is on the disk", "A key", "Start", "Minutes on paper", "Sheets of the agencies", "Search", "Views", "Memory and size", "Verifying",
	}[s]
}

func main() {
	quick := flag.Bool("quick", false, "try each measurement once on a tiny archive; the numbers mean nothing")
	only := flag.String("only", "", "names of measurements, with commas; none of them makes the archives only; empty for all")
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
	defer b.close()
	wanted := slices.DeleteFunc(slices.Clone(measurements), func(m measurement) bool {
		return only != "" && !slices.Contains(strings.Split(only, ","), m.name)
	})
	if quick {
		return b.try(ctx, wanted)
	}
	began := time.Now()
	fmt.Fprint(os.Stderr, "archives, kept for the next time ...")
	if err := b.makeArchives(ctx); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, " %.1f s\n", time.Since(began).Seconds())
	var failed error
	for i, m := range wanted {
		began := time.Now()
		fmt.Fprintf(os.Stderr, "%s %d/%d %s ...", began.Format(time.TimeOnly), i+1, len(wanted), m.name)
		have := b.counts()
		err := b.profiled(ctx, m)
		fmt.Fprintf(os.Stderr, " %.1f s\n", time.Since(began).Seconds())
		fmt.Print(b.tableSince(have))
		if err != nil { // the others are worth measuring all the same
			fmt.Fprintln(os.Stderr, err)
			failed = errors.Join(failed, err)
			b.failed = append(b.failed, err.Error())
		}
	}
	if out == "" || ctx.Err() != nil {
		return errors.Join(failed, ctx.Err())
	}
	return errors.Join(failed, writeReport(ctx, out, b))
}

// measure makes one measurement; every row of it must hold numbers. What it
// left is removed, and rows without are.
func (b *bench) measure(ctx context.Context, m measurement) (err error) {
	have := b.counts()
	b.now = m.subject
	if b.own, err = os.MkdirTemp(b.work, m.name+"-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.own)
	ctx, stop := context.WithTimeout(ctx, longest)
	defer stop()
	err = m.run(ctx, b)
	fresh := 0
	for s := range b.rows {
		old := b.rows[s][:have[s]:have[s]]
		for _, r := range b.rows[s][have[s]:] {
			fresh++
			if !r.Complete() {
				err = errors.Join(err, fmt.Errorf("nothing was measured for %q", r.What))
				continue
			}
			old = append(old, r)
		}
		b.rows[s] = old
	}
	if err == nil && fresh == 0 {
		err = errors.New("nothing was measured")
	}
	if err != nil {
		return fmt.Errorf("%s: %w", m.name, err)
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
