package sheet

import (
	"math/rand/v2"
	"testing"
)

// plainNearest works every distance out.
func plainNearest(p string) (heading, bool) {
	best, least, tie := heading{}, 3, false
	for text, h := range headings {
		limit := min(2, len(text)/4)
		switch d := distance(p, text, limit); {
		case d > limit:
		case d < least:
			best, least, tie = heading{h.key, ByMisspelling}, d, false
		case d == least && h.key != best.key:
			tie = true
		}
	}
	return best, least < 3 && !tie
}

func TestHeadingsPassedOverAreTooFar(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for text := range headings {
		for range 300 {
			p := mistyped(random, text)
			want, known := plainNearest(p)
			got, ok := nearest(p)
			if ok != known || ok && got != want {
				t.Errorf("%q for %q: got %v, %t, want %v, %t", p, text, got, ok, want, known)
			}
			if known {
				found++
			}
		}
	}
	if found < 1000 {
		t.Errorf("got only %d texts near a heading, want thousands", found)
	}
}

// mistyped leaves out, doubles, swaps or replaces some letters.
func mistyped(random *rand.Rand, s string) string {
	r := []rune(s)
	for range 1 + random.IntN(4) {
		if len(r) < 2 {
			return string(r)
		}
		switch i := random.IntN(len(r) - 1); random.IntN(4) {
		case 0:
			r = append(r[:i], r[i+1:]...)
		case 1:
			r = append(r[:i+1], r[i:]...)
		case 2:
			r[i], r[i+1] = r[i+1], r[i]
		case 3:
			r[i] = []rune("aeir\u0161")[random.IntN(5)]
		}
	}
	return string(r)
}
