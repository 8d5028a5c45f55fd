package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// A profileForm is a pane of plain fields, each bound to one value of a profile.
type profileForm struct {
	e      *profileEditor
	fields []*profileInput
	grid   *kit.FormGrid
	scroll *container.Scroll
	after  func(*app.Profile) // once all fields are written; may be nil
}

// A profileInput is one row of fields of a profileForm.
type profileInput struct {
	kit.FormField
	names []app.ProfileField // faults it shows
	write func(*app.Profile) (problem string)
	first fyne.Focusable
}

func (f *profileForm) lay() {
	var rows []kit.FormField
	for _, i := range f.fields {
		rows = append(rows, i.FormField)
	}
	f.grid = kit.NewFormGrid(rows...)
	f.scroll = container.NewVScroll(kit.Pad(f.grid))
}

func (f *profileForm) content() fyne.CanvasObject { return kit.NewSurface(f.scroll) }

func (f *profileForm) focus() fyne.Focusable { return f.fields[0].first }

func (f *profileForm) clear() { f.grid.ClearErrors() }

func (f *profileForm) write(p *app.Profile) bool {
	good := true
	for row, i := range f.fields {
		if problem := i.write(p); problem != "" {
			f.grid.SetError(row, problem)
			good = false
		}
	}
	if f.after != nil {
		f.after(p)
	}
	return good
}

func (f *profileForm) blame(fault app.ProfileFault) bool {
	for row, i := range f.fields {
		for _, name := range i.names {
			if name == fault.Field || strings.HasPrefix(string(fault.Field), string(name)+".") {
				f.grid.SetError(row, say(fault.Sentence))
				return true
			}
		}
	}
	return false
}

// entry is a field that is always in sight while it has the keyboard.
func (f *profileForm) entry(text string) *kit.Entry {
	in := kit.NewEntry("")
	in.Shown(text)
	in.OnChanged = func(string) { f.e.changed() }
	in.OnFocus = func(has bool) {
		if has && f.scroll != nil {
			reveal(f.scroll, in)
		}
	}
	return in
}

// reveal scrolls so that an object inside is in sight.
func reveal(scroll *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll).Y
	switch bottom := top + o.Size().Height + 70; { // and what follows, such as a switch
	case top < 0:
		scroll.Offset.Y += top - 10
	case bottom > scroll.Size().Height:
		scroll.Offset.Y += bottom - scroll.Size().Height
	default:
		return
	}
	scroll.Refresh()
}

// text adds a field for a word.
func (f *profileForm) text(label, hint string, name app.ProfileField, value func(*app.Profile) *string) {
	in := f.entry(*value(&f.e.now))
	f.fields = append(f.fields, &profileInput{
		FormField: kit.FormField{Label: label, Input: in, Hint: hint}, names: []app.ProfileField{name}, first: in,
		write: func(p *app.Profile) string { *value(p) = in.Text; return "" },
	})
}

// check adds a switch.
func (f *profileForm) check(text string, value func(*app.Profile) *bool) {
	in := kit.NewCheck(text, nil)
	in.SetChecked(*value(&f.e.now))
	in.OnChanged = func(bool) { f.e.changed() }
	f.fields = append(f.fields, &profileInput{
		FormField: kit.FormField{Label: " ", Input: in}, first: in,
		write: func(p *app.Profile) string { *value(p) = in.Checked; return "" },
	})
}

// A measure is one number of a row of them.
type measure struct {
	label, unit string
	name        app.ProfileField
	value       func(*app.Profile) *float64
}

// numbers adds a row of numbers with their units.
func (f *profileForm) numbers(label, hint string, ms ...measure) []*kit.Entry {
	row := container.NewHBox()
	input := &profileInput{FormField: kit.FormField{Label: label, Input: row, Hint: hint}}
	var ins []*kit.Entry
	seen := cloneProfile(f.e.now) // a measure may add what it stands for
	for _, m := range ms {
		in := f.entry(locale.Number(*m.value(&seen)))
		ins = append(ins, in)
		input.names = append(input.names, m.name)
		if m.label != "" {
			row.Add(container.NewCenter(kit.NewMuted(m.label)))
		}
		row.Add(container.New(wide(76), in))
		row.Add(container.NewCenter(kit.NewMuted(m.unit)))
	}
	input.first = ins[0]
	input.write = func(p *app.Profile) (problem string) {
		for i, m := range ms {
			v, ok := readMeasure(ins[i].Text)
			if !ok {
				problem = lang.L("Tulis angka, misalnya 12,5.")
				continue
			}
			*m.value(p) = v
		}
		return problem
	}
	f.fields = append(f.fields, input)
	return ins
}

// readMeasure reads a number as it is written here or in English: no measure of
// a page reaches the thousands, so a dot begins decimals as well.
func readMeasure(text string) (float64, bool) {
	v, _, err := locale.ReadNumber(strings.ReplaceAll(strings.TrimSpace(text), ".", ","))
	return v, err == nil
}
