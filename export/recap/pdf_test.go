package recap

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var madeAt = time.Date(2026, time.November, 23, 15, 0, 0, 0, time.FixedZone("WIB", 7*3600))

func printed(t testing.TB, r Recap) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := PDF(context.Background(), &b, r, madeAt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// kept writes a file to be read by other programs; with RAKOR_KEEP=DIR it stays
// there to be looked at.
func kept(t testing.TB, name string, data []byte) string {
	t.Helper()
	dir := os.Getenv("RAKOR_KEEP")
	if dir == "" {
		dir = t.TempDir()
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestPrintedFiguresAreThoseOfTheWorkbook(t *testing.T) {
	r := sample()
	path := kept(t, "rekap.pdf", printed(t, r))
	run(t, "qpdf", "--check", path)
	text := strings.Join(strings.Fields(run(t, "pdftotext", "-layout", path, "-")), " ")
	for _, lines := range [][]Line{r.Agencies, r.Issues} {
		all := whole(lines)
		all.Code = "Jumlah"
		for _, l := range append(lines, all) {
			c := l.Count
			want := fmt.Sprintf("%d %d %d %d %d %d %d %d %s", c.Total(), c.Finished, c.Unverified, c.InProgress, c.Hindered, c.Impossible, c.NotStarted, c.Overdue, percent(l.Done))
			if !strings.Contains(text, want) {
				t.Errorf("the figures of %s are not printed: no %q", l.label(), want)
			}
		}
	}
	for _, want := range []string{
		fmt.Sprintf("%d tindak lanjut: ", len(r.FollowUps)), "Tidak termasuk 2 tindak lanjut rapat rahasia.",
		r.reportingWords(), "Belum melapor pada November 2026 (", "Bagian selesai dan diterima per isu strategis", "Bagian selesai = selesai (diterima) ÷ jumlah tindak lanjut", "Oktober 2026",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the recap has no %q", want)
		}
	}
}

// TestReadAloud checks what someone hears who does not see the charts.
func TestReadAloud(t *testing.T) {
	info := run(t, "pdfinfo", "-struct-text", kept(t, "rekap.pdf", printed(t, sample())))
	for _, want := range []string{"Figure", "Table", "H2", "PUPR"} {
		if !strings.Contains(info, want) {
			t.Errorf("the structure has no %s", want)
		}
	}
	raw := run(t, "qpdf", "--qdf", "--object-streams=disable", kept(t, "rekap.pdf", printed(t, sample())), "-")
	if got := strings.Count(raw, "/S /Figure"); got < 5 || strings.Count(raw, "/Alt ") < got {
		t.Errorf("got %d charts, %d texts for them, want a text for each", got, strings.Count(raw, "/Alt "))
	}
	for _, want := range []string{"pdfaid:part", "pdfuaid:part", "sRGB IEC61966-2.1"} {
		if !strings.Contains(raw, want) {
			t.Errorf("the file does not claim %s", want)
		}
	}
}

func TestSamePaper(t *testing.T) {
	if !bytes.Equal(printed(t, sample()), printed(t, sample())) {
		t.Error("the same recap gave other bytes")
	}
	printed(t, Recap{Period: "November 2026", AsOn: november(23)})
}

func TestPaperIsRefusedAndStopped(t *testing.T) {
	r := sample()
	r.Agencies[0].Count.Finished++
	if _, err := PDF(context.Background(), &bytes.Buffer{}, r, madeAt); !errors.Is(err, ErrContradiction) {
		t.Errorf("got %v, want a contradiction", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := PDF(ctx, &bytes.Buffer{}, sample(), madeAt); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was stopped", err)
	}
}
