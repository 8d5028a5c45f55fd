package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/app"
)

func TestKeys(t *testing.T) {
	var out, errs bytes.Buffer
	std := Streams{
		In: strings.NewReader(""), Out: &out, Err: &errs, Clock: func() time.Time { return time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC) },
		Keys: func(version string) app.KeyCard {
			return app.KeyCard{Title: "Tombol", Footer: version, Groups: []app.KeyGroup{{Title: "Catat", Rows: []app.KeyRow{{Keys: "Ctrl+1", Text: "Catatan"}}}}}
		},
	}
	if _, code := Run(context.Background(), []string{"keys"}, std, "1"); code != Done || !strings.Contains(out.String(), "Ctrl+1") {
		t.Errorf("got %d, %q and %q, want the keys", code, out.String(), errs.String())
	}
	path := filepath.Join(t.TempDir(), "kartu.pdf")
	if _, code := Run(context.Background(), []string{"keys", "--pdf", path}, std, "1"); code != Done {
		t.Fatalf("got %d: %s", code, errs.String())
	}
	if file, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(file, []byte("%PDF-")) {
		t.Errorf("got %.20q and %v, want a PDF", file, err)
	}
}
