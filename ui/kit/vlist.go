package kit

import (
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// RowState tells a row how it stands when it is drawn.
type RowState struct {
	Selected bool // part of the selection
	Cursor   bool // where the keyboard is
	Focused  bool // the list has the keyboard
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
// extends a multiple selection, Space toggles, Enter activates.
//
// Set the callbacks before showing it; each may be nil. Rows are counted from
// 0, and "none" is -1.
type VList struct {
	widget.BaseWidget
	Rows     Rows
	Multiple bool // several rows may be selected
	Striped  bool // every second row on a slightly darker ground
	Divided  bool // a hairline below every row

	OnCursor    func(row int)                   // the cursor moved
	OnSelection func()                          // the selection changed
	OnActivate  func(row int)                   // Enter or double click
	OnContext   func(row int, at fyne.Position) // right click or the menu key; position on the canvas
	OnKey       func(ev *fyne.KeyEvent) bool    // sees keys first; true = used
	OnRune      func(r rune) bool               // letters typed while the list has the keyboard
	OnShortcut  func(s fyne.Shortcut) bool      // shortcuts that no menu took
	OnScrolled  func(first, last int)           // rows now in sight

	scroll  *listScroll
	ring    *ring
	width   float32   // that the heights hold for
	tops    []float32 // top of every row, and at the end the total height
	shown   map[int]*listRow
	spare   []*listRow
	focused bool
	shift   bool // held down

	cursor   int
	anchor   int  // where a Shift selection began
	ending   bool // was sent to its end, and nobody has scrolled since
	selected map[int]bool
}

// NewVList returns a list of rows.
func NewVList(rows Rows) *VList {
	l := &VList{Rows: rows, cursor: -1, anchor: -1, selected: map[int]bool{}, shown: map[int]*listRow{}, tops: []float32{0}}
	l.scroll = newListScroll(l)
	l.ring = newRing()
	l.ExtendBaseWidget(l)
	return l
}

// Len is the number of rows the list last measured.
func (l *VList) Len() int { return len(l.tops) - 1 }

// Reload measures and draws everything anew; cursor, selection and place are
// kept as far as they still exist. Call it after the rows behind it changed.
func (l *VList) Reload() {
	top, inside := l.place()
	l.measure(0)
	n := l.Len()
	for row := range l.selected {
		if row >= n {
			delete(l.selected, row)
		}
	}
	l.cursor, l.anchor = min(l.cursor, n-1), min(l.anchor, n-1)
	l.recycleAll()
	if l.ending {
		l.ScrollToEnd()
	} else {
		l.restore(top, inside)
	}
	if l.focused {
		l.startCursor() // the keyboard was here before the rows
	}
}

// Appended tells that rows came at the end and nothing else changed; much
// cheaper than Reload. If the end was in sight, it stays in sight.
func (l *VList) Appended() {
	atEnd := l.atEnd()
	l.measure(l.Len())
	if atEnd {
		l.ScrollToEnd()
		return
	}
	l.arrange()
}

// Changed measures and draws one row anew.
func (l *VList) Changed(row int) {
	if row < 0 || row >= l.Len() {
		return
	}
	delta := l.heightOf(row) - (l.tops[row+1] - l.tops[row])
	if delta != 0 {
		for i := row + 1; i < len(l.tops); i++ {
			l.tops[i] += delta
		}
	}
	if r := l.shown[row]; r != nil {
		r.stale = true
	}
	l.arrange()
}

// Redraw draws the rows in sight anew; their heights must be the same.
func (l *VList) Redraw() {
	for _, r := range l.shown {
		r.stale = true
	}
	l.arrange()
}

// Cursor is the row the keyboard is on, -1 if none.
func (l *VList) Cursor() int { return l.cursor }

// SetCursor moves the keyboard to a row, selects it alone and shows it.
func (l *VList) SetCursor(row int) { l.moveTo(row, false) }

// Selection lists the selected rows, ascending.
func (l *VList) Selection() []int {
	rows := make([]int, 0, len(l.selected))
	for row := range l.selected {
		rows = append(rows, row)
	}
	slices.Sort(rows)
	return rows
}

// SetSelection selects rows; the cursor stays.
func (l *VList) SetSelection(rows ...int) {
	clear(l.selected)
	for _, row := range rows {
		if row >= 0 && row < l.Len() {
			l.selected[row] = true
		}
	}
	l.selectionChanged()
}

// Focus puts the keyboard on the list.
func (l *VList) Focus() { focusOn(l) }

// moveTo puts the cursor on a row. Extending selects from where the cursor was
// before the first extending step.
func (l *VList) moveTo(row int, extend bool) {
	row = max(-1, min(row, l.Len()-1))
	moved := row != l.cursor
	l.cursor = row
	clear(l.selected)
	if !extend || !l.Multiple || l.anchor < 0 {
		l.anchor = row
	}
	if row >= 0 {
		for i := min(row, l.anchor); i <= max(row, l.anchor); i++ {
			l.selected[i] = true
		}
	}
	l.selectionChanged()
	if row >= 0 {
		l.ScrollTo(row)
	}
	if moved && l.OnCursor != nil {
		l.OnCursor(row)
	}
}

// toggle turns one row of a multiple selection on or off.
func (l *VList) toggle(row int) {
	if row < 0 || row >= l.Len() {
		return
	}
	if !l.Multiple {
		l.moveTo(row, false)
		return
	}
	moved := row != l.cursor
	l.cursor, l.anchor = row, row
	if l.selected[row] {
		delete(l.selected, row)
	} else {
		l.selected[row] = true
	}
	l.selectionChanged()
	if moved && l.OnCursor != nil {
		l.OnCursor(row)
	}
}

func (l *VList) selectionChanged() {
	l.Redraw()
	if l.OnSelection != nil {
		l.OnSelection()
	}
}

// measure asks for the heights of all rows from the given one on.
func (l *VList) measure(from int) {
	n := l.Rows.Length()
	from = min(from, n)
	l.tops = slices.Grow(l.tops[:from+1], n-from)
	for row := from; row < n; row++ {
		l.tops = append(l.tops, l.tops[row]+l.heightOf(row))
	}
}

func (l *VList) heightOf(row int) float32 { return max(1, l.Rows.Height(row, l.width)) }

// rowAt is the row at a height of the content.
func (l *VList) rowAt(y float32) int {
	return min(max(0, sort.Search(l.Len(), func(i int) bool { return l.tops[i+1] > y })), max(0, l.Len()-1))
}

// setWidth measures anew when the width changed, and keeps the row at the top
// where it is.
func (l *VList) setWidth(w float32) {
	if w == l.width {
		return
	}
	top, inside := l.place()
	l.width = w
	l.measure(0)
	for _, r := range l.shown {
		r.stale = true
	}
	l.restore(top, inside)
}
