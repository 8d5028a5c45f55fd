package paper

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"rakor.id/rakor/assets"
)

// pointsPerMM converts millimeters to the points of PDF.
const pointsPerMM = 72 / 25.4

// A face is one cut of the one type family that papers are set in.
type face int

const (
	regular face = iota
	bold
	italic
	boldItalic
	faceCount
)

func faceOf(isBold, isItalic bool) face {
	f := regular
	if isBold {
		f += bold
	}
	if isItalic {
		f += italic
	}
	return f
}

// program returns the TrueType file of the face.
func (f face) program() string {
	return [faceCount]string{assets.SansRegular, assets.SansBold, assets.SansItalic, assets.SansBoldItalic}[f]
}

// noGlyph marks a code that the face has no picture for.
const noGlyph = 0xFFFF

// Vertical metrics of Liberation Sans as parts of the type size; all four faces
// share them.
const (
	ascent  = 0.905
	descent = 0.212
)

// widthTables holds, per face, the advance of each code in thousandths of the
// type size. Faces are read when they are first asked for: most papers need two.
var widthTables = [faceCount]func() *[0x10000]uint16{
	sync.OnceValue(func() *[0x10000]uint16 { return readWidths(regular) }),
	sync.OnceValue(func() *[0x10000]uint16 { return readWidths(bold) }),
	sync.OnceValue(func() *[0x10000]uint16 { return readWidths(italic) }),
	sync.OnceValue(func() *[0x10000]uint16 { return readWidths(boldItalic) }),
}

// readWidths panics when a face cannot be read: the faces are part of the
// program, and TestFaces reads each of them.
func readWidths(f face) *[0x10000]uint16 {
	parsed, err := sfnt.Parse([]byte(f.program()))
	if err != nil {
		panic(fmt.Sprintf("paper: embedded face %d: %v", f, err))
	}
	var (
		buf    sfnt.Buffer
		widths [0x10000]uint16
	)
	for r := range widths {
		widths[r] = noGlyph
		glyph, err := parsed.GlyphIndex(&buf, rune(r))
		if err != nil || glyph == 0 {
			continue
		}
		advance, err := parsed.GlyphAdvance(&buf, glyph, fixed.I(1000), font.HintingNone)
		if err != nil {
			continue
		}
		widths[r] = uint16(advance.Round())
	}
	return &widths
}

// covers reports whether the family has a glyph for r. The four faces cover the
// same codes.
func covers(r rune) bool {
	return r >= 0 && r <= 0xFFFF && widthTables[regular]()[r] != noGlyph
}

// A style is a face at a size in points.
type style struct {
	face face
	size float64
}

// width returns the length of s in millimeters.
func (s style) width(text string) float64 {
	table, sum := widthTables[s.face](), 0
	for _, r := range text {
		if r <= 0xFFFF && table[r] != noGlyph {
			sum += int(table[r])
		}
	}
	return float64(sum) * s.size / 1000 / pointsPerMM
}
