package locale

import (
	"fmt"
	"time"

	"rakor.id/rakor/data"
)

var monthNames = [...]string{
	"Januari", "Februari", "Maret", "April", "Mei", "Juni",
	"Juli", "Agustus", "September", "Oktober", "November", "Desember",
}

var weekdayNames = [...]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

// LongDay writes "Senin, 23 November 2026"; "" for no day.
func LongDay(d data.Date) string {
	if !d.Valid() {
		return ""
	}
	return WeekdayName(d.Weekday()) + ", " + Day(d)
}

// Day writes "23 November 2026"; "" for no day.
func Day(d data.Date) string {
	if !d.Valid() {
		return ""
	}
	y, m, n := d.Time().Date()
	return fmt.Sprintf("%d %s %d", n, MonthName(m), y)
}

// ShortDay writes "23/11/2026"; "" for no day.
func ShortDay(d data.Date) string {
	if !d.Valid() {
		return ""
	}
	return d.Time().Format("02/01/2006")
}

// Month writes "November 2026"; "" for no period.
func Month(p data.Period) string {
	if !p.Valid() {
		return ""
	}
	y, m, _ := p.First().Time().Date()
	return fmt.Sprintf("%s %d", MonthName(m), y)
}

// MonthName returns "November"; "" for a month that is none.
func MonthName(m time.Month) string {
	if m < time.January || m > time.December {
		return ""
	}
	return monthNames[m-1]
}

// WeekdayName returns "Senin"; "" for a weekday that is none.
func WeekdayName(w time.Weekday) string {
	if w < time.Sunday || w > time.Saturday {
		return ""
	}
	return weekdayNames[w]
}

// Relative writes how a day lies to today: "hari ini", "besok", "lusa",
// "5 hari lagi", "kemarin", "3 hari lalu"; "" if either is no day.
func Relative(day, today data.Date) string {
	if !day.Valid() || !today.Valid() {
		return ""
	}
	switch n := day.Sub(today); {
	case n == 0:
		return "hari ini"
	case n == 1:
		return "besok"
	case n == 2:
		return "lusa"
	case n > 2:
		return fmt.Sprintf("%d hari lagi", n)
	case n == -1:
		return "kemarin"
	default:
		return fmt.Sprintf("%d hari lalu", -n)
	}
}

// RelativeDue writes how a due day lies to today: as [Relative], but
// "terlambat 3 hari" for the past.
func RelativeDue(due, today data.Date) string {
	if due.Valid() && today.Valid() && due < today {
		return fmt.Sprintf("terlambat %d hari", today.Sub(due))
	}
	return Relative(due, today)
}
