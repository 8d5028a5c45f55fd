package data

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// addMeeting puts a meeting into an archive.
func (a *archive) addMeeting(title string) {
	a.t.Helper()
	a.write(func(tx *Tx) error { return tx.Meetings().Add(&Meeting{Title: title, HeldOn: today}) })
}

func (a *archive) backUp(name string) string {
	a.t.Helper()
	path := filepath.Join(a.t.TempDir(), name)
	if _, err := a.Backup(ctx, path); err != nil {
		a.t.Fatal(err)
	}
	return path
}

func ready(t *testing.T, backup, dst string) *Restoration {
	t.Helper()
	r, err := PrepareRestore(ctx, backup, dst, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Discard(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func TestCompareBackupWithArchive(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	older := a.backUp("lama.db")
	a.addMeeting("Rapat baru")
	a.write(func(tx *Tx) error { return tx.Entries().Add(s.entry("sesudahnya")) })
	same := a.backUp("sama.db")
	other := newArchive(t)
	other.addMeeting("Rapat kantor lain")

	compare := func(backup string, want Relation, gone, back, differ int) Comparison {
		t.Helper()
		c, err := a.Compare(ctx, ready(t, backup, a.Path()))
		if err != nil {
			t.Fatal(err)
		}
		if c.Relation != want || len(c.OnlyPresent) != gone || len(c.OnlyBackup) != back || len(c.Differ) != differ {
			t.Errorf("%s: got %s, %d gone, %d back, %d differ; want %s, %d, %d, %d",
				filepath.Base(backup), c.Relation, len(c.OnlyPresent), len(c.OnlyBackup), len(c.Differ), want, gone, back, differ)
		}
		return c
	}
	c := compare(older, BackupOlder, 1, 0, 1)
	if c.OnlyPresent[0].Title != "Rapat baru" || c.Present.Meetings != 2 || c.Backup.Meetings != 1 || c.Present.Head.Seq <= c.Backup.Head.Seq {
		t.Errorf("got %+v", c)
	}
	compare(same, BackupSame, 0, 0, 0)
	compare(other.backUp("lain.db"), BackupForeign, 2, 1, 0)

	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(ctx, older, a.Path(), noon); err != nil {
		t.Fatal(err)
	}
	a = openAt(t, a.Path())
	compare(same, BackupNewer, 0, 1, 1)
	a.addMeeting("Rapat lain sejak itu")
	compare(same, BackupParted, 1, 1, 1)
}

// Only what was decrypted to its end is looked at, and nothing is left behind.
func TestRestoreThatCannotBeUnlocked(t *testing.T) {
	a := newArchive(t)
	a.sample()
	backup := a.backUp("cadangan.db")
	failure := errors.New("wrong key")
	for name, unlock := range map[string]Unlock{
		"at once":    func(io.Reader) (io.Reader, error) { return nil, failure },
		"at the end": func(r io.Reader) (io.Reader, error) { return io.MultiReader(r, failing{failure}), nil },
	} {
		if _, err := PrepareRestore(ctx, backup, a.Path(), unlock, nil); !errors.Is(err, failure) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	unlocked, err := PrepareRestore(ctx, backup, a.Path(), func(r io.Reader) (io.Reader, error) { return r, nil }, nil)
	if err != nil || unlocked.Report.Meetings != 1 {
		t.Fatalf("got %+v, %v", unlocked, err)
	}
	if st, err := os.Stat(unlocked.fresh); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v; want a file for its owner only", st, err)
	}
	if st, err := os.Stat(unlocked.folder); err != nil || st.Mode().Perm() != 0o700 {
		t.Errorf("got %v, %v; want a folder for its owner only", st, err)
	}
	if err := SweepRestorations(a.Path()); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(a.Path()), ".pulih-*")); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestRestoreUndone(t *testing.T) {
	a := newArchive(t)
	backup := a.backUp("kosong.db")
	a.sample()
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	r := ready(t, backup, a.Path())
	former, err := r.Swap(ctx, noon)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Undo(former, noon.Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	openAt(t, a.Path()).expectMeetings(1)
}

func TestRestoreOfAnArchiveInUse(t *testing.T) {
	a := newArchive(t)
	a.sample()
	r := ready(t, a.backUp("cadangan.db"), a.Path())
	if _, err := r.Swap(ctx, noon); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v, want ErrLocked", err)
	}
	a.expectMeetings(1)
}

// A backup whose copying was cut by the power is a file with a hot journal that
// rolls it back. Restoring such a pair takes the state before the cut, and says
// so when that is none.
func TestRestoreWithHotJournal(t *testing.T) {
	a := newArchive(t)
	a.sample()
	whole := a.backUp("utuh.db")
	content, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	cut := filepath.Join(t.TempDir(), "terputus.db")
	journal := hotJournal(content, 0)
	if err := errors.Join(os.WriteFile(cut, content, 0o600), os.WriteFile(cut+"-journal", journal, 0o600)); err != nil {
		t.Fatal(err)
	}
	dst := filepath.Join(t.TempDir(), "arsip.db")
	if _, err := Restore(ctx, cut, dst, noon); err == nil {
		t.Error("restored a backup that was empty before the power cut")
	}
	if _, err := os.Stat(dst); err == nil {
		t.Error("made an archive of it")
	}
	if _, err := os.Stat(cut + "-journal"); err != nil {
		t.Errorf("touched the backup itself: %v", err)
	}
}

// hotJournal is a rollback journal that takes a database back to some pages
// (https://www.sqlite.org/fileformat.html#the_rollback_journal).
func hotJournal(db []byte, pages uint32) []byte {
	j := make([]byte, 512)
	copy(j, []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7})
	put := func(at int, v uint32) {
		j[at], j[at+1], j[at+2], j[at+3] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v)
	}
	put(8, 0)      // records
	put(12, 0)     // nonce
	put(16, pages) // size of the database before
	put(20, 512)   // sector
	put(24, uint32(db[16])<<8|uint32(db[17]))
	return j
}

