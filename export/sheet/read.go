package sheet

import (
	"context"
	"errors"
	"io"
	"time"
)

// Read tells what stands in a returned file of size bytes. It decides by the
// content what kind of file it is; name only helps to recognize lock files.
// Key is the installation's secret, by which its own codes are known.
//
// A file that is not read gives a [*Refusal]; nothing is ever taken from a
// file in part. Other errors come from r or from ctx.
func Read(ctx context.Context, r io.ReaderAt, size int64, name string, key []byte, lim Limits) (Returned, error) {
	return Returned{}, errors.New("read sheet: not built yet")
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
