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

// A slotList edits a list of the profile whose members can be taken in or left
// out and put into another order: parts of the form, lines of the letterhead,
// signers. What is left out keeps its place until the editor is closed. Below
// the list stand the fields of the marked member.
type slotList[T any] struct {
	e        *profileEditor
	prefix   app.ProfileField // of the faults of this list: "parts"
	target   func(*app.Profile) *[]T
	describe func(T) (title, detail string)
	fields   func(item *T) []kit.FormField // sets first
	ordered  bool                          // its order can be changed

	all    []slotItem[T]
	table  *kit.TableList
	detail *fyne.Container
	form   *kit.FormGrid
	fault  *kit.Text
	first  fyne.Focusable // of the fields; nil for none
	shown  int            // the member whose fields are shown
}

type slotItem[T any] struct {
	item T
	on   bool
}

// lay makes the widgets of a list that is filled in otherwise.
func (s *slotList[T]) lay() *slotList[T] {
	s.shown = -1
	s.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Dicetak"), Width: 86},
		{Title: lang.L("Bagian"), Width: 170, Grow: 1},
		{Title: lang.L("Tulisan"), Width: 190, Grow: 2},
	}, func() int { return len(s.all) }, s.cell)
	s.table.List.OnCursor = s.show
	s.table.List.OnActivate = func(int) { s.intoFields() }
	s.table.List.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeySpace {
			s.toggle()
		}
		return ev.Name == fyne.KeySpace
	}
	s.detail = container.NewStack()
	s.fault = kit.NewParagraph("")
	s.fault.ColorName = theme.ColorNameError
	s.fault.Hide()
	return s
}

func (s *slotList[T]) content() fyne.CanvasObject {
	keys := container.NewHBox(kit.NewKeyHint(lang.L("Spasi")), kit.NewMuted(lang.L("cetak atau tidak")), kit.NewKeyHint("Enter"), kit.NewMuted(lang.L("ubah")))
	buttons := container.NewHBox(kit.NewButton(lang.L("Cetak atau tidak"), nil, s.toggle))
	if s.ordered {
		keys.Objects = append(keys.Objects, kit.NewKeyHint("Ctrl+↑"), kit.NewKeyHint("Ctrl+↓"), kit.NewMuted(lang.L("pindahkan")))
		buttons.Add(kit.NewButton("", theme.MoveUpIcon(), func() { s.move(-1) }))
		buttons.Add(kit.NewButton("", theme.MoveDownIcon(), func() { s.move(+1) }))
	}
	if add := s.adder(); add != nil {
		buttons.Add(kit.NewButton(lang.L("Tambah judul"), theme.ContentAddIcon(), add))
	}
	below := container.NewVBox(s.fault, buttons, s.detail)
	return container.NewBorder(container.NewVBox(keys), kit.Pad(below), nil, nil, kit.NewSurface(s.table))
}

func (s *slotList[T]) focus() fyne.Focusable { return s.table.List }

// load takes the members that are in the profile, and after them those that
// could be.
func (s *slotList[T]) load(all []slotItem[T]) {
	s.all, s.shown = all, -1
	s.table.Reload()
	s.table.List.SetCursor(0)
	s.show(0)
}

func (s *slotList[T]) cell(row, col int) kit.Cell {
	item := s.all[row]
	title, detail := s.describe(item.item)
	switch {
	case col == 0 && item.on:
		return kit.Cell{Text: lang.L("Ya"), Chip: true, Tone: kit.ToneGreen}
	case col == 0:
		return kit.Cell{Text: lang.L("Tidak"), Chip: true}
	case col == 1:
		return kit.Cell{Text: title, Muted: !item.on}
	}
	return kit.Cell{Text: detail, Muted: !item.on}
}

// show puts the fields of a member below the list.
func (s *slotList[T]) show(row int) {
	if row < 0 || row >= len(s.all) || row == s.shown {
		return
	}
	s.shown, s.first = row, nil
	s.form = kit.NewFormGrid(s.fields(&s.all[row].item)...)
	s.detail.Objects = []fyne.CanvasObject{s.form}
	s.detail.Refresh()
}

// intoFields puts the keyboard on the first field of the marked member.
func (s *slotList[T]) intoFields() {
	if s.first != nil {
		s.e.Window.Window.Canvas().Focus(s.first)
	}
}

// entry is a field of the marked member; Esc leads back to the list.
func (s *slotList[T]) entry(text string, changed func(text string)) *kit.Entry {
	in := kit.NewEntry("")
	in.Shown(text)
	in.OnChanged = func(text string) {
		changed(text)
		s.wrote()
	}
	in.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyEscape {
			s.e.Window.Window.Canvas().Focus(s.table.List)
		}
		return ev.Name == fyne.KeyEscape
	}
	return in
}

// wrote is called by fields when they have changed a member.
func (s *slotList[T]) wrote() {
	s.table.List.Redraw()
	s.e.changed()
}

func (s *slotList[T]) toggle() {
	row := s.table.List.Cursor()
	if row < 0 || row >= len(s.all) {
		return
	}
	s.all[row].on = !s.all[row].on
	s.wrote()
}

// move exchanges the marked member with the one before or after it.
func (s *slotList[T]) move(by int) {
	row := s.table.List.Cursor()
	to := row + by
	if !s.ordered || row < 0 || to < 0 || to >= len(s.all) {
		return
	}
	s.all[row], s.all[to] = s.all[to], s.all[row]
	s.shown = -1
	s.table.List.SetCursor(to)
	s.show(to)
	s.wrote()
}

// write puts what is taken in into the profile.
func (s *slotList[T]) write(p *app.Profile) bool {
	list := []T{}
	for _, i := range s.all {
		if i.on {
			list = append(list, i.item)
		}
	}
	*s.target(p) = list
	return true
}

func (s *slotList[T]) clear() {
	s.fault.SetText("")
	s.fault.Hide()
	if s.form != nil {
		s.form.ClearErrors()
	}
}

// blame shows a fault if it is one of this list: at the field when its member
// is marked, else below the list with the member's name.
func (s *slotList[T]) blame(f app.ProfileFault) bool {
	rest, mine := strings.CutPrefix(string(f.Field), string(s.prefix))
	if !mine || rest != "" && !strings.HasPrefix(rest, ".") {
		return false
	}
	text := say(f.Sentence)
	n := 0
	for row, i := range s.all {
		if !i.on {
			continue
		}
		if rest == "."+itoa(n) {
			if row == s.shown && s.form != nil {
				s.form.SetError(0, text)
				return true
			}
			title, _ := s.describe(i.item)
			text = title + ": " + text
		}
		n++
	}
	s.fault.SetText(text)
	s.fault.Show()
	return true
}
