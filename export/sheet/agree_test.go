package sheet

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestGateAgreesWithLibrary reads many workbooks both ways: through the gate,
// and with the library alone on the whole file. Both must see the same cells.
func TestGateAgreesWithLibrary(t *testing.T) {
	fresh := written(t, sample())
	files := map[string][]byte{
		"fresh":            fresh,
		"from LibreOffice": convert(t, fresh, "xlsx", "ods"),
		"ghost rows":       change(t, fresh, sheetPart, `</sheetData>`, `<row r="90000" s="1"><c r="B90000" s="1"/></row></sheetData>`),
		"no addresses":     workbookOf(t, sheetHead+`<row><c><v>1</v></c><c/><c t="inlineStr"><is><t>dua</t></is></c></row><row/><row><c/><c><v>3</v></c></row>`+sheetTail, ""),
		"rich and blank":   workbookOf(t, sheetHead+`<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="str"><f>1</f><v> </v></c></row>`+sheetTail, `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t/></si></sst>`),
		"prefixed":         workbookOf(t, `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`, ""),
	}
	files["from LibreOffice"] = convert(t, files["from LibreOffice"], "ods", "xlsx")
	module := strings.TrimSpace(run(t, "go", "list", "-m", "-f", "{{.Dir}}", "github.com/xuri/excelize/v2"))
	theirs, err := filepath.Glob(filepath.Join(module, "test", "*.xls*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range theirs {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = data
	}
	agreed := 0
	for name, data := range files {
		got, err := open(context.Background(), data, name, DefaultLimits)
		if err != nil {
			t.Logf("%s: %v", name, reasonOf(t, err))
			continue
		}
		agreed++
		compare(t, name, data, got)
	}
	t.Logf("%d of %d files read", agreed, len(files))
	if agreed < 10 {
		t.Errorf("only %d files were read", agreed)
	}
}

func compare(t *testing.T, name string, data []byte, got workbookContent) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() // in memory
	for _, g := range got.grids {
		rows, err := f.GetRows(g.name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		want, have := make(map[string]bool), make(map[string]bool)
		for r, row := range rows {
			for c, v := range row {
				if v != "" {
					want[address(c+1, r+1)] = true
				}
			}
		}
		for _, r := range g.rows {
			for _, c := range r.cells {
				if c.Kind != CellFormula {
					have[c.Address] = true
				}
			}
		}
		if fmt.Sprint(want) != fmt.Sprint(have) {
			t.Errorf("%s, worksheet %s: the library sees %v, we see %v", name, g.name, want, have)
		}
	}
}

// TestLargestAllowed reads a file as large as the limits allow, all of it ours.
func TestLargestAllowed(t *testing.T) {
	s := sample()
	row := s.Rows[0]
	s.Rows = nil
	for i := range 3000 {
		row.Item = i + 1
		s.Rows = append(s.Rows, row)
	}
	data := written(t, s)
	took, used := cost(func() {
		if got := mustRead(t, "besar.xlsx", data); len(got.Tables[0].Rows) != 3000 {
			t.Errorf("got %d rows, want 3000", len(got.Tables[0].Rows))
		}
	})
	t.Logf("3000 rows, %d kB: %v, %d MB allocated", len(data)>>10, took, used>>20)
}

func BenchmarkWrite(b *testing.B) {
	s := sample()
	for len(s.Rows) < 40 {
		row := s.Rows[len(s.Rows)%4]
		row.Item = 100 + len(s.Rows)
		s.Rows = append(s.Rows, row)
	}
	for b.Loop() {
		written(b, s)
	}
}

func BenchmarkRead(b *testing.B) {
	s := sample()
	for len(s.Rows) < 40 {
		row := s.Rows[len(s.Rows)%4]
		row.Item = 100 + len(s.Rows)
		s.Rows = append(s.Rows, row)
	}
	data := written(b, s)
	for b.Loop() {
		mustRead(b, "a.xlsx", data)
	}
}
