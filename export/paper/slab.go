package paper

// A slab is what page breaks leave whole: one line of a paragraph, one row of a
// table, one picture. Marks are placed in it relative to its top; x counts from
// the left edge of the page.
type slab struct {
	height float64
	gap    float64 // space above, dropped at the head of a page
	keep   bool    // not to be parted from the slab after it
	marks  []mark

	sheet   *sheet // set on the slab that begins a page of this form
	repeats []slab // drawn above it when it is the first on a page: a table's head
	closing []mark // drawn when it is the last on a page: the line below a parted row
}

func (s *slab) add(m ...mark) { s.marks = append(s.marks, m...) }

// A sheet is the form of a page.
type sheet struct {
	width, height            float64
	top, bottom, left, right float64 // margins
}

func (s sheet) inner() float64 { return s.width - s.left - s.right }
func (s sheet) depth() float64 { return s.height - s.top - s.bottom }

// turned is the sheet in landscape, its margins turned with it: the binding edge
// of the portrait page becomes the head. The foot of the page needs its room.
func (s sheet) turned() sheet {
	return sheet{width: s.height, height: s.width, top: s.left, bottom: max(s.right, LeastFoot), left: s.bottom, right: s.top}
}

// A mark is something drawn: see text, rule, shade, figure, link, field, anchor
// and bookmark.
type mark interface {
	// draw draws the mark with its slab's top at the given distance from the
	// page's upper edge.
	draw(c *canvas, top float64)
}

// A placed slab is one with its place on a page.
type placed struct {
	*slab
	top      float64
	artifact bool // a repeated table head: drawn, but not read twice
}

// A page holds what stands on it.
type page struct {
	sheet sheet
	slabs []placed
}

// paginate puts slabs on pages from the first to the last. Slabs kept together
// move to the next page together, unless they are higher than a page.
func paginate(slabs []slab) []page {
	var pages []page
	var y float64
	for i := 0; i < len(slabs); {
		n := chain(slabs[i:])
		group := slabs[i : i+n]
		if f := group[0].sheet; f != nil || len(pages) == 0 {
			pages = append(pages, page{sheet: *f})
			y = 0
		}
		last := &pages[len(pages)-1]
		if y > 0 && y+group[0].gap+span(group) > last.sheet.depth()+tolerance {
			last.close()
			pages = append(pages, page{sheet: last.sheet})
			y = 0
		}
		for j := range group {
			y = put(&pages, &group[j], y)
		}
		i += n
	}
	return pages
}

// put places one slab at y of the last page, or on a new page when it does not
// fit there, and returns where the next one may begin.
func put(pages *[]page, s *slab, y float64) float64 {
	last := &(*pages)[len(*pages)-1]
	if y > 0 && y+s.gap+s.height > last.sheet.depth()+tolerance {
		last.close()
		*pages = append(*pages, page{sheet: last.sheet})
		last = &(*pages)[len(*pages)-1]
		y = 0
	}
	if y > 0 {
		y += s.gap
	} else {
		for i := range s.repeats {
			last.slabs = append(last.slabs, placed{&s.repeats[i], last.sheet.top + y, true})
			y += s.repeats[i].height
		}
	}
	last.slabs = append(last.slabs, placed{s, last.sheet.top + y, false})
	return y + s.height
}

// close ends a page that breaks inside a table row.
func (p *page) close() {
	end := p.slabs[len(p.slabs)-1]
	if len(end.closing) > 0 {
		p.slabs = append(p.slabs, placed{&slab{marks: end.closing}, end.top, true})
	}
}

// tolerance keeps a sum of rounded heights from breaking a page, in mm.
const tolerance = 0.01

// chain returns how many slabs from the first on are kept together.
func chain(slabs []slab) int {
	n := 1
	for n < len(slabs) && slabs[n-1].keep && slabs[n].sheet == nil {
		n++
	}
	return n
}

// span is the height of slabs without the gap above the first.
func span(slabs []slab) float64 {
	h := slabs[0].height
	for _, s := range slabs[1:] {
		h += s.gap + s.height
	}
	return h
}
