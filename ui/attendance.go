package ui

import (
	"fmt"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// attendanceView marks who is there: type a few letters of a name, then one
// letter for the mark.
type attendanceView struct {
	*Window
	meetingID int64
	session   *app.Session

	shown  []app.Attendance // those that match what was typed
	table  *kit.TableList
	search *kit.Entry
	counts *fyne.Container
	none   *fyne.Container // nobody matches what was typed
	noneOf *kit.Text
	empty  fyne.CanvasObject // nobody is invited

	presence app.Presence
}

func newAttendanceView(w *Window, meetingID int64) *attendanceView {
	v := &attendanceView{Window: w, meetingID: meetingID, search: kit.NewEntry(lang.L("Ketik tiga huruf nama atau jabatan")), counts: container.NewHBox()}
	v.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("No."), Width: 50, Align: fyne.TextAlignTrailing},
		{Title: lang.L("Jabatan yang diundang"), Width: 330, Grow: 1, Wrap: true},
		{Title: lang.L("Kehadiran"), Width: 150},
		{Title: lang.L("Yang hadir"), Width: 300, Grow: 1, Wrap: true},
		{Title: lang.L("Datang"), Width: 80, Spare: 1},
		{Title: lang.L("Pulang"), Width: 80, Spare: 2},
		{Title: lang.L("Pada acara"), Width: 110, Spare: 3},
	}, func() int { return len(v.shown) }, v.cell)
	v.table.List.Multiple = true
	v.table.List.OnActivate = func(i int) { v.edit(v.shown[i]) }
	v.table.List.OnRune = v.mark
	v.search.OnChanged = func(string) { v.show() }
	v.search.OnKey = v.searchKey
	v.noneOf = kit.NewMuted("")
	v.none = container.NewCenter(v.noneOf)
	v.empty = kit.NewEmptyState(theme.AccountIcon(), lang.L("Belum ada undangan"),
		lang.L("Di sini ditandai siapa yang hadir, mewakili, atau izin. Pilih OPD yang diundang di Rencana; tamu ditambahkan di sini."),
		kit.WithKey(kit.NewPrimaryButton(lang.L("Ke Rencana"), theme.NavigateBackIcon(), func() { v.replace(newPlanView(v.Window, v.meetingID)) }), "F5"),
		kit.NewButton(lang.L("Tambah tamu"), theme.ContentAddIcon(), v.addGuest))
	return v
}

func (v *attendanceView) destination() string { return destMeetings }

func (v *attendanceView) page() kit.Page {
	keys := kit.NewFlow(6, container.NewCenter(kit.NewMuted(lang.L("Tandai baris terpilih:"))))
	for _, k := range attendanceKeys() {
		word, _ := attendanceWord(k.status)
		keys.Add(container.NewHBox(kit.NewKeyHint(strings.ToUpper(string(k.letter))), container.NewCenter(kit.NewMuted(word))))
	}
	top := container.NewVBox(v.tabs(v.meetingID, tabAttendance),
		container.New(&ends{room: 900}, v.search, v.counts), keys)
	return kit.Page{
		Title: lang.L("Daftar hadir"), Focus: v.search,
		Content: kit.NewPageBody(top, container.NewStack(v.table, v.none, v.empty), nil),
		Actions: []fyne.CanvasObject{kit.NewButton(lang.L("Tambah tamu"), theme.ContentAddIcon(), v.addGuest)},
	}
}

// attendanceKey is the letter that sets a mark.
type attendanceKey struct {
	letter rune
	status app.AttendanceStatus
}

func attendanceKeys() []attendanceKey {
	return []attendanceKey{
		{'h', app.Present}, {'w', app.Deputy}, {'i', app.Excused}, {'s', app.Sick}, {'d', app.OnDuty}, {'t', app.Absent}, {'b', app.Unmarked},
	}
}

func (v *attendanceView) commands() []kit.Command {
	menu := lang.L("Daftar hadir")
	var cs []kit.Command
	cs = append(cs, kit.Command{
		ID: "attendance.find", Title: lang.L("Cari nama"), Menu: menu, Key: fyne.KeyF, Mod: ctrl,
		Run: v.find,
	})
	for _, k := range attendanceKeys() {
		word, _ := attendanceWord(k.status)
		cs = append(cs, kit.Command{ID: "attendance." + string(k.letter), Title: word, Menu: menu, Group: 1, Pressed: strings.ToUpper(string(k.letter)), Run: func() { v.mark(k.letter) }})
	}
	cs = append(cs, kit.Command{
		ID: "attendance.undo", Title: lang.L("Batalkan tindakan terakhir"), Menu: menu, Group: 2,
		Key: fyne.KeyZ, Mod: shiftCtrl, Run: v.undo,
	})
	cs = append(cs,
		kit.NewNote(menu, lang.L("Ubah baris: nama, jam datang, jam pulang"), "Enter"),
		kit.NewNote(menu, lang.L("Dari kotak cari ke daftar"), "↓"))
	return append(cs, v.tabCommands(v.meetingID)...)
}

func (v *attendanceView) refresh() {
	session, err := v.app.Capture.Open(v.Context, v.meetingID)
	if !v.done(lang.L("Membaca daftar hadir"), err) {
		return
	}
	v.session = session
	v.show()
	v.shell.SetHeader(classed(session.Live().Meeting.Title, session.Live().Meeting.Classification), lang.L("Daftar hadir"))
}

