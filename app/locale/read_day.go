package locale

import (
	"strings"
	"time"

	"rakor.id/rakor/data"
)

// months are the spellings seen in offices and in English spreadsheets.
var months = spellings(
	"januari jan january", "februari pebruari feb peb february", "maret mar mrt march",
	"april apr", "mei may", "juni jun june", "juli jul july",
	"agustus agu ags agt agst agus aug august", "september sep sept",
	"oktober okt oct october", "november nopember nov nop", "desember des december dec")

// weekdays begin with Sunday, as [time.Weekday] does.
var weekdays = spellings("minggu min ahad", "senin sen", "selasa sel", "rabu rab", "kamis kam",
	"jumat jum jum'at jum’at", "sabtu sab")

func spellings(lists ...string) map[string]int {
	m := map[string]int{}
	for i, list := range lists {
		for _, w := range strings.Fields(list) {
			m[w] = i
		}
	}
	return m
}

// ReadDay reads a day as people write it: 30/11, 30/11/26, 30-11-2026,
// 30.11.2026, 2026-11-30, 30 nov, 30 Nopember 2026, 26-Feb-25, a name of the
// day before it. Without a year it is the next to come, with [DoubtYear]. Days
// come before months; "11/30/2026" is no day.
func ReadDay(s string, today data.Date) (data.Date, Doubt, error) {
	r, err := readDay(plain(s), today)
	return r.day, r.doubt, err
}

// A dayReading is a day and how it was come by.
type dayReading struct {
	day    data.Date
	doubt  Doubt
	common bool // the only doubt is that the next such day was taken
}

func readDay(s string, today data.Date) (dayReading, error) {
	s, weekday := cutWeekday(s)
	s, _ = cutWord(s, "tanggal", "tgl")
	p, ok := splitDay(strings.TrimRight(s, "., "))
	if !ok {
		return dayReading{}, ErrNotUnderstood
	}
	r, err := p.resolve(today)
	if err == nil && weekday >= 0 && r.day.Weekday() != time.Weekday(weekday) {
		r.doubt, r.common = DoubtWeekday, false
	}
	return r, err
}

// cutWeekday takes the day's name off the front; -1 if there is none.
func cutWeekday(s string) (string, int) {
	i := strings.IndexAny(s, ", ")
	if i <= 0 {
		return s, -1
	}
	w, ok := weekdays[strings.TrimRight(s[:i], ".")]
	if !ok {
		return s, -1
	}
	return strings.TrimLeft(s[i:], ", "), w
}

// A dayParts is a date taken apart; year "" if there was none.
type dayParts struct {
	day, month int
	year       string
}

// splitDay takes a date apart by its shape only.
func splitDay(s string) (dayParts, bool) {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "t00:00:00"), " 00:00:00") // a spreadsheet's day with its hour
	f, seps, ok := dayFields(s)
	if !ok {
		return dayParts{}, false
	}
	if m, named := months[f[1]]; named {
		return dayParts{small(f[0]), m + 1, year(f)}, len(f[0]) <= 2 && small(f[0]) >= 0
	}
	switch numeric := small(f[1]) >= 0 && len(f[1]) <= 2; {
	case !numeric, len(f) == 3 && seps[0] != seps[1]:
		return dayParts{}, false
	case len(f) == 3 && len(f[0]) == 4: // 2026-11-30
		return dayParts{small(f[2]), small(f[1]), f[0]}, seps[0] != " " && len(f[2]) <= 2 && small(f[2]) >= 0
	case len(f) == 2 && seps[0] != "/" && seps[0] != "-": // "9.10" is an hour or a number
		return dayParts{}, false
	}
	return dayParts{small(f[0]), small(f[1]), year(f)}, len(f[0]) <= 2 && small(f[0]) >= 0
}

func year(f []string) string {
	if len(f) < 3 {
		return ""
	}
	return f[2]
}

// dayFields splits a date into two or three runs of digits or letters and what
// stands between them: one of "/-. " or nothing, where a letter meets a digit.
func dayFields(s string) (f, seps []string, ok bool) {
	for s != "" {
		n := 1
		for n < len(s) && letter(s[n:]) == letter(s) && !strings.ContainsRune("/-. ", rune(s[n])) {
			n++
		}
		f = append(f, s[:n])
		rest := s[n:]
		s = strings.TrimLeft(rest, "/-. ")
		sep := strings.TrimSpace(rest[:len(rest)-len(s)])
		if sep == "" && s != "" {
			sep = " "
		}
		if len(sep) > 1 || len(f) > 3 {
			return nil, nil, false
		}
		seps = append(seps, sep)
	}
	return f, seps, len(f) == 2 || len(f) == 3
}

func (p dayParts) resolve(today data.Date) (dayReading, error) {
	if p.year == "" {
		return p.next(today)
	}
	y, doubt := fullYear(p.year, today)
	if y == 0 {
		return dayReading{}, ErrNotUnderstood
	}
	if !p.in(y) {
		return dayReading{}, ErrNoSuchDay
	}
	return dayReading{day: data.NewDate(y, time.Month(p.month), p.day), doubt: doubt}, nil
}

// next is the day in this or the next year that has it. The 29th of February
// may be years ahead, which nobody means.
func (p dayParts) next(today data.Date) (dayReading, error) {
	if !p.in(2024) { // a leap year
		return dayReading{}, ErrNoSuchDay
	}
	if !today.Valid() {
		return dayReading{}, ErrNotUnderstood
	}
	first := today.Year()
	for y := first; ; y++ {
		if d := data.NewDate(y, time.Month(p.month), p.day); p.in(y) && d >= today {
			return dayReading{d, DoubtYear, y <= first+1 && p.in(y-1) || y == first}, nil
		}
	}
}

// in reports whether the calendar of a year has the day.
func (p dayParts) in(y int) bool {
	t := time.Date(y, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC)
	return p.month >= 1 && p.month <= 12 && p.day >= 1 && t.Day() == p.day
}

// fullYear reads a year of two or four digits; 0 if it is none.
func fullYear(s string, today data.Date) (int, Doubt) {
	y := small(s)
	switch {
	case len(s) == 4 && y >= 1900 && y < 2200:
		return y, Sure
	case len(s) != 2 || y < 0:
		return 0, Sure
	case abs(2000+y-today.Year()) > 10:
		return 2000 + y, DoubtCentury
	}
	return 2000 + y, Sure
}

func abs(n int) int { return max(n, -n) }
