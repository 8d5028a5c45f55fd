package sheet

import (
	"math/bits"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A heading is what a text in the header of a table stands for.
type heading struct {
	key Key
	how How
}

// rank orders the ways a column is recognized, the surest first.
var rank = map[How]int{ByContent: 0, ByHeading: 1, BySynonym: 2, ByMisspelling: 3, ByLayout: 4}

// headings knows every heading and synonym in its plain form.
var headings = func() map[string]heading {
	m := make(map[string]heading)
	for _, c := range Columns {
		for _, s := range c.Synonyms {
			m[plain(s)] = heading{c.Key, BySynonym}
		}
	}
	for _, c := range Columns {
		m[plain(c.Heading)] = heading{c.Key, ByHeading}
	}
	return m
}()

// A knownText is a heading or synonym in its plain form, with its letters.
type knownText struct {
	text    string
	letters uint64
	heading
}

var knownTexts = func() (all []knownText) {
	for text, h := range headings {
		all = append(all, knownText{text, letters(text), h})
	}
	return all
}()

// letters tells which letters stand in a text, one bit for each; letters of
// other scripts share theirs.
func letters(s string) (set uint64) {
	for _, r := range s {
		set |= 1 << (r & 63)
	}
	return set
}

// plain leaves small letters, digits, percent signs and single spaces, so that
// line breaks, dots, invisible characters and full-width letters do not matter.
func plain(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(norm.NFKC.String(s)) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '%':
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		case unicode.Is(unicode.Cf, r): // zero width and soft hyphen join, not part
		default:
			gap = true
		}
	}
	return b.String()
}

// longestHeading bounds what is looked at as a heading.
const longestHeading = 80

// recognize tells what a heading stands for, if it is one of ours; a misspelled
// one only when misspellings are allowed.
func recognize(text string, misspelled bool) (heading, bool) {
	if len(text) > longestHeading {
		return heading{}, false
	}
	p := plain(text)
	if h, ok := headings[p]; ok || !misspelled {
		return h, ok
	}
	return nearest(p)
}

// nearest returns the heading a text misspells, if there is one and it is only
// one. Nearly every text of a sheet is far from all of them, and most of those
// are passed over by their letters alone: a mistake brings in one new letter at
// most and loses one.
func nearest(p string) (heading, bool) {
	best, least, tie := heading{}, 3, false
	own := letters(p)
	for _, k := range knownTexts {
		limit := min(2, len(k.text)/4)
		if bits.OnesCount64(own^k.letters) > 2*limit {
			continue
		}
		d := distance(p, k.text, limit)
		if d > limit {
			continue
		}
		switch {
		case d < least:
			best, least, tie = heading{k.key, ByMisspelling}, d, false
		case d == least && k.key != best.key:
			tie = true
		}
	}
	return best, least < 3 && !tie
}

// headingsIn recognizes the headings in a row. Each key goes to the column
// that names it best. Hits counts the keys, whole names twice.
func headingsIn(r gridRow, misspelled bool) (found map[int]heading, hits int) {
	taken := make(map[Key]int)
	found = make(map[int]heading)
	for _, c := range r.cells {
		if c.Kind != CellText {
			continue
		}
		h, ok := recognize(c.Text, misspelled)
		if !ok {
			continue
		}
		if other, twice := taken[h.key]; twice {
			if rank[found[other].how] <= rank[h.how] {
				continue
			}
			delete(found, other)
		}
		taken[h.key], found[c.column] = c.column, h
	}
	for _, h := range found {
		if hits += 2; h.how == ByMisspelling {
			hits--
		}
	}
	return found, hits
}

// distance is the number of letters to insert, delete, replace or swap with
// their neighbor to make a into b, or limit+1 when it is more than limit.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	x, y := []rune(a), []rune(b)
	before, last, now := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		now[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return min(last[len(y)], limit+1)
}
