package ui

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

func TestEmptyArchiveWelcomes(t *testing.T) {
	s := newStage(t)
	launched := ""
	s.Launch = func(archive string) error { launched = archive; return nil }
	s.checkPage("selamat-datang")
	s.sees("Selamat datang di Rakor", "Siapkan kantor", "Coba dengan rakor contoh")
	s.press(fyne.KeyReturn) // the first choice has the keyboard
	top[*setupView](s)
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	s.press(fyne.KeyTab)
	s.press(fyne.KeyReturn)
	if launched != app.SamplePath(s.app.Path()) {
		t.Errorf("got the archive %q opened, want the sample", launched)
	}
	s.press(fyne.Key1, fyne.KeyModifierAlt)
	s.sees("Selamat datang", "Hapus rakor contoh") // nothing of it is in the office's own archive
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
		{"a meeting of today waits to be taken down", app.Planned, "mulai mencatat", func(s *stage) { top[*captureView](s) }},
		{"a running meeting goes on", app.Running, "lanjutkan mencatat", func(s *stage) { top[*captureView](s) }},
		{"a closed meeting is read over", app.Closed, "periksa dan sahkan", func(s *stage) { top[*reviewView](s) }},
		{"final minutes are signed", app.Final, "belum ditandatangani", func(s *stage) { top[*minutesView](s) }},
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

// rowsShown is how many follow-ups the register in front shows.
func (s *stage) rowsShown() int { return top[*followUpsView](s).total }

// Every bar, tile and line of the first page opens exactly as many rows as it
// counts.
func TestHomeOpensWhatItCounts(t *testing.T) {
	s := newStage(t)
	s.finalSample(s.meetingIn(app.Closed))
	s.clock.Move(60 * 24 * time.Hour)
	s.goTo(destHome)
	s.sees("Yang perlu dikerjakan", "tindak lanjut lewat tenggat", "Menurut status", "Terbuka per OPD", "Terbuka per isu strategis", "Dari bulan ke bulan")
	v := top[*homeView](s)
	back := func(what string, want int) {
		t.Helper()
		if got := s.rowsShown(); got != want {
			t.Errorf("%s: got %d rows, want %d", what, got, want)
		}
		s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
		top[*homeView](s)
	}
	for i, n := range []int{v.figures.shown.Total.Open, v.figures.shown.Total.Late, 0, 0} {
		s.Window.Window.Canvas().Focus(v.counts.content.Objects[i].(*tile))
		s.press(fyne.KeyReturn)
		back(fmt.Sprint("tile ", i), n)
	}
	for i, task := range v.tasks.tasks {
		if task.Filter != "" {
			v.tasks.enter(i)
			back(string(task.Kind), task.Count)
		}
	}
	for _, c := range v.figures.charts() {
		if len(c.shown.Groups) == 0 {
			t.Errorf("%s is empty", c.shown.Title)
		}
		for group, g := range c.shown.Groups {
			for series, n := range g.Values {
				if n == 0 || c.shown.Title == "Dari bulan ke bulan" && series == words.SeriesAllLate && group < len(c.shown.Groups)-1 {
					continue
				}
				c.widget.OnOpen(group, series)
				back(fmt.Sprintf("%s, %s, %s", c.shown.Title, g.Label, c.shown.Series[series].Name), int(n))
			}
		}
	}
	s.calm()
}

func TestHomeIsWalkedByKey(t *testing.T) {
	s := newStage(t)
	s.finalSample(s.meetingIn(app.Closed))
	v := top[*homeView](s)
	var seen []string
	for range 30 {
		s.press(fyne.KeyTab)
		if c, ok := s.Window.Window.Canvas().Focused().(*kit.Chart); ok {
			seen = append(seen, c.Shown().Title)
		}
	}
	for _, want := range []string{"Terbuka per OPD", "Terbuka per isu strategis", "Menurut status"} {
		if !slices.Contains(seen, want) {
			t.Errorf("Tab reached %q, want %q among them", seen, want)
		}
	}
	s.Window.Window.Canvas().Focus(v.figures.agency)
	s.press(fyne.KeyDown)
	s.press(fyne.KeyReturn)
	if got, want := s.rowsShown(), v.figures.agencies[1].Open; got != want {
		t.Errorf("got %d follow-ups, want the %d of the second agency", got, want)
	}
	s.calm()
}

// What is narrowed shows the meetings counted, and the page says so.
func TestHomeListsTheMeetingsItCounts(t *testing.T) {
	s := newStage(t)
	for range 3 {
		s.meetingIn(app.Running)
	}
	s.goTo(destHome)
	v := top[*homeView](s)
	if n := v.tasks.tasks[0].Count; n != 3 {
		t.Fatalf("got %d running, want 3", n)
	}
	s.meetingIn(app.Planned)
	v.tasks.enter(0)
	if got := len(top[*meetingsView](s).rows); got != 3 {
		t.Errorf("got %d meetings, want the 3 that are running", got)
	}
	s.sees("Rapat: rapat sedang berlangsung")
	s.calm()
}

// What a meeting is opened with is printed from the page that shows its figures.
func TestOpeningIsPrintedFromHome(t *testing.T) {
	s := newStage(t)
	s.finalSample(s.meetingIn(app.Closed))
	top[*homeView](s)
	path := filepath.Join(t.TempDir(), "pembukaan.pdf")
	s.choose(path)
	s.commands.Dispatch("home.opening")
	s.sees("Bahan pembukaan", path)
	if got := read(t, path); !bytes.HasPrefix(got, []byte("%PDF-")) {
		t.Error("the page is no PDF")
	}
	s.calm()
}

func TestChartsAreSavedAsPictures(t *testing.T) {
	s := newStage(t)
	s.finalSample(s.meetingIn(app.Closed))
	path := filepath.Join(t.TempDir(), "grafik.png")
	s.choose(path)
	v := top[*homeView](s)
	s.saveChart(v.figures.agency.Shown(), v.figures.shown.Today)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() // only read
	picture, err := png.Decode(f)
	if err != nil || picture.Bounds().Dx() != pictureWidth*pictureScale {
		t.Errorf("got %v, %v, want a picture", picture.Bounds(), err)
	}
	s.calm()
}
