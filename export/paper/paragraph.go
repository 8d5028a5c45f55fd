package paper

// Align says how lines stand between the margins.
type Align int

// The alignments. Justified text leaves the last line of a paragraph alone.
const (
	Justify Align = iota
	Left
	Center
	Right
)

// Paragraph is running text.
type Paragraph struct {
	Runs   []Run
	Align  Align
	Size   float64 // points; 0 is the document's
	Indent float64 // mm from the left margin
	Gap    float64 // mm above
	Keep   bool    // not to be parted from what follows
}

// Paragraph adds running text. Without text it adds nothing.
func (d *Document) Paragraph(p Paragraph) {
	d.paragraph(p, d.root, "P")
}

func (d *Document) paragraph(p Paragraph, parent *node, role string) {
	size := p.Size
	if size == 0 {
		size = d.setup.Size
	}
	b := block{x: d.sheet.left + p.Indent, width: d.sheet.inner() - p.Indent, size: size, align: p.Align}
	lines := b.breakLines(d.gateRuns(p.Runs))
	if len(lines) == 0 {
		return
	}
	b.node = parent.child(role)
	d.putLines(d.lineSlabs(b, lines), p.Gap, p.Keep)
}

// gateRuns cleans the text of runs.
func (d *Document) gateRuns(runs []Run) []Run {
	clean := make([]Run, len(runs))
	for i, r := range runs {
		clean[i] = r
		clean[i].Text = d.gate(r.Text)
	}
	return clean
}

// lineSlabs makes one slab of each line.
func (d *Document) lineSlabs(b block, lines []line) []slab {
	height := d.lineHeight(b.size)
	slabs := make([]slab, len(lines))
	for i, l := range lines {
		slabs[i].height = height
		slabs[i].add(b.set(l, baseline(b.size, height), i < len(lines)-1))
	}
	return slabs
}

// widest is how much a space may be stretched, in thousandths of the type size.
// Beyond, a ragged edge is less ugly; it takes a word of half a line to get there.
const widest = 1000

// set returns the mark of a line on a baseline; tail says that another follows.
func (b block) set(l line, y float64, tail bool) text {
	t := text{x: b.x, y: y, pieces: l.pieces, size: b.size, tail: tail && !l.seam, node: b.node}
	slack := b.width - l.width
	switch {
	case b.align == Center:
		t.x += slack / 2
	case b.align == Right:
		t.x += slack
	case b.align == Justify && !l.last && l.spaces > 0:
		extra := slack / float64(l.spaces) * pointsPerMM / b.size * 1000
		if extra <= widest {
			t.stretch = extra
		}
	}
	return t
}

// putLines adds the slabs of one paragraph: no first or last line of it stands
// alone on a page.
func (d *Document) putLines(slabs []slab, gap float64, keep bool) {
	n := len(slabs)
	slabs[0].gap = gap
	slabs[n-1].keep = keep
	if n > 1 {
		slabs[0].keep, slabs[n-2].keep = true, true
	}
	for _, s := range slabs {
		d.put(s)
	}
}

// Heading is a title or the heading of a part.
type Heading struct {
	Text   string
	Level  int // 1 is the document's title
	Size   float64
	Align  Align
	Indent float64
	Gap    float64
	Plain  bool   // not bold
	Mark   string // bookmark instead of the text; "-" for none
}

// Heading adds a heading. It stays with what follows it, and becomes a bookmark.
func (d *Document) Heading(h Heading) {
	if h.Text == "" {
		return
	}
	if h.Align == Justify {
		h.Align = Left
	}
	title := h.Mark
	if title == "" {
		title = h.Text
	}
	// Levels go down one by one (PDF/UA), whatever a profile says.
	d.level = min(max(h.Level, 1), d.level+1)
	first := len(d.slabs)
	d.paragraph(Paragraph{
		Runs: []Run{{Text: h.Text, Bold: !h.Plain}}, Align: h.Align, Size: h.Size,
		Indent: h.Indent, Gap: h.Gap, Keep: true,
	}, d.root, headingRole(d.level))
	for i := first; i < len(d.slabs); i++ {
		d.slabs[i].keep = true
	}
	if title != "-" && first < len(d.slabs) {
		d.slabs[first].add(bookmark{oneLine(d.gate(title)), d.level})
	}
}

func headingRole(level int) string {
	return [...]string{"H1", "H2", "H3", "H4", "H5", "H6"}[min(level, 6)-1]
}
