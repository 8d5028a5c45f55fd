//go:build linux

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
)

// A bench is where measurements are made.
type bench struct {
	quick bool
	rakor string // the program
	store string // archives made before
	work  string // for what measurements leave
	rows  []table.Row
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
	if err := os.MkdirAll("build/bench", 0o755); err != nil {
		return nil, err
	}
	work, err := os.MkdirTemp("build/bench", "work-") // on the disk that is measured, not in memory
	if err != nil {
		return nil, err
	}
	if work, err = filepath.Abs(work); err != nil {
		return nil, err
	}
	return &bench{quick: quick, rakor: rakor, store: filepath.Join(filepath.Dir(work), "archives-"+mark), work: work}, nil
}

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

// archive makes a copy of a generated archive, in a folder of its own.
func (b *bench) archive(ctx context.Context, years int, running ...int) (string, error) {
	folder, err := os.MkdirTemp(b.work, "archive-")
	if err != nil {
		return "", err
	}
	return archive.Cached(ctx, b.store, folder, b.spec(years, running...))
}

// agencies is how many there are in the archives.
func (b *bench) agencies() int { return b.spec(0).Agencies }

func (b *bench) add(rows ...table.Row) { b.rows = append(b.rows, rows...) }

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
