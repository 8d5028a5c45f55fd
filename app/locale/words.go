package locale

import (
	"strconv"
	"strings"
)

var romans = []struct {
	value int
	sign  string
}{
	{1000, "M"},
	{900, "CM"},
	{500, "D"},
	{400, "CD"},
	{100, "C"},
	{90, "XC"},
	{50, "L"},
	{40, "XL"},
	{10, "X"},
	{9, "IX"},
	{5, "V"},
	{4, "IV"},
	{1, "I"},
}

// Roman writes 1 to 3999 as "I" to "MMMCMXCIX", as months in letter numbers and
// attachments bear; other numbers in digits.
func Roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range romans {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}

// ReadRoman reads a Roman numeral in its one proper spelling, in any case.
func ReadRoman(s string) (int, error) {
	s = strings.ToUpper(strings.TrimSpace(s))
	if len(s) > len("MMMDCCCLXXXVIII") {
		return 0, ErrNotUnderstood
	}
	n, rest := 0, s
	for _, r := range romans {
		for strings.HasPrefix(rest, r.sign) {
			n, rest = n+r.value, rest[len(r.sign):]
		}
	}
	if n < 1 || n > 3999 || Roman(n) != s {
		return 0, ErrNotUnderstood
	}
	return n, nil
}

// Ordinal writes "ke-2".
func Ordinal(n int) string { return "ke-" + strconv.Itoa(n) }

// List spells a list: "A", "A dan B", "A, B, dan C".
func List(items []string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	case 2:
		return items[0] + " dan " + items[1]
	default:
		return strings.Join(items[:n-1], ", ") + ", dan " + items[n-1]
	}
}
