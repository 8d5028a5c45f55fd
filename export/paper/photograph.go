package paper

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"time"

	"golang.org/x/image/draw"
)

// A Photograph is a picture made fit for paper: upright, no finer than paper
// shows, a JPEG that says nothing about camera, place or person.
type Photograph struct {
	JPEG   []byte
	Format string      // of the original: "png" or "jpeg"
	Size   image.Point // of the original in pixels, upright
	Taken  time.Time   // by the camera's clock, as if that showed UTC; zero if it does not say
}

// ErrTooLarge is a picture whose decoding would cost too much memory.
var ErrTooLarge = errors.New("paper: picture is too large to decode")

// maxDecoded bounds the memory in bytes that decoding one picture may take. It
// is enough for 64 million pixels of an ordinary photo or PNG, 16 million of a
// progressive JPEG, whose coefficients are all held at once.
const maxDecoded = 256 << 20

// photoQuality is that of the JPEG; higher, and files grow faster than they
// improve on paper.
const photoQuality = 88

// NewPhotograph reads a PNG or JPEG to be shown at most width by height
// millimeters large. The size a file claims is looked at before its pixels are
// decoded: [ErrTooLarge]. What is no picture or is damaged gives [ErrImage].
// Decoding ends soon after ctx is done, with its error: a small progressive JPEG
// can hold thousands of scans of the same pixels.
func NewPhotograph(ctx context.Context, data []byte, width, height float64) (Photograph, error) {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return Photograph{}, fmt.Errorf("%w: %w", ErrImage, err)
	case format != "png" && format != "jpeg":
		return Photograph{}, fmt.Errorf("%w: format %s", ErrImage, format)
	case cfg.Width <= 0 || cfg.Height <= 0:
		return Photograph{}, fmt.Errorf("%w: %d by %d pixels", ErrImage, cfg.Width, cfg.Height)
	case cfg.Width > maxDecoded/costOf(cfg, format, data)/cfg.Height:
		return Photograph{}, fmt.Errorf("%w: %d by %d pixels", ErrTooLarge, cfg.Width, cfg.Height)
	}
	img, _, err := image.Decode(patient{ctx, bytes.NewReader(data)})
	switch {
	case ctx.Err() != nil:
		return Photograph{}, ctx.Err()
	case err != nil:
		return Photograph{}, fmt.Errorf("%w: %w", ErrImage, err)
	}
	p := Photograph{Format: format, Size: image.Pt(cfg.Width, cfg.Height)}
	turn := 1
	if format == "jpeg" {
		turn, p.Taken = orientation(data), taken(data)
	}
	if turn >= 5 {
		p.Size = image.Pt(p.Size.Y, p.Size.X)
	}
	scale := min(1, width/25.4*finest/float64(p.Size.X), height/25.4*finest/float64(p.Size.Y))
	w, h := max(1, int(float64(p.Size.X)*scale)), max(1, int(float64(p.Size.Y)*scale))
	made, err := encodeJPEG(flatten(shrink(img, turn, w, h), turn, w, h), photoQuality)
	p.JPEG = made.data
	return p, err
}

// patient reads until its context is done. Decoders read a few thousand bytes at
// a time.
type patient struct {
	ctx context.Context
	io.Reader
}

// Read is for the decoder.
func (p patient) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.Reader.Read(b)
}

// costOf is how many bytes a decoded pixel may take.
func costOf(cfg image.Config, format string, data []byte) int {
	switch cfg.ColorModel {
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	}
	if format == "jpeg" && progressive(data) {
		return 16
	}
	return 4
}

// shrink averages whole squares of pixels while a picture is more than twice
// too fine, so that the fine scaling after it needs little memory.
func shrink(img image.Image, turn, w, h int) image.Image {
	if turn >= 5 {
		w, h = h, w
	}
	b := img.Bounds()
	k := min(b.Dx()/w, b.Dy()/h)
	if k < 2 {
		return img
	}
	src, ok := img.(image.RGBA64Image)
	if !ok {
		return img
	}
	out := image.NewRGBA64(image.Rect(0, 0, b.Dx()/k, b.Dy()/k))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.SetRGBA64(x, y, average(src, b.Min.X+x*k, b.Min.Y+y*k, k))
		}
	}
	return out
}

func average(src image.RGBA64Image, x0, y0, k int) color.RGBA64 {
	var r, g, b, a, n uint64
	for y := y0; y < y0+k; y++ {
		for x := x0; x < x0+k; x++ {
			c := src.RGBA64At(x, y)
			r, g, b, a, n = r+uint64(c.R), g+uint64(c.G), b+uint64(c.B), a+uint64(c.A), n+1
		}
	}
	return color.RGBA64{R: uint16(r / n), G: uint16(g / n), B: uint16(b / n), A: uint16(a / n)}
}

// Thumbnail decodes a small copy of a picture that [NewPhotograph] made, at
// most edge pixels wide and high.
func Thumbnail(photograph []byte, edge int) (image.Image, error) {
	img, err := jpeg.Decode(bytes.NewReader(photograph))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrImage, err)
	}
	b := img.Bounds()
	scale := min(1, float64(edge)/float64(max(b.Dx(), b.Dy())))
	small := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(b.Dx())*scale)), max(1, int(float64(b.Dy())*scale))))
	draw.CatmullRom.Scale(small, small.Bounds(), img, b, draw.Src, nil)
	return small, nil
}
