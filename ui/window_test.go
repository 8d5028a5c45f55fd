package ui

import (
	"context"
	"fmt"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// A stage is the program's window on an archive of its own, driven as a person
// would: by keys, by what is written on buttons, by what can be read.
type stage struct {
	*Window
	t     testing.TB
	clock *kittest.Clock
	log   strings.Builder

	crashed bool
}

// screen is the smallest screen the window must fit.
var screen = fyne.NewSize(1366, 768)

// newStage opens the window on an empty archive, at nine o'clock of the sample
// meeting's day. Work runs at once; timers wait for the clock.
func newStage(t testing.TB) *stage {
	t.Helper()
	return openStage(t, filepath.Join(t.TempDir(), "rakor.db"))
}

// openStage is a stage on the archive at a path.
func openStage(t testing.TB, path string) *stage {
	t.Helper()
	s := &stage{t: t, clock: kittest.NewClock()}
	s.clock.Time = time.Date(2026, time.November, 23, 9, 0, 0, 0, app.WIB.Location())
	a, err := app.Open(context.Background(), path, app.Options{Clock: s.clock.Now, Who: "Contoh Notulis", Cache: testCache()})
	if err != nil {
		t.Fatal(err)
	}
	_ = lang.L("Rakor")   // the first text finds out about the system's language, and may complain
	log.SetOutput(&s.log) // where Fyne tells of what it was asked wrongly
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	s.Window = New(kittest.App(t, kit.ModeLight), a, slog.New(slog.NewTextHandler(&s.log, nil)))
	s.Spawn = func(work func()) { work() }
	s.Later = s.clock.Later
	s.Window.Window.Resize(screen)
	t.Cleanup(s.crash)
	s.start()
	return s
}

// crash ends the program without a word: no page is told that it is left.
func (s *stage) crash() {
	if s.crashed {
		return
	}
	s.crashed = true
	if s.Language != "" { // the next test reads Indonesian again
		if err := kit.LoadLanguage("id"); err != nil {
			s.t.Error(err)
		}
	}
	s.end()
	kit.LeaveWindow(s.Window.Window)
	s.Window.Window.Close()
	if err := s.app.Close(); err != nil {
		s.t.Error(err)
	}
}

// newSampleStage is a stage with the sample meeting in the archive.
func newSampleStage(t testing.TB) (s *stage, meetingID int64) {
	t.Helper()
	s = newStage(t)
	id, err := s.app.Samples.Install(s.Context)
	if err != nil {
		t.Fatal(err)
	}
	s.goTo(destHome)
	return s, id
}

// finalSample makes the sample's minutes final, so that its follow-ups live.
func (s *stage) finalSample(meetingID int64) {
	s.t.Helper()
	if _, err := s.app.Minutes.Finalize(s.Context, meetingID); err != nil {
		s.t.Fatal(err)
	}
	s.goTo(destHome)
}

// press presses a key as the real window hands it on.
func (s *stage) press(key fyne.KeyName, mods ...fyne.KeyModifier) {
	kittest.Press(s.Window.Window, key, mods...)
}

// write types text into what has the keyboard.
func (s *stage) write(text string) { kittest.Type(s.Window.Window, text) }

// fill replaces the text of a field.
func (s *stage) fill(e *kit.Entry, text string) {
	s.Window.Window.Canvas().Focus(e)
	e.SetText("")
	s.write(text)
}

// front is what can be used now: the modal that is open, else the page.
func (s *stage) front() fyne.CanvasObject {
	c := s.Window.Window.Canvas()
	if top := c.Overlays().Top(); top != nil {
		return top
	}
	return c.Content()
}

// tap presses the visible button with a label.
func (s *stage) tap(label string) {
	s.t.Helper()
	var found *kit.Button
	walk(s.front(), func(o fyne.CanvasObject, _ fyne.Position) bool {
		if b, ok := o.(*kit.Button); ok && b.Text == label && found == nil {
			found = b
		}
		return true
	})
	if found == nil {
		s.t.Fatalf("no button %q; there is: %s", label, s.text())
	}
	if found.Disabled() {
		s.t.Fatalf("button %q cannot be pressed", label)
	}
	test.Tap(found)
}

// text is all that can be read in front, in one line.
func (s *stage) text() string {
	var parts []string
	walk(s.front(), func(o fyne.CanvasObject, _ fyne.Position) bool {
		switch o := o.(type) {
		case *kit.Text:
			parts = append(parts, o.Text)
			return false
		case *kit.Chip:
			parts = append(parts, o.Text)
			return false
		case *widget.Entry:
			parts = append(parts, o.Text)
		case *canvas.Text:
			parts = append(parts, o.Text)
		}
		return true
	})
	return strings.Join(parts, " ")
}

// sees checks that texts can be read in front.
func (s *stage) sees(texts ...string) {
	s.t.Helper()
	have := s.text()
	for _, want := range texts {
		if !strings.Contains(have, want) {
			s.t.Errorf("got %q, want %q in it", have, want)
		}
	}
}

// misses checks that a text cannot be read in front.
func (s *stage) misses(text string) {
	s.t.Helper()
	if have := s.text(); strings.Contains(have, text) {
		s.t.Errorf("got %q, want no %q in it", have, text)
	}
}

// choose answers the next file dialogs with paths.
func (s *stage) choose(paths ...string) {
	s.Files = func(context.Context, kit.FileRequest) ([]string, error) { return paths, nil }
}

// calm checks that nothing went wrong on the way.
func (s *stage) calm() {
	s.t.Helper()
	if s.log.Len() > 0 {
		s.t.Errorf("got the log %q, want none", s.log.String())
	}
}

// top is the view in front as what it is.
func top[V view](s *stage) V {
	s.t.Helper()
	v, ok := s.shown().(V)
	if !ok {
		s.t.Fatalf("got view %T, want %T", s.shown(), *new(V))
	}
	return v
}

// walk visits what is visible, from the outside in, with its place on the
// canvas; visit reports whether to go on into it.
func walk(o fyne.CanvasObject, visit func(o fyne.CanvasObject, at fyne.Position) bool) {
	walkAt(o, fyne.Position{}, visit)
}

func walkAt(o fyne.CanvasObject, at fyne.Position, visit func(o fyne.CanvasObject, at fyne.Position) bool) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if !visit(o, at) {
		return
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, child := range inside {
		walkAt(child, at, visit)
	}
}

func TestNavigation(t *testing.T) {
	s, id := newSampleStage(t)
	for i, d := range destinations() {
		s.press(fyne.KeyName('1'+rune(i)), fyne.KeyModifierAlt)
		if got := s.shown().destination(); got != d.ID {
			t.Errorf("Alt+%d: got %q, want %q", i+1, got, d.ID)
		}
		s.sees(d.Label)
	}
	s.press(fyne.Key2, fyne.KeyModifierAlt)
	s.press(fyne.KeyDown)
	s.press(fyne.KeyReturn)
	if got := top[*reviewView](s).meetingID; got != id {
		t.Errorf("got meeting %d, want %d", got, id)
	}
	s.press(fyne.KeyF5)
	top[*planView](s)
	menus := s.Window.Window.MainMenu().Items
	if got := menus[len(menus)-1].Label; got != "Bantuan" {
		t.Errorf("got the last menu %q, want the help", got)
	}
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	top[*meetingsView](s)
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	top[*meetingsView](s)
	s.calm()
}

// Every page must fit the smallest screen, in every look, with nothing laid out
// beyond the edge of what holds it.
func TestPagesFit(t *testing.T) {
	for _, mode := range []kit.Mode{kit.ModeLight, kit.ModeDark} {
		t.Run(string(mode), func(t *testing.T) {
			s, id := newSampleStage(t)
			s.look.set(mode)()
			s.checkPage("beranda-rapat")
			for i, m := range meetingTabs() {
				s.goTo(destMeetings)
				s.push(m.open(s.Window, id))
				s.checkPage(fmt.Sprintf("rapat-%d", i+1))
			}
			s.finalSample(id)
			for _, d := range destinations() {
				s.goTo(d.ID)
				s.checkPage(d.ID)
			}
			s.calm()
		})
	}
}

// checkPage looks at the page in front on the smallest screen.
func (s *stage) checkPage(name string) {
	s.t.Helper()
	c := s.Window.Window.Canvas()
	frame := fyne.NewSize(0, 60) // title bar and menu
	if need, room := c.Content().MinSize(), screen.Subtract(frame); need.Width > room.Width || need.Height > room.Height {
		s.t.Errorf("%s: needs %v, the screen leaves %v", name, need, room)
	}
	s.settle(screen.Subtract(frame))
	kittest.Picture(s.t, s.Window.Window, string(s.look.now.Mode)+"-"+name)
	size := c.Size()
	walk(c.Content(), func(o fyne.CanvasObject, at fyne.Position) bool {
		end := at.Add(o.Size())
		if at.X < -1 || at.Y < -1 || end.X > size.Width+1 || end.Y > size.Height+1 {
			s.t.Errorf("%s: %T at %v to %v, outside %v: %s", name, o, at, end, size, (&stage{}).textOf(o))
			return false
		}
		_, scrolls := o.(interface{ ScrollToTop() })
		if _, ok := o.(*container.Scroll); ok || scrolls {
			return false // what is inside may be larger, that is what it is for
		}
		return true
	})
}

// settle gives the window a size and lays all out anew, as the real window does
// before it paints whenever something inside wants another size.
func (s *stage) settle(size fyne.Size) {
	s.Window.Window.Resize(size.SubtractWidthHeight(1, 1))
	s.Window.Window.Resize(size)
}

// textOf is what can be read in an object.
func (*stage) textOf(o fyne.CanvasObject) string {
	var parts []string
	walk(o, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if t, ok := o.(*canvas.Text); ok {
			parts = append(parts, t.Text)
		}
		return true
	})
	return strings.Join(parts, " ")
}
