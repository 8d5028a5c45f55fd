package ui

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// openSample opens the sample meeting, making it first if it is not there. It
// lies in an archive of its own and shows in a window of its own, so that
// nothing of it comes among the office's meetings.
func (w *Window) openSample() {
	var path string
	w.Run(lang.L("Menyiapkan rakor contoh"), func(ctx context.Context, _ kit.Step) (err error) {
		path, err = app.MakeSample(ctx, w.app.Path(), app.Options{Log: w.Log})
		return err
	}, func() { w.openArchive(path) })
}

// removeSample asks once, then removes the sample: what is open here closes
// first, what lies beside the office's archive goes at once.
func (w *Window) removeSample() {
	if w.app.IsSample() {
		w.removeThis()
		return
	}
	kit.Confirm(w.Window, kit.ModalText{
		Title: lang.L("Hapus rakor contoh?"),
		Text:  lang.L("Arsip contoh dengan semua yang Anda coba di dalamnya dihapus. Arsip kantor tidak berubah. Contohnya dapat dibuat lagi kapan saja."),
		Yes:   lang.L("Hapus contoh"), Danger: true,
	}, func() {
		w.Run(lang.L("Menghapus rakor contoh"), func(ctx context.Context, _ kit.Step) error {
			return app.RemoveSample(ctx, app.SamplePath(w.app.Path()), app.Options{Log: w.Log})
		}, func() {
			w.shell.Toast(kit.ToneGreen, lang.L("Rakor contoh sudah dihapus. Arsip kantor tidak berubah."))
			w.commands.Refresh()
			w.shown().refresh()
		})
	})
}

// removeThis removes the sample that this window shows. Meetings that somebody
// has made in it are named: they might be more than practice.
func (w *Window) removeThis() {
	own, err := w.app.Samples.OwnMeetings(w.Context)
	if !w.done(lang.L("Menghapus rakor contoh"), err) {
		return
	}
	text := lang.L("Jendela ini ditutup, lalu arsip contoh dihapus. Arsip kantor tidak berubah. Contohnya dapat dibuat lagi kapan saja.")
	if own > 0 {
		text = fmt.Sprintf(lang.L("Di arsip contoh ini ada %s rapat yang Anda buat sendiri; semuanya ikut terhapus. Bila masih diperlukan, simpan dahulu notulanya ke berkas."), locale.Number(float64(own))) + "\n\n" + text
	}
	kit.Confirm(w.Window, kit.ModalText{Title: lang.L("Hapus rakor contoh?"), Text: text, Yes: lang.L("Hapus contoh"), Danger: true}, func() {
		w.leaveShown()
		w.discarded = true
		w.Window.Close() // without a copy: there is nothing to keep
	})
}

// Discarded reports whether the person has asked to remove the sample archive
// of this window, now that it is closed.
func (w *Window) Discarded() bool { return w.discarded }

// openArchive opens another archive in a window of its own.
func (w *Window) openArchive(path string) {
	if w.Launch == nil {
		kit.Inform(w.Window, lang.L("Buka arsip"), fmt.Sprintf(lang.L("Arsip itu ada di %s. Buka dari terminal: rakor --db, lalu letak berkas itu."), path))
		return
	}
	w.done(lang.L("Membuka arsip"), w.Launch(path))
}

// noticeSample says above every page that this is only a sample.
func (w *Window) noticeSample() {
	w.Window.SetTitle(lang.L("Rakor (contoh)"))
	w.shell.SetNoticeAction(lang.L("Arsip contoh: semua nama dan isinya karangan, dan setiap cetakan bertanda CONTOH. Jangan mencatat rapat sungguhan di sini."),
		lang.L("Hapus contoh…"), w.removeSample)
}

// startCommands are those of the help menu that lead back to the first steps;
// they stand before the last of it.
func (w *Window) startCommands(help []kit.Command) []kit.Command {
	menu := lang.L("Bantuan")
	own := func() bool { return !w.app.IsSample() && !w.app.ReadOnly() }
	there := func() bool { return w.app.IsSample() || app.HasSample(w.app.Path()) }
	return slices.Insert(help, len(help)-1,
		kit.Command{ID: "app.setup", Title: lang.L("Siapkan kantor langkah demi langkah"), Menu: menu, Group: 2, Enabled: own, Run: func() { w.push(newSetupView(w)) }},
		kit.Command{ID: "app.sample", Title: lang.L("Buka rakor contoh"), Menu: menu, Group: 2, Enabled: own, Run: w.openSample},
		kit.Command{ID: "app.unsample", Title: lang.L("Hapus rakor contoh…"), Menu: menu, Group: 2, Enabled: there, Run: w.removeSample})
}
