package ui

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// restoreClosed lets the person restore a backup where the archive at path does
// not open. It offers the newest copies that are whole, and any other file; done
// gets the name under which the former archive is kept.
func restoreClosed(r *kit.Runner, path string, done func(former string)) {
	all, err := app.FindBackups(path)
	if err != nil {
		r.Fail(lang.L("Mencari cadangan"), err)
		return
	}
	all = slices.DeleteFunc(all, func(b app.Backup) bool { return b.State == app.BackupDamaged })
	c := &closedRestore{Runner: r, path: path, done: done}
	rows := container.NewVBox()
	for _, b := range all[:min(len(all), mostMarked)] {
		rows.Add(kit.NewButton(closedWords(b), theme.HistoryIcon(), func() { c.pick(b.Path) }))
	}
	text := kit.NewParagraph(lang.L("Pilih cadangan. Cadangan itu diperiksa dahulu; arsip yang tidak dapat dibuka tetap disimpan di sampingnya."))
	if len(all) == 0 {
		text.SetText(lang.L("Tidak ada cadangan yang dikenal di komputer ini. Pasang diska cadangannya, lalu pilih berkasnya."))
	}
	c.modal = kit.ShowModal(r.Window, lang.L("Pulihkan dari cadangan"), container.New(wide(560), container.NewVBox(text, rows)),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Berkas lain…"), Run: func() bool {
			r.OpenFiles(kit.FileRequest{Title: lang.L("Buka berkas cadangan"), Filters: backupFiles()}, func(paths []string) { c.pick(paths[0]) })
			return false
		}})
}

// closedWords tell what a copy is, in one line.
func closedWords(b app.Backup) string {
	at := b.MadeAt.Local()
	text := locale.ShortDay(app.DateOf(at)) + " " + locale.Hour(app.TimeOfDayOf(at), "") + " · " + words.BackupPlace(b.Place) + " · " + sizeWords(b.Size)
	if cell := backupContents(b); b.Node != "" {
		text += " · " + cell.Text
	}
	return text
}

// closedRestore is one restore of an archive that is not open.
type closedRestore struct {
	*kit.Runner
	path  string
	modal *kit.Modal // the list it was picked from; nil for none
	done  func(former string)
}

// pick asks for what opens a copy, if anything does, and restores it.
func (c *closedRestore) pick(backup string) {
	kind, locked, err := app.Locked(backup)
	if err != nil {
		c.Fail(lang.L("Membuka cadangan"), err)
		return
	}
	if !locked {
		c.restore(backup, app.SealKey{})
		return
	}
	field, label := kit.NewPasswordField(""), lang.L("Kata sandi cadangan")
	if kind == app.WantsKey {
		label = lang.L("Kunci rahasia")
	}
	grid := kit.NewFormGrid(kit.FormField{Label: label, Input: field, Required: true})
	kit.ShowModal(c.Window, filepath.Base(backup), wideForm(grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Buka"), Default: true, Run: func() bool {
			key := app.SealKey{Passphrase: []byte(field.Text)}
			if kind == app.WantsKey {
				secrets, err := app.SecretKeys(field.Text)
				if err != nil {
					grid.SetError(0, message(err))
					return false
				}
				key = app.SealKey{Secrets: secrets}
			}
			c.restore(backup, key)
			return true
		}})
}

func (c *closedRestore) restore(backup string, key app.SealKey) {
	var former string
	c.Run(lang.L("Memulihkan arsip"), func(ctx context.Context, _ kit.Step) (err error) {
		former, err = app.Restore(ctx, backup, c.path, key, time.Now)
		return err
	}, func() {
		if c.modal != nil {
			c.modal.Close()
		}
		c.done(former)
	})
}
