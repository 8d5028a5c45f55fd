package sheet

import (
	"errors"
	"strconv"
	"strings"
)

// sheetFacts are what the gate learns of a worksheet.
type sheetFacts struct {
	cells  []gatedCell // those that hold a value or a formula, in order
	hidden map[int]bool
	merges []area
	ghosts int
}

// A gatedCell is a cell that holds something.
type gatedCell struct {
	column, row int
	value       bool
	formula     bool
}

// A sheetScan reads one worksheet part: which cells hold something, and which
// bytes hold nothing and need not be shown to a library. Empty cells and rows
// that are only formatted are what makes honest files a million rows long.
type sheetScan struct {
	g       *gated
	part    string
	lengths []int
	budget  *int // cells of all sheets that may still come
	facts   sheetFacts

	cuts    []span
	rowCuts int   // cuts made before the current row
	tail    int64 // after the cells
	root    int64 // where the end tag of the part begins
	implied bool  // a row has no number of its own
	emptied []span

	in  []string // names of the open elements
	row rowScan
	c   cellScan
}

type span struct{ from, to int64 }

type rowScan struct {
	number, last, filled int
	implied              bool // a cell in it has no address of its own
	start                int64
}

type cellScan struct {
	column         int
	named          bool
	kind           string
	value          []byte
	values         int
	inline         int
	formula        bool
	inlineElements bool
	start          int64
}

var (
	errRowOrder  = errors.New("rows are not in order")
	errCellOrder = errors.New("cells are not in order")
	errAddress   = errors.New("a cell has an address outside its row")
	errString    = errors.New("a cell points to a shared string that is not there")
	errTwoValues = errors.New("a cell has two values")
	errMerge     = errors.New("a merged range has no meaning")
)

func (w *sheetScan) visit(e element) error {
	switch {
	case e.text != nil:
		w.text(e)
		return w.g.text(len(w.c.value)+w.c.inline, w.part)
	case e.end:
		w.in = w.in[:len(w.in)-1]
		return w.close(e)
	}
	w.in = append(w.in, e.name)
	return w.open(e)
}

func (w *sheetScan) open(e element) error {
	switch {
	case e.depth == 3 && e.name == "row" && w.in[1] == "sheetData":
		return w.openRow(e)
	case e.depth == 4 && e.name == "c" && w.in[2] == "row":
		return w.openCell(e)
	case e.depth == 5 && w.in[3] == "c":
		return w.openValue(e.name)
	case e.depth == 3 && e.name == "mergeCell":
		return w.merge(e)
	}
	return nil
}

// openValue takes what a cell consists of.
func (w *sheetScan) openValue(name string) error {
	switch name {
	case "v":
		if w.c.values++; w.c.values > 1 {
			return errTwoValues
		}
	case "f":
		w.c.formula = true
	case "is":
		w.c.inlineElements = true
	}
	return nil
}

func (w *sheetScan) merge(e element) error {
	a, ok := parseArea(e.attr("ref"))
	if !ok {
		return errMerge
	}
	if len(w.facts.merges) == w.g.p.lim.Merges {
		return tooLarge("merged ranges", w.part)
	}
	w.facts.merges = append(w.facts.merges, a)
	return nil
}

func (w *sheetScan) openRow(e element) error {
	last := w.row.number
	w.row = rowScan{number: last + 1, start: e.start}
	w.rowCuts = len(w.cuts)
	if r := e.attr("r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n <= last || n > 1<<20 {
			return errRowOrder
		}
		w.row.number = n
	} else {
		w.implied = true
	}
	if h := e.attr("hidden"); h == "1" || h == "true" {
		if w.facts.hidden == nil {
			w.facts.hidden = make(map[int]bool)
		}
		if len(w.facts.hidden) <= w.g.p.lim.Rows {
			w.facts.hidden[w.row.number] = true
		}
	}
	return nil
}

func (w *sheetScan) openCell(e element) error {
	w.c = cellScan{column: w.row.last + 1, kind: e.attr("t"), start: e.start}
	if r := e.attr("r"); r != "" {
		column, row := parseAddress(r)
		switch {
		case row != w.row.number:
			return errAddress
		case column <= w.row.last:
			return errCellOrder
		}
		w.c.column, w.c.named = column, true
	} else {
		w.row.implied = true
	}
	w.row.last = w.c.column
	return nil
}

