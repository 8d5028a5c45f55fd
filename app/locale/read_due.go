package locale

import (
	"strings"
	"time"

	"rakor.id/rakor/data"
)

// ReadDue reads a due date as the capture line takes it (after its ">"): days
// ("30/11", "jumat depan", "3 hari", "akhir bulan"), periods ("TW II 2026",
// "Semester I 2026", "Nov 2026") and conditions in quotes. What has no year is
// the next to come, which is a rule of the language and no [Doubt]. A day in
// the past is read as it stands; see [Due.Past].
func ReadDue(s string, today data.Date) (Due, Doubt, error) {
	if condition, ok := unquote(strings.TrimSpace(s)); ok {
		if d := DueIf(condition); !d.IsZero() {
			return d, Sure, nil
		}
		return Due{}, Sure, ErrNotUnderstood
	}
	s = plain(s)
	if today.Valid() {
		if d, doubt, ok := readRelative(s, today); ok {
			return d, doubt, nil
		}
	}
	r, err := readDay(s, today)
	switch {
	case err == nil && r.common:
		return DueOn(r.day), Sure, nil
	case err == nil:
		return DueOn(r.day), r.doubt, nil
	}
	return Due{}, Sure, err
}

// readRelative reads everything that is no written date.
func readRelative(s string, today data.Date) (Due, Doubt, bool) {
	w := strings.Fields(strings.TrimRight(s, ".,"))
	switch {
	case len(w) == 0 || len(w) > 6:
		return Due{}, Sure, false
	case len(w) <= 2 && w[0] == "hari" && w[len(w)-1] == "ini":
		return DueOn(today), Sure, len(w) == 2
	case len(w) == 1 && w[0] == "besok":
		return DueOn(today.AddDays(1)), Sure, true
	case len(w) == 1 && w[0] == "lusa":
		return DueOn(today.AddDays(2)), Sure, true
	case w[0] == "akhir":
		p, ok := readPeriod(w[1:], today)
		return DueOn(p.last()), Sure, ok
	}
	if d, doubt, ok := readWeekday(w, today); ok {
		return d, doubt, true
	}
	if d, doubt, ok := readSpan(w, today); ok {
		return d, doubt, true
	}
	p, ok := readPeriod(w, today)
	return p.due(), Sure, ok
}

// readWeekday reads "jumat" (the next one), "jumat ini" (of this week) and
// "jumat depan" (of the next week). Weeks begin on Monday. "minggu" is taken
// as Sunday, the last day of a week, so that "minggu depan" is right either way.
func readWeekday(w []string, today data.Date) (Due, Doubt, bool) {
	day, ok := weekdays[w[0]]
	if !ok || len(w) > 2 || len(w[0]) < 4 && len(w) == 1 {
		return Due{}, Sure, false
	}
	doubt := Sure
	if w[0] == "minggu" {
		doubt = DoubtSunday
	}
	monday := today.AddDays(-daysSinceMonday(today.Weekday()))
	inWeek := monday.AddDays(daysSinceMonday(time.Weekday(day)))
	switch {
	case len(w) == 1 && inWeek > today:
		return DueOn(inWeek), doubt, true
	case len(w) == 1, w[1] == "depan":
		return DueOn(inWeek.AddDays(7)), doubt, true
	case w[1] == "ini":
		return DueOn(inWeek), doubt, true
	}
	return Due{}, Sure, false
}

func daysSinceMonday(w time.Weekday) int { return (int(w) + 6) % 7 }

// counts are the numbers people write out.
var counts = map[string]int{
	"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
	"delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11, "empatbelas": 14,
}

// readSpan reads "3 hari", "1 minggu", "dua bulan lagi", "sebulan", "5 hari
// kerja", counted from today.
func readSpan(w []string, today data.Date) (Due, Doubt, bool) {
	if w[0] == "dalam" {
		w = w[1:]
	}
	n, unit, w := countAndUnit(w)
	working := unit == "hari" && len(w) > 0 && w[0] == "kerja"
	if working {
		w = w[1:]
	}
	if tail := strings.Join(w, " "); n < 1 || tail != "" && tail != "lagi" && tail != "ke depan" && tail != "kedepan" {
		return Due{}, Sure, false
	}
	switch unit {
	case "hari":
		if working {
			return DueOn(workingDays(today, n)), DoubtHolidays, true
		}
		return DueOn(today.AddDays(n)), Sure, true
	case "minggu", "pekan", "mgg":
		return DueOn(today.AddDays(7 * n)), Sure, true
	case "bulan", "bln":
		return DueOn(addMonths(today, n)), Sure, true
	case "tahun", yearShort, "th":
		return DueOn(addMonths(today, 12*n)), Sure, n <= 100
	}
	return Due{}, Sure, false
}

// countAndUnit takes "3 hari", "3hari" or "sehari" off the front.
func countAndUnit(w []string) (n int, unit string, rest []string) {
	if len(w) == 0 {
		return 0, "", nil
	}
	first := strings.TrimRight(w[0], "abcdefghijklmnopqrstuvwxyz")
	if one, ok := strings.CutPrefix(w[0], "se"); ok && counts[w[0]] == 0 {
		return 1, one, w[1:]
	}
	if first != "" && first != w[0] {
		return count(first), w[0][len(first):], w[1:]
	}
	if len(w) < 2 {
		return 0, "", nil
	}
	return count(w[0]), w[1], w[2:]
}

// count reads up to 999, in digits or words; 0 for anything else.
func count(s string) int {
	if n := small(s); n > 0 && n < 1000 {
		return n
	}
	return counts[s]
}

// workingDays counts Mondays to Fridays; public holidays are not known here.
func workingDays(d data.Date, n int) data.Date {
	for n > 0 {
		d = d.AddDays(1)
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday {
			n--
		}
	}
	return d
}

// addMonths keeps the day of the month, or takes the last one there is:
// a month after 31 January is 28 February.
func addMonths(d data.Date, n int) data.Date {
	y, m, day := d.Time().Date()
	first := data.NewDate(y, m+time.Month(n), 1)
	return min(first.AddDays(day-1), first.Period().Last())
}
