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
// and without; and LibreOffice Writer to an empty document.
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
	var writer table.Samples
	for range b.rounds(5) {
		if !b.quick {
			took, err := b.startWriter(ctx, d)
			if err != nil {
				return err
			}
			writer = append(writer, table.Of(took)...)
		}
		for i, path := range paths {
			if err := b.startTwice(ctx, d, path, &cold[i], &warm[i]); err != nil {
				return err
			}
		}
	}
	b.add(
		table.Row{What: "start to the first whole page, 20 years", Unit: "ms", Value: warm[0], Against: "empty archive", Peer: warm[1], Goal: 1.2},
		table.Row{What: "the same, program and archive not in the system's cache", Unit: "ms", Value: cold[0], Against: "empty archive", Peer: cold[1]},
	)
	if !b.quick {
		b.add(table.Row{What: "start to the first whole page, empty archive", Unit: "ms", Value: warm[1], Against: "LibreOffice Writer", Peer: writer, Goal: 1, Note: "to an empty document"})
	}
	return nil
}

// startTwice starts the program without its files in the system's cache, and
// then with them.
func (b *bench) startTwice(ctx context.Context, d *window.Display, archive string, cold, warm *table.Samples) error {
	if err := forget(b.rakor, archive); err != nil {
		return err
	}
	for _, to := range []*table.Samples{cold, warm} {
		took, err := b.start(ctx, d, archive)
		if err != nil {
			return err
		}
		*to = append(*to, table.Of(took)...)
	}
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

// startWriter is as start for LibreOffice Writer.
func (b *bench) startWriter(ctx context.Context, d *window.Display) (time.Duration, error) {
	began := time.Now()
	p, err := b.openWriter(ctx, d)
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
