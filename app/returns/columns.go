package returns

import (
	"maps"
	"slices"

	"rakor.id/rakor/export/sheet"
)

// A ColumnQuestion asks what a column holds that no heading tells, while one of
// ours is not there: the agency has most likely answered in it. Until somebody
// says so nothing is read from it.
type ColumnQuestion struct {
	Sheet   string      `json:"sheet,omitempty"` // name of the worksheet
	Letter  string      `json:"letter"`
	Heading string      `json:"heading"`
	Filled  int         `json:"filled"`  // cells that hold something
	Samples []string    `json:"samples"` // the first few of them, as written
	Keys    []sheet.Key `json:"keys"`    // what it may be: the columns that are not there
}

// Plain is the heading as it is remembered.
func (q ColumnQuestion) Plain() string { return sheet.PlainHeading(q.Heading) }

// Is reports whether a heading is the one asked about.
func (q ColumnQuestion) Is(heading string) bool { return q.Plain() == sheet.PlainHeading(heading) }

// mostSamples is how many cells a question shows.
const mostSamples = 3

// A Dictionary is what a person has said of headings, by
// [sheet.PlainHeading]: the column they stand for; an empty key for none of
// ours.
type Dictionary map[string]sheet.Key

// Assign takes columns for what a person has said they are, and notes which.
// Where two columns claim to be the same, neither is taken.
func (d Dictionary) Assign(r *sheet.Returned) []Note {
	if len(d) == 0 {
		return nil
	}
	*r = cloned(*r)
	var notes []Note
	for i := range r.Tables {
		t := &r.Tables[i]
		for _, col := range slices.Clone(t.Columns) {
			key, told := d.of(t, col)
			if told && key != "" && r.Assign(i, col.Letter, key) {
				notes = append(notes, Note{Reason: ColumnTold, Where: columnName(col) + " = " + headingOf(key)})
			}
		}
	}
	return notes
}

// cloned is a copy that can be changed without the one it was made of.
func cloned(r sheet.Returned) sheet.Returned {
	r.Tables, r.Notes = slices.Clone(r.Tables), slices.Clone(r.Notes)
	for i := range r.Tables {
		t := &r.Tables[i]
		t.Columns, t.Rows = slices.Clone(t.Columns), slices.Clone(t.Rows)
		for j := range t.Rows {
			t.Rows[j].Cells = maps.Clone(t.Rows[j].Cells)
		}
	}
	return r
}

// of returns what was said of a column. Nothing was, if another column of the
// table could mean it as well.
func (d Dictionary) of(t *sheet.Table, col sheet.FoundColumn) (key sheet.Key, told bool) {
	heading := sheet.PlainHeading(col.Heading)
	key, told = d[heading]
	if !told || heading == "" || col.How != sheet.Unknown {
		return "", false
	}
	claims := 0
	for _, other := range t.Columns {
		if other.How != sheet.Unknown {
			continue
		}
		if same, known := d[sheet.PlainHeading(other.Heading)]; known && same == key {
			claims++
		}
	}
	return key, key == "" || claims == 1
}

// Questions asks about the columns of a file that nothing tells.
func (d Dictionary) Questions(r sheet.Returned) []ColumnQuestion {
	var out []ColumnQuestion
	for i := range r.Tables {
		t := &r.Tables[i]
		absent := absentColumns(t)
		if len(absent) == 0 {
			continue
		}
		for _, col := range t.Columns {
			heading := sheet.PlainHeading(col.Heading)
			if _, told := d.of(t, col); told || col.How != sheet.Unknown || heading == "" {
				continue
			}
			if n := filled(t, col.Letter); n > 0 {
				out = append(out, ColumnQuestion{
					Sheet: t.Sheet, Letter: col.Letter, Heading: columnName(col), Filled: n,
					Samples: samples(t, col.Letter), Keys: absent,
				})
			}
		}
	}
	return out
}

// absentColumns are those a table does not have and that matter: what the
// agency answers, and what tells a row without its code.
func absentColumns(t *sheet.Table) []sheet.Key {
	var keys []sheet.Key
	for _, col := range sheet.Columns {
		matters := col.Open || slices.Contains([]sheet.Key{sheet.KeyNumber, sheet.KeyAction, sheet.KeyDue}, col.Key)
		if matters && slices.ContainsFunc(t.Columns, func(c sheet.FoundColumn) bool { return c.Key == col.Key && c.How == sheet.Missing }) {
			keys = append(keys, col.Key)
		}
	}
	return keys
}

func samples(t *sheet.Table, letter string) []string {
	var out []string
	for _, row := range t.Rows {
		for _, c := range row.Others {
			if text := squeeze(c.Text); c.Letter() == letter && !isNothing(text) && !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
		if len(out) == mostSamples {
			break
		}
	}
	return out
}

func headingOf(key sheet.Key) string { return sheet.ColumnOf(key).Heading }
