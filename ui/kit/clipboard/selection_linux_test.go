package clipboard

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/bmp"
)

// display is an X server of its own for the time of a test.
func display(t *testing.T) {
	t.Helper()
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "64x64x24", "-nolisten", "tcp", "-noreset")
	x.ExtraFiles = []*os.File{in}
	if err := x.Start(); err != nil {
		t.Fatalf("start Xvfb (package xvfb): %v", err)
	}
	t.Cleanup(func() {
		_ = x.Process.Kill()
		_ = x.Wait() // killed
		_ = out.Close()
	})
	_ = in.Close() // Xvfb has its own
	number, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb did not start: %v", err)
	}
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(number))
}

// copied has another program put content on the clipboard.
func copied(t *testing.T, form string, content []byte) {
	t.Helper()
	c := exec.Command("xclip", "-quiet", "-selection", "clipboard", "-t", form, "-i")
	c.Stdin = bytes.NewReader(content)
	if err := c.Start(); err != nil {
		t.Fatalf("start xclip (package xclip): %v", err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait() // killed
	})
}

// readOnce reads until there is something: xclip takes its time to begin.
func readOnce(t *testing.T) (c Content) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); {
		c, err := Read(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if c.Picture != nil || c.Files != nil {
			return c
		}
	}
	t.Fatal("nothing came")
	return c
}

// noise is a picture that no compression makes small.
func noise(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	r := rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		img.Pix[i] = byte(r.Uint32())
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	return img
}

func encoded(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPicturesAreRead(t *testing.T) {
	small, large := encoded(t, noise(20, 10)), encoded(t, noise(2000, 1500))
	for _, tt := range []struct {
		name string
		b    []byte
	}{{"small", small}, {"in pieces", large}} {
		t.Run(tt.name, func(t *testing.T) {
			display(t)
			copied(t, "image/png", tt.b)
			if got := readOnce(t); !bytes.Equal(got.Picture, tt.b) {
				t.Errorf("got %d bytes, want the %d that were copied", len(got.Picture), len(tt.b))
			}
			if again := readOnce(t); !bytes.Equal(again.Picture, tt.b) {
				t.Error("the second reading gave another picture")
			}
		})
	}
}

func TestBitmapBecomesPNG(t *testing.T) {
	display(t)
	var b bytes.Buffer
	if err := bmp.Encode(&b, noise(30, 20)); err != nil {
		t.Fatal(err)
	}
	copied(t, "image/bmp", b.Bytes())
	img, err := png.Decode(bytes.NewReader(readOnce(t).Picture))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := color.NRGBAModel.Convert(img.At(3, 4)), noise(30, 20).At(3, 4); img.Bounds().Size() != image.Pt(30, 20) || got != want {
		t.Errorf("got %v with %v, want 30 by 20 with %v", img.Bounds(), got, want)
	}
}

func TestFilesAreRead(t *testing.T) {
	display(t)
	want := filepath.Join(t.TempDir(), "foto satu.png")
	copied(t, "text/uri-list", []byte("file://"+strings.ReplaceAll(want, " ", "%20")+"\r\n"))
	if got := readOnce(t); !slices.Equal(got.Files, []string{want}) || got.Picture != nil {
		t.Errorf("got %q, want %q", got.Files, want)
	}
}

func TestNothingToRead(t *testing.T) {
	display(t)
	if got, err := Read(context.Background()); err != nil || got.Picture != nil || got.Files != nil {
		t.Errorf("empty clipboard: got %v, %v", got, err)
	}
	ctx, end := context.WithCancel(context.Background())
	end()
	if _, err := Read(ctx); err == nil {
		t.Error("ended: got no error")
	}
	t.Setenv("DISPLAY", ":99999")
	if _, err := Read(context.Background()); err == nil {
		t.Error("no display: got no error")
	}
}

// A program that calls something a picture that is none is not believed.
func TestWhatIsNoPictureIsRefused(t *testing.T) {
	display(t)
	copied(t, "image/png", []byte("bukan gambar"))
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); {
		c, err := Read(context.Background())
		if errors.Is(err, ErrForm) {
			return
		}
		if err != nil || c.Picture != nil {
			t.Fatalf("got %q, %v", c.Picture, err)
		}
	}
	t.Error("nothing came")
}
