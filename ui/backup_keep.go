package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

const (
	// firstKeep is how long after the start copies are seen to: what a closing
	// or a crash left undone is made up for, but not while the window opens.
	firstKeep = 30 * time.Second
	// nextKeep is how often they are seen to after that. It is also how long a
	// stick that is plugged in waits for its copy, at most.
	nextKeep = 2 * time.Minute
	// closingTime bounds the copy made on closing; what is not done then is made
	// up for at the next start.
	closingTime = 60 * time.Second
	// closingPatience is how long closing goes on without a word.
	closingPatience = 300 * time.Millisecond
)

// A keeper sees to the copies of the archive while the window is open, and when
// it closes. It says nothing of what went well.
type keeper struct {
	w       *Window
	busy    bool   // a copy is being made
	made    bool   // what an earlier run left undone was made up for
	told    string // the last failure that was told
	closing bool
	stop    func()
}

func (k *keeper) start() {
	if k.stop != nil {
		k.stop()
	}
	k.stop = k.w.After(firstKeep, k.tick)
}

func (k *keeper) tick() {
	k.keep()
	k.stop = k.w.After(nextKeep, k.tick)
}

// keep makes what is due: a copy if there was none today, and the one in the
// second place as soon as that is there.
func (k *keeper) keep() {
	if k.busy || k.closing {
		return
	}
	k.busy = true
	var failed error
	var notice app.Sentence
	k.w.Quiet(lang.L("Mencadangkan arsip"), func(ctx context.Context) error {
		if failed = k.own(ctx); failed == nil {
			_, _, failed = k.w.app.Backups.CopyToSecond(ctx, nil)
		}
		if failed == nil && !k.made {
			notice, failed = k.w.app.Backups.DiskNotice(ctx)
		}
		return nil // told below, without a dialog in the middle of a meeting
	}, func() {
		k.busy = false
		k.made = k.made || failed == nil
		k.tell(failed)
		if !notice.IsZero() {
			k.w.shell.ToastAction(kit.ToneNeutral, say(notice), lang.L("Lihat"), func() { k.w.openGuide(guideDiskSeal) })
		}
	})
}

// own makes the daily copy, and at the first time one of what an earlier run of
// the program left without.
func (k *keeper) own(ctx context.Context) error {
	st, err := k.w.app.Backups.State(ctx)
	if err != nil || !st.Changed {
		return err
	}
	now := k.w.app.Now(ctx)
	if k.made && app.DateOf(st.Last.MadeAt.In(now.Location())) == app.DateOf(now) {
		return nil
	}
	_, _, err = k.w.app.Backups.IfChanged(ctx, app.BackupDaily)
	return err
}

// tell says what failed, once until something else does or it succeeds.
func (k *keeper) tell(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		k.told = ""
		return
	}
	k.w.Log.Error("keep backups", "err", err)
	if text := message(err); text != k.told {
		k.told = text
		k.w.shell.Toast(kit.ToneAmber, text)
	}
}

// beforeClosing makes the copy of the end of the day's work, then calls done. It
// may take long with a slow stick, so it shows itself after a moment, and can be
// left; it ends by itself after a minute.
func (k *keeper) beforeClosing(done func()) {
	if k.closing {
		return
	}
	k.closing = true
	ctx, cancel := context.WithTimeout(k.w.Context, closingTime)
	var m *kit.Modal
	quiet := k.w.After(closingPatience, func() { m = k.showClosing(cancel) })
	var failed error
	k.w.Quiet(lang.L("Mencadangkan arsip"), func(context.Context) error {
		if _, _, failed = k.w.app.Backups.IfChanged(ctx, app.BackupOnClose); failed == nil {
			_, _, failed = k.w.app.Backups.CopyToSecond(ctx, nil)
		}
		return nil
	}, func() {
		given := ctx.Err() != nil // by the person, or by the clock
		cancel()
		quiet()
		if m != nil {
			m.Close()
		}
		if failed == nil || given {
			done()
			return
		}
		k.askClosing(failed, done)
	})
}

func (k *keeper) showClosing(leave func()) *kit.Modal {
	bar := widget.NewProgressBarInfinite()
	text := kit.NewParagraph(lang.L("Semua catatan sudah tersimpan. Yang sedang dibuat hanya cadangannya; bila ditinggalkan, cadangan itu dibuat saat Rakor dibuka lagi."))
	m := kit.ShowModal(k.w.Window, lang.L("Mencadangkan arsip sebelum menutup"), container.New(wide(460), container.NewVBox(bar, text)),
		kit.Choice{Label: lang.L("Tutup tanpa menunggu"), Cancel: true, Run: func() bool { leave(); return false }})
	m.OnClosed = bar.Stop
	return m
}

// askClosing tells that the copy failed. The window closes all the same if the
// person wants that: nothing is lost by it.
func (k *keeper) askClosing(failed error, done func()) {
	k.w.Log.Error("back up before closing", "err", failed)
	m := kit.Confirm(k.w.Window, kit.ModalText{
		Title: lang.L("Cadangan belum berhasil dibuat"),
		Text:  message(failed) + " " + lang.L("Semua catatan sudah tersimpan di arsip."),
		Yes:   lang.L("Tutup Rakor"), No: lang.L("Kembali"),
	}, done)
	m.OnClosed = func() { k.closing = false }
}
