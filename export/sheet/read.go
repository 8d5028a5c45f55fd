package sheet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// Read tells what stands in a returned file of size bytes. It decides by the
// content what kind of file it is; name only helps to recognize lock files.
// Key is the installation's secret, by which its own codes are known.
//
// A file that is not read gives a [*Refusal]; nothing is ever taken from a
// file in part. Other errors come from r or from ctx.
//
//nolint:revive // a reader, its size and its name are one thing, a file
func Read(ctx context.Context, r io.ReaderAt, size int64, name string, key []byte, lim Limits) (Returned, error) {
	if size > lim.Bytes {
		return Returned{}, tooLarge("bytes", "")
	}
	outer := ctx
	ctx, cancel := context.WithTimeout(ctx, lim.Time)
	defer cancel()
	data := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(r, 0, size), data); err != nil {
		return Returned{}, fmt.Errorf("read returned file: %w", err)
	}
	content, err := open(ctx, data, name, lim)
	var out Returned
	if err == nil {
		out, err = assemble(ctx, content, key)
	}
	if err != nil {
		if outer.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
			return Returned{}, tooLarge("time", "")
		}
		return Returned{}, err
	}
	return out, nil
}

// open reads the content of a file of any known format.
func open(ctx context.Context, data []byte, name string, lim Limits) (workbookContent, error) {
	kind, err := sniff(data, name)
	if err != nil {
		return workbookContent{}, err
	}
	if kind == familyText {
		return readCSV(ctx, data, lim)
	}
	p, err := openPackage(ctx, data, lim)
	if err != nil {
		return workbookContent{}, err
	}
	if p.isODS() {
		return readODS(p)
	}
	return readXLSX(p)
}

// serialDay is the day of a day number. Excel counts a 29 February 1900 that
// never was, so numbers below 61 are one day off and are refused.
func serialDay(number float64, date1904 bool) time.Time {
	first, low := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC), 61.0
	if date1904 {
		first, low = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC), 0.0
	}
	if !(number >= low && number < 2_958_466) {
		return time.Time{}
	}
	return first.AddDate(0, 0, int(number))
}
