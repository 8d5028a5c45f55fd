package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

const (
	ctrl      = fyne.KeyModifierShortcutDefault
	shiftCtrl = fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
)

// appCommands are those that work on every page.
func (w *Window) appCommands() []kit.Command {
	menu := lang.L("Rakor")
	var cs []kit.Command
	for i, d := range destinations() {
		cs = append(cs, kit.Command{
			ID: "go." + d.ID, Title: d.Label, Menu: menu, Icon: d.Icon,
			Key: fyne.KeyName('1' + rune(i)), Mod: fyne.KeyModifierAlt, Run: func() { w.goTo(d.ID) },
		})
	}
	cs = append(cs, w.fileCommands(menu)...)
	cs = append(cs, w.joiningCommands(menu)...)
	cs = append(cs,
		kit.Command{
			ID: "app.back", Title: lang.L("Kembali"), Menu: menu, Group: 1, Key: fyne.KeyLeft, Mod: fyne.KeyModifierAlt,
			Enabled: func() bool { return len(w.stack) > 1 }, Run: w.back,
		},
		kit.Command{
			ID: "app.toast", Title: lang.L("Tekan tombol pada pesan"), Menu: menu, Group: 1, Key: kit.ToastKey, Mod: kit.ToastMod,
			Hidden: true, Enabled: w.shell.ToastWaits, Run: w.shell.PressToast,
		},
		kit.Command{ID: "app.find", Title: lang.L("Cari dalam semua rapat"), Menu: menu, Group: 2, Key: fyne.KeyF, Mod: shiftCtrl, Run: w.find},
		kit.Command{ID: "app.verify", Title: lang.L("Periksa tanda tangan PDF…"), Menu: menu, Group: 2, Run: w.verifyFile},
		kit.Command{ID: "app.check", Title: lang.L("Periksa keutuhan arsip"), Menu: menu, Group: 2, Run: w.checkArchive},
		kit.Command{ID: "app.backup", Title: lang.L("Cadangkan arsip…"), Menu: menu, Group: 2, Run: w.backup},
		kit.Command{ID: "app.backups", Title: lang.L("Cadangan dan pemulihan…"), Menu: menu, Group: 2, Run: w.openBackups},
		kit.Command{ID: "app.lock", Title: lang.L("Kunci layar"), Menu: menu, Group: 3, Key: fyne.KeyS, Mod: shiftCtrl, Run: w.lockNow},
		kit.Command{ID: "app.quit", Title: lang.L("Keluar"), Menu: menu, Group: 3, Key: fyne.KeyQ, Mod: ctrl, Run: w.close},
	)
	return append(cs, w.lookCommands()...)
}

// lookCommands choose colors and the size of text. The keys of the number block
// have names of their own.
func (w *Window) lookCommands() (cs []kit.Command) {
	view := lang.L("Tampilan")
	for _, s := range shades() {
		cs = append(cs, kit.Command{ID: s.id, Title: s.name, Menu: view, Checked: w.look.is(s.mode), Run: w.look.set(s.mode)})
	}
	larger, smaller := func() { w.look.zoom(+zoomStep) }, func() { w.look.zoom(-zoomStep) }
	cs = append(cs,
		kit.Command{ID: "look.larger", Title: lang.L("Perbesar tulisan"), Menu: view, Group: 1, Key: fyne.KeyEqual, Mod: ctrl, Run: larger},
		kit.Command{ID: "look.smaller", Title: lang.L("Perkecil tulisan"), Menu: view, Group: 1, Key: fyne.KeyMinus, Mod: ctrl, Run: smaller},
		kit.Command{ID: "look.plain", Title: lang.L("Ukuran tulisan biasa"), Menu: view, Group: 1, Key: fyne.Key0, Mod: ctrl, Run: w.look.plainSize},
		kit.Command{ID: "look.larger.plus", Key: fyne.KeyPlus, Mod: ctrl, Hidden: true, Run: larger},
		kit.Command{ID: "look.larger.shift", Key: fyne.KeyEqual, Mod: shiftCtrl, Hidden: true, Run: larger},
	)
	return append(cs, w.languageCommands(view)...)
}

// helpCommands stand in the last menu.
func (w *Window) helpCommands() []kit.Command {
	help := lang.L("Bantuan")
	return []kit.Command{
		{
			ID: "app.palette", Title: lang.L("Cari perintah…"), Menu: help, Key: fyne.KeyK, Mod: ctrl, Hidden: true,
			Run: func() { kit.ShowCommandPalette(w.commands, w.shell.Layer()) },
		},
		kit.NewNote(lang.L("Di setiap daftar"), lang.L("Memilih"), "↑  ↓  PgUp  PgDn"),
		kit.NewNote(lang.L("Di setiap daftar"), lang.L("Ke awal, ke akhir"), "Home  End"),
		kit.NewNote(lang.L("Di setiap daftar"), lang.L("Membuka"), "Enter"),
		kit.NewNote(lang.L("Di setiap daftar"), lang.L("Memilih beberapa"), "Shift+↓  Space  Ctrl+A"),
		kit.NewNote(lang.L("Di setiap isian"), lang.L("Ke isian berikutnya, sebelumnya"), "Tab  Shift+Tab"),
		kit.NewNote(lang.L("Di setiap isian"), lang.L("Menyetujui, membatalkan pertanyaan"), "Enter  Esc"),
		kit.NewNote(lang.L("Di setiap isian"), lang.L("Menyetujui dari isian banyak baris"), "Ctrl+Enter"),
		{ID: "app.help", Title: lang.L("Panduan untuk halaman ini"), Menu: help, Key: fyne.KeyF1, Run: w.help},
		{ID: "app.guide", Title: lang.L("Panduan"), Menu: help, Run: func() { w.openGuide(guideIndex) }},
		{ID: "app.keys", Title: lang.L("Daftar tombol"), Menu: help, Group: 1, Key: fyne.KeyF1, Mod: ctrl, Run: w.showKeys},
		{ID: "app.keycard", Title: lang.L("Simpan kartu tombol (PDF)…"), Menu: help, Group: 1, Run: w.saveKeyCard},
		{ID: "app.terms", Title: lang.L("Singkatan dan kepanjangannya…"), Menu: help, Group: 1, Run: w.showTerms},
		{ID: "app.about", Title: lang.L("Tentang Rakor"), Menu: help, Run: w.about},
	}
}

// showKeys lists every key there is now.
func (w *Window) showKeys() {
	kit.ShowModal(w.Window, lang.L("Daftar tombol"), w.commands.KeyHelp(),
		kit.Choice{Label: lang.L("Tutup"), Default: true, Cancel: true})
}
