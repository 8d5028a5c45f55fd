package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// backup copies the archive to a file the person chooses, plain or sealed with
// a passphrase, and tells what is in the copy.
func (w *Window) backup() {
	w.leaveShown() // what is half typed belongs into the copy
	first, again := kit.NewPasswordField(lang.L("Kosongkan bila tidak disandikan")), kit.NewPasswordField("")
	grid := kit.NewFormGrid(
		kit.FormField{Label: lang.L("Kata sandi"), Input: first, Hint: lang.L("Cadangan yang dibawa keluar kantor sebaiknya disandikan. Kata sandi yang lupa tidak dapat dicari lagi, dan tidak disimpan di mana pun.")},
		kit.FormField{Label: lang.L("Sekali lagi"), Input: again})
	kit.ShowModal(w.Window, lang.L("Simpan cadangan ke berkas"), container.NewVBox(wideForm(grid)),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Pilih tempat…"), Default: true, Run: func() bool {
			if first.Text != again.Text {
				grid.SetError(1, lang.L("Kedua kata sandi tidak sama."))
				return false
			}
			w.backupTo(first.Text)
			return true
		}})
}

func (w *Window) backupTo(passphrase string) {
	name := fmt.Sprintf("rakor-%s.db", w.app.Now(w.Context).Format("2006-01-02-1504"))
	if passphrase != "" {
		name += ".age"
	}
	w.SaveFile(kit.FileRequest{
		Title: lang.L("Simpan cadangan arsip"), Name: name,
		Filters: []kit.FileFilter{{Name: lang.L("Cadangan Rakor"), Extensions: []string{strings.TrimPrefix(filepath.Ext(name), ".")}}},
	}, func(path string) { w.backupAs(path, passphrase) })
}

// backupAs writes the copy. A backup is never written over another; where the
// name is taken, the next one like it is offered.
func (w *Window) backupAs(path, passphrase string) {
	if _, err := os.Lstat(path); err == nil {
		free := app.FreeName(path)
		kit.Confirm(w.Window, kit.ModalText{
			Title: lang.L("Nama itu sudah dipakai"),
			Text:  fmt.Sprintf(lang.L("“%s” sudah ada, dan cadangan tidak pernah menimpa berkas lain. Simpan sebagai “%s”?"), filepath.Base(path), filepath.Base(free)),
			Yes:   lang.L("Simpan"),
		}, func() { w.backupAs(free, passphrase) })
		return
	}
	var lock *app.SealLock
	if passphrase != "" {
		lock = &app.SealLock{Passphrase: []byte(passphrase)}
	}
	var text string
	w.Run(lang.L("Mencadangkan arsip"), func(ctx context.Context, step kit.Step) error {
		b, err := w.app.Backups.SaveTo(ctx, path, lock, app.Step(step))
		text = fmt.Sprintf(lang.L("Cadangan “%s” (%s) selesai dan sudah diperiksa: %s rapat, %s catatan. Simpan di tempat lain, misalnya diska lepas."),
			filepath.Base(path), sizeWords(b.Size), locale.Number(float64(b.Meetings)), locale.Number(float64(b.Entries)))
		return err
	}, func() { kit.Inform(w.Window, lang.L("Cadangan tersimpan"), text) })
}
