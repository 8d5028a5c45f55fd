package chart

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

func (r *painter) draw(d Drawing) {
	for _, l := range d.Grid {
		r.line(l, r.colors.Grid)
	}
	for _, b := range d.Boxes {
		r.box(b, d.Size)
	}
	for _, l := range d.Lines {
		r.line(l, r.colors.Shades[l.Hue].Solid)
	}
	for _, b := range d.Marks {
		r.box(b, d.Size)
	}
	for _, t := range d.Texts {
		r.text(t)
	}
}

// box fills an area, with an edge around a texture.
func (r *painter) box(b Box, size float64) {
	x0, y0 := r.at+b.X, r.at+b.Y
	x1, y1 := x0+b.W, y0+b.H
	of := r.colors.Shades[b.Hue]
	edge := max(1, 0.09*size)
	for y := int(y0); y < int(math.Ceil(y1)); y++ {
		for x := int(x0); x < int(math.Ceil(x1)); x++ {
			px, py := float64(x)+0.5, float64(y)+0.5
			in := min(px-x0, x1-px, py-y0, y1-py) // how far inside the edge
			if b.Round {
				in = b.W/2 - math.Hypot(px-(x0+x1)/2, py-(y0+y1)/2)
			}
			cover := b.Texture.Cover(px-x0, py-y0, size)
			if b.Texture != Solid {
				cover = max(cover, within(edge-in))
			}
			r.blend(x, y, mix(of.Wash, of.Solid, cover), within(in))
		}
	}
}

// mix is a color between two.
func mix(a, b color.NRGBA, part float64) color.NRGBA {
	between := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*part + 0.5) }
	return color.NRGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), 0xff}
}

func (r *painter) blend(x, y int, c color.NRGBA, cover float64) {
	if cover > 0 && image.Pt(x, y).In(r.out.Rect) {
		r.out.SetNRGBA(x, y, mix(r.out.NRGBAAt(x, y), c, cover))
	}
}

// line draws a path, each piece of it as a narrow box.
func (r *painter) line(l Line, c color.NRGBA) {
	size := r.out.Bounds().Size()
	z := vector.NewRasterizer(size.X, size.Y)
	half := max(l.Width, 1) / 2
	for i := 1; i < len(l.Points); i++ {
		a, b := l.Points[i-1], l.Points[i]
		long := math.Hypot(b.X-a.X, b.Y-a.Y)
		if long == 0 {
			continue
		}
		across := Point{-(b.Y - a.Y) / long * half, (b.X - a.X) / long * half}
		at := func(p Point, side float64) (float32, float32) {
			return float32(r.at + p.X + side*across.X), float32(r.at + p.Y + side*across.Y)
		}
		z.MoveTo(at(a, 1))
		z.LineTo(at(b, 1))
		z.LineTo(at(b, -1))
		z.LineTo(at(a, -1))
		z.ClosePath()
	}
	z.Draw(r.out, r.out.Bounds(), image.NewUniform(c), image.Point{})
}

func (r *painter) text(t Text) {
	face := r.face(t.Size, t.Bold)
	m := face.Metrics()
	base := r.at + t.Y + (t.H-float64(m.Ascent+m.Descent)/64)/2 + float64(m.Ascent)/64
	d := font.Drawer{
		Dst: r.out, Src: image.NewUniform(r.colors.Of(t)), Face: face,
		Dot: fixed.Point26_6{X: fixed.Int26_6((r.at + t.X) * 64), Y: fixed.Int26_6(math.Round(base) * 64)},
	}
	d.DrawString(t.Text)
}

// Of is the color a text is written in.
func (p Palette) Of(t Text) color.NRGBA {
	switch t.Ink {
	case Muted:
		return p.Muted
	case OnHue:
		return p.Shades[t.Hue].On
	case InkHue:
		return p.Shades[t.Hue].Ink
	}
	return p.Text
}
