package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// newChairStage is a stage two months after a meeting became final, with the
// chair's view open.
func newChairStage(t *testing.T) *stage {
	t.Helper()
	s := newStage(t)
	s.finalSample(s.meetingIn(app.Closed))
	s.clock.Move(60 * 24 * time.Hour)
	s.goTo(destHome)
	s.openChairView()
	return s
}

func (s *stage) openChairView() {
	s.t.Helper()
	s.press(fyne.KeyF9)
	if s.chair == nil {
		s.t.Fatal("the chair's view did not open")
	}
	ws := fyne.CurrentApp().Driver().AllWindows()
	main, last := slices.Index(ws, s.Window.Window), len(ws)-1
	ws[main], ws[last] = ws[last], ws[main] // Fyne's test driver takes the last window for that of every object
	s.chair.win.Resize(fyne.NewSize(1920, 1080))
}

// point presses a key in the chair's view.
func (s *stage) point(key fyne.KeyName) { s.chair.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key}) }

func (s *stage) slide() string { return s.textOf(s.chair.win.Content()) }

func TestChairIsShownSlides(t *testing.T) {
	s := newChairStage(t)
	if !s.chair.win.FullScreen() {
		t.Error("got a window, want the whole screen")
	}
	want := []string{"Tindak lanjut rapat koordinasi", "Terbuka per perangkat daerah", "Terbuka per isu strategis", "Dari bulan ke bulan", "yang paling lama terlambat"}
	for i, heading := range want {
		if got := s.slide(); !strings.Contains(got, heading) {
			t.Errorf("slide %d: got %q, want %q in it", i+1, got, heading)
		}
		kittest.Picture(t, s.chair.win, "pimpinan-"+string(rune('1'+i)))
		s.point(fyne.KeyRight)
	}
	s.point(fyne.KeyHome)
	if got := s.slide(); !strings.Contains(got, "1 / 5") {
		t.Errorf("got %q after Home, want the first slide", got)
	}
	s.point(fyne.KeyEscape)
	if s.chair != nil {
		t.Error("Esc left the chair's view open")
	}
	s.calm()
}

// What the chair asks for opens in the main window: exactly what is counted.
func TestChairOpensTheRows(t *testing.T) {
	s := newChairStage(t)
	counts := []int{}
	v := top[*homeView](s)
	total := v.figures.shown.Total
	counts = append(counts, total.Open, total.Late, total.Accepted, total.Total)
	for i, want := range counts {
		for range i + 1 {
			s.point(fyne.KeyDown)
		}
		s.point(fyne.KeyReturn)
		if s.chair != nil {
			t.Fatal("the view stands over the rows")
		}
		if got := s.rowsShown(); got != want {
			t.Errorf("number %d: got %d rows, want %d", i+1, got, want)
		}
		s.goTo(destHome)
		s.openChairView()
	}
	s.point(fyne.KeyEnd)
	s.point(fyne.KeyDown)
	s.point(fyne.KeyReturn)
	top[*storyView](s)
	s.calm()
}

// On a second monitor the view stays where it is while rows are opened.
func TestChairStaysOnTheSecondMonitor(t *testing.T) {
	s := newChairStage(t)
	s.chair.win.Canvas().OnTypedRune()('m')
	s.chair.win.Canvas().OnTypedRune()('g')
	s.point(fyne.KeyDown)
	s.point(fyne.KeyReturn)
	if s.chair == nil {
		t.Fatal("the view went away")
	}
	s.rowsShown()
	s.point(fyne.KeyEscape)
	s.goTo(destHome)
	s.openChairView()
	if !s.chair.second || s.chair.board.Look().Mode != kit.ModeDark {
		t.Errorf("got second %v, look %v, want them remembered", s.chair.second, s.chair.board.Look())
	}
	s.calm()
}

func TestChairIsShownNoNames(t *testing.T) {
	s := newChairStage(t)
	people, err := s.app.Offices.People(s.Context)
	if err != nil {
		t.Fatal(err)
	}
	for range s.chair.slides {
		for _, p := range people {
			if strings.Contains(p.Name, " ") && strings.Contains(s.slide(), p.Name) {
				t.Errorf("a slide names %s", p.Name)
			}
		}
		s.point(fyne.KeyRight)
	}
	s.calm()
}

// Nothing stands beyond the edge, whatever the screen and the zoom.
func TestChairSlidesFit(t *testing.T) {
	s := newChairStage(t)
	for _, size := range []fyne.Size{{Width: 1920, Height: 1080}, {Width: 1366, Height: 768}, {Width: 1024, Height: 768}} {
		for _, zoom := range []int{kit.MinBoardZoom, 100, 140} {
			s.chair.board.SetLook(kit.Look{Mode: kit.ModeLight, Zoom: zoom})
			s.chair.win.Resize(size)
			s.point(fyne.KeyHome)
			for range s.chair.slides {
				walk(s.chair.win.Content(), func(o fyne.CanvasObject, at fyne.Position) bool {
					end := at.Add(o.Size())
					if at.X < -3 || at.Y < -3 || end.X > size.Width+3 || end.Y > size.Height+3 {
						t.Errorf("%v at %d %%: %T %q from %v to %v", size, zoom, o, s.textOf(o), at, end)
					}
					return true
				})
				s.point(fyne.KeyRight)
			}
		}
	}
	s.calm()
}
