package ui

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit"
)

// recentView lists the archives and files used last. One that is gone is shown
// as gone, and can be forgotten.
type recentView struct {
	*Window
	all   []recent
	table *kit.TableList
	empty fyne.CanvasObject
}

func newRecentView(w *Window) *recentView {
	v := &recentView{Window: w}
	v.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Nama"), Width: 300, Grow: 1, Wrap: true},
		{Title: lang.L("Jenis"), Width: 190},
		{Title: lang.L("Folder"), Width: 360, Grow: 1, Wrap: true},
		{Title: lang.L("Keadaan"), Width: 150},
	}, func() int { return len(v.all) }, v.cell)
	v.table.List.OnActivate = v.open
	v.table.List.OnKey = v.key
	v.empty = kit.NewEmptyState(theme.HistoryIcon(), lang.L("Belum ada yang dipakai"),
		lang.L("Arsip yang dibuka serta notula, lembar, dan berkas lain yang disimpan atau diambil muncul di sini. Ctrl+O membuka arsip lain."),
		kit.NewPrimaryButton(lang.L("Buka arsip lain…"), theme.FolderOpenIcon(), w.chooseArchive))
	return v
}

func (v *recentView) destination() string { return destHome }

func (v *recentView) page() kit.Page {
	keys := hints(kit.NewKeyHint("Enter"), kit.NewMuted(lang.L("buka")), kit.NewKeyHint("Del"), kit.NewMuted(lang.L("lupakan; berkasnya tetap ada")))
	return kit.Page{
		Title: lang.L("Terakhir dipakai"), Subtitle: lang.L("Hanya diingat di komputer ini."),
		Content: kit.NewPageBody(keys, container.NewStack(kit.NewSurface(v.table), v.empty), nil),
		Actions: []fyne.CanvasObject{kit.NewButton(lang.L("Buka arsip lain…"), theme.FolderOpenIcon(), v.chooseArchive)},
		Focus:   v.table.List,
	}
}

func (v *recentView) commands() []kit.Command {
	menu := lang.L("Terakhir dipakai")
	some := func() bool { return v.table.List.Cursor() >= 0 && v.table.List.Cursor() < len(v.all) }
	return []kit.Command{
		{ID: "recent.open", Title: lang.L("Buka"), Menu: menu, Pressed: "Enter", Enabled: some, Run: func() { v.open(v.table.List.Cursor()) }},
		{ID: "recent.archive", Title: lang.L("Buka arsip lain…"), Menu: menu, Key: fyne.KeyO, Mod: ctrl, Run: v.chooseArchive},
		{ID: "recent.forget", Title: lang.L("Lupakan"), Menu: menu, Pressed: "Del", Enabled: some, Run: func() { v.forget(v.table.List.Cursor()) }},
		{ID: "recent.tidy", Title: lang.L("Lupakan semua yang tidak ada lagi"), Menu: menu, Run: v.tidy},
	}
}

func (v *recentView) refresh() {
	v.all = v.recents().all()
	setShown(v.empty, len(v.all) == 0)
	setShown(v.table, len(v.all) > 0)
	v.table.Reload()
	v.Window.commands.Refresh()
}

func (v *recentView) cell(row, col int) kit.Cell {
	r := v.all[row]
	switch col {
	case 0:
		return kit.Cell{Text: filepath.Base(r.path), Bold: !r.missing, Muted: r.missing}
	case 1:
		if r.archive {
			return kit.Cell{Text: lang.L("Arsip")}
		}
		return kit.Cell{Text: fileKindWord(r.path)}
	case 2:
		return kit.Cell{Text: filepath.Dir(r.path), Muted: true}
	}
	switch {
	case r.missing:
		return kit.Cell{Text: lang.L("Tidak ada lagi"), Chip: true, Tone: kit.ToneAmber}
	case r.archive && r.path == v.app.Path():
		return kit.Cell{Text: lang.L("Sedang dibuka"), Chip: true, Tone: kit.ToneGreen}
	}
	return kit.Cell{Text: lang.L("Ada"), Chip: true}
}

func (v *recentView) open(i int) {
	if i < 0 || i >= len(v.all) {
		return
	}
	r := v.all[i]
	switch {
	case r.missing:
		kit.Confirm(v.Window.Window, kit.ModalText{
			Title: lang.L("Tidak ada lagi di sana"),
			Text:  r.path + "\n" + lang.L("Berkasnya dipindah, dihapus, atau diskanya belum dipasang. Lupakan dari daftar ini?"),
			Yes:   lang.L("Lupakan"),
		}, func() { v.forget(i) })
	case r.archive && r.path == v.app.Path():
		v.goTo(destHome)
	case r.archive:
		v.openArchive(r.path)
	default:
		v.openPath(r.path)
	}
}

func (v *recentView) forget(i int) {
	if i < 0 || i >= len(v.all) {
		return
	}
	v.forgetAll(lang.L("Dilupakan dari daftar; berkasnya tidak disentuh."), v.all[i].path)
	v.table.List.SetCursor(min(i, len(v.all)-1))
}

// forgetAll takes paths off the list, with a way back.
func (v *recentView) forgetAll(text string, paths ...string) {
	back := v.recents().forget(paths...)
	v.refresh()
	v.shell.ToastAction(kit.ToneNeutral, text, lang.L("Batalkan"), func() {
		back()
		v.refresh()
	})
}

func (v *recentView) tidy() {
	var gone []string
	for _, r := range v.all {
		if r.missing {
			gone = append(gone, r.path)
		}
	}
	if len(gone) == 0 {
		v.shell.Toast(kit.ToneNeutral, lang.L("Semua berkas di daftar ini masih ada."))
		return
	}
	v.forgetAll(fmt.Sprintf(lang.L("%d berkas yang tidak ada lagi dilupakan."), len(gone)), gone...)
}

func (w *Window) recents() recents { return recents{w.fyne.Preferences()} }

// chooseArchive lets a person open another archive, in a window of its own.
func (w *Window) chooseArchive() {
	w.OpenFiles(kit.FileRequest{
		Title:   lang.L("Buka arsip lain"),
		Filters: []kit.FileFilter{{Name: lang.L("Arsip Rakor"), Extensions: []string{"db"}}},
	}, func(paths []string) { w.openArchive(paths[0]) })
}

// fileCommands lead to what was used before.
func (w *Window) fileCommands(menu string) []kit.Command {
	return []kit.Command{
		{ID: "app.recent", Title: lang.L("Terakhir dipakai…"), Menu: menu, Group: 1, Key: fyne.KeyD, Mod: shiftCtrl, Run: func() { w.push(newRecentView(w)) }},
		{ID: "app.archive", Title: lang.L("Buka arsip lain…"), Menu: menu, Group: 1, Run: w.chooseArchive},
	}
}

func (v *recentView) key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyDelete {
		return false
	}
	v.forget(v.table.List.Cursor())
	return true
}
