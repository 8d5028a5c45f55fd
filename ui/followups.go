package ui

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// followUpsView is the register of the follow-ups of all meetings.
type followUpsView struct {
	*Window
	rows  []app.RegisterRow
	total int
	asked int // readings begun; only the newest may show its rows

	filter *followUpFilter
	table  *kit.TableList
	count  *kit.Text
	none   fyne.CanvasObject // nothing was ever agreed
	empty  fyne.CanvasObject // nothing passes the filter
	typed  *kit.Debounce

	sort     app.RegisterSort
	reversed bool
}

func newFollowUpsView(w *Window) *followUpsView {
	v := &followUpsView{Window: w, count: kit.NewMuted(""), sort: app.SortDue}
	v.typed = w.Debounce(250*time.Millisecond, v.read)
	v.filter = newFollowUpFilter(w, v.read, v.typed.Touch)
	v.filter.text.OnKey = v.searchKey
	v.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Nomor"), Width: 146, Sortable: true},
		{Title: lang.L("Yang harus dilakukan"), Width: 250, Grow: 1, Wrap: true},
		{Title: lang.L("OPD"), Width: 116, Sortable: true, Wrap: true},
		{Title: lang.L("Tenggat"), Width: 132, Sortable: true, Wrap: true},
		{Title: lang.L("Kata OPD"), Width: 130},
		{Title: lang.L("Kemajuan"), Width: 116, Sortable: true, Spare: 2},
		{Title: lang.L("Verifikasi"), Width: 134, Spare: 1},
		{Title: lang.L("Lapor terakhir"), Width: 122, Sortable: true, Spare: 3},
	}, func() int { return len(v.rows) }, v.cell)
	w.lookAs(tableFollowUps, v.table)
	v.table.SetSort(3, false)
	if col, descending, ok := w.sortedAs(tableFollowUps); ok && registerSorts[col] != "" {
		v.sort, v.reversed = registerSorts[col], descending
		v.table.SetSort(col, descending)
	}
	v.table.OnSort = v.sortBy
	v.table.List.Multiple = true
	v.table.List.OnActivate = v.open
	v.table.List.OnRune = v.letter
	v.none = kit.NewEmptyState(theme.ListIcon(), lang.L("Belum ada tindak lanjut"),
		lang.L("Tindak lanjut dicatat saat rapat dengan “/t” dan mulai berlaku setelah notula rapat itu disahkan."),
		kit.NewPrimaryButton(lang.L("Buka daftar rapat"), theme.AccountIcon(), func() { w.goTo(destMeetings) }))
	v.empty = kit.NewEmptyState(theme.SearchIcon(), lang.L("Tidak ada yang cocok"),
		lang.L("Tidak ada tindak lanjut yang sesuai dengan saringan ini."),
		kit.NewButton(lang.L("Hapus saringan"), nil, v.clear))
	v.none.Hide()
	v.empty.Hide()
	return v
}

// searchKey leads from the search to the rows found.
func (v *followUpsView) searchKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		v.typed.Flush()
		if len(v.rows) > 0 {
			v.Window.Window.Canvas().Focus(v.table.List)
			v.table.List.SetCursor(0)
		}
		return true
	}
	return false
}

func (v *followUpsView) destination() string { return destFollowUps }

func (v *followUpsView) page() kit.Page {
	return kit.Page{
		Title: lang.L("Tindak Lanjut"), Focus: v.table.List,
		Actions: []fyne.CanvasObject{
			kit.NewButton(lang.L("Kembalikan…"), theme.ContentUndoIcon(), v.sendBack),
			kit.NewPrimaryButton(lang.L("Terima laporan"), theme.ConfirmIcon(), v.accept),
		},
		Content: kit.NewPageBody(v.filter.bar(v.count), container.NewStack(v.table, v.none, v.empty), nil),
	}
}

