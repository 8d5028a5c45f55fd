package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

func TestNumberOfFollowUpIsOffered(t *testing.T) {
	s := newSeriesStage(t)
	plan := app.Plan{Meeting: app.Meeting{Title: "Rakor pekan ini", HeldOn: "2026-11-23"}, Topics: []app.Topic{{Title: "Umum"}}}
	if err := s.app.Meetings.Save(s.Context, &plan); err != nil {
		t.Fatal(err)
	}
	s.openMeeting(plan.Meeting.ID, tabCapture)
	s.enter("@DLH")
	s.write("/status ")
	s.sees("TL-2026-0001", "Dinas PUPR · Keruk saluran", "TL-2026-0002", "DLH · Pilah sampah")
	s.press(fyne.KeyTab)
	v := top[*captureView](s)
	if got := v.line.entry.Text; got != "/status TL-2026-0002 " {
		t.Errorf("got %q, want the number of who speaks taken", got)
	}
	s.write("40% berjalan")
	s.press(fyne.KeyReturn)
	if have := s.text(); !strings.Contains(have, "40%") {
		t.Errorf("got %q, want the progress in it", have)
	}
	s.write("/status ")
	s.sees("DLH · Pilah sampah")
	s.press(fyne.Key2, fyne.KeyModifierAlt)
	s.misses("DLH · Pilah sampah")
	s.calm()
}
