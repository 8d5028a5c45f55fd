package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const sheetPart = "xl/worksheets/sheet1.xml"

// repack rewrites a package, every part through edit; nil drops the part.
func repack(t testing.TB, data []byte, edit func(name string, part []byte) []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		part := edit(f.Name, content(t, f))
		if part == nil {
			continue
		}
		add(t, w, f.Name, part)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func content(t testing.TB, f *zip.File) []byte {
	t.Helper()
	rc, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer rc.Close()
	b, err := io.ReadAll(rc)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func add(t testing.TB, w *zip.Writer, name string, part []byte) {
	t.Helper()
	p, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write(part); err != nil {
		t.Fatal(err)
	}
}

// change replaces text in one part; it must be there.
func change(t testing.TB, data []byte, part, from, to string) []byte {
	t.Helper()
	return repack(t, data, func(name string, b []byte) []byte {
		if name != part {
			return b
		}
		if !strings.Contains(string(b), from) {
			t.Fatalf("%s has no %q", part, from)
		}
		return []byte(strings.Replace(string(b), from, to, 1))
	})
}

// header returns where the local header and the packed bytes of a part begin,
// and how many packed bytes there are.
func header(t testing.TB, data []byte, part string) (central, body, size int) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		if f.Name != part {
			continue
		}
		at, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; ; i++ {
			i += bytes.Index(data[i:], []byte("PK\x01\x02"))
			if strings.HasPrefix(string(data[i+46:]), part) {
				return i, int(at), int(f.CompressedSize64)
			}
		}
	}
	t.Fatalf("no part %s", part)
	return 0, 0, 0
}

// lie writes the checksum or size that is asked for over the true one of a
// part.
func lie(t testing.TB, data []byte, part string, crc, size uint32) []byte {
	t.Helper()
	out := bytes.Clone(data)
	central, body, packed := header(t, out, part)
	if crc != 0 {
		binary.LittleEndian.PutUint32(out[central+16:], crc)
		binary.LittleEndian.PutUint32(out[body+packed+4:], crc)
	}
	if size != 0 {
		binary.LittleEndian.PutUint32(out[central+24:], size)
		binary.LittleEndian.PutUint32(out[body+packed+12:], size)
	}
	return out
}

// workbookOf makes a workbook around one worksheet part and shared strings.
func workbookOf(t testing.TB, sheet, shared string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close() // in memory
	if err := f.SetCellStr("Sheet1", "A1", "x"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return repack(t, b.Bytes(), func(name string, part []byte) []byte {
		switch name {
		case sheetPart:
			return []byte(sheet)
		case "xl/sharedStrings.xml":
			if shared != "" {
				return []byte(shared)
			}
		}
		return part
	})
}

const sheetHead = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`

const sheetTail = `</sheetData></worksheet>`
