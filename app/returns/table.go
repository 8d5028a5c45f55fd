package returns

import (
	"regexp"

	"rakor.id/rakor/export/sheet"
)

// readRow reads the open cells of a row.
func (r reader) readRow(row *sheet.ReturnedRow, m merges) map[sheet.Key]Answer {
	answers := map[sheet.Key]Answer{}
	for _, col := range sheet.Columns {
		c, there := row.Cells[col.Key]
		if !col.Open || !there {
			continue
		}
		a := r.read(col.Key, c)
		if by, merged := m.covering(col.Key, c); merged {
			a = r.read(col.Key, by)
			a.Address = place(r.table, c.Address)
			if a.Certainty == Sure {
				a.Certainty, a.Reason = Doubtful, MergedCell
			}
		}
		answers[col.Key] = a
	}
	return answers
}

// merges finds the cells of one column that were merged over several rows. A
// spreadsheet keeps the topmost only, so who merged them meant it for all of
// them, or did not mean anything.
type merges map[string]mergedTop

type mergedTop struct {
	key  sheet.Key
	cell sheet.Cell
}

func newMerges(t *sheet.Table) merges {
	m := merges{}
	for _, row := range t.Rows {
		for k, c := range row.Cells {
			if c.MergedOver != "" {
				m[c.Address] = mergedTop{k, c}
			}
		}
	}
	return m
}

// covering returns the cell whose text a merged cell shows, if it lies in the
// same column. A cell covered from elsewhere shows nothing of its own; it is
// blank, and merged is true as well.
func (m merges) covering(k sheet.Key, c sheet.Cell) (by sheet.Cell, merged bool) {
	if c.MergedUnder == "" {
		return c, severalRows(c.MergedOver)
	}
	if top, found := m[c.MergedUnder]; found && top.key == k {
		return top.cell, true
	}
	return sheet.Cell{Address: c.Address}, true
}

var rangeRows = regexp.MustCompile(`^\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+)$`)

func severalRows(area string) bool {
	m := rangeRows.FindStringSubmatch(area)
	return m != nil && m[1] != m[2]
}

// guessedColumns are the open columns that may be others than they seem:
// found only by where they stand, with no cell left as it was sent to confirm
// it, or by another name, while no cell holds what was sent.
func guessedColumns(t *sheet.Table, known map[int]SentRow) map[sheet.Key]bool {
	guessed := map[sheet.Key]bool{}
	for _, col := range t.Columns {
		sent, kept := leftAsSent(t, col.Key, known)
		switch col.How {
		case sheet.ByLayout:
			// Nothing else reads like a status.
			guessed[col.Key] = col.Key != sheet.KeyStatus && (kept == 0 || kept*2 < sent)
		case sheet.BySynonym, sheet.ByMisspelling, sheet.ByContent, sheet.ByPerson:
			guessed[col.Key] = sent > 1 && kept == 0
		}
	}
	return guessed
}

// leftAsSent counts the rows in which a column was not empty when sent, and
// those of them that hold the same yet.
func leftAsSent(t *sheet.Table, k sheet.Key, known map[int]SentRow) (sent, kept int) {
	r := reader{table: t}
	for i := range t.Rows {
		base := ValueOf(known[i].Answer, k)
		if base.IsBlank() {
			continue
		}
		sent++
		if r.read(k, t.Rows[i].Cells[k]).Value.Same(base) {
			kept++
		}
	}
	return sent, kept
}

// columnNotes tells which columns were recognized by guessing, and which the
// agency added: it may have answered in one of those.
func columnNotes(t *sheet.Table) []Note {
	var notes []Note
	for _, col := range t.Columns {
		switch col.How {
		case sheet.ByMisspelling, sheet.ByContent:
			notes = append(notes, Note{Reason: ColumnGuessed, Where: columnName(col)})
		case sheet.Unknown:
			if n := filled(t, col.Letter); n > 0 {
				notes = append(notes, Note{Reason: ColumnExtra, Where: columnName(col), Count: n})
			}
		}
	}
	return notes
}

func columnName(col sheet.FoundColumn) string {
	if name := squeeze(col.Heading); name != "" {
		return name
	}
	return col.Letter
}

// filled counts the cells that hold something in a column that is none of ours.
func filled(t *sheet.Table, letter string) int {
	n := 0
	for _, row := range t.Rows {
		for _, c := range row.Others {
			if c.Letter() == letter && !isNothing(c.Text) {
				n++
			}
		}
	}
	return n
}
