package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// FormField is one row of a [FormGrid].
type FormField struct {
	Label    string
	Input    fyne.CanvasObject
	Hint     string // shown below while there is no error
	Required bool   // marked after the label
}

// FormGrid shows fields below each other, labels aligned in a column of their
// own, hint or error text below each input. On a narrow form the labels stand
// above the inputs.
type FormGrid struct {
	widget.BaseWidget
	rows []*formRow
}

type formRow struct {
	field FormField
	label *Text
	note  *Text
}

// NewFormGrid returns a form of fields. A field with an empty label spans the
// whole width.
func NewFormGrid(fields ...FormField) *FormGrid {
	f := &FormGrid{}
	for _, field := range fields {
		r := &formRow{field: field, label: NewText(field.Label), note: NewParagraph(field.Hint)}
		r.note.SizeName, r.note.ColorName = theme.SizeNameCaptionText, ColorMuted
		r.note.Hidden = field.Hint == ""
		if field.Required {
			r.label.SetText(field.Label + " *")
		}
		f.rows = append(f.rows, r)
	}
	f.ExtendBaseWidget(f)
	return f
}

// SetError shows an error below a field, counted from 0; "" takes it away.
func (f *FormGrid) SetError(field int, text string) {
	r := f.rows[field]
	r.note.Text, r.note.ColorName = text, theme.ColorNameError
	if text == "" {
		r.note.Text, r.note.ColorName = r.field.Hint, ColorMuted
	}
	r.note.Hidden = r.note.Text == ""
	r.note.Refresh()
	f.Refresh()
}

// ClearErrors takes all errors away.
func (f *FormGrid) ClearErrors() {
	for i := range f.rows {
		f.SetError(i, "")
	}
}

// CreateRenderer is for Fyne.
func (f *FormGrid) CreateRenderer() fyne.WidgetRenderer {
	r := &formRenderer{form: f}
	for _, row := range f.rows {
		r.objects = append(r.objects, row.label, row.field.Input, row.note)
	}
	return r
}

type formRenderer struct {
	form    *FormGrid
	objects []fyne.CanvasObject
}

// narrowForm is the width, at 100 % zoom, below which labels stand above.
const narrowForm = 380

func (r *formRenderer) Destroy()                     {}
func (r *formRenderer) Objects() []fyne.CanvasObject { return r.objects }

// labelWidth is the width of the label column; 0 when labels stand above.
func (r *formRenderer) labelWidth(width float32) float32 {
	if width < zoomed(narrowForm) {
		return 0
	}
	widest := float32(0)
	for _, row := range r.form.rows {
		widest = max(widest, row.label.MinSize().Width)
	}
	if widest == 0 {
		return 0
	}
	return min(widest+zoomed(16), width*0.4)
}

func (r *formRenderer) MinSize() fyne.Size {
	width := r.form.Size().Width
	if width == 0 {
		width = zoomed(narrowForm)
	}
	wide := float32(0)
	for _, row := range r.form.rows {
		wide = max(wide, row.field.Input.MinSize().Width)
	}
	label := r.labelWidth(width)
	return fyne.NewSize(max(wide+label, zoomed(280)), r.walk(width, false))
}

func (r *formRenderer) Layout(s fyne.Size) { r.walk(s.Width, true) }

// walk goes down the rows, puts them in place if asked, and returns the height.
func (r *formRenderer) walk(width float32, place bool) float32 {
	column := r.labelWidth(width)
	y, gap, note := float32(0), zoomed(10), zoomed(3)
	for _, row := range r.form.rows {
		left, high := column, row.field.Input.MinSize().Height
		label := row.label.MinSize()
		switch {
		case row.field.Label == "":
			left = 0
		case column == 0:
			if place {
				row.label.Move(fyne.NewPos(0, y))
				row.label.Resize(fyne.NewSize(width, label.Height))
			}
			y += label.Height + note
		case place:
			line := min(high, zoomed(36)) // beside the first line of tall inputs
			row.label.Move(fyne.NewPos(0, y+(line-label.Height)/2))
			row.label.Resize(fyne.NewSize(column-zoomed(8), label.Height))
		}
		if place {
			row.field.Input.Move(fyne.NewPos(left, y))
			row.field.Input.Resize(fyne.NewSize(width-left, high))
		}
		y += high
		if !row.note.Hidden {
			tall := row.note.wrapper().Height(row.note.Text, width-left)
			if place {
				row.note.Move(fyne.NewPos(left, y+note))
				row.note.Resize(fyne.NewSize(width-left, tall))
			}
			y += tall + note
		}
		y += gap
	}
	return max(0, y-gap)
}

func (r *formRenderer) Refresh() {
	r.Layout(r.form.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
	canvas.Refresh(r.form)
}
