package sheet

import "time"

// Limits bound what a returned file may cost. A file over one of them is
// refused with [TooLarge] before it is taken apart further.
type Limits struct {
	Bytes    int64         // of the file
	Unpacked int64         // of all parts together, pictures too
	Part     int64         // of all parts that are kept for reading, together
	Entries  int           // parts in the file
	Depth    int           // nesting of elements
	Strings  int           // shared strings
	Text     int           // bytes of the text of one cell
	Rows     int           // last row that holds something
	Columns  int           // last column that holds something
	Cells    int           // cells that hold something, and a tenth of those that lie before them
	Merges   int           // merged ranges of a worksheet
	Sheets   int           // worksheets
	Time     time.Duration // for the whole reading
}

// DefaultLimits leave a sheet of an agency room a hundred times over, and stop
// a file made to exhaust the machine within a second or two.
var DefaultLimits = Limits{
	Bytes:    50 << 20,
	Unpacked: 200 << 20,
	Part:     20 << 20,
	Entries:  2000,
	Depth:    64,
	Strings:  200_000,
	Text:     200_000,
	Rows:     20_000,
	Columns:  256,
	Cells:    150_000,
	Merges:   2000,
	Sheets:   100,
	Time:     10 * time.Second,
}
