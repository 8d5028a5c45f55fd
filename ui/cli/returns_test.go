package cli

import (
	"os"
	"strings"
	"testing"
)

// A preview of nothing that can be read is a refusal: a script must not take
// it for a file without changes.
func TestPreviewOfUnreadableFilesIsRefused(t *testing.T) {
	d := newDesk(t)
	d.done("agencies", "import", "prabumulih")
	if err := os.WriteFile(d.path("lembar.xlsx"), []byte("hanya teks"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, code := d.do("", "returns", d.path("lembar.xlsx"))
	if code != Refused || !strings.Contains(out, "Berkas ini hanya teks") {
		t.Errorf("got code %d and %q, want %d and the reason", code, out, Refused)
	}
}
