package stem

import "strings"

// What a guess must leave of a word whose root nobody knows.
const (
	guessLeft  = 4 // letters, behind a prefix or in front of a suffix
	guessAlone = 5 // where only one sign tells of an affix
)

// guess takes affixes off a word whose root is not in the list. It only
// believes signs that seldom mislead, so that names stay whole.
func guess(word string) string {
	rest := word
	for _, endings := range [][]string{{"lah", "kah"}, {"nya"}} {
		for _, e := range endings {
			if r, ok := strings.CutSuffix(rest, e); ok && len(r) >= guessAlone {
				rest = r
				break
			}
		}
	}
	for _, g := range guesses {
		if r, ok := g.take(rest); ok {
			return r
		}
	}
	return rest
}

// A guessed is a pair of prefix and suffix that together tell of a root.
type guessed struct {
	front, tail string
	hidden      string // stands for a vowel's lost letter
	least       int
}

func (g guessed) take(word string) (string, bool) {
	rest, ok := strings.CutPrefix(word, g.front)
	if !ok {
		return "", false
	}
	if rest, ok = strings.CutSuffix(rest, g.tail); !ok || len(rest) < g.least {
		return "", false
	}
	if g.hidden == "" {
		return rest, true
	}
	if !vowel(rest[0]) {
		return "", false
	}
	return g.hidden + rest, true
}

// guesses in the order they are tried: the more of a word they explain, the
// earlier.
var guesses = func() (list []guessed) {
	nasals := []struct{ end, hidden string }{{"meny", "s"}, {"mem", "p"}, {"men", "t"}, {"meng", ""}, {"mem", ""}, {"men", ""}, {"me", ""}}
	for _, tail := range []string{"kan", "i"} {
		for _, f := range []string{"memper", "diper"} {
			list = append(list, guessed{f, tail, "", guessLeft})
		}
		for _, n := range nasals {
			list = append(list, guessed{n.end, tail, n.hidden, guessLeft})
		}
		for _, f := range []string{"di", "ter"} {
			list = append(list, guessed{f, tail, "", guessLeft})
		}
	}
	for _, n := range nasals {
		list = append(list, guessed{"p" + n.end[1:], "an", n.hidden, guessLeft})
	}
	for _, f := range []string{"keber", "keter", "per", "ke", "ber"} {
		list = append(list, guessed{f, "an", "", guessLeft})
	}
	for _, n := range nasals[:6] {
		list = append(list, guessed{n.end, "", n.hidden, guessLeft})
	}
	for _, f := range []string{"ber", "ter", "di"} {
		list = append(list, guessed{f, "", "", guessAlone})
	}
	return append(list, guessed{"", "kan", "", guessAlone})
}()
