package ui

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/assets"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/clipboard"
)

// The destinations of the navigation.
const (
	destHome      = "beranda"
	destMeetings  = "rapat"
	destFollowUps = "tindaklanjut"
	destSheets    = "lembar"
	destSettings  = "pengaturan"
)

// A view is one page of the window.
type view interface {
	// destination is where in the navigation the page belongs.
	destination() string
	// page lays the page out. It is called once, when the view is first shown.
	page() kit.Page
	// commands are what can be done here, with their keys; they stand in the
	// menu while the page is shown.
	commands() []kit.Command
	// refresh reads what the page shows anew. It is called each time the page
	// comes to the front.
	refresh()
	// guide is where the guide tells of the page: "11-cadangan.md#memulihkan".
	guide() string
}

// leaver is a view that wants to know when another takes its place, to store
// what is half typed.
type leaver interface{ leave() }

// stayer is a view that must not be left while something is not saved; it then
// says so itself.
type stayer interface{ mayLeave() bool }

// A Window is the program's window on one archive.
type Window struct {
	*kit.Runner
	app      *app.App
	fyne     fyne.App
	shell    *kit.Shell
	commands *kit.Commands
	look     look
	last     memory
	tables   tables
	screen   *meetingScreen // for the projector; nil while it is not open
	chair    *chairView     // over the whole screen; nil while it is not open
	keeper   keeper

	screenLock *screenLock
	tongue

	// Clipboard reads what was copied beside text, aside from the window; nil
	// where there is nothing to read.
	Clipboard func(context.Context) (clipboard.Content, error)
	// Desktop tells how many pixels the desktop has, zeros if unknown; nil means
	// the same.
	Desktop func() (width, height int)
	// Idle tells for how long nobody has touched the computer; nil means that is
	// not known.
	Idle func() (d time.Duration, ok bool)
	// Launch opens another archive in a window of its own; nil where that cannot
	// be done.
	Launch func(archive string) error
	// Opening are files to open with the window.
	Opening []string

	discarded bool // the sample archive shown here is to go when the window has closed

	stack []open // from the destination's own page to the one shown
	jobs  sync.WaitGroup
	end   context.CancelFunc

	working atomic.Int32 // how many jobs run now
}

// open is a view with its page laid out.
type open struct {
	view view
	page kit.Page
}

// New makes the window; it is shown by [Window.ShowAndRun].
func New(f fyne.App, a *app.App, log *slog.Logger) *Window {
	ctx, end := context.WithCancel(context.Background())
	w := &Window{app: a, fyne: f, end: end}
	w.look = look{w: w}
	f.Settings().SetTheme(kit.NewTheme(kit.Look{})) // widgets take their first colors when made
	fontsRead := kit.ReadFonts(f)
	win := f.NewWindow("Rakor") // asks the display for what it is, which takes about as long
	fontsRead()
	w.Runner = &kit.Runner{Context: ctx, Window: win, Log: log, Message: message, Spawn: w.spawn}
	w.Stopped = func(doing string) {
		w.shell.Toast(kit.ToneNeutral, fmt.Sprintf(lang.L("“%s” dihentikan."), doing))
	}
	w.Folder, w.Picked = w.recents().folder, w.recents().picked
	win.SetIcon(fyne.NewStaticResource("rakor.png", assets.Icon))
	win.SetMaster()
	w.commands = kit.NewCommands(win)
	w.keeper = keeper{w: w}
	win.SetPadded(false)
	w.frame()
	win.Resize(fyne.NewSize(1240, 720))
	win.SetCloseIntercept(w.close)
	win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.dropped(uris) })
	return w
}

// spawn starts a job that closing waits for.
func (w *Window) spawn(job func()) {
	w.working.Add(1)
	w.jobs.Go(func() {
		defer w.working.Add(-1)
		job()
	})
}

// frame puts an empty frame into the window.
func (w *Window) frame() {
	w.shell = kit.NewShell(w.Runner, destinations(), w.goTo)
	w.screenLock = newScreenLock(w, w.shell.Root())
	w.Window.SetContent(w.screenLock.content())
}

// ShowAndRun shows the window and returns when it was closed and all work has ended,
// so that no file is cut off.
func (w *Window) ShowAndRun() {
	w.begin()
	w.Window.ShowAndRun()
	w.finish()
}

// begin readies the window to be shown.
func (w *Window) begin() {
	w.start()
	w.screenLock.start()
	w.keeper.start()
}

