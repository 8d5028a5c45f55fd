package paper

import "fmt"

// Table is a ruled table. Its head stands again on each page; rows are not
// parted, unless one alone is higher than a page.
type Table struct {
	Columns []Column
	Rows    [][]Cell // as many cells as columns
	Size    float64  // points; 0 is the document's
	Height  float64  // least height of a row, mm
	Gap     float64
}

// Column is one column of a table.
type Column struct {
	Title string
	Share float64 // of the width, in any unit: shares are scaled to fill it
	Firm  bool    // keeps its share at least: room for a pen, or for dates on few lines
	Align Align   // of its cells; Justify means Left
}

// Cell is one field of a table.
type Cell struct {
	Runs    []Run
	Link    string  // name of an anchor that the text leads to
	Indent  float64 // mm, besides the padding
	Picture []byte  // PNG or JPEG drawn instead of text, as large as the row's least height
	Alt     string  // what the picture shows
}

// Text returns a cell of regular text.
func Text(s string) Cell { return Cell{Runs: Plain(s)} }

// Inside and lines of a table.
const (
	padX      = 1.3  // mm
	padY      = 0.8  // mm
	lineWidth = 0.5  // points
	headGray  = 0.92 // of the head's ground
)

// Table adds a table.
func (d *Document) Table(t Table) {
	if t.Size == 0 {
		t.Size = d.setup.Size
	}
	tab := tableSetter{Document: d, Table: t, node: d.root.child("Table")}
	tab.edges = d.columnEdges(t)
	head := tab.head()
	head.gap, head.keep = t.Gap, true
	d.put(head)
	repeat := []slab{head}
	place := d.place
	defer d.At(place)
	for i, row := range t.Rows {
		d.At(fmt.Sprintf("%s, baris %d", place, i+1))
		slabs := tab.row(row)
		for j := range slabs {
			slabs[j].repeats = repeat
		}
		slabs[len(slabs)-1].keep = len(slabs) == 1 && lonely(i, len(t.Rows))
		for _, s := range slabs {
			d.put(s)
		}
	}
}

// lonely reports whether row i of n must not be the last on a page: it would
// stand alone below the head, or leave the last row alone on the next page.
func lonely(i, n int) bool { return (i == 0 && n > 2) || (i == n-2 && n > 3) }

type tableSetter struct {
	*Document
	Table
	edges []float64
	node  *node
}

// head sets the row of titles.
func (t *tableSetter) head() slab {
	tr := t.node.child("TR")
	cells := make([]setCell, len(t.Columns))
	for i, c := range t.Columns {
		th := tr.child("TH")
		th.class = columnHeader
		cells[i] = t.cell(i, Cell{Runs: []Run{{Text: c.Title, Bold: true}}}, Center, th)
	}
	height := t.height(cells, 0)
	s := slab{height: height}
	s.add(shade{t.edges[0], 0, t.edges[len(t.edges)-1] - t.edges[0], height, headGray})
	for _, c := range cells {
		lines := float64(len(c.lines)) * t.lineHeight(t.Size)
		s.add(t.cellMarks(c, 0, len(c.lines), (height-lines)/2)...)
	}
	s.add(t.rules(height)...)
	return s
}

// setCell is a cell whose lines are broken.
type setCell struct {
	Cell
	block
	lines []line
	image *picture
}

func (t *tableSetter) cell(i int, c Cell, align Align, n *node) setCell {
	if align == Justify {
		align = Left
	}
	b := block{
		x:     t.edges[i] + padX + c.Indent,
		width: t.edges[i+1] - t.edges[i] - 2*padX - c.Indent,
		size:  t.Size, align: align, node: n,
	}
	if c.Link != "" {
		b.node = n.child("Link")
	}
	set := setCell{Cell: c, block: b, lines: b.breakLines(t.gateRuns(c.Runs))}
	if c.Picture != nil {
		p, err := readPicture(c.Picture, b.width, t.Height)
		if err != nil {
			t.fail(err)
			return set
		}
		set.lines, set.image = nil, &p
		set.node = n.child("Figure")
		set.node.alt = t.gate(c.Alt)
	}
	return set
}

