//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"

	"rakor.id/rakor/bench/table"
	"rakor.id/rakor/bench/window"
)

// starting measures from starting the program to its first whole page, on an
// archive of 20 years and on one without, with the files in the system's cache
// and without; LibreOffice Writer to an empty document; and the program without
// its window, which is the least.
func starting(ctx context.Context, b *bench) error {
	var paths [2]string
	for i, years := range []int{20, 0} {
		var err error
		if paths[i], err = b.shared(ctx, years); err != nil {
			return err
		}
	}
	d, err := window.OpenDisplay(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	var t startTimes
	for range b.rounds(5) {
		if !b.quick { // it takes long to start, and is not what is tried
			if err := b.startOffice(ctx, d, &t); err != nil {
				return err
			}
		}
		for i, path := range paths {
			if err := b.startTwice(ctx, d, path, &t, i); err != nil {
				return err
			}
		}
		began := time.Now()
		if out, err := exec.CommandContext(ctx, b.rakor, "--version").CombinedOutput(); err != nil {
			return fmt.Errorf("rakor --version: %w: %s", err, out)
		}
		t.least = append(t.least, table.Of(time.Since(began))...)
	}
	t.add(b)
	return nil
}

// startTimes are what starting took, of Rakor with 20 years and with none.
type startTimes struct {
	warm, cold, held                   [2]table.Samples
	officeWarm, officeCold, officeHeld table.Samples
	least                              table.Samples
}

func (t *startTimes) add(b *bench) {
	floor := table.Other{Name: "the program without a window", Took: t.least}
	empty, years := "start to the first whole page, empty archive", "start to the first whole page, 20 years"
	const cold = ", program and archive not in the system's cache"
	rows := []table.Row{
		{What: empty, Unit: "ms", Value: t.warm[1], Floor: floor},
		{What: empty + cold, Unit: "ms", Value: t.cold[1], Floor: floor},
		{What: years, Unit: "ms", Value: t.warm[0], Floor: floor, Bases: []table.Other{{Name: "empty archive", Took: t.warm[1]}}, BaseMost: 1.2},
		{What: years + cold, Unit: "ms", Value: t.cold[0], Floor: floor, Bases: []table.Other{{Name: "empty archive", Took: t.cold[1]}}},
	}
	held := table.Row{What: "resident after the start, 20 years", Unit: "MB", Value: t.held[0], Bases: []table.Other{{Name: "empty archive", Took: t.held[1]}}, BaseMost: 1.2}
	if len(t.officeWarm) > 0 {
		const writer = "LibreOffice Writer, to an empty document"
		for i := range rows {
			took := t.officeWarm
			if i%2 == 1 {
				took = t.officeCold
			}
			rows[i].Peers = []table.Other{{Name: writer, Took: took}}
		}
		held.Peers = []table.Other{{Name: "LibreOffice Writer, empty document", Took: t.officeHeld}}
	}
	b.add(rows...)
	b.addTo(aboutWeight, held)
}

// startTwice starts the program without its files in the system's cache, and
// then with them; i is the archive's place among those measured.
func (b *bench) startTwice(ctx context.Context, d *window.Display, archive string, t *startTimes, i int) error {
	if err := forget(b.rakor, archive); err != nil {
		return err
	}
	open := func() (*window.Program, error) {
		home, err := os.MkdirTemp(b.own, "home-")
		if err != nil {
			return nil, err
		}
		return window.Open(ctx, d, home, "Rakor", b.rakor, "--db", archive)
	}
	return times(open, &t.cold[i], &t.warm[i], &t.held[i])
}

// startOffice is as startTwice for LibreOffice Writer.
func (b *bench) startOffice(ctx context.Context, d *window.Display, t *startTimes) error {
	var files []string
	err := filepath.WalkDir("/usr/lib/libreoffice", func(path string, f fs.DirEntry, err error) error {
		if err == nil && f.Type().IsRegular() {
			files = append(files, path)
		}
		return err
	})
	if err == nil {
		err = forget(files...)
	}
	if err != nil {
		return err
	}
	return times(func() (*window.Program, error) { return b.openWriter(ctx, d) }, &t.officeCold, &t.officeWarm, &t.officeHeld)
}

// times takes down how long a program took twice until nothing more was drawn,
// and what it then held.
func times(open func() (*window.Program, error), cold, warm, held *table.Samples) error {
	for _, to := range []*table.Samples{cold, warm} {
		began := time.Now()
		p, err := open()
		if err != nil {
			return err
		}
		at, err := p.Settled(time.Second)
		bytes, unknown := p.Memory()
		if err := errors.Join(err, unknown, p.End()); err != nil {
			return err
		}
		*to = append(*to, table.Of(at.Sub(began))...)
		if to == warm {
			*held = append(*held, float64(bytes)/(1<<20))
		}
	}
	return nil
}

// forget drops files from the system's cache, as after the laptop was off.
func forget(paths ...string) error {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		err = errors.Join(f.Sync(), unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED))
		if err := errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("forget %s: %w", path, err)
		}
	}
	return nil
}
