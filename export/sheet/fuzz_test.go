package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"testing"
	"time"
)

// fuzzLimits keep one try short.
var fuzzLimits = Limits{
	Bytes: 1 << 20, Unpacked: 4 << 20, Part: 2 << 20, Entries: 50, Depth: 64, Strings: 1000, Text: 10_000,
	Rows: 2000, Columns: 100, Cells: 5000, Merges: 100, Sheets: 10, Time: 10 * time.Second,
}

// named reads data and insists that whatever goes wrong has a name.
func named(t *testing.T, data []byte) (Returned, bool) {
	t.Helper()
	got, err := Read(context.Background(), bytes.NewReader(data), int64(len(data)), "a.xlsx", testKey, fuzzLimits)
	if err == nil {
		return got, true
	}
	var r *Refusal
	if !errors.As(err, &r) || r.Reason == "" || r.Error() == "" {
		t.Errorf("got %v, want a refusal with its reason", err)
	}
	if r.Limit == "time" {
		t.Errorf("it took longer than %v", fuzzLimits.Time)
	}
	return got, false
}

func FuzzRead(f *testing.F) {
	f.Add(written(f, sample()))
	f.Add([]byte("PK\x05\x06" + string(make([]byte, 18))))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Fuzz(func(t *testing.T, data []byte) { named(t, data) })
}

// FuzzWorksheet tries worksheet parts and shared strings in a sound package,
// which mutations of whole files hardly ever are.
func FuzzWorksheet(f *testing.F) {
	fresh := written(f, sample())
	var sheet, shared []byte
	parts := make(map[string][]byte)
	repack(f, fresh, func(name string, b []byte) []byte {
		switch name {
		case sheetPart:
			sheet = b
		case "xl/sharedStrings.xml":
			shared = b
		}
		parts[name] = b
		return b
	})
	f.Add(sheet, shared)
	f.Add([]byte(sheetHead+`<row><c t="s"><v>0</v></c><c r="C1" t="d"><v>2026-11-23</v></c></row>`+sheetTail), []byte(`<sst><si><t>TL-0001A-00001-7QK2</t></si></sst>`))
	f.Add([]byte(sheetHead+`<row r="3"><c r="B3" t="inlineStr"><is><r><t>a</t></r></is></c><c r="D3"><f t="shared" si="0"/><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`), []byte(`<sst/>`))
	f.Fuzz(func(t *testing.T, sheet, shared []byte) {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for name, b := range parts {
			switch name {
			case sheetPart:
				b = sheet
			case "xl/sharedStrings.xml":
				b = shared
			}
			add(t, w, name, b)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		named(t, out.Bytes())
	})
}

func FuzzODS(f *testing.F) {
	f.Add([]byte(`<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%<text:s text:c="3"/></text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		named(t, zipOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", string(content)))
	})
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("Kode;Tindak lanjut;Status;Progres;Uraian\nTL-0001A-00001-7QK2;\"a;\"\"b\"\"\nc\";Selesai;80%;x\n"))
	f.Add([]byte("sep=,\r\nKode,Status\r\n\"tidak ditutup"))
	f.Add(utf16Of("Kode\tTindak lanjut\tStatus\tProgres\n", true))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, ok := named(t, data)
		if ok && len(got.Tables) == 0 {
			t.Error("a file was read that has no table")
		}
	})
}
