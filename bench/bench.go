//go:build linux

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/gofrs/flock"

	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
)

// A bench is where measurements are made.
type bench struct {
	quick bool
	rakor string // the program
	store string // archives made before
	work  string // for what measurements leave
	own   string // the part of it that the present one has
	now   subject
	rows  [subjects][]table.Row
	lock  *flock.Flock

	failed   []string // what went wrong with measurements that were not made
	profiles []profile

	common map[int]string // archives that measurements have in common, by years
}

func newBench(quick bool) (*bench, error) {
	rakor, err := filepath.Abs("build/rakor")
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(rakor); err != nil {
		return nil, fmt.Errorf("the program is not built: %w", err)
	}
	mark, err := archiveMark()
	if err != nil {
		return nil, err
	}
	folder, err := filepath.Abs("build/bench") // on the disk that is measured, not in memory
	if err != nil {
		return nil, err
	}
	b := &bench{quick: quick, rakor: rakor, store: filepath.Join(folder, "archives-"+mark), common: map[int]string{}}
	if err := os.MkdirAll(b.store, 0o755); err != nil {
		return nil, err
	}
	b.lock = flock.New(filepath.Join(folder, "lock"))
	if alone, err := b.lock.TryLock(); err != nil || !alone {
		return nil, errors.Join(errors.New("another bench is running here"), err)
	}
	if err := sweep(folder, b.store); err != nil {
		return nil, err
	}
	b.work, err = os.MkdirTemp(folder, "work-")
	return b, err
}

// sweep removes what an earlier run left that was broken off, and archives of
// another schema.
func sweep(folder, store string) error {
	var failed error
	for _, of := range []string{filepath.Join(folder, "work-*"), filepath.Join(folder, "archives-*"), filepath.Join(store, archive.Making+"*")} {
		left, err := filepath.Glob(of)
		failed = errors.Join(failed, err)
		for _, path := range left {
			if path != store {
				failed = errors.Join(failed, os.RemoveAll(path))
			}
		}
	}
	return failed
}

// close removes what the measurements left.
func (b *bench) close() error { return errors.Join(os.RemoveAll(b.work), b.lock.Close()) }

// archiveMark tells archives apart by the schema they have and by what made
// them, so that no other change of the program asks for new ones.
func archiveMark() (string, error) {
	h := sha256.New()
	for _, of := range []string{"data/migrations/*.sql", "bench/archive/*.go"} {
		files, err := filepath.Glob(of)
		if err != nil || len(files) == 0 {
			return "", fmt.Errorf("this is not the project's root: no %s: %w", of, err)
		}
		for _, f := range files {
			if name := filepath.Base(f); strings.HasSuffix(name, "_test.go") || name == "doc.go" || name == "cached.go" {
				continue // what is kept does not come from these
			}
			text, err := os.ReadFile(f)
			if err != nil {
				return "", err
			}
			h.Write(text)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:4]), nil
}

// rounds is how often something is measured: once where it is only tried.
func (b *bench) rounds(n int) int {
	if b.quick {
		return 1
	}
	return n
}

// entries is how long a meeting is made: much shorter where it is only tried.
func (b *bench) entries(n int) int {
	if b.quick {
		return min(n, 200+n/100)
	}
	return n
}

// spec is that of a generated archive.
func (b *bench) spec(years int, running ...int) archive.Spec {
	if b.quick {
		return archive.Small(years, running...)
	}
	return archive.Of(years, running...)
}

// makeArchives makes those archives of past years that are not there yet: the
// long one beside the others, for each is made by one processor.
func (b *bench) makeArchives(ctx context.Context) error {
	const percent = 400 // of the garbage there may be; what is made is in the file
	defer debug.SetGCPercent(debug.SetGCPercent(percent))
	var failed [2]error
	var group sync.WaitGroup
	for i, several := range [][]int{{20}, {5, 1}} {
		group.Go(func() {
			for _, years := range several {
				if _, err := archive.Kept(ctx, b.store, b.spec(years)); err != nil {
					failed[i] = err
					return
				}
			}
		})
	}
	group.Wait()
	return errors.Join(failed[:]...)
}

// archive makes a copy of a generated archive, for one measurement to change.
func (b *bench) archive(ctx context.Context, years int, running ...int) (string, error) {
	folder, err := os.MkdirTemp(b.own, "archive-")
	if err != nil {
		return "", err
	}
	return archive.Cached(ctx, b.store, folder, b.spec(years, running...))
}

// lengths are those of the meetings under way in the common archives.
func (b *bench) lengths() []int { return []int{10, b.entries(200), b.entries(2000), b.entries(20_000)} }

// shared is an archive that measurements have in common, with meetings of some
// lengths under way, for copying one of twenty years takes longer than most of
// them. What adds to it comes last.
func (b *bench) shared(ctx context.Context, years int) (string, error) {
	if b.quick { // all measurements are tried at once
		return b.archive(ctx, years, b.lengths()...)
	}
	if path, ok := b.common[years]; ok {
		return path, nil
	}
	folder, err := os.MkdirTemp(b.work, "common-")
	if err != nil {
		return "", err
	}
	path, err := archive.Cached(ctx, b.store, folder, b.spec(years, b.lengths()...))
	b.common[years] = path
	return path, err
}

// agencies is how many there are in the archives.
func (b *bench) agencies() int { return b.spec(0).Agencies }

// add adds rows about the present subject.
func (b *bench) add(rows ...table.Row) { b.addTo(b.now, rows...) }

func (b *bench) addTo(s subject, rows ...table.Row) { b.rows[s] = append(b.rows[s], rows...) }

// counts are how many rows there are about each subject.
func (b *bench) counts() (n [subjects]int) {
	for s, rows := range b.rows {
		n[s] = len(rows)
	}
	return n
}

// table writes all rows, by subject.
func (b *bench) table() string { return b.tableSince([subjects]int{}) }

// tableSince writes the rows that came after so many about each subject.
func (b *bench) tableSince(have [subjects]int) string {
	var text strings.Builder
	for s, rows := range b.rows {
		if rows := rows[have[s]:]; len(rows) > 0 {
			fmt.Fprintf(&text, "### %d. %s\n\n%s\n", s+1, subject(s), table.Markdown(rows))
		}
	}
	return text.String()
}

// fileSize is in bytes.
func fileSize(path string) (float64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return float64(info.Size()), nil
}

// tail is the end of what a program said.
func tail(out []byte) []byte { return out[max(0, len(out)-600):] }
