package returns

import (
	"slices"
	"strconv"

	"rakor.id/rakor/export/sheet"
)

// Compare says what taking a returned file in would do. It never fails: what
// cannot be taken is in the preview with its reason. The same input gives the
// same preview.
func Compare(in Input) Preview {
	c := newComparison(in)
	p := Preview{Agency: c.agency, Export: c.main, Refusal: c.refusal(), Rows: []Row{}}
	if p.Refusal != "" {
		p.Counts = count(nil)
		return p
	}
	told := in.Told.Assign(&c.in.Returned)
	p.Notes, p.Columns = append(c.fileNotes(), told...), in.Told.Questions(c.in.Returned)
	for i := range c.in.Returned.Tables {
		p.Notes = append(p.Notes, c.take(&c.in.Returned.Tables[i])...)
	}
	c.settleTwins()
	for _, cl := range c.claims {
		p.Rows = append(p.Rows, c.judge(cl))
	}
	p.Rows = append(p.Rows, c.missing()...)
	p.Counts = count(p.Rows)
	return p
}

// A comparison is the work of one [Compare].
type comparison struct {
	in      Input
	exports map[int]*export
	main    int    // the export most rows are of; 0 if unknown
	agency  string // whose file it is
	claims  []*claim
}

func newComparison(in Input) *comparison {
	c := &comparison{in: in, exports: map[int]*export{}, agency: in.Agency}
	for _, s := range in.Sent {
		c.exports[s.Export] = newExport(s)
	}
	c.main = c.mainExport()
	if e := c.exports[c.main]; e != nil && c.agency == "" {
		c.agency = e.Agency
	}
	return c
}

func (c *comparison) mainExport() int {
	if known := Exports(c.in.Returned); len(known) > 0 {
		return known[0]
	}
	if len(c.in.Sent) > 0 && !c.foreign() {
		return c.in.Sent[0].Export
	}
	return 0
}

// Exports lists the exports a file holds rows of, the one with most rows
// first. If no row has its code any more, the codes of the sheet tell. It is
// what [Input] has to be filled for.
func Exports(r sheet.Returned) []int {
	if len(r.Exports) > 0 {
		return r.Exports
	}
	var found []int
	for _, code := range r.SheetCodes {
		if code.Genuine && !slices.Contains(found, code.Export) {
			found = append(found, code.Export)
		}
	}
	return found
}

// foreign reports whether all the codes in the file were made by another
// installation, that is, in another office.
func (c *comparison) foreign() bool {
	found := false
	for _, code := range c.in.Returned.SheetCodes {
		if code.Genuine {
			return false
		}
		found = true
	}
	for _, t := range c.in.Returned.Tables {
		for _, row := range t.Rows {
			if row.CodeState == sheet.CodeGenuine {
				return false
			}
			found = found || row.CodeState == sheet.CodeForeign
		}
	}
	return found
}

// refusal is why nothing of the file can be taken; empty if something may.
func (c *comparison) refusal() Reason {
	main, known := c.exports[c.main]
	switch {
	case c.foreign():
		return OfficeOther
	case c.main == 0:
		return NothingKnown
	case !known:
		return ExportUnknown
	case main.Agency != c.agency:
		return AgencyOther
	}
	return ""
}

// take reads one table into claims.
func (c *comparison) take(t *sheet.Table) []Note {
	first := len(c.claims)
	known := map[int]SentRow{}
	for i := range t.Rows {
		cl := c.identify(t, &t.Rows[i])
		if cl.sent != nil {
			known[i] = *cl.sent
		}
		c.claims = append(c.claims, cl)
	}
	r := reader{table: t, csv: c.in.Returned.Format == sheet.FormatCSV, scale: calibrate(t, known), today: c.in.Today}
	guessed := guessedColumns(t, known)
	merges := newMerges(t)
	for _, cl := range c.claims[first:] {
		cl.answers, cl.guessed = r.readRow(cl.row, merges), guessed
	}
	return append(columnNotes(t), r.scale.notes(t)...)
}

// missing lists the rows of the main export that the file does not have.
func (c *comparison) missing() []Row {
	seen := map[int64]bool{}
	for _, cl := range c.claims {
		if cl.sent != nil {
			seen[cl.sent.FollowUpID] = true
		}
	}
	var rows []Row
	for _, s := range c.exports[c.main].Rows {
		if !seen[s.FollowUpID] {
			row := Row{Outcome: Missing, Reasons: []Reason{RowMissing}, Export: c.main}
			row.describe(s)
			rows = append(rows, row)
		}
	}
	return rows
}

func count(rows []Row) Counts {
	n := Counts{Rows: map[Outcome]int{}, Fields: map[Outcome]int{}}
	for _, r := range rows {
		n.Rows[r.Outcome]++
		for _, f := range r.Fields {
			n.Fields[f.Outcome]++
		}
	}
	return n
}

// toldNotes are the notes of the reader of files that matter to a person here.
var toldNotes = map[sheet.NoteKind]Reason{
	sheet.NoteManySheets:    ManySheets,
	sheet.NoteNoHeader:      HeaderGone,
	sheet.NoteNoCodes:       CodesGone,
	sheet.NoteMixedExports:  ExportsMixed,
	sheet.NoteMacros:        Macros,
	sheet.NoteMissingColumn: ColumnMissing,
	sheet.NoteHiddenRows:    RowsHidden,
}

func (c *comparison) fileNotes() []Note {
	var notes []Note
	if c.in.Latest > c.main {
		notes = append(notes, Note{Reason: ExportOld, Where: strconv.Itoa(c.main)})
	}
	for _, n := range c.in.Returned.Notes {
		if reason, told := toldNotes[n.Kind]; told {
			notes = append(notes, Note{Reason: reason, Where: n.Where, Count: n.Count})
		}
	}
	return notes
}
