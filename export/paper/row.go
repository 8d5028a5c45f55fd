package paper

// Row is a line of the form "Hari/Tanggal : Senin, ...". Several values are
// numbered below each other.
type Row struct {
	Label  string
	Values []string
	Indent float64 // of the label, mm
	Width  float64 // of the labels' column, counted from the left margin, mm
	Gap    float64
	Bare   bool // without a colon: the row only heads those below it
	Keep   bool
}

// colonWidth is the column of the colon, mm.
const colonWidth = 4

// Row adds a label row. The colons of rows with the same Width stand below each
// other.
func (d *Document) Row(r Row) {
	first := len(d.slabs)
	// Label and value are spans of their own: a label of two lines stands beside
	// the value, but is read before it.
	p := d.root.child("P")
	label, colon := p.child("Span"), p.child("Span")
	if len(r.Values) > 1 {
		d.numberedValues(r)
	} else {
		d.value(r, colon)
	}
	d.labelRow(r, label, colon, first)
}

func (d *Document) value(r Row, node *node) {
	b := block{
		x: d.sheet.left + r.Width + colonWidth, width: d.sheet.inner() - r.Width - colonWidth,
		size: d.setup.Size, align: Left, node: node,
	}
	lines := []line{{last: true}}
	if len(r.Values) == 1 {
		if set := b.breakLines(Plain(d.gate(r.Values[0]))); len(set) > 0 {
			lines = set
		}
	}
	d.putLines(d.lineSlabs(b, lines), r.Gap, r.Keep)
}

func (d *Document) numberedValues(r Row) {
	items := make([]Item, len(r.Values))
	for i, v := range r.Values {
		items[i] = Item{Runs: Plain(v)}
	}
	d.list(items, listForm{first: 1, indent: r.Width + colonWidth, gap: r.Gap, align: Left}, d.root)
}

// labelRow sets the label, in as many lines as it needs, beside the slabs from
// first on.
func (d *Document) labelRow(r Row, label, colon *node, first int) {
	size := d.setup.Size
	height := d.lineHeight(size)
	y := baseline(size, height)
	b := block{x: d.sheet.left + r.Indent, width: r.Width - r.Indent - 1, size: size, align: Left, node: label}
	lines := b.breakLines(Plain(d.gate(r.Label)))
	for len(d.slabs)-first < len(lines) {
		d.slabs[len(d.slabs)-1].keep = true
		d.put(slab{height: height})
	}
	for i, l := range lines {
		s := &d.slabs[first+i]
		marks := []mark{b.set(l, y, true)}
		if i == 0 && !r.Bare {
			marks = append(marks, text{x: d.sheet.left + r.Width, y: y, size: size, tail: true, node: colon, pieces: []piece{{regular, ":"}}})
		}
		s.marks = append(marks, s.marks...)
	}
}
