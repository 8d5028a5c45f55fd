package data

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestWriteIsAllOrNothing(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	var before ChainHead
	a.read(func(tx *Tx) (err error) { before, err = tx.ChainHead(); return err })
	stop := errors.New("stop")
	err := a.try(func(tx *Tx) error {
		if err := tx.Entries().Add(s.entry("hilang")); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Errorf("got %v, want the error of the function", err)
	}
	a.read(func(tx *Tx) error {
		after, err := tx.ChainHead()
		es, err2 := tx.Entries().OfMeeting(s.meeting.ID)
		if after != before || len(es) != 0 {
			t.Errorf("got %d entries and head %d, want none and %d", len(es), after.Seq, before.Seq)
		}
		return errors.Join(err, err2)
	})
}

// A window that closes while it saves must not take the entry with it.
func TestWriteOutlivesItsContext(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	window, closeWindow := context.WithCancel(ctx)
	err := a.Write(window, Actor{At: noon, Who: "Notulis"}, func(tx *Tx) error {
		closeWindow()
		return tx.Entries().Add(s.entry("tetap ada"))
	})
	if err != nil {
		t.Fatal(err)
	}
	a.read(func(tx *Tx) error {
		_, err := tx.Entries().Last(s.meeting.ID)
		return err
	})
}

func TestReadCannotWrite(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	err := a.Read(ctx, func(tx *Tx) error { return tx.Entries().Add(s.entry("x")) })
	if !errors.Is(err, ErrReadOnly) {
		t.Errorf("got %v, want ErrReadOnly", err)
	}
	if _, err := a.reader.ExecContext(ctx, "DELETE FROM drafts"); !errors.Is(translate(err), ErrReadOnly) {
		t.Errorf("reading connection: got %v, want ErrReadOnly", err)
	}
}

func TestWriteNeedsAnActor(t *testing.T) {
	a := newArchive(t)
	for _, actor := range []Actor{{}, {At: noon}, {Who: "Notulis"}} {
		if err := a.Write(ctx, actor, func(*Tx) error { return nil }); !errors.Is(err, ErrInvalid) {
			t.Errorf("%+v: got %v, want ErrInvalid", actor, err)
		}
	}
}

// A full disk refuses the write and nothing else; with room again it goes on.
func TestDiskFull(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	var pages int
	if err := a.writer.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		if _, err := a.writer.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", n)); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages)
	long := s.entry(strings.Repeat("panjang sekali ", 5000))
	if err := a.try(func(tx *Tx) error { return tx.Entries().Add(long) }); !errors.Is(err, ErrFull) {
		t.Errorf("got %v, want ErrFull", err)
	}
	limit(1 << 30)
	long.Head = Head{}
	a.write(func(tx *Tx) error { return tx.Entries().Add(long) })
	a.checkClean()
}

// What Write called saved is there after the process was killed in the midst
// of writing. The child prints the number of each entry once it is saved.
func TestKilledWhileWriting(t *testing.T) {
	if path := os.Getenv("RAKOR_TEST_KILL"); path != "" {
		writeForever(path)
	}
	const kills = 8
	path := filepath.Join(t.TempDir(), "arsip.db")
	acknowledged := 0
	for i := range kills {
		n, err := killAfter(path, 5+i*7)
		if err != nil {
			t.Fatal(err)
		}
		acknowledged += n
		a := openAt(t, path)
		a.read(func(tx *Tx) error {
			count, err := value[int](tx, "SELECT count(*) FROM entries")
			if count < acknowledged || count > acknowledged+1 {
				t.Errorf("got %d entries, want %d acknowledged, perhaps one more", count, acknowledged)
			}
			acknowledged = count
			return err
		})
		a.checkClean()
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func killAfter(path string, entries int) (acknowledged int, err error) {
	child := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestKilledWhileWriting$")
	child.Env = append(os.Environ(), "RAKOR_TEST_KILL="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := child.Start(); err != nil {
		return 0, err
	}
	var n int
	for acknowledged < entries {
		if _, err := fmt.Fscanln(out, &n); err != nil {
			return 0, fmt.Errorf("child stopped: %w", errors.Join(err, child.Wait()))
		}
		acknowledged++
	}
	if err := child.Process.Kill(); err != nil {
		return 0, err
	}
	for { // what it still said before it died
		if _, err := fmt.Fscanln(out, &n); err != nil {
			break
		}
		acknowledged++
	}
	_ = child.Wait() // "signal: killed"
	return acknowledged, nil
}

func writeForever(path string) {
	db, err := Open(ctx, path, options())
	if err != nil {
		panic(err)
	}
	now := time.Now()
	write := func(f func(*Tx) error) {
		now = now.Add(time.Millisecond)
		if err := db.Write(ctx, Actor{At: now, Who: "Notulis"}, f); err != nil {
			panic(err)
		}
	}
	m := Meeting{Title: "Rapat", HeldOn: today}
	var items []AgendaItem
	write(func(tx *Tx) (err error) {
		if err = tx.Meetings().Add(&m); err == nil {
			items, err = tx.Agenda().OfMeeting(m.ID)
		}
		return err
	})
	for n := 1; ; n++ {
		write(func(tx *Tx) error {
			return tx.Entries().Add(&Entry{MeetingID: m.ID, ItemID: items[0].ID, Kind: KindInfo, Body: "catatan " + strconv.Itoa(n), At: now})
		})
		fmt.Println(n)
	}
}

func TestTryUndoesItsPartOnly(t *testing.T) {
	a := newArchive(t)
	refused := errors.New("refused")
	a.write(func(tx *Tx) error {
		if err := tx.Settings().Set("a", "1"); err != nil {
			return err
		}
		err := tx.Try(func() error {
			if err := tx.Settings().Set("a", "2"); err != nil {
				return err
			}
			return refused
		})
		if !errors.Is(err, refused) {
			t.Errorf("got %v, want the error of the part", err)
		}
		return tx.Try(func() error { return tx.Settings().Set("b", "3") })
	})
	a.read(func(tx *Tx) error {
		first, err := tx.Settings().Get("a")
		second, err2 := tx.Settings().Get("b")
		if first != "1" || second != "3" {
			t.Errorf("got %q and %q, want what failed undone and the rest kept", first, second)
		}
		return errors.Join(err, err2)
	})
}