func (w *sheetScan) text(e element) {
	n := len(w.in)
	if n < 5 || w.in[3] != "c" {
		return
	}
	switch {
	case n == 5 && w.in[4] == "v":
		w.c.value = append(w.c.value, e.text...)
	case w.in[4] == "is" && (n == 6 && w.in[5] == "t" || n == 7 && w.in[5] == "r" && w.in[6] == "t"):
		w.c.inline += len(e.text)
	}
}

func (w *sheetScan) close(e element) error {
	switch {
	case e.depth == 4 && e.name == "c":
		return w.closeCell(e)
	case e.depth == 3 && e.name == "row":
		return w.closeRow(e)
	case e.depth == 2 && e.name == "sheetData":
		w.tail = e.after
	case e.depth == 1:
		w.root = e.start
	}
	return nil
}

func (w *sheetScan) closeCell(e element) error {
	length, err := w.length()
	if err != nil {
		return err
	}
	if length == 0 && !w.c.formula {
		if w.c.named {
			w.cuts = append(w.cuts, span{w.c.start, e.after})
		}
		w.c = cellScan{}
		return nil
	}
	w.row.filled = w.c.column
	w.facts.cells = append(w.facts.cells, gatedCell{w.c.column, w.row.number, length > 0, w.c.formula})
	w.c = cellScan{}
	return w.afford(1 + length/100)
}

// length returns the length of the current cell's value; 0 means it has none.
func (w *sheetScan) length() (int, error) {
	switch {
	case w.c.kind == "s" && len(w.c.value) > 0:
		n, err := strconv.Atoi(strings.TrimSpace(string(w.c.value)))
		if err != nil || n < 0 || n >= len(w.lengths) {
			return 0, errString
		}
		return w.lengths[n], nil
	case w.c.kind == "inlineStr" && w.c.inlineElements:
		return w.c.inline, nil
	}
	return len(w.c.value), nil
}

func (w *sheetScan) closeRow(e element) error {
	if w.row.filled == 0 {
		w.facts.ghosts++
		w.cuts = w.cuts[:w.rowCuts]
		w.emptied = append(w.emptied, span{w.row.start, e.after})
		return w.ghostly()
	}
	if w.row.implied {
		w.cuts = w.cuts[:w.rowCuts]
		w.row.filled = w.row.last
	}
	switch {
	case w.row.number > w.g.p.lim.Rows:
		return tooLarge("rows", w.part)
	case w.row.filled > w.g.p.lim.Columns:
		return tooLarge("columns", w.part)
	}
	return w.afford(w.row.filled / 10)
}

// ghostly bounds rows that hold nothing in a sheet that must be kept whole.
func (w *sheetScan) ghostly() error {
	if w.implied && w.row.number > w.g.p.lim.Rows {
		return tooLarge("rows", w.part)
	}
	return nil
}

func (w *sheetScan) afford(cells int) error {
	if *w.budget -= cells; *w.budget < 0 {
		return tooLarge("cells", w.part)
	}
	return nil
}

// slimmed returns the part without what holds nothing: empty cells and rows,
// and all that follows the cells. Rows without numbers of their own are left
// where they are, because the others are counted from them.
func (w *sheetScan) slimmed(data []byte) []byte {
	cuts := w.cuts
	if !w.implied {
		cuts = join(w.cuts, w.emptied)
	}
	out := make([]byte, 0, len(data)/2)
	at := int64(0)
	for _, c := range cuts {
		out = append(out, data[at:c.from]...)
		at = c.to
	}
	if w.tail < at {
		return append(out, data[at:]...)
	}
	return append(append(out, data[at:w.tail]...), data[w.root:]...)
}

// join puts two lists of spans into order; they never overlap.
func join(a, b []span) []span {
	out := make([]span, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].from < b[0].from {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

func (c gatedCell) address() string { return address(c.column, c.row) }

func (s gatedSheet) values() int {
	n := 0
	for _, c := range s.cells {
		if c.value {
			n++
		}
	}
	return n
}