func (t *tableSetter) height(cells []setCell, least float64) float64 {
	lines := 1
	for _, c := range cells {
		lines = max(lines, len(c.lines))
	}
	return max(least, float64(lines)*t.lineHeight(t.Size)+2*padY)
}

// row sets one row, in several slabs only when no page would hold it.
func (t *tableSetter) row(row []Cell) []slab {
	tr := t.node.child("TR")
	cells := make([]setCell, len(t.Columns))
	for i := range t.Columns {
		var c Cell
		if i < len(row) {
			c = row[i]
		}
		cells[i] = t.cell(i, c, t.Columns[i].Align, tr.child("TD"))
	}
	height := t.height(cells, t.Height)
	if height <= t.sheet.depth()*0.6 { // the rest is for the head and what is kept with it
		s := t.part(cells, 0, -1, height)
		s.add(t.rules(height)...)
		return []slab{s}
	}
	return t.parted(cells)
}

// partLines is how many lines of a parted row stay together.
const partLines = 3

// parted sets a row that is too high for a page in pieces that pages may break
// between.
func (t *tableSetter) parted(cells []setCell) []slab {
	most := 0
	for _, c := range cells {
		most = max(most, len(c.lines))
	}
	left, right := t.edges[0], t.edges[len(t.edges)-1]
	var parts []slab
	for from := 0; from < most; from += partLines {
		n := min(partLines, most-from)
		height := float64(n) * t.lineHeight(t.Size)
		top := 0.0
		if from == 0 {
			top = padY
		}
		s := t.part(cells, from, from+n, height+top)
		if from+n == most {
			s.height += padY
			s.add(rule{left, s.height, right, s.height, lineWidth})
		}
		if from == 0 {
			s.add(rule{left, 0, right, 0, lineWidth})
		}
		for _, x := range t.edges {
			s.add(rule{x, 0, x, s.height, lineWidth})
		}
		s.closing = []mark{rule{left, s.height, right, s.height, lineWidth}}
		parts = append(parts, s)
	}
	return parts
}

// part sets the lines from..to of each cell; to is -1 for all.
func (t *tableSetter) part(cells []setCell, from, to int, height float64) slab {
	s := slab{height: height}
	top := 0.0
	if from == 0 {
		top = padY
	}
	for _, c := range cells {
		end := len(c.lines)
		if to >= 0 {
			end = min(to, end)
		}
		s.add(t.cellMarks(c, from, end, top)...)
		if c.image != nil && from == 0 {
			s.add(inside(c, height))
		}
	}
	return s
}

// cellMarks returns the marks of a cell's lines from..to, the first at top.
func (t *tableSetter) cellMarks(c setCell, from, to int, top float64) []mark {
	var marks []mark
	h := t.lineHeight(t.Size)
	base := baseline(t.Size, h)
	for i := from; i < to; i++ {
		y := top + float64(i-from)*h
		marks = append(marks, c.set(c.lines[i], y+base, i < len(c.lines)-1))
	}
	if c.Link != "" && from < to {
		marks = append(marks, link{
			x: c.x, y: top, w: c.width, h: float64(to-from) * h,
			target: c.Link, label: "Ke butir asalnya", node: c.node,
		})
	}
	return marks
}

// inside fits a cell's picture into its row.
func inside(c setCell, height float64) figure {
	w, h := c.width, height-2*padY
	if ratio := float64(c.image.width) / float64(c.image.height); w/h > ratio {
		w = h * ratio
	} else {
		h = w / ratio
	}
	return figure{x: c.x + (c.width-w)/2, y: (height - h) / 2, w: w, h: h, picture: *c.image, node: c.node}
}

// rules returns the lines around the cells of one row.
func (t *tableSetter) rules(height float64) []mark {
	left, right := t.edges[0], t.edges[len(t.edges)-1]
	marks := []mark{rule{left, 0, right, 0, lineWidth}, rule{left, height, right, height, lineWidth}}
	for _, x := range t.edges {
		marks = append(marks, rule{x, 0, x, height, lineWidth})
	}
	return marks
}
