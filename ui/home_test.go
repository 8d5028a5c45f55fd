package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

func TestEmptyArchiveWelcomes(t *testing.T) {
	s := newStage(t)
	s.checkPage("selamat-datang")
	s.sees("Selamat datang di Rakor", "Siapkan kantor", "Coba dengan rakor contoh")
	s.press(fyne.KeyReturn) // the first choice has the keyboard
	top[*setupView](s)
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	s.press(fyne.KeyTab)
	s.press(fyne.KeyReturn)
	if got := top[*reviewView](s).meeting.Title; got == "" {
		t.Error("got no sample meeting")
	}
	s.press(fyne.Key1, fyne.KeyModifierAlt)
	s.misses("Selamat datang")
	s.calm()
}

func TestOfficeWithoutMeetingsOffersTheFirst(t *testing.T) {
	s := newStage(t)
	if err := s.app.Offices.Save(s.Context, &app.Office{Government: "Pemerintah Kota Contoh", Zone: app.WIB}); err != nil {
		t.Fatal(err)
	}
	s.goTo(destHome)
	s.sees("Rencanakan rapat pertama")
	s.press(fyne.KeyReturn)
	top[*planView](s)
}

// Each meeting waits for one step, and Enter leads to the page where it is done.
func TestHomeLeadsToTheNextStep(t *testing.T) {
	for _, tt := range []struct {
		name  string
		to    app.MeetingState
		want  string
		check func(*stage)
	}{
		{"a meeting of today waits to be taken down", app.Planned, "Mulai mencatat", func(s *stage) { top[*captureView](s) }},
		{"a running meeting goes on", app.Running, "Lanjutkan mencatat", func(s *stage) { top[*captureView](s) }},
		{"a closed meeting is read over", app.Closed, "Periksa dan sahkan", func(s *stage) { top[*reviewView](s) }},
		{"final minutes are signed", app.Final, "Tanda tangani", func(s *stage) { top[*minutesView](s) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t)
			s.meetingIn(tt.to)
			s.goTo(destHome)
			s.sees(tt.want)
			s.press(fyne.KeyReturn)
			tt.check(s)
			s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
			top[*homeView](s)
			s.calm()
		})
	}
}

// meetingIn makes a meeting of today and leads it to a state.
func (s *stage) meetingIn(state app.MeetingState) int64 {
	s.t.Helper()
	if state == app.Closed || state == app.Final {
		id, err := s.app.Samples.Install(s.Context)
		if err == nil && state == app.Final {
			_, err = s.app.Minutes.Finalize(s.Context, id)
		}
		if err != nil {
			s.t.Fatal(err)
		}
		return id
	}
	p := app.Plan{Meeting: app.Meeting{Title: "Rakor contoh", HeldOn: "2026-11-23", Classification: app.Ordinary}}
	err := s.app.Meetings.Save(s.Context, &p)
	if err == nil && state == app.Running {
		err = s.app.Meetings.Open(s.Context, p.Meeting.ID, s.clock.Now())
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return p.Meeting.ID
}

func TestHomeCountsFollowUps(t *testing.T) {
	s := newStage(t)
	s.finalSample(s.meetingIn(app.Closed))
	s.sees("Jatuh tempo dalam 7 hari", "Tindak lanjut menurut status", "Belum Ditindaklanjuti", "Dinas PUPR")
	v := top[*homeView](s)
	if len(v.figures.shown.byAgency) != mostFigures {
		t.Errorf("got %d agencies, want the %d that owe most", len(v.figures.shown.byAgency), mostFigures)
	}
	s.Window.Window.Canvas().Focus(v.figures.agency.List)
	owed := v.figures.shown.byAgency[0]
	s.press(fyne.KeyReturn)
	f := top[*followUpsView](s)
	if len(f.rows) < owed.Open {
		t.Errorf("got %d follow-ups, want the %d of the agency at least", len(f.rows), owed.Open)
	}
	for _, r := range f.rows {
		if r.LeadID != owed.ID && !slices.Contains(r.Supports, owed.ID) {
			t.Errorf("got %s of another agency", r.Number)
		}
	}
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	top[*homeView](s)
	s.calm()
}

func TestTilesOpenTheRegisterNarrowed(t *testing.T) {
	s := newStage(t)
	s.finalSample(s.meetingIn(app.Closed))
	v := top[*homeView](s)
	due := v.todo.DueSoon
	if due == 0 {
		t.Fatal("got nothing due within seven days")
	}
	s.Window.Window.Canvas().Focus(v.counts.content.Objects[1].(*tile))
	s.press(fyne.KeyReturn)
	if got := len(top[*followUpsView](s).rows); got != due {
		t.Errorf("got %d follow-ups, want the %d counted", got, due)
	}
	s.calm()
}
