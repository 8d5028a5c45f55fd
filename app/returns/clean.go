package returns

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean takes out of a text what nobody can see or meant: control and
// zero-width characters, odd kinds of spaces and line ends, white space around
// it. Line breaks stay.
func clean(s string) string {
	if isPlain(s) {
		return strings.TrimSpace(s)
	}
	s = lineEnds.Replace(strings.ToValidUTF8(s, ""))
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

// isPlain reports whether a text holds nothing to clean within it, as most do.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' && c != '\n') || c > '~' || c == '_' {
			return false
		}
	}
	return true
}

var lineEnds = strings.NewReplacer("_x000D_", "", "\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

// squeeze makes texts comparable: clean, and one space for all white space.
func squeeze(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// plain makes what people type into short cells comparable: squeezed, lower
// case, full-width and other compatible forms made ordinary, one kind of dash.
func plain(s string) string {
	s = strings.ToLower(norm.NFKC.String(squeeze(s)))
	return strings.Join(strings.Fields(dashes.Replace(s)), " ")
}

var dashes = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-")

// isNothing reports whether a text only says that there is nothing: blank, or
// nothing but dashes and dots.
func isNothing(s string) bool { return strings.Trim(plain(s), "-._ ") == "" }
