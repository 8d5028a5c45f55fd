package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// A Column of a [TableList].
type Column struct {
	Title    string
	Width    float32 // wanted, in Fyne units at 100 % zoom
	Grow     float32 // share of the room left over; 0 keeps Width
	Align    fyne.TextAlign
	Sortable bool
	Wrap     bool // text goes on in further lines; else it ends in "…"
}

// A Cell is what a [TableList] shows in one column of one row.
type Cell struct {
	Text     string
	Sub      string // second line, smaller and quieter
	Bold     bool
	Muted    bool
	Chip     bool    // Text stands in a chip of Tone
	Tone     Tone    // of the chip, or of the text if not neutral
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

	// OnSort is called when a sortable header is tapped; the caller sorts its
	// slice and calls Reload. Nil makes no header sortable.
	OnSort func(col int, descending bool)
	// OnWidths is called after a divider was dragged, with Fyne units at 100 %
	// zoom, to be remembered and set again as Column.Width.
	OnWidths func(widths []float32)

	table
}

// NewTableList returns a table; set OnSort and the List's callbacks afterwards.
func NewTableList(columns []Column, length func() int, cell func(row, col int) Cell) *TableList {
	t := &TableList{Columns: columns, Length: length, Cell: cell}
	t.init()
	t.ExtendBaseWidget(t)
	return t
}
