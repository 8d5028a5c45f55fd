package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

// Two hundred people stay handy: three letters, a mark, and on to the next.
func TestAttendanceOfTwoHundred(t *testing.T) {
	s, c := newCaptureStage(t)
	for i := range 180 {
		s.enter(fmt.Sprintf("/tamu Tamu Contoh %d, Ketua RT %d, Kelurahan Contoh", i, i))
	}
	s.openMeeting(c.meetingID, tabAttendance)
	v := top[*attendanceView](s)
	if len(v.shown) < 200 {
		t.Fatalf("got %d lines, want at least 200", len(v.shown))
	}
	for _, letters := range []string{"bapp", "dishub", "dinke"} {
		s.write(letters)
		s.press(fyne.KeyReturn)
		s.write("H") // Caps Lock does not matter
	}
	marked := 0
	for _, a := range v.session.Live().Attendance {
		if a.Status == app.Present && !a.Guest {
			marked++
		}
	}
	if marked != 3 {
		t.Errorf("got %d marked, want 3", marked)
	}
	s.write("xyzzy")
	s.sees("Tidak ada yang cocok dengan “xyzzy”")
	s.misses("Dinas Kesehatan")
	s.press(fyne.KeyReturn)
	s.sees("Tamu baru", "xyzzy")
	s.press(fyne.KeyReturn)
	last := v.session.Live().Attendance
	if got := last[len(last)-1]; got.Name != "xyzzy" || !got.Guest {
		t.Errorf("got %+v, want the guest", got)
	}
	s.write("lur")
	if got := v.search.Text; got != "lur" {
		t.Errorf("the search holds %q, want the next letters to replace the old", got)
	}
	s.press(fyne.KeyTab)
	if s.Window.Window.Canvas().Focused() != v.table.List {
		t.Errorf("Tab leads from the search to %T, want the list", s.Window.Window.Canvas().Focused())
	}
	s.calm()
}
