package ui

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// backupsView lists the copies that are known, and leads to restoring one: what
// it holds is shown beside what there is now before anything is decided.
type backupsView struct {
	*Window
	all   []app.Backup
	table *kit.TableList
	empty fyne.CanvasObject
}

func newBackupsView(w *Window) *backupsView {
	v := &backupsView{Window: w}
	v.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Dibuat"), Width: 170},
		{Title: lang.L("Tempat"), Width: 190, Grow: 1},
		{Title: lang.L("Sebab"), Width: 180, Grow: 1},
		{Title: lang.L("Isi"), Width: 170, Spare: 2},
		{Title: lang.L("Ukuran"), Width: 100, Align: fyne.TextAlignTrailing, Spare: 1},
		{Title: lang.L("Keadaan"), Width: 150},
	}, func() int { return len(v.all) }, v.cell)
	v.table.List.OnActivate = func(i int) { v.restoreFrom(v.all[i].Path) }
	v.empty = kit.NewEmptyState(theme.StorageIcon(), lang.L("Belum ada cadangan"),
		lang.L("Rakor mencadangkan sendiri saat ditutup dan setiap hari. Cadangan dari komputer lain dapat dibuka dari berkasnya."),
		kit.WithKey(kit.NewPrimaryButton(lang.L("Buka berkas cadangan…"), theme.FolderOpenIcon(), v.other), "Ctrl+O"))
	return v
}

func (v *backupsView) destination() string { return destSettings }

func (v *backupsView) page() kit.Page {
	keys := hints(kit.NewKeyHint("Enter"), kit.NewMuted(lang.L("lihat isinya dan bandingkan dengan arsip sekarang")))
	return kit.Page{
		Title: lang.L("Cadangan"), Subtitle: lang.L("Pilih satu untuk melihat isinya. Arsip sekarang tidak berubah sebelum Anda menyetujui."),
		Content: kit.NewPageBody(keys, container.NewStack(kit.NewSurface(v.table), v.empty), nil),
		Actions: []fyne.CanvasObject{
			kit.NewButton(lang.L("Berkas lain…"), theme.FolderOpenIcon(), v.other),
			kit.NewPrimaryButton(lang.L("Cadangkan sekarang"), theme.DocumentSaveIcon(), func() { v.backUpNow(v.refresh) }),
		},
		Focus: v.table.List,
	}
}

func (v *backupsView) commands() []kit.Command {
	menu := lang.L("Cadangan")
	some := func() bool { return v.table.List.Cursor() >= 0 && v.table.List.Cursor() < len(v.all) }
	return []kit.Command{
		{ID: "backups.look", Title: lang.L("Lihat isi dan bandingkan…"), Menu: menu, Pressed: "Enter", Enabled: some, Run: func() { v.restoreFrom(v.all[v.table.List.Cursor()].Path) }},
		{ID: "backups.recheck", Title: lang.L("Periksa lagi"), Menu: menu, Key: fyne.KeyF5, Enabled: some, Run: v.recheck},
		{ID: "backups.other", Title: lang.L("Buka berkas cadangan…"), Menu: menu, Key: fyne.KeyO, Mod: ctrl, Run: v.other},
		{ID: "backups.now", Title: lang.L("Cadangkan sekarang"), Menu: menu, Key: fyne.KeyN, Mod: ctrl, Run: func() { v.backUpNow(v.refresh) }},
	}
}

func (v *backupsView) refresh() {
	var all []app.Backup
	v.Quiet(lang.L("Mencari cadangan"), func(ctx context.Context) (err error) {
		all, err = v.app.Backups.List(ctx)
		return err
	}, func() {
		v.all = all
		setShown(v.empty, len(all) == 0)
		setShown(v.table, len(all) > 0)
		v.table.Reload()
		v.Window.commands.Refresh()
	})
}

func (v *backupsView) cell(row, col int) kit.Cell {
	b := v.all[row]
	switch col {
	case 0:
		return kit.Cell{Text: v.moment(b.MadeAt), Bold: true}
	case 1:
		return kit.Cell{Text: words.BackupPlace(b.Place), Sub: filepath.Base(b.Path)}
	case 2:
		return kit.Cell{Text: words.BackupReason(b.Reason)}
	case 3:
		return backupContents(b)
	case 4:
		return kit.Cell{Text: sizeWords(b.Size)}
	}
	return kit.Cell{Text: words.BackupState(b.State), Chip: true, Tone: backupTones[b.State]}
}

// backupTones go with how far a copy can be relied on.
var backupTones = map[app.BackupState]kit.Tone{app.BackupChecked: kit.ToneGreen, app.BackupDamaged: kit.ToneRed, app.BackupUnchecked: kit.ToneAmber}

func backupContents(b app.Backup) kit.Cell {
	if b.Node == "" {
		return kit.Cell{Text: "–", Muted: true}
	}
	c := kit.Cell{
		Text: fmt.Sprintf(lang.L("%s rapat"), locale.Number(float64(b.Meetings))),
		Sub:  fmt.Sprintf(lang.L("%s catatan"), locale.Number(float64(b.Entries))),
	}
	if b.Sealed {
		c.Sub += " · " + lang.L("disandikan")
	}
	return c
}

// recheck reads the marked copy whole.
func (v *backupsView) recheck() {
	i := v.table.List.Cursor()
	b := v.all[i]
	v.Run(lang.L("Memeriksa cadangan"), func(ctx context.Context, step kit.Step) (err error) {
		b.State, err = v.app.Backups.Recheck(ctx, b, app.Step(step))
		return err
	}, func() {
		if i < len(v.all) && v.all[i].Path == b.Path {
			v.all[i] = b
			v.table.Reload()
		}
		text := map[app.BackupState]string{
			app.BackupChecked:   lang.L("Cadangan ini masih persis seperti saat dibuat."),
			app.BackupDamaged:   lang.L("Cadangan ini tidak lagi seperti saat dibuat. Jangan dipakai; pakai yang lain."),
			app.BackupUnchecked: lang.L("Cadangan ini tidak punya keterangan, jadi baru diperiksa saat isinya dilihat (Enter)."),
		}[b.State]
		kit.Inform(v.Window.Window, words.BackupState(b.State), text)
	})
}

// other opens a copy that is not on the list, such as one of another laptop.
func (v *backupsView) other() {
	v.OpenFiles(kit.FileRequest{Title: lang.L("Buka berkas cadangan"), Filters: backupFiles()}, func(paths []string) { v.restoreFrom(paths[0]) })
}

func backupFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Cadangan Rakor"), Extensions: []string{"db", "age"}}}
}

// openBackups shows the copies from wherever the person is.
func (w *Window) openBackups() { w.push(newBackupsView(w)) }

// backUpNow makes a copy at once, and brings it to the second place.
func (w *Window) backUpNow(then func()) {
	w.leaveShown() // what is half typed belongs into the copy
	var text string
	w.Run(lang.L("Mencadangkan arsip"), func(ctx context.Context, step kit.Step) error {
		b, err := w.app.Backups.Now(ctx, app.BackupByHand)
		if err != nil {
			return err
		}
		text = fmt.Sprintf(lang.L("Cadangan selesai dan sudah diperiksa: %s rapat, %s catatan."),
			locale.Number(float64(b.Meetings)), locale.Number(float64(b.Entries)))
		_, copied, err := w.app.Backups.CopyToSecond(ctx, app.Step(step))
		if copied {
			text += " " + lang.L("Salinannya ada di tempat kedua.")
		}
		return err
	}, func() {
		w.shell.Toast(kit.ToneGreen, text)
		then()
	})
}
