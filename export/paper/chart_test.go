package paper

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rakor.id/rakor/export/chart"
)

// charted is a document with two charts beside each other and one below.
func charted(t *testing.T) ([]byte, Result) {
	t.Helper()
	bars := chart.Chart{
		Title: "Terbuka per OPD", Source: "Keadaan 23 November 2026",
		Series: []chart.Series{{Name: "Terlambat", Hue: chart.Red, Texture: chart.Hatched}, {Name: "Terbuka", Hue: chart.Blue}, {Name: "Belum", Hue: chart.Neutral, Texture: chart.Dotted}},
		Groups: []chart.Group{{Label: "PUPR", Values: []float64{3, 9, 2}, Note: "3 dari 14"}, {Label: "DLH \u2603", Values: []float64{1, 4, 1}}},
	}
	months := chart.Chart{Title: "Dari bulan ke bulan", Form: chart.Columns, Series: []chart.Series{{Name: "Baru", Hue: chart.Blue}, {Name: "Terlambat", Hue: chart.Red, Line: true}}}
	for _, m := range []string{"Jan", "Feb", "Mar"} {
		months.Groups = append(months.Groups, chart.Group{Label: m, Values: []float64{float64(len(months.Groups) + 3), 2}})
	}
	d := New(Setup{Width: 210, Height: 297, Top: 20, Bottom: 25, Left: 25, Right: 20, Size: 10, Leading: 1.25})
	d.Charts(Charts{Charts: []chart.Chart{bars, months}, Height: 60, Size: 8})
	d.Charts(Charts{Charts: []chart.Chart{bars}, Gap: 5})
	d.Charts(Charts{})
	var out bytes.Buffer
	r, err := d.Write(context.Background(), &out)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), r
}

func TestChartsOnPaper(t *testing.T) {
	data, r := charted(t)
	if again, _ := charted(t); !bytes.Equal(data, again) {
		t.Error("the same charts gave other bytes")
	}
	if r.Pages != 1 || len(r.Findings) == 0 || r.Findings[0].Rune != '\u2603' {
		t.Errorf("got %d pages with the findings %v, want 1 and the sign the font lacks", r.Pages, r.Findings)
	}
	path := filepath.Join(t.TempDir(), "grafik.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", path, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("pdftotext: %v: %s", err, out)
	}
	for _, want := range []string{"Terbuka per OPD", "Dari bulan ke bulan", "3 dari 14", "Keadaan 23 November 2026"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the page has no %q", want)
		}
	}
	if dir := os.Getenv("RAKOR_PICTURES"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "grafik.pdf"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
