package data

import (
	"fmt"
	"time"
)

// A Span (periode pelaporan) is one reporting period: a week from Monday to
// Sunday, a month, or a quarter of the calendar year. A week belongs to no year
// of its own: the one from 28 December 2026 to 3 January 2027 is one period.
type Span struct {
	Cadence     Cadence
	First, Last Date
}

// Span returns the reporting period that a day lies in, the zero Span if the
// day or the cadence is not valid.
func (c Cadence) Span(d Date) Span {
	if !d.Valid() {
		return Span{}
	}
	t := d.Time()
	switch c {
	case Weekly:
		first := d.AddDays(-((int(t.Weekday()) + 6) % 7))
		return Span{c, first, first.AddDays(6)}
	case Monthly:
		return Span{c, d.Period().First(), d.Period().Last()}
	case Quarterly:
		first := time.Month((int(t.Month())-1)/3*3 + 1)
		return Span{c, NewDate(t.Year(), first, 1), NewDate(t.Year(), first+3, 0)}
	}
	return Span{}
}

// IsZero reports whether s is no period.
func (s Span) IsZero() bool { return s.First == "" }

// Has reports whether a day lies in the period.
func (s Span) Has(d Date) bool { return s.First <= d && d <= s.Last }

// Next returns the period after s.
func (s Span) Next() Span { return s.Cadence.Span(s.Last.AddDays(1)) }

// Previous returns the period before s.
func (s Span) Previous() Span { return s.Cadence.Span(s.First.AddDays(-1)) }

// Sub returns how many periods s lies after o, which must be of its cadence.
func (s Span) Sub(o Span) int {
	if s.IsZero() || o.IsZero() {
		return 0
	}
	a, b := s.First.Time(), o.First.Time()
	months := (a.Year()-b.Year())*12 + int(a.Month()) - int(b.Month())
	switch s.Cadence {
	case Weekly:
		return s.First.Sub(o.First) / 7
	case Quarterly:
		return months / 3
	}
	return months
}

// String returns the period as a program names it: "2026-W53" (ISO 8601, whose
// year is that of the week's Thursday), "2026-11", "2026-Q4".
func (s Span) String() string {
	if s.IsZero() {
		return ""
	}
	t := s.First.Time()
	switch s.Cadence {
	case Weekly:
		year, week := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case Quarterly:
		return fmt.Sprintf("%04d-Q%d", t.Year(), (int(t.Month())+2)/3)
	}
	return string(s.First.Period())
}
