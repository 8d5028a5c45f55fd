package markdown

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"rakor.id/rakor/export/minutes"
	"rakor.id/rakor/export/paper"
)

// Write writes m to w in the form of p, in UTF-8 with lines that end in "\n". It
// returns ctx's error soon after ctx is done, and [minutes.ErrProfile]; then w
// holds nothing. The same m, p and o always give the same bytes.
func Write(ctx context.Context, w io.Writer, m minutes.Minutes, p minutes.Profile, o minutes.Options) error {
	setup := minutes.Describe(m, p, o)
	d := &document{}
	if setup.Watermark != "" {
		d.block("**" + escape(setup.Watermark) + "**")
	}
	if err := minutes.Compose(ctx, d, m, p, o); err != nil {
		return err
	}
	d.endRows()
	if lines := setup.Footer.Lines; len(lines) > 0 {
		d.block("---")
		d.block(anywhere.lines(lines))
	}
	if _, err := io.WriteString(w, strings.Join(d.blocks, "\n\n")+"\n"); err != nil {
		return fmt.Errorf("write markdown: %w", err)
	}
	return nil
}

// A document is the minutes while they are composed: the [minutes.Medium] that is
// a text.
type document struct {
	blocks []string // an empty line stands between two
	rows   []string // label rows still being added to
	listed bool     // the last block is a list
	level  int      // of the last heading
}

// At is not needed: text can show every character.
func (d *document) At(string) {}

// Anchor is not needed: nothing leads anywhere.
func (d *document) Anchor(string) {}

// Space is not needed: blocks stand apart.
func (d *document) Space(float64) { d.endRows() }

// NewPage draws a line.
func (d *document) NewPage(bool) { d.block("---") }

func (d *document) block(s string) {
	d.endRows()
	if s != "" {
		d.blocks = append(d.blocks, s)
		d.listed = false
	}
}

// list adds a block that is a list; two of them are kept apart, or readers would
// see one.
func (d *document) list(s string) {
	if d.listed {
		d.blocks = append(d.blocks, "<!-- -->")
	}
	d.blocks = append(d.blocks, s)
	d.listed = true
}

// Letterhead adds the head of the first page, without the emblem.
func (d *document) Letterhead(l paper.Letterhead) {
	var lines []string
	for _, hl := range l.Lines {
		if s := anywhere.runs([]paper.Run{{Text: hl.Text, Bold: hl.Bold}}); s != "" {
			lines = append(lines, s)
		}
	}
	d.block(strings.Join(lines, hardBreak))
	if len(lines) > 0 {
		d.block("---")
	}
}

// Heading adds a heading. Levels go down one by one, as on paper.
func (d *document) Heading(h paper.Heading) {
	if s := oneLine(h.Text); s != "" {
		d.level = min(max(h.Level, 1), d.level+1)
		d.block(strings.Repeat("#", min(d.level, 6)) + " " + escape(s))
	}
}

// Paragraph adds running text.
func (d *document) Paragraph(p paper.Paragraph) { d.block(anywhere.runs(p.Runs)) }

// Figure leaves the caption of a picture.
func (d *document) Figure(f paper.Figure) {
	caption := f.Caption
	if caption == "" {
		caption = f.Alt
	}
	d.block("*Foto: " + escape(oneLine(caption)) + "*")
}

// Row adds a label row; those that follow each other are one list.
func (d *document) Row(r paper.Row) {
	indent := ""
	if r.Indent > 0 {
		indent = "  "
	}
	line := indent + "- " + escapeLine(oneLine(r.Label))
	if !r.Bare {
		line += ":"
	}
	if len(r.Values) == 1 {
		line += " " + strings.ReplaceAll(anywhere.runs(paper.Plain(r.Values[0])), "\n", "\n"+indent+"  ")
	}
	d.rows = append(d.rows, line)
	if len(r.Values) > 1 {
		for i, v := range r.Values {
			mark := fmt.Sprintf("%d. ", i+1)
			d.rows = append(d.rows, indent+"  "+mark+hang(anywhere.runs(paper.Plain(v)), len(indent)+2+len(mark)))
		}
	}
}

func (d *document) endRows() {
	if len(d.rows) > 0 {
		rows := strings.Join(d.rows, "\n")
		d.rows = nil
		d.list(rows)
	}
}

// List adds a numbered list. Markdown numbers with figures only, so that signs
// with letters stand in the text of items without a number.
func (d *document) List(l paper.List) {
	d.endRows()
	if len(l.Items) > 0 {
		d.list(strings.Join(items(l.Items, l.Level, max(l.First, 1), 0), "\n"))
	}
}

func items(list []paper.Item, level, first, indent int) []string {
	var lines []string
	numbers := paper.Numbers(list, first)
	for i, item := range list {
		mark, words := fmt.Sprintf("%d. ", numbers[i]), anywhere.runs(item.Runs)
		if level > 0 || numbers[i] != numbers[0]+i { // Markdown counts on by itself
			mark, words = "- ", escapeLine(paper.Sign(level, numbers[i]))+" "+words
		}
		lines = append(lines, strings.Repeat(" ", indent)+mark+hang(words, indent+len(mark)))
		lines = append(lines, items(item.Items, level+1, 1, indent+len(mark))...)
	}
	return lines
}

// hang indents the lines after the first.
func hang(s string, indent int) string {
	return strings.ReplaceAll(s, "\n", "\n"+strings.Repeat(" ", indent))
}

// Table adds a table.
func (d *document) Table(t paper.Table) {
	head, rule := "|", "|"
	for _, c := range t.Columns {
		head += " " + escape(oneLine(c.Title)) + " |"
		switch c.Align {
		case paper.Center:
			rule += ":-:|"
		case paper.Right:
			rule += "--:|"
		default:
			rule += "---|"
		}
	}
	lines := []string{head, rule}
	for _, row := range t.Rows {
		line := "|"
		for i := range t.Columns {
			var c paper.Cell
			if i < len(row) {
				c = row[i]
			}
			line += " " + inCell.runs(c.Runs) + " |"
		}
		lines = append(lines, line)
	}
	d.block(strings.Join(lines, "\n"))
}

// Signatures adds blocks one after the other.
func (d *document) Signatures(blocks []paper.Signature, _ float64) {
	for _, b := range blocks {
		var lines []string
		for _, s := range append([]string{b.Date}, b.Above...) {
			lines = append(lines, anywhere.text(s))
		}
		lines = append(lines, anywhere.runs([]paper.Run{{Text: b.Name, Bold: true}}))
		for _, s := range append([]string{b.Proof}, b.Below...) {
			lines = append(lines, anywhere.text(s))
		}
		d.block(strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), hardBreak))
	}
}
