package docx

import (
	"fmt"
	"strings"

	"rakor.id/rakor/export/paper"
)

// A table is ruled, or a frame that nobody sees which sets things side by side.
type table struct {
	widths []float64 // of the columns, mm
	ruled  bool
	head   bool // the first row stands again on each page
	rows   []tableRow
	title  string  // what it holds, for readers who cannot see it
	below  float64 // points of the rule below, 0 for none
	middle bool    // cells stand in the middle of their row
}

type tableRow struct {
	height float64 // mm at least
	cells  [][]*paragraph
}

// Table adds a ruled table. Its head stands again on each page; rows are not
// parted.
func (d *document) Table(t paper.Table) {
	d.endRows()
	size := t.Size
	if size == 0 {
		size = d.setup.Size
	}
	out := &table{ruled: true, head: true, title: d.place, widths: d.setup.Widths(t, d.landscape)}
	cell := func(runs []paper.Run, align string) *paragraph {
		return &paragraph{style: styleCell, align: align, size: size, leading: d.setup.Leading, runs: d.cleanRuns(runs)}
	}
	var head tableRow
	for _, c := range t.Columns {
		p := cell([]paper.Run{{Text: c.Title, Bold: true}}, "center")
		p.keep = true
		head.cells = append(head.cells, []*paragraph{p})
	}
	out.rows = append(out.rows, head)
	place := d.place
	defer d.At(place)
	for i, cells := range t.Rows {
		d.At(fmt.Sprintf("%s, baris %d", place, i+1))
		row := tableRow{height: t.Height}
		for j, c := range t.Columns {
			var content paper.Cell
			if j < len(cells) {
				content = cells[j]
			}
			align := ""
			if c.Align == paper.Center || c.Align == paper.Right {
				align = alignments[c.Align]
			}
			p := cell(content.Runs, align)
			p.link, p.indent = content.Link, content.Indent
			if content.Picture != nil {
				p.runs = nil
				p.drawing = d.drawing(content.Picture, content.Alt, out.widths[j]-2*cellPadding, max(t.Height, 5))
			}
			row.cells = append(row.cells, []*paragraph{p})
		}
		out.rows = append(out.rows, row)
	}
	d.addTable(out, t.Gap)
}

// cellPadding is what is left free at both sides of a cell, mm.
const cellPadding = 1.3

// colonWidth is the column of the colon in label rows, mm.
const colonWidth = 4

// Row adds a label row. Rows that follow each other stand in one frame, so that
// their colons stand below each other.
func (d *document) Row(r paper.Row) {
	if d.rows == nil {
		d.rows = &table{title: d.place, widths: []float64{r.Width, colonWidth, d.inner() - r.Width - colonWidth}}
	}
	text := func(s string) *paragraph {
		return &paragraph{style: styleText, align: "left", gap: r.Gap, keep: r.Keep, runs: d.cleanRuns(paper.Plain(s))}
	}
	label, colon := text(r.Label), text("")
	label.indent = r.Indent
	d.mark(label)
	if !r.Bare {
		colon.runs = paper.Plain(":")
	}
	values := []*paragraph{text(strings.Join(r.Values, ""))}
	if len(r.Values) > 1 {
		items := make([]paper.Item, len(r.Values))
		for i, v := range r.Values {
			items[i] = paper.Item{Runs: paper.Plain(v)}
		}
		values = d.listItems(paper.List{Items: items, Gap: r.Gap})
		for _, p := range values {
			p.align = "left"
		}
	}
	d.rows.rows = append(d.rows.rows, tableRow{cells: [][]*paragraph{{label}, {colon}, values}})
}

// endRows puts the label rows, if there are any, where they belong.
func (d *document) endRows() {
	if t := d.rows; t != nil {
		d.rows = nil
		d.addTable(t, 0)
	}
}

func (t *table) write(x *writer) {
	x.WriteString(`<w:tbl>`)
	t.properties(x)
	x.WriteString(`<w:tblGrid>`)
	for _, w := range t.widths {
		fmt.Fprintf(x, `<w:gridCol w:w="%d"/>`, twips(w))
	}
	x.WriteString(`</w:tblGrid>`)
	for i, r := range t.rows {
		t.row(x, r, t.head && i == 0)
	}
	x.WriteString(`</w:tbl>`)
}

// properties are written in the order that the schema has (CT_TblPr).
func (t *table) properties(x *writer) {
	style := styleFrame
	if t.ruled {
		style = styleTable
	}
	total := 0.0
	for _, w := range t.widths {
		total += w
	}
	fmt.Fprintf(x, `<w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/>`, style, twips(total))
	if t.below > 0 {
		fmt.Fprintf(x, `<w:tblBorders><w:bottom w:val="single" w:sz="%d" w:space="0" w:color="000000"/></w:tblBorders>`, eighthPoint(t.below))
	}
	if !t.ruled {
		x.WriteString(`<w:tblLayout w:type="fixed"/>`)
	}
	first := 0
	if t.head {
		first = 1
	}
	fmt.Fprintf(x, `<w:tblLook w:firstRow="%d" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`, first)
	if t.title != "" {
		fmt.Fprintf(x, `<w:tblCaption w:val="%s"/>`, escape(t.title))
	}
	x.WriteString(`</w:tblPr>`)
}

func (t *table) row(x *writer, r tableRow, head bool) {
	x.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	if r.height > 0 {
		fmt.Fprintf(x, `<w:trHeight w:val="%d" w:hRule="atLeast"/>`, twips(r.height))
	}
	if head {
		x.WriteString(`<w:tblHeader/>`)
	}
	x.WriteString(`</w:trPr>`)
	for i, cell := range r.cells {
		fmt.Fprintf(x, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, twips(t.widths[i]))
		if head {
			x.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="EBEBEB"/>`)
		}
		if head || t.middle {
			x.WriteString(`<w:vAlign w:val="center"/>`)
		}
		x.WriteString(`</w:tcPr>`)
		for _, p := range cell {
			p.write(x)
		}
		if len(cell) == 0 {
			x.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + styleCell + `"/></w:pPr></w:p>`)
		}
		x.WriteString(`</w:tc>`)
	}
	x.WriteString(`</w:tr>`)
}
