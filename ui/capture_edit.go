package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// editCommands put the selected entry right: its kind, its place, its bounds.
func (v *captureView) editCommands() []kit.Command {
	menu := lang.L("Catatan")
	on := func() bool { _, ok := v.stream.selected(); return ok }
	cs := []kit.Command{
		{ID: "entry.edit", Title: lang.L("Perbaiki catatan"), Menu: menu, Key: fyne.KeyE, Mod: ctrl, Enabled: on, Run: v.editSelected},
		{ID: "entry.mend", Title: lang.L("Perbaiki yang terpilih atau yang ragu"), Menu: menu, Key: fyne.KeyF2, Run: v.mend},
		{ID: "entry.up", Title: lang.L("Naikkan"), Menu: menu, Group: 1, Key: fyne.KeyUp, Mod: fyne.KeyModifierAlt, Enabled: on, Run: func() { v.shift(-1) }},
		{ID: "entry.down", Title: lang.L("Turunkan"), Menu: menu, Group: 1, Key: fyne.KeyDown, Mod: fyne.KeyModifierAlt, Enabled: on, Run: func() { v.shift(+1) }},
		{ID: "entry.item", Title: lang.L("Pindah ke acara lain…"), Menu: menu, Group: 1, Key: fyne.KeyM, Mod: ctrl, Enabled: on, Run: v.moveSelected},
		{ID: "entry.merge", Title: lang.L("Gabung dengan catatan di atasnya"), Menu: menu, Group: 2, Key: fyne.KeyJ, Mod: ctrl, Enabled: on, Run: v.mergeSelected},
		{ID: "entry.split", Title: lang.L("Pecah menjadi dua…"), Menu: menu, Group: 2, Enabled: on, Run: v.splitSelected},
		{ID: "entry.remove", Title: lang.L("Tarik catatan"), Menu: menu, Group: 3, Enabled: on, Run: v.stream.remove},
	}
	for i, kind := range app.EntryKinds() {
		word, _ := kindWord(kind)
		cs = append(cs, kit.Command{
			ID: "entry.kind." + string(kind), Title: word, Menu: menu, Group: 4,
			Key: fyne.KeyName('1' + rune(i)), Mod: ctrl, Run: func() { v.line.setKind(i + 1) },
		})
	}
	cs = append(cs, kit.Command{ID: "capture.item", Title: lang.L("Ke acara lain…"), Menu: lang.L("Catat"), Key: fyne.KeyG, Mod: ctrl, Run: v.pickItem})
	cs = append(cs, captureNotes()...)
	return append(cs, v.pasteCommands(v.meetingID, func() bool { return v.session.Live().Meeting.State != app.Final })...)
}

// captureNotes are the keys that the line and the list of entries take
// themselves.
func captureNotes() []kit.Command {
	line, entries := lang.L("Baris catat"), lang.L("Daftar catatan")
	return []kit.Command{
		kit.NewNote(line, lang.L("Simpan baris"), "Enter"),
		kit.NewNote(line, lang.L("Baris baru di dalam catatan"), "Shift+Enter"),
		kit.NewNote(line, lang.L("Ambil saran"), "Tab"),
		kit.NewNote(line, lang.L("Tutup saran, batalkan perbaikan"), "Esc"),
		kit.NewNote(line, lang.L("Perbaiki catatan terakhir (baris kosong)"), "↑"),
		kit.NewNote(line, lang.L("Batalkan tindakan terakhir (baris kosong)"), "Ctrl+Z"),
		kit.NewNote(line, lang.L("Gulir catatan"), "PgUp  PgDn"),
		kit.NewNote(entries, lang.L("Perbaiki"), "Enter"),
		kit.NewNote(entries, lang.L("Tarik"), "Del"),
		kit.NewNote(entries, lang.L("Kembali ke baris catat"), "Esc"),
	}
}

func (v *captureView) editSelected() {
	if e, ok := v.stream.selected(); ok {
		v.line.edit(e)
	}
}

// after shows what an action on the selected entry did, and keeps it selected.
func (v *captureView) after(doing string, entryID int64, a *app.Action) {
	v.act(doing, a, func() { v.stream.selectEntry(entryID) })
}

func (v *captureView) shift(by int) {
	e, ok := v.stream.selected()
	if !ok {
		return
	}
	v.after(lang.L("Memindahkan catatan"), e.ID, v.session.Shift(e.ID, by))
}

func (v *captureView) mergeSelected() {
	e, ok := v.stream.selected()
	if !ok {
		return
	}
	v.act(lang.L("Menggabung catatan"), v.session.Merge(e.ID), func() {
		v.stream.selectEntry(e.ID)
		v.offerBack(lang.L("Catatan digabung."))
	})
}

// offerBack offers to take the last act back. Acts are taken back in their
// order: one that came later is not mistaken for it.
func (v *captureView) offerBack(text string) {
	at := v.session.Undoable()
	v.shell.ToastAction(kit.ToneNeutral, text, lang.L("Batalkan"), func() {
		if v.session.Undoable() != at {
			v.line.say(kit.ToneAmber, lang.L("Sesudah itu ada tindakan lain. Batalkan satu per satu dengan Ctrl+Z."))
			return
		}
		v.undo()
	})
}

// splitSelected shows the entry with a cursor; where it stands, it is cut.
func (v *captureView) splitSelected() {
	e, ok := v.stream.selected()
	if !ok {
		return
	}
	text := kit.NewTextArea("", 4)
	text.SetText(e.Body)
	hint := kit.FormField{Label: "", Input: text, Hint: lang.L("Letakkan kursor di tempat memotong, lalu tekan Ctrl+Enter.")}
	kit.ShowModal(v.Window.Window, lang.L("Pecah menjadi dua"), kit.NewFormGrid(hint),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Pecah"), Default: true, Run: func() bool {
			v.after(lang.L("Memecah catatan"), e.ID, v.session.Split(e.ID, text.CursorTextOffset()))
			return true
		}})
}
