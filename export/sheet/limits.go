package sheet

import "time"

// Limits bound what a returned file may cost. A file over one of them is
// refused with [TooLarge] before it is taken apart further.
type Limits struct {
	Bytes    int64         // of the file
	Unpacked int64         // of all parts together, media too
	Part     int64         // of one part that is read
	Entries  int           // parts in the file
	Depth    int           // nesting of elements
	Strings  int           // shared strings
	Rows     int           // last row that holds something
	Columns  int           // last column that holds something
	Cells    int           // cells that hold something
	Time     time.Duration // for the whole reading
}

// DefaultLimits leave a sheet of an agency room a hundred times over, and stop
// a file made to exhaust the machine within a second or two.
var DefaultLimits = Limits{
	Bytes:    50 << 20,
	Unpacked: 200 << 20,
	Part:     32 << 20,
	Entries:  2000,
	Depth:    64,
	Strings:  200_000,
	Rows:     20_000,
	Columns:  1024,
	Cells:    300_000,
	Time:     10 * time.Second,
}
