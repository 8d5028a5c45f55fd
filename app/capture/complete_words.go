package capture

import (
	"slices"
	"strings"
)

// codeOfWords completes a code that goes on over spaces: "@Kec. Ca". It looks
// for whole names only, as the parser does, and only while the first word by
// itself means nothing certain; behind "@PUPR" what is typed is text.
func (c completer) codeOfWords() Completion {
	start, ok := c.signBefore()
	if !ok {
		return Completion{}
	}
	sign := c.before[start : start+1]
	x := c.dir.index(sign)
	if x == nil {
		return Completion{}
	}
	first := c.before[start+1 : start+wordLen(c.before[start:])]
	if found, _ := x.find(strings.TrimRight(first, closing)); len(found) == 1 && found[0].Kind != RefGroup {
		return Completion{}
	}
	k, good := fold(c.before[start+1:])
	if !good || !slices.ContainsFunc(x.from(k), func(e entry) bool { return e.rank == trueKey && x.items[e.item].active }) {
		return Completion{}
	}
	c.start = start
	if c.head = Parse(c.before[:start], c.dir, c.today); c.literal() {
		return Completion{}
	}
	return c.code(sign)
}

// signBefore finds the sign of a code in the words before the one at the
// cursor, as many as a name may have, with no token between.
func (c completer) signBefore() (start int, ok bool) {
	if c.start == len(c.before) || startsToken(c.before[c.start:]) {
		return 0, false
	}
	at := c.start
	for range maxWords - 1 {
		line := strings.TrimRight(c.before[:at], " \t\u00a0")
		if at = lastWord(line); at == len(line) {
			return 0, false // the start of the line
		}
		word := line[at:]
		bare := strings.TrimRight(word, closing)
		switch {
		case bare != word && bare+"." != word: // a comma ends a name
			return 0, false
		case len(word) > 1 && strings.IndexByte("@+#", word[0]) >= 0:
			return at, true
		case startsToken(word):
			return 0, false
		}
	}
	return 0, false
}
