package capture

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// starters are the characters that may begin a token at the start of a word.
const starters = `@+>#!{"/`

// startsToken reports whether a word may begin a token of its own, or is kept
// from it, and so does not belong to the one before.
func startsToken(s string) bool {
	return s != "" && (strings.IndexByte(starters, s[0]) >= 0 || s[0] == '\\')
}

// text reads the rest of the line: words, literals and tokens.
func (p *parser) text() {
	for p.pos < len(p.s) {
		before := p.pos
		p.space()
		p.word()
		if p.pos == before { // cannot be; but a line must never hang
			p.write(TokenText, len(p.s))
		}
	}
}

// word reads one word, or one token of several.
func (p *parser) word() {
	if n := brackets(p.rest()); n > 0 {
		p.write(TokenText, p.pos+n)
		if !p.at(`"`) && !p.at(`\`) {
			p.write(TokenText, p.pos+wordLen(p.rest()))
			return
		}
	}
	if p.pos == len(p.s) {
		return
	}
	switch {
	case p.s[p.pos] == '"':
		p.literal()
	case p.plain:
		p.write(TokenText, p.pos+wordLen(p.rest()))
	case p.s[p.pos] == '\\':
		if escapes(p.rest()) {
			p.token(TokenEscape, p.pos+1)
		}
		p.write(TokenText, p.pos+wordLen(p.rest()))
	case !p.sign():
		p.write(TokenText, p.pos+wordLen(p.rest()))
	}
}

// sign reads a token that begins with a sign; false if there is none.
func (p *parser) sign() bool {
	switch p.s[p.pos] {
	case '@', '+':
		return p.agency()
	case '>':
		return p.due()
	case '#':
		return p.issue()
	case '!':
		return p.priority()
	case '{':
		return p.target()
	}
	return false
}

// literal reads "...". A quote that is not closed is a character like others.
func (p *parser) literal() {
	end := strings.IndexByte(p.s[p.pos+1:], '"')
	if end >= 0 {
		p.write(TokenLiteral, p.pos+end+2)
	} else if !p.plain {
		p.mark(MarkUnclosed, p.pos, p.pos+1)
	}
	p.write(TokenText, p.pos+wordLen(p.rest()))
}

// write ends a token at end that goes into the text.
func (p *parser) write(k TokenKind, end int) {
	p.body.write(p.s[p.pos:end])
	p.token(k, end)
}

// unknown ends a token that was not understood; it stays in the text, and with
// it the rest of its word.
func (p *parser) unknown(end int) {
	p.body.write(Tidy(p.s[p.pos:end]))
	p.token(TokenUnknown, end)
	p.write(TokenText, p.pos+wordLen(p.rest()))
}

// escapes reports whether s begins with backslashes before a character that
// may begin a token. Then the first of them makes the word plain.
func escapes(s string) bool {
	t := strings.TrimLeft(s, `\`)
	return len(t) < len(s) && t != "" && strings.IndexByte(starters, t[0]) >= 0
}

// brackets counts opening brackets, behind which a quote still begins a
// literal.
func brackets(s string) int { return len(s) - len(strings.TrimLeft(s, "([")) }

// spaceLen is the length of the white space at the start of s.
func spaceLen(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// wordLen is the length of the word at the start of s.
func wordLen(s string) int {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return i
	}
	return len(s)
}

func letterAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// closing are the signs that may stand behind a token without being part of it.
const closing = `.,;:!?)]"`

// A body gathers the text of an entry. White space outside literals becomes one
// space, or the line breaks it holds.
type body struct {
	text  []byte
	gap   string // what is to stand before the next word
	taken bool   // a token was taken out since the last word
	tight bool   // right behind it: a closing sign goes to the word before it
}

// String gives the text. A comma that led to tokens only is dropped.
func (b *body) String() string {
	if b.taken {
		return strings.TrimRight(string(b.text), ",;: \n")
	}
	return string(b.text)
}

func (b *body) empty() bool { return len(b.text) == 0 }

func (b *body) space(s string) {
	if s == "" {
		return
	}
	b.tight = false
	if breaks := strings.Count(s, "\n"); breaks > 0 {
		b.gap = strings.Repeat("\n", breaks+strings.Count(b.gap, "\n"))
	} else if b.gap == "" {
		b.gap = " "
	}
}

func (b *body) write(s string) {
	switch {
	case s == "":
		return
	case b.tight && strings.IndexByte(closing, s[0]) >= 0:
		b.text = bytes.TrimRight(b.text, ",;: \n")
	case !b.empty():
		b.text = append(b.text, b.gap...)
	}
	b.gap, b.taken, b.tight = "", false, false
	b.text = append(b.text, s...)
}

// removed tells that a token was taken out of the text here.
func (b *body) removed() { b.taken, b.tight = true, true }

// Tidy returns a text as a line would keep it: single spaces outside "...",
// line breaks kept, nothing before and after.
func Tidy(text string) string {
	p := &parser{s: text, plain: true}
	p.text()
	return p.body.String()
}
