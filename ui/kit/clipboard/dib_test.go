package clipboard

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// bitmap is a CF_DIB of two by two pixels: red and green above blue and white.
func bitmap(header, bits, compression int, between, pixels []byte) []byte {
	b := make([]byte, header)
	binary.LittleEndian.PutUint32(b, uint32(header))
	binary.LittleEndian.PutUint32(b[4:], 2)
	binary.LittleEndian.PutUint32(b[8:], 2)
	binary.LittleEndian.PutUint16(b[12:], 1)
	binary.LittleEndian.PutUint16(b[14:], uint16(bits))
	binary.LittleEndian.PutUint32(b[16:], uint32(compression))
	if header > infoHeader {
		copy(b[infoHeader:], masks)
	}
	return append(append(b, between...), pixels...)
}

var (
	masks   = []byte{0, 0, 0xFF, 0, 0, 0xFF, 0, 0, 0xFF, 0, 0, 0}
	pixel32 = []byte{255, 0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 0, 0, 255, 0, 0} // the lower row first; nothing in the fourth byte
	pixel24 = []byte{255, 0, 0, 255, 255, 255, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0}
	palette = []byte{0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0}
)

func TestBitmapsOfWindows(t *testing.T) {
	eight := bitmap(40, 8, plain, palette, []byte{2, 3, 0, 0, 0, 1, 0, 0})
	binary.LittleEndian.PutUint32(eight[32:], 4)
	for name, dib := range map[string][]byte{
		"32 bits":                bitmap(40, 32, plain, nil, pixel32),
		"32 bits, masks":         bitmap(40, 32, bitFields, masks, pixel32),
		"32 bits, masks in head": bitmap(124, 32, bitFields, nil, pixel32),
		"24 bits":                bitmap(40, 24, plain, nil, pixel24),
		"24 bits, version 5":     bitmap(124, 24, plain, nil, pixel24),
		"8 bits":                 eight,
		"padded as memory is":    append(bitmap(40, 24, plain, nil, pixel24), make([]byte, 13)...),
	} {
		b, err := dibToPNG(dib)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		img, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		for at, want := range map[image.Point]color.RGBA{
			{X: 0, Y: 0}: {R: 255, A: 255}, {X: 1, Y: 0}: {G: 255, A: 255}, {X: 0, Y: 1}: {B: 255, A: 255}, {X: 1, Y: 1}: {R: 255, G: 255, B: 255, A: 255},
		} {
			if got := color.RGBAModel.Convert(img.At(at.X, at.Y)); got != want {
				t.Errorf("%s at %v: got %v, want %v", name, at, got, want)
			}
		}
	}
}

func TestBitmapsRefused(t *testing.T) {
	huge := bitmap(40, 32, plain, nil, pixel32)
	binary.LittleEndian.PutUint32(huge[4:], 60000)
	binary.LittleEndian.PutUint32(huge[8:], 60000)
	if _, err := dibToPNG(huge); !errors.Is(err, ErrTooLarge) {
		t.Errorf("huge: got %v, want it refused as too large", err)
	}
	for name, dib := range map[string][]byte{
		"nothing": nil, "cut off": bitmap(40, 32, plain, nil, pixel32[:5]), "16 bits": bitmap(40, 16, plain, nil, pixel32),
		"other masks": bitmap(40, 32, bitFields, pixel32[:12], pixel32), "compressed": bitmap(40, 8, 1, palette, pixel32),
	} {
		if _, err := dibToPNG(dib); !errors.Is(err, ErrForm) {
			t.Errorf("%s: got %v, want ErrForm", name, err)
		}
	}
}

func FuzzBitmap(f *testing.F) {
	f.Add(bitmap(40, 32, bitFields, masks, pixel32))
	f.Add(bitmap(124, 24, plain, nil, pixel24))
	f.Add(bitmap(40, 8, plain, palette, pixel32))
	f.Fuzz(func(t *testing.T, dib []byte) {
		b, err := dibToPNG(dib)
		if err == nil && !isPicture(b) {
			t.Errorf("got %d bytes that are no picture", len(b))
		}
	})
}
