package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// RowState tells a row how it stands when it is drawn.
type RowState struct {
	Selected bool // part of the selection
	Cursor   bool // where the keyboard is
	Focused  bool // the list has the keyboard
	Hovered  bool // under the pointer
}

// Rows is what a [VList] shows. Heights must be cheap: the list asks for all of
// them at a reload and whenever the width changes. Use a [Wrapper] for text.
type Rows struct {
	Length func() int
	Height func(row int, width float32) float32 // Fyne units, at least 1
	New    func() fyne.CanvasObject             // a blank row; reused while scrolling
	// Draw fills a row completely, for it may have shown another before.
	Draw func(row int, o fyne.CanvasObject, s RowState)
}

// VList shows rows of different heights and makes widgets only for those in
// sight. Keys: Up, Down, PageUp, PageDown, Home, End move the cursor, Shift
// extends in a multiple selection, Space toggles, Enter activates.
//
// Set the callbacks before showing it. Rows are counted from 0.
type VList struct {
	widget.BaseWidget
	Rows     Rows
	Multiple bool // several rows may be selected
	Striped  bool // every second row on a slightly darker ground

	OnCursor    func(row int)                   // the cursor moved
	OnSelection func()                          // the selection changed
	OnActivate  func(row int)                   // Enter or double click
	OnContext   func(row int, at fyne.Position) // right click or the menu key; position on the canvas
	OnKey       func(ev *fyne.KeyEvent) bool    // sees keys first; true = used
	OnRune      func(r rune) bool               // letters typed while the list has the keyboard
	OnShortcut  func(s fyne.Shortcut) bool      // shortcuts that no menu took
	OnScrolled  func(first, last int)           // rows now in sight

	vlist // what it is doing now
}

// NewVList returns a list of rows.
func NewVList(rows Rows) *VList {
	l := &VList{Rows: rows}
	l.init()
	l.ExtendBaseWidget(l)
	return l
}
