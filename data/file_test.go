package data

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

var ctx = context.Background()

func options() Options { return Options{Now: noon, Program: "test"} }

func TestFolderWithSigns(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "Rapat #1 100%?")
	a := openAt(t, filepath.Join(folder, "arsip & 50%#.db"))
	s := a.sample()
	if _, err := os.Stat(a.Path()); err != nil {
		t.Errorf("archive is not where it was asked for: %v", err)
	}
	if _, err := a.Backup(ctx, filepath.Join(folder, "cadangan #1?.db")); err != nil {
		t.Error(err)
	}
	if err := confirmPragmas(ctx, a.writer, writerPragmas); err != nil {
		t.Error(err)
	}
	a.read(func(tx *Tx) error {
		m, err := tx.Meetings().Get(s.meeting.ID)
		if m.Title != s.meeting.Title {
			t.Errorf("reader got %q, want what was committed, %q", m.Title, s.meeting.Title)
		}
		return err
	})
	names, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if !strings.HasPrefix(n.Name(), "arsip & 50%#.db") && n.Name() != "cadangan #1?.db" {
			t.Errorf("stray file %q", n.Name())
		}
	}
}

func TestFileModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // has no such modes
	}
	folder := filepath.Join(t.TempDir(), "rakor")
	a := openAt(t, filepath.Join(folder, "arsip.db"))
	a.sample()
	if _, err := a.Backup(ctx, filepath.Join(folder, "cadangan.db")); err != nil {
		t.Fatal(err)
	}
	names, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(names) < 4 {
		t.Errorf("got %d files, want archive, journal, lock and copy", len(names))
	}
	for _, n := range append(names, dirEntry(t, folder)) {
		info, err := n.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: others may read it: %v", n.Name(), info.Mode())
		}
	}
}

func dirEntry(t *testing.T, folder string) os.DirEntry {
	all, err := os.ReadDir(filepath.Dir(folder))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	return all[0]
}

