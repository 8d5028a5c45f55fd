package ui

import (
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

// profileSection keeps the forms (model) that minutes are printed in: those
// that come with the program and the office's own.
type profileSection struct {
	*Window
	rows  []app.Profile // the one in use first
	table *kit.TableList
}

func newProfileSection(w *Window) *profileSection {
	s := &profileSection{Window: w}
	s.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Model"), Width: 260},
		{Title: lang.L("Kertas dan tepi"), Width: 330, Grow: 1, Wrap: true, Spare: 1},
		{Title: lang.L("Penanda tangan"), Width: 330, Grow: 1, Wrap: true, Spare: 2},
		{Title: lang.L("Keadaan"), Width: 120},
	}, func() int { return len(s.rows) }, s.cell)
	s.table.List.OnActivate = func(int) { s.edit() }
	s.table.List.OnRune = func(r rune) bool {
		if r == 'p' || r == 'P' {
			s.use()
		}
		return r == 'p' || r == 'P'
	}
	s.table.List.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDelete {
			s.remove()
		}
		return ev.Name == fyne.KeyDelete
	}
	return s
}

func (s *profileSection) content() fyne.CanvasObject {
	hint := kit.NewMuted(lang.L("Model bawaan tidak berubah; salin untuk membuat milik kantor. Notula yang sudah disahkan tetap tercetak dengan modelnya, walau modelnya diubah atau dihapus."))
	hint.Wrap = true
	keys := container.NewHBox(kit.NewKeyHint("Enter"), kit.NewMuted(lang.L("ubah")), kit.NewKeyHint("P"), kit.NewMuted(lang.L("pakai")), kit.NewKeyHint("Del"), kit.NewMuted(lang.L("hapus")))
	return container.NewBorder(container.NewVBox(kit.Pad(hint), keys), nil, nil, nil, kit.NewSurface(s.table))
}

func (s *profileSection) focus() fyne.Focusable { return s.table.List }

func (s *profileSection) actions() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		kit.NewButton(lang.L("Impor…"), theme.DownloadIcon(), s.takeIn),
		kit.NewButton(lang.L("Ekspor…"), theme.UploadIcon(), s.giveOut),
		kit.NewButton(lang.L("Salin"), theme.ContentCopyIcon(), s.copy),
		kit.NewButton(lang.L("Ubah"), theme.DocumentCreateIcon(), s.edit),
		kit.NewPrimaryButton(lang.L("Pakai model ini"), nil, s.use),
	}
}

func (s *profileSection) commands() []kit.Command {
	menu := lang.L("Pengaturan")
	own := func() bool { p, ok := s.marked(); return ok && !app.IsBuiltIn(p.Name) }
	return []kit.Command{
		{ID: "profiles.use", Title: lang.L("Pakai model ini"), Menu: menu, Run: s.use},
		{ID: "profiles.copy", Title: lang.L("Salin model"), Menu: menu, Key: fyne.KeyN, Mod: ctrl, Run: s.copy},
		{ID: "profiles.edit", Title: lang.L("Ubah model"), Menu: menu, Run: s.edit},
		{ID: "profiles.delete", Title: lang.L("Hapus model"), Menu: menu, Enabled: own, Run: s.remove},
		{ID: "profiles.import", Title: lang.L("Impor model dari berkas…"), Menu: menu, Key: fyne.KeyI, Mod: ctrl, Run: s.takeIn},
		{ID: "profiles.export", Title: lang.L("Ekspor model ke berkas…"), Menu: menu, Key: fyne.KeyE, Mod: ctrl, Run: s.giveOut},
	}
}

func (s *profileSection) refresh() {
	marked, _ := s.marked()
	profiles, err := s.app.Minutes.Profiles(s.Context)
	if !s.done(lang.L("Membaca model notula"), err) {
		return
	}
	s.rows = profiles
	s.table.Reload()
	s.mark(marked.Name)
}

// marked is the profile the cursor is on.
func (s *profileSection) marked() (app.Profile, bool) {
	if i := s.table.List.Cursor(); i >= 0 && i < len(s.rows) {
		return s.rows[i], true
	}
	return app.Profile{}, false
}

// mark puts the cursor on a profile.
func (s *profileSection) mark(name string) {
	for i, p := range s.rows {
		if p.Name == name {
			s.table.List.SetCursor(i)
			return
		}
	}
	s.table.List.SetCursor(0)
}

