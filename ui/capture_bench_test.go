//go:build linux

package ui

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/unix"

	"rakor.id/rakor/app"
	"rakor.id/rakor/bench/archive"
)

// benchLine is typed into the meetings; agency 17 is in every generated archive.
const benchLine = "/t Normalisasi saluran di titik genangan @Kel.Contoh017 +Kel.Contoh018 >18/12 !1 {titik: 12} "

// BenchmarkCapture measures the page of a running meeting without painting: to
// open it, to type a line key by key, and Enter. It goes through meetings of
// different lengths in turn, for what they cost must not differ. Counted is the
// time of the processor, for what else runs on the machine is not the page's
// doing. The archive is that of RAKOR_BENCH_ARCHIVE, or a small one.
func BenchmarkCapture(b *testing.B) {
	path := os.Getenv("RAKOR_BENCH_ARCHIVE")
	if path == "" {
		var err error
		if path, err = archive.Cached(context.Background(), b.TempDir(), b.TempDir(), archive.Small(1, 10, 200)); err != nil {
			b.Fatal(err)
		}
	}
	s := openStage(b, path)
	rows, _, err := s.app.Meetings.List(s.Context, app.MeetingFilter{States: []app.MeetingState{app.Running}}, 10, 0)
	if err != nil || len(rows) == 0 {
		b.Fatal("no meeting is under way", err)
	}
	runtime.LockOSThread() // its processor's time is counted
	defer runtime.UnlockOSThread()
	took := make([]benchTimes, len(rows))
	for _, row := range rows { // measures the words on the page, once
		s.benchMeeting(b, row.ID, &benchTimes{})
	}
	b.ResetTimer()
	for range b.N {
		for i, row := range rows {
			s.benchMeeting(b, row.ID, &took[i])
		}
	}
	for i, row := range rows {
		took[i].report(b, row.Title)
	}
}

// benchTimes are what one meeting took.
type benchTimes struct{ open, keys, enters []time.Duration }

// benchMeeting opens a meeting, and types and enters some lines.
func (s *stage) benchMeeting(b *testing.B, meetingID int64, t *benchTimes) {
	began := processor(b)
	s.openMeeting(meetingID, tabCapture)
	s.layOut()
	t.open = append(t.open, processor(b)-began)
	v := top[*captureView](s)
	v.line.entry.SetDraft("", time.Time{})
	for range 5 {
		s.benchLine(b, v, t)
	}
	s.back()
}

func (s *stage) benchLine(b *testing.B, v *captureView, t *benchTimes) {
	before := len(v.session.Live().Entries)
	for _, r := range benchLine {
		began := processor(b)
		s.Window.Window.Canvas().Focused().TypedRune(r)
		s.layOut()
		t.keys = append(t.keys, processor(b)-began)
	}
	if v.line.entry.Text != benchLine {
		b.Fatalf("the line holds %q", v.line.entry.Text)
	}
	began := processor(b)
	s.press(fyne.KeyReturn)
	s.layOut()
	t.enters = append(t.enters, processor(b)-began)
	if got := len(v.session.Live().Entries); got != before+1 {
		b.Fatalf("got %d entries, want %d", got, before+1)
	}
}

// processor is what this thread has had of the processor so far.
func processor(b *testing.B) time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		b.Fatal(err)
	}
	return time.Duration(t.Nano())
}

// layOut works the sizes on the page out anew, as is done before it is painted.
func (s *stage) layOut() {
	content := s.Window.Window.Content()
	content.Resize(screen.Max(content.MinSize()))
}

// report names what was measured after the meeting's length.
func (t *benchTimes) report(b *testing.B, title string) {
	var entries int
	if _, err := fmt.Sscanf(title, archive.RunningForm, &entries); err != nil {
		b.Fatalf("meeting %q: %v", title, err)
	}
	slices.Sort(t.keys)
	for what, value := range map[string]time.Duration{
		"open": mean(t.open), "enter": mean(t.enters), "key": mean(t.keys), "key-p99": t.keys[len(t.keys)*99/100],
	} {
		b.ReportMetric(float64(value.Microseconds())/1000, fmt.Sprintf("%s-ms-%d", what, entries))
	}
}

func mean(times []time.Duration) (sum time.Duration) {
	for _, t := range times {
		sum += t
	}
	return sum / time.Duration(len(times))
}
