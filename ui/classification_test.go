package ui

import (
	"strings"
	"testing"

	"rakor.id/rakor/app"
)

// Whoever sees the title of a meeting in a list sees its class before it.
func TestListsSayWhoMayRead(t *testing.T) {
	s := newStage(t)
	p := app.Plan{Meeting: app.Meeting{Title: "Rakor contoh", HeldOn: "2026-11-23", Classification: app.Secret}}
	if err := s.app.Meetings.Save(s.Context, &p); err != nil {
		t.Fatal(err)
	}
	s.goTo(destMeetings)
	if got := top[*meetingsView](s).cell(0, 1).Text; got != "RAHASIA · Rakor contoh" {
		t.Errorf("list of meetings: got %q", got)
	}
	s.goTo(destHome)
	l := top[*homeView](s).tasks
	if got := l.cell(0, 1).Sub; got != "RAHASIA · Rakor contoh" {
		t.Errorf("first page: got %q", got)
	}
	row := app.RegisterRow{Classification: app.Limited}
	if got := rowNote(row); !strings.HasPrefix(got, "TERBATAS") {
		t.Errorf("register: got %q", got)
	}
	hit := newHitRow()
	for class, want := range map[app.Classification]string{app.Ordinary: "", app.Limited: "TERBATAS · ", app.TopSecret: "SANGAT RAHASIA · "} {
		var h app.Hit
		h.On, h.MeetingTitle, h.Source, h.Classification = "2026-11-23", "Rakor contoh", app.InEntry, class
		hit.set(h)
		if got := hit.head.Text; !strings.HasPrefix(got, want) || (want == "" && strings.Contains(got, "BIASA")) {
			t.Errorf("search, %s: got %q", class, got)
		}
	}
}
