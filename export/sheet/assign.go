package sheet

import (
	"slices"
	"strings"
)

// PlainHeading is a heading without what does not matter in one: case, dots,
// line breaks, invisible characters. Empty if nothing is left.
func PlainHeading(heading string) string { return plain(heading) }

// Assign takes a column that was not recognized for one of ours, as a person
// has said, and reports whether it did. It takes none for a column that the
// table has already, nor for the codes, which are known by their content.
func (r *Returned) Assign(table int, letter string, key Key) bool {
	t := &r.Tables[table]
	from := slices.IndexFunc(t.Columns, func(c FoundColumn) bool { return c.How == Unknown && c.Letter == letter })
	gone := slices.IndexFunc(t.Columns, func(c FoundColumn) bool { return c.How == Missing && c.Key == key })
	if from < 0 || gone < 0 || key == KeyCode {
		return false
	}
	t.Columns[from].Key, t.Columns[from].How = key, ByPerson
	t.Columns = slices.Delete(t.Columns, gone, gone+1)
	for i := range t.Rows {
		t.Rows[i].assign(letter, key)
	}
	note := slices.IndexFunc(r.Notes, func(n Note) bool { return n.Kind == NoteMissingColumn && n.Where == string(key) })
	if note >= 0 {
		r.Notes = slices.Delete(r.Notes, note, note+1)
	}
	return true
}

func (row *ReturnedRow) assign(letter string, key Key) {
	row.Cells[key] = Cell{Address: address(columnNumber(letter), row.Number), Kind: CellBlank}
	for i, c := range row.Others {
		if c.Letter() == letter {
			row.Cells[key] = c
			row.Others = slices.Delete(slices.Clone(row.Others), i, i+1)
			return
		}
	}
}

// Letter is the column of the cell: "L" of "L7".
func (c Cell) Letter() string { return strings.TrimRight(c.Address, "0123456789") }

func columnNumber(letter string) int {
	n, _ := parseAddress(letter + "1")
	return n
}
