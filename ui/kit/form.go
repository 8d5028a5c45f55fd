package kit

import (
	"fyne.io/fyne/v2"
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
// own, hint or error text below each input.
type FormGrid struct {
	widget.BaseWidget
	form
}

// NewFormGrid returns a form of fields. A field with an empty label spans the
// whole width.
func NewFormGrid(fields ...FormField) *FormGrid {
	f := &FormGrid{}
	f.init(fields)
	f.ExtendBaseWidget(f)
	return f
}
