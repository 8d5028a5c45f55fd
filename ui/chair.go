package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// settingChair remembers how the chair's view looks and where it stands.
const settingChair = "tampilan-pimpinan"

// chairView (tampilan pimpinan) is a window over the whole screen that a room
// reads along: a few slides of figures, without names of persons and without
// what was said in meetings that are not for everybody; see [app.ChairView].
// What is opened there opens in the main window.
type chairView struct {
	w      *Window
	win    fyne.Window
	board  *kit.Board
	slides []chairSlide
	at     int
	second bool // on the second monitor
}

// A chairSlide is one sheet with what its items open.
type chairSlide struct {
	sheet kit.BoardSheet
	open  []func(series int)
}

// openChair reads the figures and shows them over the whole screen.
func (w *Window) openChair() {
	var shown app.ChairView
	w.Quiet(lang.L("Membaca tampilan pimpinan"), func(ctx context.Context) (err error) {
		shown, err = w.app.Home.Chair(ctx)
		return err
	}, func() {
		if w.chair != nil {
			w.chair.win.Close()
		}
		w.chair = newChairView(w, shown)
		w.chair.show()
	})
}

func newChairView(w *Window, shown app.ChairView) *chairView {
	v := &chairView{w: w, board: kit.NewBoard(kit.Look{Mode: kit.ModeLight, Zoom: 100})}
	v.restore()
	v.slides = chairSlides(w, shown)
	v.board.OnTapped = v.open
	v.win = w.fyne.NewWindow(lang.L("Tampilan pimpinan"))
	v.win.SetPadded(false)
	v.win.SetContent(v.board)
	v.win.Resize(fyne.NewSize(960, 540))
	v.win.SetOnClosed(func() {
		w.chair = nil
		w.Window.RequestFocus()
	})
	v.win.Canvas().SetOnTypedKey(v.key)
	v.win.Canvas().SetOnTypedRune(v.rune)
	return v
}

func (v *chairView) show() {
	v.turn(0)
	v.place()
	v.win.Show()
	v.win.RequestFocus()
}

// place fills the monitor that is wanted.
func (v *chairView) place() {
	if d, ok := v.win.(desktop.Window); ok && v.second {
		d.RequestFullScreenSecondary()
		return
	}
	v.win.SetFullScreen(true)
}

// turn goes on by some slides; there is none before the first or after the last.
func (v *chairView) turn(by int) {
	v.at = max(0, min(v.at+by, len(v.slides)-1))
	s := v.slides[v.at].sheet
	s.Right = fmt.Sprintf("%d / %d", v.at+1, len(v.slides))
	v.board.SetSheet(s)
}

// key goes through slides and items, as the arrows of a presenter do too.
func (v *chairView) key(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyRight, fyne.KeyPageDown, fyne.KeySpace:
		v.turn(+1)
	case fyne.KeyLeft, fyne.KeyPageUp, fyne.KeyBackspace:
		v.turn(-1)
	case fyne.KeyHome:
		v.turn(-len(v.slides))
	case fyne.KeyEnd:
		v.turn(+len(v.slides))
	case fyne.KeyDown:
		v.board.Choose(v.board.Chosen() + 1)
	case fyne.KeyUp:
		v.board.Choose(max(0, v.board.Chosen()-1))
	case fyne.KeyReturn, fyne.KeyEnter:
		v.open(v.board.Chosen(), -1)
	case fyne.KeyEscape:
		v.win.Close()
	}
}

func (v *chairView) rune(r rune) {
	l := v.board.Look()
	switch r {
	case '+', '=':
		l.Zoom += 10
	case '-':
		l.Zoom -= 10
	case 'g', 'G':
		if l.Mode == kit.ModeDark {
			l.Mode = kit.ModeLight
		} else {
			l.Mode = kit.ModeDark
		}
	case 'm', 'M':
		v.second = !v.second
		v.place()
	default:
		return
	}
	v.board.SetLook(l)
	v.remember()
}

// open opens the rows of an item in the main window. On one monitor the view
// stands over that window, so it makes way.
func (v *chairView) open(item, series int) {
	slide := v.slides[v.at]
	if item < 0 || item >= len(slide.open) {
		return
	}
	slide.open[item](series)
	if !v.second {
		v.win.Close()
	}
}

func (v *chairView) remember() {
	l := v.board.Look()
	text := fmt.Sprintf("%s %d %t", l.Mode, l.Zoom, v.second)
	if err := v.w.app.Offices.SetSetting(v.w.Context, settingChair, text); err != nil {
		v.w.Log.Error("remember the chair's view", "err", err)
	}
}

func (v *chairView) restore() {
	text, err := v.w.app.Offices.Setting(v.w.Context, settingChair)
	if err != nil {
		v.w.Log.Error("read the chair's view", "err", err)
	}
	var mode string
	var zoom int
	if _, err := fmt.Sscanf(text, "%s %d %t", &mode, &zoom, &v.second); err == nil {
		v.board.SetLook(kit.Look{Mode: kit.Mode(mode), Zoom: zoom})
	}
}
