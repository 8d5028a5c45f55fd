package paper

// Figure is a picture with a caption.
type Figure struct {
	Image   []byte // PNG or JPEG
	Caption string
	Alt     string  // what it shows; the caption when empty
	Width   float64 // mm at most
	Height  float64 // mm at most
	Gap     float64
}

// Figure adds a picture in the middle, its caption below it.
func (d *Document) Figure(f Figure) {
	width := min(f.Width, d.sheet.inner())
	height := min(f.Height, d.sheet.depth()-20)
	p, err := readPicture(f.Image, width, height)
	if err != nil {
		d.fail(err)
		return
	}
	w, h := p.within(width, height)
	n := d.root.child("Figure")
	n.alt, n.class = d.gate(f.Alt), blockPlacement
	if n.alt == "" {
		n.alt = d.gate(f.Caption)
	}
	s := slab{height: h, gap: f.Gap, keep: f.Caption != ""}
	s.add(figure{x: d.sheet.left + (d.sheet.inner()-w)/2, w: w, h: h, picture: p, node: n})
	d.put(s)
	d.paragraph(Paragraph{Runs: Plain(f.Caption), Align: Center, Size: d.setup.Size - 2, Gap: 1.5}, d.root, "Caption")
}

// within returns the size in mm at which the picture fills a box.
func (p picture) within(width, height float64) (w, h float64) {
	ratio := float64(p.width) / float64(p.height)
	if width/height > ratio {
		return height * ratio, height
	}
	return width, width / ratio
}

// Letterhead is the head of a first page (kop): an emblem at the left, centered
// lines beside it, rules below.
type Letterhead struct {
	Emblem []byte // PNG or JPEG; nil for none
	Alt    string // what the emblem shows
	Lines  []HeadLine
	Rules  []HeadRule
}

// HeadLine is one line of a letterhead.
type HeadLine struct {
	Text string
	Size float64 // points; names above 11 points are made smaller together when one is too long
	Bold bool
}

// HeadRule is one rule below a letterhead.
type HeadRule struct {
	Width float64 // points
	Gap   float64 // mm above it
}

// Size of the emblem and its distance from the lines, mm.
const (
	emblemWidth  = 22.0
	emblemHeight = 26.0
	emblemGap    = 4.0
)

// Letterhead adds a letterhead.
func (d *Document) Letterhead(l Letterhead) {
	var s slab
	inset := 0.0
	if l.Emblem != nil {
		inset = emblemWidth + emblemGap
	}
	emblem := d.emblem(l)
	y := 0.0
	for _, hl := range d.fitNames(l.Lines, d.sheet.inner()-inset) {
		y = d.headLine(&s, hl, inset, y)
	}
	if emblem.h > y { // short lines stand in the middle of a high emblem
		for i, m := range s.marks {
			if t, ok := m.(text); ok {
				t.y += (emblem.h - y) / 2
				s.marks[i] = t
			}
		}
		y = emblem.h
	} else if l.Emblem != nil {
		emblem.y = (y - emblem.h) / 2
	}
	if emblem.node != nil {
		s.marks = append([]mark{emblem}, s.marks...)
	}
	y++
	for _, r := range l.Rules {
		y += r.Gap + r.Width/2/pointsPerMM
		s.add(rule{d.sheet.left, y, d.sheet.left + d.sheet.inner(), y, r.Width})
		y += r.Width / 2 / pointsPerMM
	}
	s.height = y
	if len(s.marks) > 0 {
		d.put(s)
	}
}

func (d *Document) emblem(l Letterhead) figure {
	if l.Emblem == nil {
		return figure{}
	}
	p, err := readPicture(l.Emblem, emblemWidth, emblemHeight)
	if err != nil {
		d.fail(err)
		return figure{}
	}
	n := d.root.child("Figure")
	n.alt, n.class = d.gate(l.Alt), blockPlacement
	w, h := p.within(emblemWidth, emblemHeight)
	return figure{x: d.sheet.left + (emblemWidth-w)/2, w: w, h: h, picture: p, node: n}
}

// headLine sets one line of a letterhead at y and returns where the next goes.
func (d *Document) headLine(s *slab, hl HeadLine, inset, y float64) float64 {
	const leading = 1.15
	width := d.sheet.inner() - inset
	height := hl.Size * leading / pointsPerMM
	b := block{x: d.sheet.left + inset, width: width, size: hl.Size, align: Center, node: d.root.child("P")}
	lines := b.breakLines(hl.runs(d))
	for i, l := range lines {
		s.add(b.set(l, y+baseline(hl.Size, height), i < len(lines)-1))
		y += height
	}
	return y
}

func (hl HeadLine) runs(d *Document) []Run { return []Run{{Text: d.gate(hl.Text), Bold: hl.Bold}} }

// smallPrint is the size up to which a line of a letterhead is an address: it
// runs over as many lines as it needs. Names above it are fitted.
const smallPrint = 11

// fitNames makes the names of a letterhead smaller until each fits, all by the
// same measure, since the form asks for sizes in proportion (3:4).
func (d *Document) fitNames(lines []HeadLine, width float64) []HeadLine {
	scale := 1.0
	for _, hl := range lines {
		if hl.Size > smallPrint {
			scale = min(scale, hl.fit(d, width))
		}
	}
	fitted := make([]HeadLine, len(lines))
	for i, hl := range lines {
		if hl.Size > smallPrint {
			hl.Size = max(hl.Size*scale, 9)
		}
		fitted[i] = hl
	}
	return fitted
}

// fit returns the scale at which a name stands in one line, or two, or three; it
// rather takes another line than become much smaller.
func (hl HeadLine) fit(d *Document, width float64) float64 {
	runs := hl.runs(d)
	for lines := 1; lines <= 3; lines++ {
		for scale := 1.0; scale > 0.76; scale -= 0.04 {
			b := block{width: width, size: hl.Size * scale, align: Center}
			if len(b.breakLines(runs)) <= lines {
				return scale
			}
		}
	}
	return 0.76
}