// finish ends the work of a window that was closed.
func (w *Window) finish() {
	w.end()
	w.jobs.Wait()
}

func (w *Window) start() {
	w.look.restore()
	w.furnish()
	if !w.app.IsSample() && !w.app.ReadOnly() {
		w.recents().addArchive(w.app.Path())
	}
	w.goTo(w.recall())
	w.openFiles(w.Opening)
}

// furnish puts into the frame what every page has.
func (w *Window) furnish() {
	if w.app.ReadOnly() {
		w.shell.SetNotice(lang.L("Hanya baca: arsip rusak, ditampilkan seadanya. Yang diketik di sini tidak disimpan."))
		w.Window.SetTitle(lang.L("Rakor (hanya baca)"))
	}
	if w.app.IsSample() {
		w.noticeSample()
	}
	w.commands.Set("app", w.appCommands()...)
	w.commands.Set("view") // the menus of the page stand before the last
	w.commands.Set("screen")
	w.commands.Set("help", w.startCommands(w.helpCommands())...)
}

func (w *Window) close() {
	if !w.leaveShown() {
		return
	}
	w.remember()
	w.keeper.beforeClosing(w.Window.Close)
}

// destinations are the pages of the sidebar. Their icons are asked of the theme
// by itself, for the terminal lists the keys without an application.
func destinations() []kit.Destination {
	icons := theme.DefaultTheme()
	return []kit.Destination{
		{ID: destHome, Label: lang.L("Beranda"), Icon: icons.Icon(theme.IconNameHome), Key: "Alt+1"},
		{ID: destMeetings, Label: lang.L("Rapat"), Icon: icons.Icon(theme.IconNameAccount), Key: "Alt+2"},
		{ID: destFollowUps, Label: lang.L("Tindak Lanjut"), Icon: icons.Icon(theme.IconNameList), Key: "Alt+3"},
		{ID: destSheets, Label: lang.L("Lembar OPD"), Icon: icons.Icon(theme.IconNameDocument), Key: "Alt+4"},
		{ID: destSettings, Label: lang.L("Pengaturan"), Icon: icons.Icon(theme.IconNameSettings), Key: "Alt+5"},
	}
}

// goTo opens a destination's own page.
func (w *Window) goTo(id string) {
	var v view
	switch id {
	case destMeetings:
		v = newMeetingsView(w)
	case destFollowUps:
		v = newFollowUpsView(w)
	case destSheets:
		v = newSheetsView(w)
	case destSettings:
		v = newSettingsView(w)
	default:
		v = newHomeView(w)
	}
	if !w.leaveShown() {
		return
	}
	w.stack = nil
	w.push(v)
}

// push shows a view above the one shown; Alt+Left leads back.
func (w *Window) push(v view) {
	if !w.leaveShown() {
		return
	}
	w.stack = append(w.stack, open{v, v.page()})
	w.showTop()
}

// replace shows a view in the place of the one shown.
func (w *Window) replace(v view) {
	if !w.leaveShown() {
		return
	}
	w.stack[len(w.stack)-1] = open{v, v.page()}
	w.showTop()
}

// back returns to the page the shown one was opened from.
func (w *Window) back() {
	if len(w.stack) < 2 || !w.leaveShown() {
		return
	}
	w.stack = w.stack[:len(w.stack)-1]
	w.showTop()
}

func (w *Window) showTop() {
	top := w.stack[len(w.stack)-1]
	w.commands.Set("view", top.view.commands()...)
	w.shell.SetSaved(kit.SaveNone, "")
	w.shell.Show(top.view.destination(), top.page)
	top.view.refresh()
	w.changeLanguage() // if it waited for a page to be left
}

// leaveShown tells the view in front that another takes its place, and reports
// whether it may.
func (w *Window) leaveShown() bool {
	if len(w.stack) == 0 {
		return true
	}
	if s, ok := w.shown().(stayer); ok && !s.mayLeave() {
		return false
	}
	if l, ok := w.shown().(leaver); ok {
		l.leave()
	}
	return true
}

// shown is the view in front.
func (w *Window) shown() view { return w.stack[len(w.stack)-1].view }

// done reports whether work has succeeded; if not, it tells why. doing names
// the work, already translated.
func (w *Window) done(doing string, err error) bool {
	if err != nil {
		w.Fail(doing, err)
	}
	return err == nil
}
