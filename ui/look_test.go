package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// With letters twice as large what needs doing has the width of the page, and
// the controls of the register one row: the others are in its form.
func TestLargeLettersLeaveRoomForRows(t *testing.T) {
	s := newFollowUpStage(t)
	s.look.zoom(100)
	s.goTo(destHome)
	h := top[*homeView](s)
	if got, month := h.tasks.content.Size().Width, h.figures.month.Size().Width; got < 800 || got < month {
		t.Errorf("got a width of %v for what needs doing, want all of the page", got)
	}
	s.goTo(destFollowUps)
	f := top[*followUpsView](s).filter
	if f.group.Visible() || !f.scope.Visible() {
		t.Error("got all controls, want those of one row")
	}
	f.more()
	s.sees("Isu", "Status", "Kelompokkan")
	s.write("stunting")
	s.press(fyne.KeyTab)
	s.write("proses")
	s.press(fyne.KeyTab)
	s.write("opd")
	s.press(fyne.KeyReturn)
	for _, want := range []string{"#stunting", "status:proses", "kelompok:opd"} {
		if !strings.Contains(strings.ToLower(f.text.Text), want) {
			t.Errorf("got %q, want %q in it", f.text.Text, want)
		}
	}
	s.look.zoom(-100)
	for _, size := range []fyne.Size{screen, fyne.NewSize(1240, 720)} { // the window's first size is the smaller
		s.settle(size)
		if !f.group.Visible() {
			t.Errorf("at %v and with letters of the usual size the controls are not back", size)
		}
	}
	s.calm()
}

// With letters twice as large the day of a meeting is still told with its year.
func TestDayOfAMeetingIsWholeInLargeLetters(t *testing.T) {
	s, _ := newSampleStage(t)
	s.look.zoom(100)
	s.goTo(destMeetings)
	seen := false
	walk(top[*meetingsView](s).table, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if x, ok := o.(*kit.Text); ok && x.Visible() && x.Text == "Senin, 23 November 2026" {
			seen = true
			if x.Truncate || x.Size().Width < kit.SharedWrapper(theme.SizeNameText, x.Style).Width("November") {
				t.Errorf("got room of %v for the day, want it to go on in lines", x.Size())
			}
		}
		return true
	})
	if !seen {
		t.Error("no day is seen")
	}
}

// everyPage opens each page there is, of an archive with the sample in it, and
// has it looked at.
func (s *stage) everyPage(id int64, look func(name string)) {
	s.t.Helper()
	for _, m := range meetingTabs() {
		s.goTo(destMeetings)
		s.push(m.open(s.Window, id))
		look("rapat-" + strings.ReplaceAll(strings.ToLower(m.title), " ", ""))
	}
	s.finalSample(id)
	for _, d := range destinations() {
		s.goTo(d.ID)
		look(d.ID)
	}
	for i := range settingsTabs() {
		s.goTo(destSettings)
		top[*settingsView](s).open(i)
		look(fmt.Sprintf("pengaturan-%d", i+1))
	}
	for part := partSend; part < sheetsParts; part++ {
		s.goTo(destSheets)
		top[*sheetsView](s).turn(part)
		look(fmt.Sprintf("lembar-%d", part+1))
	}
	rows, _, err := s.app.FollowUps.Register(s.Context, app.RegisterFilter{})
	if err != nil {
		s.t.Fatal(err)
	}
	for _, p := range []struct {
		name string
		open func()
	}{
		{"rencana-baru", func() { s.push(newPlanView(s.Window, 0)) }},
		{"pratinjau", func() { s.preview(id) }},
		{"siapkan", func() { s.push(newSetupView(s.Window)) }},
		{"cadangan", s.openBackups},
		{"cari", s.find},
		{"perbedaan", func() { s.push(newConflictsView(s.Window)) }},
		{"perpanjangan", s.openPendingExtensions},
		{"riwayat", func() { s.push(newStoryView(s.Window, rows[0].ID)) }},
	} {
		s.goTo(destHome)
		p.open()
		look(p.name)
	}
}

// roomLeft is what the smallest screen leaves of itself below title bar and menu.
func roomLeft() fyne.Size { return screen.SubtractWidthHeight(0, 60) }

// pageScroll is the scroller that holds the page in front.
func (s *stage) pageScroll() *container.Scroll {
	s.t.Helper()
	var found *container.Scroll
	walk(s.Window.Window.Canvas().Content(), func(o fyne.CanvasObject, at fyne.Position) bool {
		if sc, ok := o.(*container.Scroll); ok && found == nil && at.X > 40 { // right of the navigation
			found = sc
		}
		return found == nil
	})
	if found == nil {
		s.t.Fatal("the page has no scroller")
	}
	return found
}

// At the usual size a page needs no scrolling of its own, nor does it in the
// other sizes from side to side, except where the text cannot be broken.
func TestPagesHaveRoomInEverySize(t *testing.T) {
	for _, zoom := range []int{80, 100, 150, 200} {
		t.Run(fmt.Sprint(zoom), func(t *testing.T) {
			s, id := newSampleStage(t)
			to := s.look.now
			to.Zoom = zoom
			s.look.change(to)
			s.everyPage(id, func(name string) {
				s.settle(roomLeft())
				kittest.Picture(t, s.Window.Window, fmt.Sprintf("%d-%s", zoom, name))
				page := s.pageScroll()
				need, room := page.Content.MinSize(), page.Size()
				if need.Width > room.Width+1 || zoom <= 100 && need.Height > room.Height+1 {
					t.Errorf("%s needs %v, has %v", name, need, room)
				}
				if room.Height < roomLeft().Height*0.55 {
					t.Errorf("%s has %v of %v", name, room, roomLeft())
				}
			})
			s.calm()
		})
	}
}

// The line and what is understood of it stay in sight, however large the text.
func TestCaptureLineStaysInSight(t *testing.T) {
	for _, zoom := range []int{80, 150, 200} {
		s, id := newSampleStage(t)
		to := s.look.now
		to.Zoom = zoom
		s.look.change(to)
		s.openMeeting(id, tabCapture)
		v := top[*captureView](s)
		s.write("@PUPR lapor: normalisasi saluran di tiga titik selesai 60%")
		s.settle(roomLeft())
		for _, o := range []fyne.CanvasObject{v.line.entry, v.line.content} {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			end := at.AddXY(o.Size().Width, o.Size().Height)
			if at.X < 0 || at.Y < 0 || end.X > roomLeft().Width+1 || end.Y > roomLeft().Height+1 || o.Size().Width < 300 {
				t.Errorf("at %d %%: got %T from %v to %v, want it in %v", zoom, o, at, end, roomLeft())
			}
		}
	}
}

func TestTextSizeByKeys(t *testing.T) {
	s, _ := newSampleStage(t)
	for range 3 {
		s.press(fyne.KeyEqual, ctrl)
	}
	s.press(fyne.KeyMinus, ctrl)
	if got := s.look.now.Zoom; got != 120 {
		t.Errorf("got %d %%, want 120", got)
	}
	s.press(fyne.KeyPlus, ctrl)
	if got := s.look.now.Zoom; got != 130 {
		t.Errorf("got %d %% by the number block, want 130", got)
	}
	s.goTo(destSettings)
	top[*settingsView](s).open(sectionLook)
	s.sees("130%")
	s.press(fyne.Key0, ctrl)
	s.sees("100%")
	for range 20 {
		s.press(fyne.KeyMinus, ctrl)
	}
	if got := s.look.now.Zoom; got != kit.MinZoom {
		t.Errorf("got %d %%, want the least", got)
	}
	s.calm()
}
