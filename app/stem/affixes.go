package stem

import "strings"

// A prefix (awalan) by its plain form.
type prefix string

// The prefixes. me and pe stand for all their forms.
const (
	di  prefix = "di"
	ke  prefix = "ke"
	se  prefix = "se"
	ber prefix = "ber"
	ter prefix = "ter"
	per prefix = "per"
	me  prefix = "me"
	pe  prefix = "pe"
	ku  prefix = "ku"
)

// A remainder is what may have stood behind a prefix.
type remainder struct {
	text string
	cost int
}

// A rule is one prefix: what it looks like in front of what, and which prefixes
// it may stand behind ("" is the front of the word).
type rule struct {
	name    prefix
	behind  []prefix
	takeOff func(word string) []remainder
}

func (r rule) follows(outer prefix) bool {
	for _, b := range r.behind {
		if b == outer {
			return true
		}
	}
	return false
}

// In Indonesian grammar up to three prefixes stand in a row: mem-per-, di-ke-,
// ke-ber-, pem-ber-, ber-ke-, ke-pe-, se-pe-.
var prefixes = []rule{
	{di, []prefix{""}, literally("di")},
	{ku, []prefix{""}, literally("ku", "kau")},
	{ke, []prefix{"", di, me, pe, ber, se, ter}, literally("ke")},
	{se, []prefix{"", ke, me, pe, ber, di}, literally("se")},
	{ber, []prefix{"", ke, me, pe, di, se, ter}, rolling("be")},
	{ter, []prefix{"", ke, se, ber}, rolling("te")},
	{per, []prefix{"", me, di, se, ter, ke, ber, pe}, rolling("pe")},
	{me, []prefix{""}, nasal("me")},
	{pe, []prefix{"", ke, ber, se}, nasal("pe")},
}

// leastLeft is how many letters a prefix leaves at least.
const leastLeft = 3

// literally takes off prefixes that never change.
func literally(forms ...string) func(string) []remainder {
	return func(word string) (found []remainder) {
		for _, f := range forms {
			if rest, ok := strings.CutPrefix(word, f); ok && len(rest) >= leastLeft {
				found = append(found, remainder{rest, 0})
			}
		}
		return found
	}
}

// rolling takes off ber-, ter- or per-, which lose their r in front of another
// (be-rencana) or of a syllable that has one (be-kerja), and have an l instead
// in front of ajar and antar.
func rolling(front string) func(string) []remainder {
	return func(word string) (found []remainder) {
		rest, ok := strings.CutPrefix(word, front)
		if !ok || len(rest) <= leastLeft {
			return nil
		}
		if rest[0] == 'r' {
			found = append(found, remainder{rest[1:], 0}, remainder{rest, 0})
		} else if len(rest) > 3 && !vowel(rest[0]) && rest[1:3] == "er" {
			found = append(found, remainder{rest, 0})
		}
		if rest[0] == 'l' && (strings.HasPrefix(rest[1:], "ajar") || strings.HasPrefix(rest[1:], "antar")) {
			found = append(found, remainder{rest[1:], 0})
		}
		return found
	}
}

// nasal takes off the forms of me- or pe-, whose end fits the letter behind
// them: me-lapor, mem-bawa, men-data, meng-ubah, and menge-cek in front of one
// syllable. In front of a vowel, mem- has taken the place of p, men- of t, meny-
// of s and meng- of k; mem- also in front of pr and pl.
func nasal(front string) func(string) []remainder {
	return func(word string) (found []remainder) {
		rest, ok := strings.CutPrefix(word, front)
		if !ok || len(rest) < leastLeft {
			return nil
		}
		if strings.ContainsRune("lmnrwy", rune(rest[0])) || front == "pe" {
			found = append(found, remainder{rest, 0})
		}
		for _, e := range nasalEnds {
			if behind, ok := strings.CutPrefix(rest, e.end); ok && len(behind) >= leastLeft {
				found = append(found, e.takeOff(behind)...)
			}
		}
		return found
	}
}

// A nasalEnd is what me- and pe- end with, the letter that may be hidden by it,
// and those that it stands in front of.
type nasalEnd struct{ end, hidden, keeps string }

var nasalEnds = []nasalEnd{{"ny", "s", ""}, {"nge", "", ""}, {"ng", "k", "aiueoghkq"}, {"n", "t", "cdjtsz"}, {"m", "p", "bfpv"}}

func (e nasalEnd) takeOff(behind string) (found []remainder) {
	if e.hidden == "" { // menge-
		if syllables(behind) <= 1 {
			found = append(found, remainder{behind, 0})
		}
		return found
	}
	if vowel(behind[0]) || e.end == "m" && strings.IndexByte("rl", behind[0]) >= 0 {
		found = append(found, remainder{e.hidden + behind, hiddenCost})
	}
	if strings.IndexByte(e.keeps, behind[0]) >= 0 {
		found = append(found, remainder{behind, 0})
	}
	return found
}

// syllables counts the vowels of a word.
func syllables(word string) (n int) {
	for i := range len(word) {
		if vowel(word[i]) {
			n++
		}
	}
	return n
}

func vowel(c byte) bool { return strings.IndexByte("aiueo", c) >= 0 }

// withoutSuffixes are the ways to take off suffixes (akhiran): a particle,
// then a possessive, then -kan, -an or -i; the word itself first.
func withoutSuffixes(word string) []candidate {
	found := []candidate{{root: word}}
	for _, step := range [][]string{{"lah", "kah", "tah", "pun"}, {"ku", "mu", "nya"}, {"kan", "an", "i"}} {
		for _, c := range found {
			for _, suffix := range step {
				rest, ok := strings.CutSuffix(c.root, suffix)
				if !ok || len(rest) < 2 {
					continue
				}
				next := candidate{root: rest, cost: c.cost + suffixCost}
				if suffix == "kan" || suffix == "an" || suffix == "i" {
					next.tail = suffix
				}
				found = append(found, next)
			}
		}
	}
	return found
}
