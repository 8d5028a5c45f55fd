package notices

import (
	"strings"
	"testing"
)

// The text must name exactly what is built in, for every system.
func TestNoticesAreTrue(t *testing.T) {
	all, err := Collect(t.Context(), "../..")
	if err != nil {
		t.Fatal(err)
	}
	if Write(all) != Text {
		t.Error("NOTICES.txt does not fit what is built in; run: go run ./assets/notices/sync")
	}
}

func TestAll(t *testing.T) {
	all := All()
	if Write(all) != Text {
		t.Error("notices read and written again differ")
	}
	licenses := map[string]string{}
	for _, n := range all {
		name, _, _ := strings.Cut(n.Name, " ")
		licenses[name] = n.License
		if len(n.Text) < 200 {
			t.Errorf("%s: only %d characters of license", n.Name, len(n.Text))
		}
	}
	for name, want := range map[string]string{
		"Go": "BSD-3-Clause", "fyne.io/fyne/v2": "BSD-3-Clause", "PDFium": "BSD-3-Clause",
		"github.com/jung-kurt/gofpdf": "MIT", "github.com/xuri/excelize/v2": "BSD-3-Clause", "github.com/tetratelabs/wazero": "Apache-2.0",
	} {
		if licenses[name] != want {
			t.Errorf("%s: got license %q, want %q", name, licenses[name], want)
		}
	}
}
