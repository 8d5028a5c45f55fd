package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// peopleSection keeps the officials (pejabat) who lead, record and attend.
type peopleSection struct {
	*Window
	all    []app.Person
	shown  []app.Person
	codes  map[int64]string // of their agencies
	table  *kit.TableList
	search *kit.Entry
	empty  fyne.CanvasObject
	none   fyne.CanvasObject // that match what was typed
}

func newPeopleSection(w *Window) *peopleSection {
	s := &peopleSection{Window: w, search: kit.NewEntry(lang.L("Cari nama atau jabatan"))}
	s.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Nama"), Width: 280, Grow: 1, Wrap: true},
		{Title: lang.L("Jabatan"), Width: 280, Grow: 1, Wrap: true},
		{Title: lang.L("OPD"), Width: 130},
		{Title: lang.L("NIP"), Width: 190, Spare: 2},
		{Title: lang.L("Pangkat/golongan"), Width: 200, Wrap: true, Spare: 3},
		{Title: lang.L("Keadaan"), Width: 110},
	}, func() int { return len(s.shown) }, s.cell)
	s.table.List.OnActivate = func(i int) { s.edit(s.shown[i]) }
	s.search.OnChanged = func(string) { s.show() }
	s.search.OnKey = downTo(w, s.table.List)
	s.empty = kit.NewEmptyState(theme.AccountIcon(), lang.L("Belum ada pejabat"),
		lang.L("Simpan di sini pimpinan rapat, sekretaris, notulis, dan kepala OPD, supaya nama, NIP, dan pangkatnya tidak diketik berulang."),
		kit.WithKey(kit.NewPrimaryButton(lang.L("Tambah pejabat"), theme.ContentAddIcon(), s.add), "Ctrl+N"))
	s.none = kit.NewNoMatch(lang.L("Tidak ada pejabat yang nama atau jabatannya memuat itu."), s.clear)
	return s
}

// clear shows all again and lets something else be typed.
func (s *peopleSection) clear() {
	s.search.SetText("")
	s.Window.Window.Canvas().Focus(s.search)
}

func (s *peopleSection) content() fyne.CanvasObject {
	keys := hints(kit.NewKeyHint("Enter"), kit.NewMuted(lang.L("ubah")))
	return kit.NewPageBody(container.NewBorder(nil, nil, nil, keys, s.search), container.NewStack(kit.NewSurface(s.table), s.empty, s.none), nil)
}

func (s *peopleSection) focus() fyne.Focusable { return s.search }

func (s *peopleSection) actions() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewPrimaryButton(lang.L("Tambah pejabat"), theme.ContentAddIcon(), s.add)}
}

func (s *peopleSection) commands() []kit.Command {
	menu := lang.L("Pengaturan")
	return []kit.Command{
		{ID: "people.new", Title: lang.L("Tambah pejabat…"), Menu: menu, Key: fyne.KeyN, Mod: ctrl, Run: s.add},
		{
			ID: "people.find", Title: lang.L("Cari pejabat"), Menu: menu, Key: fyne.KeyF, Mod: ctrl,
			Run: func() { s.Window.Window.Canvas().Focus(s.search) },
		},
	}
}

func (s *peopleSection) refresh() {
	people, err := s.app.Offices.People(s.Context)
	if !s.done(lang.L("Membaca pejabat"), err) {
		return
	}
	agencies, err := s.app.Agencies.Ever(s.Context)
	if !s.done(lang.L("Membaca pejabat"), err) {
		return
	}
	s.codes = map[int64]string{}
	for _, a := range agencies {
		s.codes[a.ID] = a.Code
	}
	s.all = people
	s.show()
}

func (s *peopleSection) show() {
	wanted := strings.ToLower(strings.TrimSpace(s.search.Text))
	s.shown = nil
	for _, p := range s.all {
		if strings.Contains(strings.ToLower(p.PersonName.String()+" "+p.Post+" "+s.codes[p.AgencyID]), wanted) {
			s.shown = append(s.shown, p)
		}
	}
	setShown(s.empty, len(s.all) == 0)
	setShown(s.none, len(s.all) > 0 && len(s.shown) == 0)
	setShown(s.table, len(s.shown) > 0)
	s.table.Reload()
}

