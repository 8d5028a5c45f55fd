package ui

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
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

func TestTablesAreRemembered(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	widths := []float32{200, 300, 100, 120, 130, 110, 130, 120, 110, 110, 110}
	v.table.SetWidths(widths)
	v.table.OnWidths(widths)
	s.commands.Dispatch("followups.sort.agency")
	v.filter.scope.SetSelected("Semua")
	s.goTo(destMeetings)
	s.remember()

	s.start()
	s.goTo(destFollowUps)
	again := top[*followUpsView](s)
	if got := again.filter.text.Text; got != "urut:opd" || !again.sorted("agency") || again.table.Columns[0].Width != 200 {
		t.Errorf("got the filter %q and a first column of %v, want all by agency and 200", got, again.table.Columns[0].Width)
	}
	again.table.ResetWidths()
	if got := again.table.Columns[0].Width; got != 148 {
		t.Errorf("reset: got a first column of %v, want 148", got)
	}
	s.calm()
}

// The list of meetings begins where it was left: on the meeting opened last, and
// with what was looked for.
func TestMeetingOpenedLastIsRemembered(t *testing.T) {
	s := newStage(t)
	first := s.meetingIn(app.Planned)
	s.meetingIn(app.Planned)
	s.goTo(destMeetings)
	s.openMeeting(first, tabPlan)
	s.remember()

	s.start()
	s.goTo(destMeetings)
	v := top[*meetingsView](s)
	if i := v.table.List.Cursor(); i < 0 || v.rows[i].ID != first {
		t.Errorf("got row %d of %d marked, want meeting %d", i, len(v.rows), first)
	}
	s.fill(v.search, "contoh")
	s.remember()

	s.start()
	s.goTo(destMeetings)
	if got := top[*meetingsView](s).search.Text; got != "contoh" {
		t.Errorf("got %q looked for, want what was looked for last", got)
	}
	s.openMeetings("Rapat yang belum disahkan", app.MeetingFilter{})
	if got := top[*meetingsView](s).search.Text; got != "" {
		t.Errorf("got %q looked for among others, want nothing", got)
	}
	s.calm()
}

// The window of a large monitor must not open with its foot out of sight on the
// laptop alone.
func TestWindowFitsTheDesktopOfToday(t *testing.T) {
	s := newStage(t)
	for _, tt := range []struct{ last, want string }{
		{"1900 1000", "1366 696"}, {"1200 650", "1200 650"}, {"10 10", "900 560"},
	} {
		s.Window.Window.Resize(fyne.NewSize(1000, 600))
		if err := s.app.Offices.SetSetting(s.Context, settingSize, tt.last); err != nil {
			t.Fatal(err)
		}
		s.Desktop = func() (int, int) { return 1366, 768 }
		s.start()
		size := s.Window.Window.Canvas().Size()
		if got := fmt.Sprintf("%.0f %.0f", size.Width, size.Height); got != tt.want {
			t.Errorf("last time %s: got %s, want %s", tt.last, got, tt.want)
		}
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
