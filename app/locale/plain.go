package locale

import (
	"strings"
	"unicode"
)

// plain brings a text to the form the readers work on: lower case, single
// spaces, plain digits and signs for the full-width ones of some keyboards,
// nothing invisible.
func plain(s string) string { return strings.ToLower(tidy(s)) }

// tidy is plain, but keeps the case.
func tidy(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			gap = b.Len() > 0
			continue
		case invisible(r):
			continue
		case r >= '！' && r <= '～': // full-width forms stand in the order of ASCII
			r = r - '！' + '!'
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// invisible reports whether r leaves no mark: zero-width characters and the
// byte order mark, as copied out of web pages and spreadsheets.
func invisible(r rune) bool {
	return r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff' || r == '\u00ad'
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// small reads up to four digits; -1 for anything else.
func small(s string) int {
	if !digits(s) || len(s) > 4 {
		return -1
	}
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// cutWord takes one of the words off the front of s, with a dot or space after
// it.
func cutWord(s string, words ...string) (rest string, found bool) {
	for _, w := range words {
		if after, ok := strings.CutPrefix(s, w); ok && (after == "" || !letter(after)) {
			return strings.TrimLeft(after, ". "), true
		}
	}
	return s, false
}

// letter reports whether s begins with an ASCII letter.
func letter(s string) bool {
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z')
}
