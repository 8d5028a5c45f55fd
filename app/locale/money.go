package locale

import (
	"strconv"
	"strings"
)

// Money is an amount in sen, a hundredth of a rupiah.
type Money int64

// Rupiah returns an amount of whole rupiah.
func Rupiah(n int64) Money { return Money(n * 100) }

// String writes "Rp1.250.000,00" (EYD: no space after Rp).
func (m Money) String() string {
	s := strconv.FormatInt(int64(m), 10)
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	s = strings.Repeat("0", max(0, 3-len(s))) + s
	return sign + "Rp" + grouped(s[:len(s)-2]) + "," + s[len(s)-2:]
}

// scales are the words for powers of ten behind an amount.
var scales = []struct {
	word   string
	zeroes int
}{
	{"ribu", 3},
	{"rb", 3},
	{"juta", 6},
	{"jt", 6},
	{"miliar", 9},
	{"milyar", 9},
	{"mlr", 9},
	{"triliun", 12},
	{"trilyun", 12},
	{"m", 9},
}

// ReadMoney reads "Rp 1.250.000", "1.250.000", "Rp1.250.000,-" and "1,25 juta",
// the last with [DoubtRounded].
func ReadMoney(s string) (Money, Doubt, error) {
	s = plain(s)
	s, minus := strings.CutPrefix(s, "-")
	s, _ = cutWord(strings.TrimSpace(s), "idr")
	if rest, ok := strings.CutPrefix(s, "rp"); ok {
		s = strings.TrimLeft(rest, ". ")
	}
	s = strings.TrimSpace(strings.TrimSuffix(s, "rupiah"))
	for _, end := range []string{",-", ".-", ",--"} {
		s = strings.TrimSuffix(s, end)
	}
	s, zeroes := cutScale(s)
	d, doubt, err := readDecimal(strings.TrimSpace(s))
	if err != nil || minus && d.negative {
		return 0, Sure, ErrNotUnderstood
	}
	d.negative = d.negative || minus
	m, exact, err := d.sen(zeroes)
	switch {
	case err != nil:
		return 0, Sure, err
	case doubt != Sure:
		return m, doubt, nil
	case !exact:
		return m, DoubtPrecision, nil
	case zeroes > 0:
		return m, DoubtRounded, nil
	}
	return m, Sure, nil
}

func cutScale(s string) (rest string, zeroes int) {
	for _, scale := range scales {
		if rest, ok := strings.CutSuffix(s, scale.word); ok && !endsInLetter(rest) {
			return rest, scale.zeroes
		}
	}
	return s, 0
}

// sen is the number times ten to the zeroes, in hundredths; exact is false if
// digits were cut off.
func (d decimal) sen(zeroes int) (m Money, exact bool, err error) {
	frac := d.frac + strings.Repeat("0", max(0, zeroes+2-len(d.frac)))
	n, err := strconv.ParseInt("0"+d.whole+frac[:zeroes+2], 10, 64)
	if err != nil {
		return 0, false, ErrNotUnderstood
	}
	if d.negative {
		n = -n
	}
	return Money(n), strings.Trim(frac[zeroes+2:], "0") == "", nil
}
