package chart

import "strings"

// A Frame is the room a chart is laid into. All lengths are in one unit of the
// drawer's choice: pixels, the units of a window, or millimeters.
type Frame struct {
	Width  float64
	Height float64                                            // 0 leaves it to the chart
	Size   float64                                            // of normal type
	Letter func(text string, size float64, bold bool) float64 // width of a text
	Bare   bool                                               // without title, note and source
}

// fit shortens a text until it has room, ending in "…".
func (f Frame) fit(text string, size float64, bold bool, width float64) string {
	if f.Letter(text, size, bold) <= width+0.01 {
		return text
	}
	cut := []rune(text)
	for n := len(cut) - 1; n > 0; n-- {
		short := strings.TrimRight(string(cut[:n]), " ,;:.") + "…"
		if f.Letter(short, size, bold) <= width {
			return short
		}
	}
	return ""
}

// Leading is the height of a line of text, as a multiple of its size.
const Leading = 1.3

// A Drawing is a chart laid out. Its parts are drawn in the order they stand in
// here. The upper left corner is (0, 0).
type Drawing struct {
	Width, Height float64
	Size          float64 // of normal type, for textures
	Grid          []Line  // the quiet lines of the axes
	Boxes         []Box
	Lines         []Line
	Marks         []Box // on lines
	Texts         []Text
	Spots         []Spot // where it can be pressed; a later one lies above
}

// Area is a rectangle by its upper left corner.
type Area struct{ X, Y, W, H float64 }

// A Box is a filled area.
type Box struct {
	Area
	Hue     Hue
	Texture Texture
	Round   bool // a circle
}

// A Line joins points.
type Line struct {
	Points []Point
	Hue    Hue // plays no part in the grid
	Width  float64
}

// A Point is a place.
type Point struct{ X, Y float64 }

// Ink is what a text is written with.
type Ink int

// The inks.
const (
	Plain Ink = iota
	Muted
	OnHue  // on a solid box of the text's hue
	InkHue // in the hue itself
)

// A Text is one line of text in an area as high as its line.
type Text struct {
	Area
	Text  string
	Size  float64
	Bold  bool
	Ink   Ink
	Hue   Hue
	Group int // that it belongs to, -1 for none
}

// A Spot is where a group, or its value of a series, can be pressed.
type Spot struct {
	Area
	Group  int
	Series int // -1 for the whole group
}

// layer is a chart while it is laid out.
type layer struct {
	Chart
	f Frame
	d Drawing
	y float64 // below what stands there already
}

// Lay lays a chart out. Without a height in the frame the drawing is as high as
// the chart needs.
func (c Chart) Lay(f Frame) Drawing {
	if f.Size <= 0 {
		f.Size = usualSize
	}
	l := &layer{Chart: c, f: f, d: Drawing{Width: f.Width, Height: f.Height, Size: f.Size}}
	l.head()
	l.legend()
	switch {
	case len(c.Groups) == 0:
		l.line(c.Empty, small, false, Muted)
		l.y += l.em(0.5)
	case c.Form == Bars:
		l.bars()
	default:
		l.columns()
	}
	l.foot()
	if f.Height == 0 {
		l.d.Height = l.y
	}
	return l.d
}

// The sizes of type, as parts of the normal one.
const (
	large = 1.2
	small = 0.86
)

// em is a length as a part of the type size.
func (l *layer) em(part float64) float64 { return l.f.Size * part }

func (l *layer) width(text string, part float64, bold bool) float64 {
	return l.f.Letter(text, l.em(part), bold)
}

func (l *layer) leading(part float64) float64 { return l.em(part) * Leading }

// line writes a line of its own and moves on below it.
func (l *layer) line(text string, part float64, bold bool, ink Ink) {
	if text == "" {
		return
	}
	l.write(Text{Text: l.f.fit(text, l.em(part), bold, l.f.Width), Area: Area{Y: l.y}, Bold: bold, Ink: ink, Group: -1}, part)
	l.y += l.leading(part)
}

// write adds a text whose area has a place; its size follows from the text.
func (l *layer) write(t Text, part float64) {
	if t.Text == "" {
		return
	}
	t.Size, t.W, t.H = l.em(part), l.width(t.Text, part, t.Bold), l.leading(part)
	l.d.Texts = append(l.d.Texts, t)
}

func (l *layer) head() {
	if l.f.Bare {
		return
	}
	l.line(l.Title, large, true, Plain)
	l.line(l.Note, small, false, Muted)
	if l.y > 0 {
		l.y += l.em(0.4)
	}
}

func (l *layer) foot() {
	if l.f.Bare || l.Source == "" {
		return
	}
	l.y += l.em(0.4)
	if l.f.Height > 0 {
		l.y = l.f.Height - l.leading(small)
	}
	l.line(l.Source, small, false, Muted)
}

// footHeight is what the foot will need.
func (l *layer) footHeight() float64 {
	if l.f.Bare || l.Source == "" {
		return 0
	}
	return l.em(0.4) + l.leading(small)
}

// legend names the series in as many lines as they need. One series alone needs
// none: the title says what it is.
func (l *layer) legend() {
	if l.Plain || len(l.Series) < 2 || len(l.Groups) == 0 {
		return
	}
	x, high := 0.0, l.leading(small)
	for _, s := range l.Series {
		swatch := l.em(0.8)
		name := l.f.fit(s.Name, l.em(small), false, l.f.Width-swatch-l.em(0.4))
		wide := swatch + l.em(0.4) + l.width(name, small, false)
		if x > 0 && x+wide > l.f.Width {
			x = 0
			l.y += high
		}
		at := Area{X: x, Y: l.y + (high-swatch)/2, W: swatch, H: swatch}
		if s.Line {
			l.stroke([]Point{{at.X, at.Y + swatch/2}, {at.X + swatch, at.Y + swatch/2}}, s.Hue)
			l.mark(Point{at.X + swatch/2, at.Y + swatch/2}, s)
		} else {
			l.d.Boxes = append(l.d.Boxes, Box{Area: at, Hue: s.Hue, Texture: s.Texture})
		}
		l.write(Text{Text: name, Area: Area{X: x + swatch + l.em(0.4), Y: l.y}, Ink: Muted, Group: -1}, small)
		x += wide + l.em(1.2)
	}
	l.y += high + l.em(0.5)
}

func (l *layer) stroke(points []Point, h Hue) {
	l.d.Lines = append(l.d.Lines, Line{Points: points, Hue: h, Width: l.em(0.15)})
}

// mark is a point of a line.
func (l *layer) mark(p Point, s Series) {
	r := l.em(0.26)
	l.d.Marks = append(l.d.Marks, Box{Area: Area{p.X - r, p.Y - r, 2 * r, 2 * r}, Hue: s.Hue, Texture: s.Texture, Round: s.Texture == Solid})
}

func (l *layer) grid(from, to Point) {
	l.d.Grid = append(l.d.Grid, Line{Points: []Point{from, to}, Width: l.em(0.07)})
}
