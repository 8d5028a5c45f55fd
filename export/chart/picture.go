package chart

import (
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"

	"rakor.id/rakor/assets"
)

// A Picture is the form of a picture file.
type Picture struct {
	Width, Height int     // in pixels at a scale of 1; a height of 0 leaves it to the chart
	Scale         float64 // pixels of the file for one of these; 0 means 1
	Dark          bool
}

// mostPixels bounds a picture, a hundred million pixels being 400 MB.
const mostPixels = 100_000_000

// margin is the white around a picture, as a part of the type size.
const margin = 1.4

// PNG writes the chart as a picture. The same chart and form give the same
// bytes.
func (c Chart) PNG(w io.Writer, p Picture) error {
	if p.Scale == 0 {
		p.Scale = 1
	}
	if p.Width < 200 || p.Height < 0 || !(p.Scale >= 0.5 && p.Scale <= 10) || float64(p.Width)*float64(max(p.Height, 1))*p.Scale*p.Scale > mostPixels {
		return fmt.Errorf("draw chart: %d x %d pixels at a scale of %g", p.Width, p.Height, p.Scale)
	}
	r, err := newPainter(p.Scale)
	if err != nil {
		return fmt.Errorf("draw chart: %w", err)
	}
	edge := margin * usualSize * p.Scale
	d := c.Lay(Frame{
		Width: float64(p.Width)*p.Scale - 2*edge, Height: max(0, float64(p.Height)*p.Scale-2*edge), Size: usualSize * p.Scale, Letter: r.width,
	})
	r.colors = Light
	if p.Dark {
		r.colors = Dark
	}
	r.at = edge
	r.out = image.NewNRGBA(image.Rect(0, 0, int(float64(p.Width)*p.Scale+0.5), int(d.Height+2*edge+0.5)))
	draw.Draw(r.out, r.out.Bounds(), image.NewUniform(r.colors.Ground), image.Point{}, draw.Src)
	r.draw(d)
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(w, r.out); err != nil {
		return fmt.Errorf("write picture of chart: %w", err)
	}
	return nil
}

// painter draws into a picture.
type painter struct {
	out    *image.NRGBA
	colors Palette
	at     float64 // of the drawing's upper left corner
	scale  float64
	fonts  [2]*opentype.Font // regular, bold
	faces  map[faceKey]font.Face
}

type faceKey struct {
	size float64
	bold bool
}

func newPainter(scale float64) (*painter, error) {
	r := &painter{scale: scale, faces: map[faceKey]font.Face{}}
	for i, program := range []string{assets.SansRegular, assets.SansBold} {
		parsed, err := opentype.Parse([]byte(program))
		if err != nil {
			return nil, err
		}
		r.fonts[i] = parsed
	}
	return r, nil
}

// face returns a cut at a size in pixels.
func (r *painter) face(size float64, bold bool) font.Face {
	k := faceKey{size, bold}
	if r.faces[k] == nil {
		f := r.fonts[0]
		if bold {
			f = r.fonts[1]
		}
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			panic(fmt.Sprintf("chart: embedded face at %g: %v", size, err)) // it never fails for a font that was parsed
		}
		r.faces[k] = face
	}
	return r.faces[k]
}

func (r *painter) width(text string, size float64, bold bool) float64 {
	return float64(font.MeasureString(r.face(size, bold), text)) / 64
}
