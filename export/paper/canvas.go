package paper

import (
	"strings"
	"unicode/utf16"
)

// A canvas draws the marks of one document, page by page, and records what the
// finisher needs to know of them.
type canvas struct {
	engine *engine
	tagged bool

	page   int // from 0
	sheet  sheet
	out    strings.Builder
	node   *node // whose marked content is open; nil for an artifact
	opened bool  // marked content is open
	quiet  bool  // the slab being drawn is a repetition: all artifact

	owners      [][]*node // per page, by mcid
	annotations []*annotation
	anchors     map[string]place
	bookmarks   []bookmarked
}

// A place is a point on a page, in PDF points.
type place struct {
	page int
	x, y float64
}

type bookmarked struct {
	place
	title string
	level int
}

func (c *canvas) begin(index int, s sheet) {
	c.page, c.sheet = index, s
	c.engine.page(s.width*pointsPerMM, s.height*pointsPerMM)
	c.owners = append(c.owners, nil)
}

// end closes the page's content and hands it to the engine.
func (c *canvas) end() {
	c.close()
	c.flush()
}

func (c *canvas) flush() {
	if c.out.Len() > 0 {
		c.engine.write(strings.TrimSuffix(c.out.String(), "\n"))
		c.out.Reset()
	}
}

// tag opens marked content for n, or an artifact when n is nil, unless that is
// open already.
func (c *canvas) tag(n *node) {
	if c.quiet {
		n = nil
	}
	if !c.tagged || (c.opened && c.node == n) {
		return
	}
	c.close()
	c.opened, c.node = true, n
	if n == nil {
		c.out.WriteString("/Artifact BMC\n")
		return
	}
	id := len(c.owners[c.page])
	c.owners[c.page] = append(c.owners[c.page], n)
	n.parts = append(n.parts, content{page: c.page, mcid: id})
	c.out.WriteString("/" + n.role + " <</MCID " + number(float64(id)) + ">> BDC\n")
}

func (c *canvas) close() {
	if c.opened {
		c.out.WriteString("EMC\n")
		c.opened, c.node = false, nil
	}
}

// x and y turn millimeters from the upper left into points from the lower left.
func (c *canvas) x(mm float64) string { return number(mm * pointsPerMM) }
func (c *canvas) y(mm float64) string { return number((c.sheet.height - mm) * pointsPerMM) }

// rect turns a box given by its upper left corner into PDF points.
func (c *canvas) rect(x, top, w, h float64) Rect {
	return Rect{
		X1: round2(x * pointsPerMM), Y1: round2((c.sheet.height - top - h) * pointsPerMM),
		X2: round2((x + w) * pointsPerMM), Y2: round2((c.sheet.height - top) * pointsPerMM),
	}
}

func round2(v float64) float64 { return float64(int64(v*100+0.5)) / 100 }

// annotate records a link or field for n.
func (c *canvas) annotate(a *annotation) {
	if c.quiet {
		return
	}
	a.page = c.page
	c.annotations = append(c.annotations, a)
	if a.node != nil {
		a.node.parts = append(a.node.parts, content{page: c.page, mcid: -1, annotation: a})
	}
}

// text is a line of one or more pieces on a baseline.
type text struct {
	x, y    float64 // of the baseline's beginning
	pieces  []piece
	size    float64
	stretch float64 // added to each space, thousandths of the type size
	tail    bool    // a space follows, so that readers do not join it to the next line
	node    *node
}

func (t text) draw(c *canvas, top float64) {
	if len(t.pieces) == 0 {
		return
	}
	c.tag(t.node)
	x := t.x
	for i, p := range t.pieces {
		if st := (style{p.face, t.size}); c.engine.active != st {
			c.flush()
			c.engine.use(st)
		}
		c.engine.mark(p.face, p.text)
		shown := p.text
		if t.tail && i == len(t.pieces)-1 {
			shown += " "
			c.engine.mark(p.face, " ")
		}
		c.out.WriteString("BT " + c.x(x) + " " + c.y(top+t.y) + " Td [")
		c.show(shown, t.stretch)
		c.out.WriteString("] TJ ET\n")
		spaces := float64(strings.Count(p.text, " "))
		x += style{p.face, t.size}.width(p.text) + spaces*t.stretch*t.size/1000/pointsPerMM
	}
}

