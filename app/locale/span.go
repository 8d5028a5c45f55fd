package locale

import (
	"fmt"

	"rakor.id/rakor/data"
)

// Span writes a reporting period as the office says it: a week by its days,
// "28 Desember 2026 s.d. 3 Januari 2027", for nobody counts weeks; a month
// "November 2026"; a quarter "Triwulan IV 2026". It is "" for no period.
func Span(s data.Span) string {
	if s.IsZero() {
		return ""
	}
	y, m, d := s.First.Time().Date()
	switch s.Cadence {
	case data.Monthly:
		return Month(s.First.Period())
	case data.Quarterly:
		return fmt.Sprintf("Triwulan %s %d", Roman((int(m)+2)/3), y)
	}
	first := fmt.Sprint(d)
	if yl, ml, _ := s.Last.Time().Date(); y != yl {
		first = Day(s.First)
	} else if m != ml {
		first += " " + MonthName(m)
	}
	return first + " s.d. " + Day(s.Last)
}
