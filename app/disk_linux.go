package app

import (
	"os"

	"golang.org/x/sys/unix"
)

// dropCache has the next reading of a file come from the disk and not from
// memory, as far as the system obliges.
func dropCache(f *os.File) { _ = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED) } //nolint:gosec // a descriptor fits an int
