package app

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// half reads the half-typed lines as a program that was started anew does.
func half(ctx context.Context, t *testing.T, s *Session) []HalfLine {
	t.Helper()
	if err := s.Reload(ctx); err != nil {
		t.Fatal(err)
	}
	return s.Half()
}

func done(ctx context.Context, t *testing.T, a *Action) Change {
	t.Helper()
	c, err := a.Do(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestHalfLineComesBackUntilItIsAnEntry(t *testing.T) {
	ctx, s := orderSession(t)
	began := time.Date(2026, 11, 23, 9, 15, 0, 0, time.UTC)
	line := HalfLine{Text: "/l Jalan rus", Cursor: 12, Began: began}
	actions := len(s.undo)
	done(ctx, t, s.Keep(line))
	if got := half(ctx, t, s); len(got) != 1 || got[0].Text != line.Text || got[0].Cursor != 12 || !got[0].Began.Equal(began) {
		t.Errorf("got %+v, want the half-typed line", got)
	}
	if got := len(s.undo); got != actions {
		t.Error("a half-typed line can be undone; want that it is no action")
	}
	done(ctx, t, s.Enter("/l Jalan rusak", began))
	if got := half(ctx, t, s); len(got) != 0 {
		t.Errorf("got %+v, want none: the line is an entry", got)
	}
}

func TestHalfCorrectionComesBackBesideTheNewLine(t *testing.T) {
	ctx, s := orderSession(t)
	e := s.Live().Entries[0]
	done(ctx, t, s.Keep(HalfLine{Text: "baris baru", Cursor: 10}))
	done(ctx, t, s.Keep(HalfLine{EntryID: e.ID, Text: "perbaik", Cursor: 7}))
	want := []HalfLine{{Text: "baris baru", Cursor: 10}, {EntryID: e.ID, Text: "perbaik", Cursor: 7}}
	if got := half(ctx, t, s); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	done(ctx, t, s.Edit(e.ID, "perbaikan selesai"))
	if got := half(ctx, t, s); !slices.Equal(got, want[:1]) {
		t.Errorf("got %+v after the correction was made, want %+v", got, want[:1])
	}
	done(ctx, t, s.Keep(HalfLine{EntryID: e.ID, Text: "perbaik lagi", Cursor: 12}))
	done(ctx, t, s.Remove(e.ID))
	if got := half(ctx, t, s); !slices.Equal(got, want[:1]) {
		t.Errorf("got %+v after the entry was taken back, want %+v", got, want[:1])
	}
}

// What a line means is decided when it is stored, behind those typed before it.
func TestLinesWaitingMeanWhatTheyMeantInTurn(t *testing.T) {
	ctx, s := orderSession(t)
	first, second := s.Enter("/acara + Drainase pasar", time.Time{}), s.Enter("/k Saluran tersumbat", time.Time{})
	for _, a := range []*Action{first, second} {
		done(ctx, t, a)
	}
	live := s.Live()
	if got := live.Entries[len(live.Entries)-1]; got.ItemID != live.Current().ID || live.Current().Title != "Drainase pasar" {
		t.Errorf("got %+v under %q, want it under the item that the line before it added", got, live.Current().Title)
	}
}

// A disk that refuses leaves the meeting as it was; the same action succeeds
// later.
func TestActionIsStoredAtTheSecondAttempt(t *testing.T) {
	ctx, s := orderSession(t)
	before := len(s.Live().Entries)
	open := *s.desk
	closed, err := Open(ctx, filepath.Join(t.TempDir(), "rakor.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := closed.Close(); err != nil { // it refuses every write
		t.Fatal(err)
	}
	a := s.Enter("/l Jembatan retak", time.Time{})
	s.desk = closed.desk
	if err := a.Store(ctx); !Unsaved(err) {
		t.Fatalf("got %v, want that the archive refused", err)
	}
	s.desk = &open
	if len(s.Live().Entries) != before {
		t.Fatal("the meeting in memory has an entry that was not stored")
	}
	done(ctx, t, a)
	if got := len(s.Live().Entries); got != before+1 {
		t.Errorf("got %d entries, want %d", got, before+1)
	}
}

func TestRefusedLineIsNotUnsaved(t *testing.T) {
	ctx, s := orderSession(t)
	for _, line := range []string{"/acara 99", "/status TL-1999-0001 selesai", "s/tidak ada/ada/"} {
		if _, err := s.Enter(line, time.Time{}).Do(ctx); err == nil || Unsaved(err) {
			t.Errorf("%s: got %v (unsaved %v), want that the line itself is refused", line, err, Unsaved(err))
		}
	}
}

// The window reads the meeting while a line is on its way to the disk; the race
// detector watches.
func TestMeetingIsReadWhileALineIsStored(t *testing.T) {
	ctx, s := orderSession(t)
	for _, line := range []string{"@DLH /k Armada rusak", "/hadir @PUPR", "/t Perbaiki armada @DLH +PUPR >30/11", "/acara + Pasar", "@PUPR", "s/rusak/mogok/"} {
		a, stored := s.Enter(line, time.Time{}), make(chan error)
		go func() { stored <- a.Store(ctx) }()
		for waiting := true; waiting; {
			select {
			case err := <-stored:
				if err != nil {
					t.Fatalf("%s: %v", line, err)
				}
				waiting = false
			default:
				s.Parse("@PUPR /k Saluran +DLH")
				s.Complete("@PU", 3)
				s.Projection(true)
				_, _ = s.Speaker(), s.Live().Current()
			}
		}
		a.Took()
	}
	if got := s.Live().Entries; len(got) == 0 || s.Speaker().Label != "Dinas PUPR" {
		t.Errorf("got %d entries and speaker %q", len(got), s.Speaker().Label)
	}
}
