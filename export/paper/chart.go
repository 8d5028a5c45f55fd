package paper

import (
	"image/color"
	"math"
	"strings"

	"rakor.id/rakor/export/chart"
)

// Charts are charts beside each other, each with an equal part of the width,
// drawn as vectors. A chart stays on one page.
type Charts struct {
	Charts []chart.Chart
	Height float64 // mm; 0 leaves it to each chart
	Size   float64 // of the type, points; 0 is the document's
	Gap    float64
}

// betweenCharts is the room between charts beside each other, mm.
const betweenCharts = 7.0

// Charts adds charts. Without any it adds nothing.
func (d *Document) Charts(c Charts) {
	if len(c.Charts) == 0 {
		return
	}
	if c.Size == 0 {
		c.Size = d.setup.Size
	}
	row := slab{gap: c.Gap}
	width := (d.sheet.inner() - betweenCharts*float64(len(c.Charts)-1)) / float64(len(c.Charts))
	for i, one := range c.Charts {
		one = d.gated(one)
		n := d.root.child("Figure")
		n.alt, n.class = words(one), blockPlacement
		m := drawing{x: d.sheet.left + float64(i)*(width+betweenCharts), node: n, Drawing: one.Lay(chart.Frame{
			Width: width, Height: c.Height, Size: c.Size / pointsPerMM,
			Letter: func(text string, size float64, isBold bool) float64 {
				return style{faceOf(isBold, false), size * pointsPerMM}.width(text)
			},
		})}
		row.height = max(row.height, m.Height)
		row.add(m)
	}
	d.put(row)
}

// gated passes all texts of a chart through the gate.
func (d *Document) gated(c chart.Chart) chart.Chart {
	one := func(t string) string { return oneLine(d.gate(t)) }
	c.Title, c.Note, c.Source, c.Empty = one(c.Title), one(c.Note), one(c.Source), one(c.Empty)
	series, groups := c.Series, c.Groups
	c.Series, c.Groups = nil, nil
	for _, s := range series {
		s.Name = one(s.Name)
		c.Series = append(c.Series, s)
	}
	for _, g := range groups {
		g.Label, g.Note = one(g.Label), one(g.Note)
		c.Groups = append(c.Groups, g)
	}
	return c
}

// words tells a chart to those who do not see it.
func words(c chart.Chart) string {
	var parts []string
	for i := range c.Groups {
		parts = append(parts, c.Words(i))
	}
	if len(parts) == 0 {
		parts = append(parts, c.Empty)
	}
	return strings.TrimSpace(c.Title + ". " + strings.Join(parts, "; ") + ".")
}

// drawing draws a chart that is laid out.
type drawing struct {
	chart.Drawing
	x    float64
	node *node
}

func (m drawing) draw(c *canvas, top float64) {
	m.node.box = c.rect(m.x, top, m.Width, m.Height)
	c.tag(m.node)
	for _, l := range m.Grid {
		m.line(c, l, chart.Light.Grid, top)
	}
	for _, b := range m.Boxes {
		m.fill(c, b, top)
	}
	for _, l := range m.Lines {
		m.line(c, l, chart.Light.Shades[l.Hue].Solid, top)
	}
	for _, b := range m.Marks {
		m.fill(c, b, top)
	}
	for _, t := range m.Texts {
		c.ink(operands(chart.Light.Of(t)) + " rg")
		size := t.Size * pointsPerMM
		text{
			x: m.x + t.X, y: t.Y + baseline(size, t.H), size: size, tail: true, node: m.node, pieces: []piece{{faceOf(t.Bold, false), t.Text}},
		}.draw(c, top)
	}
	c.ink("0 g")
}

func operands(c color.NRGBA) string { return Color{c.R, c.G, c.B}.operands() }

func (m drawing) line(c *canvas, l chart.Line, ink color.NRGBA, top float64) {
	c.out.WriteString("q " + operands(ink) + " RG 1 J 1 j " + number(l.Width*pointsPerMM) + " w")
	step := " m"
	for _, p := range l.Points {
		c.out.WriteString(" " + c.x(m.x+p.X) + " " + c.y(top+p.Y) + step)
		step = " l"
	}
	c.out.WriteString(" S Q\n")
}

// fill draws a box with its texture.
func (m drawing) fill(c *canvas, b chart.Box, top float64) {
	of := chart.Light.Shades[b.Hue]
	b.X, b.Y = b.X+m.x, b.Y+top
	ground := of.Solid
	if b.Texture != chart.Solid {
		ground = of.Wash
	}
	path := c.x(b.X) + " " + c.y(b.Y+b.H) + " " + number(b.W*pointsPerMM) + " " + number(b.H*pointsPerMM) + " re"
	if b.Round {
		path = c.circle(b.X+b.W/2, b.Y+b.H/2, b.W/2)
	}
	c.out.WriteString("q " + operands(ground) + " rg " + path + " f ")
	if b.Texture != chart.Solid {
		c.out.WriteString(operands(of.Solid) + " RG " + operands(of.Solid) + " rg " + path + " W n ")
		m.texture(c, b)
		c.out.WriteString(number(0.18*m.Size*pointsPerMM) + " w " + path + " S ") // its outer half is cut away
	}
	c.out.WriteString("Q\n")
}

func (m drawing) texture(c *canvas, b chart.Box) {
	switch b.Texture {
	case chart.Hatched:
		gap, line := chart.Hatch(m.Size)
		c.out.WriteString(number(line*pointsPerMM) + " w ")
		for at := gap * math.Sqrt2 / 2; at < b.W+b.H; at += gap * math.Sqrt2 {
			c.out.WriteString(c.x(b.X+at) + " " + c.y(b.Y) + " m " + c.x(b.X+at-b.H) + " " + c.y(b.Y+b.H) + " l ")
		}
		c.out.WriteString("S ")
	case chart.Dotted:
		gap, radius := chart.Dots(m.Size)
		for row := 0.0; row*gap < b.H; row++ {
			shift := math.Mod(row, 2) * gap / 2
			for x := gap/2 - shift; x < b.W+gap; x += gap {
				c.out.WriteString(c.circle(b.X+x, b.Y+(row+0.5)*gap, radius) + " f ")
			}
		}
	}
}

// circle is the path of a circle, in mm from the upper left.
func (c *canvas) circle(x, y, r float64) string {
	const bend = 0.5523 // of the handles of four curves that make a circle
	at := func(dx, dy float64) string { return c.x(x+dx*r) + " " + c.y(y+dy*r) }
	return at(1, 0) + " m " +
		at(1, bend) + " " + at(bend, 1) + " " + at(0, 1) + " c " +
		at(-bend, 1) + " " + at(-1, bend) + " " + at(-1, 0) + " c " +
		at(-1, -bend) + " " + at(-bend, -1) + " " + at(0, -1) + " c " +
		at(bend, -1) + " " + at(1, -bend) + " " + at(1, 0) + " c h"
}
