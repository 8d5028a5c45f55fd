package app

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"rakor.id/rakor/data"
)

// How much of a text is shown: from the start of the sentence, unless that is
// too far away, some lines of it.
const (
	snippetWords = 40
	snippetLead  = 14 // words before the first that was found
)

// soughtWords are the words and phrases to be marked in what was found.
type soughtWords struct {
	words   map[string]bool
	phrases [][]string
}

// add takes in the forms of one word, or a phrase.
func (s *soughtWords) add(forms []string) {
	for _, f := range forms {
		terms := foldedTerms(f)
		switch {
		case len(terms) > 1:
			s.phrases = append(s.phrases, terms)
		case len(terms) == 1:
			if s.words == nil {
				s.words = map[string]bool{}
			}
			s.words[terms[0]] = true
		}
	}
}

func foldedTerms(text string) []string {
	terms := data.Terms(text)
	for i := range terms {
		terms[i] = fold(terms[i])
	}
	return terms
}

// fold takes the accents off a word, as the index does.
func fold(word string) string {
	if !strings.ContainsFunc(word, func(r rune) bool { return r > unicode.MaxASCII }) {
		return word
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(word))
}

// withoutMarks takes the marks out of a text that was typed with them.
var withoutMarks = strings.NewReplacer(HitStart, "", HitEnd, "")

// A saidWord is a piece of a text without a space in it.
type saidWord struct {
	text  string
	terms []string // folded
	found bool
	ends  bool // the sentence
}

// snippet is the sentence in which the first word found stands, with those
// found between marks.
func (s soughtWords) snippet(text string) string {
	parts := partsOf(withoutMarks.Replace(text))
	first := s.mark(parts)
	start := max(0, first-snippetLead)
	for i := first - 1; i >= start; i-- {
		if parts[i].ends {
			start = i + 1
		}
	}
	end := min(len(parts), start+snippetWords)
	var b strings.Builder
	if start > 0 && !parts[start-1].ends {
		b.WriteString("… ")
	}
	for i, p := range parts[start:end] {
		if i > 0 {
			b.WriteByte(' ')
		}
		if p.found {
			p.text = HitStart + p.text + HitEnd
		}
		b.WriteString(p.text)
	}
	if end < len(parts) {
		b.WriteString(" …")
	}
	return b.String()
}

func partsOf(text string) []saidWord {
	var parts []saidWord
	for line := range strings.Lines(text) {
		for _, w := range strings.Fields(line) {
			parts = append(parts, saidWord{text: w, terms: foldedTerms(w), ends: len(w) > 4 && strings.ContainsAny(w[len(w)-1:], ".?!")})
		}
		if len(parts) > 0 {
			parts[len(parts)-1].ends = true
		}
	}
	return parts
}

// mark marks what was found and returns the place of the first.
func (s soughtWords) mark(parts []saidWord) (first int) {
	first = -1
	type place struct{ part, term int }
	var all []string
	var places []place
	for i, p := range parts {
		for k, t := range p.terms {
			all, places = append(all, t), append(places, place{i, k})
		}
	}
	for i := range all {
		n := 0
		if s.words[all[i]] {
			n = 1
		}
		for _, p := range s.phrases {
			if n < len(p) && len(all)-i >= len(p) && strings.Join(all[i:i+len(p)], " ") == strings.Join(p, " ") {
				n = len(p)
			}
		}
		for k := i; k < i+n; k++ {
			parts[places[k].part].found = true
			if first < 0 {
				first = places[k].part
			}
		}
	}
	return max(first, 0)
}
