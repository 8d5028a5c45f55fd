package prose

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Read returns the blocks of a Markdown text, from top to bottom.
func Read(markdown []byte) []Block {
	r := reader{source: markdown}
	r.blocks(goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(markdown)), Block{})
	return r.read
}

type reader struct {
	source []byte
	read   []Block
}

// blocks reads what stands in a node. in is what its paragraphs are part of.
func (r *reader) blocks(parent ast.Node, in Block) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n, in)
		if in.Kind == Item {
			in.Mark = "" // the second paragraph of an item bears no mark
		}
	}
}

func (r *reader) block(n ast.Node, in Block) {
	switch n := n.(type) {
	case *ast.Heading:
		runs := r.runs(n, Run{})
		r.read = append(r.read, Block{Kind: Heading, Level: n.Level, Runs: runs, Anchor: Anchor(Plain(runs))})
	case *ast.Paragraph, *ast.TextBlock:
		r.paragraph(n, in)
	case *ast.List:
		r.list(n, in)
	case *ast.Blockquote:
		in.Quoted = true
		r.blocks(n, in)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		r.read = append(r.read, Block{Kind: Code, Level: in.Level, Text: r.lines(n)})
	case *tables.Table:
		r.table(n)
	}
}

// paragraph reads running text; a picture that stands alone is a block.
func (r *reader) paragraph(n ast.Node, in Block) {
	if image, ok := n.FirstChild().(*ast.Image); ok && n.ChildCount() == 1 {
		r.read = append(r.read, Block{Kind: Picture, Runs: r.runs(image, Run{}), Source: string(image.Destination)})
		return
	}
	in.Runs = r.runs(n, Run{})
	r.read = append(r.read, in)
}

func (r *reader) list(list *ast.List, in Block) {
	level := 0
	if in.Kind == Item {
		level = in.Level + 1
	}
	number := list.Start
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		mark := "•"
		if list.IsOrdered() {
			mark = strconv.Itoa(number) + "."
			number++
		}
		r.blocks(n, Block{Kind: Item, Level: level, Mark: mark, Quoted: in.Quoted})
	}
}

func (r *reader) table(table *tables.Table) {
	b := Block{Kind: Table}
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells [][]Run
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, r.runs(cell, Run{}))
		}
		b.Rows = append(b.Rows, cells)
	}
	r.read = append(r.read, b)
}

// runs reads the text in a node, in the cut of as.
func (r *reader) runs(parent ast.Node, as Run) []Run {
	var runs []Run
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		in := as
		switch n := n.(type) {
		case *ast.Text:
			in.Text = strings.ReplaceAll(string(n.Value(r.source)), "\n", " ")
			if n.SoftLineBreak() || n.HardLineBreak() {
				in.Text += " "
			}
			runs = append(runs, in)
			continue
		case *ast.CodeSpan:
			in.Key = true
		case *ast.Emphasis:
			in.Bold, in.Italic = in.Bold || n.Level == 2, in.Italic || n.Level == 1
		case *ast.Link:
			in.Link = string(n.Destination)
		}
		runs = append(runs, r.runs(n, in)...)
	}
	return joined(runs)
}

// joined puts runs of one cut together; the reader of Markdown parts them at
// every sign that could have meant something.
func joined(runs []Run) []Run {
	var out []Run
	for _, r := range runs {
		if n := len(out); n > 0 {
			if last := out[n-1]; last.Bold == r.Bold && last.Italic == r.Italic && !last.Key && !r.Key && last.Link == r.Link {
				out[n-1].Text += r.Text
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

func (r *reader) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(r.source))
	}
	return strings.TrimRight(b.String(), "\n")
}
