//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
)

// openpyxl does with Python what is measured: "write" makes workbooks of the
// values in those given, "read" reads every cell of them.
const openpyxl = `
import glob, os, sys, time, openpyxl
mode, folder, out = sys.argv[1:4]
os.makedirs(out, exist_ok=True)
files = sorted(glob.glob(folder + "/*.xlsx"))
values = []
if mode == "write":
    for f in files:
        book = openpyxl.load_workbook(f, read_only=True)
        values.append([[[c for c in row] for row in sheet.iter_rows(values_only=True)] for sheet in book])
began = time.monotonic()
cells = 0
if mode == "write":
    for f, sheets in zip(files, values):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for n, rows in enumerate(sheets):
            sheet = book.create_sheet("S%d" % n)
            for row in rows:
                sheet.append(row)
                cells += len(row)
        book.save(out + "/" + f.split("/")[-1])
else:
    for f in files:
        for sheet in openpyxl.load_workbook(f, data_only=True):
            for row in sheet.iter_rows():
                for cell in row:
                    cells += cell.value is not None
print(len(files), cells, time.monotonic() - began)
`

// sheets measures 60 sheets for agencies written, and taken back as a preview,
// from starting the program; openpyxl without the start of Python.
func sheets(ctx context.Context, b *bench) error {
	path, err := b.archive(ctx, 20)
	if err != nil {
		return err
	}
	count := min(60, b.agencies())
	var codes []string
	for n := range count {
		codes = append(codes, archive.AgencyCode(n))
	}
	p := &press{rakor: b.rakor, folder: filepath.Dir(path), archive: path}
	var wrote, pyWrote, took, pyRead table.Samples
	made := 0
	for range b.rounds(5) {
		for _, step := range []struct {
			took *table.Samples
			run  func() (time.Duration, error)
		}{
			{&wrote, func() (time.Duration, error) {
				return p.run(ctx, "sheets", "--force", "--out", p.in("sheets"), "--period", "2025-06", "--agency", strings.Join(codes, ","))
			}},
			{&pyWrote, func() (time.Duration, error) { return p.python(ctx, "write", &made) }},
			{&took, func() (time.Duration, error) { return p.run(ctx, "returns", p.in("sheets")) }},
			{&pyRead, func() (time.Duration, error) { return p.python(ctx, "read", &made) }},
		} {
			spent, err := step.run()
			if err != nil {
				return err
			}
			*step.took = append(*step.took, table.Of(spent)...)
		}
	}
	note := fmt.Sprintf("%d files; openpyxl writes the bare values and does not check", made)
	b.add(
		table.Row{What: "sheets for agencies, written", Unit: "ms", Value: wrote, Against: "openpyxl", Peer: pyWrote, Goal: 1, Note: note},
		table.Row{What: "sheets of agencies, read and compared", Unit: "ms", Value: took, Against: "openpyxl", Peer: pyRead, Goal: 1, Note: "openpyxl reads every cell"},
	)
	return nil
}

// python runs openpyxl over the sheets and returns what it says it took.
func (p *press) python(ctx context.Context, mode string, files *int) (time.Duration, error) {
	c := exec.CommandContext(ctx, "/usr/bin/python3", "-c", openpyxl, mode, p.in("sheets"), p.in("peer"))
	var says bytes.Buffer
	c.Stderr = &says
	out, err := c.Output()
	if err != nil {
		return 0, fmt.Errorf("openpyxl: %w: %s", err, tail(says.Bytes()))
	}
	var cells int
	var seconds float64
	if _, err := fmt.Sscan(string(out), files, &cells, &seconds); err != nil {
		return 0, fmt.Errorf("openpyxl says %q: %w", out, err)
	}
	if *files == 0 || cells == 0 {
		return 0, errors.New("openpyxl found nothing in the sheets")
	}
	return time.Duration(seconds * float64(time.Second)), nil
}
