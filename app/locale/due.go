package locale

import (
	"strings"

	"rakor.id/rakor/data"
)

// A Due (tenggat) is when something is to be finished. The text of a period or
// a condition is as it is printed; a day has none, it says itself.
type Due = data.Due

// The kinds of due dates.
const (
	DueDay       = data.DueDay
	DuePeriod    = data.DuePeriod    // a month, quarter, half-year or year; due on its last day
	DueCondition = data.DueCondition // "APBD-P 2026, jika tidak APBD 2027"; no day until someone sets one
)

// DueOn returns the due date that is a day; none if the day is not valid.
func DueOn(day data.Date) Due {
	if !day.Valid() {
		return Due{}
	}
	return Due{Kind: DueDay, On: day}
}

// DueIf returns the due date that is a condition; none if it is empty.
func DueIf(condition string) Due {
	condition = strings.TrimSpace(condition)
	if condition == "" {
		return Due{}
	}
	return Due{Kind: DueCondition, Text: condition}
}

// WriteDue writes a due date for paper: "30 November 2026", "TW II 2026", the
// condition, "-" for none.
func WriteDue(d Due) string {
	switch {
	case d.IsZero():
		return "-"
	case d.Kind == DueDay:
		return Day(d.On)
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
