package locale

import (
	"strings"

	"rakor.id/rakor/data"
)

// DueKind tells what a due date rests on.
type DueKind string

// The kinds of due dates.
const (
	DueNone      DueKind = ""          // none was set
	DueDay       DueKind = "day"       // a day
	DuePeriod    DueKind = "period"    // a month, quarter, half-year or year; due on its last day
	DueCondition DueKind = "condition" // "APBD-P 2026, jika tidak APBD 2027"; no day until someone sets one
)

// A Due (tenggat) is when something is to be finished.
type Due struct {
	Kind DueKind
	On   data.Date // the day, or the last day of the period; "" otherwise
	Text string    // as printed: "30 November 2026", "TW II 2026", the condition; "" for none
}

// IsZero reports whether no due date was set.
func (d Due) IsZero() bool { return d.Kind == DueNone }

// Past reports whether the due date lies before today. A condition never does.
func (d Due) Past(today data.Date) bool { return d.On != "" && d.On < today }

// DueOn returns the due date that is a day; none if the day is not valid.
func DueOn(day data.Date) Due {
	if !day.Valid() {
		return Due{}
	}
	return Due{DueDay, day, Day(day)}
}

// DueIf returns the due date that is a condition; none if it is empty.
func DueIf(condition string) Due {
	condition = strings.TrimSpace(condition)
	if condition == "" {
		return Due{}
	}
	return Due{DueCondition, "", condition}
}

// WriteDue writes a due date for paper: "30 November 2026", "TW II 2026", the
// condition, "-" for none.
func WriteDue(d Due) string {
	if d.IsZero() {
		return "-"
	}
	return d.Text
}

// TypeDue writes a due date as [ReadDue] reads it back to the same Due: a day
// as "30/11/2026", a condition in quotes; "" for none.
func TypeDue(d Due) string {
	switch d.Kind {
	case DueDay:
		return ShortDay(d.On)
	case DuePeriod:
		return d.Text
	case DueCondition:
		return `"` + quoted.Replace(d.Text) + `"`
	}
	return ""
}

var quoted = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// QuotedEnd returns where a condition in quotes at the start of s ends, behind
// the closing quote; -1 if it is not closed. Within, \" is a quote.
func QuotedEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

// unquote takes the quotes off a condition and the backslashes that shield a
// quote or a backslash.
func unquote(s string) (string, bool) {
	if s == "" || s[0] != '"' || QuotedEnd(s) != len(s) {
		return "", false
	}
	s = s[1 : len(s)-1]
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\') {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String(), true
}