func (v *attendanceView) show() {
	if v.session == nil {
		return
	}
	v.presence = v.session.Live().Presence()
	wanted := strings.ToLower(strings.TrimSpace(v.search.Text))
	v.shown = nil
	counts := map[app.AttendanceStatus]int{}
	for _, a := range v.session.Live().Attendance {
		counts[a.Status]++
		if wanted == "" || strings.Contains(v.text(a), wanted) {
			v.shown = append(v.shown, a)
		}
	}
	v.counts.Objects = nil
	for _, s := range app.AttendanceStatuses() {
		if counts[s] > 0 {
			word, tone := attendanceWord(s)
			v.counts.Add(kit.NewChip(locale.Number(float64(counts[s]))+" "+word, tone))
		}
	}
	v.counts.Refresh()
	nobody := wanted == "" && len(v.shown) == 0
	setShown(v.empty, nobody)
	setShown(v.table, !nobody)
	setShown(v.none, !nobody && len(v.shown) == 0)
	v.noneOf.SetText(fmt.Sprintf(lang.L("Tidak ada yang cocok dengan “%s”. Enter menambahnya sebagai tamu."), strings.TrimSpace(v.search.Text)))
	v.table.Reload()
}

// text is what a search looks in, in small letters; no match reaches from one
// name into the next.
func (v *attendanceView) text(a app.Attendance) string {
	agency := v.session.Live().Agencies[a.AgencyID]
	names := append([]string{a.Post, a.Institution, a.Name, agency.Code}, agency.Aliases...)
	return strings.ToLower(strings.Join(names, "\n"))
}

func (v *attendanceView) cell(row, col int) kit.Cell {
	a := v.shown[row]
	switch col {
	case 0:
		return kit.Cell{Text: locale.Number(float64(row + 1)), Muted: true}
	case 1:
		return kit.Cell{Text: a.Post, Sub: a.Institution}
	case 2:
		word, tone := attendanceWord(a.Status)
		if a.Guest {
			word = lang.L("Tamu")
		}
		return kit.Cell{Text: word, Chip: true, Tone: tone}
	case 3:
		return kit.Cell{Text: a.Name, Sub: a.DeputyPost}
	case 4:
		return kit.Cell{Text: locale.Hour(a.Arrived, "")}
	case 5:
		return kit.Cell{Text: locale.Hour(a.Left, "")}
	}
	return kit.Cell{Text: presenceWords(v.presence, a), Muted: true}
}

// searchKey leads from the search to the rows found.
func (v *attendanceView) searchKey(ev *fyne.KeyEvent) bool {
	enter := ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter
	switch {
	case len(v.shown) > 0 && (enter || ev.Name == fyne.KeyDown):
		v.Window.Window.Canvas().Focus(v.table.List)
		v.table.List.SetCursor(0)
	case enter && strings.TrimSpace(v.search.Text) != "":
		v.addGuest()
	default:
		return enter || ev.Name == fyne.KeyDown
	}
	return true
}

// mark sets the mark of the selected rows by its letter and goes on to the
// next row.
func (v *attendanceView) mark(letter rune) bool {
	for _, k := range attendanceKeys() {
		if k.letter == unicode.ToLower(letter) { // Caps Lock may be on
			v.set(k.status)
			return true
		}
	}
	return false
}

func (v *attendanceView) set(status app.AttendanceStatus) {
	rows := v.table.List.Selection()
	if len(rows) == 0 {
		return
	}
	if status == app.Deputy {
		v.deputy(rows[0])
		return
	}
	for _, i := range rows {
		if _, err := v.session.Mark(v.shown[i].ID, status, "", "").Do(v.Context); !v.done(lang.L("Menandai kehadiran"), err) {
			return
		}
	}
	v.show()
	v.goOn(rows)
}

// goOn leads to what is marked next: to the search for whoever searched, with
// the old words selected so that the next ones replace them, else down the list.
func (v *attendanceView) goOn(marked []int) {
	switch {
	case v.search.Text != "":
		v.find()
	case len(marked) == 1 && marked[0]+1 < len(v.shown):
		v.table.List.SetCursor(marked[0] + 1)
	}
}

// find leads to the search.
func (v *attendanceView) find() {
	v.Window.Window.Canvas().Focus(v.search)
	v.search.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// deputy asks who came in the place of an invited post.
func (v *attendanceView) deputy(row int) {
	a := v.shown[row]
	name, post := kit.NewEntry(lang.L("Nama lengkap dengan gelar")), kit.NewEntry(lang.L("Misalnya Sekretaris Dinas"))
	form := kit.NewFormGrid(kit.FormField{Label: lang.L("Nama yang hadir"), Input: name}, kit.FormField{Label: lang.L("Jabatannya"), Input: post})
	marked := false
	m := kit.ShowModal(v.Window.Window, lang.L("Mewakili")+" "+a.Post, form,
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool {
			if _, err := v.session.Mark(a.ID, app.Deputy, name.Text, post.Text).Do(v.Context); !v.done(lang.L("Menandai kehadiran"), err) {
				return false
			}
			v.show()
			marked = true
			return true
		}})
	m.OnClosed = func() { // the keyboard is back where it was
		if marked {
			v.goOn([]int{row})
		}
	}
}

// addGuest asks for a guest; a name that was looked for in vain is filled in.
func (v *attendanceView) addGuest() {
	guest := app.Attendance{MeetingID: v.meetingID, Guest: true, Status: app.Present}
	if len(v.shown) == 0 {
		guest.Name = strings.TrimSpace(v.search.Text)
	}
	v.edit(guest)
}

func (v *attendanceView) undo() {
	if _, err := v.session.Undo().Do(v.Context); v.done(lang.L("Membatalkan"), err) {
		v.show()
	}
}
