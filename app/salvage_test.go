package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/data"
)

// The code at the foot of the minutes is found in the archive it came from, and
// tells when it is held against another.
func TestComparePrinted(t *testing.T) {
	ctx := context.Background()
	a, w, id := planned(t)
	s := opened(t, a, id)
	w.at = morning.Add(2 * time.Hour)
	enter(t, s, "/buka 09.00", "/hadir @PUPR", "/acara 1", "pertama")
	if err := a.Meetings.Close(ctx, id, w.at); err != nil {
		t.Fatal(err)
	}
	v, err := a.Minutes.Finalize(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	code := v.History.Code()
	stamp := finalStamp(data.WIB, v, Content{})
	if stamp.Chain != code {
		t.Errorf("the minutes print %q, want %q", stamp.Chain, code)
	}
	if c, err := a.Archive.ComparePrinted(ctx, code); err != nil || !c.Same {
		t.Errorf("got %+v, %v, want it the same", c, err)
	}
	other := data.ChainHead{Seq: v.History.Seq, Hash: data.HashOf([]byte("lain"))}.Code()
	if c, err := a.Archive.ComparePrinted(ctx, other); err != nil || c.Same || !strings.Contains(c.Says.String(), "bukan yang tercetak") {
		t.Errorf("got %+v, %v, want another history", c, err)
	}
	later := data.ChainHead{Seq: 9999, Hash: data.HashOf([]byte("lain"))}.Code()
	if c, err := a.Archive.ComparePrinted(ctx, later); err != nil || c.Same || !strings.Contains(c.Says.String(), "baris ke-9.999") {
		t.Errorf("got %+v, %v, want the end cut off", c, err)
	}
	var p *Problem
	if _, err := a.Archive.ComparePrinted(ctx, "784-salah"); !errors.As(err, &p) {
		t.Errorf("got %v, want a problem to be read", err)
	}
}

func TestSalvageAndTakeOver(t *testing.T) {
	ctx := context.Background()
	a, w, id := planned(t)
	path := a.Path()
	s := opened(t, a, id)
	w.at = morning.Add(2 * time.Hour)
	enter(t, s, "/buka 09.00", "/acara 1", "pertama", "kedua")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(whole, "rusak")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, path, Options{}); err == nil || !Salvageable(path) {
		t.Fatalf("got %v, want it refused and yet salvageable", err)
	}
	clock := func() time.Time { return w.at }
	r, err := Salvage(ctx, path, "", clock)
	if err != nil || !r.Whole || filepath.Dir(r.Path) != filepath.Dir(path) {
		t.Fatalf("got %+v, %v, want all of it beside the damaged one", r, err)
	}
	if said := SalvageWords(r); len(said) != 1 || !strings.HasPrefix(said[0].String(), "Semua terselamatkan") {
		t.Errorf("got %v", said)
	}
	var p *Problem
	if _, err := Salvage(ctx, path, r.Path, clock); !errors.As(err, &p) {
		t.Errorf("over a file: got %v, want a problem to be read", err)
	}
	former, err := TakeOver(ctx, r.Path, path, clock)
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(former); err != nil || string(kept) != string(whole) {
		t.Errorf("the damaged archive was not kept (%v)", err)
	}
	b, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	record, err := b.Meetings.Record(ctx, id)
	if err != nil || len(record.Entries) != 2 {
		t.Errorf("got %d entries, %v, want 2", len(record.Entries), err)
	}
}

// Every kind of row has a name for the list of what is missing.
func TestSalvageWordsNameEveryTable(t *testing.T) {
	for _, table := range data.Tables() {
		if tableWords[table] == "" {
			t.Errorf("table %s has no name", table)
		}
	}
}
