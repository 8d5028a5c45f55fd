package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// kopForm takes the letterhead (kop) of the office and shows it as it will
// stand on paper.
type kopForm struct {
	w       *Window
	office  app.Office // as stored
	logo    []byte
	preview *kopPreview
	grid    *kit.FormGrid
	remove  *kit.Button
	content fyne.CanvasObject

	government, unit, address, telephone, email, website, city *kit.Entry
	zone                                                       *kit.Select
}

// The rows of the form that can be wrong.
const (
	rowGovernment  = 0
	rowOfficeEmail = 4
)

var zones = []app.Zone{app.WIB, app.WITA, app.WIT}

func newKopForm(w *Window) *kopForm {
	f := &kopForm{
		w: w, preview: newKopPreview(), government: kit.NewEntry(lang.L("Misalnya Pemerintah Kota Prabumulih")),
		unit: kit.NewEntry(lang.L("Misalnya Sekretariat Daerah")), address: kit.NewEntry(lang.L("Jalan, nomor, kode pos")),
		telephone: kit.NewEntry(""), email: kit.NewEntry(""), website: kit.NewEntry(""), city: kit.NewEntry(lang.L("Misalnya Prabumulih")),
	}
	f.zone = kit.NewSelect("", []string{lang.L("WIB (Waktu Indonesia Barat)"), lang.L("WITA (Waktu Indonesia Tengah)"), lang.L("WIT (Waktu Indonesia Timur)")}, nil)
	f.remove = kit.NewQuietButton(lang.L("Hapus lambang"), theme.DeleteIcon(), func() { f.setLogo(nil) })
	logo := container.NewHBox(kit.NewButton(lang.L("Pilih gambar…"), theme.FolderOpenIcon(), f.pickLogo), f.remove)
	f.grid = kit.NewFormGrid(
		kit.FormField{Label: lang.L("Pemerintah daerah"), Input: f.government, Required: true},
		kit.FormField{Label: lang.L("Unit kerja"), Input: f.unit},
		kit.FormField{Label: lang.L("Alamat"), Input: f.address},
		kit.FormField{Label: lang.L("Telepon"), Input: f.telephone},
		kit.FormField{Label: lang.L("Pos-el"), Input: f.email},
		kit.FormField{Label: lang.L("Laman"), Input: f.website},
		kit.FormField{Label: lang.L("Kota penandatanganan"), Input: f.city, Hint: lang.L("Tercetak di atas tanda tangan: Prabumulih, 23 November 2026.")},
		kit.FormField{Label: lang.L("Zona waktu"), Input: f.zone},
		kit.FormField{Label: lang.L("Lambang"), Input: logo, Hint: lang.L("PNG atau JPEG. Lambang daerah tercetak di kiri kop.")},
	)
	for _, e := range []*kit.Entry{f.government, f.unit, f.address, f.telephone, f.email, f.website, f.city} {
		e.OnChanged = func(string) { f.preview.show(f.read()) }
	}
	note := kit.NewMuted(lang.L("Begini kop tercetak pada notula."))
	right := container.NewVBox(kit.NewCard(lang.L("Pratinjau kop"), container.NewVBox(f.preview.content, note)))
	f.content = container.New(&cells{columns: 2}, kit.NewCard(lang.L("Kop surat"), f.grid), right)
	return f
}

// load shows the office as stored.
func (f *kopForm) load() bool {
	o, err := f.w.app.Offices.Get(f.w.Context)
	if !f.w.done(lang.L("Membaca kantor"), err) {
		return false
	}
	f.office = o
	for _, t := range []struct {
		field *kit.Entry
		text  string
	}{
		{f.government, o.Government},
		{f.unit, o.Unit},
		{f.address, o.Address},
		{f.telephone, o.Telephone},
		{f.email, o.Email},
		{f.website, o.Website},
		{f.city, o.City},
	} {
		t.field.Shown(t.text)
	}
	for i, z := range zones {
		if z == o.Zone {
			f.zone.SetSelectedIndex(i)
		}
	}
	f.setLogo(o.Logo)
	return true
}

