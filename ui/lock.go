package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit"
)

// idlePoll is how often it is looked whether somebody still sits here.
const idlePoll = 15 * time.Second

// A screenLock hides the main window until its PIN is given. What was half
// typed stays in its field; work in the background goes on; the meeting screen
// goes on showing what it showed, for the room has seen it already. It protects
// the window from eyes and hands, not the archive from whoever has the disk.
type screenLock struct {
	w     *Window
	root  fyne.CanvasObject // what is hidden
	cover fyne.CanvasObject
	asked *kit.Modal // while locked
	stop  func()     // of looking whether somebody sits here

	waiting []func() // for the window to be unlocked
}

func newScreenLock(w *Window, root fyne.CanvasObject) *screenLock {
	l := &screenLock{w: w, root: root}
	l.cover = container.NewCenter(kit.NewEmptyState(theme.VisibilityOffIcon(), lang.L("Rakor terkunci"), lang.L("Isi arsip disembunyikan sampai PIN dimasukkan.")))
	l.cover.Hide()
	return l
}

// content is what the window shows: the root, or the cover in its place.
func (l *screenLock) content() fyne.CanvasObject { return container.NewStack(l.root, l.cover) }

func (l *screenLock) locked() bool { return l.asked != nil }

// start locks at the beginning of the program, and from then on whenever nobody
// has touched the computer for as long as was chosen.
func (l *screenLock) start() {
	l.lock()
	l.watch()
}

func (l *screenLock) watch() {
	l.stop = l.w.After(idlePoll, func() {
		if l.abandoned() {
			l.lock()
		}
		l.watch()
	})
}

// end stops looking whether somebody sits here.
func (l *screenLock) end() {
	if l.stop != nil {
		l.stop()
	}
}

func (l *screenLock) abandoned() bool {
	st := l.w.app.Lock.State()
	if !st.On || st.Minutes == 0 || l.locked() || l.w.Idle == nil {
		return false
	}
	idle, ok := l.w.Idle()
	return ok && idle >= time.Duration(st.Minutes)*time.Minute
}

// lock hides the window, if there is a PIN.
func (l *screenLock) lock() {
	if l.locked() || !l.w.app.Lock.State().On {
		return
	}
	l.root.Hide()
	l.cover.Show()
	l.ask()
}

// ask asks for the PIN. Nothing but the right one closes the question, and as
// long as it is open no command runs.
func (l *screenLock) ask() {
	pin := kit.NewPasswordField("")
	grid := kit.NewFormGrid(kit.FormField{Label: "PIN", Input: pin})
	l.asked = kit.ShowModal(l.w.Window, lang.L("Rakor terkunci"), wideForm(grid),
		kit.Choice{Label: lang.L("Lupa PIN?"), Run: func() bool {
			kit.Inform(l.w.Window, lang.L("Lupa PIN?"), fmt.Sprintf(lang.L("Tutup Rakor, hapus berkas “%s”, lalu buka lagi; setelah itu pasang PIN baru di Pengaturan. PIN hanya menutup jendela ini: siapa yang dapat membuka folder arsip dapat juga menghapusnya. Yang melindungi isi laptop adalah sandi diska."), l.w.app.Lock.State().File))
			return false
		}},
		kit.Choice{Label: lang.L("Buka"), Default: true, Run: func() bool {
			err := l.w.app.Lock.Try([]byte(pin.Text))
			pin.SetText("")
			if err != nil {
				grid.SetError(0, message(err))
				return false
			}
			l.open()
			return true
		}})
}

// open shows the window again as it was left.
func (l *screenLock) open() {
	l.asked = nil
	l.cover.Hide()
	l.root.Show()
	waiting := l.waiting
	l.waiting = nil
	for _, f := range waiting {
		l.w.After(0, f) // when the question is gone
	}
}

// lockNow locks at the person's wish, or says how a PIN is set.
func (w *Window) lockNow() {
	if !w.app.Lock.State().On {
		w.shell.Toast(kit.ToneNeutral, lang.L("Belum ada PIN. Pasang di Pengaturan, bagian Arsip."))
		return
	}
	w.screenLock.lock()
}

// whenOpen calls f now, or once the window is unlocked.
func (l *screenLock) whenOpen(f func()) {
	if !l.locked() {
		f()
		return
	}
	l.waiting = append(l.waiting, f)
}
