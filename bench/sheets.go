//go:build linux

package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
	"rakor.id/rakor/export/sheet"
)

// sheets measures 60 sheets for agencies written, filled in and taken back:
// first shown as what they would change, then stored. The peers do not know what
// a sheet is: they write one like it, or its bare values, and read every cell.
func sheets(ctx context.Context, b *bench) error {
	path, err := b.shared(ctx, 20)
	if err != nil {
		return err
	}
	var codes []string
	for n := range min(60, b.agencies()) {
		codes = append(codes, archive.AgencyCode(n))
	}
	p := &press{rakor: b.rakor, folder: b.own, archive: path}
	var c sheetCosts
	for range b.rounds(5) {
		for _, step := range p.sheetSteps(ctx, codes, &c) {
			one, err := step.run()
			if err != nil {
				return err
			}
			step.to.add(one)
		}
	}
	const reads = " (reads the cells; checks, compares, stores nothing)"
	python, office := "openpyxl"+reads, "LibreOffice, to CSV"+reads
	scan := table.Other{Name: "unzip and scan the XML (zlib and expat, in C)", Took: c.scan.took}
	b.add(
		table.Row{
			What: fmt.Sprintf("%d sheets written, 20 years behind, from the start of the program", len(codes)), Unit: "ms", Value: c.wrote.took,
			Peers: []table.Other{{Name: "openpyxl, the same cells, forms and lists to choose from (keeps nothing)", Took: c.pythonWrote.took}, {Name: "LibreOffice, from CSV (bare values)", Took: c.officeWrote.took}},
			Floor: table.Other{Name: "compressing and writing the same parts", Took: c.zip.took},
		},
		table.Row{What: "as many returned ones read, checked and compared", Unit: "ms", Value: c.previewed.took, Peers: []table.Other{{Name: python, Took: c.pythonRead.took}, {Name: office, Took: c.officeRead.took}}, Floor: scan},
		table.Row{What: "as many read, checked, compared and stored with their history", Unit: "ms", Value: c.applied.took, Peers: []table.Other{{Name: python, Took: c.pythonRead.took}, {Name: office, Took: c.officeRead.took}}, Floor: scan},
	)
	return nil
}

// sheetCosts are the costs of all that is done with the sheets.
type sheetCosts struct {
	wrote, previewed, applied, pythonWrote, pythonRead, officeWrote, officeRead, zip, scan, filling, looking costs
}

func (p *press) sheetSteps(ctx context.Context, codes []string, c *sheetCosts) []step {
	office := func(to, out, from string) func() (cost, error) {
		return func() (cost, error) {
			files, err := filepath.Glob(p.in(from))
			if err != nil || len(files) == 0 {
				return cost{}, fmt.Errorf("no files %s: %w", from, err)
			}
			args := append([]string{"soffice", "--headless", "-env:UserInstallation=file://" + p.in("office"), "--convert-to", to, "--outdir", p.in(out)}, files...)
			return p.timed(ctx, args...)
		}
	}
	return []step{
		{&c.wrote, func() (cost, error) {
			return p.run(ctx, "sheets", "--force", "--out", p.in("sheets"), "--period", "2025-06", "--agency", strings.Join(codes, ","))
		}},
		{&c.filling, func() (cost, error) { return cost{}, p.fill(ctx) }},
		{&c.pythonRead, func() (cost, error) { return p.python(ctx, "read", "filled/*.xlsx") }},
		{&c.looking, func() (cost, error) { return p.python(ctx, "look", "sheets/*.xlsx") }},
		{&c.pythonWrote, func() (cost, error) { return p.python(ctx, "write", "python/books") }},
		{&c.officeRead, office("csv", "csv", "filled/*.xlsx")},
		{&c.officeWrote, office("xlsx", "xlsx", "csv/*.csv")},
		{&c.zip, func() (cost, error) { return p.zipAgain("sheets/*.xlsx") }},
		{&c.scan, func() (cost, error) { return p.python(ctx, "scan", "filled/*.xlsx") }},
		{&c.previewed, func() (cost, error) { return p.run(ctx, "returns", p.in("filled")) }},
		{&c.applied, func() (cost, error) { return p.run(ctx, "returns", "--apply", p.in("filled")) }},
	}
}

// fill fills the sheets in, as agencies do.
func (p *press) fill(ctx context.Context) error {
	files, err := filepath.Glob(p.in("sheets/*.xlsx"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no sheets were written: %w", err)
	}
	if err := os.MkdirAll(p.in("filled"), 0o755); err != nil {
		return err
	}
	for _, path := range files {
		blank, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		read, err := sheet.Read(ctx, bytes.NewReader(blank), int64(len(blank)), filepath.Base(path), nil, sheet.DefaultLimits)
		if err != nil {
			return err
		}
		var rows []sheet.Filling
		for _, row := range read.Tables[0].Rows {
			rows = append(rows, sheet.Filling{Number: row.Cells[sheet.KeyNumber].Text, Cells: map[sheet.Key]string{
				sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "60%", sheet.KeyNarrative: "Sudah dikerjakan sebagian, sisanya bulan depan.",
			}})
		}
		var filled bytes.Buffer
		if err := sheet.Fill(&filled, bytes.NewReader(blank), rows); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(p.in("filled"), filepath.Base(path)), filled.Bytes(), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// zipAgain compresses and writes the parts of workbooks anew, as they are.
func (p *press) zipAgain(of string) (spent cost, err error) {
	files, err := filepath.Glob(p.in(of))
	if err != nil {
		return spent, err
	}
	if err := os.MkdirAll(p.in("zipped"), 0o755); err != nil {
		return spent, err
	}
	for _, path := range files {
		took, err := zipOne(path, filepath.Join(p.in("zipped"), filepath.Base(path)))
		if err != nil {
			return spent, err
		}
		spent.took += took
	}
	return spent, nil
}

func zipOne(from, to string) (time.Duration, error) {
	r, err := zip.OpenReader(from)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	parts := make([][]byte, len(r.File))
	for i, f := range r.File {
		part, err := f.Open()
		if err != nil {
			return 0, err
		}
		parts[i], err = io.ReadAll(part)
		if err := errors.Join(err, part.Close()); err != nil {
			return 0, err
		}
	}
	began := time.Now()
	out, err := os.Create(filepath.Clean(to))
	if err != nil {
		return 0, err
	}
	for _, part := range parts {
		z, err := flate.NewWriter(out, flate.DefaultCompression)
		if err == nil {
			_, err = z.Write(part)
		}
		if err == nil {
			err = z.Close()
		}
		if err != nil {
			return 0, errors.Join(err, out.Close())
		}
	}
	err = out.Close()
	return time.Since(began), err
}
