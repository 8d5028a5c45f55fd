package ui

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// agencySection keeps the agencies (perangkat daerah): those of today and
// those that have ended, whose names old minutes still bear.
type agencySection struct {
	*Window
	all    []app.Agency
	shown  []app.Agency
	table  *kit.TableList
	search *kit.Entry
	count  *kit.Text
	empty  fyne.CanvasObject
	none   fyne.CanvasObject // that match what was typed
}

func newAgencySection(w *Window) *agencySection {
	s := &agencySection{Window: w, search: kit.NewEntry(lang.L("Cari singkatan, nama, atau nama lain")), count: kit.NewMuted("")}
	s.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Singkatan"), Width: 150},
		{Title: lang.L("Nama"), Width: 360, Grow: 2, Wrap: true},
		{Title: lang.L("Kelompok"), Width: 120, Spare: 2},
		{Title: lang.L("Jabatan kepala"), Width: 220, Grow: 1, Wrap: true, Spare: 1},
		{Title: lang.L("Berlaku"), Width: 150, Spare: 3},
		{Title: lang.L("Keadaan"), Width: 120},
	}, func() int { return len(s.shown) }, s.cell)
	s.table.List.Multiple = true
	s.table.List.OnActivate = func(i int) { s.edit(s.shown[i]) }
	s.table.List.OnRune = func(r rune) bool {
		if r != 'p' {
			return false
		}
		s.confirm()
		return true
	}
	s.search.OnChanged = func(string) { s.show() }
	s.search.OnKey = downTo(w, s.table.List)
	s.empty = kit.NewEmptyState(theme.AccountIcon(), lang.L("Belum ada perangkat daerah"),
		lang.L("Ambil daftar awal yang tersedia, atau seret berkas Excel atau CSV kantor Anda ke sini."),
		kit.WithKey(kit.NewPrimaryButton(lang.L("Ambil daftar…"), theme.DownloadIcon(), s.takeIn), "Ctrl+I"),
		kit.WithKey(kit.NewButton(lang.L("Tambah satu"), theme.ContentAddIcon(), s.add), "Ctrl+N"))
	s.none = kit.NewNoMatch(lang.L("Tidak ada perangkat daerah yang singkatan, nama, atau nama lainnya memuat itu."), s.clear)
	return s
}

// downTo leads from a search field to the rows found.
func downTo(w *Window, list *kit.VList) func(*fyne.KeyEvent) bool {
	return func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			if list.Len() > 0 {
				w.Window.Canvas().Focus(list)
				list.SetCursor(max(0, list.Cursor()))
			}
			return true
		}
		return false
	}
}

// clear shows all again and lets something else be typed.
func (s *agencySection) clear() {
	s.search.SetText("")
	s.Window.Window.Canvas().Focus(s.search)
}

func (s *agencySection) content() fyne.CanvasObject {
	keys := hints(kit.NewKeyHint("Enter"), kit.NewMuted(lang.L("ubah")), kit.NewKeyHint("P"), kit.NewMuted(lang.L("nyatakan sudah diperiksa")), s.count)
	top := container.New(&ends{room: 760}, s.search, keys)
	return kit.NewPageBody(top, container.NewStack(kit.NewSurface(s.table), s.empty, s.none), nil)
}

func (s *agencySection) focus() fyne.Focusable { return s.search }

func (s *agencySection) actions() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		kit.NewQuietButton(lang.L("Ubah OPD yang dipilih…"), theme.MoreHorizontalIcon(), s.pickReform),
		kit.NewButton(lang.L("Ambil daftar…"), theme.DownloadIcon(), s.takeIn),
		kit.NewPrimaryButton(lang.L("Tambah"), theme.ContentAddIcon(), s.add),
	}
}

func (s *agencySection) commands() []kit.Command {
	menu := lang.L("Pengaturan")
	return append([]kit.Command{
		{ID: "agencies.new", Title: lang.L("Tambah perangkat daerah…"), Menu: menu, Key: fyne.KeyN, Mod: ctrl, Run: s.add},
		{ID: "agencies.import", Title: lang.L("Ambil daftar perangkat daerah…"), Menu: menu, Key: fyne.KeyI, Mod: ctrl, Run: s.takeIn},
		{
			ID: "agencies.find", Title: lang.L("Cari perangkat daerah"), Menu: menu, Key: fyne.KeyF, Mod: ctrl,
			Run: func() { s.Window.Window.Canvas().Focus(s.search) },
		},
		{ID: "agencies.confirm", Title: lang.L("Nyatakan sudah diperiksa"), Menu: menu, Pressed: "P", Run: s.confirm},
	}, s.reformCommands(menu)...)
}

func (s *agencySection) refresh() {
	all, err := s.app.Agencies.Ever(s.Context)
	if !s.done(lang.L("Membaca perangkat daerah"), err) {
		return
	}
	s.all = all
	s.show()
}

func (s *agencySection) show() {
	wanted := strings.ToLower(strings.TrimSpace(s.search.Text))
	s.shown = nil
	open := 0
	for _, a := range s.all {
		if !a.Confirmed {
			open++
		}
		text := strings.ToLower(a.Code + " " + a.Name + " " + strings.Join(a.Aliases, " ") + " " + a.HeadPost)
		if strings.Contains(text, wanted) {
			s.shown = append(s.shown, a)
		}
	}
	s.count.SetText(fmt.Sprintf(lang.L("%s OPD, %s perlu diperiksa"), locale.Number(float64(len(s.all))), locale.Number(float64(open))))
	setShown(s.empty, len(s.all) == 0)
	setShown(s.none, len(s.all) > 0 && len(s.shown) == 0)
	setShown(s.table, len(s.shown) > 0)
	s.table.Reload()
}