// Copies made while rows are written are whole, each a state that was, and they
// come to an end: SQLite's own stepping would start over with every write.
func TestBackupBesideWrites(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	stop := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			err := a.Write(context.Background(), Actor{At: noon, Who: "Notulis"}, func(tx *Tx) error { return tx.Entries().Add(s.entry(fmt.Sprint("catatan ", n))) })
			if err != nil {
				t.Error(err)
				return
			}
		}
	})
	folder := t.TempDir()
	var last int64
	for n := range 5 {
		r, err := a.Backup(ctx, filepath.Join(folder, fmt.Sprint(n, ".db")))
		if err != nil {
			t.Fatal(err)
		}
		if r.Head.Seq < last {
			t.Errorf("copy %d goes back from line %d to %d", n, last, r.Head.Seq)
		}
		last = r.Head.Seq
	}
	close(stop)
	writer.Wait()
	for n := range 5 {
		copied := openAt(t, filepath.Join(folder, fmt.Sprint(n, ".db")))
		copied.checkClean()
	}
}

// What a power cut leaves of a copy has no final name: the copy gets it only
// when it is on the disk, with no journal beside it that could roll it back.
func TestBackupLeavesNoJournal(t *testing.T) {
	a := newArchive(t)
	a.sample()
	path := a.backUp("cadangan.db")
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("got %v, %v; want the copy alone", entries, err)
	}
	q, err := openPool(ctx, a.Path(), readerParams, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	if err := confirmPragmas(ctx, q, map[string]string{"synchronous": "3"}); err != nil {
		t.Errorf("the connection that copies would not wait for the disk: %v", err)
	}
}

// A copy that is stopped leaves nothing.
func TestBackupStopped(t *testing.T) {
	a := newArchive(t)
	a.sample()
	stopped, stop := context.WithCancel(ctx)
	stop()
	path := filepath.Join(t.TempDir(), "cadangan.db")
	if _, err := a.Backup(stopped, path); err == nil {
		t.Error("got no error")
	}
	if left, _ := filepath.Glob(path + "*"); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func TestChangedSince(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	r, err := a.Backup(ctx, filepath.Join(t.TempDir(), "cadangan.db"))
	if err != nil {
		t.Fatal(err)
	}
	at := a.now
	expect := func(what string, head ChainHead, want bool) {
		t.Helper()
		if got, err := a.ChangedSince(ctx, head, at); err != nil || got != want {
			t.Errorf("%s: got %v, %v, want %v", what, got, err, want)
		}
	}
	expect("nothing", r.Head, false)
	a.write(func(tx *Tx) error { return tx.Settings().Set("halaman", "rapat") })
	expect("where the window was", r.Head, false)
	a.write(func(tx *Tx) error {
		return tx.Drafts().Save(Draft{MeetingID: s.meeting.ID, Text: "setengah", FirstKeyAt: noon})
	})
	expect("a half-typed line", r.Head, true)
	at = a.now
	expect("the same line", r.Head, false)
	a.addMeeting("Rapat baru")
	expect("a meeting", r.Head, true)
	expect("a head of another archive", ChainHead{Seq: 1, Hash: HashOf([]byte("lain"))}, true)
	if r.SHA256.IsZero() || r.Node != a.Node() || r.LastAt.IsZero() {
		t.Errorf("got %+v", r)
	}
}