// read is the office as the form says it.
func (f *kopForm) read() app.Office {
	o := f.office
	o.Government, o.Unit, o.Address, o.Telephone = f.government.Text, f.unit.Text, f.address.Text, f.telephone.Text
	o.Email, o.Website, o.City, o.Logo = f.email.Text, f.website.Text, f.city.Text, f.logo
	if i := f.zone.SelectedIndex(); i >= 0 {
		o.Zone = zones[i]
	}
	return o
}

// changed reports whether the form says something else than what is stored.
func (f *kopForm) changed() bool {
	o := f.read()
	return o.Government != f.office.Government || o.Unit != f.office.Unit || o.Address != f.office.Address ||
		o.Telephone != f.office.Telephone || o.Email != f.office.Email || o.Website != f.office.Website ||
		o.City != f.office.City || o.Zone != f.office.Zone || string(o.Logo) != string(f.office.Logo)
}

// save stores the form; what is missing stands below its field.
func (f *kopForm) save() bool {
	f.grid.ClearErrors()
	o := f.read()
	if o.Government == "" {
		f.grid.SetError(rowGovernment, lang.L("Nama pemerintah daerah masih kosong."))
		f.w.Window.Canvas().Focus(f.government)
		return false
	}
	if !app.IsEmail(strings.TrimSpace(o.Email)) {
		f.grid.SetError(rowOfficeEmail, lang.L("Itu bukan alamat pos-el. Tulis seperti setda@contoh.go.id, atau kosongkan."))
		f.w.Window.Canvas().Focus(f.email)
		return false
	}
	if !f.w.done(lang.L("Menyimpan kantor"), f.w.app.Offices.Save(f.w.Context, &o)) {
		return false
	}
	f.office = o
	return true
}

func (f *kopForm) setLogo(logo []byte) {
	f.logo = logo
	setShown(f.remove, len(logo) > 0)
	f.preview.show(f.read())
}

// pickLogo takes a picture from a file; the file itself is not needed later.
func (f *kopForm) pickLogo() {
	f.w.OpenFiles(kit.FileRequest{
		Title:   lang.L("Pilih gambar lambang"),
		Filters: []kit.FileFilter{{Name: lang.L("Gambar PNG atau JPEG"), Extensions: []string{"png", "jpg", "jpeg"}}},
	}, func(paths []string) { f.takeLogo(paths[0]) })
}

func (f *kopForm) takeLogo(path string) {
	var logo []byte
	f.w.Quiet(lang.L("Membaca gambar lambang"), func(context.Context) (err error) {
		logo, err = f.w.app.Offices.ReadLogo(path)
		return err
	}, func() { f.setLogo(logo) })
}

// officeSection is the office in the settings.
type officeSection struct{ form *kopForm }

func (s *officeSection) content() fyne.CanvasObject { return container.NewVScroll(s.form.content) }

func (s *officeSection) refresh() { s.form.load() }

func (s *officeSection) actions() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewPrimaryButton(lang.L("Simpan"), theme.DocumentSaveIcon(), s.save)}
}

func (s *officeSection) focus() fyne.Focusable { return s.form.government }

func (s *officeSection) commands() []kit.Command {
	return []kit.Command{{ID: "settings.save", Title: lang.L("Simpan kop"), Menu: lang.L("Pengaturan"), Key: fyne.KeyS, Mod: ctrl, Run: s.save}}
}

func (s *officeSection) save() {
	if s.form.save() {
		s.form.w.shell.Toast(kit.ToneGreen, lang.L("Kop tersimpan."))
	}
}

// leave keeps what was typed and not yet saved, as far as it can be kept.
func (s *officeSection) leave() {
	if s.form.changed() && s.form.government.Text != "" {
		s.save()
	}
}
