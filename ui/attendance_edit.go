package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// edit changes a line of the attendance list by hand, or adds a guest.
func (v *attendanceView) edit(a app.Attendance) {
	f := newAttendanceForm(a)
	title := a.Post
	if a.ID == 0 {
		title = lang.L("Tamu baru")
	}
	m := kit.ShowModal(v.Window.Window, title, f.grid,
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool { return v.store(f) }})
	m.OnClosed = func() {
		if a.ID == 0 && v.search.Text != "" { // looked for in vain, and now the next one
			v.find()
		}
	}
}

func (v *attendanceView) store(f *attendanceForm) bool {
	a, ok := f.read()
	if !ok {
		return false
	}
	_, err := v.session.SetAttendance(a).Do(v.Context)
	if !v.done(lang.L("Menyimpan daftar hadir"), err) {
		return false
	}
	v.show()
	return true
}

// attendanceForm takes one line of the attendance list.
type attendanceForm struct {
	line                               app.Attendance
	grid                               *kit.FormGrid
	post, institution, name, nip, rank *kit.Entry
	deputy                             *kit.Entry
	arrived, left                      *kit.TimeField
	status                             *kit.Select
}

// The rows of the form that can be wrong.
const (
	rowGuestName = 3
	rowArrived   = 7
	rowLeft      = 8
)

func newAttendanceForm(a app.Attendance) *attendanceForm {
	f := &attendanceForm{
		line: a, post: kit.NewEntry(""), institution: kit.NewEntry(""), name: kit.NewEntry(""), nip: kit.NewEntry(""), rank: kit.NewEntry(""),
		deputy: kit.NewEntry(""), arrived: kit.NewTimeField(), left: kit.NewTimeField(),
	}
	var words []string
	for _, s := range app.AttendanceStatuses() {
		word, _ := attendanceWord(s)
		words = append(words, word)
	}
	f.status = kit.NewSelect("", words, nil)
	f.post.SetText(a.Post)
	f.institution.SetText(a.Institution)
	f.name.SetText(a.Name)
	f.nip.SetText(locale.NIP(a.NIP))
	f.rank.SetText(a.Rank)
	f.deputy.SetText(a.DeputyPost)
	setHour(f.arrived, a.Arrived)
	setHour(f.left, a.Left)
	for i, s := range app.AttendanceStatuses() {
		if s == a.Status {
			f.status.SetSelectedIndex(i)
		}
	}
	f.grid = kit.NewFormGrid(
		kit.FormField{Label: lang.L("Jabatan"), Input: f.post},
		kit.FormField{Label: lang.L("Instansi"), Input: f.institution},
		kit.FormField{Label: lang.L("Kehadiran"), Input: f.status},
		kit.FormField{Label: lang.L("Nama yang hadir"), Input: f.name},
		kit.FormField{Label: lang.L("Jabatan wakil"), Input: f.deputy, Hint: lang.L("Hanya bila mewakili.")},
		kit.FormField{Label: lang.L("NIP"), Input: f.nip},
		kit.FormField{Label: lang.L("Pangkat/golongan"), Input: f.rank},
		kit.FormField{Label: lang.L("Datang"), Input: f.arrived, Hint: lang.L("Isi bila terlambat.")},
		kit.FormField{Label: lang.L("Pulang"), Input: f.left, Hint: lang.L("Isi bila pulang lebih awal.")},
	)
	return f
}

// read returns the line as filled in; false if something is wrong.
func (f *attendanceForm) read() (app.Attendance, bool) {
	f.grid.ClearErrors()
	a := f.line
	a.Post, a.Institution, a.Name, a.Rank, a.DeputyPost = f.post.Text, f.institution.Text, f.name.Text, f.rank.Text, f.deputy.Text
	a.NIP, _ = locale.ReadNIP(f.nip.Text)
	if i := f.status.SelectedIndex(); i >= 0 {
		a.Status = app.AttendanceStatuses()[i]
	}
	ok := readHourInto(f.grid, rowArrived, f.arrived, &a.Arrived)
	ok = readHourInto(f.grid, rowLeft, f.left, &a.Left) && ok
	if a.Guest && a.Name == "" {
		f.grid.SetError(rowGuestName, lang.L("Nama tamu masih kosong."))
		ok = false
	}
	return a, ok
}
