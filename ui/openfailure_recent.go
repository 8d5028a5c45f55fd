package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// mostOffered is how many other archives are offered where one does not open.
const mostOffered = 3

// others offers the archives used last, for who was looking for another one;
// those that are gone are named as gone.
func (o *openFailure) others(seen recents) fyne.CanvasObject {
	row := kit.NewFlow(8)
	for _, r := range seen.all() {
		if !r.archive || r.path == o.path || len(row.Objects) == mostOffered {
			continue
		}
		label := filepath.Base(r.path)
		if r.missing {
			label += " " + lang.L("(tidak ada lagi)")
		}
		b := kit.NewButton(label, theme.HistoryIcon(), func() { o.openOther(r.path) })
		if r.missing || o.launch == nil {
			b.Disable()
		}
		row.Add(b)
	}
	if len(row.Objects) == 0 {
		return container.NewVBox()
	}
	return container.NewVBox(kit.NewMuted(lang.L("Arsip lain yang terakhir dipakai:")), row)
}

// openOther opens another archive in the place of this one.
func (o *openFailure) openOther(path string) {
	if err := o.launch(path); err != nil {
		o.Fail(lang.L("Membuka arsip"), err)
		return
	}
	o.Window.Close()
}

// dropped takes a backup that was dropped here, to restore it where that helps.
func (o *openFailure) dropped(uris []fyne.URI) {
	if len(uris) != 1 || kit.ModalOpen(o.Window) {
		return
	}
	path := uris[0].Path()
	if k := kindOf(path); k == nil || k.kind != kindArchive && k.kind != kindSealed || !app.Damaged(o.why) {
		kit.ShowError(o.Window, filepath.Base(path), lang.L("Di sini hanya cadangan arsip (.db atau .age) yang dapat diseret, untuk memulihkan arsip yang rusak."))
		return
	}
	kit.Confirm(o.Window, kit.ModalText{
		Title: lang.L("Pulihkan dari cadangan"), Text: path + "\n" + lang.L("Cadangan diperiksa dahulu; arsip yang tidak dapat dibuka tetap disimpan di sampingnya."), Yes: lang.L("Pulihkan"),
	}, func() { (&closedRestore{Runner: o.Runner, path: o.path, done: o.restored}).pick(path) })
}
