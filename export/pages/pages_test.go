package pages_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/draw"

	"rakor.id/rakor/export/minutes"
	"rakor.id/rakor/export/pages"
)

// folder keeps what the renderer compiled for all tests of this package.
var folder string

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "rakor-pages-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if err := os.RemoveAll(folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

func start(t *testing.T) *pages.Engine {
	t.Helper()
	e, err := pages.Start(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// sheet is a set of minutes with a list of some pages.
func sheet(t *testing.T, people int) []byte {
	t.Helper()
	m := minutes.Minutes{
		Letterhead: minutes.Letterhead{Government: "PEMERINTAH KOTA CONTOH", Agency: "SEKRETARIAT DAERAH", Address: "Jalan Contoh Nomor 1"},
		Identity:   minutes.Identity{Meeting: "Rapat Koordinasi", Day: "Senin, 23 November 2026", Hours: "09.00 s.d. 12.30 WIB", Place: "Ruang Rapat"},
		Decisions:  []minutes.Point{{Text: "Penanganan banjir di tiga kelurahan dimulai pada bulan Desember 2026."}},
		Place:      "Contoh", Date: "23 November 2026",
		Signers: []minutes.Signer{{Role: "chair", Field: "Pimpinan", Name: "Contoh Satu"}, {Role: "recorder", Field: "Notulis", Name: "Contoh Dua"}},
	}
	for i := range people {
		m.Attendance = append(m.Attendance, minutes.Attendee{Name: fmt.Sprintf("Budi Contoh %d", i), Agency: "Dinas Contoh", Status: "Hadir"})
	}
	var b bytes.Buffer
	_, err := minutes.PDF(t.Context(), &b, m, minutes.Profiles()[0], minutes.Options{
		Signable: true, Stamp: minutes.Stamp{MadeAt: time.Date(2026, time.November, 23, 14, 0, 0, 0, time.UTC)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t *testing.T, e *pages.Engine, pdf []byte) *pages.Document {
	t.Helper()
	d, err := e.Open(t.Context(), pdf)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func TestSizes(t *testing.T) {
	d := open(t, start(t), sheet(t, 30))
	sizes := d.Sizes()
	if got := len(sizes); got < 3 {
		t.Fatalf("got %d pages, want the minutes and their lists", got)
	}
	if got, want := fmt.Sprintf("%.0f x %.0f", sizes[0].Width, sizes[0].Height), "210 x 297"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if last := sizes[len(sizes)-1]; last.Width <= last.Height {
		t.Errorf("got %v, want the attendance in landscape", last)
	}
}

// What the window shows must be what another renderer shows.
func TestPictureLikePoppler(t *testing.T) {
	pdf := sheet(t, 30)
	d := open(t, start(t), pdf)
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for page := range d.Sizes() {
		got, err := d.Picture(t.Context(), page, 827)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(path, ".pdf") + fmt.Sprint(page)
		size := got.Rect.Size()
		out, err := exec.Command("pdftoppm", "-png", "-singlefile", "-f", fmt.Sprint(page+1), "-l", fmt.Sprint(page+1),
			"-scale-to-x", fmt.Sprint(size.X), "-scale-to-y", fmt.Sprint(size.Y), path, name).CombinedOutput()
		if err != nil {
			t.Fatalf("pdftoppm: %v: %s", err, out)
		}
		difference := meanDifference(got, readPNG(t, name+".png"))
		t.Logf("page %d: mean difference %.2f of 255", page, difference)
		if difference > 4 {
			t.Errorf("page %d: got a mean difference of %.2f of 255, want at most 4", page, difference)
		}
	}
}

func readPNG(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// meanDifference is the mean of what two pictures differ by, out of 255, seen
// from so far that it does not matter to which pixel a hairline was drawn.
func meanDifference(a, b image.Image) float64 {
	const block = 8
	small := image.Rect(0, 0, a.Bounds().Dx()/block, a.Bounds().Dy()/block)
	far, near := image.NewGray(small), image.NewGray(small)
	draw.BiLinear.Scale(far, small, a, a.Bounds(), draw.Src, nil)
	draw.BiLinear.Scale(near, small, b, b.Bounds(), draw.Src, nil)
	sum := 0.0
	for i := range far.Pix {
		sum += math.Abs(float64(far.Pix[i]) - float64(near.Pix[i]))
	}
	return sum / float64(len(far.Pix))
}

// Work that is given up leaves the document as it was.
func TestGivenUp(t *testing.T) {
	d := open(t, start(t), sheet(t, 2))
	before, err := d.Picture(t.Context(), 0, 200)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Picture(ctx, 0, 200); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was canceled", err)
	}
	ctx, cancel = context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := d.Picture(ctx, 0, 5000); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want that its time was over", err)
	}
	after, err := d.Picture(t.Context(), 0, 200)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before.Pix, after.Pix) {
		t.Error("got another picture after work was given up, want the same")
	}
}

func TestRefused(t *testing.T) {
	e := start(t)
	pdf := sheet(t, 2)
	for name, file := range map[string][]byte{
		"nothing": nil, "no PDF": []byte("PK\x03\x04 rakor"), "cut off": pdf[:len(pdf)/3],
	} {
		if _, err := e.Open(t.Context(), file); !errors.Is(err, pages.ErrUnreadable) {
			t.Errorf("%s: got %v, want ErrUnreadable", name, err)
		}
	}
	if _, err := e.Open(t.Context(), make([]byte, 129<<20)); !errors.Is(err, pages.ErrTooLarge) {
		t.Errorf("129 MB: got %v, want ErrTooLarge", err)
	}
	d := open(t, e, pdf)
	for _, c := range []struct {
		page, width int
		want        error
	}{{-1, 100, pages.ErrUnreadable}, {99, 100, pages.ErrUnreadable}, {0, 0, pages.ErrTooLarge}, {0, 1 << 40, pages.ErrTooLarge}} {
		if _, err := d.Picture(t.Context(), c.page, c.width); !errors.Is(err, c.want) {
			t.Errorf("page %d, %d pixels: got %v, want %v", c.page, c.width, err, c.want)
		}
	}
}

// Without a folder it works, too; with one the second start finds what the
// first has compiled, and what older versions left goes.
func TestStart(t *testing.T) {
	there := t.TempDir()
	old := filepath.Join(there, "wazero-v0.0.0", "old")
	if err := os.MkdirAll(filepath.Dir(old), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(old, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	taken := filepath.Join(there, "a file")
	if err := os.WriteFile(taken, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{there, there, taken} {
		e, err := pages.Start(t.Context(), folder)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Open(t.Context(), sheet(t, 0)); err != nil {
			t.Error(err)
		}
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(old); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want what an older version left removed", err)
	}
}
