package pdf

import (
	"bytes"
	"fmt"
	"strconv"
)

const maxDepth = 64 // nested arrays and dictionaries; honest files stay below 20

// A lexer reads objects out of bytes. Its position only ever grows, so that
// its cost is the length of what it reads.
type lexer struct {
	b    []byte
	pos  int
	skim *skim // nil to read for the values
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

// regular tells the characters that words are made of.
var regular = func() (is [256]bool) {
	for c := range is {
		is[c] = !isSpace(byte(c)) && !bytes.ContainsRune([]byte("()<>[]{}/%"), rune(c))
	}
	return is
}()

func isRegular(c byte) bool { return regular[c] }

func (l *lexer) fail(what string) error {
	return fmt.Errorf("%s at byte %d: %w", what, l.pos, ErrSyntax)
}

// peek returns the byte at the position, 0 behind the end.
func (l *lexer) peek() byte {
	if l.pos < len(l.b) {
		return l.b[l.pos]
	}
	return 0
}

// skip passes white space and comments.
func (l *lexer) skip() {
	for l.pos < len(l.b) {
		switch c := l.b[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.b) && l.b[l.pos] != '\n' && l.b[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// word reads a run of regular characters, which may be empty.
func (l *lexer) word() []byte {
	start := l.pos
	for l.pos < len(l.b) && isRegular(l.b[l.pos]) {
		l.pos++
	}
	return l.b[start:l.pos]
}

// keyword passes white space and then exactly the word s.
func (l *lexer) keyword(s string) bool {
	before := l.pos
	l.skip()
	if string(l.word()) == s {
		return true
	}
	l.pos = before
	return false
}

// integer passes white space and reads a whole number of digits only.
func (l *lexer) integer() (int64, bool) {
	before := l.pos
	l.skip()
	n, ok := wholeNumber(l.word())
	if !ok {
		l.pos = before
	}
	return n, ok
}

func wholeNumber(w []byte) (int64, bool) {
	if len(w) == 0 || len(w) > 18 {
		return 0, false
	}
	var n int64
	for _, c := range w {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return n, true
}

// object reads one object, including a reference but no stream.
func (l *lexer) object(depth int) (Object, error) {
	l.skip()
	if depth > maxDepth {
		return nil, l.fail("nesting too deep")
	}
	switch c := l.peek(); {
	case l.pos >= len(l.b):
		return nil, l.fail("unexpected end")
	case c == '/':
		name, err := l.name()
		if l.skim != nil || err != nil {
			return Null{}, err
		}
		return name, nil
	case c == '(':
		return l.literal()
	case c == '[':
		return l.array(depth)
	case c == '<' && bytes.HasPrefix(l.b[l.pos:], []byte("<<")):
		return l.dict(depth)
	case c == '<':
		return l.hexString()
	case !isRegular(c):
		return nil, l.fail("unexpected character")
	}
	return l.wordObject()
}

// wordObject reads a number, a reference or a keyword that is a value.
func (l *lexer) wordObject() (Object, error) {
	w := l.word()
	switch string(w) {
	case "true":
		return Bool(true), nil
	case "false":
		return Bool(false), nil
	case "null":
		return Null{}, nil
	}
	if num, ok := wholeNumber(w); ok {
		ref, ok := l.refAfter(num)
		switch {
		case l.skim != nil && ok:
			l.skim.refs = append(l.skim.refs, ref.Num)
			return Null{}, nil
		case l.skim != nil:
			return Null{}, nil
		case ok:
			return ref, nil
		}
		return Integer(num), nil
	}
	return l.number(w)
}

// refAfter reads the rest of a reference whose object number has been read.
func (l *lexer) refAfter(num int64) (Ref, bool) {
	before := l.pos
	gen, ok := l.integer()
	if ok && l.keyword("R") && num >= 1 && num <= maxObjectNumber && gen <= 65535 {
		return Ref{Num: int(num), Gen: int(gen)}, true
	}
	l.pos = before
	return Ref{}, false
}

func (l *lexer) number(w []byte) (Object, error) {
	for i, c := range w {
		if c != '.' && (c < '0' || c > '9') && (i > 0 || c != '+' && c != '-') {
			return nil, l.fail("unknown word")
		}
	}
	if n, err := strconv.ParseInt(string(w), 10, 64); err == nil {
		return Integer(n), nil
	}
	r, err := strconv.ParseFloat(string(w), 64)
	if err != nil {
		return nil, l.fail("bad number")
	}
	return Real(r), nil
}

func (l *lexer) name() (Name, error) {
	l.pos++
	w := l.word()
	if bytes.IndexByte(w, '#') < 0 {
		if l.skim != nil {
			return l.skim.name(w), nil
		}
		return Name(w), nil
	}
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] != '#' {
			out = append(out, w[i])
			continue
		}
		if i+2 >= len(w) || unhex(w[i+1]) < 0 || unhex(w[i+2]) < 0 {
			return "", l.fail("bad escape in name")
		}
		out = append(out, byte(unhex(w[i+1])<<4|unhex(w[i+2])))
		i += 2
	}
	return Name(out), nil
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hexString() (Object, error) {
	l.pos++
	var out []byte
	high := -1
	for ; l.pos < len(l.b); l.pos++ {
		c := l.b[l.pos]
		switch v := unhex(c); {
		case c == '>':
			l.pos++
			if high >= 0 {
				out = append(out, byte(high<<4)) // a missing last digit is 0
			}
			return String(out), nil
		case isSpace(c):
		case v < 0:
			return nil, l.fail("bad hexadecimal string")
		case l.skim != nil:
		case high < 0:
			high = v
		default:
			out = append(out, byte(high<<4|v))
			high = -1
		}
	}
	return nil, l.fail("hexadecimal string without end")
}

func (l *lexer) literal() (Object, error) {
	l.pos++
	var out []byte
	depth := 1
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		l.pos++
		switch c {
		case '\\':
			out = l.escape(out)
			continue
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				return String(out), nil
			}
		case '\r': // an end of line in a string is always one line feed
			if l.peek() == '\n' {
				l.pos++
			}
			c = '\n'
		}
		if l.skim == nil {
			out = append(out, c)
		}
	}
	return nil, l.fail("string without end")
}

// escape reads what follows a backslash in a literal string.
func (l *lexer) escape(out []byte) []byte {
	if l.pos == len(l.b) {
		return out
	}
	c := l.b[l.pos]
	l.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.peek() == '\n' {
			l.pos++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	return append(out, l.octal(int(c-'0')))
}

// octal reads up to two more digits of a character given by its number.
func (l *lexer) octal(v int) byte {
	for range 2 {
		d := l.peek()
		if d < '0' || d > '7' {
			break
		}
		v = v<<3 | int(d-'0')
		l.pos++
	}
	return byte(v)
}

func (l *lexer) array(depth int) (Object, error) {
	l.pos++
	out := Array{}
	for {
		l.skip()
		if l.peek() == ']' {
			l.pos++
			if l.skim != nil {
				return Null{}, nil
			}
			return out, nil
		}
		o, err := l.object(depth + 1)
		if err != nil {
			return nil, err
		}
		if l.skim == nil {
			out = append(out, o)
		}
	}
}

// dict reads a dictionary. A key that stands twice is refused: readers differ
// in which one they take, so such a file can show two faces.
func (l *lexer) dict(depth int) (Object, error) {
	l.pos += 2
	out := l.newDict(depth)
	for {
		l.skip()
		switch {
		case bytes.HasPrefix(l.b[l.pos:], []byte(">>")):
			l.pos += 2
			return out, nil
		case l.peek() != '/':
			return nil, l.fail("dictionary without end")
		}
		k, err := l.name()
		if err != nil {
			return nil, err
		}
		v, err := l.valueOf(k, depth+1)
		if err != nil {
			return nil, err
		}
		if _, twice := out[k]; twice {
			return nil, l.fail("key " + string(k) + " twice")
		}
		out[k] = v
	}
}