func (s *agencySection) cell(row, col int) kit.Cell {
	a := s.shown[row]
	today := app.DateOf(s.app.Now(s.Context))
	switch col {
	case 0:
		return kit.Cell{Text: a.Code, Bold: true}
	case 1:
		return kit.Cell{Text: a.Name, Sub: strings.Join(a.Aliases, ", ")}
	case 2:
		return kit.Cell{Text: groupWord(a.Group)}
	case 3:
		return kit.Cell{Text: a.HeadPost}
	case 4:
		return kit.Cell{Text: validWords(a), Muted: true}
	}
	switch {
	case !a.ActiveOn(today):
		return kit.Cell{Text: lang.L("Tidak berlaku"), Chip: true}
	case !a.Confirmed:
		return kit.Cell{Text: lang.L("Periksa"), Chip: true, Tone: kit.ToneAmber}
	}
	return kit.Cell{Text: lang.L("Diperiksa"), Chip: true, Tone: kit.ToneGreen}
}

func validWords(a app.Agency) string {
	switch {
	case a.ValidFrom != "" && a.ValidTo != "":
		return locale.ShortDay(a.ValidFrom) + " – " + locale.ShortDay(a.ValidTo)
	case a.ValidFrom != "":
		return lang.L("sejak") + " " + locale.ShortDay(a.ValidFrom)
	case a.ValidTo != "":
		return lang.L("sampai") + " " + locale.ShortDay(a.ValidTo)
	}
	return ""
}

// confirm says of the selected agencies that somebody has checked them.
func (s *agencySection) confirm() {
	n := 0
	for _, i := range s.table.List.Selection() {
		a := s.shown[i]
		if a.Confirmed {
			continue
		}
		a.Confirmed = true
		if !s.done(lang.L("Menyimpan perangkat daerah"), s.app.Agencies.Save(s.Context, &a)) {
			break
		}
		n++
	}
	s.refresh()
	if n > 0 {
		s.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("%s perangkat daerah dinyatakan sudah diperiksa."), locale.Number(float64(n))))
	}
	if next := s.table.List.Cursor() + 1; n == 1 && next < len(s.shown) {
		s.table.List.SetCursor(next)
	}
}

func (s *agencySection) add() { s.edit(app.Agency{Group: app.GroupDinas, Confirmed: true}) }

// takeIn lets the person choose a list of agencies.
func (s *agencySection) takeIn() { takeInAgencies(s.Window, s.refresh) }

// takeInAgencies offers the lists that come with the program and a file. done
// is called once a list was taken in.
func takeInAgencies(w *Window, done func()) {
	text := kit.NewParagraph(lang.L("Yang sudah ada diperbarui menurut singkatannya; tidak ada yang dihapus. Daftar awal disusun dari sumber terbuka dan bertanda “periksa” sampai Anda menyatakannya benar."))
	text.Resize(fyne.NewSize(460, 0))
	var m *kit.Modal
	choice := func(run func()) func() bool {
		return func() bool {
			m.Close() // first, so that what follows may open another
			run()
			return true
		}
	}
	m = kit.ShowModal(w.Window, lang.L("Ambil daftar perangkat daerah"), container.New(&columnOf{width: 560}, text),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Berkas Excel atau CSV…"), Run: choice(func() { takeInFile(w, done) })},
		kit.Choice{Label: lang.L("Kota pada umumnya"), Run: choice(func() { takeInStarter(w, app.StarterCity, done) })},
		kit.Choice{Label: lang.L("Kota Prabumulih"), Default: true, Run: choice(func() { takeInStarter(w, app.StarterPrabumulih, done) })})
}

func takeInStarter(w *Window, list app.StarterList, done func()) {
	var taken app.AgencyImport
	w.Run(lang.L("Mengambil daftar perangkat daerah"), func(ctx context.Context, _ kit.Step) (err error) {
		taken, err = w.app.Agencies.ImportStarter(ctx, list)
		return err
	}, func() { w.tellTaken(taken); done() })
}

func takeInFile(w *Window, done func()) {
	w.OpenFiles(kit.FileRequest{
		Title:   lang.L("Pilih daftar perangkat daerah"),
		Filters: []kit.FileFilter{{Name: lang.L("Daftar Excel atau CSV"), Extensions: []string{"xlsx", "csv", "ods", "txt"}}},
	}, func(paths []string) { takeInPath(w, paths[0], done) })
}

// takeInPath takes in the list of a file.
func takeInPath(w *Window, path string, done func()) {
	var taken app.AgencyImport
	w.Run(lang.L("Mengambil daftar perangkat daerah"), func(ctx context.Context, _ kit.Step) error {
		list, err := app.ReadFile(path)
		if err != nil {
			return err
		}
		taken, err = w.app.Agencies.Import(ctx, bytes.NewReader(list))
		return err
	}, func() { w.tellTaken(taken); done() })
}

func (w *Window) tellTaken(t app.AgencyImport) {
	n := func(i int) string { return locale.Number(float64(i)) }
	w.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("Daftar diambil: %s baru, %s diperbarui, %s tetap."), n(t.Added), n(t.Changed), n(t.Unchanged)))
}
