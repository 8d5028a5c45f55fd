package stem

import (
	_ "embed"
	"strings"
)

//go:embed roots.txt
var rootList string

var roots = func() map[string]bool {
	set := map[string]bool{}
	for _, r := range strings.Fields(rootList) {
		set[r] = true
	}
	return set
}()

// IsRoot reports whether a word, in small letters, is in the list of roots.
func IsRoot(word string) bool { return roots[word] }

// longest is the length of a word beyond which it is none: the longest forms
// of the language have some thirty letters.
const longest = 40

// Stem returns the root of a word in small letters, the word itself if it has
// no affixes that can be told. Of a word repeated with a hyphen
// (laporan-laporan) it is the root of one; of anything else that is not made of
// the letters a to z, it is the word itself.
func Stem(word string) string {
	if first, second, ok := strings.Cut(word, "-"); ok {
		if a, b := Stem(first), Stem(second); a == b && a != "" {
			return a
		}
		return word
	}
	if len(word) < 4 || len(word) > longest || roots[word] || !plain(word) {
		return word
	}
	var best candidate
	for _, c := range withoutSuffixes(word) {
		c.descend(3, &best)
	}
	if best.root != "" {
		return best.root
	}
	return guess(word)
}

func plain(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

// A candidate is what is left of a word when affixes are taken off.
type candidate struct {
	root  string
	cost  int    // of the affixes taken off; the plainest reading has the least
	outer prefix // the prefix taken off last, "" for none
	first prefix // the outermost one
	tail  string // the suffix taken off: kan, an, i or none
}

// What it costs to read something as an affix. A prefix costs more than a
// suffix: berikan is beri and -kan. A letter that the prefix has hidden costs
// more than one that is there: mengurus is urus, not kurus, and pengawasan is
// awas, not kawasan.
const (
	suffixCost = 2
	prefixCost = 3
	hiddenCost = 3
)

// descend looks at what is left and, with up to deep more prefixes taken off,
// at what is left then; best is the plainest root found so far.
func (c candidate) descend(deep int, best *candidate) {
	if len(c.root) >= 2 && roots[c.root] && fits(c.first, c.tail) {
		if best.root == "" || c.cost < best.cost || c.cost == best.cost && len(c.root) > len(best.root) {
			*best = c
		}
	}
	if deep == 0 {
		return
	}
	for _, p := range prefixes {
		if !p.follows(c.outer) {
			continue
		}
		for _, rest := range p.takeOff(c.root) {
			next := candidate{root: rest.text, cost: c.cost + prefixCost + rest.cost, outer: p.name, first: c.first, tail: c.tail}
			if next.first == "" {
				next.first = p.name
			}
			next.descend(deep-1, best)
		}
	}
}

// fits reports whether a word can have this first prefix with this suffix. A
// prefix before an inner one may have any.
func fits(first prefix, tail string) bool {
	switch first {
	case di:
		return tail != "an"
	case me:
		return tail != "an"
	case pe:
		return tail != "kan" && tail != "i"
	case ke:
		return tail != "kan"
	case se:
		return tail != "kan" && tail != "i"
	}
	return true
}
