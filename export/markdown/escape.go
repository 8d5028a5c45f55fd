package markdown

import (
	"regexp"
	"strings"

	"rakor.id/rakor/export/paper"
)

// hardBreak ends a line within a paragraph.
const hardBreak = "\\\n"

// marks are the characters that mean something wherever they stand.
var marks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`,
	"&", `\&`, "|", `\|`, "~", `\~`, "#", `\#`, "$", `\$`, "://", `\://`, "www.", `www\.`,
)

// escape makes text stay text within a line.
func escape(s string) string { return marks.Replace(s) }

// beginnings are what means something at the beginning of a line only: items of
// lists, rules, the line below a heading or a row of titles.
var beginnings = regexp.MustCompile(`^(\d{1,9})([.)])(\s|$)|^([-+=:])`)

// escapeLine makes a line stay text wherever it stands.
func escapeLine(s string) string {
	return beginnings.ReplaceAllString(escape(strings.TrimSpace(s)), `$1\$2$3$4`)
}

// A place is where text stands: how its lines are made to stay text, and what
// parts them.
type place struct {
	escape func(line string) string
	parted string
}

var (
	// anywhere is a paragraph or an item.
	anywhere = place{escapeLine, hardBreak}
	// inCell is a field of a table, where nothing is the beginning of a line.
	inCell = place{func(line string) string { return escape(strings.TrimSpace(line)) }, "<br>"}
)

// lines makes lines stay text; the empty ones are left out.
func (p place) lines(lines []string) string {
	var out []string
	for _, line := range lines {
		if line = p.escape(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, p.parted)
}

func (p place) text(s string) string { return p.lines(strings.Split(paper.Composed(s), "\n")) }

// runs writes runs. Bold text keeps its spaces outside of the marks, which would
// not be seen as such.
func (p place) runs(runs []paper.Run) string {
	var b strings.Builder
	for _, r := range runs {
		s := paper.Composed(r.Text)
		words := p.text(s)
		if words == "" {
			continue
		}
		if b.Len() > 0 && strings.TrimLeft(s, " \n") != s {
			b.WriteString(" ")
		}
		if r.Bold {
			words = "**" + strings.ReplaceAll(words, p.parted, " ") + "**"
		}
		b.WriteString(words)
		if strings.HasSuffix(s, " ") {
			b.WriteString(" ")
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(paper.Composed(s)), " ") }
