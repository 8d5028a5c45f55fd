package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// meetingsPage is how many meetings are read at a time.
const meetingsPage = 200

// meetingsView lists the meetings, the newest first.
type meetingsView struct {
	*Window
	rows   []app.MeetingRow
	total  int
	table  *kit.TableList
	empty  fyne.CanvasObject
	none   fyne.CanvasObject // that match what was typed
	search *kit.Entry
	count  *kit.Text
	more   *kit.Button

	placed   bool              // the keyboard was put on the meeting opened last
	narrowed app.MeetingFilter // only these; the zero filter for all
	title    string            // of the page, where it is narrowed
}

func newMeetingsView(w *Window) *meetingsView {
	v := &meetingsView{Window: w, search: kit.NewEntry(lang.L("Cari judul atau nomor")), count: kit.NewMuted("")}
	v.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Tanggal"), Width: 205, Wrap: true},
		{Title: lang.L("Rapat"), Width: 320, Grow: 1, Wrap: true},
		{Title: lang.L("Keadaan"), Width: 170},
		{Title: lang.L("Hadir"), Width: 90, Align: fyne.TextAlignTrailing, Spare: 4},
		{Title: lang.L("Catatan"), Width: 80, Align: fyne.TextAlignTrailing, Spare: 3},
		{Title: lang.L("Tindak lanjut"), Width: 110, Align: fyne.TextAlignTrailing, Spare: 1},
		{Title: lang.L("Tanda tangan"), Width: 110, Align: fyne.TextAlignTrailing, Spare: 2},
	}, func() int { return len(v.rows) }, v.cell)
	v.table.List.OnActivate = func(i int) { v.openRow(i) }
	w.lookAs(tableMeetings, v.table)
	v.search.SetText(w.last.looking)
	v.search.OnChanged = func(text string) {
		if v.title == "" {
			w.last.looking = text
		}
		v.refresh()
	}
	v.more = kit.NewButton(lang.L("Tampilkan yang lebih lama"), nil, v.readMore)
	v.empty = kit.NewEmptyState(theme.AccountIcon(), lang.L("Belum ada rapat"),
		lang.L("Rencanakan rapat pertama: judul, tanggal, acara, dan siapa yang diundang. Atau coba dahulu dengan rakor contoh."),
		kit.WithKey(kit.NewPrimaryButton(lang.L("Rapat baru"), theme.ContentAddIcon(), v.plan), "Ctrl+N"),
		kit.NewButton(lang.L("Coba dengan rakor contoh"), nil, v.openSample))
	v.none = kit.NewNoMatch(lang.L("Tidak ada rapat yang judul atau nomornya memuat itu. Isi catatan dicari dengan Ctrl+Shift+F."), v.clear)
	return v
}

func (v *meetingsView) destination() string { return destMeetings }

func (v *meetingsView) page() kit.Page {
	top := container.NewBorder(nil, nil, nil, v.count, container.NewGridWithColumns(2, v.search))
	title := lang.L("Rapat")
	if v.title != "" {
		title += ": " + v.title
	}
	return kit.Page{
		Title:   title,
		Actions: []fyne.CanvasObject{kit.NewPrimaryButton(lang.L("Rapat baru"), theme.ContentAddIcon(), v.plan)},
		Content: kit.NewPageBody(top, container.NewStack(v.empty, v.none, v.table), v.more),
		Focus:   v.table.List,
	}
}

func (v *meetingsView) commands() []kit.Command {
	menu := lang.L("Rapat")
	return []kit.Command{
		{ID: "meetings.new", Title: lang.L("Rapat baru…"), Menu: menu, Key: fyne.KeyN, Mod: ctrl, Run: v.plan},
		{
			ID: "meetings.open", Title: lang.L("Buka rapat yang dipilih"), Menu: menu, Key: fyne.KeyO, Mod: ctrl,
			Enabled: func() bool { return v.table.List.Cursor() >= 0 }, Run: func() { v.openRow(v.table.List.Cursor()) },
		},
		{ID: "meetings.find", Title: lang.L("Cari rapat"), Menu: menu, Key: fyne.KeyF, Mod: ctrl, Run: func() { v.Window.Window.Canvas().Focus(v.search) }},
	}
}

func (v *meetingsView) refresh() {
	rows, total, err := v.app.Meetings.List(v.Context, v.wanted(), meetingsPage, 0)
	if !v.done(lang.L("Membaca daftar rapat"), err) {
		return
	}
	v.rows, v.total = rows, total
	v.show()
}

// wanted is which meetings are shown.
func (v *meetingsView) wanted() app.MeetingFilter {
	f := v.narrowed
	f.Text = v.search.Text
	return f
}

// clear shows all again and lets something else be typed.
func (v *meetingsView) clear() {
	v.search.SetText("")
	v.Window.Window.Canvas().Focus(v.search)
}

func (v *meetingsView) readMore() {
	rows, _, err := v.app.Meetings.List(v.Context, v.wanted(), meetingsPage, len(v.rows))
	if !v.done(lang.L("Membaca daftar rapat"), err) {
		return
	}
	v.rows = append(v.rows, rows...)
	v.show()
}

func (v *meetingsView) show() {
	none := v.total == 0 && v.search.Text == "" && v.title == ""
	setShown(v.empty, none)
	unmatched := v.total == 0 && v.search.Text != ""
	setShown(v.none, unmatched)
	setShown(v.table, !none && !unmatched)
	setShown(v.more, len(v.rows) < v.total)
	v.count.SetText(locale.Number(float64(v.total)) + " " + lang.L("rapat"))
	v.table.Reload()
	v.place()
}

// place puts the keyboard, once, on the meeting that was opened last.
func (v *meetingsView) place() {
	i := slices.IndexFunc(v.rows, func(m app.MeetingRow) bool { return strconv.FormatInt(m.ID, 10) == v.last.opened })
	if !v.placed && i > 0 { // the first has it anyway
		v.table.List.SetCursor(i)
	}
	v.placed = v.placed || len(v.rows) > 0
}

func (v *meetingsView) cell(row, col int) kit.Cell {
	m := v.rows[row]
	number := func(n int) kit.Cell { return kit.Cell{Text: locale.Number(float64(n)), Muted: n == 0} }
	switch col {
	case 0:
		return kit.Cell{Text: words.LongDay(m.HeldOn)}
	case 1:
		return kit.Cell{Text: classed(m.Title, m.Classification), Sub: m.SeriesName, Bold: true}
	case 2:
		word, tone := meetingWord(m.State)
		return kit.Cell{Text: word, Chip: true, Tone: tone}
	case 3:
		return kit.Cell{Text: locale.Number(float64(m.Present)) + " / " + locale.Number(float64(m.Attendances)), Muted: m.Present == 0}
	case 4:
		return number(m.Entries)
	case 5:
		return number(m.FollowUps)
	}
	if m.Signatures == 0 {
		return kit.Cell{Text: "–", Muted: true}
	}
	return number(m.Signatures)
}

// openRow opens a meeting at the page its state calls for.
func (v *meetingsView) openRow(i int) {
	if i < 0 || i >= len(v.rows) {
		return
	}
	shown := tabCapture
	switch v.rows[i].State {
	case app.Planned:
		shown = tabPlan
	case app.Closed, app.Amending:
		shown = tabReview
	case app.Final:
		shown = tabMinutes
	}
	v.openMeeting(v.rows[i].ID, shown)
}

func (v *meetingsView) plan() { v.push(newPlanView(v.Window, 0)) }
