package paper

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean returns text as paper can show it: composed (NFC), without control and
// invisible characters, with [Substitute] for what the font lacks. It returns
// the replaced characters in order, each once. Line breaks stay, tabs and
// typographic spaces become plain spaces; a no-break space stays.
//
// Hebrew and Arabic count as lacking: they would need right-to-left setting,
// and the wrong order of letters is worse than a sign that says something is
// missing.
func Clean(text string) (clean string, lost []rune) {
	if plain(text) {
		return text, nil
	}
	var b strings.Builder
	seen := make(map[rune]bool)
	for _, r := range Composed(text) {
		switch {
		case r == '\n' || (covers(r) && !unicode.In(r, unicode.Hebrew, unicode.Arabic)):
			b.WriteRune(r)
		default:
			b.WriteRune(Substitute)
			if !seen[r] {
				seen[r] = true
				lost = append(lost, r)
			}
		}
	}
	return b.String(), lost
}

// Composed returns text as [Clean] does, but keeps what only this program's font
// lacks: for files that other programs show in fonts of theirs.
func Composed(text string) string {
	// What vanishes goes first: it may stand between a letter and its mark.
	return norm.NFC.String(strings.Map(simpler, breaks.Replace(text)))
}

// simpler drops what has no picture and brings spaces to those that lines are
// set with.
func simpler(r rune) rune {
	switch {
	case r == '\n' || r == '\u00A0':
		return r
	case r == '\t' || unicode.Is(unicode.Zs, r):
		return ' '
	case r == '\u2011': // the font's hyphen looks the same, and is not broken before a figure
		return '-'
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector):
		return -1
	}
	return r
}

// breaks brings every way of ending a line to "\n".
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n")

// plain reports whether text is printable ASCII, as most text is.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < ' ' && c != '\n') || c > '~' {
			return false
		}
	}
	return true
}

// gate cleans text that is to stand at the document's current place, and notes
// what was lost there.
func (d *Document) gate(text string) string {
	clean, lost := Clean(text)
	for _, r := range lost {
		f := Finding{Rune: r, Where: d.place}
		if !d.found[f] {
			d.found[f] = true
			d.findings = append(d.findings, f)
		}
	}
	return clean
}
