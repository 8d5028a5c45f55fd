package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

func TestWindowRemembersWhereItWas(t *testing.T) {
	s := newStage(t)
	if got := s.shown().destination(); got != destHome {
		t.Errorf("got %q at first, want %q", got, destHome)
	}
	s.press(fyne.Key3, fyne.KeyModifierAlt)
	s.press(fyne.KeyEqual, fyne.KeyModifierControl)
	s.remember()

	s.commands.SetRecent(nil)
	s.start()
	if got := s.shown().destination(); got != destFollowUps {
		t.Errorf("got %q, want the page of last time", got)
	}
	if got := s.commands.Recent(); !slices.Contains(got, "look.larger") || !slices.Contains(got, "go."+destFollowUps) {
		t.Errorf("got the recent commands %q", got)
	}
	s.calm()
}

func TestMeetingUnderWayGoesBeforeTheLastPage(t *testing.T) {
	s, v := newCaptureStage(t)
	s.enter("/buka 09.00")
	s.press(fyne.Key5, fyne.KeyModifierAlt)
	s.remember()
	s.start()
	if got := s.shown().destination(); got != destHome {
		t.Errorf("got %q, want the page that leads back to the meeting", got)
	}
	if err := s.app.Meetings.Close(s.Context, v.meetingID, s.clock.Time); err != nil {
		t.Fatal(err)
	}
	s.start()
	if got := s.shown().destination(); got != destSettings {
		t.Errorf("got %q, want the page of last time", got)
	}
}

func TestUnknownPageLeadsHome(t *testing.T) {
	s := newStage(t)
	if err := s.app.Offices.SetSetting(s.Context, settingPage, "dahulu"); err != nil {
		t.Fatal(err)
	}
	s.start()
	if got := s.shown().destination(); got != destHome {
		t.Errorf("got %q, want %q", got, destHome)
	}
}
