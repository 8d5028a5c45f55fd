package app

import (
	"bytes"
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestClockThatIsSetBack(t *testing.T) {
	ctx := context.Background()
	a, w, id := planned(t)
	var log bytes.Buffer
	a.desk.log = slog.New(slog.NewTextHandler(&log, nil))
	s := opened(t, a, id)
	quiet := func(when string) {
		t.Helper()
		if n := s.ClockJumped(); !n.IsZero() {
			t.Errorf("%s: got %q, want nothing", when, n)
		}
	}
	w.at = morning.Add(2 * time.Hour)
	enter(t, s, "/buka 09.00", "/acara 1", "pertama")
	w.at = w.at.Add(10 * time.Minute)
	enter(t, s, "kedua")
	quiet("a clock that goes on")
	w.at = w.at.Add(-500 * time.Millisecond)
	enter(t, s, "ketiga")
	quiet("a clock put right by half a second")

	w.at = morning.Add(time.Hour)
	enter(t, s, "keempat")
	want := "Jam laptop mundur: sekarang 23/11/2026 09.00, padahal catatan sebelumnya 23/11/2026 10.10. Urutan catatan tetap; betulkan jam laptop."
	if got := s.ClockJumped().String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	quiet("asked twice")
	w.at = w.at.Add(time.Minute)
	enter(t, s, "kelima")
	quiet("still behind")
	if n := strings.Count(log.String(), "clock was set back"); n != 1 {
		t.Errorf("the log tells it %d times, want once: %s", n, log.String())
	}
	checkOrder(t, a, id)

	w.at = morning.Add(4 * time.Hour)
	enter(t, s, "keenam")
	quiet("the clock has caught up")
	w.at = morning.Add(3 * time.Hour)
	enter(t, s, "/hadir @PUPR")
	if s.ClockJumped().IsZero() {
		t.Error("a second jump is not told")
	}

	again := opened(t, a, id)
	if again.ClockJumped().IsZero() {
		t.Error("whoever opens the meeting anew is not told")
	}
	if err := a.Meetings.Close(ctx, id, w.at); err != nil {
		t.Fatal(err)
	}
	if s = opened(t, a, id); !s.ClockJumped().IsZero() {
		t.Error("a closed meeting is watched")
	}
}

// checkOrder checks that entries stand as they were typed, whatever their hours.
func checkOrder(t *testing.T, a *App, id int64) {
	t.Helper()
	r, err := a.Meetings.Record(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	var bodies []string
	for _, e := range r.Entries {
		bodies = append(bodies, e.Body)
	}
	if got := strings.Join(bodies, " "); got != "pertama kedua ketiga keempat kelima" {
		t.Errorf("got the order %q", got)
	}
	if e := r.Entries[3]; !e.At.Equal(morning.Add(time.Hour)) {
		t.Errorf("got the hour %v, want that of the clock at the first key", e.At)
	}
}

func TestClockBehindTheHistory(t *testing.T) {
	a, w, id := planned(t)
	s := opened(t, a, id)
	enter(t, s, "/buka")
	w.at = w.at.Add(-2 * time.Second)
	enter(t, s, "/acara 1")
	if s.ClockJumped().IsZero() {
		t.Error("a clock behind the newest line of history is not noticed while there are no entries")
	}
}

func TestReplayedHoursAreNoJump(t *testing.T) {
	a, err := Open(context.Background(), filepath.Join(t.TempDir(), "rakor.db"), Options{Clock: (&watch{at: morning}).now})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var log bytes.Buffer
	a.desk.log = slog.New(slog.NewTextHandler(&log, nil))
	if _, err := a.Samples.Install(context.Background()); err != nil {
		t.Fatal(err)
	}
	if log.Len() > 0 {
		t.Errorf("got the log %q, want none", log.String())
	}
}
