package docx

import (
	"fmt"
	"math"
	"strings"

	"rakor.id/rakor/export/paper"
)

// A document is the minutes while they are composed: the [minutes.Medium] that is
// a Word file.
type document struct {
	setup paper.Setup
	draft bool

	elements  []element
	rows      *table // label rows still being added to; nil between
	landscape bool   // of the section being filled
	fresh     bool   // the next paragraph begins a page
	level     int    // of the last heading
	gap       float64

	pending  []string       // anchors waiting for the next paragraph
	anchors  map[string]int // those there are
	lists    []listStart
	pictures []picture

	place    string
	findings []paper.Finding
	found    map[paper.Finding]bool
	err      error
}

// An element is one piece of the body: a paragraph, a table, the end of a section.
type element interface{ write(x *writer) }

// A writer is the XML of a body.
type writer struct {
	strings.Builder
	anchors   map[string]int
	bookmarks int
	drawings  int
}

func newDocument(s paper.Setup) *document {
	return &document{setup: s, anchors: make(map[string]int), found: make(map[paper.Finding]bool)}
}

// At names the place that is being filled.
func (d *document) At(place string) { d.place = place }

// Anchor gives the next paragraph a name that links can lead to.
func (d *document) Anchor(name string) {
	if name != "" {
		d.pending = append(d.pending, name)
	}
}

// NewPage begins a page, and a section of its own where the sheet is turned.
func (d *document) NewPage(landscape bool) {
	d.endRows()
	if landscape == d.landscape {
		d.fresh = true
		return
	}
	d.endSection()
	d.landscape = landscape
}

// Space leaves blank space before the next piece.
func (d *document) Space(height float64) {
	d.endRows()
	d.gap += height
}

// clean gates text. A Word file is shown in fonts of other computers, so what our
// face lacks stays, and is named.
func (d *document) clean(text string) string {
	_, lost := paper.Clean(text)
	for _, r := range lost {
		f := paper.Finding{Rune: r, Where: d.place}
		if !d.found[f] {
			d.found[f] = true
			d.findings = append(d.findings, f)
		}
	}
	return paper.Composed(text)
}

// plain is text on one line, for what is not on a page.
func (d *document) plain(text string) string {
	return strings.Join(strings.Fields(paper.Composed(text)), " ")
}

func (d *document) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// A sheet is the form of the pages of a section, in mm.
type sheet struct {
	landscape                bool
	width, height            float64
	top, bottom, left, right float64
}

// sheet turns the margins with the page, as the PDF does: the binding edge of the
// portrait page becomes the head.
func (d *document) sheet(landscape bool) sheet {
	s := d.setup
	if landscape {
		return sheet{true, s.Height, s.Width, s.Left, math.Max(s.Right, paper.LeastFoot), s.Bottom, s.Top}
	}
	return sheet{false, s.Width, s.Height, s.Top, s.Bottom, s.Left, s.Right}
}

func (s sheet) inner() float64 { return s.width - s.left - s.right }

// inner is the width of the text being set, in mm.
func (d *document) inner() float64 { return d.sheet(d.landscape).inner() }

// add puts a paragraph at the end; the space asked for goes above it.
func (d *document) add(p *paragraph) {
	d.endRows()
	p.gap += d.gap
	p.breakBefore = d.fresh
	d.gap, d.fresh = 0, false
	d.mark(p)
	d.elements = append(d.elements, p)
}

// mark gives a paragraph the anchors that wait.
func (d *document) mark(p *paragraph) {
	for _, name := range d.pending {
		if _, known := d.anchors[name]; !known {
			d.anchors[name] = len(d.anchors) + 1
			p.anchors = append(p.anchors, name)
		}
	}
	d.pending = nil
}

// addTable puts a table at the end. The space above it belongs to the paragraph
// before it, since a table has none; two tables without a paragraph between them
// would become one.
func (d *document) addTable(t *table, gap float64) {
	gap += d.gap
	d.gap = 0
	last, ok := d.last()
	if !ok || d.fresh {
		last = &paragraph{style: styleHinge, breakBefore: d.fresh}
		d.fresh = false
		d.elements = append(d.elements, last)
	}
	last.after = gap
	d.elements = append(d.elements, t)
}

// last is the paragraph at the end, false if something else is there.
func (d *document) last() (p *paragraph, ok bool) {
	if n := len(d.elements); n > 0 {
		p, ok = d.elements[n-1].(*paragraph)
	}
	return p, ok
}

// endSection closes the pages of one form.
func (d *document) endSection() {
	last, ok := d.last()
	if !ok {
		last = &paragraph{style: styleHinge}
		d.elements = append(d.elements, last)
	}
	last.section = d.section(d.sheet(d.landscape))
}

// section describes the pages of a section, with the foot they have.
func (d *document) section(s sheet) string {
	var b strings.Builder
	b.WriteString(`<w:sectPr>`)
	if d.setup.Watermark != "" {
		fmt.Fprintf(&b, `<w:headerReference w:type="default" r:id="%s"/>`, relationHeader)
	}
	foot, turned := relationPortrait, ""
	if s.landscape {
		foot, turned = relationLandscape, ` w:orient="landscape"`
	}
	fmt.Fprintf(&b, `<w:footerReference w:type="default" r:id="%s"/><w:type w:val="nextPage"/>`, foot)
	fmt.Fprintf(&b, `<w:pgSz w:w="%d" w:h="%d"%s/>`, twips(s.width), twips(s.height), turned)
	fmt.Fprintf(&b, `<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>`,
		twips(s.top), twips(s.right), twips(s.bottom), twips(s.left), twips(footDistance), twips(footDistance))
	b.WriteString(`</w:sectPr>`)
	return b.String()
}

// footDistance is how far the foot stands from the edge of the page, mm.
const footDistance = 7

// body is the document's main part.
func (d *document) body() string {
	d.endRows()
	if _, ok := d.last(); !ok { // Word wants a paragraph at the end
		d.elements = append(d.elements, &paragraph{style: styleHinge})
	}
	x := &writer{anchors: d.anchors}
	x.WriteString(`<w:document` + namespaces + `><w:body>`)
	for _, e := range d.elements {
		e.write(x)
	}
	x.WriteString(d.section(d.sheet(d.landscape)) + `</w:body></w:document>`)
	return x.String()
}

const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// Word measures in twentieths of a point, type in halves, pictures in EMU.
func twips(mm float64) int       { return int(math.Round(mm * 1440 / 25.4)) }
func emu(mm float64) int         { return int(math.Round(mm * 36000)) }
func halfPoints(pt float64) int  { return int(math.Round(pt * 2)) }
func pointTwips(pt float64) int  { return int(math.Round(pt * 20)) }
func eighthPoint(pt float64) int { return max(2, int(math.Round(pt*8))) }
