package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Column of a [TableList].
type Column struct {
	Title    string
	Width    float32 // wanted, in Fyne units at 100 % zoom
	Grow     float32 // share of the room left over; 0 keeps Width
	Whole    bool    // does not give way where room is short: cut, it says nothing
	Align    fyne.TextAlign
	Sortable bool
	Wrap     bool // text goes on in further lines; else it ends in "…"
	Spare    int  // left out where there is no room for all, the greatest first; 0 never
}

// A Cell is what a [TableList] shows in one column of one row.
type Cell struct {
	Text     string
	Sub      string // second line, smaller and quieter
	Bold     bool
	Muted    bool
	Chip     bool    // Text stands in a chip of Tone
	Tone     Tone    // of the chip or bar, or of the text if not neutral
	Bar      bool    // a progress bar of Fraction, Text right of it
	Fraction float64 // 0 to 1
}

// TableList shows records in columns: header with draggable dividers, sorting,
// whole-row selection, wrapped cells, chips and bars, all by keyboard. The list
// in it takes the callbacks of rows: table.List.OnActivate and the like.
type TableList struct {
	widget.BaseWidget
	List *VList

	Columns []Column
	Length  func() int
	Cell    func(row, col int) Cell

	// Lines makes every row as tall as that many lines of text, which costs
	// nothing for hundreds of thousands; longer texts end in "…". 0 makes a row
	// as tall as its tallest cell.
	Lines int
	// Heading tells the heading that stands in a row in the place of cells, and
	// a note behind it; ok is false for a record. Nil has no headings.
	Heading func(row int) (title, note string, ok bool)

	// OnSort is called when a sortable header is tapped; the caller sorts its
	// slice and calls Reload. Nil makes no header sortable.
	OnSort func(col int, descending bool)
	// OnWidths is called after a divider was dragged, with Fyne units at 100 %
	// zoom, to be remembered and set again as Column.Width.
	OnWidths func(widths []float32)

	asMade     []float32 // the widths wanted at first
	out        []bool    // columns there is no room for now
	header     *tableHeader
	width      float32
	widths     []float32 // as laid out now
	sorted     int       // column, -1 none
	descending bool
}

// NewTableList returns a table; set OnSort and the List's callbacks afterwards.
func NewTableList(columns []Column, length func() int, cell func(row, col int) Cell) *TableList {
	t := &TableList{Columns: columns, Length: length, Cell: cell, sorted: -1, widths: make([]float32, len(columns)), out: make([]bool, len(columns))}
	t.List = NewVList(Rows{
		Length: func() int { return t.Length() },
		Height: t.rowHeight,
		New:    func() fyne.CanvasObject { return newTableRow(t) },
		Draw:   func(row int, o fyne.CanvasObject, _ RowState) { o.(*tableRow).show(row) },
	})
	t.List.Divided = true
	for _, c := range columns {
		t.asMade = append(t.asMade, c.Width)
	}
	t.header = newTableHeader(t)
	t.ExtendBaseWidget(t)
	return t
}

// Reload shows the records anew.
func (t *TableList) Reload() { t.List.Reload() }

// SetSort marks the column the records are sorted by; -1 means none.
func (t *TableList) SetSort(col int, descending bool) {
	t.sorted, t.descending = col, descending
	t.header.Refresh()
}

// sortBy is a tap on a header: the same column again turns the order round.
func (t *TableList) sortBy(col int) {
	if t.OnSort == nil || !t.Columns[col].Sortable {
		return
	}
	t.SetSort(col, t.sorted == col && !t.descending)
	t.OnSort(t.sorted, t.descending)
}

// fit shares the width among the columns; those that grow take what is left.
// When the room is short the spare ones are left out; if it still is, those
// that grow or wrap give way first, for their texts go on or end in "…" and
// still say something, and then all in proportion.
func (t *TableList) fit(width float32) {
	t.width = width
	left := width - t.leaveOut(width)
	var grow float32
	for i, c := range t.Columns {
		t.widths[i] = 0
		if !t.out[i] {
			t.widths[i] = zoomed(c.Width)
			grow += c.Grow
		}
	}
	if left < 0 {
		left += t.narrow(-left, half, func(c Column) bool { return c.Grow > 0 || c.Wrap })
		t.narrow(-left, none, func(Column) bool { return true })
		return
	}
	for i, c := range t.Columns {
		if !t.out[i] && grow > 0 {
			t.widths[i] += left * c.Grow / grow
		}
	}
}

// How much of their width columns keep at least when room is short.
const (
	half = 0.5
	none = 0
)

// narrow takes what is missing from the columns that give way, in proportion,
// and returns how much it took; each keeps the given share of its width.
func (t *TableList) narrow(missing, keep float32, gives func(Column) bool) float32 {
	var sum float32
	for i, c := range t.Columns {
		if !c.Whole && gives(c) {
			sum += t.widths[i]
		}
	}
	took := min(missing, sum*(1-keep))
	if took <= 0 {
		return 0
	}
	for i, c := range t.Columns {
		if !c.Whole && gives(c) {
			t.widths[i] -= took * t.widths[i] / sum
		}
	}
	return took
}

