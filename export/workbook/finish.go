package workbook

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Properties are what a file tells about itself. They hold no date, so that
// the same content gives the same bytes.
type Properties struct {
	Title    string
	Subject  string
	Keywords string
	Creator  string
}

// Finish writes f. Rows of a worksheet from grow[name] on keep their heights
// only as a first guess, so that they grow while somebody types; all others
// stay as they were set.
func Finish(w io.Writer, f *excelize.File, p Properties, grow map[string]int) error {
	patches := map[string]func([]byte) []byte{
		"docProps/core.xml":   func([]byte) []byte { return p.core() },
		"[Content_Types].xml": sortDefaults,
	}
	for i, name := range f.GetSheetList() {
		if err := fitDimension(f, name); err != nil {
			return err
		}
		from, grows := grow[name]
		patches[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = func(part []byte) []byte {
			part = numberFormulas(fixBars(part))
			if grows {
				part = freeHeights(part, from)
			}
			return part
		}
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: p.Creator}); err != nil {
		return fmt.Errorf("set application name: %w", err)
	}
	f.SetZipWriter(func(out io.Writer) excelize.ZipWriter { return &zipWriter{out: out, patches: patches} })
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// fitDimension tells readers that trust the dimension how large the sheet is.
// excelize never updates it, and some readers then see one row.
func fitDimension(f *excelize.File, sheet string) error {
	rows, err := f.GetRows(sheet)
	if err != nil {
		return fmt.Errorf("measure %s: %w", sheet, err)
	}
	columns := 1
	for _, r := range rows {
		columns = max(columns, len(r))
	}
	last, err := excelize.CoordinatesToCellName(columns, max(1, len(rows)))
	if err != nil {
		return fmt.Errorf("measure %s: %w", sheet, err)
	}
	return f.SetSheetDimension(sheet, "A1:"+last)
}

// core writes the core properties with the prefix every other program writes;
// some readers know the parts by their prefixed names only.
func (p Properties) core() []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, e := range []struct{ name, text string }{
		{"dc:title", p.Title}, {"dc:subject", p.Subject}, {"dc:creator", p.Creator}, {"cp:keywords", p.Keywords},
	} {
		if e.text != "" {
			b.WriteString("<" + e.name + ">")
			_ = xml.EscapeText(&b, []byte(e.text)) // a bytes.Buffer does not fail
			b.WriteString("</" + e.name + ">")
		}
	}
	b.WriteString("</cp:coreProperties>")
	return b.Bytes()
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
