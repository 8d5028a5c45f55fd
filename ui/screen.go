package ui

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// settingScreen remembers how the meeting screen looks and where it stands.
const settingScreen = "layar-rapat"

// Where the meeting screen stands. Fyne tells no program which monitor a window
// is on, so no more than this can be remembered.
const (
	placeWindow = "jendela"
	placeFull   = "penuh"   // full screen on the monitor that the window is on
	placeSecond = "monitor" // full screen on the second monitor
)

// meetingScreen (layar rapat) is a second window for the projector. It shows
// the room what is agreed in the meeting being taken down, and nothing that is
// not meant for the room; see [app.Projection]. What is typed into it goes to
// the main window, for that is where the minutes are.
type meetingScreen struct {
	w         *Window
	win       fyne.Window
	board     *kit.Board
	meetingID int64

	session *app.Session
	shown   app.Projection
	held    bool // stands still
	black   bool
	reports bool // what single agencies report is shown too
	place   string
	clock   func() // stops it
}

// toggleScreen opens the meeting screen, closes it, or leads it to this meeting.
func (v *captureView) toggleScreen() {
	switch {
	case v.screen == nil:
		v.screen = newMeetingScreen(v.Window, v.session, v.meetingID)
		v.screen.open()
	case v.screen.meetingID == v.meetingID:
		v.screen.win.Close()
	default:
		v.screen.take(v.session, v.meetingID)
	}
}

// project shows the room what changed, if a screen is open for this meeting.
func (v *captureView) project() {
	if v.screen != nil && v.screen.meetingID == v.meetingID {
		v.screen.session = v.session
		v.screen.follow()
	}
}

func newMeetingScreen(w *Window, session *app.Session, meetingID int64) *meetingScreen {
	s := &meetingScreen{w: w, session: session, meetingID: meetingID, place: placeWindow}
	s.board = kit.NewBoard(kit.Look{Mode: kit.ModeLight, Zoom: 100})
	s.restore()
	s.win = w.fyne.NewWindow(lang.L("Layar rapat"))
	s.win.SetPadded(false)
	s.win.SetContent(s.board)
	s.win.Resize(fyne.NewSize(960, 540))
	s.win.SetOnClosed(s.closed)
	s.keys()
	return s
}

// open shows the window and gives the keyboard back to the one with the minutes.
func (s *meetingScreen) open() {
	s.follow()
	s.tick()
	s.setPlace(s.place)
	s.win.Show()
	s.keepKeyboard()
	s.w.commands.Set("screen", s.commands()...)
	s.tell()
}

// tell says in the main window's status line what the room sees, for whoever
// takes the minutes sits with the back to it.
func (s *meetingScreen) tell() {
	switch {
	case s.black:
		s.w.shell.SetStatusRight(lang.L("Layar rapat: gelap"))
	case s.held:
		s.w.shell.SetStatusRight(lang.L("Layar rapat: ditahan"))
	default:
		s.w.shell.SetStatusRight(lang.L("Layar rapat: mengikuti"))
	}
}

// keepKeyboard leaves the keyboard in the main window. The desktop gives it to
// a new window some time after that is shown, so it is asked for once more.
func (s *meetingScreen) keepKeyboard() {
	s.w.Window.RequestFocus()
	s.w.After(300*time.Millisecond, s.w.Window.RequestFocus)
}

// closed forgets the window. The meeting goes on as before.
func (s *meetingScreen) closed() {
	s.clock()
	s.w.screen = nil
	s.w.shell.SetStatusRight("")
	s.w.commands.Set("screen")
}

// speak writes what the screen says of itself in the language of now.
func (s *meetingScreen) speak() {
	s.win.SetTitle(lang.L("Layar rapat"))
	s.w.commands.Set("screen", s.commands()...)
	s.follow()
	s.draw()
	s.tell()
}

// take leads the screen to another meeting.
func (s *meetingScreen) take(session *app.Session, meetingID int64) {
	s.session, s.meetingID, s.held, s.reports = session, meetingID, false, false
	s.follow()
	s.tell()
}

// follow reads the meeting as it stands in memory, unless the screen is held.
// A meeting that was made confidential meanwhile is taken off even then.
func (s *meetingScreen) follow() {
	if s.held && s.shown.Classification == s.session.Live().Meeting.Classification {
		return
	}
	before := s.shown
	s.shown = s.session.Projection(s.reports)
	s.draw()
	if before.Current != s.shown.Current || len(before.Lines) != len(s.shown.Lines) {
		s.board.SetBack(s.start())
	}
}

// tick keeps the clock at the foot right.
func (s *meetingScreen) tick() {
	s.draw()
	now := s.w.app.Now(s.w.Context)
	s.clock = s.w.After(now.Truncate(time.Minute).Add(time.Minute).Sub(now), s.tick)
}

func (s *meetingScreen) toggleHeld() {
	s.held = !s.held
	s.follow()
	s.draw()
	s.tell()
}

func (s *meetingScreen) toggleBlack() {
	s.black = !s.black
	s.board.SetBlack(s.black)
	s.tell()
}

// toggleReports shows or hides what single agencies report. Hidden, it is gone
// at once, even from a screen that is held.
func (s *meetingScreen) toggleReports() {
	s.reports = !s.reports
	if s.held && !s.reports {
		s.shown.Lines = slices.DeleteFunc(s.shown.Lines, app.ProjectedLine.Report)
		s.draw()
	}
	s.follow()
}

// setPlace puts the window where it is wanted and remembers that.
func (s *meetingScreen) setPlace(place string) {
	s.place = place
	d, ok := s.win.(desktop.Window)
	switch {
	case place == placeSecond && ok:
		d.RequestFullScreenSecondary()
	case place != placeWindow || s.win.FullScreen():
		s.win.SetFullScreen(place != placeWindow)
	}
	s.remember()
}

func (s *meetingScreen) toggleFull() {
	if s.win.FullScreen() {
		s.setPlace(placeWindow)
	} else {
		s.setPlace(placeFull)
	}
	s.keepKeyboard()
}

func (s *meetingScreen) toggleSecond() {
	s.setPlace(placeSecond)
	s.keepKeyboard()
}

func (s *meetingScreen) setLook(l kit.Look) {
	s.board.SetLook(l)
	s.remember()
}

func (s *meetingScreen) zoom(by int) {
	l := s.board.Look()
	l.Zoom += by
	s.setLook(l)
}

func (s *meetingScreen) toggleDark() {
	l := s.board.Look()
	if l.Mode == kit.ModeDark {
		l.Mode = kit.ModeLight
	} else {
		l.Mode = kit.ModeDark
	}
	s.setLook(l)
}

func (s *meetingScreen) remember() {
	l := s.board.Look()
	text := fmt.Sprintf("%s %d %s", l.Mode, l.Zoom, s.place)
	if err := s.w.app.Offices.SetSetting(s.w.Context, settingScreen, text); err != nil {
		s.w.Log.Error("remember meeting screen", "err", err)
	}
}

func (s *meetingScreen) restore() {
	text, err := s.w.app.Offices.Setting(s.w.Context, settingScreen)
	if err != nil {
		s.w.Log.Error("read meeting screen", "err", err)
	}
	var mode, place string
	var zoom int
	if _, err := fmt.Sscanf(text, "%s %d %s", &mode, &zoom, &place); err != nil {
		return // never opened before
	}
	s.place = place
	s.board.SetLook(kit.Look{Mode: kit.Mode(mode), Zoom: zoom})
}