func (s *profileSection) cell(row, col int) kit.Cell {
	p := s.rows[row]
	switch {
	case col == 0 && app.IsBuiltIn(p.Name):
		return kit.Cell{Text: p.Name, Sub: lang.L("Bawaan Rakor"), Bold: true}
	case col == 0:
		return kit.Cell{Text: p.Name, Sub: lang.L("Milik kantor"), Bold: true}
	case col == 1:
		cm := func(mm float64) string { return locale.Number(mm / 10) }
		return kit.Cell{Text: p.Paper.Name, Sub: fmt.Sprintf(lang.L("huruf %s pt, tepi atas %s, kanan %s, bawah %s, kiri %s cm"),
			locale.Number(p.Size), cm(p.Margins.Top), cm(p.Margins.Right), cm(p.Margins.Bottom), cm(p.Margins.Left))}
	case col == 2:
		var signers []string
		for _, signer := range p.Signers {
			signers = append(signers, signer.Heading)
		}
		return kit.Cell{Text: strings.Join(signers, ", ")}
	case row == 0:
		return kit.Cell{Text: lang.L("Dipakai"), Chip: true, Tone: kit.ToneGreen}
	}
	return kit.Cell{}
}

func (s *profileSection) use() {
	p, ok := s.marked()
	if !ok || !s.done(lang.L("Memilih model notula"), s.app.Minutes.UseProfile(s.Context, p.Name)) {
		return
	}
	s.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("Model “%s” dipakai."), p.Name))
	s.refresh()
}

// edit opens the marked profile, or a copy of one that is never changed.
func (s *profileSection) edit() {
	p, ok := s.marked()
	if !ok {
		return
	}
	if !app.IsBuiltIn(p.Name) {
		s.push(newProfileEditor(s.Window, p, s.rows))
		return
	}
	kit.Confirm(s.Window.Window, kit.ModalText{
		Title: lang.L("Salin dahulu?"), Yes: lang.L("Salin dan ubah"),
		Text: fmt.Sprintf(lang.L("Model “%s” bawaan Rakor dan tidak berubah. Salinannya menjadi milik kantor dan dapat diubah."), p.Name),
	}, s.copy)
}

// copy makes an own profile of the marked one and opens it.
func (s *profileSection) copy() {
	p, ok := s.marked()
	if !ok {
		return
	}
	made, err := s.app.Minutes.CopyProfile(s.Context, p.Name)
	if !s.done(lang.L("Menyalin model notula"), err) {
		return
	}
	s.refresh()
	s.mark(made.Name)
	s.push(newProfileEditor(s.Window, made, s.rows))
}

// remove deletes the marked profile, with a way back.
func (s *profileSection) remove() {
	p, ok := s.marked()
	if !ok {
		return
	}
	if app.IsBuiltIn(p.Name) {
		s.shell.Toast(kit.ToneNeutral, lang.L("Model bawaan tidak dapat dihapus."))
		return
	}
	undo, err := s.app.Minutes.DeleteProfile(s.Context, p.Name)
	if !s.done(lang.L("Menghapus model notula"), err) {
		return
	}
	s.refresh()
	s.shell.ToastAction(kit.ToneAmber, fmt.Sprintf(lang.L("Model “%s” dihapus."), p.Name), lang.L("Batalkan"), func() {
		if s.done(lang.L("Mengembalikan model notula"), undo(s.Context)) {
			s.refresh()
			s.mark(p.Name)
		}
	})
}

func profileFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Model notula"), Extensions: []string{"json"}}}
}

// takeIn reads a profile from a file.
func (s *profileSection) takeIn() {
	s.OpenFiles(kit.FileRequest{Title: lang.L("Pilih berkas model notula"), Filters: profileFiles()}, func(paths []string) { s.takePath(paths[0]) })
}

func (s *profileSection) takePath(path string) {
	file, err := app.ReadFile(path)
	if !s.done(lang.L("Membaca model notula"), err) {
		return
	}
	p, err := app.ReadProfile(file)
	if !s.done(lang.L("Membaca model notula"), err) {
		return
	}
	made, err := s.app.Minutes.AddProfile(s.Context, p)
	if !s.done(lang.L("Menyimpan model notula"), err) {
		return
	}
	s.refresh()
	s.mark(made.Name)
	s.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("Model “%s” diambil dari berkas."), made.Name))
}

// giveOut writes the marked profile to a file.
func (s *profileSection) giveOut() {
	p, ok := s.marked()
	if !ok {
		return
	}
	file, err := app.WriteProfile(p)
	if !s.done(lang.L("Menulis model notula"), err) {
		return
	}
	request := kit.FileRequest{Title: lang.L("Ekspor model notula"), Name: "model-" + fileWord(p.Name) + ".json", Filters: profileFiles()}
	s.SaveFile(request, func(path string) {
		if s.done(lang.L("Menulis model notula"), app.SaveFile(path, file, app.SaveAs{Overwrite: true})) {
			s.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("Model tersimpan di %s"), path))
		}
	})
}

// fileWord makes a name fit for a file of any system.
func fileWord(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r == ' ', r == '/', r == '-':
			return '-'
		}
		return -1
	}, strings.ToLower(name))
}
