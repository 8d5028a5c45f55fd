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

// Letterhead is the head of a first page (kop): an emblem at the left, centred
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
	Size float64 // points; made smaller down to two thirds so that it fits in one line, or two
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
	for _, hl := range l.Lines {
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
	runs := []Run{{Text: d.gate(hl.Text), Bold: hl.Bold}}
	width := d.sheet.inner() - inset
	size := hl.Size
	for len(breakLines(runs, size, width)) > 1 && size > hl.Size*2/3 {
		size -= 0.5
	}
	if len(breakLines(runs, size, width)) > 1 { // it takes two lines anyway
		size = hl.Size
		for len(breakLines(runs, size, width)) > 2 && size > hl.Size*2/3 {
			size -= 0.5
		}
	}
	lines := breakLines(runs, size, width)
	height := size * leading / pointsPerMM
	b := block{x: d.sheet.left + inset, width: width, size: size, align: Center, node: d.root.child("P")}
	for i, l := range lines {
		s.add(b.set(l, y+baseline(size, height), i < len(lines)-1))
		y += height
	}
	return y
}
