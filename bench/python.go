//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// pythonPeers does with Python what is measured: "write" makes workbooks like
// those that "look" was given, with their values, forms, widths and lists to
// choose from, "read" reads every cell, and "scan" goes through the XML of
// worksheets without looking at it.
const pythonPeers = `
import glob, os, pickle, sys, time, zipfile, openpyxl
from copy import copy
from xml.parsers import expat
mode, pattern, out = sys.argv[1:4]
began = time.monotonic()
os.makedirs(out, exist_ok=True)
files = sorted(glob.glob(pattern))
forms = ["_fonts", "_fills", "_borders", "_number_formats", "_alignments", "_protections", "_cell_styles", "_named_styles", "_differential_styles"]
cells = 0
if mode == "look":
    books = []
    for f in files:
        book = openpyxl.load_workbook(f)
        sheets = []
        for s in book:
            held = [(c.row, c.column, c.value, c._style) for row in s.iter_rows() for c in row if c.value is not None or c.has_style]
            widths = {k: (d.width, d.hidden) for k, d in s.column_dimensions.items()}
            sheets.append((s.title, held, widths, [str(r) for r in s.merged_cells.ranges], s.data_validations, s.conditional_formatting, s.protection, s.freeze_panes, s.sheet_state))
            cells += len(held)
        books.append((os.path.basename(f), {k: getattr(book, k) for k in forms}, sheets))
    with open(out + "/books", "wb") as f:
        pickle.dump(books, f)
elif mode == "write":
    with open(pattern, "rb") as f:
        files = pickle.load(f)
    for name, styles, sheets in files:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for k, v in styles.items():
            setattr(book, k, v)
        for title, held, widths, merged, lists, conditions, protection, panes, state in sheets:
            sheet = book.create_sheet(title)
            for row, column, value, style in held:
                cell = sheet.cell(row, column, value)
                cell._style = copy(style)
            for k, (width, hidden) in widths.items():
                sheet.column_dimensions[k].width = width
                sheet.column_dimensions[k].hidden = hidden
            for r in merged:
                sheet.merge_cells(r)
            sheet.data_validations, sheet.conditional_formatting = lists, conditions
            sheet.protection, sheet.freeze_panes, sheet.sheet_state = protection, panes, state
            cells += len(held)
        book.save(out + "/" + name)
elif mode == "scan":
    for f in files:
        with zipfile.ZipFile(f) as z:
            for name in z.namelist():
                if name.endswith(".xml"):
                    part = z.read(name)
                    expat.ParserCreate().Parse(part, True)
                    cells += len(part)
else:
    for f in files:
        for sheet in openpyxl.load_workbook(f, read_only=mode == "stream", data_only=True):
            for row in sheet.iter_rows():
                for cell in row:
                    cells += cell.value is not None
print(len(files), cells, time.monotonic() - began)
`

// python does that with files. What it took to read and write counts its own
// start, as that of Rakor counts; the other figures are of the work alone.
func (p *press) python(ctx context.Context, mode, pattern string) (cost, error) {
	c := exec.CommandContext(ctx, "/usr/bin/python3", "-c", pythonPeers, mode, p.in(pattern), p.in("python"))
	var says bytes.Buffer
	c.Stderr = &says
	began := time.Now()
	out, err := c.Output()
	whole := time.Since(began)
	if err != nil {
		return cost{}, fmt.Errorf("python: %w: %s", err, tail(says.Bytes()))
	}
	var files, cells int
	var seconds float64
	if _, err := fmt.Sscan(string(out), &files, &cells, &seconds); err != nil {
		return cost{}, fmt.Errorf("python says %q: %w", out, err)
	}
	if files == 0 || cells == 0 {
		return cost{}, errors.New("python found nothing in the sheets")
	}
	if mode == "read" || mode == "write" {
		return cost{took: whole}, nil
	}
	return cost{took: time.Duration(seconds * float64(time.Second))}, nil
}