func (v *followUpsView) commands() []kit.Command {
	menu := lang.L("Tindak Lanjut")
	chosen := func() bool { return len(v.table.List.Selection()) > 0 }
	cs := []kit.Command{
		{ID: "followups.find", Title: lang.L("Cari tindak lanjut"), Menu: menu, Key: fyne.KeyF, Mod: ctrl, Run: func() { v.Window.Window.Canvas().Focus(v.filter.text) }},
		{ID: "followups.clear", Title: lang.L("Hapus saringan"), Menu: menu, Run: v.clear},
		{ID: "followups.open", Title: lang.L("Buka yang dipilih"), Menu: menu, Group: 1, Key: fyne.KeyO, Mod: ctrl, Enabled: chosen, Run: func() { v.open(v.table.List.Cursor()) }},
		{ID: "followups.accept", Title: lang.L("Terima laporan"), Menu: menu, Group: 1, Key: fyne.KeyT, Mod: shiftCtrl, Enabled: chosen, Run: v.accept},
		{ID: "followups.return", Title: lang.L("Kembalikan…"), Menu: menu, Group: 1, Key: fyne.KeyK, Mod: shiftCtrl, Enabled: chosen, Run: v.sendBack},
	}
	for col, s := range registerSorts {
		cs = append(cs, kit.Command{
			ID: "followups.sort." + string(s), Title: lang.L("Urutkan menurut") + " " + v.table.Columns[col].Title, Menu: menu, Group: 2,
			Checked: func() bool { return v.sort == s },
			Run: func() {
				v.table.SetSort(col, v.sort == s && !v.reversed)
				v.sortBy(col, v.sort == s && !v.reversed)
			},
		})
	}
	cs = append(cs,
		kit.NewNote(menu, lang.L("Buka riwayatnya"), "Enter"),
		kit.NewNote(menu, lang.L("Terima, kembalikan laporan yang dipilih"), "T  K"))
	slices.SortStableFunc(cs, func(a, b kit.Command) int { return a.Group - b.Group })
	return cs
}

// registerSorts are the orders of the columns that have one.
var registerSorts = map[int]app.RegisterSort{
	0: app.SortNumber, 2: app.SortAgency, 3: app.SortDue, 5: app.SortProgress, 7: app.SortReported,
}

func (v *followUpsView) sortBy(col int, descending bool) {
	v.sort, v.reversed = registerSorts[col], descending
	v.keepSort(tableFollowUps, col, descending)
	v.read()
}

func (v *followUpsView) refresh() {
	v.filter.load()
	v.read()
}

func (v *followUpsView) leave() { v.typed.Stop() }

func (v *followUpsView) clear() {
	v.filter.clear()
	v.read()
}

// read asks for the rows aside from the window, since an archive may hold
// thousands.
func (v *followUpsView) read() {
	v.typed.Stop()
	v.asked++
	asked, reversed := v.asked, v.reversed
	f := v.filter.value(v.today())
	f.Sort = v.sort
	var rows []app.RegisterRow
	var total, ever int
	v.Quiet(lang.L("Membaca tindak lanjut"), func(ctx context.Context) (err error) {
		if rows, total, err = v.app.FollowUps.Register(ctx, f); err != nil || total > 0 {
			return err
		}
		_, ever, err = v.app.FollowUps.Register(ctx, app.RegisterFilter{Limit: 1})
		return err
	}, func() {
		if asked != v.asked {
			return
		}
		if reversed {
			slices.Reverse(rows)
		}
		v.rows, v.total = rows, total
		v.show(total == 0 && ever == 0)
	})
}

func (v *followUpsView) today() app.Date { return app.DateOf(v.app.Now(v.Context)) }

func (v *followUpsView) show(never bool) {
	setShown(v.none, never)
	setShown(v.empty, !never && v.total == 0)
	setShown(v.table, v.total > 0)
	v.count.SetText(fmt.Sprintf(lang.L("%s tindak lanjut"), locale.Number(float64(v.total))))
	v.table.Reload()
}

