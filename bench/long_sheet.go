//go:build linux

package main

import (
	"archive/zip"
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"rakor.id/rakor/bench/table"
	"rakor.id/rakor/export/sheet"
)

// longSheet measures a returned sheet of 200,000 rows, ten times as many as the
// gate lets through: how soon it is refused, and how long reading it would take
// without that limit.
func longSheet(ctx context.Context, b *bench) error {
	rows := 200_000
	if b.quick {
		rows = 2000
	}
	p := &press{folder: b.own}
	key := []byte("0123456789abcdef0123456789abcdef")
	if err := writeLong(p.in("long.xlsx"), rows, key); err != nil {
		return err
	}
	limits := sheet.DefaultLimits
	limits.Rows, limits.Cells, limits.Strings = 1<<20, 1<<24, 1<<24
	limits.Part, limits.Unpacked, limits.Time = 1<<30, 1<<31, time.Hour
	var read, gate, stream, office, scan costs
	for range b.rounds(2) {
		for _, step := range []step{
			{&gate, func() (cost, error) { return p.refused(ctx, key, b.quick) }},
			{&read, func() (cost, error) { return p.readLong(ctx, key, limits, rows) }},
			{&stream, func() (cost, error) { return p.python(ctx, "stream", "long.xlsx") }},
			{&scan, func() (cost, error) { return p.python(ctx, "scan", "long.xlsx") }},
			{&office, func() (cost, error) {
				return p.timed(ctx, "soffice", "--headless", "-env:UserInstallation=file://"+p.in("office"), "--convert-to", "csv", "--outdir", p.in("csv"), p.in("long.xlsx"))
			}},
		} {
			one, err := step.run()
			if err != nil {
				return err
			}
			step.to.add(one)
		}
	}
	floor := table.Other{Name: "unzip and scan the XML (zlib and expat, in C)", Took: scan.took}
	b.add(
		table.Row{
			What: "a sheet of 200,000 rows read, each row's code checked (without the gate's limit)", Unit: "ms", Value: read.took, Floor: floor,
			Peers: []table.Other{{Name: "openpyxl, read-only (reads the cells)", Took: stream.took}, {Name: "LibreOffice, to CSV (reads the cells)", Took: office.took}},
		},
		table.Row{What: "the same as it comes: refused by the gate, for more than 20,000 rows", Unit: "ms", Value: gate.took, Floor: floor},
	)
	return nil
}

// readLong reads the long sheet, whole.
func (p *press) readLong(ctx context.Context, key []byte, limits sheet.Limits, rows int) (cost, error) {
	began := time.Now()
	read, err := p.readSheet(ctx, key, limits)
	spent := cost{took: time.Since(began)}
	if err != nil {
		return spent, err
	}
	if len(read.Tables) != 1 || len(read.Tables[0].Rows) != rows {
		return spent, errors.New("not all rows were read")
	}
	return spent, nil
}

// refused has the gate refuse the long sheet.
func (p *press) refused(ctx context.Context, key []byte, short bool) (cost, error) {
	began := time.Now()
	_, err := p.readSheet(ctx, key, sheet.DefaultLimits)
	spent := cost{took: time.Since(began)}
	var refusal *sheet.Refusal
	if !errors.As(err, &refusal) && !short {
		return spent, fmt.Errorf("the gate lets a sheet of 200,000 rows through: %w", err)
	}
	return spent, nil
}

func (p *press) readSheet(ctx context.Context, key []byte, limits sheet.Limits) (sheet.Returned, error) {
	f, err := os.Open(p.in("long.xlsx"))
	if err != nil {
		return sheet.Returned{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return sheet.Returned{}, err
	}
	return sheet.Read(ctx, f, info.Size(), "long.xlsx", key, limits)
}

// longColumns are those that hold something in the long sheet.
var longColumns = []sheet.Key{sheet.KeyCode, sheet.KeyNumber, sheet.KeyAction, sheet.KeyStatus, sheet.KeyProgress, sheet.KeyNarrative}

// writeLong writes a workbook of so many rows, as small as the format allows.
func writeLong(path string, rows int, key []byte) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z := zip.NewWriter(f)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Progres" sheetId="1" r:id="rId1"/></sheets></workbook>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?>`+part[1]); err != nil {
			return err
		}
	}
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		return err
	}
	if err := writeRows(w, rows, key); err != nil {
		return err
	}
	return z.Close()
}

func writeRows(to io.Writer, rows int, key []byte) error {
	w := bufio.NewWriter(to)
	row := func(n int, cells ...string) {
		fmt.Fprintf(w, `<row r="%d">`, n)
		for i, text := range cells {
			fmt.Fprintf(w, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+i, n, text)
		}
		fmt.Fprint(w, "</row>")
	}
	fmt.Fprint(w, `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	var headings []string
	for _, k := range longColumns {
		headings = append(headings, sheet.ColumnOf(k).Heading)
	}
	row(1, headings...)
	for n := range rows {
		code, err := sheet.MakeRowCode(key, 1, n+1)
		if err != nil {
			return err
		}
		row(n+2, code.String(), fmt.Sprintf("TL-2025-%06d", n+1), fmt.Sprintf("Keruk saluran di RT %d", n), sheet.Statuses[1], "60 %", strings.Repeat("sebagian sudah dikerjakan ", 1+n%3))
	}
	fmt.Fprint(w, "</sheetData></worksheet>")
	return w.Flush()
}
