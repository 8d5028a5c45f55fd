package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
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
	rows, err := q.QueryContext(ctx, "SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE 'search%'")
	if err != nil {
		a.t.Fatal(err)
	}
	defer rows.Close()
	var drops []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			a.t.Fatal(err)
		}
		drops = append(drops, s)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil { // closed before the connection drops what it read
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
		{"a kept file", "UPDATE blobs SET bytes = zeroblob(size)", ChangedFile},
		{"a link", "PRAGMA foreign_keys = 0; UPDATE entries SET speaker_id = 999 WHERE id = 1", BrokenLink},
		{"the search index", "INSERT INTO search_index(search_index, rowid, body, speaker, facets) SELECT 'delete', docid, body, speaker, facets FROM search_of_entries WHERE id = 1", BrokenIndex},
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
	if r.Head != printed || r.Lines != printed.Seq || r.Versions != 1 || r.Blobs != 3 || r.Rows == 0 {
		t.Errorf("got %+v, want head %+v", r, printed)
	}
	a.tamper(fmt.Sprintf("DELETE FROM history WHERE seq = %d", printed.Seq))
	r, err := a.Check(context.Background())
	if err != nil || r.Head == printed {
		t.Errorf("got head %+v, %v: the cut does not show", r.Head, err)
	}
}

// dump writes all that the archive says, the history and kept files as well.
func (a *archive) dump() (string, error) {
	var b strings.Builder
	err := a.Read(ctx, func(tx *Tx) error {
		for _, kind := range kinds {
			err := scan(tx, func(x rows) error {
				row := kind()
				if err := x.Scan(targets(row)...); err != nil {
					return err
				}
				fmt.Fprintln(&b, row.table(), row.head(), insertImage(row))
				return nil
			}, selectOf(kind())+"ORDER BY id")
			if err != nil {
				return err
			}
		}
		lines, err := tx.history("ORDER BY h.node, h.seq")
		fmt.Fprintln(&b, lines)
		return errors.Join(err, scan(tx, func(x rows) error {
			var h Hash
			var content []byte
			err := x.Scan(&h, &content)
			fmt.Fprintf(&b, "%s %x\n", h, content)
			return err
		}, "SELECT sha256, bytes FROM blobs ORDER BY sha256"))
	})
	return b.String(), err
}

// Four bytes flipped anywhere in the written parts of the file: either the archive refuses to open,
// or the check finds something, or all it says is still as it was.
func TestFlippedBytes(t *testing.T) {
	a := newArchive(t)
	a.sampleFinal()
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(a.Path())
	if err != nil {
		t.Fatal(err)
	}
	b := openAt(t, a.Path())
	want, err := b.dump()
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(7, 11))
	refused, found, harmless := 0, 0, 0
	for range 500 {
		damaged := slices.Clone(whole)
		at := r.IntN(len(damaged) - 4)
		for damaged[at] == 0 { // most of a small archive is empty pages
			at = r.IntN(len(damaged) - 4)
		}
		for i := range 4 {
			damaged[at+i] ^= byte(1 + r.IntN(255))
		}
		path := filepath.Join(t.TempDir(), "arsip.db")
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := Open(ctx, path, options())
		if err != nil {
			refused++
			continue
		}
		report, err := db.Check(ctx)
		got, err2 := (&archive{DB: db, t: t}).dump()
		switch {
		case err != nil || len(report.Findings) > 0:
			found++
		case err2 != nil || got != want:
			t.Errorf("flip at %d of %d changed what the archive says, and the check found nothing (%v)", at, len(whole), err2)
		default:
			harmless++
		}
		_ = db.Close() // a damaged file may refuse its last checkpoint
	}
	t.Logf("%d flips: %d refused to open, %d found, %d without effect", refused+found+harmless, refused, found, harmless)
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
