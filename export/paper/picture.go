package paper

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // pictures come as JPEG
	"image/png"

	"golang.org/x/image/draw"
)

// A picture is an image made fit for the archive: upright, without transparency,
// in gray or RGB, and no finer than paper shows.
type picture struct {
	key           string // of its bytes, so that the same picture is embedded once
	kind          string // "png" or "jpg"
	data          []byte
	width, height int // pixels
}

const (
	// maxPixels bounds the memory that one picture may cost to decode.
	maxPixels = 64 << 20
	// finest is the resolution above which a picture is made smaller.
	finest = 220.0 // dots per inch
	// pictureQuality is that of a JPEG written again.
	pictureQuality = 85
)

// readPicture decodes data, to be shown at most width by height millimeters
// large. JPEG of a fitting size that tells nothing but its pixels goes into the
// file as it is. What is no PNG or JPEG, or is damaged, gives [ErrImage].
func readPicture(data []byte, width, height float64) (picture, error) {
	cfg, kind, err := measure(data)
	if err != nil {
		return picture{}, err
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return picture{}, fmt.Errorf("%w: %w", ErrImage, err)
	}
	turn := 1
	if kind == "jpeg" {
		turn = orientation(data)
	}
	w, h := fit(img.Bounds(), turn, width, height)
	if kind == "jpeg" && turn == 1 && w == cfg.Width && asItIs(cfg, data) {
		return newPicture("jpg", data, w, h), nil
	}
	flat := flatten(img, turn, w, h)
	if kind == "jpeg" {
		return encodeJPEG(flat, pictureQuality)
	}
	return encodePNG(flat)
}

// measure reads what kind of picture data is and how large, before anything is
// decoded.
func measure(data []byte) (image.Config, string, error) {
	cfg, kind, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return cfg, kind, fmt.Errorf("%w: %w", ErrImage, err)
	case kind != "png" && kind != "jpeg":
		return cfg, kind, fmt.Errorf("%w: format %s", ErrImage, kind)
	case cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width > maxPixels/cfg.Height:
		return cfg, kind, fmt.Errorf("%w: %d by %d pixels", ErrImage, cfg.Width, cfg.Height)
	}
	return cfg, kind, nil
}

// asItIs reports whether a JPEG has colors every reader knows and tells nothing
// but its pixels.
func asItIs(cfg image.Config, data []byte) bool {
	return (cfg.ColorModel == color.GrayModel || cfg.ColorModel == color.YCbCrModel) && !private(data)
}

func newPicture(kind string, data []byte, w, h int) picture {
	sum := sha256.Sum256(data)
	return picture{key: hex.EncodeToString(sum[:]), kind: kind, data: data, width: w, height: h}
}

// fit returns the size in pixels, after turning, at which a picture is embedded.
func fit(b image.Rectangle, turn int, width, height float64) (w, h int) {
	w, h = b.Dx(), b.Dy()
	if turn >= 5 {
		w, h = h, w
	}
	scale := min(1, max(width/25.4*finest/float64(w), height/25.4*finest/float64(h)))
	return max(1, int(float64(w)*scale)), max(1, int(float64(h)*scale))
}

// flatten lays the picture on white paper in its final size, turned upright.
func flatten(img image.Image, turn, w, h int) *image.RGBA {
	tw, th := w, h
	if turn >= 5 {
		tw, th = h, w
	}
	flat := image.NewRGBA(image.Rect(0, 0, tw, th))
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(flat, flat.Bounds(), img, img.Bounds(), draw.Over, nil)
	if turn == 1 {
		return flat
	}
	upright := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			sx, sy := source(turn, x, y, w, h)
			upright.SetRGBA(x, y, flat.RGBAAt(sx, sy))
		}
	}
	return upright
}

// source returns which pixel of a picture held in one of the eight ways of Exif
// shows at x, y of the upright one, which is w by h.
func source(turn, x, y, w, h int) (int, int) {
	switch turn {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, w - 1 - x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return h - 1 - y, x
	}
	return x, y
}

func encodePNG(img *image.RGBA) (picture, error) {
	var out bytes.Buffer
	// An opaque RGBA image is written as plain RGB of 8 bits, not interlaced,
	// which is what the engine reads.
	if err := png.Encode(&out, img); err != nil {
		return picture{}, fmt.Errorf("%w: %w", ErrImage, err)
	}
	return newPicture("png", out.Bytes(), img.Bounds().Dx(), img.Bounds().Dy()), nil
}
