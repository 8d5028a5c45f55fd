package app

import "strings"

// A Piece is a part of a text that stands in another too, or does not.
type Piece struct {
	Text      string
	Different bool
}

// mostCompared is how many words of a text are compared; of longer ones all
// counts as different that is not at their beginning.
const mostCompared = 600

// Differences splits two texts into what both have and what only one has, word
// by word.
func Differences(left, right string) (l, r []Piece) {
	a, b := splitWords(left), splitWords(right)
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	l, r = pieces(nil, a[:same], false), pieces(nil, b[:same], false)
	a, b = a[same:], b[same:]
	if len(a) > mostCompared || len(b) > mostCompared {
		return pieces(l, a, true), pieces(r, b, true)
	}
	length := longest(a, b)
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			l, r = pieces(l, a[i:i+1], false), pieces(r, b[j:j+1], false)
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1]:
			l = pieces(l, a[i:i+1], true)
			i++
		default:
			r = pieces(r, b[j:j+1], true)
			j++
		}
	}
	return l, r
}

// splitWords cuts behind each white space, so that all together is the text.
func splitWords(text string) []string {
	return strings.FieldsFunc(strings.NewReplacer(" ", " \x00", "\n", "\n\x00").Replace(text), func(r rune) bool { return r == 0 })
}

// pieces adds words to pieces, next to those of the same kind.
func pieces(to []Piece, words []string, different bool) []Piece {
	for _, w := range words {
		if n := len(to); n > 0 && to[n-1].Different == different {
			to[n-1].Text += w
			continue
		}
		to = append(to, Piece{w, different})
	}
	return to
}

// longest is the length of what is common, from each place in both to the end.
func longest(a, b []string) [][]int {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			length[i][j] = max(length[i+1][j], length[i][j+1])
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			}
		}
	}
	return length
}
