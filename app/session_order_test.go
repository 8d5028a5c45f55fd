package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/data"
)

// orderSession is a meeting with one topic and three entries.
func orderSession(t testing.TB) (context.Context, *Session) {
	t.Helper()
	ctx := t.Context()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, data.WIB.Location())
	a, err := Open(ctx, filepath.Join(t.TempDir(), "rakor.db"), Options{Clock: func() time.Time { now = now.Add(time.Second); return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := a.Agencies.ImportStarter(ctx, StarterPrabumulih); err != nil {
		t.Fatal(err)
	}
	plan := Plan{Meeting: Meeting{Title: "Rakor", HeldOn: "2026-11-23"}, Topics: []Topic{{Title: "Infrastruktur"}}}
	if err := a.Meetings.Save(ctx, &plan); err != nil {
		t.Fatal(err)
	}
	s, err := a.Capture.Open(ctx, plan.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"/buka 09.00", "/acara 1", "@PUPR /k Saluran tersumbat", "Air naik. Lapak di atas tutup", "/l Ketiga"} {
		if _, err := s.Enter(line, time.Time{}).Do(ctx); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
	}
	return ctx, s
}

func bodies(s *Session) string {
	var out []string
	for _, e := range s.Live().Entries {
		out = append(out, e.Body)
	}
	return strings.Join(out, " | ")
}

func checkBodies(t *testing.T, s *Session, want string) {
	t.Helper()
	if got := bodies(s); got != want {
		t.Errorf("got entries %q, want %q", got, want)
	}
	if err := s.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := bodies(s); got != want {
		t.Errorf("got entries %q from the archive, want %q", got, want)
	}
}

func TestShiftEntry(t *testing.T) {
	ctx, s := orderSession(t)
	third := s.Live().Entries[2].ID
	for _, step := range []struct {
		by   int
		want string
	}{
		{-1, "Saluran tersumbat | Ketiga | Air naik. Lapak di atas tutup"},
		{-1, "Ketiga | Saluran tersumbat | Air naik. Lapak di atas tutup"},
		{-1, "Ketiga | Saluran tersumbat | Air naik. Lapak di atas tutup"},
		{+1, "Saluran tersumbat | Ketiga | Air naik. Lapak di atas tutup"},
		{+1, "Saluran tersumbat | Air naik. Lapak di atas tutup | Ketiga"},
		{+1, "Saluran tersumbat | Air naik. Lapak di atas tutup | Ketiga"},
	} {
		if _, err := s.Shift(third, step.by).Do(ctx); err != nil {
			t.Fatal(err)
		}
		checkBodies(t, s, step.want)
	}
}

func TestMergeAndSplitEntry(t *testing.T) {
	ctx, s := orderSession(t)
	second := s.Live().Entries[1]
	if _, err := s.Merge(second.ID).Do(ctx); err != nil {
		t.Fatal(err)
	}
	const merged = "Saluran tersumbat. Air naik. Lapak di atas tutup | Ketiga"
	checkBodies(t, s, merged)
	first := s.Live().Entries[0]
	if _, err := s.Split(first.ID, len("Saluran tersumbat. ")).Do(ctx); err != nil {
		t.Fatal(err)
	}
	checkBodies(t, s, "Saluran tersumbat. | Air naik. Lapak di atas tutup | Ketiga")
	for i, e := range s.Live().Entries[:2] {
		if e.Kind != data.KindObstacle || e.SpeakerID != first.SpeakerID || !e.At.Equal(first.At) {
			t.Errorf("got part %d %+v, want kind, speaker and time of the whole", i, e)
		}
		again := s.Parse(e.Typed)
		if again.Kind != data.KindObstacle || again.Text != e.Body {
			t.Errorf("got %q read again as %s %q, want the same entry", e.Typed, again.Kind, again.Text)
		}
	}
	if _, err := s.Undo().Do(ctx); err != nil {
		t.Fatal(err)
	}
	checkBodies(t, s, merged)
	if _, err := s.Merge(s.Live().Entries[0].ID).Do(ctx); err == nil {
		t.Error("got no problem, want one: the first entry has nothing above it")
	}
}

func TestFollowUpIsNotSplit(t *testing.T) {
	ctx, s := orderSession(t)
	if _, err := s.Enter("/t Keruk saluran di dua titik @PUPR >jumat", time.Time{}).Do(ctx); err != nil {
		t.Fatal(err)
	}
	e := s.Live().Entries[3]
	if _, err := s.Split(e.ID, 5).Do(ctx); err == nil {
		t.Error("got no problem, want one: a follow-up keeps its number")
	}
}

func TestAgendaOfFinalMinutesStands(t *testing.T) {
	ctx, s := orderSession(t)
	if _, err := s.Enter("/hadir @PUPR", time.Time{}).Do(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Enter("/tutup 12.00", time.Time{}).Do(ctx); err != nil {
		t.Fatal(err)
	}
	finalize(t, s)
	current := s.Live().Current().ID
	if _, err := s.GoTo(s.Live().Items[0].ID).Do(ctx); !errors.Is(err, data.ErrFinal) || Unsaved(err) {
		t.Errorf("got %v (unsaved %v), want that final minutes refuse", err, Unsaved(err))
	}
	if got := s.Live().Current().ID; got != current {
		t.Errorf("got item %d, want %d as before", got, current)
	}
}

// finalize makes the minutes of a session's meeting final.
func finalize(t *testing.T, s *Session) {
	t.Helper()
	ctx := t.Context()
	if err := (&Offices{s.desk}).Save(ctx, &Office{Government: "Pemerintah Kota Contoh", Zone: data.WIB}); err != nil {
		t.Fatal(err)
	}
	r, err := (&Meetings{s.desk}).Record(ctx, s.id)
	if err != nil {
		t.Fatal(err)
	}
	plan := Plan{Meeting: r.Meeting, Topics: []Topic{{ID: r.Items[1].ID, Title: r.Items[1].Title}}, Officials: []Official{{Role: data.RoleChair, Post: "Wali Kota"}}}
	if err := (&Meetings{s.desk}).Save(ctx, &plan); err != nil {
		t.Fatal(err)
	}
	if _, err := (&Minutes{s.desk}).Finalize(ctx, s.id); err != nil {
		t.Fatal(err)
	}
	if err := s.Reload(ctx); err != nil {
		t.Fatal(err)
	}
}
