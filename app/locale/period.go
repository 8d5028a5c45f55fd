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
	return Due{Kind: DuePeriod, On: p.last(), Text: p.text()}
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
	"semester": 6, "smt": 6, "sem": 6, "tahun": 12, yearShort: 12, "ta": 12,
}

const yearShort = "thn" //nolint:misspell // tahun, as many write it

// readPeriod reads "TW2", "TW II 2026", "Semester I 2026", "Nov 2026", "bulan
// depan", "tahun 2026". Without a year it is the next to end.
func readPeriod(w []string, today data.Date) (period, bool) {
	w = periodWords(w)
	if len(w) == 0 || len(w) > 4 {
		return period{}, false
	}
	if length, named := unitMonths[w[0]]; named {
		return readUnit(length, w[1:], today)
	}
	if len(w) == 1 && len(w[0]) == 4 && digits(w[0]) { // "2026"
		return withYear(period{months: 12}, w, today)
	}
	return readMonth(w, today)
}

// readUnit reads what stands behind the name of a length: "ini", "depan", a
// number, a month or a year.
func readUnit(length int, w []string, today data.Date) (period, bool) {
	switch {
	case len(w) == 0:
		return around(length, today), length == 1 || length == 12 // "akhir bulan"
	case len(w) == 1 && w[0] == "ini":
		return around(length, today), true
	case len(w) == 1 && w[0] == "depan":
		return around(length, today).next(), true
	case length == 1:
		return readMonth(w, today)
	case length == 12:
		return withYear(period{months: 12}, w, today)
	}
	n := small(w[0])
	if n < 0 {
		n, _ = ReadRoman(w[0]) // 0 is no number of a period either
	}
	return withYear(period{months: length, index: n - 1}, w[1:], today)
}

func readMonth(w []string, today data.Date) (period, bool) {
	m, named := months[w[0]]
	p, ok := withYear(period{months: 1, index: m}, w[1:], today)
	return p, named && ok
}

// periodWords parts "tw2" and "twii/2026" into words and drops "tahun" before
// the year.
func periodWords(w []string) []string {
	w = strings.FieldsFunc(strings.Join(w, " "), func(r rune) bool { return r == ' ' || r == '/' || r == '-' || r == '.' })
	var out []string
	for i, s := range w {
		if i > 0 && (s == "tahun" || s == yearShort || s == "ta") && i+1 < len(w) {
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
