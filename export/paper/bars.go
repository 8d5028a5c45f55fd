package paper

import (
	"fmt"
	"strconv"
	"strings"
)

// Bars is a chart of horizontal bars, drawn as vectors. Every part of a bar
// carries its number and the sign of its kind, so that it reads without colors.
type Bars struct {
	Alt   string // what the chart shows; its bars are read after it
	Kinds []BarKind
	Bars  []Bar
	Full  float64 // the value of a bar as long as there is room; 0 is that of the longest
	Size  float64 // points; 0 is the document's
	Gap   float64
}

// BarKind is what the parts at one place of all bars stand for.
type BarKind struct {
	Name  string
	Sign  string // one letter printed beside the number; "" prints neither
	Color Color
}

// Color is a color of sRGB.
type Color struct{ R, G, B uint8 }

// Bar is one bar.
type Bar struct {
	Label string
	Parts []float64 // as many as kinds
	Note  string    // behind the bar
}

func (b Bar) sum() (sum float64) {
	for _, p := range b.Parts {
		sum += p
	}
	return sum
}

// Measures of a chart, mm.
const (
	barAir     = 1.1 // above and below a bar's text
	barGap     = 2.0 // between label, bar and note
	labelShare = 0.36
	swatch     = 3.2
	chartMost  = 45.0 // height that pages leave whole
	dark       = 0.5  // colors below this lightness are written on in white
)

// Bars adds a chart: its legend, then the bars, in pieces where one page does
// not hold them. Without bars it adds nothing.
func (d *Document) Bars(b Bars) {
	if len(b.Bars) == 0 {
		return
	}
	if b.Size == 0 {
		b.Size = d.setup.Size
	}
	set := barSetter{Document: d, Bars: b, line: d.lineHeight(b.Size)}
	set.measure()
	set.legend()
	for from := 0; from < len(b.Bars); {
		from += set.piece(from)
	}
}

type barSetter struct {
	*Document
	Bars
	line               float64 // height of a line
	label, room, notes float64 // widths of the three columns
	full               float64
}

func (s *barSetter) measure() {
	st := style{regular, s.Size}
	inner := s.sheet.inner()
	for i := range s.Bars.Bars {
		bar := &s.Bars.Bars[i]
		bar.Label, bar.Note = oneLine(s.gate(bar.Label)), oneLine(s.gate(bar.Note))
		s.label = max(s.label, st.width(bar.Label))
		s.notes = max(s.notes, st.width(bar.Note))
		s.full = max(s.full, bar.sum())
	}
	s.label = min(s.label, inner*labelShare)
	s.notes = min(s.notes, inner*labelShare)
	s.room = inner - s.label - s.notes - 2*barGap
	if s.Full > 0 {
		s.full = s.Full
	}
	if s.full <= 0 {
		s.full = 1
	}
}

// legend sets the kinds in as many lines as they need.
func (s *barSetter) legend() {
	st := style{regular, s.Size}
	var line slab
	x := 0.0
	put := func(gap float64) {
		line.height, line.gap, line.keep = s.line+0.6, gap, true
		s.put(line)
		line, x = slab{}, 0
	}
	gap := s.Gap
	for _, k := range s.Kinds {
		if k.Sign == "" {
			continue
		}
		text := s.gate(k.Sign + "  " + k.Name)
		width := swatch + 1 + st.width(text) + 5
		if x > 0 && x+width > s.sheet.inner() {
			put(gap)
			gap = 0
		}
		line.add(legendMark{x: s.sheet.left + x, line: s.line, size: s.Size, text: text, color: k.Color, node: s.legendNode(&line)})
		x += width
	}
	if len(line.marks) > 0 {
		put(gap)
		s.Gap = 1
	}
}

// legendNode is the element of one line of the legend.
func (s *barSetter) legendNode(line *slab) *node {
	if len(line.marks) > 0 {
		return line.marks[0].(legendMark).node
	}
	return s.root.child("P")
}

// piece sets bars from one on, as many as stay on one page, and tells how many.
func (s *barSetter) piece(from int) int {
	n := s.root.child("Figure")
	n.class = blockPlacement
	chart := chartMark{x: s.sheet.left, w: s.sheet.inner(), node: n}
	var words []string
	most := min(chartMost, s.sheet.depth()*0.6)
	count := 0
	for _, bar := range s.Bars.Bars[from:] {
		row := s.row(bar, n)
		if count > 0 && chart.h+row.h > most {
			break
		}
		row.y = chart.h
		chart.rows = append(chart.rows, row)
		chart.h += row.h
		words = append(words, s.words(bar))
		count++
	}
	n.alt = strings.TrimSpace(s.gate(s.Alt) + " " + strings.Join(words, "; ") + ".")
	if from > 0 {
		n.alt = "Lanjutan: " + strings.Join(words, "; ") + "."
	}
	piece := slab{height: chart.h, gap: s.Gap}
	s.Gap = 0
	piece.add(chart)
	s.put(piece)
	return count
}

