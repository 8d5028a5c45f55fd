// Package prose reads Markdown as guides for people are written in: headings,
// paragraphs, lists, tables, quotes, code and pictures, with bold and slanted
// words, keys (code within a line) and links.
//
// It knows neither window nor files: what is read is handed in, and drawn by the
// package above. HTML and footnotes are not read; a guide does not need them.
package prose

import (
	"strings"
	"unicode"
)

// A Kind is what a block is.
type Kind int

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	Item // of a list
	Table
	Code
	Picture
)

// A Block is one piece of a page, from edge to edge.
type Block struct {
	Kind   Kind
	Level  int    // of a heading from 1, of a list from 0
	Mark   string // in front of an item: "•", "2."; "" goes on with the one above
	Quoted bool
	Anchor string // of a heading, as links name it: "tanda-tangan-basah"
	Runs   []Run
	Rows   [][][]Run // of a table, by row and column; the first row holds the titles
	Text   string    // of code
	Source string    // of a picture, as it is written
}

// A Run is text in one cut.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Key    bool   // a key, or what is typed
	Link   string // where it leads, as it is written; "" nowhere
}

// Plain is what runs say.
func Plain(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Plain is everything that a block says.
func (b Block) Plain() string {
	switch b.Kind {
	case Code:
		return b.Text
	case Table:
		var rows []string
		for _, row := range b.Rows {
			for _, cell := range row {
				rows = append(rows, Plain(cell))
			}
		}
		return strings.Join(rows, " ")
	}
	return Plain(b.Runs)
}

// Anchor is the name by which a link leads to a heading, as GitHub makes it.
func Anchor(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			b.WriteRune(r)
		case r == ' ':
			b.WriteRune('-')
		}
	}
	return b.String()
}
