package keycard

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

	"rakor.id/rakor/export/paper"
)

func sample(groups int) Card {
	c := Card{Title: "Kartu tombol", Note: "Catatan", Footer: "Rakor", MadeAt: time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)}
	for i := range groups {
		c.Groups = append(c.Groups, Group{Title: fmt.Sprintf("Halaman %d", i+1), Rows: []Row{
			{"Ctrl+Shift+PgDn", "Gulir ke yang lebih lama"}, {"↑  ↓  ←  →", "Memilih"}, {">1 minggu", fmt.Sprintf("Tenggat %d, panjang keterangannya sampai dua baris", i)},
		}})
	}
	return c
}

func written(t *testing.T, c Card) ([]byte, paper.Result) {
	t.Helper()
	var b bytes.Buffer
	r, err := Write(context.Background(), &b, c)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), r
}

// However much stands on it, it is one page, and nothing is missing.
func TestCardIsOnePage(t *testing.T) {
	for _, groups := range []int{1, 3, 20, 45} {
		file, r := written(t, sample(groups))
		if r.Pages != 1 || len(r.Findings) > 0 {
			t.Errorf("%d groups: got %d pages and %v, want one page", groups, r.Pages, r.Findings)
		}
		path := filepath.Join(t.TempDir(), "kartu.pdf")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		text, err := exec.CommandContext(t.Context(), "pdftotext", "-raw", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for i := range groups {
			if want := fmt.Sprintf("Tenggat %d,", i); !strings.Contains(string(text), want) {
				t.Errorf("%d groups: %q does not stand on the page", groups, want)
			}
		}
		again, _ := written(t, sample(groups))
		if !bytes.Equal(file, again) {
			t.Errorf("%d groups: written twice, the files differ", groups)
		}
	}
}

func TestCardRefusesWhatNobodyCouldRead(t *testing.T) {
	if _, err := Write(context.Background(), &bytes.Buffer{}, sample(200)); !errors.Is(err, paper.ErrSetup) {
		t.Errorf("got %v, want it refused", err)
	}
}
