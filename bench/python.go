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

// pythonPeers does with Python what is measured: "write" makes workbooks of the
// values in those given, "read" reads every cell of them, and "scan" goes
// through the XML of their worksheets without looking at it.
const pythonPeers = `
import glob, os, sys, time, zipfile, openpyxl
from xml.parsers import expat
mode, pattern, out = sys.argv[1:4]
os.makedirs(out, exist_ok=True)
files = sorted(glob.glob(pattern))
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

// python does that with files and returns what it says it took, without the
// start of Python.
func (p *press) python(ctx context.Context, mode, pattern string) (cost, error) {
	c := exec.CommandContext(ctx, "/usr/bin/python3", "-c", pythonPeers, mode, p.in(pattern), p.in("python"))
	var says bytes.Buffer
	c.Stderr = &says
	out, err := c.Output()
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
	return cost{took: time.Duration(seconds * float64(time.Second))}, nil
}