// words tells a bar to those who do not see it.
func (s *barSetter) words(bar Bar) string {
	var parts []string
	for i, k := range s.Kinds {
		if i < len(bar.Parts) && bar.Parts[i] > 0 && k.Sign != "" {
			parts = append(parts, k.Name+" "+amount(bar.Parts[i]))
		}
	}
	if bar.Note != "" {
		parts = append(parts, bar.Note)
	}
	return bar.Label + ": " + strings.Join(parts, ", ")
}

func amount(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// row sets one bar with what stands beside it.
func (s *barSetter) row(bar Bar, n *node) barRow {
	b := block{x: s.sheet.left, width: s.label, size: s.Size, align: Left, node: n}
	lines := b.breakLines(Plain(bar.Label))
	r := barRow{h: float64(max(len(lines), 1))*s.line + 2*barAir}
	base := baseline(s.Size, s.line)
	for i, l := range lines {
		r.texts = append(r.texts, b.set(l, barAir+float64(i)*s.line+base, true))
	}
	middle := (r.h-s.line)/2 + base
	x := s.sheet.left + s.label + barGap
	if s.Full > 0 {
		r.track = &area{x, barAir, s.room, r.h - 2*barAir}
	}
	for i, v := range bar.Parts {
		if v <= 0 || i >= len(s.Kinds) {
			continue
		}
		w := min(v/s.full, 1) * s.room
		r.parts = append(r.parts, s.part(i, v, area{x, barAir, w, r.h - 2*barAir}, middle, n))
		x += w
	}
	if s.Full > 0 {
		x = s.sheet.left + s.label + barGap + s.room
	}
	if bar.Note != "" {
		note := block{x: x + barGap, width: s.notes + s.room, size: s.Size, align: Left, node: n}
		for _, l := range note.breakLines(Plain(bar.Note)) {
			r.texts = append(r.texts, note.set(l, middle, true))
		}
	}
	return r
}

// part is one part of a bar; its number stands in it where it fits.
func (s *barSetter) part(kind int, v float64, at area, middle float64, n *node) barPart {
	k := s.Kinds[kind]
	p := barPart{area: at, color: k.Color}
	if k.Sign == "" {
		return p
	}
	st := style{regular, s.Size - 0.5}
	label := s.gate(amount(v) + k.Sign)
	if w := st.width(label); w+0.6 <= at.w {
		p.text = &text{x: at.x + (at.w-w)/2, y: middle, size: st.size, tail: true, node: n, pieces: []piece{{regular, label}}}
	}
	return p
}

// area is a box by its upper left corner, mm.
type area struct{ x, y, w, h float64 }

type barPart struct {
	area
	color Color
	text  *text
}

type barRow struct {
	y, h  float64
	track *area
	parts []barPart
	texts []text
}

// chartMark draws bars.
type chartMark struct {
	x, w, h float64
	rows    []barRow
	node    *node
}

func (m chartMark) draw(c *canvas, top float64) {
	m.node.box = c.rect(m.x, top, m.w, m.h)
	for _, r := range m.rows {
		if r.track != nil {
			c.fill(m.node, *r.track, top+r.y, Color{236, 239, 242})
		}
		for _, p := range r.parts {
			c.fill(m.node, p.area, top+r.y, p.color)
			if p.text != nil {
				c.ink(p.color.ink())
				p.text.draw(c, top+r.y)
				c.ink("0 g")
			}
		}
		for _, t := range r.texts {
			t.draw(c, top+r.y)
		}
	}
}

// legendMark is the sample of a color with its name.
type legendMark struct {
	x, line, size float64
	text          string
	color         Color
	node          *node
}

func (m legendMark) draw(c *canvas, top float64) {
	c.fill(nil, area{m.x, (m.line - swatch) / 2, swatch, swatch}, top, m.color)
	text{
		x: m.x + swatch + 1, y: baseline(m.size, m.line), size: m.size, tail: true, node: m.node,
		pieces: []piece{{regular, m.text}},
	}.draw(c, top)
}

// fill draws a box with a thin white edge, so that neighbors are told apart.
func (c *canvas) fill(n *node, b area, top float64, color Color) {
	c.tag(n)
	c.out.WriteString("q " + color.operands() + " rg 1 G 0.6 w " + c.x(b.x) + " " + c.y(top+b.y+b.h) + " " +
		number(b.w*pointsPerMM) + " " + number(b.h*pointsPerMM) + " re B Q\n")
}

// ink changes the color of what is written from here on.
func (c *canvas) ink(operator string) { c.out.WriteString(operator + "\n") }

func (k Color) operands() string {
	return fmt.Sprintf("%.3f %.3f %.3f", float64(k.R)/255, float64(k.G)/255, float64(k.B)/255)
}

// ink is the gray that is read best on the color.
func (k Color) ink() string {
	if (0.299*float64(k.R)+0.587*float64(k.G)+0.114*float64(k.B))/255 < dark {
		return "1 g"
	}
	return "0 g"
}
