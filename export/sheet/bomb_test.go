package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// TestBombs reads files made to exhaust the machine. Each must be refused by
// the limit it goes over, with little memory.
func TestBombs(t *testing.T) {
	many := func(n int, one func(i int) string) string {
		var b strings.Builder
		for i := 1; i <= n; i++ {
			b.WriteString(one(i))
		}
		return b.String()
	}
	for _, tt := range []struct {
		name  string
		data  []byte
		limit string
	}{
		{"a million rows", workbookOf(t, sheetHead+many(1<<20, func(i int) string {
			return fmt.Sprintf(`<row r="%d"><c r="A%d"><v>1</v></c></row>`, i, i)
		})+sheetTail, ""), "unpacked bytes"},
		{"many rows", workbookOf(t, sheetHead+many(200_000, func(i int) string {
			return fmt.Sprintf(`<row r="%d"><c r="A%d"><v>1</v></c></row>`, i, i)
		})+sheetTail, ""), "rows"},
		{"one cell in the last column of every row", workbookOf(t, sheetHead+many(20_000, func(i int) string {
			return fmt.Sprintf(`<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i, i)
		})+sheetTail, ""), "columns"},
		{"one cell far right of every row", workbookOf(t, sheetHead+many(20_000, func(i int) string {
			return fmt.Sprintf(`<row r="%d"><c r="IV%d"><v>1</v></c></row>`, i, i)
		})+sheetTail, ""), "cells"},
		{"millions of shared strings", workbookOf(t, sheetHead+sheetTail, `<sst>`+strings.Repeat("<si/>", 3_000_000)+`</sst>`), "shared strings"},
		{"a string of 18 MB", workbookOf(t, sheetHead+sheetTail, `<sst><si><t>`+strings.Repeat("a", 18<<20)+`</t></si></sst>`), "text in one cell"},
		{"one long string in every cell", workbookOf(t, sheetHead+many(20_000, func(i int) string {
			return fmt.Sprintf(`<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>`, i, i)
		})+sheetTail, `<sst><si><t>`+strings.Repeat("a", 150_000)+`</t></si></sst>`), "cells"},
		{"a part that unpacks to 210 MB", workbookOf(t, sheetHead+strings.Repeat(" ", 210<<20)+sheetTail, ""), "unpacked bytes"},
		{"a million tags in each other", workbookOf(t, sheetHead+strings.Repeat("<a>", 1_000_000)+strings.Repeat("</a>", 1_000_000)+sheetTail, ""), "nesting"},
		{"sixty thousand parts", entries(t, 60_000), "entries"},
		{"many merged ranges", workbookOf(t, sheetHead+`</sheetData><mergeCells>`+many(100_000, func(i int) string {
			return fmt.Sprintf(`<mergeCell ref="A%d:B%d"/>`, i, i)
		})+`</mergeCells></worksheet>`, ""), "merged ranges"},
		{"OpenDocument of a million repeated rows", odsOf(t, `<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>`), "rows"},
		{"OpenDocument of repeated columns", odsOf(t, `<table:table-row><table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/></table:table-row>`), "columns"},
		{"OpenDocument of blanks", odsOf(t, `<table:table-row><table:table-cell office:value-type="string"><text:p>`+strings.Repeat(`<text:s text:c="1000"/>`, 100_000)+`</text:p></table:table-cell></table:table-row>`), "text in one cell"},
		{"text of a million lines", []byte(strings.Repeat("a;b\n", 1<<20)), "rows"},
		{"text of one line", []byte(strings.Repeat("a;", 1<<20)), "columns"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			took, used := cost(func() {
				_, err := readBytes(t, "lembar.xlsx", tt.data)
				if r := reasonOf(t, err); r.Reason != TooLarge || r.Limit != tt.limit {
					t.Errorf("got %v, want over the limit of %s", err, tt.limit)
				}
			})
			if used > 200<<20 {
				t.Errorf("allocated %d MB, want at most 200", used>>20)
			}
			t.Logf("%d kB file: %v, %d MB allocated", len(tt.data)>>10, took.Round(time.Millisecond), used>>20)
		})
	}
}

// TestGhostRows reads an honest file in which somebody formatted whole columns
// down to the last row.
func TestGhostRows(t *testing.T) {
	data := change(t, written(t, sample()), sheetPart, `</sheetData>`,
		`<row r="900000" s="1" customFormat="1"><c r="B900000" s="1"/></row><row r="1048576" s="1" customFormat="1"><c r="XFD1048576" s="1"/></row></sheetData>`)
	var got Returned
	took, used := cost(func() { got = mustRead(t, "lembar.xlsx", data) })
	checkSample(t, got)
	if len(got.Notes) != 1 || got.Notes[0].Kind != NoteGhostRows || got.Notes[0].Count != 2 {
		t.Errorf("got notes %v, want two ghost rows", got.Notes)
	}
	if used > 50<<20 {
		t.Errorf("allocated %d MB, want at most 50", used>>20)
	}
	t.Logf("%v, %d MB allocated", took, used>>20)
}

// cost measures time and memory allocated, all of it, not only what is live.
func cost(f func()) (time.Duration, uint64) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	f()
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	return took, after.TotalAlloc - before.TotalAlloc
}

func entries(t *testing.T, n int) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := range n {
		add(t, w, fmt.Sprintf("%d", i), nil)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// odsOf makes an OpenDocument spreadsheet of some rows.
func odsOf(t testing.TB, rows string) []byte {
	t.Helper()
	return zipOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
		`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">`+
			rows+`</table:table></office:spreadsheet></office:body></office:document-content>`)
}
