package locale

import (
	"fmt"
	"strings"
	"time"

	"rakor.id/rakor/data"
)

// A period is a month, quarter (triwulan), half-year (semester) or year.
type period struct {
	months int // 1, 3, 6 or 12; 0 for none
	index  int // which of its year, from 0
	year   int
}

// last is the last day of the period.
func (p period) last() data.Date {
	if p.months == 0 {
		return ""
	}
	return data.NewDate(p.year, time.Month(p.months*(p.index+1)+1), 0)
}

func (p period) due() Due {
	if p.months == 0 {
		return Due{}
	}
	return Due{DuePeriod, p.last(), p.text()}
}

func (p period) text() string {
	switch p.months {
	case 1:
		return fmt.Sprintf("%s %d", monthNames[p.index], p.year)
	case 3:
		return fmt.Sprintf("TW %s %d", Roman(p.index+1), p.year)
	case 6:
		return fmt.Sprintf("Semester %s %d", Roman(p.index+1), p.year)
	}
	return fmt.Sprintf("Tahun %d", p.year)
}

// next is the period after.
func (p period) next() period {
	p.index++
	if p.index*p.months == 12 {
		p.index, p.year = 0, p.year+1
	}
	return p
}

// around is the period of a length that holds a day.
func around(months int, d data.Date) period {
	return period{months, (int(d.Time().Month()) - 1) / months, d.Year()}
}

// unitMonths are the lengths of periods by their names.
var unitMonths = map[string]int{
	"bulan": 1, "bln": 1, "tw": 3, "triwulan": 3, "trw": 3, "kuartal": 3,
	"semester": 6, "smt": 6, "sem": 6, "tahun": 12, "thn": 12, "ta": 12,
}

// readPeriod reads "TW2", "TW II 2026", "Semester I 2026", "Nov 2026", "bulan
// depan", "tahun 2026". Without a year it is the next to end.
func readPeriod(w []string, today data.Date) (period, bool) {
	w = periodWords(w)
	if len(w) == 0 || len(w) > 4 {
		return period{}, false
	}
	months, named := unitMonths[w[0]]
	switch {
	case named && len(w) == 1 && (months == 1 || months == 12): // "akhir bulan"
		return around(months, today), true
	case named && len(w) == 2 && w[1] == "ini":
		return around(months, today), true
	case named && len(w) == 2 && w[1] == "depan":
		return around(months, today).next(), true
	case named && months == 1: // "bulan November"
		w = w[1:]
	case named && months == 12:
		return withYear(period{months: 12}, w[1:], today)
	case named && len(w) > 1:
		n := small(w[1])
		if n < 0 {
			n, _ = ReadRoman(w[1])
		}
		return withYear(period{months: months, index: n - 1}, w[2:], today)
	case len(w) == 1 && len(w[0]) == 4 && digits(w[0]): // "2026"
		return withYear(period{months: 12}, w, today)
	}
	m, ok := months1(w[0])
	p, good := withYear(period{months: 1, index: m}, w[1:], today)
	return p, ok && good
}

func months1(s string) (int, bool) {
	m, ok := months[strings.TrimRight(s, ".")]
	return m, ok
}

// periodWords parts "tw2" and "twii/2026" into words and drops "tahun" before
// the year.
func periodWords(w []string) []string {
	w = strings.FieldsFunc(strings.Join(w, " "), func(r rune) bool { return r == ' ' || r == '/' || r == '-' || r == '.' })
	var out []string
	for i, s := range w {
		if i > 0 && (s == "tahun" || s == "thn" || s == "ta") && i+1 < len(w) {
			continue
		}
		if _, known := unitMonths[s]; i == 0 && !known {
			if unit, n, ok := gluedPeriod(s); ok {
				out = append(out, unit, n)
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// gluedPeriod parts "tw2", "twiv" or "semester1" into unit and number.
func gluedPeriod(s string) (unit, n string, ok bool) {
	for _, unit := range []string{"triwulan", "semester", "trw", "smt", "sem", "tw"} {
		n, cut := strings.CutPrefix(s, unit)
		if !cut || n == "" {
			continue
		}
		if _, err := ReadRoman(n); err == nil || digits(n) {
			return unit, n, true
		}
	}
	return "", "", false
}

// withYear completes a period with the year in w, or with the year in which it
// ends next.
func withYear(p period, w []string, today data.Date) (period, bool) {
	if p.index < 0 || (p.index+1)*p.months > 12 {
		return period{}, false
	}
	switch len(w) {
	case 0:
		p.year = today.Year()
		if p.last() < today {
			p.year++
		}
		return p, true
	case 1:
		if len(w[0]) != 4 { // "Nov 26" may be a day
			return period{}, false
		}
		p.year, _ = fullYear(w[0], today)
		return p, p.year != 0
	}
	return period{}, false
}
