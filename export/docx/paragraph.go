package docx

import (
	"fmt"
	"strings"

	"rakor.id/rakor/export/paper"
)

// A paragraph is one paragraph with what its style does not say.
type paragraph struct {
	style       string
	align       string  // "" as the style has it
	size        float64 // points; 0 as the style has it
	leading     float64 // multiple of size
	gap, after  float64 // mm above and below
	indent      float64 // of the text, mm
	hanging     float64 // mm that the first line begins before the text
	keep        bool    // with what follows
	breakBefore bool
	plain       bool // not bold, although the style is

	list, level int // numbering; list 0 is none
	anchors     []string
	link        string // anchor that the text leads to
	runs        []paper.Run
	drawing     *drawing
	section     string // properties of the section that ends here
}

func (p *paragraph) write(x *writer) {
	x.WriteString(`<w:p>`)
	p.properties(x)
	for _, name := range p.anchors {
		x.bookmarks++
		fmt.Fprintf(x, `<w:bookmarkStart w:id="%d" w:name="%s"/><w:bookmarkEnd w:id="%d"/>`, x.bookmarks, bookmark(x.anchors[name]), x.bookmarks)
	}
	target, linked := x.anchors[p.link]
	if linked {
		fmt.Fprintf(x, `<w:hyperlink w:anchor="%s" w:history="1">`, bookmark(target))
	}
	for _, r := range p.runs {
		p.run(x, r)
	}
	if linked {
		x.WriteString(`</w:hyperlink>`)
	}
	if p.drawing != nil {
		p.drawing.write(x)
	}
	x.WriteString(`</w:p>`)
}

func bookmark(n int) string { return fmt.Sprintf("butir%d", n) }

// properties are written in the order that the schema has (CT_PPr).
func (p *paragraph) properties(x *writer) {
	x.WriteString(`<w:pPr><w:pStyle w:val="` + p.style + `"/>`)
	if p.keep {
		x.WriteString(`<w:keepNext/>`)
	}
	if p.breakBefore {
		x.WriteString(`<w:pageBreakBefore/>`)
	}
	if p.list > 0 {
		fmt.Fprintf(x, `<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, p.level, p.list)
	}
	if p.gap != 0 || p.after != 0 || p.size != 0 {
		x.WriteString(`<w:spacing`)
		if p.gap != 0 {
			fmt.Fprintf(x, ` w:before="%d"`, twips(p.gap))
		}
		if p.after != 0 {
			fmt.Fprintf(x, ` w:after="%d"`, twips(p.after))
		}
		if p.size != 0 {
			fmt.Fprintf(x, ` w:line="%d" w:lineRule="atLeast"`, pointTwips(p.size*p.leading))
		}
		x.WriteString(`/>`)
	}
	if p.indent != 0 || p.hanging != 0 {
		fmt.Fprintf(x, `<w:ind w:left="%d" w:hanging="%d"/>`, twips(p.indent), twips(p.hanging))
	}
	if p.align != "" {
		x.WriteString(`<w:jc w:val="` + p.align + `"/>`)
	}
	x.WriteString(p.section + `</w:pPr>`)
}

// run writes text in one cut.
func (p *paragraph) run(x *writer, r paper.Run) {
	x.WriteString(`<w:r>`)
	var b strings.Builder
	switch {
	case r.Bold:
		b.WriteString(`<w:b/><w:bCs/>`)
	case p.plain:
		b.WriteString(`<w:b w:val="0"/><w:bCs w:val="0"/>`)
	}
	if r.Italic {
		b.WriteString(`<w:i/><w:iCs/>`)
	}
	if p.size != 0 {
		fmt.Fprintf(&b, `<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, halfPoints(p.size), halfPoints(p.size))
	}
	if b.Len() > 0 {
		x.WriteString(`<w:rPr>` + b.String() + `</w:rPr>`)
	}
	writeText(x, r.Text)
	x.WriteString(`</w:r>`)
}

// writeText writes text into a run; "\n" ends a line, "\t" goes to the indent.
func writeText(x *writer, text string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			x.WriteString(`<w:br/>`)
		}
		for j, piece := range strings.Split(line, "\t") {
			if j > 0 {
				x.WriteString(`<w:tab/>`)
			}
			if piece != "" {
				x.WriteString(`<w:t xml:space="preserve">` + escape(piece) + `</w:t>`)
			}
		}
	}
}

// cleanRuns gates runs and leaves the empty ones out.
func (d *document) cleanRuns(runs []paper.Run) []paper.Run {
	var out []paper.Run
	for _, r := range runs {
		if r.Text = d.clean(r.Text); r.Text != "" {
			out = append(out, r)
		}
	}
	return out
}

var alignments = map[paper.Align]string{paper.Justify: "both", paper.Left: "left", paper.Center: "center", paper.Right: "right"}

// Paragraph adds running text. Without text it adds nothing.
func (d *document) Paragraph(p paper.Paragraph) {
	runs := d.cleanRuns(p.Runs)
	if strings.TrimSpace(textOf(runs)) == "" {
		return
	}
	d.add(&paragraph{
		style: styleText, align: alignments[p.Align], size: p.Size, leading: d.setup.Leading,
		gap: p.Gap, indent: p.Indent, keep: p.Keep, runs: runs,
	})
}

func textOf(runs []paper.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Heading adds a heading. Levels go down one by one, whatever a profile says.
func (d *document) Heading(h paper.Heading) {
	text := d.clean(h.Text)
	if text == "" {
		return
	}
	d.level = min(max(h.Level, 1), d.level+1)
	p := &paragraph{
		style: headingStyle(d.level), plain: h.Plain, size: h.Size, leading: d.setup.Leading,
		gap: h.Gap, indent: h.Indent, keep: true, runs: paper.Plain(text),
	}
	if h.Align != paper.Justify {
		p.align = alignments[h.Align]
	}
	d.add(p)
}
