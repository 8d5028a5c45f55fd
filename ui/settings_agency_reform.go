package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// reformCommands change agencies on a day: one renamed, several merged, one
// split, or only its tasks moved.
func (s *agencySection) reformCommands(menu string) []kit.Command {
	one := func() bool { return len(s.present()) == 1 }
	some := func() bool { return len(s.present()) > 0 }
	return []kit.Command{
		{ID: "agencies.rename", Title: lang.L("Ganti nama OPD…"), Menu: menu, Group: 1, Key: fyne.KeyR, Mod: shiftCtrl, Enabled: one, Run: s.rename},
		{ID: "agencies.merge", Title: lang.L("Gabungkan OPD yang dipilih…"), Menu: menu, Group: 1, Key: fyne.KeyG, Mod: shiftCtrl, Enabled: some, Run: s.merge},
		{ID: "agencies.split", Title: lang.L("Pecah OPD…"), Menu: menu, Group: 1, Key: fyne.KeyP, Mod: shiftCtrl, Enabled: one, Run: s.split},
		{ID: "agencies.move", Title: lang.L("Pindahkan semua tugasnya…"), Menu: menu, Group: 1, Key: fyne.KeyM, Mod: shiftCtrl, Enabled: one, Run: s.moveTasks},
	}
}

// pickReform offers the same by mouse.
func (s *agencySection) pickReform() {
	cs := s.reformCommands("")
	p := kit.Pick{Title: lang.L("Ubah OPD yang dipilih"), Yes: lang.L("Pilih")}
	for _, c := range cs {
		if c.Enabled() {
			p.Options = append(p.Options, kit.Option{ID: c.ID, Text: c.Title})
		}
	}
	if len(p.Options) == 0 {
		kit.Inform(s.Window.Window, p.Title, lang.L("Pilih dahulu satu OPD atau lebih yang masih berlaku."))
		return
	}
	p.Chosen = func(id string) {
		for _, c := range cs {
			if c.ID == id {
				c.Run()
			}
		}
	}
	kit.ShowPick(s.Window.Window, p)
}

// present are the selected agencies that exist today.
func (s *agencySection) present() (out []app.Agency) {
	today := app.DateOf(s.app.Now(s.Context))
	for _, i := range s.table.List.Selection() {
		if i < len(s.shown) && s.shown[i].ActiveOn(today) {
			out = append(out, s.shown[i])
		}
	}
	return out
}

// The rows of a form that ends agencies.
const (
	rowHeirCode = iota
	rowHeirName
	rowHeirHead
	rowReformOn
	rowReformReason
)

// A reformForm takes the agency that comes after, since when, and why.
type reformForm struct {
	w                        *Window
	code, name, head, reason *kit.Entry
	on                       *kit.DateField
}

func newReformForm(w *Window, like app.Agency) *reformForm {
	f := &reformForm{
		w: w, code: kit.NewEntry(lang.L("Misalnya PUPR")), name: kit.NewEntry(lang.L("Misalnya Dinas Pekerjaan Umum dan Penataan Ruang")),
		head: kit.NewEntry(lang.L("Misalnya Kepala Dinas PUPR")), reason: kit.NewTextArea(lang.L("Misalnya: Perda 5/2026 tentang perangkat daerah"), 2),
		on: kit.NewDateField(w.dates()),
	}
	f.code.SetText(like.Code)
	f.name.SetText(like.Name)
	f.head.SetText(like.HeadPost)
	f.on.SetDay(app.DateOf(w.app.Now(w.Context)).Time())
	return f
}

func (f *reformForm) fields() []kit.FormField {
	return []kit.FormField{
		{Label: lang.L("Singkatan baru"), Input: f.code, Required: true},
		{Label: lang.L("Nama baru"), Input: f.name, Required: true},
		{Label: lang.L("Jabatan kepala"), Input: f.head},
		{Label: lang.L("Berlaku sejak"), Input: f.on, Required: true, Hint: lang.L("OPD lama berakhir sehari sebelumnya.")},
		{Label: lang.L("Dasar"), Input: f.reason, Required: true},
	}
}

func (f *reformForm) keys() []fyne.Focusable {
	return []fyne.Focusable{f.code, f.name, f.head, f.on.Entry(), f.reason}
}

// read takes the form; of what is wrong the field is told.
func (f *reformForm) read(heir *app.Agency) (r app.Reform, field int, err error) {
	day, err := f.on.Day()
	if err != nil || day.IsZero() {
		return r, rowReformOn, &app.Problem{Message: "Tanggal ini belum benar. Tulis misalnya 23/11/2026."}
	}
	heir.Code, heir.Name, heir.HeadPost = f.code.Text, f.name.Text, f.head.Text
	r = app.Reform{On: app.DateOf(day), Reason: f.reason.Text}
	switch {
	case strings.TrimSpace(r.Reason) == "":
		return r, rowReformReason, nil
	case r.On > app.DateOf(f.w.app.Now(f.w.Context)):
		return r, rowReformOn, nil
	case strings.TrimSpace(heir.Name) == "":
		return r, rowHeirName, nil
	}
	return r, rowHeirCode, nil
}

