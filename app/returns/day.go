package returns

import (
	"errors"
	"regexp"
	"strings"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

var (
	// numericDay is 12/03/2026 with what may stand before it, the day's name.
	numericDay = regexp.MustCompile(`^((?:[a-z'’]+[., ]+)?)(\d{1,2})( ?[-/.] ?| )(\d{1,2})( ?[-/.] ?| )(\d{4}|\d{2})$`)
	// yearless finds the days that leave the year out, and months alone.
	yearless = regexp.MustCompile(`^(?:[a-z'’]+[., ]+)?\d{1,2} ?[-/. ] ?[a-z]+\.?$|^\d{1,2} ?[-/] ?\d{1,2}$|^[a-z]+\.? \d{4}$|^\d{4}$`)
	serial   = regexp.MustCompile(`^\d{5}(?:[.,]\d+)?$`)
)

// day reads the day a report is about.
func (r reader) day(c sheet.Cell) Answer {
	switch {
	case c.Kind == sheet.CellDate || c.Kind == sheet.CellNumber && c.Shown == sheet.ShownDate:
		return r.plausible(r.dayNumber(c.Number))
	case c.Kind == sheet.CellNumber && c.Shown == sheet.ShownPercent:
		return unreadable(WrongKind)
	case c.Kind == sheet.CellNumber:
		return r.plausible(r.bareDay(c.Number))
	}
	s := plain(c.Text)
	if isNothing(s) {
		return sure(Value{})
	}
	if isError(s) {
		return unreadable(FormulaError)
	}
	return r.plausible(r.dayText(s))
}

// dayNumber reads a number shown as a date, in the date system that the file's
// own due dates prove.
func (r reader) dayNumber(n float64) Answer {
	t := r.table.Day(n + float64(r.scale.shift))
	if t.IsZero() {
		return unreadable(DayUnread)
	}
	v := dayValue(data.DateOf(t))
	switch {
	case r.scale.shift != 0:
		return doubtful(v, DayShifted)
	case r.scale.shiftMixed:
		return doubtful(v, DayDoubtful)
	}
	return r.exchanged(sure(v))
}

// bareDay reads a number that is not shown as a date. It is a day if the
// file's due dates have lost their format as well.
func (r reader) bareDay(n float64) Answer {
	if n < 36526 || n > 73050 { // the years 2000 to 2099
		return unreadable(DayUnread)
	}
	a := r.dayNumber(n)
	if a.Certainty == Sure && !r.scale.bareDays {
		return doubtful(a.Value, DayDoubtful)
	}
	return a
}

func (r reader) dayText(s string) Answer {
	if m := numericDay.FindStringSubmatch(s); m != nil && sameSeparator(m[3], m[5]) {
		return r.numericDay(m[1], m[2], m[4], m[6])
	}
	if serial.MatchString(s) {
		a := r.bareDay(decimal(s))
		if a.Certainty == Sure {
			return doubtful(a.Value, DayDoubtful)
		}
		return a
	}
	if yearless.MatchString(s) {
		return unreadable(DayIncomplete)
	}
	return r.spelled(s, DayDoubtful)
}

// numericDay reads 12/03/2026: day first, as Indonesia writes it, unless the
// file's due dates show that a program has turned them round.
func (r reader) numericDay(weekday, first, second, year string) Answer {
	dayFirst := r.spelled(weekday+first+"/"+second+"/"+year, DayDoubtful)
	monthFirst := r.spelled(weekday+second+"/"+first+"/"+year, DayMonthFirst)
	switch {
	case first == second:
		return dayFirst
	case r.scale.order == monthsFirst && monthFirst.Certainty != Unreadable:
		return doubtful(monthFirst.Value, DayMonthFirst)
	case dayFirst.Certainty == Unreadable && monthFirst.Certainty != Unreadable:
		return doubtful(monthFirst.Value, DayMonthFirst)
	case dayFirst.Certainty == Sure && r.openOrder() && monthFirst.Certainty != Unreadable:
		return doubtful(dayFirst.Value, DayDoubtful)
	}
	return r.exchanged(dayFirst)
}

// recentDays is how far back the day of a report usually lies.
const recentDays = 45

// exchanged doubts a day long gone that would be a recent one with day and
// month exchanged: 3/11/2026, typed into a spreadsheet set to another country,
// becomes the 11th of March.
func (r reader) exchanged(a Answer) Answer {
	d := data.Date(a.Value.Text)
	if a.Certainty != Sure || !r.today.Valid() || d >= r.today.AddDays(-recentDays) {
		return a
	}
	year, month, day := d.Time().Date()
	turned := data.NewDate(year, time.Month(day), int(month))
	if day <= 12 && turned >= r.today.AddDays(-recentDays) && turned <= r.today.AddDays(1) {
		return doubtful(a.Value, DayDoubtful)
	}
	return a
}

// openOrder reports whether nothing tells days and months apart: the file
// contradicts itself, or is CSV, into which programs write dates in the order
// of another country, and has no due date to prove itself by.
func (r reader) openOrder() bool {
	return r.scale.order == mixedOrder || r.csv && r.scale.order == unknownOrder
}

func (r reader) spelled(s string, why Reason) Answer {
	d, doubt, err := locale.ReadDay(s, r.today)
	switch {
	case errors.Is(err, locale.ErrNoSuchDay):
		return unreadable(DayNone)
	case err != nil:
		return unreadable(DayUnread)
	case doubt == locale.DoubtYear:
		return unreadable(DayIncomplete)
	case doubt != locale.Sure:
		return doubtful(dayValue(d), why)
	}
	return sure(dayValue(d))
}

// plausible doubts days on which nobody can have reported: later than
// tomorrow, or more than a year ago. A day typed month first often gives
// itself away like this.
func (r reader) plausible(a Answer) Answer {
	if a.Certainty != Sure || a.Value.IsBlank() || !r.today.Valid() {
		return a
	}
	switch d := data.Date(a.Value.Text); {
	case d > r.today.AddDays(1):
		return doubtful(a.Value, DayAhead)
	case d < r.today.AddDays(-366):
		return doubtful(a.Value, DayLongAgo)
	}
	return a
}

func dayValue(d data.Date) Value { return Value{Kind: Day, Text: string(d)} }

func sameSeparator(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }
