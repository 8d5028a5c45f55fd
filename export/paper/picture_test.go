package paper

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

func encoded(t *testing.T, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadPicture(t *testing.T) {
	half := image.NewNRGBA64(image.Rect(0, 0, 40, 20))
	half.Set(0, 0, color.NRGBA{R: 255, A: 128})
	deep := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, half) })
	photo := encoded(t, func(b *bytes.Buffer) error {
		return jpeg.Encode(b, image.NewYCbCr(image.Rect(0, 0, 3000, 2000), 0), nil)
	})
	small := encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, image.NewGray(image.Rect(0, 0, 30, 20)), nil) })
	for _, tt := range []struct {
		name          string
		data          []byte
		kind          string
		width, height int
	}{
		{"transparent 16-bit PNG", deep, "png", 40, 20},
		{"large photo becomes as fine as paper shows", photo, "jpg", 866, 577},
		{"small gray JPEG stays as it is", small, "jpg", 30, 20},
		{"photo taken with the camera on its side", sideways(photo), "jpg", 577, 866},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := readPicture(tt.data, 100, 66)
			if err != nil {
				t.Fatal(err)
			}
			if tt.name == "photo taken with the camera on its side" {
				got, err = readPicture(tt.data, 66, 100)
				if err != nil {
					t.Fatal(err)
				}
			}
			if got.kind != tt.kind || got.width != tt.width || got.height != tt.height {
				t.Errorf("got %s %dx%d, want %s %dx%d", got.kind, got.width, got.height, tt.kind, tt.width, tt.height)
			}
		})
	}
}

// sideways adds the Exif orientation 6 to a JPEG.
func sideways(data []byte) []byte {
	exif := "Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	segment := append([]byte{0xFF, 0xE1, 0, byte(len(exif) + 2)}, exif...)
	return append(append([]byte{0xFF, 0xD8}, segment...), data[2:]...)
}

func TestTurnedPicturesShowTheRightCorner(t *testing.T) {
	// A held picture 2 by 3 whose pixels are numbered row by row; the corner that
	// Exif says is the upper left of the upright one.
	const w, h = 2, 3
	for turn, want := range map[int][2]int{1: {0, 0}, 2: {w - 1, 0}, 3: {w - 1, h - 1}, 4: {0, h - 1}, 5: {0, 0}, 6: {0, h - 1}, 7: {w - 1, h - 1}, 8: {w - 1, 0}} {
		uw, uh := w, h
		if turn >= 5 {
			uw, uh = h, w
		}
		if x, y := source(turn, 0, 0, uw, uh); x != want[0] || y != want[1] {
			t.Errorf("orientation %d: upper left comes from %d,%d, want %d,%d", turn, x, y, want[0], want[1])
		}
	}
}

func TestReadPictureRefuses(t *testing.T) {
	gray := image.NewGray(image.Rect(0, 0, 8, 8))
	whole := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, gray) })
	huge := bytes.Clone(whole)
	copy(huge[16:], "\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF")
	for name, data := range map[string][]byte{
		"nothing":        nil,
		"text":           []byte(strings.Repeat("bukan gambar", 9)),
		"GIF":            encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, gray, nil) }),
		"cut off":        whole[:len(whole)-20],
		"absurdly large": huge,
	} {
		if _, err := readPicture(data, 50, 50); !errors.Is(err, ErrImage) {
			t.Errorf("%s: error %v, want ErrImage", name, err)
		}
	}
}

func FuzzReadPicture(f *testing.F) {
	var b bytes.Buffer
	_ = png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 4, 4)))
	f.Add(b.Bytes())
	b.Reset()
	_ = jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4)), nil)
	f.Add(sideways(b.Bytes()))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<12 {
			return
		}
		if cfg, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && cfg.Width*cfg.Height > 1<<20 {
			return
		}
		p, err := readPicture(data, 20, 20)
		if err == nil && (p.width < 1 || p.height < 1) {
			t.Errorf("picture of %d by %d pixels", p.width, p.height)
		}
	})
}