// owes says how much of what is still open goes along.
func (s *agencySection) owes(as []app.Agency) string {
	n := 0
	for _, a := range as {
		rows, err := s.app.Agencies.Owed(s.Context, a.ID)
		if !s.done(lang.L("Membaca tindak lanjut"), err) {
			return ""
		}
		n += len(rows)
	}
	return fmt.Sprintf(lang.L("%s tindak lanjut yang masih terbuka ikut pindah. Notula dan laporan yang sudah ada tetap memakai nama lama; lembar yang sudah dikirim tetap dapat diambil kembali."), locale.Number(float64(n)))
}

func (s *agencySection) rename() {
	as := s.present()
	if len(as) != 1 {
		return
	}
	old := as[0]
	f := newReformForm(s.Window, old)
	s.ask(question{
		title: fmt.Sprintf(lang.L("Ganti nama %s"), old.Code), yes: lang.L("Ganti nama"), form: kit.NewFormGrid(f.fields()...), keys: f.keys(),
		about: []fyne.CanvasObject{kit.NewParagraph(s.owes(as))},
		do: func() (int, error) {
			heir := app.Agency{Group: old.Group, Confirmed: true}
			r, field, err := f.read(&heir)
			if err != nil {
				return field, err
			}
			return field, s.app.Agencies.Rename(s.Context, old.ID, &heir, r)
		},
		then: s.reformed(lang.L("%s berganti nama."), old.Code),
	})
}

// merge lets the selected agencies go on as one: a new one, or one of those
// there are.
func (s *agencySection) merge() {
	from := s.present()
	if len(from) == 0 {
		return
	}
	var codes []string
	var ids []int64
	for _, a := range from {
		codes, ids = append(codes, a.Code), append(ids, a.ID)
	}
	f := newReformForm(s.Window, app.Agency{})
	into := kit.NewCombo(lang.L("Kosong: OPD baru di bawah ini"), s.agencyChoices())
	fields := append([]kit.FormField{{Label: lang.L("Digabung ke"), Input: into}}, f.fields()...)
	s.ask(question{
		title: fmt.Sprintf(lang.L("Gabungkan %s"), locale.List(codes)), yes: lang.L("Gabungkan"), form: kit.NewFormGrid(fields...),
		keys:  append([]fyne.Focusable{into.Entry()}, f.keys()...),
		about: []fyne.CanvasObject{kit.NewParagraph(s.owes(from))},
		do: func() (int, error) {
			heir := app.Agency{Group: from[0].Group, Confirmed: true}
			r, field, err := f.read(&heir)
			if err != nil {
				return field + 1, err
			}
			if id := comboID(into); id != 0 {
				if heir, err = s.agency(id); err != nil {
					return 0, err
				}
				if field < rowReformOn { // its name is known, so it is the choice that is wrong
					field = -1
				}
			}
			return field + 1, s.app.Agencies.Merge(s.Context, ids, &heir, r)
		},
		then: s.reformed(lang.L("%s digabungkan."), locale.List(codes)),
	})
}

func (s *agencySection) agency(id int64) (app.Agency, error) {
	for _, a := range s.all {
		if a.ID == id {
			return a, nil
		}
	}
	return app.Agency{}, &app.Problem{Message: "OPD tujuan belum dipilih."}
}

// moveTasks moves all that is open from one agency to another; both go on.
func (s *agencySection) moveTasks() {
	as := s.present()
	if len(as) != 1 {
		return
	}
	from := as[0]
	to, by := kit.NewCombo(lang.L("Ketik singkatan atau nama"), s.agencyChoices()), s.deciderField()
	f := newReformForm(s.Window, app.Agency{})
	s.ask(question{
		title: fmt.Sprintf(lang.L("Pindahkan tugas %s"), from.Code), yes: lang.L("Pindahkan"), about: []fyne.CanvasObject{kit.NewParagraph(s.owes(as))},
		form: kit.NewFormGrid(
			kit.FormField{Label: lang.L("Pindah ke"), Input: to, Required: true},
			kit.FormField{Label: lang.L("Berlaku sejak"), Input: f.on, Required: true},
			kit.FormField{Label: lang.L("Dasar"), Input: f.reason, Required: true},
			kit.FormField{Label: lang.L("Diputuskan oleh"), Input: by},
		),
		keys: []fyne.Focusable{to.Entry(), f.on.Entry(), f.reason, by},
		do: func() (int, error) {
			r, field, err := f.read(&app.Agency{})
			field = map[int]int{rowReformOn: 1, rowReformReason: 2}[field]
			if err != nil {
				return field, err
			}
			_, err = s.app.FollowUps.ReassignAll(s.Context, from.ID, app.Reassignment{To: comboID(to), On: r.On, Reason: r.Reason, DecidedBy: by.Text})
			return field, err
		},
		then: s.reformed(lang.L("Tugas %s dipindahkan."), from.Code),
	})
}

// reformed tells that agencies changed, and shows them anew.
func (s *agencySection) reformed(format, who string) func() {
	return func() {
		s.shell.Toast(kit.ToneGreen, fmt.Sprintf(format, who))
		s.refresh()
	}
}

func (s *agencySection) split() {
	if as := s.present(); len(as) == 1 {
		s.push(newSplitView(s.Window, as[0]))
	}
}
