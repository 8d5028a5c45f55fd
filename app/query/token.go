package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isQuote reports whether r opens or closes a phrase; word processors make
// curly ones of plain ones.
func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }

// A token is a part of a line between spaces that stand in no quotes.
type token struct {
	Span
	text string
	open bool // a quote in it is not closed
}

func tokens(typed string) (out []token) {
	start, quoted := -1, false
	for i, r := range typed {
		switch {
		case unicode.IsSpace(r) && !quoted:
			if start >= 0 {
				out = append(out, token{Span: Span{Start: start, End: i}, text: typed[start:i]})
			}
			start = -1
			continue
		case isQuote(r):
			quoted = !quoted
		}
		if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		out = append(out, token{Span{Start: start, End: len(typed)}, typed[start:], quoted})
	}
	return out
}

// unquote takes the quotes out of a text; quoted tells whether there were any.
func unquote(s string) (text string, quoted bool) {
	text = strings.Map(func(r rune) rune {
		if isQuote(r) {
			quoted = true
			return -1
		}
		return r
	}, s)
	if quoted {
		text = strings.Join(strings.Fields(text), " ")
	}
	return text, quoted
}

// quote writes a text so that it is read as one value.
func quote(s string) string {
	if s == "" || strings.ContainsFunc(s, unicode.IsSpace) || strings.ContainsRune(s, ',') {
		return `"` + s + `"`
	}
	return s
}

// cutField parts "status:selesai"; ok is false if no word stands before ":".
func cutField(s string) (word, value string, ok bool) {
	i := strings.IndexByte(s, ':')
	if i <= 0 {
		return "", "", false
	}
	for _, r := range s[:i] {
		if !unicode.IsLetter(r) && r != '-' && r != '_' {
			return "", "", false
		}
	}
	return s[:i], s[i+1:], true
}

// cutNot takes the "-" off that asks for the opposite.
func cutNot(s string) (rest string, not bool) {
	rest, not = strings.CutPrefix(s, "-")
	if r, _ := utf8.DecodeRuneInString(rest); !not || rest == "" || r == '-' {
		return s, false
	}
	return rest, true
}

// values parts "a,b" at commas that stand in no quotes.
func values(s string) (out []string) {
	start, quoted := 0, false
	for i, r := range s {
		switch {
		case isQuote(r):
			quoted = !quoted
		case r == ',' && !quoted:
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}
