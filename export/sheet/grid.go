package sheet

import (
	"strconv"
	"strings"
)

// A workbookContent is what a file of any format holds, before anybody looks
// for a table in it.
type workbookContent struct {
	format   Format
	grids    []grid
	subject  string
	keywords string
	macros   bool
}

// A grid is one worksheet.
type grid struct {
	name     string
	hidden   bool
	date1904 bool
	rows     []gridRow // rows that hold something, from top to bottom
	merges   []area
	ghosts   int // rows that are formatted but hold nothing
}

type gridRow struct {
	number int
	hidden bool
	cells  []gridCell // cells that hold something, from left to right
}

type gridCell struct {
	column int // counted from 1
	Cell
}

// at returns the cell of a column, a blank one if nothing stands there.
func (r gridRow) at(column int) Cell {
	for _, c := range r.cells {
		if c.column == column {
			return c.Cell
		}
	}
	return Cell{Address: address(column, r.number), Kind: CellBlank}
}

// An area is a rectangle of cells; its bounds belong to it.
type area struct{ left, top, right, bottom int }

func (a area) has(column, row int) bool {
	return column >= a.left && column <= a.right && row >= a.top && row <= a.bottom
}

func (a area) String() string { return address(a.left, a.top) + ":" + address(a.right, a.bottom) }

// crossing returns the merged areas that touch a row.
func (g *grid) crossing(row int) []area {
	var out []area
	for _, m := range g.merges {
		if row >= m.top && row <= m.bottom {
			out = append(out, m)
		}
	}
	return out
}

// place returns the full address of a cell: "Progres!A9", or "A9" when the
// worksheet has no name.
func (g *grid) place(address string) string {
	if g.name == "" {
		return address
	}
	return g.name + "!" + address
}

// address writes a position as "L7".
func address(column, row int) string { return columnName(column) + strconv.Itoa(row) }

func columnName(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// parseAddress reads "L7" or "$L$7". Zero means it is none, or is outside what
// a worksheet can have.
func parseAddress(s string) (column, row int) {
	s = strings.ReplaceAll(s, "$", "")
	i := 0
	for ; i < len(s) && i < 4; i++ {
		c := s[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	if i == 0 || len(s) == i || len(s) > i+7 {
		return 0, 0
	}
	for _, c := range []byte(s[i:]) {
		if c < '0' || c > '9' {
			return 0, 0
		}
		row = row*10 + int(c-'0')
	}
	if column > 16384 || row < 1 || row > 1<<20 {
		return 0, 0
	}
	return column, row
}

// parseArea reads "L7:L9" or "L7".
func parseArea(s string) (area, bool) {
	from, to, ok := strings.Cut(s, ":")
	if !ok {
		to = from
	}
	var a area
	a.left, a.top = parseAddress(from)
	a.right, a.bottom = parseAddress(to)
	return a, a.left > 0 && a.right >= a.left && a.bottom >= a.top
}
