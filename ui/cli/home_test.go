package cli

import (
	"image/png"
	"os"
	"testing"

	"rakor.id/rakor/assets/sample"
)

// minuted is a desk whose sample meeting has been taken down and made final.
func minuted(t *testing.T) *desk {
	t.Helper()
	d := ready(t)
	if err := os.WriteFile(d.path("capture.txt"), []byte(sample.Capture), 0o600); err != nil {
		t.Fatal(err)
	}
	d.done("capture", "1", d.path("capture.txt"))
	d.done("meeting", "finalize", "1")
	return d
}

// What waits is counted by the filter it names.
func TestHomeTellsWhatWaits(t *testing.T) {
	d := minuted(t)
	d.now = d.now.AddDate(0, 3, 0)
	var tasks []taskJSON
	d.read(&tasks, "home")
	if len(tasks) < 3 {
		t.Fatalf("got %+v, want at least what is unsigned, late and not sent", tasks)
	}
	for _, x := range tasks {
		if x.Count == 0 || x.Text == "" {
			t.Errorf("got %+v, want a count and words", x)
		}
		if x.Filter == "" {
			continue
		}
		var rows []registerJSON
		d.read(&rows, "followups", "list", "--filter", x.Filter)
		if len(rows) != x.Count {
			t.Errorf("%s: %q lists %d, want the %d counted", x.Kind, x.Filter, len(rows), x.Count)
		}
	}
}

func TestHomeDrawsItsCharts(t *testing.T) {
	d := minuted(t)
	for _, which := range []string{"opd", "isu", "bulan", "status"} {
		path := d.path(which + ".png")
		d.done("home", "chart", which, "--png", path, "--scale", "1")
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(f)
		f.Close() // only read
		if err != nil || picture.Bounds().Dx() != chartWidth {
			t.Errorf("%s: got %v, %v, want a picture %d wide", which, picture.Bounds(), err, chartWidth)
		}
	}
}
