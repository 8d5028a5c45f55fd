package paper

import (
	"fmt"
	"math"
)

// Terms are lists of terms with their meaning, in columns beside each other on
// one page: a card to have at hand. The type is made as small as that needs.
type Terms struct {
	Columns int
	Groups  []TermGroup
	Height  float64 // mm that the columns may be high
	Size    float64 // of the type at most, points; 0 is the document's
	Least   float64 // and at least; when even that is too large, Write tells [ErrSetup]
}

// TermGroup is one list.
type TermGroup struct {
	Title string
	Terms []Term
}

// Term is one entry of a list.
type Term struct{ Name, Meaning string }

// Distances of terms: mm, and shares of the column or of the type size.
const (
	betweenTerms = 5.0  // between columns
	nameShare    = 0.36 // of the column for the names
	groupGap     = 0.5  // lines above a heading
	sizeStep     = 0.1  // points
)

// Terms adds lists in columns. Without any it adds nothing.
func (d *Document) Terms(t Terms) {
	if len(t.Groups) == 0 {
		return
	}
	if t.Size == 0 {
		t.Size = d.setup.Size
	}
	width := (d.sheet.inner() - betweenTerms*float64(t.Columns-1)) / float64(t.Columns)
	for size := t.Size; size >= t.Least; size -= sizeStep {
		s := termSetter{d, size, width, d.lineHeight(size)}
		pieces := s.pieces(t.Groups)
		if columns := fill(pieces, s.line*groupGap, t.Height); len(columns) <= t.Columns {
			s.put(level(pieces, s.line*groupGap, t), t.Groups)
			return
		}
	}
	d.fail(fmt.Errorf("%w: %d lists do not fit %g mm", ErrSetup, len(t.Groups), t.Height))
}

// A termPiece is a heading or a term with its lines broken.
type termPiece struct {
	group, term   int // term is -1 for the heading
	height        float64
	name, meaning []line
}

type termSetter struct {
	*Document
	size, width, line float64
}

func (s termSetter) block(share float64, n *node) block {
	return block{width: s.width * share, size: s.size, align: Left, node: n}
}

// pieces breaks all lists into lines.
func (s termSetter) pieces(groups []TermGroup) []termPiece {
	var pieces []termPiece
	for g, group := range groups {
		title := s.block(1, nil).breakLines([]Run{{Text: s.gate(group.Title), Bold: true}})
		pieces = append(pieces, termPiece{group: g, term: -1, name: title, height: s.line * float64(len(title))})
		for i, term := range group.Terms {
			p := termPiece{group: g, term: i}
			p.name = s.block(nameShare-0.02, nil).breakLines([]Run{{Text: s.gate(term.Name), Bold: true}})
			p.meaning = s.block(1-nameShare, nil).breakLines(Plain(s.gate(term.Meaning)))
			p.height = s.line * float64(max(len(p.name), len(p.meaning)))
			pieces = append(pieces, p)
		}
	}
	return pieces
}

// fill parts pieces into columns of a height. A heading stays with its first
// term.
func fill(pieces []termPiece, gap, height float64) [][]termPiece {
	var columns [][]termPiece
	var column []termPiece
	y := 0.0
	for i, p := range pieces {
		need, above := p.height, 0.0
		if p.term < 0 {
			above = gap
			if i+1 < len(pieces) {
				need += pieces[i+1].height
			}
		}
		if len(column) == 0 {
			above = 0
		}
		if y+above+need > height+tolerance && len(column) > 0 {
			columns, column, y, above = append(columns, column), nil, 0, 0
		}
		column = append(column, p)
		y += above + p.height
	}
	return append(columns, column)
}

// level fills the columns so that they end at about the same height.
func level(pieces []termPiece, gap float64, t Terms) [][]termPiece {
	low, high := 0.0, t.Height
	for high-low > 0.5 {
		middle := (low + high) / 2
		if len(fill(pieces, gap, middle)) <= t.Columns {
			high = middle
		} else {
			low = middle
		}
	}
	return fill(pieces, gap, high)
}

// put draws the columns as one slab.
func (s termSetter) put(columns [][]termPiece, groups []TermGroup) {
	var all slab
	lists := make([]*node, len(groups))
	for c, column := range columns {
		x, y := s.sheet.left+float64(c)*(s.width+betweenTerms), 0.0
		for i, p := range column {
			if p.term < 0 && i > 0 {
				y += s.line * groupGap
			}
			if p.term < 0 {
				all.add(shade{x - 1, y, s.width + 2, p.height, headGray})
				s.lines(&all, p.name, x, y, s.root.child("H2"))
				lists[p.group] = s.root.child("L")
			} else {
				item := lists[p.group].child("LI")
				s.lines(&all, p.name, x, y, item.child("Lbl"))
				s.lines(&all, p.meaning, x+s.width*nameShare, y, item.child("LBody"))
			}
			y += p.height
		}
		all.height = math.Max(all.height, y)
	}
	for c := 1; c < len(columns); c++ {
		x := s.sheet.left + float64(c)*(s.width+betweenTerms) - betweenTerms/2
		all.add(rule{x, 0, x, all.height, 0.3})
	}
	s.Document.put(all)
}

// lines draws broken lines below each other.
func (s termSetter) lines(to *slab, lines []line, x, y float64, n *node) {
	b := block{x: x, width: s.width, size: s.size, align: Left, node: n}
	for i, l := range lines {
		to.add(b.set(l, y+float64(i)*s.line+baseline(s.size, s.line), i < len(lines)-1))
	}
}
