package ui

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// agencyForm takes one agency.
type agencyForm struct {
	code, name, head, email, aliases *kit.Entry
	group                            *kit.Select
	from, to                         *kit.DateField
	checked                          *kit.Check
	grid                             *kit.FormGrid
}

// The rows of the form that can be wrong.
const (
	rowAgencyCode = 0
	rowAgencyName = 1
	rowAgencyFrom = 6
	rowAgencyTo   = 7
)

func newAgencyForm(w *Window, a app.Agency) *agencyForm {
	f := &agencyForm{
		code: kit.NewEntry(lang.L("Misalnya PUPR")), name: kit.NewEntry(lang.L("Misalnya Dinas Pekerjaan Umum dan Penataan Ruang")),
		head: kit.NewEntry(lang.L("Misalnya Kepala Dinas PUPR")), email: kit.NewEntry(lang.L("Misalnya pupr@contoh.go.id")), aliases: kit.NewEntry(lang.L("Pisahkan dengan koma")),
		from: kit.NewDateField(w.dates()), to: kit.NewDateField(w.dates()), checked: kit.NewCheck(lang.L("Nama dan singkatan sudah diperiksa"), nil),
	}
	var words []string
	for _, g := range app.Groups() {
		words = append(words, groupWord(g))
	}
	f.group = kit.NewSelect("", words, nil)
	for i, g := range app.Groups() {
		if g == a.Group {
			f.group.SetSelectedIndex(i)
		}
	}
	f.code.SetText(a.Code)
	f.name.SetText(a.Name)
	f.head.SetText(a.HeadPost)
	f.email.SetText(a.Email)
	f.aliases.SetText(strings.Join(a.Aliases, ", "))
	f.from.SetDay(a.ValidFrom.Time())
	f.to.SetDay(a.ValidTo.Time())
	f.checked.SetChecked(a.Confirmed)
	f.grid = kit.NewFormGrid(
		kit.FormField{Label: lang.L("Singkatan"), Input: f.code, Required: true, Hint: lang.L("Yang diketik sesudah @ saat mencatat.")},
		kit.FormField{Label: lang.L("Nama"), Input: f.name, Required: true},
		kit.FormField{Label: lang.L("Kelompok"), Input: f.group, Hint: lang.L("Menentukan siapa yang dituju perintah “semua camat”, “semua lurah”.")},
		kit.FormField{Label: lang.L("Jabatan kepala"), Input: f.head},
		kit.FormField{Label: lang.L("Pos-el"), Input: f.email, Hint: lang.L("Alamat kantor, penerima draf pos-el lembar dan surat pengingat.")},
		kit.FormField{Label: lang.L("Nama lain"), Input: f.aliases},
		kit.FormField{Label: lang.L("Berlaku sejak"), Input: f.from, Hint: lang.L("Kosongkan bila sudah lama ada.")},
		kit.FormField{Label: lang.L("Sampai"), Input: f.to, Hint: lang.L("Hari terakhir bila diganti atau digabung. Notula lama tetap memakai namanya.")},
		kit.FormField{Label: " ", Input: f.checked},
	)
	return f
}

// read takes the form into an agency; false if something is wrong, which then
// stands below its field.
func (f *agencyForm) read(a *app.Agency) bool {
	f.grid.ClearErrors()
	a.Code, a.Name, a.HeadPost, a.Confirmed = strings.TrimSpace(f.code.Text), strings.TrimSpace(f.name.Text), f.head.Text, f.checked.Checked
	a.Email = f.email.Text
	if i := f.group.SelectedIndex(); i >= 0 {
		a.Group = app.Groups()[i]
	}
	a.Aliases = nil
	for _, alias := range strings.Split(f.aliases.Text, ",") {
		if alias = strings.TrimSpace(alias); alias != "" {
			a.Aliases = append(a.Aliases, alias)
		}
	}
	ok := readDayInto(f.grid, rowAgencyFrom, f.from, &a.ValidFrom)
	ok = readDayInto(f.grid, rowAgencyTo, f.to, &a.ValidTo) && ok
	if a.Code == "" {
		f.grid.SetError(rowAgencyCode, lang.L("Singkatan masih kosong."))
		ok = false
	}
	if a.Name == "" {
		f.grid.SetError(rowAgencyName, lang.L("Nama masih kosong."))
		ok = false
	}
	return ok
}

// readDayInto takes a date field; what is wrong with it stands below it.
func readDayInto(grid *kit.FormGrid, row int, field *kit.DateField, into *app.Date) bool {
	day, err := field.Day()
	if err != nil {
		grid.SetError(row, err.Error())
		return false
	}
	*into = ""
	if !day.IsZero() {
		*into = app.DateOf(day)
	}
	return true
}

// edit lets the person change an agency, or add one without ID.
func (s *agencySection) edit(a app.Agency) { editAgency(s.Window, a, s.refresh) }

// editAgency is the form for one agency; done is called once it was saved.
func editAgency(w *Window, a app.Agency, done func()) {
	f := newAgencyForm(w, a)
	title := lang.L("Ubah perangkat daerah")
	if a.ID == 0 {
		title = lang.L("Perangkat daerah baru")
	}
	kit.ShowModal(w.Window, title, wideForm(f.grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool {
			if !f.read(&a) || !w.done(lang.L("Menyimpan perangkat daerah"), w.app.Agencies.Save(w.Context, &a)) {
				return false
			}
			done()
			return true
		}})
}
