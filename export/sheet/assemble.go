package sheet

import (
	"context"
	"sort"
	"strings"
)

// titleDepth is how many rows of a worksheet are looked at for a sheet's code.
const titleDepth = 40

// assemble finds the tables in what was read and tells what stands in them.
func assemble(ctx context.Context, content workbookContent, key []byte) (Returned, error) {
	a := assembly{key: key, first: make(map[RowCode]string), exports: make(map[int]int)}
	a.out = Returned{Format: content.format, Sheets: len(content.grids)}
	for i := range content.grids {
		if err := ctx.Err(); err != nil {
			return Returned{}, err
		}
		g := &content.grids[i]
		a.lookForCodes(g)
		if l, ok := findLayout(g); ok {
			a.table(g, l)
		}
	}
	if len(a.out.Tables) == 0 {
		if content.format == FormatCSV {
			return Returned{}, refuse(PlainText)
		}
		return Returned{}, refuse(NotOurs)
	}
	a.sheetCode(content.subject, "subject")
	if a.out.Schema == "" && strings.HasPrefix(content.keywords, "SPK-TL/") {
		a.out.Schema = content.keywords
	}
	if content.macros {
		a.note(NoteMacros, "", 1)
	}
	a.conclude()
	return a.out, nil
}

// An assembly is a [Returned] while it grows.
type assembly struct {
	key     []byte
	out     Returned
	first   map[RowCode]string // where each genuine code was seen first
	exports map[int]int
	twins   int
}

// lookForCodes looks for sheet codes in the title of a worksheet, or anywhere
// near its top.
func (a *assembly) lookForCodes(g *grid) {
	for _, r := range g.rows {
		if r.number > titleDepth {
			return
		}
		for _, c := range r.cells {
			if c.Kind != CellText {
				continue
			}
			a.sheetCode(c.Text, g.place(c.Address))
			if a.out.Schema == "" && strings.HasPrefix(c.Text, "SPK-TL/") && len(c.Text) < 20 {
				a.out.Schema = c.Text
			}
		}
	}
}

func (a *assembly) sheetCode(text, where string) {
	if len(a.out.SheetCodes) < 20 {
		if code, ok := findSheetCode(text, a.key, where); ok {
			a.out.SheetCodes = append(a.out.SheetCodes, code)
		}
	}
}

// table takes the rows below a header, or the rows of an assumed layout.
func (a *assembly) table(g *grid, l layout) {
	t := Table{Sheet: g.name, Hidden: g.hidden, Date1904: g.date1904, Columns: l.columns(g)}
	if l.header >= 0 {
		t.HeaderRow = g.rows[l.header].number
	}
	ours := make(map[int]Key, len(l.column))
	for key, c := range l.column {
		ours[c] = key
	}
	merged, hidden := 0, 0
	for _, r := range g.rows[l.top:] {
		if isDivider(r) || isHeader(r) {
			continue
		}
		row := a.row(g, r, ours, &merged)
		if row.Hidden {
			hidden++
		}
		t.Rows = append(t.Rows, row)
	}
	a.out.Tables = append(a.out.Tables, t)
	a.notes(t, g, merged, hidden)
}

func (a *assembly) notes(t Table, g *grid, merged, hidden int) {
	if t.HeaderRow == 0 {
		a.note(NoteNoHeader, t.Sheet, 1)
	}
	for _, c := range t.Columns {
		switch {
		case c.How != Missing:
		case c.Key == KeyCode:
			a.note(NoteNoCodes, t.Sheet, 1)
		default:
			a.note(NoteMissingColumn, string(c.Key), 1)
		}
	}
	a.note(NoteMerged, t.Sheet, merged)
	a.note(NoteHiddenRows, t.Sheet, hidden)
	a.note(NoteGhostRows, t.Sheet, g.ghosts)
}

func (a *assembly) row(g *grid, r gridRow, ours map[int]Key, merged *int) ReturnedRow {
	row := ReturnedRow{Number: r.number, Hidden: r.hidden, CodeState: CodeNone, Cells: make(map[Key]Cell, len(ours))}
	merges := g.crossing(r.number)
	for c, key := range ours {
		one := r.at(c)
		for _, m := range merges {
			if !m.has(c, r.number) {
				continue
			}
			*merged++
			if m.left == c && m.top == r.number {
				one.MergedOver = m.String()
			} else {
				one.MergedUnder = address(m.left, m.top)
			}
		}
		row.Cells[key] = one
	}
	for _, c := range r.cells {
		if _, ok := ours[c.column]; ok {
			continue
		}
		for _, m := range merges {
			if m.left == c.column && m.top == r.number {
				c.MergedOver = m.String()
			}
		}
		row.Others = append(row.Others, c.Cell)
	}
	a.judgeCode(g, &row)
	return row
}

// judgeCode tells what became of the row's code.
func (a *assembly) judgeCode(g *grid, row *ReturnedRow) {
	c, ok := row.Cells[KeyCode]
	if !ok || c.Blank() {
		return
	}
	row.CodeText = c.Text
	code, err := ParseRowCode(c.Text)
	if err != nil {
		row.CodeState = CodeBroken
		return
	}
	row.Code, row.CodeState = code, CodeForeign
	if !code.Genuine(a.key) {
		return
	}
	row.CodeState = CodeGenuine
	a.exports[code.Export]++
	if first, twice := a.first[code]; twice {
		row.TwinOf = first
		a.twins++
		return
	}
	a.first[code] = g.place(c.Address)
}

// conclude fills in what only the whole file tells.
func (a *assembly) conclude() {
	for n := range a.exports {
		a.out.Exports = append(a.out.Exports, n)
	}
	sort.Slice(a.out.Exports, func(i, j int) bool {
		x, y := a.out.Exports[i], a.out.Exports[j]
		if a.exports[x] != a.exports[y] {
			return a.exports[x] > a.exports[y]
		}
		return x < y
	})
	for _, c := range a.out.SheetCodes {
		if a.out.AgencyCode == "" || c.Genuine {
			a.out.AgencyCode = c.AgencyCode
		}
		if c.Genuine {
			break
		}
	}
	if n := len(a.out.Tables); n > 1 {
		a.note(NoteManySheets, "", n)
	}
	if n := len(a.out.Exports); n > 1 {
		a.note(NoteMixedExports, "", n)
	}
	a.note(NoteTwins, "", a.twins)
}

func (a *assembly) note(kind NoteKind, where string, count int) {
	if count > 0 {
		a.out.Notes = append(a.out.Notes, Note{kind, where, count})
	}
}

// isDivider reports whether a row is one of those the writer puts between
// leading and supporting follow-ups.
func isDivider(r gridRow) bool {
	if len(r.cells) != 1 || r.cells[0].Kind != CellText {
		return false
	}
	text := strings.ToUpper(strings.TrimSpace(r.cells[0].Text))
	return strings.HasPrefix(text, leadDivider+" (") || strings.HasPrefix(text, supportDivider+" (")
}

// isHeader reports whether a row is the header once more, as when two sheets
// were pasted below each other.
func isHeader(r gridRow) bool {
	_, hits := headingsIn(r, false)
	return hits >= fewestHits
}
