package paper

import (
	"bytes"
	"context"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
	"time"
)

// claiming is a whole PNG whose header claims another size, checksum and all.
func claiming(t testing.TB, width, height uint32) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	for i, v := range []uint32{width, height} {
		data[16+4*i], data[17+4*i], data[18+4*i], data[19+4*i] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v)
	}
	sum := crc32.ChecksumIEEE(data[12:29])
	data[29], data[30], data[31], data[32] = byte(sum>>24), byte(sum>>16), byte(sum>>8), byte(sum)
	return data
}

// halves is a picture whose left half is red and whose right half is blue.
func halves(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{R: 255, A: 255}
			if x >= w/2 {
				c = color.RGBA{B: 255, A: 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// camera is a JPEG as a camera writes it: held on its side, with the moment.
func camera(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	block := "Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08" +
		"\x00\x02\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x87\x69\x00\x04\x00\x00\x00\x01\x00\x00\x00\x26\x00\x00\x00\x00" +
		"\x00\x01\x90\x03\x00\x02\x00\x00\x00\x14\x00\x00\x00\x38\x00\x00\x00\x00" + "2026:11:23 09:41:07\x00LINTANG"
	segment := append([]byte{0xFF, 0xE1, 0, byte(len(block) + 2)}, block...)
	return append(append([]byte{0xFF, 0xD8}, segment...), b.Bytes()[2:]...)
}

func TestPhotographIsUprightAndTellsNothing(t *testing.T) {
	data := camera(t, halves(4000, 3000))
	p, err := NewPhotograph(t.Context(), data, 150, 95)
	if err != nil {
		t.Fatal(err)
	}
	if want := (image.Point{X: 3000, Y: 4000}); p.Size != want || p.Format != "jpeg" {
		t.Errorf("got %s of %v, want jpeg of %v", p.Format, p.Size, want)
	}
	if want := time.Date(2026, 11, 23, 9, 41, 7, 0, time.UTC); !p.Taken.Equal(want) {
		t.Errorf("got taken at %v, want %v", p.Taken, want)
	}
	if bytes.Contains(p.JPEG, []byte("Exif")) || bytes.Contains(p.JPEG, []byte("LINTANG")) {
		t.Error("what the camera says is still there")
	}
	made, err := jpeg.Decode(bytes.NewReader(p.JPEG))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := made.Bounds().Size(), (image.Point{X: 617, Y: 822}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	// Orientation 6: what was left is up.
	for y, want := range map[int]uint32{100: 0xFFFF, 700: 0} {
		if r, _, _, _ := made.At(300, y).RGBA(); r>>12 != want>>12 {
			t.Errorf("row %d: got red %x, want %x", y, r, want)
		}
	}
	again, err := NewPhotograph(t.Context(), data, 150, 95)
	if err != nil || !bytes.Equal(again.JPEG, p.JPEG) {
		t.Errorf("made twice it differs: %v", err)
	}
	fits, err := readPicture(p.JPEG, 150, 95)
	if err != nil || !bytes.Equal(fits.data, p.JPEG) {
		t.Errorf("the paper does not take it as it is: %v", err)
	}
}

func TestPictureWithItsPlaceIsWrittenAgain(t *testing.T) {
	data := camera(t, halves(30, 20))
	data = bytes.Replace(data, []byte("\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06"), []byte("\x01\x12\x00\x03\x00\x00\x00\x01\x00\x01"), 1)
	p, err := readPicture(data, 50, 50)
	if err != nil || bytes.Contains(p.data, []byte("LINTANG")) {
		t.Errorf("a small picture brings its place to paper: %v", err)
	}
}

func TestThumbnail(t *testing.T) {
	p, err := NewPhotograph(t.Context(), camera(t, halves(400, 300)), 150, 95)
	if err != nil {
		t.Fatal(err)
	}
	small, err := Thumbnail(p.JPEG, 96)
	if err != nil || small.Bounds().Size() != (image.Point{X: 72, Y: 96}) {
		t.Errorf("got %v, %v, want 72 by 96", small.Bounds().Size(), err)
	}
}

func TestPhotographRefuses(t *testing.T) {
	whole := camera(t, halves(400, 300))
	for name, tt := range map[string]struct {
		data []byte
		want error
	}{
		"bomb":       {claiming(t, 60_000, 60_000), ErrTooLarge},
		"broad bomb": {claiming(t, 0x7FFFFFFF, 1), ErrTooLarge},
		"high bomb":  {claiming(t, 1, 0x7FFFFFFF), ErrTooLarge},
		"cut off":    {whole[:len(whole)/2], ErrImage},
		"lying":      {claiming(t, 3000, 2000), ErrImage},
		"text":       {[]byte("bukan gambar"), ErrImage},
		"nothing":    {nil, ErrImage},
	} {
		if _, err := NewPhotograph(t.Context(), tt.data, 150, 95); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", name, err, tt.want)
		}
	}
}

func TestPhotographEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := NewPhotograph(ctx, camera(t, halves(400, 300)), 150, 95); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was canceled", err)
	}
}

func FuzzPhotograph(f *testing.F) {
	f.Add(camera(f, halves(16, 12)))
	f.Add(claiming(f, 8, 8))
	f.Fuzz(func(t *testing.T, data []byte) {
		if cfg, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && cfg.Width*cfg.Height > 1<<20 {
			return // bounded too, but slow for a fuzzer
		}
		p, err := NewPhotograph(t.Context(), data, 20, 20)
		if err != nil {
			return
		}
		if private(p.JPEG) || p.Size.X < 1 || p.Size.Y < 1 {
			t.Errorf("picture of %v, private %v", p.Size, private(p.JPEG))
		}
	})
}
