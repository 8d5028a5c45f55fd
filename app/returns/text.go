package returns

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"rakor.id/rakor/export/sheet"
)

const (
	// maxText is the most characters a text may have. Four pages fit in; more
	// is another document pasted into a cell.
	maxText  = 8000
	maxBytes = 4 * maxText // no text within maxText needs more
)

// readText reads a cell of running text. What a spreadsheet made of the text
// behind the writer's back is doubtful: "3/5" that became a day, a long number
// that became 1,2E+17.
func readText(key sheet.Key, c sheet.Cell) Answer {
	s := clean(c.Text)
	v := textual(Text, s)
	switch {
	case utf8.RuneCountInString(s) > maxText:
		return unreadable(TextTooLong)
	case isNothing(s):
		return sure(Value{})
	case isError(s):
		return unreadable(FormulaError)
	case c.Kind == sheet.CellDate:
		return doubtful(v, TextWasDay)
	case c.Kind == sheet.CellNumber && (math.Abs(c.Number) >= 1e11 || scientific.MatchString(s)):
		return doubtful(v, TextWasNumber)
	case key == sheet.KeyFilledBy && personal.MatchString(joined.Replace(s)):
		return doubtful(v, TextPersonal)
	}
	return sure(v)
}

var (
	scientific = regexp.MustCompile(`^-?\d([.,]\d+)?[eE]\+?\d+$`)
	// personal finds a NIP or a telephone number, which have no place in a
	// sheet (UU PDP 27/2022).
	personal = regexp.MustCompile(`\d{10}`)
	joined   = strings.NewReplacer(" ", "", "-", "", ".", "", "\n", "")
)

// isError reports whether a text is what a spreadsheet shows for a failed
// formula; some programs write that out as text.
func isError(s string) bool {
	switch strings.ToUpper(strings.TrimSpace(s)) {
	case "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "ERR:502", "ERR:504", "ERR:508", "ERR:522":
		return true
	}
	return false
}