// squeeze is how far columns give way before one is left out.
const squeeze = 0.9

// leaveOut chooses the columns there is no room for and returns the width that
// the others want.
func (t *TableList) leaveOut(width float32) (sum float32) {
	for i, c := range t.Columns {
		t.out[i] = false
		sum += zoomed(c.Width)
	}
	for sum*squeeze > width {
		most := -1
		for i, c := range t.Columns {
			if !t.out[i] && c.Spare > 0 && (most < 0 || c.Spare > t.Columns[most].Spare) {
				most = i
			}
		}
		if most < 0 {
			break
		}
		t.out[most] = true
		sum -= zoomed(t.Columns[most].Width)
	}
	return sum
}

// drag moves the divider right of a column; not while one is left out, whose
// width cannot be seen.
func (t *TableList) drag(col int, by float32) {
	if col+1 >= len(t.Columns) || slices.Contains(t.out, true) {
		return
	}
	least := zoomed(minColumn)
	by = max(least-t.widths[col], min(by, t.widths[col+1]-least))
	scale := zoomed(1)
	for i := range t.Columns { // what is seen becomes what is wanted
		t.Columns[i].Width = t.widths[i] / scale
	}
	t.Columns[col].Width += by / scale
	t.Columns[col+1].Width -= by / scale
	t.relay()
}

// relay lays header and rows out with the present widths.
func (t *TableList) relay() {
	t.fit(t.width)
	t.header.Refresh()
	t.List.Reload()
}

func (t *TableList) dragged() {
	if t.OnWidths == nil {
		return
	}
	widths := make([]float32, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = c.Width
	}
	t.OnWidths(widths)
}

// SetWidths gives the columns the widths that OnWidths was told; those of a
// table with other columns are left aside.
func (t *TableList) SetWidths(widths []float32) {
	if len(widths) != len(t.Columns) {
		return
	}
	for i, w := range widths {
		t.Columns[i].Width = max(minColumn, w)
	}
	t.relay()
}

// ResetWidths gives the columns the widths they had at first.
func (t *TableList) ResetWidths() {
	t.SetWidths(t.asMade)
	t.dragged()
}

// minColumn is the least width of a column, at 100 % zoom.
const minColumn = 40

// Space inside a cell, at 100 % zoom.
const (
	cellSide = 10
	cellTop  = 7
)

// rowHeight is the height of the tallest cell of a row.
func (t *TableList) rowHeight(row int, width float32) float32 {
	if width != t.width {
		t.fit(width)
	}
	if t.Lines > 0 {
		return SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).LineHeight()*float32(t.lines(row)) + 2*zoomed(cellTop)
	}
	most := float32(0)
	for col := range t.Columns {
		if !t.out[col] {
			most = max(most, t.cellHeight(col, t.Cell(row, col)))
		}
	}
	return most + 2*zoomed(cellTop)
}

// lines is the height of a row in lines of text, where all are alike.
func (t *TableList) lines(row int) int {
	if t.Heading != nil {
		if _, _, ok := t.Heading(row); ok {
			return 1
		}
	}
	return t.Lines
}

func (t *TableList) cellHeight(col int, c Cell) float32 {
	style := fyne.TextStyle{Bold: c.Bold}
	text := SharedWrapper(theme.SizeNameText, style)
	height := text.LineHeight()
	room := t.widths[col] - 2*zoomed(cellSide)
	if t.Columns[col].Wrap && !c.Chip && !c.Bar {
		height = text.Height(c.Text, room)
	}
	if c.Sub != "" {
		sub := SharedWrapper(theme.SizeNameCaptionText, fyne.TextStyle{})
		if t.Columns[col].Wrap {
			height += sub.Height(c.Sub, room)
		} else {
			height += sub.LineHeight()
		}
	}
	return height
}

// Refresh rereads the theme.
func (t *TableList) Refresh() {
	t.fit(t.width)
	t.header.Refresh()
	t.List.Refresh()
	t.BaseWidget.Refresh()
}

// CreateRenderer is for Fyne.
func (t *TableList) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(newFrame(t.header, nil, nil, container.New(tallList{}, t.List)))
}

// tallList leaves a list the height of some rows, so that a page scrolls before
// its table has shrunk to one.
type tallList struct{}

// leastRows is that height, at 100 % zoom.
const leastRows = 110

func (tallList) MinSize(os []fyne.CanvasObject) fyne.Size {
	return os[0].MinSize().Max(fyne.NewSize(0, zoomed(leastRows)))
}

func (tallList) Layout(os []fyne.CanvasObject, s fyne.Size) { os[0].Resize(s) }
