package workbook

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/opc"
)

// Properties are what a workbook tells about itself. They hold no date, so that
// the same content gives the same bytes.
type Properties = opc.Properties

// Finish writes f. Rows of a worksheet from grow[name] on keep their heights
// only as a first guess, so that they grow while somebody types; all others
// stay as they were set.
func Finish(w io.Writer, f *excelize.File, p Properties, grow map[string]int) error {
	patches := map[string]func([]byte) []byte{
		"docProps/core.xml":   func([]byte) []byte { return p.Core() },
		"[Content_Types].xml": sortDefaults,
	}
	for i, name := range f.GetSheetList() {
		from, grows := grow[name]
		patches[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = func(part []byte) []byte {
			part = fitDimension(numberFormulas(fixBars(part)))
			if grows {
				part = freeHeights(part, from)
			}
			return part
		}
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: p.Creator}); err != nil {
		return fmt.Errorf("set application name: %w", err)
	}
	f.SetZipWriter(func(out io.Writer) excelize.ZipWriter { return opc.NewWriter(out, patches) })
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

var dimension = regexp.MustCompile(`<dimension ref="[^"]*">`)

// fitDimension tells readers that trust the dimension how large the sheet is.
// excelize never updates it, and some readers then see one row.
func fitDimension(part []byte) []byte {
	column, row := []byte("A"), 1
	for _, rest, more := bytes.Cut(part, []byte(`<c r="`)); more; _, rest, more = bytes.Cut(rest, []byte(`<c r="`)) {
		cell, tag, _ := bytes.Cut(rest, []byte(`"`))
		if _, inside, _ := bytes.Cut(tag, []byte(">")); bytes.HasPrefix(inside, []byte("</c>")) {
			continue
		}
		letters := bytes.TrimRight(cell, "0123456789")
		if len(letters) > len(column) || len(letters) == len(column) && bytes.Compare(letters, column) > 0 {
			column = letters
		}
		n, _ := strconv.Atoi(string(cell[len(letters):])) // digits only
		row = max(row, n)
	}
	return dimension.ReplaceAll(part, fmt.Appendf(nil, `<dimension ref="A1:%s%d">`, column, row))
}

var (
	rowTag       = regexp.MustCompile(`<row [^>]*>`)
	customHeight = regexp.MustCompile(` customHeight="[^"]*"`)
)

// freeHeights takes customHeight from the rows of the body. With it a row
// keeps its height however much is typed into it.
func freeHeights(part []byte, from int) []byte {
	return rowTag.ReplaceAllFunc(part, func(tag []byte) []byte {
		var r int
		if _, err := fmt.Sscanf(string(tag[bytes.Index(tag, []byte(` r="`))+4:]), "%d", &r); err != nil || r < from {
			return tag
		}
		return customHeight.ReplaceAll(tag, nil)
	})
}

// fixBars makes data bars run from 0 to 1. excelize writes automatic bounds
// into their newer half, and the longest bar then fills its cell.
func fixBars(part []byte) []byte {
	s := string(part)
	s = strings.ReplaceAll(s, `<x14:cfvo type="autoMin"></x14:cfvo>`, `<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo>`)
	s = strings.ReplaceAll(s, `<x14:cfvo type="autoMax"></x14:cfvo>`, `<x14:cfvo type="num"><xm:f>1</xm:f></x14:cfvo>`)
	return []byte(s)
}

// numberFormulas takes the mark of text from formulas that have a value:
// excelize sets it on every one, and all formulas of ours give numbers.
func numberFormulas(part []byte) []byte {
	return bytes.ReplaceAll(part, []byte(` t="str"><f>`), []byte(`><f>`))
}

var defaultType = regexp.MustCompile(`<Default [^>]*></Default>`)

// sortDefaults puts the list of file endings in order. excelize writes it in
// the order of a map, which is another one every time.
func sortDefaults(part []byte) []byte {
	found := defaultType.FindAllString(string(part), -1)
	slices.Sort(found)
	return defaultType.ReplaceAllFunc(part, func([]byte) []byte {
		next := found[0]
		found = found[1:]
		return []byte(next)
	})
}
