package chart

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// letter is a type whose signs are all half as wide as high.
func letter(text string, size float64, _ bool) float64 {
	return float64(len([]rune(text))) * size / 2
}

func byAgency() Chart {
	return Chart{
		Title: "Tindak lanjut terbuka per OPD", Note: "Keadaan Senin, 23 November 2026", Source: "Rakor, Pemerintah Kota Contoh",
		Series: []Series{{Name: "Terlambat", Hue: Red, Texture: Hatched}, {Name: "Belum jatuh tempo", Hue: Blue}},
		Groups: []Group{
			{Label: "PUPR", Values: []float64{7, 12}, Note: "7 dari 19"},
			{Label: "DLH", Values: []float64{0, 4}, Note: "0 dari 4"},
			{Label: "Dinas yang namanya panjang sekali sampai tidak muat", Values: []float64{1, 0}, Note: "1 dari 1"},
		},
	}
}

func overTime() Chart {
	c := Chart{
		Title: "Dari bulan ke bulan", Form: Columns,
		Series: []Series{{Name: "Baru", Hue: Blue}, {Name: "Tuntas", Hue: Green, Texture: Hatched}, {Name: "Terlambat", Hue: Red, Line: true}},
	}
	for i := range 12 {
		c.Groups = append(c.Groups, Group{Label: fmt.Sprintf("%02d/26", i+1), Values: []float64{float64(20 + i*3%7), float64(i * 2), float64(i * i / 4)}})
	}
	return c
}

func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 7: "7", 999: "999", 1000: "1.000", 1234567.5: "1.234.567,5", -12345: "-12.345"} {
		if got := Number(v); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestScale(t *testing.T) {
	for end, want := range map[float64]float64{0: 1, 1: 1, 5: 1, 6: 2, 19: 5, 50: 10, 51: 20, 1234: 500, math.Inf(-1): 1} {
		if got := scale(end); got != want {
			t.Errorf("up to %g: got steps of %g, want %g", end, got, want)
		}
	}
}

// The length of a bar is its value, on one scale for all.
func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	d := byAgency().Lay(Frame{Width: 600, Size: 14, Letter: letter})
	per := 0.0
	for _, s := range d.Spots {
		if s.Series < 0 {
			continue
		}
		v := byAgency().Groups[s.Group].Values[s.Series]
		if per == 0 {
			per = s.W / v
		}
		if math.Abs(s.W/v-per) > 1e-9 {
			t.Errorf("group %d, series %d: got %g for one, want %g", s.Group, s.Series, s.W/v, per)
		}
	}
	if per == 0 {
		t.Error("got no bar")
	}
}

func TestColumnsStandOnTheAxis(t *testing.T) {
	c := overTime()
	d := c.Lay(Frame{Width: 700, Height: 260, Size: 14, Letter: letter})
	floor := d.Grid[0].Points[0].Y
	high := floor - d.Grid[len(d.Grid)-1].Points[0].Y
	end := scale(c.end()) * float64(len(d.Grid)-1)
	for _, s := range d.Spots {
		if s.Series != 0 {
			continue
		}
		if got, want := s.H/high*end, c.Groups[s.Group].Values[0]; math.Abs(got-want) > 1e-9 || math.Abs(s.Y+s.H-floor) > 1e-9 {
			t.Errorf("group %d: got a column of %g on %g, want %g on %g", s.Group, got, s.Y+s.H, want, floor)
		}
	}
	for _, l := range d.Lines[1:] { // the first is in the legend
		for g, p := range l.Points {
			if got, want := (floor-p.Y)/high*end, c.Groups[g].Values[2]; math.Abs(got-want) > 1e-9 {
				t.Errorf("group %d: got the line at %g, want %g", g, got, want)
			}
		}
	}
}

// Nothing stands outside the drawing, and no text upon another, at any size.
func TestEverythingHasItsPlace(t *testing.T) {
	for name, c := range map[string]Chart{"bars": byAgency(), "columns": overTime(), "empty": {Title: "Kosong", Empty: "Belum ada"}} {
		for _, width := range []float64{220, 400, 1200} {
			for _, height := range []float64{0, 150, 600} {
				for _, size := range []float64{8, 14, 28} {
					f := Frame{Width: width, Height: height, Size: size, Letter: letter}
					where := fmt.Sprintf("%s at %g x %g, type of %g", name, width, height, size)
					checkPlaces(t, where, c.Lay(f), height > 0 && height < 40*size)
				}
			}
		}
	}
}

