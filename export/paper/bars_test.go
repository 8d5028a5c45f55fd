package paper

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
)

// barred is a document with a chart of n bars.
func barred(t *testing.T, n int) ([]byte, Result) {
	t.Helper()
	d := New(Setup{Width: 210, Height: 297, Top: 20, Bottom: 25, Left: 25, Right: 20, Size: 10, Leading: 1.25})
	b := Bars{Alt: "Diagram contoh.", Kinds: []BarKind{{"selesai", "S", Color{0, 90, 0}}, {"belum", "B", Color{220, 220, 220}}}}
	for i := range n {
		b.Bars = append(b.Bars, Bar{Label: fmt.Sprintf("OPD %d", i+1), Parts: []float64{float64(i + 1), 2}, Note: "catatan \u2603"})
	}
	d.Bars(b)
	var out bytes.Buffer
	r, err := d.Write(context.Background(), &out)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), r
}

func TestBarsRunOverPages(t *testing.T) {
	data, r := barred(t, 90)
	if r.Pages < 2 {
		t.Errorf("got %d pages, want more", r.Pages)
	}
	if again, _ := barred(t, 90); !bytes.Equal(data, again) {
		t.Error("the same chart gave other bytes")
	}
	if len(r.Findings) == 0 || r.Findings[0].Rune != '\u2603' {
		t.Errorf("got findings %v, want the sign the font lacks", r.Findings)
	}
	if _, r := barred(t, 0); r.Pages != 1 {
		t.Errorf("got %d pages without bars, want 1", r.Pages)
	}
}

func TestInkOnColors(t *testing.T) {
	for _, tt := range []struct {
		color Color
		want  string
	}{{Color{0x2E, 0x7D, 0x4F}, "1 g"}, {Color{0x8C, 0xC7, 0xA1}, "0 g"}, {Color{0xD6, 0xDA, 0xDE}, "0 g"}, {Color{}, "1 g"}} {
		if got := tt.color.ink(); !strings.EqualFold(got, tt.want) {
			t.Errorf("ink on %v: got %q, want %q", tt.color, got, tt.want)
		}
	}
}
