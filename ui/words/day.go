package words

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
)

// LongDay writes "Senin, 23 November 2026"; "" for no day.
func LongDay(d app.Date) string { return calendar(locale.LongDay(d)) }

// Day writes "23 November 2026"; "" for no day.
func Day(d app.Date) string { return calendar(locale.Day(d)) }

// Month writes "November 2026"; "" for no period.
func Month(p app.Period) string { return calendar(locale.Month(p)) }

// Span writes a reporting period: "23 s.d. 29 November 2026", "November 2026",
// "Triwulan IV 2026"; "" for none.
func Span(s app.Span) string { return calendar(locale.Span(s)) }

// Due writes a deadline (tenggat): a day in words; a period or a condition as it
// was written down; "-" for none.
func Due(d app.Due) string {
	if d.Kind == app.DueDay {
		return Day(d.On)
	}
	return locale.WriteDue(d)
}

// RelativeDue writes how a deadline lies to today: "hari ini", "besok",
// "5 hari lagi", "terlambat 3 hari"; "" if either is no day.
func RelativeDue(due, today app.Date) string {
	if !due.Valid() || !today.Valid() {
		return ""
	}
	switch n := due.Sub(today); {
	case n < 0:
		return fmt.Sprintf(lang.L("terlambat %d hari"), -n)
	case n == 0:
		return lang.L("hari ini")
	case n == 1:
		return lang.L("besok")
	case n == 2:
		return lang.L("lusa")
	default:
		return fmt.Sprintf(lang.L("%d hari lagi"), n)
	}
}

// calendar puts the words of a written day or period into the language of the
// program. Day, month and year stand in the same order in all of them.
func calendar(written string) string {
	pairs := []string{"Triwulan", lang.L("Triwulan"), "s.d.", lang.L("s.d.")}
	for i, name := range months() {
		pairs = append(pairs, locale.MonthName(time.Month(i+1)), name)
	}
	for i, name := range weekdays() {
		pairs = append(pairs, locale.WeekdayName(time.Weekday(i)), name)
	}
	return strings.NewReplacer(pairs...).Replace(written)
}

func months() []string {
	return []string{
		lang.L("Januari"), lang.L("Februari"), lang.L("Maret"), lang.L("April"), lang.L("Mei"), lang.L("Juni"),
		lang.L("Juli"), lang.L("Agustus"), lang.L("September"), lang.L("Oktober"), lang.L("November"), lang.L("Desember"),
	}
}

func weekdays() []string {
	return []string{lang.L("Minggu"), lang.L("Senin"), lang.L("Selasa"), lang.L("Rabu"), lang.L("Kamis"), lang.L("Jumat"), lang.L("Sabtu")}
}
