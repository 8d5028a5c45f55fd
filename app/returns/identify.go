package returns

import (
	"regexp"
	"slices"
	"strings"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// A claim is a row of the file and the row that was sent which it claims to be.
type claim struct {
	table   *sheet.Table
	row     *sheet.ReturnedRow
	sent    *SentRow // nil if it is none, or one that may not be taken
	export  int
	outcome Outcome  // of the row as a whole: Rejected, New or Ignored; empty if its fields decide
	reasons []Reason // of the row as a whole
	unsure  Reason   // why nothing of the row is certain; empty if the code vouches for it
	answers map[sheet.Key]Answer
	guessed map[sheet.Key]bool // columns that may be others than they seem
}

func (cl *claim) reject(why Reason) *claim {
	cl.outcome, cl.reasons, cl.sent = Rejected, append(cl.reasons, why), nil
	return cl
}

// identify finds the row that was sent. A genuine code decides, if what stands
// in the locked columns does not speak against it; without one, the content
// finds the row, but then nothing is certain.
func (c *comparison) identify(t *sheet.Table, row *sheet.ReturnedRow) *claim {
	cl := &claim{table: t, row: row, export: c.main}
	if row.CodeState == sheet.CodeGenuine {
		return c.byCode(cl)
	}
	sent, state := c.exports[c.main].find(t, row)
	switch {
	case state == contradictory:
		return cl.reject(Contradiction)
	case state == found:
		cl.sent, cl.unsure = sent, MatchedByContent
		cl.reasons = append(cl.reasons, MatchedByContent)
	case row.CodeState == sheet.CodeForeign:
		return cl.reject(CodeForeign)
	case saysSomething(row):
		cl.outcome, cl.reasons = New, []Reason{RowNew}
	default:
		cl.outcome, cl.reasons = Ignored, []Reason{RowIdle}
	}
	return cl
}

// saysSomething tells a proposal from the place, date and signature that
// people put under a table.
func saysSomething(row *sheet.ReturnedRow) bool {
	return letters(row, sheet.KeyAction) != "" ||
		!row.Cells[sheet.KeyStatus].Blank() || !row.Cells[sheet.KeyProgress].Blank()
}

func (c *comparison) byCode(cl *claim) *claim {
	cl.export = cl.row.Code.Export
	e := c.exports[cl.export]
	switch {
	case e == nil:
		return cl.reject(ExportUnknown)
	case e.Agency != c.agency:
		return cl.reject(AgencyOther)
	}
	own := e.byItem[cl.row.Code.Item]
	if own == nil {
		return cl.reject(RowUnknown)
	}
	cl.sent = own
	e.confirm(cl)
	return cl
}

// numbered is the form of the number of a follow-up, in small letters.
var numbered = regexp.MustCompile(`^tl-\d{4}-\d{3,}(\.\d+)?(-[a-z2-7]{3})?$`)

// confirm checks a code against the locked cells beside it. Sorting without
// the hidden column parts the two.
func (e *export) confirm(cl *claim) {
	own := cl.sent
	number, action := agrees(cl.row, sheet.KeyNumber, own.Number), agrees(cl.row, sheet.KeyAction, own.Action)
	if number && action {
		return
	}
	other, state := e.find(cl.table, cl.row)
	switch {
	case !number && len(e.byNumber[letters(cl.row, sheet.KeyNumber)]) == 0 && numbered.MatchString(plain(cl.row.Cells[sheet.KeyNumber].Text)):
		// The wording may be that of every month; no agency writes a number by itself.
		cl.reject(Contradiction)
	case number && len(e.byAction[letters(cl.row, sheet.KeyAction)]) == 0,
		action && len(e.byNumber[letters(cl.row, sheet.KeyNumber)]) == 0,
		state == found && other == own:
		cl.reasons = append(cl.reasons, LockedChanged)
	case state == contradictory:
		cl.reject(Contradiction)
	case state == found:
		cl.sent, cl.unsure = other, CodeMismatch
		cl.reasons = append(cl.reasons, CodeMismatch)
	default:
		cl.unsure = LockedChanged
		cl.reasons = append(cl.reasons, LockedChanged)
	}
}

// An export is what was sent, to be found again by item or content.
type export struct {
	Sent
	byItem   map[int]*SentRow
	byNumber map[string][]*SentRow
	byAction map[string][]*SentRow
}

func newExport(s Sent) *export {
	e := &export{Sent: s, byItem: map[int]*SentRow{}, byNumber: map[string][]*SentRow{}, byAction: map[string][]*SentRow{}}
	for i := range s.Rows {
		row := &s.Rows[i]
		e.byItem[row.Item] = row
		if k := key(row.Number); k != "" {
			e.byNumber[k] = append(e.byNumber[k], row)
		}
		if k := key(row.Action); k != "" {
			e.byAction[k] = append(e.byAction[k], row)
		}
	}
	return e
}

// A match is how far the content of a row tells which one it is.
type match int

const (
	notFound match = iota
	found
	contradictory // it fits more than one, or one cell fits this and another that
)

// find looks for the row that was sent with the same content: number and
// action, then what sets equal actions apart.
func (e *export) find(t *sheet.Table, row *sheet.ReturnedRow) (*SentRow, match) {
	numbered := e.byNumber[letters(row, sheet.KeyNumber)]
	acting := e.byAction[letters(row, sheet.KeyAction)]
	switch {
	case len(numbered) > 0 && len(acting) > 0:
		both := keep(numbered, func(s *SentRow) bool { return slices.Contains(acting, s) })
		return single(both, contradictory)
	case len(acting) > 0:
		if len(acting) > 1 {
			acting = keep(acting, func(s *SentRow) bool { return sameContext(t, row, s) })
		}
		return single(acting, contradictory)
	case letters(row, sheet.KeyAction) == "":
		return single(numbered, notFound)
	}
	return single(keep(numbered, func(s *SentRow) bool { return sameContext(t, row, s) }), notFound)
}

func single(rows []*SentRow, otherwise match) (*SentRow, match) {
	if len(rows) == 1 {
		return rows[0], found
	}
	return nil, otherwise
}

func keep(rows []*SentRow, fits func(*SentRow) bool) []*SentRow {
	var kept []*SentRow
	for _, s := range rows {
		if fits(s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// sameContext reports whether issue and due date are those of a sent row.
func sameContext(t *sheet.Table, row *sheet.ReturnedRow, s *SentRow) bool {
	if !agrees(row, sheet.KeyIssue, s.Issue) {
		return false
	}
	due := row.Cells[sheet.KeyDue]
	if s.Due.IsZero() {
		return key(due.Text) == key(s.DueText)
	}
	if due.Kind == sheet.CellText {
		return reads(due.Text, data.DateOf(s.Due))
	}
	day := t.Day(due.Number)
	return !due.Blank() && !day.IsZero() && data.DateOf(day) == data.DateOf(s.Due)
}

// agrees reports whether a locked cell still says what was sent, or nothing.
func agrees(row *sheet.ReturnedRow, k sheet.Key, sent string) bool {
	got := letters(row, k)
	return got == "" || got == key(sent)
}

func letters(row *sheet.ReturnedRow, k sheet.Key) string { return key(row.Cells[k].Text) }

// key leaves the letters and digits of a text, which survive every program and
// every encoding.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, plain(s))
}
