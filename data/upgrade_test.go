package data

import (
	"compress/gzip"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Archives as each released schema wrote them, with rows in every table. They
// were made by the program of their time and are never made anew.
func released(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/schema-*.db.gz")
	if err != nil || len(names) == 0 {
		t.Fatalf("got %v, %v, want archives of released schemas", names, err)
	}
	return names
}

func unpack(t *testing.T, name string) (path string) {
	t.Helper()
	in, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	r, err := gzip.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "arsip.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// contents are the rows of every table by its name, each row as text: the
// columns named, or all there are.
func contents(t *testing.T, path string, columns map[string]string) (rows map[string][]string, names map[string]string) {
	t.Helper()
	if err := useOFDLocks(); err != nil {
		t.Fatal(err)
	}
	q, err := sql.Open("sqlite", dsn(path, "mode=ro"))
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	if columns == nil {
		columns = map[string]string{}
		for _, c := range texts(t, q, `SELECT m.name || ':' || group_concat('"' || c.name || '"') FROM sqlite_schema m, pragma_table_info(m.name) c
			WHERE m.type = 'table' AND m.name NOT LIKE 'entries_fts%' AND m.name NOT LIKE 'sqlite_%' GROUP BY m.name`) {
			table, list, _ := strings.Cut(c, ":")
			columns[table] = list
		}
	}
	rows = map[string][]string{}
	for table, list := range columns {
		quoted := "quote(" + strings.ReplaceAll(list, ",", ") || ' ' || quote(") + ")"
		rows[table] = texts(t, q, fmt.Sprintf("SELECT %s FROM %s ORDER BY 1", quoted, table))
	}
	return rows, columns
}

func texts(t *testing.T, q *sql.DB, query string) (out []string) {
	t.Helper()
	found, err := q.QueryContext(ctx, query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer found.Close()
	for found.Next() {
		var s string
		if err := found.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// An archive of every released schema is copied first, then brought up to date,
// and says what it said.
func TestReleasedSchemasOpen(t *testing.T) {
	for _, name := range released(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			path := unpack(t, name)
			want, columns := contents(t, path, nil)
			for table, rows := range want {
				if len(rows) == 0 {
					t.Errorf("the kept archive has no rows in %s", table)
				}
			}
			a := openAt(t, path)
			a.checkClean()
			schema := 0
			if _, err := fmt.Sscanf(filepath.Base(name), "schema-%d.db.gz", &schema); err != nil {
				t.Fatal(err)
			}
			a.sameContents(want, columns, schema)
			if schema == len(migrations) {
				return
			}
			copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), fmt.Sprintf("arsip-skema%d-*.db", schema)))
			if err != nil || len(copies) != 1 {
				t.Fatalf("got copies %v, %v, want one", copies, err)
			}
			if r, err := inspect(ctx, copies[0]); err != nil || r.Schema != schema {
				t.Errorf("got a copy of schema %d, %v, want %d", r.Schema, err, schema)
			}
			kept, _ := contents(t, copies[0], columns)
			compare(t, "copy", want, kept)
		})
	}
}

func (a *archive) sameContents(want map[string][]string, columns map[string]string, schema int) {
	a.t.Helper()
	t := a.t.(*testing.T)
	got, _ := contents(t, a.Path(), columns)
	if n := len(got["schema_log"]); n != len(migrations) {
		t.Errorf("got %d migrations on record, want %d", n, len(migrations))
	}
	got["schema_log"] = got["schema_log"][:schema]
	compare(t, "archive", want, got)
}

func compare(t *testing.T, what string, want, got map[string][]string) {
	t.Helper()
	for table := range want {
		if strings.Join(got[table], "\n") != strings.Join(want[table], "\n") {
			t.Errorf("%s: table %s is not as it was: %d rows, were %d", what, table, len(got[table]), len(want[table]))
		}
	}
}

// A migration that fails half-way leaves an archive of a released schema as it
// was, and the copy beside it.
func TestFailedUpgradeLeavesTheArchive(t *testing.T) {
	path := unpack(t, released(t)[0])
	want, columns := contents(t, path, nil)
	known := migrations
	defer func() { migrations = known }()
	migrations = append(known[:1:1], migration{2, "0002_bad.sql", "DROP TABLE drafts; UPDATE entries SET body = 'hilang'; INSERT INTO nowhere VALUES(1);"})
	if db, err := Open(ctx, path, options()); err == nil {
		t.Error("a migration that fails opened the archive")
		_ = db.Close()
	}
	got, _ := contents(t, path, columns)
	compare(t, "archive", want, got)
	migrations = known
	db, err := Open(ctx, path, options())
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}
