package paper

import "fmt"

// Signature is one block in which a person signs. Empty lines are left out.
type Signature struct {
	Side  Align // Left, Right or Center
	Date  string
	Above []string // heading and post
	Name  string
	Below []string // rank, number
	Field string   // name of the field left for an electronic signature; empty for none
	Label string   // what the field is for, said to those who cannot see it
	Proof string   // anchor text for a signing service, printed where the signature goes
}

// Height of the room for a signature, mm: by hand, and for a visible electronic
// one with its QR code.
const (
	handHeight  = 20.0
	fieldHeight = 28.0
	fieldWidth  = 74.0
	roomGap     = 2.0 // above and below
)

// Signatures adds blocks that stand side by side. They keep together, and with
// the end of the text before them.
func (d *Document) Signatures(blocks []Signature, gap float64) {
	if len(blocks) == 0 {
		return
	}
	if n := len(d.slabs); n > 0 {
		d.slabs[n-1].keep = true
	}
	s := slab{gap: gap}
	row := signatureRow{Document: d, slab: &s, height: d.lineHeight(d.setup.Size)}
	row.measure(blocks)
	for i, b := range blocks {
		row.add(b, row.columns[i])
	}
	d.put(s)
}

// signatureRow sets blocks so that headings, fields and names each begin at one
// height.
type signatureRow struct {
	*Document
	slab    *slab
	height  float64 // of a line
	columns []column
	dated   bool
	above   int // lines above the room for signing
	room    float64
}

type column struct{ x, width float64 }

func (r *signatureRow) measure(blocks []Signature) {
	inner := r.sheet.inner()
	width := min((inner-4)/2, 80)
	r.room = handHeight
	for _, b := range blocks {
		c := column{r.sheet.left, width}
		switch b.Side {
		case Right:
			c.x += inner - width
		case Center:
			c.x += (inner - width) / 2
		}
		r.columns = append(r.columns, c)
		r.dated = r.dated || b.Date != ""
		if b.Field != "" || b.Proof != "" {
			r.room = fieldHeight
		}
		lines := 0
		for _, text := range b.Above {
			lines += len(r.broken(text, width, false))
		}
		r.above = max(r.above, lines)
	}
}

func (r *signatureRow) broken(text string, width float64, isBold bool) []line {
	return block{width: width, size: r.setup.Size, align: Center}.breakLines([]Run{{Text: r.gate(text), Bold: isBold}})
}

func (r *signatureRow) add(b Signature, c column) {
	y := 0.0
	if r.dated {
		r.lines(b.Date, c, 0, false)
		y = r.height
	}
	top := y + float64(r.above)*r.height
	for _, text := range b.Above {
		y = r.lines(text, c, y, false)
	}
	r.sign(b, c, top+roomGap)
	y = r.lines(b.Name, c, top+r.room+2*roomGap, true)
	for _, text := range b.Below {
		y = r.lines(text, c, y, false)
	}
	r.slab.height = max(r.slab.height, y)
}

// lines sets text in the middle of a column and returns where the next goes.
func (r *signatureRow) lines(s string, c column, y float64, isBold bool) float64 {
	set := r.broken(s, c.width, isBold)
	if len(set) == 0 {
		return y
	}
	b := block{x: c.x, width: c.width, size: r.setup.Size, align: Center, node: r.root.child("P")}
	for i, l := range set {
		r.slab.add(b.set(l, y+baseline(b.size, r.height), i < len(set)-1))
		y += r.height
	}
	return y
}

// sign leaves the room for the signature itself.
func (r *signatureRow) sign(b Signature, c column, top float64) {
	if b.Proof != "" {
		r.lines(b.Proof, c, top+r.room/2-r.height/2, false)
	}
	if b.Field == "" || !r.setup.Signable {
		return
	}
	if r.fields[b.Field] {
		r.fail(fmt.Errorf("%w: %s", ErrField, b.Field))
		return
	}
	r.fields[b.Field] = true
	width := min(fieldWidth, c.width)
	n := r.root.child("Form")
	n.alt = r.gate(b.Label)
	r.slab.add(field{x: c.x + (c.width-width)/2, y: top, w: width, h: fieldHeight, name: b.Field, label: n.alt, node: n})
}
