package locale

import (
	"strings"
	"time"

	"rakor.id/rakor/data"
)

// Sense tells whether what has no year lies ahead, as deadlines do, or behind,
// as what was said and reported does.
type Sense bool

// The senses.
const (
	Ahead  Sense = false
	Behind Sense = true
)

// ReadWindow reads a span of days as people name one: a day ("30/11",
// "besok"), a period ("2026-12", "Des 2026", "TW II", "tahun 2026"), one beside
// today ("minggu ini", "bulan lalu", "tahun depan"), a number of days from
// today ("7 hari", "3 bulan terakhir"), or two of these with ".." between,
// either of which may be missing. Hyphens may stand for spaces. Weeks begin on
// Monday. from or to is "" where the window is open; anything else is
// [ErrNotUnderstood].
func ReadWindow(s string, today data.Date, sense Sense) (from, to data.Date, err error) {
	first, last, span := strings.Cut(s, "..")
	if !span {
		return readWindow(s, today, sense)
	}
	if strings.TrimSpace(first) != "" {
		if from, _, err = readWindow(first, today, sense); err != nil {
			return "", "", err
		}
	}
	if strings.TrimSpace(last) != "" {
		if _, to, err = readWindow(last, today, sense); err != nil {
			return "", "", err
		}
	}
	if from == "" && to == "" || from != "" && to != "" && from > to {
		return "", "", ErrNotUnderstood
	}
	return from, to, nil
}

func readWindow(s string, today data.Date, sense Sense) (from, to data.Date, err error) {
	s = plain(s)
	if p := data.Period(s); p.Valid() {
		return p.First(), p.Last(), nil
	}
	if !today.Valid() {
		return "", "", ErrNotUnderstood
	}
	if d, ok := windowDay(s, today, sense); ok {
		return d, d, nil
	}
	w := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' })
	if from, to, ok := windowWords(w, today, sense); ok {
		return from, to, nil
	}
	if d, ok := windowDay(strings.Join(w, " "), today, sense); ok {
		return d, d, nil
	}
	return "", "", ErrNotUnderstood
}

// windowDay reads a written day; without a year the nearest one in its sense.
func windowDay(s string, today data.Date, sense Sense) (data.Date, bool) {
	r, err := readDay(s, today)
	if err != nil {
		return "", false
	}
	if t := r.day.Time(); sense == Behind && r.doubt == DoubtYear && r.day > today {
		return data.NewDate(t.Year()-1, t.Month(), t.Day()), true
	}
	return r.day, true
}

// nearDays are the days beside today.
var nearDays = map[string]int{"hari ini": 0, "besok": 1, "lusa": 2, "kemarin": -1}

func windowWords(w []string, today data.Date, sense Sense) (from, to data.Date, ok bool) {
	if len(w) == 0 || len(w) > 6 {
		return "", "", false
	}
	if n, near := nearDays[strings.Join(w, " ")]; near {
		return today.AddDays(n), today.AddDays(n), true
	}
	if len(w) == 2 {
		if from, to, ok = besideToday(w[0], w[1], today); ok {
			return from, to, true
		}
	}
	if from, to, ok = countedDays(w, today, sense); ok {
		return from, to, true
	}
	p, ok := readPeriod(w, today)
	if !ok {
		return "", "", false
	}
	if sense == Behind && p.first() > today && !namesYear(w) {
		p.year--
	}
	return p.first(), p.last(), true
}

func namesYear(w []string) bool {
	last := w[len(w)-1]
	return len(last) == 4 && digits(last)
}

// beside are the words for the period before, of and after today.
var beside = map[string]int{"lalu": -1, "kemarin": -1, "ini": 0, "depan": 1}

func besideToday(unit, which string, today data.Date) (from, to data.Date, ok bool) {
	n, ok := beside[which]
	if !ok {
		return "", "", false
	}
	if unit == "minggu" || unit == "pekan" || unit == "mgg" {
		monday := today.AddDays(7*n - daysSinceMonday(today.Weekday()))
		return monday, monday.AddDays(6), true
	}
	months := unitMonths[unit]
	if months == 0 {
		return "", "", false
	}
	first := around(months, today).first().Time()
	p := around(months, data.NewDate(first.Year(), first.Month()+time.Month(n*months), 1))
	return p.first(), p.last(), true
}

// countedDays reads "7 hari", "3 bulan terakhir", "2 minggu lagi".
func countedDays(w []string, today data.Date, sense Sense) (from, to data.Date, ok bool) {
	n, unit, rest := countAndUnit(w)
	switch tail := strings.Join(rest, " "); tail {
	case "":
	case "lagi", "ke depan", "kedepan", "mendatang":
		sense = Ahead
	case "terakhir", "lalu", "yang lalu":
		sense = Behind
	default:
		return "", "", false
	}
	if n < 1 {
		return "", "", false
	}
	if sense == Behind {
		n = -n
	}
	var end data.Date
	switch unit {
	case "hari":
		end = today.AddDays(n)
	case "minggu", "pekan", "mgg":
		end = today.AddDays(7 * n)
	case "bulan", "bln":
		end = addMonths(today, n)
	case "tahun", yearShort, "th":
		end = addMonths(today, 12*n)
	default:
		return "", "", false
	}
	return min(today, end), max(today, end), true
}

// first is the first day of the period.
func (p period) first() data.Date {
	return data.NewDate(p.year, time.Month(p.months*p.index+1), 1)
}
