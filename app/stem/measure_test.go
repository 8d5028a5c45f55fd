package stem

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The figures of docs/decisions/0020, in thousandths: a change that makes the
// search find less, or more that is wrong, must be seen.
const (
	handRecall, handPrecision         = 995, 995
	listedRecall, listedPrecision     = 995, 995
	unlistedRecall, unlistedPrecision = 810, 995
)

// Recall: of the forms of a root, how many have its stem. Precision: of the
// words that have the stem of a root, how many are its forms. Every root is
// asked for once, among all words there are.
func TestRecallAndPrecision(t *testing.T) {
	hand := handMade(t)
	listed, unlisted := ruleMade(readWords(t, "listed.txt")), ruleMade(readWords(t, "unlisted.txt"))
	for root := range unlisted {
		if IsRoot(root) {
			t.Errorf("%s is in the list", root)
		}
	}
	if n := len(hand) + len(listed); n < 300 {
		t.Errorf("got %d roots, want 300", n)
	}
	all := words{}
	for _, set := range []words{hand, listed, unlisted} {
		for root, forms := range set {
			all[root] = append(all[root], forms...)
		}
	}
	for _, tt := range []struct {
		name              string
		set               words
		recall, precision int
	}{
		{"gathered by hand", hand, handRecall, handPrecision},
		{"made by rule, root in the list", listed, listedRecall, listedPrecision},
		{"made by rule, root not in the list", unlisted, unlistedRecall, unlistedPrecision},
	} {
		recall, precision, forms := tt.set.measure(all)
		t.Logf("%s: %d roots, %d forms: recall %.1f %%, precision %.1f %%", tt.name, len(tt.set), forms, recall/10, precision/10)
		if recall < float64(tt.recall) || precision < float64(tt.precision) {
			t.Errorf("%s: got recall %.1f and precision %.1f thousandths, want %d and %d", tt.name, recall, precision, tt.recall, tt.precision)
		}
	}
	if testing.Verbose() {
		for _, miss := range hand.missed() {
			t.Log("missed: " + miss)
		}
	}
}

// words are forms by their root.
type words map[string][]string

// measure asks for every root of a set among all words.
func (set words) measure(all words) (recall, precision float64, forms int) {
	byStem := map[string][]string{}
	roots := map[string][]string{} // of which a word is a form: more than one, where it can be read in two ways
	for root, forms := range all {
		for _, f := range append([]string{root}, forms...) {
			if !slices.Contains(roots[f], root) {
				roots[f] = append(roots[f], root)
			}
			if s := Stem(f); !slices.Contains(byStem[s], f) {
				byStem[s] = append(byStem[s], f)
			}
		}
	}
	found, right, answered := 0, 0, 0
	for root, own := range set {
		s := Stem(root)
		for _, f := range slices.Compact(slices.Sorted(slices.Values(own))) {
			forms++
			// A word that is a form of two roots can only have the stem of one.
			if slices.ContainsFunc(roots[f], func(r string) bool { return Stem(r) == Stem(f) }) {
				found++
			}
		}
		for _, f := range byStem[s] {
			if slices.Contains(roots[f], root) {
				right++
			}
		}
		answered += len(byStem[s])
	}
	return 1000 * float64(found) / float64(forms), 1000 * float64(right) / float64(answered), forms
}

// missed lists forms that have another stem than their root.
func (set words) missed() (list []string) {
	for root, forms := range set {
		for _, f := range forms {
			if Stem(f) != Stem(root) {
				list = append(list, f+" → "+Stem(f)+", not "+Stem(root))
			}
		}
	}
	slices.Sort(list)
	return list
}

func handMade(t *testing.T) words {
	set := words{}
	for line := range strings.Lines(readFile(t, "forms.txt")) {
		root, forms, ok := strings.Cut(line, ":")
		if ok && !strings.HasPrefix(line, "#") {
			set[root] = append(set[root], strings.Fields(forms)...)
		}
	}
	return set
}

// ruleMade forms of every root what grammar can, whether it is said or not.
func ruleMade(roots []string) words {
	set := words{}
	for _, r := range roots {
		me := attached(r)
		pe := "p" + me[1:]
		ber, ter, per := "ber"+r, "ter"+r, "per"+r
		if r[0] == 'r' {
			ber, ter, per = "be"+r, "te"+r, "pe"+r
		}
		set[r] = []string{
			me, me + "kan", me + "i", "di" + r, "di" + r + "kan", "di" + r + "i", ter, ter + "kan", ber, pe, pe + "an", pe + "annya",
			r + "an", r + "kan", r + "nya", r + "lah", "ke" + r + "an", per + "an", "mem" + per + "kan", "di" + per + "kan", "ke" + ber + "an", r + "-" + r,
		}
	}
	return set
}

// attached puts me- in front of a root.
func attached(r string) string {
	switch c := r[0]; {
	case strings.HasPrefix(r, "ny"), strings.HasPrefix(r, "ng"), strings.IndexByte("lmnrwy", c) >= 0:
		return "me" + r
	case strings.HasPrefix(r, "pr"), strings.HasPrefix(r, "kl"), strings.HasPrefix(r, "sy"), strings.IndexByte("bfv", c) >= 0:
		return map[byte]string{'k': "meng", 's': "men"}[c] + map[bool]string{true: "mem"}[c != 'k' && c != 's'] + r
	case c == 'p':
		return "mem" + r[1:]
	case c == 't':
		return "men" + r[1:]
	case c == 's':
		return "meny" + r[1:]
	case c == 'k':
		return "meng" + r[1:]
	case strings.IndexByte("cdjz", c) >= 0:
		return "men" + r
	}
	return "meng" + r
}

func readWords(t *testing.T, name string) []string { return strings.Fields(readFile(t, name)) }

func readFile(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