func (v *followUpsView) cell(row, col int) kit.Cell {
	f := v.rows[row]
	switch col {
	case 0:
		return kit.Cell{Text: f.Number, Bold: true}
	case 1:
		return kit.Cell{Text: f.Action, Sub: f.ItemTitle}
	case 2:
		if f.LeadCode == "" {
			return kit.Cell{Text: lang.L("Belum ada"), Tone: kit.ToneAmber}
		}
		return kit.Cell{Text: f.LeadCode, Sub: supportsWord(len(f.Supports))}
	case 3:
		return dueCell(f.FollowUp, v.today())
	case 4:
		word, tone := shortStatus(f.Status)
		return kit.Cell{Text: word, Chip: true, Tone: tone}
	case 5:
		return progressCell(f.FollowUp)
	case 6:
		return verificationCell(f.FollowUp)
	}
	if f.ReportedOn == "" {
		return kit.Cell{Text: "–", Muted: true}
	}
	return kit.Cell{Text: locale.ShortDay(f.ReportedOn)}
}

func supportsWord(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(lang.L("+ %d pendukung"), n)
}

// dueCell shows a deadline, and in words how it lies to today while something
// is still owed.
func dueCell(f app.FollowUp, today app.Date) kit.Cell {
	c := kit.Cell{Text: dueWords(f.Due)}
	switch {
	case c.Text == "":
		return kit.Cell{Text: lang.L("Tanpa tenggat"), Muted: true}
	case f.Late(today):
		c.Sub, c.Tone = locale.RelativeDue(f.Due.On, today), kit.ToneRed
	case f.Open() && f.Due.On != "":
		c.Sub = locale.RelativeDue(f.Due.On, today)
	}
	return c
}

// shortStatus is a status in the room of a column; its whole name stands on the
// page of the follow-up.
func shortStatus(s app.Status) (string, kit.Tone) {
	word, tone := statusWord(s)
	switch s {
	case app.NotStarted:
		word = lang.L("Belum")
	case app.Impossible:
		word = lang.L("Tidak dapat")
	}
	return word, tone
}

func verificationCell(f app.FollowUp) kit.Cell {
	if f.ReportedOn == "" {
		return kit.Cell{Text: "–", Muted: true}
	}
	word, tone := verificationWord(f.Verification)
	if f.Verification == app.Pending {
		word = lang.L("Menunggu")
	}
	return kit.Cell{Text: word, Chip: true, Tone: tone}
}

func progressCell(f app.FollowUp) kit.Cell {
	if f.ReportedOn == "" {
		return kit.Cell{Text: "–", Muted: true}
	}
	_, tone := statusWord(f.Status)
	return kit.Cell{Text: locale.Percent(float64(f.Progress) / 10), Bar: true, Fraction: float64(f.Progress) / 1000, Tone: tone}
}

func (v *followUpsView) open(i int) {
	if i >= 0 && i < len(v.rows) {
		v.push(newStoryView(v.Window, v.rows[i].ID))
	}
}

// letter judges the selected rows by one key.
func (v *followUpsView) letter(r rune) bool {
	switch r {
	case 't', 'T':
		v.accept()
	case 'k', 'K':
		v.sendBack()
	default:
		return false
	}
	return true
}

// chosen are the selected follow-ups that have a report to be judged.
func (v *followUpsView) chosen() []int64 {
	var ids []int64
	for _, i := range v.table.List.Selection() {
		if v.rows[i].LastReportID != 0 {
			ids = append(ids, v.rows[i].ID)
		}
	}
	if len(ids) == 0 {
		kit.Inform(v.Window.Window, lang.L("Belum ada laporan"), lang.L("Pilih tindak lanjut yang sudah dilaporkan OPD. Yang belum dilaporkan tidak dapat diterima atau dikembalikan."))
	}
	return ids
}

// accept accepts the reports of all selected; it asks when there are many.
func (v *followUpsView) accept() {
	ids := v.chosen()
	switch {
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
	if w.done(lang.L("Menerima laporan"), w.app.FollowUps.Verify(w.Context, ids, app.Accepted, "")) {
		w.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("%d laporan diterima."), len(ids)))
		then()
	}
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
			if err := w.app.FollowUps.Verify(w.Context, ids, app.Returned, note.Text); err != nil {
				form.SetError(0, message(err))
				w.Window.Canvas().Focus(note)
				return false
			}
			w.shell.Toast(kit.ToneAmber, fmt.Sprintf(lang.L("%d laporan dikembalikan."), len(ids)))
			then()
			return true
		}})
}
