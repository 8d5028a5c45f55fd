package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// reasonOf returns why a file was refused, or "" when it was read.
func reasonOf(t testing.TB, err error) *Refusal {
	t.Helper()
	var r *Refusal
	if err == nil {
		return &Refusal{}
	}
	if !errors.As(err, &r) {
		t.Fatalf("got %v, want a refusal", err)
	}
	return r
}

func TestDamagedWorkbooks(t *testing.T) {
	fresh := written(t, sample())
	_, body, packed := header(t, fresh, sheetPart)
	flip := func(at int) []byte {
		out := bytes.Clone(fresh)
		out[at] ^= 0x10
		return out
	}
	for _, tt := range []struct {
		name string
		data []byte
		part string
	}{
		{"a bit flipped early in the sheet's stream", flip(body + packed/4), sheetPart},
		{"a bit flipped late in the sheet's stream", flip(body + packed*3/4), sheetPart},
		{"wrong checksum of a sound part", lie(t, fresh, sheetPart, 1, 0), sheetPart},
		{"wrong checksum of a part nobody reads", lie(t, fresh, "docProps/app.xml", 1, 0), "docProps/app.xml"},
		{"part larger than it says", lie(t, fresh, sheetPart, 0, 1000), sheetPart},
		{"cut in the middle", fresh[:len(fresh)/2], ""},
		{"cut at the end", fresh[:len(fresh)-30], ""},
		{"sheet cut", repack(t, fresh, func(name string, b []byte) []byte {
			if name == sheetPart {
				return b[:len(b)/2]
			}
			return b
		}), sheetPart},
		{"bad character in the sheet", change(t, fresh, sheetPart, `<v>0.65</v>`, "<v>0.65\x01</v>"), sheetPart},
		{"tags that cross", change(t, fresh, sheetPart, `<v>0.65</v></c>`, `<v>0.65</c></v>`), sheetPart},
		{"entity that is not defined", change(t, fresh, sheetPart, `<v>0.65</v>`, `<v>&p;</v>`), sheetPart},
		{"document type", change(t, fresh, sheetPart, `<worksheet`, `<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet`), sheetPart},
		{"document type in the strings", change(t, fresh, "xl/sharedStrings.xml", `<sst`, `<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst`), "xl/sharedStrings.xml"},
		{"sheet in UTF-16", repack(t, fresh, inUTF16), sheetPart},
		{"another encoding declared", change(t, fresh, sheetPart, `encoding="UTF-8"`, `encoding="ISO-8859-1"`), sheetPart},
		{"no shared strings", repack(t, fresh, without("xl/sharedStrings.xml")), "xl/sharedStrings.xml"},
		{"no worksheet", repack(t, fresh, without(sheetPart)), "xl/workbook.xml"},
		{"no workbook", repack(t, fresh, without("xl/workbook.xml")), "xl/workbook.xml"},
		{"shared strings cut", repack(t, fresh, func(name string, b []byte) []byte {
			if name == "xl/sharedStrings.xml" {
				return b[:len(b)-100]
			}
			return b
		}), "xl/sharedStrings.xml"},
		{"string that is not there", change(t, fresh, sheetPart, `t="s"><v>0</v>`, `t="s"><v>99999</v>`), sheetPart},
		{"rows out of order", change(t, fresh, sheetPart, `<row r="9"`, `<row r="3"`), sheetPart},
		{"the same row twice", change(t, fresh, sheetPart, `<row r="9"`, `<row r="8"`), sheetPart},
		{"cell outside its row", change(t, fresh, sheetPart, `r="L8"`, `r="L9"`), sheetPart},
		{"cells out of order", change(t, fresh, sheetPart, `r="L8"`, `r="B8"`), sheetPart},
		{"two parts of one name", twice(t, fresh), sheetPart},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := readBytes(t, "lembar.xlsx", tt.data)
			r := reasonOf(t, err)
			if r.Reason != Damaged || r.Part != tt.part {
				t.Errorf("got %v with %d tables, want damaged at %s", err, len(got.Tables), tt.part)
			}
		})
	}
}

