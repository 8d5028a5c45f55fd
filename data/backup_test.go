package data

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestBackupAndRestore(t *testing.T) {
	a := newArchive(t)
	s, _ := a.sampleFinal()
	folder := filepath.Dir(a.Path())
	backup := filepath.Join(folder, "cadangan.db")
	r, err := a.Backup(ctx, backup)
	if err != nil {
		t.Fatal(err)
	}
	if r.Meetings != 2 || r.Entries != 2 || r.Schema != len(migrations) || r.Head.Seq == 0 {
		t.Errorf("got %+v", r)
	}
	if _, err := a.Backup(ctx, backup); !errors.Is(err, ErrExists) {
		t.Errorf("over a file: got %v, want ErrExists", err)
	}
	b, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	if b[18] != 1 || b[19] != 1 {
		t.Errorf("copy needs a journal to be read (header %d %d): it cannot lie on a read-only disk", b[18], b[19])
	}
	a.write(func(tx *Tx) error { return tx.Meetings().Add(&Meeting{Title: "Sesudah cadangan", HeldOn: today}) })
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}

	former, err := Restore(ctx, backup, a.Path(), noon)
	if err != nil {
		t.Fatal(err)
	}
	restored := openAt(t, a.Path())
	restored.expectMeetings(2)
	restored.read(func(tx *Tx) error {
		_, err := tx.MeetingRecord(s.meeting.ID)
		return err
	})
	restored.checkClean()
	openAt(t, former).expectMeetings(3)
	if left, _ := filepath.Glob(filepath.Join(folder, ".pulih-*")); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func (a *archive) expectMeetings(want int) {
	a.t.Helper()
	a.read(func(tx *Tx) error {
		n, err := tx.Meetings().Count(MeetingFilter{})
		if n != want {
			a.t.Errorf("%s: got %d meetings, want %d", filepath.Base(a.Path()), n, want)
		}
		return err
	})
}

// crashed copies an archive in use with its journal, as a crash leaves it.
func crashed(t *testing.T, a *archive) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "arsip.db")
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(a.Path()+suffix, path+suffix); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// A journal left by a crash must not undo the restore, and must not be lost.
func TestRestoreOverStaleJournal(t *testing.T) {
	a := newArchive(t)
	backup := filepath.Join(t.TempDir(), "cadangan.db")
	if _, err := a.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	a.sample()
	path := crashed(t, a)
	former, err := Restore(ctx, backup, path, noon)
	if err != nil {
		t.Fatal(err)
	}
	openAt(t, path).expectMeetings(0)
	openAt(t, former).expectMeetings(1)
}

// A backup that is a plain copy of a file in use has its newest rows in the
// journal beside it.
func TestRestoreFromCopyWithJournal(t *testing.T) {
	a := newArchive(t)
	a.sample()
	backup := crashed(t, a)
	path := filepath.Join(t.TempDir(), "arsip.db")
	if former, err := Restore(ctx, backup, path, noon); err != nil || former != "" {
		t.Fatalf("got %q, %v", former, err)
	}
	openAt(t, path).expectMeetings(1)
}

// A damaged backup is refused and the archive stays.
func TestRestoreFromDamaged(t *testing.T) {
	a := newArchive(t)
	a.sample()
	backup := filepath.Join(t.TempDir(), "cadangan.db")
	if _, err := a.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"cut": b[:len(b)/2], "wiped": append(append([]byte{}, b[:4096]...), make([]byte, len(b)-4096)...)} {
		damaged := filepath.Join(t.TempDir(), name+".db")
		if err := os.WriteFile(damaged, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Restore(ctx, damaged, a.Path(), noon); !errors.Is(err, ErrCorrupt) {
			t.Errorf("%s: got %v, want ErrCorrupt", name, err)
		}
	}
	openAt(t, a.Path()).expectMeetings(1)
}

// A damaged archive can be replaced by a backup, and is kept with its journal.
func TestRestoreOverDamaged(t *testing.T) {
	a := newArchive(t)
	a.sample()
	backup := filepath.Join(t.TempDir(), "cadangan.db")
	if _, err := a.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	path := crashed(t, a)
	if err := os.WriteFile(path, []byte("rusak"), 0o600); err != nil {
		t.Fatal(err)
	}
	former, err := Restore(ctx, backup, path, noon)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(former + "-wal"); err != nil {
		t.Errorf("journal of the damaged archive was not kept: %v", err)
	}
	openAt(t, path).expectMeetings(1)
}
