//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"rakor.id/rakor/bench/table"
	"rakor.id/rakor/bench/window"
)

// starting measures from starting the program to its first whole page, on an
// archive of 20 years and on one without, with the files in the system's cache
// and without.
func starting(ctx context.Context, b *bench) error {
	var paths [2]string
	for i, years := range []int{20, 0} {
		var err error
		if paths[i], err = b.archive(ctx, years); err != nil {
			return err
		}
	}
	d, err := window.OpenDisplay(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	var warm, cold [2]table.Samples
	for range b.rounds(5) {
		for i, path := range paths {
			for _, c := range []struct {
				took *table.Samples
				cold bool
			}{{&cold[i], true}, {&warm[i], false}} {
				if c.cold {
					if err := forget(b.rakor, path); err != nil {
						return err
					}
				}
				took, err := b.start(ctx, d, path)
				if err != nil {
					return err
				}
				*c.took = append(*c.took, table.Of(took)...)
			}
		}
	}
	b.add(
		table.Row{What: "start to the first whole page, 20 years", Unit: "ms", Value: warm[0], Against: "empty archive", Peer: warm[1], Goal: 1.2},
		table.Row{What: "the same, program and archive not in the system's cache", Unit: "ms", Value: cold[0], Against: "empty archive", Peer: cold[1]},
	)
	return nil
}

// start starts the program and returns how long it took until nothing more was
// drawn.
func (b *bench) start(ctx context.Context, d *window.Display, archive string) (time.Duration, error) {
	home, err := os.MkdirTemp(b.work, "home-")
	if err != nil {
		return 0, err
	}
	began := time.Now()
	p, err := window.Open(ctx, d, home, "Rakor", b.rakor, "--db", archive)
	if err != nil {
		return 0, err
	}
	at, err := p.Settled(time.Second)
	return at.Sub(began), errors.Join(err, p.End())
}

// forget drops files from the system's cache, as after the laptop was off.
func forget(paths ...string) error {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		err = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED)
		if err := errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("forget %s: %w", path, err)
		}
	}
	return nil
}