func (s *peopleSection) cell(row, col int) kit.Cell {
	p := s.shown[row]
	switch col {
	case 0:
		return kit.Cell{Text: p.PersonName.String(), Bold: true}
	case 1:
		return kit.Cell{Text: strings.TrimSpace(string(p.Acting) + " " + p.Post)}
	case 2:
		return kit.Cell{Text: s.codes[p.AgencyID]}
	case 3:
		return kit.Cell{Text: locale.NIP(p.NIP)}
	case 4:
		return kit.Cell{Text: p.Rank}
	}
	if p.Active {
		return kit.Cell{Text: lang.L("Menjabat"), Chip: true, Tone: kit.ToneGreen}
	}
	return kit.Cell{Text: lang.L("Tidak lagi"), Chip: true}
}

func (s *peopleSection) add() { s.edit(app.Person{Active: true}) }

// actings are the ways of filling a post, in the order of their choice.
var actings = []app.Acting{"", "Plt.", "Plh.", "Pj."}

// edit lets the person change an official, or add one without ID.
func (s *peopleSection) edit(p app.Person) {
	form := newPersonForm()
	form.set(app.Official{Post: p.Post, PersonName: p.PersonName, Rank: p.Rank, NIP: p.NIP})
	acting := kit.NewSelect("", []string{lang.L("Definitif"), "Plt.", "Plh.", "Pj."}, nil)
	acting.SetSelectedIndex(0)
	for i, a := range actings {
		if a == p.Acting {
			acting.SetSelectedIndex(i)
		}
	}
	agency := kit.NewCombo(lang.L("Ketik singkatan atau nama OPD"), s.agencyOptions())
	agency.SetID(strconv.FormatInt(p.AgencyID, 10))
	telephone := kit.NewEntry("")
	telephone.SetText(p.Telephone)
	active := kit.NewCheck(lang.L("Sedang menjabat"), nil)
	active.SetChecked(p.Active)
	fields := append(form.fields(lang.L("Jabatan")),
		kit.FormField{Label: lang.L("Pengisian jabatan"), Input: acting},
		kit.FormField{Label: lang.L("OPD"), Input: agency, Hint: lang.L("Kosongkan untuk wali kota dan pejabat di atas OPD.")},
		kit.FormField{Label: lang.L("Telepon"), Input: telephone, Hint: lang.L("Tidak pernah tercetak pada salinan publik dan lembar OPD.")},
		kit.FormField{Label: " ", Input: active})
	grid := kit.NewFormGrid(fields...)
	title := lang.L("Ubah pejabat")
	if p.ID == 0 {
		title = lang.L("Pejabat baru")
	}
	kit.ShowModal(s.Window.Window, title, wideForm(grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool {
			o := form.official("")
			p.Post, p.PersonName, p.Rank, p.NIP = o.Post, o.PersonName, o.Rank, o.NIP
			p.Acting, p.Telephone, p.Active = actings[max(0, acting.SelectedIndex())], telephone.Text, active.Checked
			p.AgencyID, _ = strconv.ParseInt(agency.ID(), 10, 64) // "" is none
			if !s.done(lang.L("Menyimpan pejabat"), s.app.Offices.SavePerson(s.Context, &p)) {
				return false
			}
			if odd := nipWarning(form.nip.Text); odd != "" {
				s.shell.Toast(kit.ToneAmber, odd)
			}
			s.refresh()
			return true
		}})
}

func (s *peopleSection) agencyOptions() []kit.Option {
	agencies, err := s.app.Agencies.All(s.Context)
	if !s.done(lang.L("Membaca perangkat daerah"), err) {
		return nil
	}
	var options []kit.Option
	for _, a := range agencies {
		options = append(options, kit.Option{ID: strconv.FormatInt(a.ID, 10), Text: a.Code, Detail: a.Name})
	}
	return options
}

// wideForm gives a form in a modal the width its hints read well in.
func wideForm(grid *kit.FormGrid) fyne.CanvasObject {
	grid.Resize(fyne.NewSize(formWidth, 0)) // the width that its height is reckoned for
	return container.New(&columnOf{width: formWidth}, grid)
}

// formWidth is the width of forms in modals, in Fyne units.
const formWidth = 620
