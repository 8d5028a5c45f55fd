package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/export/workbook"
)

func TestWriteRefuses(t *testing.T) {
	for _, tt := range []struct {
		name string
		bend func(s *Sheet)
		want string
	}{
		{"no export number", func(s *Sheet) { s.Export = 0 }, "export number"},
		{"export number too large", func(s *Sheet) { s.Export = MaxNumber + 1 }, "export number"},
		{"no agency", func(s *Sheet) { s.AgencyCode = "" }, "agency code"},
		{"no day", func(s *Sheet) { s.AsOn = time.Time{} }, "no day"},
		{"an item twice", func(s *Sheet) { s.Rows[1].Item = s.Rows[0].Item }, "item 1 stands there twice"},
		{"an item without number", func(s *Sheet) { s.Rows[1].Item = 0 }, "item 0"},
		{"a status of our own", func(s *Sheet) { s.Rows[0].Answer.Status = "Terlambat" }, "status \"Terlambat\""},
		{"progress in hundredths", func(s *Sheet) { s.Rows[0].Last = share(40) }, "progress 40"},
		{"a text no cell holds", func(s *Sheet) { s.Rows[2].Answer.Narrative = strings.Repeat("a", workbook.MaxText+1) }, "item 3 (TL-2026-016): Uraian"},
		{"a control character", func(s *Sheet) { s.Rows[2].Action = "a\x07b" }, "item 3 (TL-2026-016): Tindak lanjut"},
		{"a day before Excel's time", func(s *Sheet) { s.Rows[0].Due = day(1890, 1, 1) }, "outside what a sheet can hold"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := sample()
			tt.bend(&s)
			var b bytes.Buffer
			if err := Write(&b, s); err == nil || !strings.Contains(err.Error(), tt.want) || b.Len() > 0 {
				t.Errorf("got %v and %d bytes, want an error with %q", err, b.Len(), tt.want)
			}
		})
	}
}

func TestWriteSheetWithoutRows(t *testing.T) {
	s := sample()
	s.Rows = nil
	got := mustRead(t, "a.xlsx", written(t, s))
	if len(got.Tables) != 1 || len(got.Tables[0].Rows) != 0 || got.AgencyCode != "PUPR" {
		t.Errorf("got %+v", got)
	}
}

// parts returns the parts of a package as text.
func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	out := make(map[string]string)
	repack(t, data, func(name string, b []byte) []byte {
		out[name] = string(b)
		return b
	})
	return out
}

func TestWhatStandsInTheFile(t *testing.T) {
	data := written(t, sample())
	p := parts(t, data)
	sheet := p[sheetPart]
	for _, want := range []string{
		`<dimension ref="A1:` + letter(lastKey) + `15">`, `<row r="8" `, `formula1>"Belum Ditindaklanjuti,Dalam Proses,Selesai,Terkendala,Tidak Dapat Ditindaklanjuti"</formula1>`,
		`state="frozen"`, `<autoFilter ref="$A$6:$` + letter(lastKey) + `$15">`, `fitToHeight="0"`, `sheetProtection`, `<c r="I8" s=`, `<v>46341</v>`,
	} {
		if !strings.Contains(strings.ReplaceAll(sheet, "&#34;", `"`), want) {
			t.Errorf("the worksheet has no %s", want)
		}
	}
	for _, bad := range []string{"TODAY", "password", "hashValue"} {
		if strings.Contains(sheet, bad) {
			t.Errorf("the worksheet has %s", bad)
		}
	}
	for _, row := range strings.Split(sheet, "<row ")[1:] {
		tag, _, _ := strings.Cut(row, ">")
		var n int
		if _, err := fmt.Sscanf(tag, `r="%d"`, &n); err != nil || (n >= firstRow) == strings.Contains(tag, "customHeight") {
			t.Errorf("row <%s>: only rows above the table keep their height", tag)
		}
	}
	if strings.Contains(p["xl/styles.xml"], "<sz val=\"11\"></sz><b") || strings.Count(p["xl/styles.xml"], "<font>") > strings.Count(p["xl/styles.xml"], "<name ") {
		t.Error("a font has no name")
	}
	if core := p["docProps/core.xml"]; !strings.Contains(core, "<dc:subject>SPK-0001A-") || !strings.HasPrefix(core[strings.Index(core, "<cp:"):], "<cp:coreProperties ") {
		t.Errorf("core properties: %s", core)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", z.File[0].Name)
	}
}

// TestPrinted looks at the sheet on paper: every text is there to its last
// word, and every page has the header, its number and the code of the sheet.
func TestPrinted(t *testing.T) {
	s := sample()
	for i := range 30 {
		row := s.Rows[i%4]
		row.Item, row.Number = 100+i, fmt.Sprintf("TL-2026-%d", 100+i)
		row.Answer.Narrative = strings.Repeat("Pekerjaan berjalan sesuai rencana. ", i) + fmt.Sprintf("Penutup%d.", i)
		s.Rows = append(s.Rows, row)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.pdf")
	if err := os.WriteFile(path, convert(t, written(t, s), "xlsx", "pdf"), 0o600); err != nil {
		t.Fatal(err)
	}
	text := run(t, "pdftotext", "-layout", path, "-")
	for i := range 30 {
		if want := fmt.Sprintf("Penutup%d.", i); !strings.Contains(text, want) {
			t.Errorf("the printed sheet has no %q", want)
		}
	}
	pages := strings.Split(strings.TrimRight(text, "\f\n"), "\f")
	if len(pages) < 2 {
		t.Fatalf("got %d pages, want more", len(pages))
	}
	for i, page := range pages {
		for _, want := range []string{"Catatan", "DIISI OPD", fmt.Sprintf("Halaman %d dari %d", i+1, len(pages)), "SPK-0001A-"} {
			if !strings.Contains(page, want) {
				t.Errorf("page %d has no %q", i+1, want)
			}
		}
	}
}

func TestMacrosAreNotRead(t *testing.T) {
	data := change(t, written(t, sample()), "[Content_Types].xml", "</Types>", `<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>`)
	data = change(t, data, "[Content_Types].xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
	got := mustRead(t, "lembar.xlsm", data)
	checkSample(t, got)
	wantNote(t, got, NoteMacros, 1)
}

func TestLongTextIsReadWhole(t *testing.T) {
	long := strings.Repeat("kata ", 8000)
	data := change(t, written(t, sample()), "xl/sharedStrings.xml", "Hujan hampir setiap sore", long)
	if got := byItem(mustRead(t, "a.xlsx", data))[1].Cells[KeyObstacle].Text; got != long {
		t.Errorf("got %d bytes, want %d", len(got), len(long))
	}
}

func TestReadingStops(t *testing.T) {
	data := written(t, sample())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, bytes.NewReader(data), int64(len(data)), "a.xlsx", testKey, DefaultLimits); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was stopped", err)
	}
	lim := DefaultLimits
	lim.Time = 1
	_, err := Read(t.Context(), bytes.NewReader(data), int64(len(data)), "a.xlsx", testKey, lim)
	if r := reasonOf(t, err); r.Limit != "time" {
		t.Errorf("got %v, want over the limit of time", err)
	}
	if _, err := Read(t.Context(), bytes.NewReader(data), int64(len(data))+1, "a.xlsx", testKey, DefaultLimits); err == nil {
		t.Error("a file shorter than it says was read")
	}
}
