package ui

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

func (v *followUpsView) commands() []kit.Command {
	menu := lang.L("Tindak Lanjut")
	chosen := func() bool { return len(v.table.List.Selection()) > 0 }
	single := func() bool { return v.current().ID != 0 }
	cs := []kit.Command{
		{ID: "followups.find", Title: lang.L("Saring tindak lanjut"), Menu: menu, Key: fyne.KeyF, Mod: ctrl, Run: func() { v.filter.text.Focus() }},
		{ID: "followups.more", Title: lang.L("Saringan lainnya…"), Menu: menu, Key: fyne.KeyL, Mod: ctrl, Run: func() { v.filter.more() }},
		{ID: "followups.clear", Title: lang.L("Hapus saringan"), Menu: menu, Run: v.clear},
		{ID: "followups.save", Title: lang.L("Simpan saringan…"), Menu: menu, Key: fyne.KeyD, Mod: ctrl, Run: v.saveFilter},
		{ID: "followups.saved", Title: lang.L("Kelola saringan tersimpan…"), Menu: menu, Run: v.manageSaved},
		{ID: "followups.open", Title: lang.L("Buka yang dipilih"), Menu: menu, Group: 1, Key: fyne.KeyO, Mod: ctrl, Enabled: single, Run: func() { v.open(v.table.List.Cursor()) }},
		{ID: "followups.meeting", Title: lang.L("Buka rapat asal"), Menu: menu, Group: 1, Key: fyne.KeyO, Mod: shiftCtrl, Enabled: single, Run: v.openMeetingOfOrigin},
		{ID: "followups.accept", Title: lang.L("Terima laporan"), Menu: menu, Group: 1, Key: fyne.KeyT, Mod: shiftCtrl, Enabled: chosen, Run: v.accept},
		{ID: "followups.return", Title: lang.L("Kembalikan…"), Menu: menu, Group: 1, Key: fyne.KeyK, Mod: shiftCtrl, Enabled: chosen, Run: v.sendBack},
		{ID: "followups.extend", Title: lang.L("Perpanjang tenggat…"), Menu: menu, Group: 1, Key: fyne.KeyP, Mod: shiftCtrl, Enabled: chosen, Run: v.extend},
		{ID: "followups.reassign", Title: lang.L("Pindahkan ke OPD lain…"), Menu: menu, Group: 1, Key: fyne.KeyM, Mod: shiftCtrl, Enabled: chosen, Run: v.move},
		{ID: "followups.cancel", Title: lang.L("Batalkan tindak lanjut…"), Menu: menu, Group: 1, Key: fyne.KeyX, Mod: shiftCtrl, Enabled: chosen, Run: v.cancel},
		{ID: "followups.export", Title: lang.L("Ekspor…"), Menu: menu, Group: 1, Key: fyne.KeyE, Mod: shiftCtrl, Run: v.export},
		{ID: "followups.fold", Title: lang.L("Lipat semua kelompok"), Menu: menu, Group: 2, Enabled: v.isGrouped, Run: func() { v.foldAll(true) }},
		{ID: "followups.unfold", Title: lang.L("Bentangkan semua kelompok"), Menu: menu, Group: 2, Enabled: v.isGrouped, Run: func() { v.foldAll(false) }},
	}
	columns := registerColumns()
	for _, col := range slices.Sorted(maps.Keys(registerSorts)) {
		s := registerSorts[col]
		cs = append(cs, kit.Command{
			ID: "followups.sort." + s, Title: lang.L("Urutkan menurut") + " " + columns[col].Title, Menu: menu, Group: 3,
			Checked: func() bool { return v.sorted(s) },
			Run:     func() { v.sortBy(col, v.sorted(s) && !v.reversed()) },
		})
	}
	cs = append(cs,
		kit.NewNote(menu, lang.L("Buka riwayatnya; lipat kelompok"), "Enter"),
		kit.NewNote(menu, lang.L("Terima, kembalikan laporan yang dipilih"), "T  K"),
		kit.NewNote(menu, lang.L("Perpanjang, pindahkan, batalkan yang dipilih"), "P  M  X"),
		kit.NewNote(menu, lang.L("Buka rapat asal"), "R"))
	slices.SortStableFunc(cs, func(a, b kit.Command) int { return a.Group - b.Group })
	return cs
}

func (v *followUpsView) isGrouped() bool { return v.list.parted }

// current is the follow-up the keyboard is on.
func (v *followUpsView) current() app.RegisterRow {
	r, err := v.list.row(v.table.List.Cursor())
	if err != nil {
		v.Fail(lang.L("Membaca tindak lanjut"), err)
	}
	return r
}

// open opens the story of a row, or folds the group it is the heading of.
func (v *followUpsView) open(row int) {
	if g, ok := v.list.heading(row); ok {
		v.fold(g, !v.list.folded[g])
		return
	}
	if id := v.list.id(row); id != 0 {
		v.push(newStoryView(v.Window, id))
	}
}

func (v *followUpsView) fold(group int, folded bool) {
	v.list.fold(group, folded)
	v.table.List.SetSelection()
	v.table.Reload()
	v.table.List.SetCursor(v.list.starts[group])
}

func (v *followUpsView) foldAll(folded bool) {
	for g := range v.list.groups {
		v.list.folded[g] = folded
	}
	v.list.arrange()
	v.table.List.SetSelection()
	v.table.Reload()
	v.table.List.SetCursor(0)
}

// foldKey folds by Left and unfolds by Right the group the keyboard is in.
func (v *followUpsView) foldKey(ev *fyne.KeyEvent) bool {
	g, _ := v.list.at(v.table.List.Cursor())
	if !v.list.parted || g < 0 || ev.Name != fyne.KeyLeft && ev.Name != fyne.KeyRight {
		return false
	}
	v.fold(g, ev.Name == fyne.KeyLeft)
	return true
}

