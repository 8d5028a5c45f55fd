package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads an Excel workbook that passed the gate.
func readXLSX(p *packed) (workbookContent, error) {
	out := workbookContent{format: FormatXLSX}
	var err error
	if out.subject, out.keywords, err = p.coreProperties(); err != nil {
		return workbookContent{}, err
	}
	g, err := passGate(p)
	if err != nil {
		return workbookContent{}, err
	}
	out.macros = g.macros
	out.grids, err = g.read()
	return out, err
}

// read lets the library read the gated parts, and only those. A panic of the
// library is a fault of the file.
func (g *gated) read() (grids []grid, err error) {
	defer func() {
		if r := recover(); r != nil {
			grids, err = nil, damaged("", -1, fmt.Errorf("reading it panicked: %v", r))
		}
	}()
	slim, err := g.packSlim()
	if err != nil {
		return nil, err
	}
	limit := int64(len(slim)) + 1
	f, err := excelize.OpenReader(bytes.NewReader(slim), excelize.Options{UnzipSizeLimit: limit, UnzipXMLSizeLimit: limit})
	if err != nil {
		return nil, damaged(g.workbook, -1, err)
	}
	defer f.Close() // nothing on disk: the limits keep every part in memory
	props, err := f.GetWorkbookProps()
	if err != nil {
		return nil, damaged(g.workbook, -1, err)
	}
	date1904 := props.Date1904 != nil && *props.Date1904
	x := xlsxReader{g: g, f: f, date1904: date1904, shown: make(map[int]NumberFormat)}
	for _, s := range g.sheets {
		one, err := x.sheet(s)
		if err != nil {
			return nil, err
		}
		grids = append(grids, one)
	}
	return grids, nil
}

// packSlim packs what the gate lets through. It is not compressed, as it is
// read again at once.
func (g *gated) packSlim() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	names := make([]string, 0, len(g.slim))
	for name := range g.slim {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return nil, fmt.Errorf("repack %s: %w", name, err)
		}
		if _, err := w.Write(g.slim[name]); err != nil {
			return nil, fmt.Errorf("repack %s: %w", name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("repack: %w", err)
	}
	return b.Bytes(), nil
}

// An xlsxReader reads cells through excelize.
type xlsxReader struct {
	g        *gated
	f        *excelize.File
	date1904 bool
	shown    map[int]NumberFormat // by style
}

func (x *xlsxReader) sheet(s gatedSheet) (grid, error) {
	out := grid{name: s.name, hidden: s.hidden, date1904: x.date1904, merges: s.merges, ghosts: s.ghosts}
	read := 0
	for _, c := range s.cells {
		if n := len(out.rows); n == 0 || out.rows[n-1].number != c.row {
			if err := x.g.p.ctx.Err(); err != nil {
				return out, err
			}
			out.rows = append(out.rows, gridRow{number: c.row, hidden: s.sheetFacts.hidden[c.row]})
		}
		one := Cell{Address: c.address(), Kind: CellFormula, Formula: c.formula}
		if c.value {
			if err := x.cell(s.name, &one); err != nil {
				return out, damaged(s.part, -1, fmt.Errorf("cell %s: %w", one.Address, err))
			}
			if one.Kind == CellBlank {
				continue
			}
			read++
		}
		row := &out.rows[len(out.rows)-1]
		row.cells = append(row.cells, gridCell{c.column, one})
	}
	if want := s.values(); read != want {
		return out, damaged(s.part, -1, mismatch(s.name, want, read))
	}
	return out, nil
}

// cell fills in a cell that holds a value, or makes it blank when the library
// finds none.
func (x *xlsxReader) cell(sheet string, c *Cell) error {
	raw, err := x.f.GetCellValue(sheet, c.Address, excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	if raw == "" {
		c.Kind = CellBlank
		return nil
	}
	kind, err := x.f.GetCellType(sheet, c.Address)
	if err != nil {
		return err
	}
	c.Text = raw
	switch kind {
	case excelize.CellTypeSharedString, excelize.CellTypeInlineString, excelize.CellTypeFormula:
		c.Kind, c.Text = CellText, lineBreaks(raw)
	case excelize.CellTypeBool:
		c.Kind, c.Text = CellBool, strings.ToUpper(strconv.FormatBool(raw == "1"))
		if raw == "1" {
			c.Number = 1
		}
	case excelize.CellTypeError:
		c.Kind = CellError
	case excelize.CellTypeDate:
		return x.isoDate(c, raw)
	default:
		return x.number(sheet, c, raw)
	}
	return nil
}

func (x *xlsxReader) number(sheet string, c *Cell, raw string) error {
	n, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		c.Kind = CellText // some writers leave out that it is text
		return nil
	}
	c.Kind, c.Number = CellNumber, n
	style, err := x.f.GetCellStyle(sheet, c.Address)
	if err != nil {
		return err
	}
	shown, known := x.shown[style]
	if !known {
		if shown, err = x.format(style); err != nil {
			return err
		}
		x.shown[style] = shown
	}
	if c.Shown = shown; shown == ShownDate {
		c.Kind = CellDate
	}
	text, err := x.f.GetCellValue(sheet, c.Address)
	if err == nil && text != "" {
		c.Text = text
	}
	return nil // a format the library cannot apply leaves the bare number
}

// format tells what a style makes of a number.
func (x *xlsxReader) format(style int) (NumberFormat, error) {
	st, err := x.f.GetStyle(style)
	if err != nil {
		return ShownPlain, err
	}
	if st.CustomNumFmt != nil {
		return formatOf(*st.CustomNumFmt), nil
	}
	return builtinFormat(st.NumFmt), nil
}

func (x *xlsxReader) isoDate(c *Cell, raw string) error {
	c.Kind = CellText
	day, ok := parseISO(raw)
	if !ok {
		return nil
	}
	c.Kind, c.Shown, c.Number = CellDate, ShownDate, serialOf(day)
	if x.date1904 {
		c.Number -= 1462
	}
	return nil
}

// lineBreaks undoes the escape of a carriage return.
func lineBreaks(s string) string { return carriageReturns.Replace(s) }

var carriageReturns = strings.NewReplacer("_x000D_\n", "\n", "\r\n", "\n", "_x000D_", "\n", "\r", "\n")

// parseISO reads a day with or without an hour.
func parseISO(s string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04:05.999999999", time.RFC3339Nano} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// serialOf returns the day number of t in the 1900 system, the hour as its
// fraction.
func serialOf(t time.Time) float64 {
	return t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
}

// coreProperties returns subject and keywords of the file.
func (p *packed) coreProperties() (subject, keywords string, err error) {
	links, err := p.relations("")
	if err != nil {
		return "", "", err
	}
	for _, l := range links {
		if l.kind == "core-properties" {
			data, err := p.need(l.target)
			if err != nil {
				return "", "", err
			}
			return p.properties(l.target, data, "keywords")
		}
	}
	return "", "", nil
}

// properties returns subject and keywords from a part that tells them.
func (p *packed) properties(name string, data []byte, keyword string) (subject, keywords string, err error) {
	var in string
	err = p.scan(name, data, func(e element) error {
		switch {
		case e.text == nil && !e.end:
			in = e.name
		case e.text != nil && in == "subject" && len(e.text) < 300:
			subject += string(e.text)
		case e.text != nil && in == keyword && len(e.text) < 300:
			keywords += string(e.text)
		}
		return nil
	})
	return strings.TrimSpace(subject), strings.TrimSpace(keywords), err
}
