package ui

import (
	"errors"
	"time"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// planForm takes what identifies a meeting.
type planForm struct {
	w     *Window
	title *kit.Entry
	grid  *kit.FormGrid

	series, number, place, invitation *kit.Entry
	day, invitationOn                 *kit.DateField
	starts, ends                      *kit.TimeField
	classification                    *kit.Select
}

// The rows of the form that can be wrong.
const (
	rowTitle = iota
	rowSeries
	rowDay
	rowStarts
	rowEnds
	rowPlace
	rowInvitation
	rowInvitationOn
)

func newPlanForm(w *Window) *planForm {
	f := &planForm{
		w: w, title: kit.NewEntry(lang.L("Misalnya Rapat Koordinasi Perangkat Daerah")), series: kit.NewEntry(lang.L("Misalnya Rakor bulanan")),
		number: kit.NewEntry(""), place: kit.NewEntry(lang.L("Misalnya Ruang Rapat Lantai 1")), invitation: kit.NewEntry(lang.L("Misalnya 005/123/Setda/2026")),
		day: kit.NewDateField(w.dates()), invitationOn: kit.NewDateField(w.dates()), starts: kit.NewTimeField(), ends: kit.NewTimeField(),
	}
	f.classification = kit.NewSelect("", classificationWords(), nil)
	f.grid = kit.NewFormGrid(
		kit.FormField{Label: lang.L("Judul"), Input: f.title, Required: true},
		kit.FormField{Label: lang.L("Seri rapat"), Input: f.series, Hint: lang.L("Rapat rutin yang sama memakai nama seri yang sama.")},
		kit.FormField{Label: lang.L("Tanggal"), Input: f.day, Required: true},
		kit.FormField{Label: lang.L("Mulai"), Input: f.starts},
		kit.FormField{Label: lang.L("Berakhir"), Input: f.ends, Hint: lang.L("Kosongkan bila sampai selesai.")},
		kit.FormField{Label: lang.L("Tempat"), Input: f.place},
		kit.FormField{Label: lang.L("Nomor undangan"), Input: f.invitation},
		kit.FormField{Label: lang.L("Tanggal undangan"), Input: f.invitationOn},
		kit.FormField{Label: lang.L("Nomor notula"), Input: f.number},
		kit.FormField{Label: lang.L("Klasifikasi"), Input: f.classification},
	)
	return f
}

// dates is how the window's date fields understand and write days.
func (w *Window) dates() kit.DateReader {
	today := func() app.Date { return app.DateOf(w.app.Now(w.Context)) }
	return kit.DateReader{
		Parse: func(text string) (time.Time, error) {
			day, _, err := locale.ReadDay(text, today())
			if err != nil {
				return time.Time{}, errors.New(lang.L("Tanggal ini belum benar. Tulis misalnya 23/11/2026."))
			}
			return day.Time(), nil
		},
		Format: func(day time.Time) string { return locale.LongDay(app.DateOf(day)) },
		Today:  func() time.Time { return today().Time() },
	}
}

func classificationWords() []string {
	return []string{lang.L("Biasa"), lang.L("Terbatas"), lang.L("Rahasia"), lang.L("Sangat rahasia")}
}

var classifications = []app.Classification{app.Ordinary, app.Limited, app.Secret, app.TopSecret}

func (f *planForm) set(p app.Plan) {
	m := p.Meeting
	f.title.SetText(m.Title)
	f.series.SetText(p.Series)
	f.number.SetText(m.Number)
	f.place.SetText(m.Place)
	f.invitation.SetText(m.InvitationNumber)
	f.day.SetDay(m.HeldOn.Time())
	f.invitationOn.SetDay(m.InvitationOn.Time())
	setHour(f.starts, m.Starts)
	setHour(f.ends, m.Ends)
	f.classification.SetSelectedIndex(0)
	for i, c := range classifications {
		if c == m.Classification {
			f.classification.SetSelectedIndex(i)
		}
	}
}

func setHour(t *kit.TimeField, h app.TimeOfDay) {
	if h == "" {
		t.SetMinutes(-1)
		return
	}
	t.SetMinutes(h.Minutes())
}

// read takes the form into a plan; false if something is wrong, which then
// stands below its field.
func (f *planForm) read(p *app.Plan) bool {
	f.grid.ClearErrors()
	m := &p.Meeting
	m.Title, p.Series, m.Number, m.Place, m.InvitationNumber = f.title.Text, f.series.Text, f.number.Text, f.place.Text, f.invitation.Text
	if i := f.classification.SelectedIndex(); i >= 0 {
		m.Classification = classifications[i]
	}
	ok := f.readDay(rowDay, f.day, &m.HeldOn)
	ok = f.readDay(rowInvitationOn, f.invitationOn, &m.InvitationOn) && ok
	ok = readHourInto(f.grid, rowStarts, f.starts, &m.Starts) && ok
	ok = readHourInto(f.grid, rowEnds, f.ends, &m.Ends) && ok
	if m.Title == "" {
		f.grid.SetError(rowTitle, lang.L("Judul masih kosong."))
		ok = false
	}
	return ok
}

func (f *planForm) readDay(row int, field *kit.DateField, into *app.Date) bool {
	day, err := field.Day()
	if err != nil {
		f.grid.SetError(row, err.Error())
		return false
	}
	*into = ""
	if !day.IsZero() {
		*into = app.DateOf(day)
	}
	return true
}

// readHourInto takes an hour field; what is wrong with it stands below it.
func readHourInto(grid *kit.FormGrid, row int, field *kit.TimeField, into *app.TimeOfDay) bool {
	minutes, err := field.Minutes()
	if err != nil {
		grid.SetError(row, err.Error())
		return false
	}
	*into = ""
	if minutes >= 0 {
		*into = app.TimeOfDayOf(time.Date(2000, 1, 1, 0, minutes, 0, 0, time.UTC))
	}
	return true
}