func checkPlaces(t *testing.T, where string, d Drawing, tight bool) {
	t.Helper()
	inside := func(what string, a Area) {
		if a.X < -0.01 || a.X+a.W > d.Width+0.01 || a.Y < -0.01 || !tight && a.Y+a.H > d.Height+0.01 {
			t.Errorf("%s: %s at %v, outside %g x %g", where, what, a, d.Width, d.Height)
		}
	}
	for _, b := range slices.Concat(d.Boxes, d.Marks) {
		inside("a box", b.Area)
	}
	for i, x := range d.Texts {
		inside(x.Text, x.Area)
		for _, y := range d.Texts[:i] {
			if x.Ink == InkHue || y.Ink == InkHue || tight {
				continue // values above columns may come near a line
			}
			if x.X < y.X+y.W-0.01 && y.X < x.X+x.W-0.01 && x.Y < y.Y+y.H-0.01 && y.Y < x.Y+x.H-0.01 {
				t.Errorf("%s: %q stands upon %q", where, x.Text, y.Text)
			}
		}
	}
}

func TestWordsTellAGroup(t *testing.T) {
	if got, want := byAgency().Words(0), "PUPR: Terlambat 7, Belum jatuh tempo 12, 7 dari 19"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The values written add up to what they were given as: nothing is rounded.
func TestValuesAreWritten(t *testing.T) {
	d := byAgency().Lay(Frame{Width: 900, Size: 14, Letter: letter})
	var texts []string
	for _, x := range d.Texts {
		texts = append(texts, x.Text)
	}
	all := strings.Join(texts, "|")
	for _, want := range []string{"Terlambat|", "PUPR|7|12|7 dari 19", "DLH|4|0 dari 4"} {
		if !strings.Contains(all, want) {
			t.Errorf("got %q, want %q in it", all, want)
		}
	}
}

// Whatever is asked for, a chart is laid out without a panic and without
// numbers that are none.
func FuzzLay(f *testing.F) {
	f.Add(600.0, 300.0, 14.0, 3.0, 5.0, 1)
	f.Add(0.0, -1.0, 0.0, math.NaN(), math.Inf(1), 0)
	f.Fuzz(func(t *testing.T, width, height, size, a, b float64, form int) {
		c := Chart{Form: Form(form & 1), Series: []Series{{Name: "a"}, {Name: "b", Line: true}}, Groups: []Group{{Label: "x", Values: []float64{a, b}}, {Label: "y", Values: []float64{b}}}}
		d := c.Lay(Frame{Width: min(max(width, 100), 5000), Height: min(max(height, 0), 5000), Size: min(max(size, 0), 100), Letter: letter})
		for _, box := range slices.Concat(d.Boxes, d.Marks) {
			for _, v := range []float64{box.X, box.Y, box.W, box.H} {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("got %v", box)
				}
			}
		}
	})
}

func TestPicture(t *testing.T) {
	for name, c := range map[string]Chart{"opd": byAgency(), "bulan": overTime()} {
		for _, p := range []Picture{{Width: 800}, {Width: 800, Height: 420, Scale: 2, Dark: true}} {
			var first, again bytes.Buffer
			if err := c.PNG(&first, p); err != nil {
				t.Fatal(err)
			}
			if err := c.PNG(&again, p); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
				t.Errorf("%s: the same picture gave other bytes, %v", name, err)
			}
			got, err := png.Decode(bytes.NewReader(first.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			if want := int(800 * max(p.Scale, 1)); got.Bounds().Dx() != want {
				t.Errorf("%s: got %v, want %d pixels wide", name, got.Bounds(), want)
			}
			if n := colors(got); n < 30 {
				t.Errorf("%s: got %d colors, want a picture", name, n)
			}
			if dir := os.Getenv("RAKOR_PICTURES"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("chart-%s-%g.png", name, p.Scale)), first.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func colors(m image.Image) int {
	seen := map[any]bool{}
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			seen[m.At(x, y)] = true
		}
	}
	return len(seen)
}

func TestPictureRefusesWhatItCannotDraw(t *testing.T) {
	for _, p := range []Picture{{}, {Width: 100}, {Width: 20_000, Height: 20_000}, {Width: 800, Scale: 50}, {Width: 800, Scale: math.NaN()}} {
		if err := byAgency().PNG(&bytes.Buffer{}, p); err == nil {
			t.Errorf("%+v: got no error", p)
		}
	}
}
