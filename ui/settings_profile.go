package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// profileSection chooses the form (model) that minutes are printed in.
type profileSection struct {
	*Window
	rows  []profileRow // the one in use first
	table *kit.TableList
}

// profileRow is a layout profile as it is told of.
type profileRow struct{ name, paper, facts, signers string }

func newProfileSection(w *Window) *profileSection {
	s := &profileSection{Window: w}
	s.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Model"), Width: 260},
		{Title: lang.L("Kertas dan tepi"), Width: 330, Grow: 1, Wrap: true},
		{Title: lang.L("Penanda tangan"), Width: 330, Grow: 1, Wrap: true},
		{Title: lang.L("Keadaan"), Width: 120},
	}, func() int { return len(s.rows) }, s.cell)
	s.table.List.OnActivate = s.use
	return s
}

func (s *profileSection) content() fyne.CanvasObject {
	hint := kit.NewMuted(lang.L("Enter memakai model yang dipilih untuk notula berikutnya. Notula yang sudah disahkan tetap memakai modelnya. Saat mencetak, model lain dapat dipilih untuk satu notula."))
	hint.Wrap = true
	return container.NewBorder(kit.Pad(hint), nil, nil, nil, kit.NewSurface(s.table))
}

func (s *profileSection) focus() fyne.Focusable { return s.table.List }

func (s *profileSection) actions() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewPrimaryButton(lang.L("Pakai model ini"), nil, func() { s.use(s.table.List.Cursor()) })}
}

func (s *profileSection) commands() []kit.Command { return nil }

func (s *profileSection) refresh() {
	profiles, err := s.app.Minutes.Profiles(s.Context)
	if !s.done(lang.L("Membaca model notula"), err) {
		return
	}
	s.rows = nil
	for _, p := range profiles {
		row := profileRow{name: p.Name, paper: p.Paper.Name}
		cm := func(mm float64) string { return locale.Number(mm / 10) }
		row.facts = fmt.Sprintf(lang.L("huruf %s pt, tepi atas %s, kanan %s, bawah %s, kiri %s cm"),
			locale.Number(p.Size), cm(p.Margins.Top), cm(p.Margins.Right), cm(p.Margins.Bottom), cm(p.Margins.Left))
		var signers []string
		for _, signer := range p.Signers {
			signers = append(signers, signer.Heading)
		}
		row.signers = strings.Join(signers, ", ")
		s.rows = append(s.rows, row)
	}
	s.table.Reload()
}

func (s *profileSection) cell(row, col int) kit.Cell {
	p := s.rows[row]
	switch {
	case col == 0:
		return kit.Cell{Text: p.name, Bold: true}
	case col == 1:
		return kit.Cell{Text: p.paper, Sub: p.facts}
	case col == 2:
		return kit.Cell{Text: p.signers}
	case row == 0:
		return kit.Cell{Text: lang.L("Dipakai"), Chip: true, Tone: kit.ToneGreen}
	}
	return kit.Cell{}
}

func (s *profileSection) use(i int) {
	if i < 0 || i >= len(s.rows) {
		return
	}
	if !s.done(lang.L("Memilih model notula"), s.app.Minutes.UseProfile(s.Context, s.rows[i].name)) {
		return
	}
	s.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("Model “%s” dipakai."), s.rows[i].name))
	s.refresh()
	s.table.List.SetCursor(0)
}
