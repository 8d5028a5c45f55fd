package locale

import (
	"math"
	"strconv"
	"strings"
)

// Number writes "1.234,5", with as many decimals as the value has; "" for what
// is no number.
func Number(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole, frac, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	out := grouped(whole)
	if frac != "" {
		out += "," + frac
	}
	if v < 0 {
		out = "-" + out
	}
	return out
}

// Percent writes percentage points: 75.5 as "75,5%" (EYD: no space).
func Percent(points float64) string {
	if s := Number(points); s != "" {
		return s + "%"
	}
	return ""
}

// grouped puts a dot before every third digit from the right.
func grouped(digits string) string {
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// ReadNumber reads "1.234,5". A dot groups and a comma begins the decimals, as
// EYD has it; where the text is more likely English ("1.5", "1,234",
// "1,234.5") it has [DoubtSeparator].
func ReadNumber(s string) (float64, Doubt, error) {
	d, doubt, err := readDecimal(plain(s))
	if err != nil {
		return 0, Sure, err
	}
	return d.float(), d.precision(doubt), nil
}

// ReadPercent reads percentage points: "75", "75%", "75,5 %", "80 persen".
// "0,75" without a sign is taken as 75, with [DoubtFraction].
func ReadPercent(s string) (float64, Doubt, error) {
	s = plain(s)
	number, signed := strings.CutSuffix(s, "%")
	for _, word := range []string{"persen", "prosen"} {
		if rest, ok := strings.CutSuffix(number, word); ok && !signed {
			number, signed = rest, true
		}
	}
	d, doubt, err := readDecimal(strings.TrimSpace(number))
	if err != nil {
		return 0, Sure, err
	}
	v := d.float()
	switch {
	case !signed && v > 0 && v < 1:
		return math.Round(v*1e12) / 1e10, DoubtFraction, nil
	case !signed && v == 1:
		return v, DoubtFraction, nil
	case doubt == Sure && (v < 0 || v > 100):
		return v, DoubtRange, nil
	}
	return v, d.precision(doubt), nil
}

// A decimal is a number as digits, so that money loses nothing.
type decimal struct {
	negative    bool
	whole, frac string // digits; whole without leading zeros, frac without trailing ones
}

func (d decimal) float() float64 {
	v, err := strconv.ParseFloat("0"+d.whole+"."+d.frac+"0", 64)
	if err != nil {
		return math.MaxFloat64 // only for hundreds of digits, which precision doubts
	}
	if d.negative {
		v = -v
	}
	return v
}

// precision keeps a doubt, or doubts digits beyond those a float64 holds.
func (d decimal) precision(doubt Doubt) Doubt {
	if doubt == Sure && len(strings.TrimLeft(d.whole+d.frac, "0")) > 15 {
		return DoubtPrecision
	}
	return doubt
}

// readDecimal reads a number of a text that went through plain.
func readDecimal(s string) (decimal, Doubt, error) {
	var d decimal
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		d.negative, s = true, rest
	} else {
		s = strings.TrimPrefix(s, "+")
	}
	whole, frac, doubt, ok := splitDecimal(s)
	if !ok {
		return decimal{}, Sure, ErrNotUnderstood
	}
	d.whole, d.frac = strings.TrimLeft(whole, "0"), strings.TrimRight(frac, "0")
	if d.whole+d.frac == "" {
		d.negative = false
	}
	return d, doubt, nil
}

// splitDecimal tells whole and decimals apart by the separators.
func splitDecimal(s string) (whole, frac string, doubt Doubt, ok bool) {
	dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case comma > dot: // the last separator begins the decimals
		whole, ok = ungroup(s[:comma], ".")
		frac = s[comma+1:]
		if plainGroups, grouped := ungroup(s, ","); grouped && dot < 0 && s[0] != '0' { // "1,234" and "1,234,567"
			if strings.Count(s, ",") > 1 {
				return plainGroups, "", DoubtSeparator, true
			}
			doubt = DoubtSeparator
		}
		return whole, frac, doubt, ok && digits(frac)
	case dot > comma:
		if whole, ok = ungroup(s, "."); ok && s[0] != '0' { // "1.234"
			return whole, "", Sure, true
		}
		whole, ok = ungroup(s[:dot], ",")
		return whole, s[dot+1:], DoubtSeparator, ok && digits(s[dot+1:])
	}
	whole, ok = ungroup(s, " ")
	return whole, "", Sure, ok
}

// ungroup joins groups of three digits; a number without separators is one
// group of any length.
func ungroup(s, sep string) (string, bool) {
	groups := strings.Split(s, sep)
	for i, g := range groups {
		if !digits(g) || len(groups) > 1 && (i > 0 && len(g) != 3 || len(g) > 3) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}
