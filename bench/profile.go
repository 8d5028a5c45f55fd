//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/bench/table"
)

// A profile tells where the processor's time went in a measurement that runs in
// this program. What runs in a program of its own leaves none.
type profile struct {
	name string
	path string
	far  float64 // how many times a peer's time, or the floor's, at most
}

// profiled makes a measurement with a profile taken of it.
func (b *bench) profiled(ctx context.Context, m measurement) error {
	have := b.counts()
	path := filepath.Join(b.work, m.name+".prof")
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return errors.Join(err, f.Close())
	}
	err = b.measure(ctx, m)
	pprof.StopCPUProfile()
	p := profile{name: m.name, path: path}
	for s := range b.rows {
		for _, r := range b.rows[s][have[s]:] {
			p.far = max(p.far, distance(r))
		}
	}
	b.profiles = append(b.profiles, p)
	return errors.Join(err, f.Close())
}

// distance is how many times what a row is held against it takes, at most.
func distance(r table.Row) float64 {
	far := 0.0
	for _, o := range append([]table.Other{r.Floor}, r.Peers...) {
		if ratio := r.Value.Ratios(o.Took).Median(); !math.IsNaN(ratio) {
			far = max(far, ratio)
		}
	}
	return far
}

// slowest writes the profiles of the three measurements that are furthest from
// what they are held against, as the table of "go tool pprof".
func (b *bench) slowest(ctx context.Context) (string, error) {
	const shown, least = 3, 200 * time.Millisecond // less tells nothing: it ran in other programs
	slices.SortStableFunc(b.profiles, func(x, y profile) int { return int(math.Copysign(1, y.far-x.far)) })
	var text strings.Builder
	n := 0
	for _, p := range b.profiles {
		out, err := exec.CommandContext(ctx, "go", "tool", "pprof", "-top", "-nodecount=12", p.path).Output()
		if err != nil {
			return "", fmt.Errorf("pprof of %s: %w", p.name, err)
		}
		_, top, _ := strings.Cut(string(out), "Duration:")
		if p.far <= 1 || samples(top) < least {
			continue
		}
		fmt.Fprintf(&text, "**%s**, at most %.3g times what it is held against:\n\n```\nDuration:%s```\n\n", p.name, p.far, top)
		if n++; n == shown {
			break
		}
	}
	return text.String(), nil
}

// samples is how much of the processor's time such a table is about.
func samples(top string) time.Duration {
	_, rest, _ := strings.Cut(top, "Total samples = ")
	text, _, _ := strings.Cut(rest, " ")
	took, err := time.ParseDuration(text)
	if err != nil {
		return 0
	}
	return took
}
