package ui

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// backup copies the archive to a file the person chooses, and tells what is in
// the copy.
func (w *Window) backup() {
	w.leaveShown() // what is half typed belongs into the copy
	w.SaveFile(kit.FileRequest{
		Title:   lang.L("Simpan cadangan arsip"),
		Name:    fmt.Sprintf("rakor-%s.db", app.DateOf(w.app.Now(w.Context))),
		Filters: []kit.FileFilter{{Name: lang.L("Arsip Rakor"), Extensions: []string{"db"}}},
	}, func(path string) {
		var text string
		w.Run(lang.L("Mencadangkan arsip"), func(ctx context.Context, _ kit.Step) error {
			r, err := w.app.Backups.SaveTo(ctx, path, nil, nil)
			text = fmt.Sprintf(lang.L("Cadangan “%s” (%s) selesai dan sudah diperiksa: %s rapat, %s catatan. Simpan di tempat lain, misalnya diska lepas."),
				filepath.Base(path), sizeWords(r.Size), locale.Number(float64(r.Meetings)), locale.Number(float64(r.Entries)))
			return err
		}, func() { kit.Inform(w.Window, lang.L("Cadangan tersimpan"), text) })
	})
}
