package returns

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"rakor.id/rakor/export/sheet"
)

var (
	percentText = regexp.MustCompile(`^([+-]?)(\d{1,9}(?:[.,]\d{1,9})?) ?(%|persen|prosen|percent|pct)?$`)
	// roughly finds figures given as about so much.
	roughly  = regexp.MustCompile(`^(?:±|\+/-|\+-|~|≈|<|>|≤|≥|<=|>=|kurang lebih|lebih kurang|kira-kira|kira kira|sekitar|hampir|lebih dari|kurang dari|di atas|baru|mencapai)\s*(\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|persen|prosen)?$`)
	aboutEnd = regexp.MustCompile(`^(\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|persen|prosen)? ?(?:-?an|lebih|\+|\?)$`)
)

// progress reads a share of the whole.
func (r reader) progress(c sheet.Cell) Answer {
	switch {
	case c.Kind == sheet.CellDate || c.Kind == sheet.CellNumber && c.Shown == sheet.ShownDate:
		return unreadable(WrongKind)
	case c.Kind == sheet.CellNumber && c.Shown == sheet.ShownPercent:
		return shownPercent(c.Number)
	case c.Kind == sheet.CellNumber:
		return r.barePercent(c.Number)
	}
	s := plain(c.Text)
	if isNothing(s) {
		return sure(Value{})
	}
	if isError(s) {
		return unreadable(FormulaError)
	}
	return r.percentOf(s)
}

func (r reader) percentOf(s string) Answer {
	if m := percentText.FindStringSubmatch(s); m != nil {
		n := decimal(m[2])
		switch {
		case m[1] == "-" && n != 0:
			return unreadable(PercentOutside)
		case m[1] == "+" || threeDecimals(m[2]):
			return roughPercent(n)
		case m[3] != "":
			return points(n)
		}
		return r.barePercent(n)
	}
	for _, pattern := range []*regexp.Regexp{roughly, aboutEnd} {
		if m := pattern.FindStringSubmatch(s); m != nil {
			return roughPercent(decimal(m[1]))
		}
	}
	return unreadable(PercentUnread)
}

// shownPercent reads a fraction that the cell shows as a percentage. A number
// like 80, shown as 8000%, was pasted over the format.
func shownPercent(n float64) Answer {
	switch {
	case n > 2 && n <= 100:
		return doubtful(percent(n), PercentDoubtful)
	default:
		return points(n * 100)
	}
}

// points reads percentage points that say so. Under one percent, a fraction is
// as likely: "0,8%" may be 80 %.
func points(n float64) Answer {
	n = math.Round(n*1e9) / 1e9 // 0.29 * 100 is not 29
	switch {
	case !(n >= 0 && n <= 100):
		return unreadable(PercentOutside)
	case n > 0 && n < 1:
		return doubtful(percent(n), PercentDoubtful)
	}
	return exactly(n)
}

// exactly is a percentage that says what it means, unless keeping it to a tenth
// of a point would make the whole of what is not quite the whole.
func exactly(points float64) Answer {
	v := percent(points)
	if v.Number == 1000 && points < 100 {
		return doubtful(v, PercentDoubtful)
	}
	return sure(v)
}

// barePercent reads a number without a percent sign: a fraction or points, as
// the unedited cells of the file tell.
func (r reader) barePercent(n float64) Answer {
	switch {
	case !(n >= 0 && n <= 100):
		return unreadable(PercentOutside)
	case n == 0:
		return sure(percent(0))
	case n >= 2 || n > 1 && r.scale.scale == hundredths:
		return exactly(n)
	case n > 1:
		return doubtful(percent(n), PercentDoubtful)
	case r.scale.scale == fractions && n >= 0.01:
		return exactly(math.Round(n*1e11) / 1e9)
	case r.scale.scale == hundredths && n == 1:
		return sure(percent(1))
	case r.scale.scale == hundredths:
		return doubtful(percent(n), PercentDoubtful)
	}
	return doubtful(percent(n*100), PercentDoubtful)
}

func roughPercent(n float64) Answer {
	if n > 100 {
		return unreadable(PercentOutside)
	}
	return doubtful(percent(n), PercentDoubtful)
}

// percent is a value of percentage points.
func percent(points float64) Value {
	return Value{Kind: Progress, Number: int64(math.Round(points * 10))}
}

// decimal is the number of digits with a comma or a dot before the decimals.
func decimal(s string) float64 {
	n, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil {
		return math.NaN()
	}
	return n
}

// threeDecimals tells whether the decimals may be a group of thousands.
func threeDecimals(s string) bool {
	i := strings.IndexAny(s, ".,")
	return i > 0 && len(s)-i-1 == 3 && !strings.HasPrefix(s, "0")
}
