package locale

import (
	"strings"
	"unicode"

	"rakor.id/rakor/data"
)

// ReadName takes a name with its titles apart: "Dr. H. Budi Contoh, S.Sos.,
// M.Si.". Titles come out in their proper spelling, with dots and commas; the
// name as typed. An upper-case "DR" has [DoubtDoctor].
func ReadName(s string) (data.PersonName, Doubt, error) {
	head, tail, _ := strings.Cut(tidy(s), ",")
	words := strings.Fields(head)
	front, doubt, words := cutFront(words)
	words, back := cutBack(words)
	for _, t := range strings.Split(tail, ",") {
		back = append(back, titlesOf(strings.TrimSpace(t))...)
	}
	if strings.IndexFunc(strings.Join(words, ""), unicode.IsLetter) < 0 {
		return data.PersonName{}, Sure, ErrNotUnderstood
	}
	return data.PersonName{
		Front: strings.Join(front, " "), Name: strings.Join(words, " "), Back: strings.Join(back, ", "),
	}, doubt, nil
}

// cutFront takes titles off the front, but never the last word, which is a
// name whatever it looks like. "dr.Budi" is taken apart, too.
func cutFront(words []string) (front []string, doubt Doubt, rest []string) {
	for len(words) > 0 {
		if i := strings.IndexByte(words[0], '.'); i > 0 && i+1 < len(words[0]) {
			if _, _, whole := frontTitle(words[0]); !whole {
				if _, _, ok := frontTitle(words[0][:i+1]); ok {
					words = append([]string{words[0][:i+1], words[0][i+1:]}, words[1:]...)
				}
			}
		}
		t, d, ok := frontTitle(words[0])
		if !ok || len(words) == 1 {
			break
		}
		if d != Sure {
			doubt = d
		}
		front, words = append(front, t), words[1:]
	}
	return front, doubt, words
}

// cutBack takes titles without a comma off the end: "Budi Contoh SH MSi", "Budi
// Contoh S. Sos".
func cutBack(words []string) (rest, back []string) {
	for len(words) > 1 {
		n := len(words)
		if n > 2 {
			if t, ok := backTitle(words[n-2]+words[n-1], true); ok && len(words[n-2]) <= 2 {
				words, back = words[:n-2], append([]string{t}, back...)
				continue
			}
		}
		t, ok := backTitle(words[n-1], true)
		if !ok {
			break
		}
		words, back = words[:n-1], append([]string{t}, back...)
	}
	return words, back
}

// titlesOf reads what stands between two commas behind a name: one title, or
// several without commas. What is not known is kept.
func titlesOf(s string) []string {
	if s == "" {
		return nil
	}
	if t, ok := backTitle(s, false); ok {
		return []string{t}
	}
	var known []string
	for _, w := range strings.Fields(s) {
		t, ok := backTitle(w, false)
		if !ok {
			return []string{s}
		}
		known = append(known, t)
	}
	return known
}

// IsBackTitle reports whether a text is a known title that stands behind a
// name, so that "Nama, S.H., Jabatan" can be taken apart at the right comma.
func IsBackTitle(s string) bool {
	_, ok := backTitle(tidy(s), false)
	return ok
}

// Likeness tells whether two spellings mean one person.
type Likeness int

// The degrees of likeness.
const (
	Different Likeness = iota
	Similar            // an initial, a variant spelling or a slip apart: ask
	Same               // equal but for titles, case, dots and spaces
)

// CompareNames compares two names without regard to titles.
func CompareNames(a, b string) Likeness {
	x, y := nameWords(a), nameWords(b)
	switch {
	case len(x) == 0 || len(y) == 0:
		return Different
	case strings.Join(x, "") == strings.Join(y, ""):
		return Same
	case len(x) != len(y):
		return startsAlike(x, y)
	}
	for i := range x {
		if !wordsAlike(x[i], y[i]) {
			return Different
		}
	}
	return Similar
}

// startsAlike tells whether the shorter of two names, of at least two words,
// begins the longer.
func startsAlike(x, y []string) Likeness {
	n := min(len(x), len(y))
	for i := range n {
		if x[i] != y[i] {
			return Different
		}
	}
	if n < 2 {
		return Different
	}
	return Similar
}

// nameWords are the words of a name without titles, in lower-case letters.
func nameWords(s string) []string {
	n, _, err := ReadName(s)
	if err != nil {
		return nil
	}
	name := strings.Map(func(r rune) rune {
		switch r {
		case '\'', '’', '`', '-':
			return -1
		case '.':
			return ' '
		}
		return r
	}, strings.ToLower(n.Name))
	return strings.Fields(name)
}

var mohammads = map[string]bool{
	"m": true, "muhammad": true, "muhamad": true, "mohammad": true, "mohamad": true,
	"moh": true, "muh": true, "mohd": true, "muhd": true, "mochamad": true, "moch": true,
}

func wordsAlike(a, b string) bool {
	switch {
	case a == b, mohammads[a] && mohammads[b]:
		return true
	case len(a) == 1 || len(b) == 1:
		return a[0] == b[0]
	}
	return min(len(a), len(b)) >= 4 && oneSlip(a, b)
}

// oneSlip reports whether one letter was changed, left out or put in.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i == len(a) || a[i+1:] == b[i+1:]
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}
