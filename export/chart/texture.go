package chart

import "math"

// A Hue is a color with shades for every ground it may stand on.
type Hue int

// The hues.
const (
	Neutral Hue = iota
	Primary
	Blue
	Green
	Amber
	Red
	Violet
	hues
)

// A Texture tells series apart where colors do not: on a printer without them,
// or for eyes that do not see them.
type Texture int

// The textures. All but Solid have an edge in the color, and a pale ground.
const (
	Solid   Texture = iota
	Hatched         // slanting lines
	Dotted
	Hollow
)

// Measures of textures, in the unit of a frame whose type size is 14.
const (
	hatchGap  = 6.0
	hatchLine = 2.6
	dotGap    = 6.0
	dotRadius = 1.6
	usualSize = 14.0
)

// Hatch returns the distance between the slanting lines of [Hatched] and their
// width, in the unit of the type size.
func Hatch(size float64) (gap, line float64) {
	return hatchGap * size / usualSize, hatchLine * size / usualSize
}

// Dots returns the distance between the dots of [Dotted] and their radius.
func Dots(size float64) (gap, radius float64) {
	return dotGap * size / usualSize, dotRadius * size / usualSize
}

// Cover returns how much of the pixel at (x, y) the texture covers with its
// color, 0 to 1. Places and type size are in pixels.
func (t Texture) Cover(x, y, size float64) float64 {
	switch t {
	case Solid:
		return 1
	case Hatched:
		gap, line := Hatch(size)
		along := math.Mod((x+y)/math.Sqrt2, gap)
		return within(line/2 - math.Abs(along-gap/2))
	case Dotted:
		gap, radius := Dots(size)
		row := math.Floor(y / gap)
		if math.Mod(row, 2) == 1 {
			x += gap / 2
		}
		return within(radius - math.Hypot(math.Mod(x, gap)-gap/2, y-row*gap-gap/2))
	}
	return 0
}

// within softens an edge over one pixel; in is how far inside a place lies.
func within(in float64) float64 { return min(max(in+0.5, 0), 1) }
