package app

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"rakor.id/rakor/data"
)

// A watch is a clock that stands still until it is set.
type watch struct{ at time.Time }

func (w *watch) now() time.Time { return w.at }

// morning is the hour before the sample meeting.
var morning = time.Date(2026, time.November, 23, 8, 0, 0, 0, data.WIB.Location())

// newArchive opens an empty archive on a file of its own.
func newArchive(t testing.TB) (*App, *watch) {
	t.Helper()
	w := &watch{at: morning}
	a, err := Open(context.Background(), filepath.Join(t.TempDir(), "rakor.db"), Options{Clock: w.now, Who: "Contoh Notulis"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a, w
}

// sampleArchive is an archive with the sample meeting taken down and closed.
func sampleArchive(t testing.TB) (*App, *watch, int64) {
	t.Helper()
	a, w := newArchive(t)
	id, err := a.Samples.Install(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	w.at = morning.Add(6 * time.Hour)
	return a, w, id
}

// refused checks that an error is a sentence for a person.
func refused(t testing.TB, err error, want string) {
	t.Helper()
	var p *Problem
	if !errors.As(err, &p) {
		t.Fatalf("got error %v, want the problem %q", err, want)
	}
	if got := (Sentence{Message: p.Message, Args: p.Args}).String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