// A file that is not ours, or newer, is refused and not one byte of it changed.
func TestRefusedUnharmed(t *testing.T) {
	folder := t.TempDir()
	path := func(name string) string { return filepath.Join(folder, name) }
	newer := openAt(t, path("newer.db"))
	if _, err := newer.writer.ExecContext(ctx, "PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if err := newer.Close(); err != nil {
		t.Fatal(err)
	}
	foreign, err := sql.Open("sqlite", path("foreign.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := foreign.ExecContext(ctx, "CREATE TABLE a(b); INSERT INTO a VALUES(1)"); err != nil {
		t.Fatal(err)
	}
	if err := foreign.Close(); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"empty.db": "", "text.db": strings.Repeat("bukan arsip\n", 50)} {
		if err := os.WriteFile(path(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]error{"newer.db": ErrNewer, "foreign.db": ErrForeign, "empty.db": ErrForeign, "text.db": ErrForeign} {
		before, err := os.ReadFile(path(name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Open(ctx, path(name), options()); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", name, err, want)
		}
		if _, err := Restore(ctx, path(name), path("arsip.db"), noon); !errors.Is(err, want) {
			t.Errorf("restore from %s: got %v, want %v", name, err, want)
		}
		after, err := os.ReadFile(path(name))
		if err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s was changed (%v)", name, err)
		}
		if _, err := os.Stat(path(name) + "-wal"); err == nil {
			t.Errorf("%s got a journal", name)
		}
	}
}

// newer than the header says: the version is still in the journal.
func TestNewerInJournal(t *testing.T) {
	a := newArchive(t)
	a.sample()
	copied := filepath.Join(t.TempDir(), "arsip.db")
	if _, err := a.writer.ExecContext(ctx, "PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(a.Path()+suffix, copied+suffix); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(ctx, copied, options()); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v, want ErrNewer", err)
	}
}

func TestOneOwner(t *testing.T) {
	a := newArchive(t)
	if _, err := Open(ctx, a.Path(), options()); !errors.Is(err, ErrLocked) {
		t.Errorf("second opening: got %v, want ErrLocked", err)
	}
	if _, err := Restore(ctx, a.Path(), a.Path(), noon); !errors.Is(err, ErrLocked) {
		t.Errorf("restore over an open archive: got %v, want ErrLocked", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, a.Path())
	again.sample()
}

func TestMustExist(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tidak ada.db")
	o := options()
	o.MustExist = true
	if _, err := Open(ctx, path, o); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v, want ErrNotFound", err)
	}
	if names, _ := os.ReadDir(filepath.Dir(path)); len(names) != 0 {
		t.Errorf("it left %v", names)
	}
}

func TestCloudFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "OneDrive - Pemkot")
	o := options()
	if _, err := Open(ctx, filepath.Join(folder, "arsip.db"), o); !errors.Is(err, ErrNetworkFolder) {
		t.Errorf("got %v, want ErrNetworkFolder", err)
	}
	o.AllowNetwork = true
	db, err := Open(ctx, filepath.Join(folder, "arsip.db"), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

// A journal without its archive must not flow into a new one.
func TestStrayJournal(t *testing.T) {
	a := newArchive(t)
	a.sample()
	path := filepath.Join(t.TempDir(), "arsip.db")
	if err := copyFile(a.Path()+"-wal", path+"-wal"); err != nil {
		t.Fatal(err)
	}
	fresh := openAt(t, path)
	fresh.read(func(tx *Tx) error {
		n, err := tx.Meetings().Count(MeetingFilter{})
		if n != 0 {
			t.Errorf("new archive has %d meetings", n)
		}
		return err
	})
	kept, err := filepath.Glob(filepath.Join(filepath.Dir(path), "arsip-2026*-wal"))
	if err != nil || len(kept) != 1 {
		t.Errorf("got %v, %v, want the journal kept beside", kept, err)
	}
	fresh.checkClean()
}

// The copy of a migration that fails leaves version and tables untouched.
func TestMigrationFails(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	known := len(migrations)
	bad := migration{known + 1, "0099_bad.sql", "CREATE TABLE extra(a) STRICT; INSERT INTO nowhere VALUES(1);"}
	if err := a.apply(ctx, bad, options()); err == nil {
		t.Fatal("got nil")
	}
	a.read(func(tx *Tx) error {
		v, err := value[int](tx, "PRAGMA user_version")
		n, err2 := value[int](tx, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'")
		if v != known || n != 0 {
			t.Errorf("got version %d and %d tables of the failed migration", v, n)
		}
		_, err3 := tx.Meetings().Get(s.meeting.ID)
		return errors.Join(err, err2, err3)
	})
}

// Opening with one more migration keeps a copy first.
func TestMigrationKeepsCopy(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	known := migrations
	defer func() { migrations = known }()
	migrations = append(known[:len(known):len(known)], migration{len(known) + 1, "0099_more.sql", "CREATE TABLE more(a INTEGER) STRICT;"})
	b := openAt(t, a.Path())
	b.read(func(tx *Tx) error {
		_, err := tx.Meetings().Get(s.meeting.ID)
		return err
	})
	copies, err := filepath.Glob(filepath.Join(filepath.Dir(a.Path()), fmt.Sprintf("arsip-skema%d-*.db", len(known))))
	if err != nil || len(copies) != 1 {
		t.Fatalf("got copies %v, %v, want one", copies, err)
	}
	if r, err := inspect(ctx, copies[0]); err != nil || r.Schema != len(known) || r.Meetings != 1 {
		t.Errorf("got %+v, %v", r, err)
	}
}

// With the same random bytes and times two archives get the same identities.
func TestSameRandomSameArchive(t *testing.T) {
	var nodes []string
	for range 2 {
		o := options()
		o.Random = strings.NewReader(strings.Repeat("acak", 100))
		db, err := Open(ctx, filepath.Join(t.TempDir(), "arsip.db"), o)
		if err != nil {
			t.Fatal(err)
		}
		nodes = append(nodes, db.node)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if nodes[0] != nodes[1] {
		t.Errorf("got %v", nodes)
	}
}
