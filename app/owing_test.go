package app

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestOwingCountsLeadsAndSupports(t *testing.T) {
	ctx := context.Background()
	a, w, id := sampleArchive(t)
	if got, err := a.Sheets.Owing(ctx, 0); err != nil || len(got) != 0 {
		t.Fatalf("got %d agencies owing before the minutes are final, %v, want none", len(got), err)
	}
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	owing, err := a.Sheets.Owing(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	names, err := a.Sheets.Names(ctx, SheetOrder{})
	if err != nil || len(names) != len(owing) {
		t.Errorf("got %d agencies owing, want the %d that sheets are written for, %v", len(owing), len(names), err)
	}
	for i, o := range owing {
		if o.Leads+o.Supports == 0 || o.Late != 0 || o.Sent != "" {
			t.Errorf("%s: got %d, %d, late %d, sent %q, want something owed, nothing late, nothing sent", o.Agency.Code, o.Leads, o.Supports, o.Late, o.Sent)
		}
		if i > 0 && o.Agency.Position < owing[i-1].Agency.Position {
			t.Errorf("%s stands out of order", o.Agency.Code)
		}
	}
	if _, err := a.Sheets.Write(ctx, SheetOrder{Agencies: []int64{owing[0].Agency.ID}}, nil); err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(365 * 24 * time.Hour)
	owing, err = a.Sheets.Owing(ctx, 0)
	if err != nil || owing[0].Sent != "2026-11" || owing[0].Late == 0 {
		t.Errorf("got sent %q and %d late a year on, %v, want 2026-11 and some", owing[0].Sent, owing[0].Late, err)
	}
}

func TestReadFileSaysWhatToDo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lembar.xlsx")
	_, err := ReadFile(path)
	refused(t, err, "Berkas “lembar.xlsx” tidak dapat dibaca. Periksa nama dan izinnya.")
	if err := os.WriteFile(path, []byte("isi"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadFile(path); err != nil || string(got) != "isi" {
		t.Errorf("got %q, %v, want what was written", got, err)
	}
}