// show writes strings for TJ. With two-byte codes the word spacing of PDF has no
// effect, so spaces are stretched by adjustments.
func (c *canvas) show(s string, stretch float64) {
	c.out.WriteByte('(')
	for _, r := range s {
		c.code(r)
		if r == ' ' && stretch != 0 {
			c.out.WriteString(")" + number(-stretch) + "(")
		}
	}
	c.out.WriteByte(')')
}

// code writes r as a UTF-16 code unit inside a literal string.
func (c *canvas) code(r rune) {
	if utf16.RuneLen(r) != 1 {
		r = Substitute // the gate lets none through
	}
	for _, b := range [2]byte{byte(r >> 8), byte(r)} {
		switch b {
		case '(', ')', '\\':
			c.out.WriteByte('\\')
			c.out.WriteByte(b)
		case '\r':
			c.out.WriteString(`\r`)
		default:
			c.out.WriteByte(b)
		}
	}
}

// rule is a straight line, an artifact always.
type rule struct {
	x1, y1, x2, y2 float64
	width          float64 // points
}

func (r rule) draw(c *canvas, top float64) {
	c.tag(nil)
	c.out.WriteString(number(r.width) + " w " + c.x(r.x1) + " " + c.y(top+r.y1) + " m " +
		c.x(r.x2) + " " + c.y(top+r.y2) + " l S\n")
}

// shade is a filled box, an artifact always.
type shade struct{ x, y, w, h, gray float64 }

func (s shade) draw(c *canvas, top float64) {
	c.tag(nil)
	c.out.WriteString("q " + number(s.gray) + " g " + c.x(s.x) + " " + c.y(top+s.y+s.h) + " " +
		number(s.w*pointsPerMM) + " " + number(s.h*pointsPerMM) + " re f Q\n")
}

// figure is a picture.
type figure struct {
	x, y, w, h float64
	picture    picture
	node       *node
}

func (f figure) draw(c *canvas, top float64) {
	c.tag(f.node)
	c.flush()
	f.node.box = c.rect(f.x, top+f.y, f.w, f.h)
	c.engine.image(f.picture, f.x*pointsPerMM, (top+f.y)*pointsPerMM, f.w*pointsPerMM, f.h*pointsPerMM)
}

// link makes a box of the page lead to an anchor.
type link struct {
	x, y, w, h float64
	target     string
	label      string
	node       *node
}

func (l link) draw(c *canvas, top float64) {
	c.annotate(&annotation{rect: c.rect(l.x, top+l.y, l.w, l.h), target: l.target, label: l.label, node: l.node})
}

// field is an empty signature field.
type field struct {
	x, y, w, h float64
	name       string
	label      string
	node       *node
}

func (f field) draw(c *canvas, top float64) {
	c.annotate(&annotation{rect: c.rect(f.x, top+f.y, f.w, f.h), field: f.name, label: f.label, node: f.node})
}

// anchor is a place that links lead to.
type anchor struct{ name string }

func (a anchor) draw(c *canvas, top float64) {
	if _, known := c.anchors[a.name]; !known && !c.quiet {
		c.anchors[a.name] = c.place(top)
	}
}

// bookmark is an entry of the outline.
type bookmark struct {
	title string
	level int // from 1
}

func (b bookmark) draw(c *canvas, top float64) {
	if !c.quiet {
		c.bookmarks = append(c.bookmarks, bookmarked{c.place(top), b.title, b.level})
	}
}

// place is a little above a slab's top, so that what is led to is seen whole.
func (c *canvas) place(top float64) place {
	return place{c.page, round2(c.sheet.left * pointsPerMM), round2((c.sheet.height - max(top-2, 0)) * pointsPerMM)}
}
