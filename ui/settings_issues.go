package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// issueSection keeps the strategic issues that agenda items and follow-ups are
// counted by.
type issueSection struct {
	*Window
	issues []app.Issue
	table  *kit.TableList
	empty  fyne.CanvasObject
}

func newIssueSection(w *Window) *issueSection {
	s := &issueSection{Window: w}
	s.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Kode"), Width: 220},
		{Title: lang.L("Nama"), Width: 480, Grow: 1, Wrap: true},
		{Title: lang.L("Keadaan"), Width: 140},
	}, func() int { return len(s.issues) }, s.cell)
	s.table.List.OnActivate = func(i int) { s.edit(s.issues[i]) }
	s.empty = kit.NewEmptyState(theme.ListIcon(), lang.L("Belum ada isu strategis"),
		lang.L("Isu strategis, misalnya stunting atau inflasi, mengelompokkan acara dan tindak lanjut lintas OPD."),
		kit.WithKey(kit.NewPrimaryButton(lang.L("Tambah isu"), theme.ContentAddIcon(), s.add), "Ctrl+N"))
	return s
}

func (s *issueSection) content() fyne.CanvasObject {
	keys := hints(kit.NewKeyHint("Enter"), kit.NewMuted(lang.L("ubah")))
	return container.NewBorder(container.NewHBox(keys), nil, nil, nil, container.NewStack(kit.NewSurface(s.table), s.empty))
}

func (s *issueSection) focus() fyne.Focusable { return s.table.List }

func (s *issueSection) actions() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewPrimaryButton(lang.L("Tambah isu"), theme.ContentAddIcon(), s.add)}
}

func (s *issueSection) commands() []kit.Command {
	return []kit.Command{{ID: "issues.new", Title: lang.L("Tambah isu strategis…"), Menu: lang.L("Pengaturan"), Key: fyne.KeyN, Mod: ctrl, Run: s.add}}
}

func (s *issueSection) refresh() {
	issues, err := s.app.Agencies.AllIssues(s.Context)
	if !s.done(lang.L("Membaca isu strategis"), err) {
		return
	}
	s.issues = issues
	setShown(s.empty, len(issues) == 0)
	setShown(s.table, len(issues) > 0)
	s.table.Reload()
}

func (s *issueSection) cell(row, col int) kit.Cell {
	i := s.issues[row]
	switch {
	case col == 0:
		return kit.Cell{Text: i.Code, Bold: true}
	case col == 1:
		return kit.Cell{Text: i.Name}
	case i.Active:
		return kit.Cell{Text: lang.L("Dipakai"), Chip: true, Tone: kit.ToneGreen}
	}
	return kit.Cell{Text: lang.L("Tidak dipakai"), Chip: true}
}

func (s *issueSection) add() { s.edit(app.Issue{Active: true}) }

// edit lets the person change an issue, or add one without ID.
func (s *issueSection) edit(i app.Issue) {
	code, name := kit.NewEntry(lang.L("Misalnya stunting")), kit.NewEntry(lang.L("Misalnya Pencegahan dan penurunan stunting"))
	code.SetText(i.Code)
	name.SetText(i.Name)
	active := kit.NewCheck(lang.L("Ditawarkan pada acara baru"), nil)
	active.SetChecked(i.Active)
	grid := kit.NewFormGrid(
		kit.FormField{Label: lang.L("Kode"), Input: code, Required: true, Hint: lang.L("Yang diketik sesudah # saat mencatat.")},
		kit.FormField{Label: lang.L("Nama"), Input: name, Required: true},
		kit.FormField{Label: " ", Input: active})
	title := lang.L("Ubah isu strategis")
	if i.ID == 0 {
		title = lang.L("Isu strategis baru")
	}
	kit.ShowModal(s.Window.Window, title, wideForm(grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool {
			i.Code, i.Name, i.Active = strings.TrimSpace(code.Text), strings.TrimSpace(name.Text), active.Checked
			if !s.done(lang.L("Menyimpan isu strategis"), s.app.Agencies.SaveIssue(s.Context, &i)) {
				return false
			}
			s.refresh()
			return true
		}})
}
