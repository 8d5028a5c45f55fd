package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"testing"
)

// tamper changes an archive as someone with the file and a tool would: with the
// triggers of the tables taken away.
func (a *archive) tamper(statements ...string) {
	a.t.Helper()
	q, err := sql.Open("sqlite", dsn(a.Path(), "_busy_timeout=5000"))
	if err != nil {
		a.t.Fatal(err)
	}
	defer q.Close()
	rows, err := q.QueryContext(ctx, "SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE 'entries_fts%'")
	if err != nil {
		a.t.Fatal(err)
	}
	var drops []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			a.t.Fatal(err)
		}
		drops = append(drops, s)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		a.t.Fatal(err)
	}
	for _, s := range append(drops, statements...) {
		if _, err := q.ExecContext(ctx, s); err != nil {
			a.t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestCheckFinds(t *testing.T) {
	for _, tt := range []struct {
		name, sql string
		want      FindingKind
	}{
		{"an entry reworded", "UPDATE entries SET body = 'palsu' WHERE id = 1", ChangedRow},
		{"progress of a follow-up", "UPDATE follow_ups SET progress = 900", ChangedRow},
		{"an entry taken out", "DELETE FROM entries WHERE id = 2", ChangedRow},
		{"an entry put in", "INSERT INTO entries(uid, meeting_id, item_id, position, kind, marks, at) SELECT randomblob(16), meeting_id, item_id, 9, kind, '[]', 1 FROM entries WHERE id = 1", ChangedRow},
		{"a rev", "UPDATE meetings SET rev = rev + 1", ChangedRow},
		{"the author of a line", "UPDATE history SET actor = 'Orang Lain' WHERE seq = 5", BrokenHistory},
		{"the time of a line", "UPDATE history SET at = at + 1 WHERE seq = 5", BrokenHistory},
		{"a line taken out", "DELETE FROM history WHERE seq = 5", BrokenHistory},
		{"a line taken out and the rest renumbered", "DELETE FROM history WHERE seq = 5; UPDATE history SET seq = seq - 1 WHERE seq > 5", BrokenHistory},
		{"the first line taken out", "DELETE FROM history WHERE seq = 1", BrokenHistory},
		{"content of minutes", "UPDATE minutes_versions SET content = '{\"judul\":\"Rapat Palsu\"}'", ChangedMinutes},
		{"history cut before the minutes", "DELETE FROM history WHERE seq >= (SELECT history_seq FROM minutes_versions)", BrokenHistory},
		{"a kept file", "UPDATE blobs SET bytes = x'2550444600'", ChangedFile},
		{"a link", "PRAGMA foreign_keys = 0; UPDATE entries SET speaker_id = 999 WHERE id = 1", BrokenLink},
		{"the search index", "INSERT INTO entries_fts(entries_fts, rowid, body) VALUES('delete', 1, 'Saluran tersumbat')", BrokenIndex},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := newArchive(t)
			a.sampleFinal()
			a.checkClean()
			a.tamper(tt.sql)
			r, err := a.Check(ctx)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.Findings {
				if f.Kind == tt.want {
					return
				}
			}
			t.Errorf("got findings %v, want one of kind %s", r.Findings, tt.want)
		})
	}
}

// Whoever cuts the end off history and rows alike is found out by a head that
// was printed before.
func TestChainHeadTellsTheEnd(t *testing.T) {
	a := newArchive(t)
	a.sampleFinal()
	var printed ChainHead
	a.read(func(tx *Tx) (err error) {
		printed, err = tx.ChainHead()
		return err
	})
	r := a.checkClean()
	if r.Head != printed || r.Lines != printed.Seq || r.Versions != 1 || r.Blobs != 1 || r.Rows == 0 {
		t.Errorf("got %+v, want head %+v", r, printed)
	}
	a.tamper(fmt.Sprintf("DELETE FROM history WHERE seq = %d", printed.Seq))
	r, err := a.Check(context.Background())
	if err != nil || r.Head == printed {
		t.Errorf("got head %+v, %v: the cut does not show", r.Head, err)
	}
}

func TestCheckStops(t *testing.T) {
	a := newArchive(t)
	a.sampleFinal()
	done, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := a.Check(done); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want it to stop", err)
	}
}
