package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/export/chart"
)

// chartPainter turns a drawing into objects of Fyne.
type chartPainter struct {
	color         func(fyne.ThemeColorName) color.Color
	at            fyne.Position // of the drawing's upper left corner
	group, series int           // chosen, -1 for none
	focused       bool
}

// tones of the hues of charts.
var chartTones = map[chart.Hue]Tone{
	chart.Neutral: ToneNeutral, chart.Primary: TonePrimary, chart.Blue: ToneBlue, chart.Green: ToneGreen,
	chart.Amber: ToneAmber, chart.Red: ToneRed, chart.Violet: ToneViolet,
}

func (p chartPainter) objects(d chart.Drawing) (all []fyne.CanvasObject) {
	all = p.chosen(all, d)
	for _, l := range d.Grid {
		all = p.line(all, l, p.color(ColorBorder))
	}
	for _, b := range d.Boxes {
		all = append(all, p.box(b, d.Size))
	}
	for _, l := range d.Lines {
		all = p.line(all, l, p.color(chartTones[l.Hue].Solid()))
	}
	for _, b := range d.Marks {
		all = append(all, p.box(b, d.Size))
	}
	for _, t := range d.Texts {
		all = append(all, p.text(t))
	}
	return all
}

// chosen marks what the keyboard stands on, below all else.
func (p chartPainter) chosen(all []fyne.CanvasObject, d chart.Drawing) []fyne.CanvasObject {
	for _, s := range d.Spots {
		if s.Group != p.group || s.Series >= 0 && s.Series != p.series {
			continue
		}
		r := &canvas.Rectangle{FillColor: p.color(ColorCurrentLine), CornerRadius: 4}
		if p.focused && s.Series == p.series {
			r.StrokeColor, r.StrokeWidth = p.color(ColorFocusRing), 2
		}
		edge := 0.0
		if s.Series >= 0 {
			edge = 3
		}
		p.place(r, chart.Area{X: s.X - edge, Y: s.Y - edge, W: s.W + 2*edge, H: s.H + 2*edge})
		all = append(all, r)
	}
	return all
}

func (p chartPainter) place(o fyne.CanvasObject, a chart.Area) {
	o.Move(p.at.AddXY(float32(a.X), float32(a.Y)))
	o.Resize(fyne.NewSize(float32(a.W), float32(a.H)))
}

func (p chartPainter) line(all []fyne.CanvasObject, l chart.Line, c color.Color) []fyne.CanvasObject {
	for i := 1; i < len(l.Points); i++ {
		o := &canvas.Line{StrokeColor: c, StrokeWidth: max(1, float32(l.Width))}
		a, b := l.Points[i-1], l.Points[i]
		o.Position1, o.Position2 = p.at.AddXY(float32(a.X), float32(a.Y)), p.at.AddXY(float32(b.X), float32(b.Y))
		all = append(all, o)
	}
	return all
}

func (p chartPainter) box(b chart.Box, size float64) fyne.CanvasObject {
	solid := p.color(chartTones[b.Hue].Solid())
	var o fyne.CanvasObject
	switch {
	case b.Round:
		o = &canvas.Circle{FillColor: solid}
	case b.Texture == chart.Solid:
		o = &canvas.Rectangle{FillColor: solid}
	case b.Texture == chart.Hollow:
		o = &canvas.Rectangle{FillColor: p.color(chartTones[b.Hue].Wash()), StrokeColor: solid, StrokeWidth: float32(0.1 * size)}
	default:
		o = texture(b, size, solid, p.color(chartTones[b.Hue].Wash()))
	}
	p.place(o, b.Area)
	return o
}

// texture draws a texture in the pixels the screen really has, so that it is
// sharp at any scale.
func texture(b chart.Box, size float64, solid, wash color.Color) *canvas.Raster {
	return canvas.NewRaster(func(w, h int) image.Image {
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		pixels := float64(w) / max(b.W, 0.1) // of one unit
		edge := max(1, 0.09*size*pixels)
		for y := range h {
			for x := range w {
				px, py := float64(x)+0.5, float64(y)+0.5
				cover := b.Texture.Cover(px, py, size*pixels)
				if min(px, float64(w)-px, py, float64(h)-py) < edge {
					cover = 1
				}
				m.Set(x, y, blend(wash, solid, cover))
			}
		}
		return m
	})
}

// blend is a color between two.
func blend(a, b color.Color, part float64) color.Color {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	between := func(a, b uint32) uint8 { return uint8((float64(a) + (float64(b)-float64(a))*part) / 257) }
	return color.RGBA{between(ar, br), between(ag, bg), between(ab, bb), 0xff}
}

func (p chartPainter) text(t chart.Text) fyne.CanvasObject {
	o := &canvas.Text{Text: t.Text, TextSize: wholePoints(t.Size), TextStyle: fyne.TextStyle{Bold: t.Bold}}
	switch t.Ink {
	case chart.Muted:
		o.Color = p.color(ColorMuted)
	case chart.OnHue:
		o.Color = readable(p.color(chartTones[t.Hue].Solid()))
	case chart.InkHue:
		o.Color = p.color(chartTones[t.Hue].Ink())
	default:
		o.Color = p.color(theme.ColorNameForeground)
	}
	high := boardWrapper(boardType{o.TextSize, t.Bold}).LineHeight()
	o.Move(p.at.AddXY(float32(t.X), float32(t.Y)+(float32(t.H)-high)/2))
	o.Resize(fyne.NewSize(float32(t.W)+1, high))
	return o
}

// readable is the ink that is read best on a ground: white, unless black stands
// out more (WCAG 2.2, relative luminance).
func readable(ground color.Color) color.Color {
	const even = 0.179 // where black and white stand out alike
	r, g, b, _ := ground.RGBA()
	part := func(v uint32) float64 { return math.Pow(float64(v)/0xffff, 2.2) }
	if 0.2126*part(r)+0.7152*part(g)+0.0722*part(b) > even {
		return rgb(0x0b1215)
	}
	return rgb(0xffffff)
}