// TestEveryBitCounts flips bits all over a file. Whatever still reads must
// read as before: nothing may be lost in silence.
func TestEveryBitCounts(t *testing.T) {
	fresh := written(t, sample())
	want := fmt.Sprintf("%+v", mustRead(t, "lembar.xlsx", fresh))
	for at := 0; at < len(fresh); at += 23 {
		broken := bytes.Clone(fresh)
		broken[at] ^= 1 << (at % 8)
		got, err := readBytes(t, "lembar.xlsx", broken)
		if err != nil {
			if r := reasonOf(t, err); r.Reason == "" {
				t.Errorf("bit of byte %d flipped: refused without a reason: %v", at, err)
			}
			continue
		}
		if s := fmt.Sprintf("%+v", got); s != want {
			t.Errorf("bit of byte %d flipped: read without an error, but otherwise", at)
		}
	}
}

func without(part string) func(string, []byte) []byte {
	return func(name string, b []byte) []byte {
		if name == part {
			return nil
		}
		return b
	}
}

func inUTF16(name string, b []byte) []byte {
	if name != sheetPart {
		return b
	}
	out := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(strings.Replace(string(b), "UTF-8", "UTF-16", 1))) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func twice(t *testing.T, data []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range append(r.File, r.File...) {
		if len(f.Name) > 0 && (f.Name == sheetPart || !bytes.Contains(out.Bytes(), []byte(f.Name))) {
			add(t, w, f.Name, content(t, f))
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFilesThatAreNoSheet(t *testing.T) {
	fresh := written(t, sample())
	empty := excelize.NewFile()
	defer empty.Close() // in memory
	var plainBook, locked bytes.Buffer
	if err := empty.Write(&plainBook); err != nil {
		t.Fatal(err)
	}
	if err := empty.Write(&locked, excelize.Options{Password: "rahasia"}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		file   string
		data   []byte
		reason Reason
	}{
		{"nothing", "a.xlsx", nil, Empty},
		{"words", "a.xlsx", []byte("Yth. Bapak, terlampir kami kirimkan."), PlainText},
		{"encrypted workbook", "a.xlsx", locked.Bytes(), Encrypted},
		{"old Excel", "a.xlsx", convert(t, fresh, "xlsx", "xls"), OldExcel},
		{"flat OpenDocument", "a.fods", convert(t, fresh, "xlsx", "fods"), FlatXML},
		{"printed", "a.pdf", convert(t, fresh, "xlsx", "pdf"), PDFDocument},
		{"web page named .xls", "a.xls", []byte("<html><body><table><tr><td>1</td></tr></table></body></html>"), HTMLTable},
		{"lock file of Excel", "~$lembar.xlsx", append([]byte("\x05Budi "), make([]byte, 160)...), LockFile},
		{"lock file of LibreOffice", ".~lock.lembar.xlsx#", []byte(",budi,laptop,23.11.2026 09:00,file:///home/budi;"), LockFile},
		{"photograph", "lembar.xlsx", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"), Picture},
		{"screenshot", "lembar.xlsx", []byte("\x89PNG\r\n\x1a\n0000"), Picture},
		{"photograph of a telephone", "a.xlsx", []byte("\x00\x00\x00\x18ftypheic"), Picture},
		{"another workbook", "a.xlsx", plainBook.Bytes(), NotOurs},
		{"a zip of something", "a.xlsx", zipOf(t, "foto.txt", "isi"), UnknownKind},
		{"a text document", "a.xlsx", zipOf(t, "[Content_Types].xml", `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`), Document},
		{"a binary workbook", "a.xlsx", zipOf(t, "[Content_Types].xml", `<Types><Override ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>`), BinaryExcel},
		{"a text in OpenDocument", "a.ods", zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>"), Document},
		{"an encrypted OpenDocument", "a.ods", zipOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml", "<m><encryption-data/></m>", "content.xml", "\x01\x02"), Encrypted},
		{"bytes without sense", "a.xlsx", []byte("\x01\x02\x00\x03\x04\x00\x07\x06\x05\x04\x03\x02\x01"), UnknownKind},
		{"a zip that is none", "a.xlsx", []byte("PK\x03\x04 dan seterusnya"), Damaged},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := readBytes(t, tt.file, tt.data)
			if got := reasonOf(t, err).Reason; got != tt.reason {
				t.Errorf("got %q (%v), want %q", got, err, tt.reason)
			}
		})
	}
}

func zipOf(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		add(t, w, parts[i], []byte(parts[i+1]))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// SheetJS, which many pages and telephones save with, declares the type of
// binary workbooks in every file.
func TestWorkbookOfSheetJSIsNoBinaryOne(t *testing.T) {
	data := change(t, written(t, sample()), "[Content_Types].xml", "<Override",
		`<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"></Default><Override`)
	checkSample(t, mustRead(t, "a.xlsx", data))
}