// letter does by one key what the menu does with the selected rows.
func (v *followUpsView) letter(r rune) bool {
	do := map[rune]func(){'t': v.accept, 'k': v.sendBack, 'p': v.extend, 'm': v.move, 'x': v.cancel, 'r': v.openMeetingOfOrigin}[r|0x20]
	if do != nil {
		do()
	}
	return do != nil
}

// openMeetingOfOrigin opens the record of the meeting at the entry that a
// follow-up came from.
func (v *followUpsView) openMeetingOfOrigin() {
	if f := v.current(); f.ID != 0 {
		c := newCaptureView(v.Window, f.MeetingID)
		v.push(c)
		c.showEntry(f.EntryID)
	}
}

// selection are the selected follow-ups; it tells when there are none.
func (v *followUpsView) selection() []int64 {
	ids := v.list.ids(v.table.List.Selection())
	if len(ids) == 0 {
		kit.Inform(v.Window.Window, lang.L("Belum ada yang dipilih"), lang.L("Pilih dahulu satu tindak lanjut atau lebih."))
	}
	return ids
}

func (v *followUpsView) extend() {
	if ids := v.selection(); len(ids) > 0 {
		v.extendDeadlines(ids, v.read)
	}
}

func (v *followUpsView) move() {
	if ids := v.selection(); len(ids) > 0 {
		v.reassign(ids, v.read)
	}
}

func (v *followUpsView) cancel() {
	if ids := v.selection(); len(ids) > 0 {
		v.cancelFollowUps(ids, v.read)
	}
}

// chosen are the selected follow-ups that have a report to be judged.
func (v *followUpsView) chosen() []int64 {
	ids, err := v.app.FollowUps.Reported(v.Context, v.list.ids(v.table.List.Selection()))
	if v.done(lang.L("Membaca tindak lanjut"), err) && len(ids) == 0 {
		kit.Inform(v.Window.Window, lang.L("Belum ada laporan"), lang.L("Pilih tindak lanjut yang sudah dilaporkan OPD. Yang belum dilaporkan tidak dapat diterima atau dikembalikan."))
	}
	return ids
}

// accept accepts the reports of all selected; it asks when there are many.
func (v *followUpsView) accept() {
	ids := v.chosen()
	if len(ids) == 0 {
		return
	}
	ids, err := v.app.FollowUps.NotAccepted(v.Context, ids)
	if !v.done(lang.L("Membaca tindak lanjut"), err) {
		return
	}
	switch {
	case len(ids) == 0:
		v.shell.Toast(kit.ToneNeutral, lang.L("Laporannya sudah diterima."))
	case len(ids) == 1:
		v.acceptReports(ids, v.read)
	case len(ids) > 1:
		kit.Confirm(v.Window.Window, kit.ModalText{
			Title: lang.L("Terima semua laporan yang dipilih?"),
			Text:  fmt.Sprintf(lang.L("%d laporan dinyatakan diterima. Laporan “Selesai” yang diterima menutup tindak lanjutnya."), len(ids)),
			Yes:   lang.L("Terima"),
		}, func() { v.acceptReports(ids, v.read) })
	}
}

func (v *followUpsView) sendBack() {
	if ids := v.chosen(); len(ids) > 0 {
		v.returnReports(ids, v.read)
	}
}

// acceptReports accepts the last reports of follow-ups and then shows them
// anew.
func (w *Window) acceptReports(ids []int64, then func()) {
	w.judge(ids, app.Accepted, "", func() {
		w.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("%d laporan diterima."), len(ids)))
		then()
	})
}

// judgedAtOnce is how many reports are judged in one step; more show how far
// they are and can be stopped, and what was judged until then stays so.
const judgedAtOnce = 200

// judge gives the last reports of follow-ups a verdict.
func (w *Window) judge(ids []int64, verdict app.VerificationState, note string, then func()) {
	doing := lang.L("Menyimpan verifikasi")
	if len(ids) <= judgedAtOnce {
		if w.done(doing, w.app.FollowUps.Verify(w.Context, ids, verdict, note)) {
			then()
		}
		return
	}
	w.Run(doing, func(ctx context.Context, step kit.Step) error {
		for done := 0; done < len(ids); done += judgedAtOnce {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := w.app.FollowUps.Verify(ctx, ids[done:min(len(ids), done+judgedAtOnce)], verdict, note); err != nil {
				return err
			}
			step(done, len(ids))
		}
		return nil
	}, then)
}

// returnReports sends reports back with a note, which the agency reads on its
// next sheet.
func (w *Window) returnReports(ids []int64, then func()) {
	note := kit.NewTextArea(lang.L("Misalnya: lampirkan berita acara serah terima"), 4)
	form := kit.NewFormGrid(kit.FormField{
		Label: lang.L("Catatan untuk OPD"), Input: note, Required: true,
		Hint: lang.L("OPD membacanya pada lembar berikutnya."),
	})
	kit.ShowModal(w.Window, fmt.Sprintf(lang.L("Kembalikan %d laporan"), len(ids)), container.New(wide(560), form),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Kembalikan"), Default: true, Run: func() bool {
			if err := w.app.FollowUps.CheckVerdict(app.Returned, note.Text); err != nil {
				form.SetError(0, message(err))
				w.Window.Canvas().Focus(note)
				return false
			}
			w.judge(ids, app.Returned, note.Text, func() {
				w.shell.Toast(kit.ToneAmber, fmt.Sprintf(lang.L("%d laporan dikembalikan."), len(ids)))
				then()
			})
			return true
		}})
}
