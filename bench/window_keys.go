//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
	"rakor.id/rakor/bench/window"
)

// A room is a running Rakor in a display of its own, on the page where a
// meeting is taken down.
type room struct {
	display *window.Display
	line    *window.Line
	archive string // "" for another program than Rakor
}

// enterRoom opens the window on an archive with one meeting under way and goes
// to its line.
func (b *bench) enterRoom(ctx context.Context, archive string) (*room, error) {
	d, err := window.OpenDisplay(ctx)
	if err != nil {
		return nil, err
	}
	home, err := os.MkdirTemp(b.own, "home-")
	if err != nil {
		return nil, err
	}
	p, err := window.Open(ctx, d, home, "Rakor", b.rakor, "--db", archive)
	if err != nil {
		d.Close()
		return nil, err
	}
	r := &room{display: d, archive: archive}
	for range 8 { // the first page reads for a while before it leads on
		time.Sleep(400 * time.Millisecond)
		if err = p.PressControl('l'); err != nil {
			break
		}
		time.Sleep(600 * time.Millisecond)
		if r.line, err = p.FindLine(); err == nil {
			return r, nil
		}
	}
	err = errors.Join(err, p.End())
	d.Close()
	return nil, err
}

// keyTimes are what one room gave: the keys of each burst, and its Enters.
type keyTimes struct {
	keys   table.Samples // all of them
	bursts table.Samples // median of each burst
	enters table.Samples
}

// burst types one line and enters it, while the other rooms stand still.
func (r *room) burst(t *keyTimes, line string) error {
	if err := r.line.Resume(); err != nil {
		return err
	}
	time.Sleep(300 * time.Millisecond)
	took, err := r.line.TypeTimed(line)
	if err != nil {
		return err
	}
	if len(took) < 10 {
		return fmt.Errorf("only %d keys of %q were timed", len(took), line)
	}
	if r.archive == "" {
		err = r.line.Erase(len(line))
	} else {
		var enter time.Duration
		enter, err = r.line.EnterTimed()
		t.enters = append(t.enters, table.Of(enter)...)
	}
	if err != nil {
		return err
	}
	took = took[3:] // the first ones warm up what was paused
	t.keys = append(t.keys, table.Of(took...)...)
	t.bursts = append(t.bursts, table.Of(took...).Median())
	return r.line.Pause()
}

// windowKeys measures from a key to its pixels in the real window, in a short
// and in a very long meeting in turn, and in LibreOffice Writer.
func windowKeys(ctx context.Context, b *bench) error {
	lengths := []int{10, b.entries(20_000)}
	var rooms []*room
	for _, n := range lengths {
		path, err := b.archive(ctx, 20, n)
		if err != nil {
			return err
		}
		if rooms, err = b.join(rooms, func() (*room, error) { return b.enterRoom(ctx, path) }); err != nil {
			return fmt.Errorf("meeting of %d: %w", n, err)
		}
		defer rooms[len(rooms)-1].display.Close() // and with it what has not ended
	}
	if !b.quick { // it takes long to start, and is not what is tried
		var err error
		if rooms, err = b.join(rooms, func() (*room, error) { return b.enterWriter(ctx) }); err != nil {
			return err
		}
		defer rooms[len(rooms)-1].display.Close()
	}
	times := make([]keyTimes, len(rooms))
	rounds := b.rounds(10)
	for n := range rounds {
		line := fmt.Sprintf("@%s /k saluran %d meluap dan menggenangi badan jalan ", archive.AgencyCode(n), n)
		if b.quick {
			line = "saluran meluap dan "
		}
		for k := range rooms {
			i := (k + n) % len(rooms) // none is always the first
			if err := rooms[i].burst(&times[i], line); err != nil {
				return fmt.Errorf("window %d: %w", i, err)
			}
		}
	}
	for i, n := range lengths {
		if err := rooms[i].leave(ctx, n+rounds); err != nil {
			return err
		}
	}
	b.addWindowKeys(times)
	if len(rooms) == len(lengths) {
		return nil
	}
	return errors.Join(rooms[2].line.Resume(), rooms[2].line.End())
}

// join adds a room and has it stand still.
func (b *bench) join(rooms []*room, enter func() (*room, error)) ([]*room, error) {
	r, err := enter()
	if err != nil {
		return rooms, err
	}
	return append(rooms, r), r.line.Pause()
}

func (b *bench) addWindowKeys(times []keyTimes) {
	short, long := times[0], times[1]
	key := table.Row{
		What: fmt.Sprintf("key to its pixels in the window, 20,000 entries, 20 years, software OpenGL; line by line (95th percentile of %d keys %.0f ms; at 10 entries %.0f ms)",
			len(long.keys), long.keys.Quantile(0.95), short.keys.Quantile(0.95)),
		Unit: "ms", Value: long.bursts, Most: 33, Bases: []table.Other{{Name: "10 entries", Took: short.bursts}}, BaseMost: 1.2,
	}
	for _, writer := range times[2:] {
		key.Peers = append(key.Peers, table.Other{Name: "LibreOffice Writer, empty document (knows no meeting, stores nothing)", Took: writer.bursts})
	}
	b.add(key, table.Row{
		What: fmt.Sprintf("Enter to the entry's pixels in the window, 20,000 entries (95th percentile %.0f ms; at 10 entries %.0f ms)", long.enters.Quantile(0.95), short.enters.Quantile(0.95)),
		Unit: "ms", Value: long.enters, Bases: []table.Other{{Name: "10 entries", Took: short.enters}}, BaseMost: 1.2,
	})
}
