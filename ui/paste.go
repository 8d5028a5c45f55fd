package ui

import (
	"context"
	"errors"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/clipboard"
)

// pasteCommands attach what was copied, from any page of a meeting. A text is
// pasted by Ctrl+V where it belongs; Ctrl+Shift+V means the picture even where
// both were copied.
func (w *Window) pasteCommands(meetingID int64, open func() bool) []kit.Command {
	menu := lang.L("Lampiran")
	return []kit.Command{
		{
			ID: "attachments.paste", Title: lang.L("Tempel gambar atau berkas yang disalin"), Menu: menu,
			Key: fyne.KeyV, Mod: shiftCtrl, Enabled: open, Run: func() { w.pastePicture(meetingID) },
		},
		{
			ID: "attachments.caption", Title: lang.L("Keterangan lampiran terakhir…"), Menu: menu, Enabled: open,
			Run: func() { w.describeLast(meetingID) },
		},
	}
}

// pasteWhileTyping takes a paste into the capture line if it is no text for it:
// a picture, or files copied in a file manager. It reports whether it did.
func (w *Window) pasteWhileTyping(meetingID int64, c fyne.Clipboard) bool {
	text := c.Content()
	if text != "" && kit.IsText(text) && !areFiles(clipboard.Paths(text)) {
		return false
	}
	w.pastePicture(meetingID)
	return true
}

// areFiles reports whether all paths lead to files.
func areFiles(paths []string) bool {
	for _, p := range paths {
		if info, err := os.Stat(p); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return len(paths) > 0
}

// pastePicture attaches what the clipboard holds, a picture or copied files. The
// keyboard stays where it is; the caption is asked for by a message that waits
// for whoever has the time.
func (w *Window) pastePicture(meetingID int64) {
	w.readClipboard(func(c clipboard.Content) {
		switch {
		case len(c.Files) > 0:
			w.attachWhileTyping(meetingID, c.Files)
		case c.Picture != nil:
			w.keepPicture(meetingID, c.Picture)
		default:
			w.shell.Toast(kit.ToneNeutral, lang.L("Tidak ada gambar atau berkas di papan klip."))
		}
	})
}

// readClipboard reads the clipboard aside from the window and hands on what it
// holds, files also where a file manager wrote their paths as text.
func (w *Window) readClipboard(then func(clipboard.Content)) {
	text := w.fyne.Clipboard().Content()
	if paths := clipboard.Paths(text); areFiles(paths) {
		then(clipboard.Content{Files: paths})
		return
	}
	var c clipboard.Content
	var failed error // told in a message; a dialog would take the keyboard
	w.Quiet(lang.L("Membaca papan klip"), func(ctx context.Context) error {
		if w.Clipboard != nil {
			c, failed = w.Clipboard(ctx)
		}
		return nil
	}, func() {
		if failed != nil {
			w.Log.Error("read clipboard", "err", failed)
			w.shell.Toast(kit.ToneRed, clipboardProblem(failed))
			return
		}
		then(c)
	})
}

// clipboardProblem says why nothing came from the clipboard.
func clipboardProblem(err error) string {
	switch {
	case errors.Is(err, clipboard.ErrTooLarge):
		return lang.L("Gambar di papan klip terlalu besar. Perkecil dahulu, atau simpan sebagai berkas lalu seret ke jendela ini.")
	case errors.Is(err, clipboard.ErrForm):
		return lang.L("Bentuk gambar di papan klip tidak dikenal. Simpan sebagai PNG atau JPEG, lalu seret ke jendela ini.")
	}
	return lang.L("Papan klip tidak dapat dibaca. Salin sekali lagi, lalu tempel.")
}

// keepPicture attaches a pasted picture and offers to describe it.
func (w *Window) keepPicture(meetingID int64, picture []byte) {
	var a app.Attachment
	var failed error
	w.Quiet(lang.L("Melampirkan gambar"), func(ctx context.Context) error {
		a, failed = w.app.Attachments.AddPasted(ctx, meetingID, picture)
		return ctx.Err()
	}, func() {
		if failed != nil {
			w.Log.Error("attach a pasted picture", "err", failed)
			w.shell.Toast(kit.ToneRed, message(failed))
			return
		}
		w.refreshAttachments(meetingID)
		w.shell.ToastAction(kit.ToneGreen, lang.L("Gambar dilampirkan:")+" "+a.Name, lang.L("Beri keterangan"), func() { w.describe(a) })
	})
}

// describeLast asks for the caption of what was attached last.
func (w *Window) describeLast(meetingID int64) {
	list, err := w.app.Attachments.List(w.Context, meetingID)
	if !w.done(lang.L("Membaca lampiran"), err) {
		return
	}
	if len(list) == 0 {
		w.shell.Toast(kit.ToneNeutral, lang.L("Rapat ini belum punya lampiran."))
		return
	}
	w.describe(list[len(list)-1])
}
