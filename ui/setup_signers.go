package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// signerStep is the third step: whose names stand under the minutes.
type signerStep struct {
	w       *Window
	forms   []*signerForm
	content fyne.CanvasObject
}

// signerForm takes one of them.
type signerForm struct {
	form   *personForm
	grid   *kit.FormGrid
	role   app.OfficialRole
	person app.Person // as stored; ID 0 for none
	odd    string     // the NIP that was warned of
}

func newSignerStep(w *Window) *signerStep {
	s := &signerStep{w: w}
	cards := container.NewGridWithColumns(3)
	for _, o := range []struct {
		title string
		role  app.OfficialRole
	}{{lang.L("Pimpinan rapat"), app.RoleChair}, {lang.L("Sekretaris"), app.RoleSecretary}, {lang.L("Pencatat (notulis)"), app.RoleRecorder}} {
		f := &signerForm{form: newPersonForm(), role: o.role}
		f.grid = kit.NewFormGrid(f.form.fields(lang.L("Jabatan"))...)
		s.forms = append(s.forms, f)
		cards.Add(kit.NewCard(o.title, f.grid))
	}
	text := kit.NewParagraph(lang.L("Biasanya wali kota atau sekretaris daerah memimpin. Nama-nama ini ditawarkan pada setiap rapat dan dapat diganti per rapat. Yang belum diketahui boleh kosong."))
	s.content = container.NewVScroll(container.NewVBox(kit.Pad(text), cards))
	return s
}

// load shows those who were named before.
func (s *signerStep) load() bool {
	known, err := s.w.app.Offices.Signatories(s.w.Context)
	if !s.w.done(lang.L("Membaca pejabat"), err) {
		return false
	}
	for _, k := range known {
		for _, f := range s.forms {
			if f.role == k.Role {
				p := k.Person
				f.person = p
				f.form.set(app.Official{Post: p.Post, PersonName: p.PersonName, Rank: p.Rank, NIP: p.NIP})
			}
		}
	}
	return true
}

// sound reports whether the form can be stored; what is wrong stands at its
// field. An odd NIP is warned of once and then taken.
func (f *signerForm) sound() (wrong *kit.Entry) {
	f.grid.ClearErrors()
	typed := f.form.rank.Text != "" || f.form.nip.Text != ""
	switch {
	case f.form.post.Text == "" && f.form.name.Text != "":
		f.grid.SetError(rowPost, lang.L("Jabatan masih kosong; ia tercetak di atas tanda tangan."))
		return f.form.post
	case f.form.name.Text == "" && (f.form.post.Text != "" || typed):
		f.grid.SetError(rowName, lang.L("Nama masih kosong. Isi, atau kosongkan juga yang lain."))
		return f.form.name
	}
	if odd := nipWarning(f.form.nip.Text); odd != "" && f.odd != f.form.nip.Text {
		f.odd = f.form.nip.Text
		f.grid.SetError(rowNIP, odd+" "+lang.L("Bila memang begitu, lanjutkan sekali lagi."))
		return f.form.nip
	}
	return nil
}

// save keeps those filled in as officials of the office, and as those who
// usually sign.
func (s *signerStep) save() bool {
	for _, f := range s.forms {
		if wrong := f.sound(); wrong != nil {
			s.w.Window.Canvas().Focus(wrong)
			return false
		}
	}
	var named []app.Signatory
	for _, f := range s.forms {
		if f.form.empty() {
			continue
		}
		if !s.keep(f) {
			return false
		}
		named = append(named, app.Signatory{Role: f.role, Person: f.person})
	}
	return s.w.done(lang.L("Menyimpan pejabat"), s.w.app.Offices.SetSignatories(s.w.Context, named))
}

// keepSound stores all if nothing is wrong, and else says nothing: the step was
// only left.
func (s *signerStep) keepSound() {
	changed := false
	for _, f := range s.forms {
		if f.sound() != nil {
			f.grid.ClearErrors()
			return
		}
		changed = changed || f.changed()
	}
	if changed {
		s.save()
	}
}

func (f *signerForm) changed() bool {
	o := f.form.official(f.role)
	return !f.form.empty() && (o.Post != f.person.Post || o.PersonName != f.person.PersonName || o.Rank != f.person.Rank || o.NIP != f.person.NIP)
}

// keep stores a person once, however often the step is walked through.
func (s *signerStep) keep(f *signerForm) bool {
	if f.person.ID != 0 && !f.changed() {
		return true
	}
	o, p := f.form.official(f.role), f.person
	if p.ID == 0 {
		people, err := s.w.app.Offices.People(s.w.Context)
		if !s.w.done(lang.L("Membaca pejabat"), err) {
			return false
		}
		for _, have := range people {
			if have.PersonName == o.PersonName && have.Post == o.Post {
				p = have
			}
		}
	}
	p.Post, p.PersonName, p.Rank, p.NIP, p.Active = o.Post, o.PersonName, o.Rank, o.NIP, true
	if !s.w.done(lang.L("Menyimpan pejabat"), s.w.app.Offices.SavePerson(s.w.Context, &p)) {
		return false
	}
	f.person = p
	return true
}
