package data

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// applicationID marks an archive of this program ("RKOR"), bytes 68..71 of the
// file (https://www.sqlite.org/fileformat.html).
const applicationID = 0x524B4F52

// header is what the first hundred bytes of an archive say.
type header struct {
	application uint32
	schema      int
}

// readHeader reads the header of a file no connection of this process has open.
func readHeader(path string) (header, error) {
	f, err := os.Open(path)
	if err != nil {
		return header{}, fileError(err)
	}
	defer f.Close()
	var b [100]byte
	if _, err := io.ReadFull(f, b[:]); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return header{}, fmt.Errorf("%w: no header", ErrForeign)
		}
		return header{}, fileError(err)
	}
	if string(b[:16]) != "SQLite format 3\x00" {
		return header{}, fmt.Errorf("%w: not SQLite", ErrForeign)
	}
	return header{binary.BigEndian.Uint32(b[68:]), int(binary.BigEndian.Uint32(b[60:]))}, nil
}

func (h header) check() error {
	switch {
	case h.application != applicationID:
		return fmt.Errorf("%w: application id %#x", ErrForeign, h.application)
	case h.schema > len(migrations):
		return fmt.Errorf("%w: schema %d, known %d", ErrNewer, h.schema, len(migrations))
	}
	return nil
}

// asideFor moves what an archive left behind that is no longer there. SQLite
// would read such a journal as part of the new file.
func asideFor(path string, now time.Time) error {
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		err := os.Rename(path+suffix, dated(path, now)+suffix)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return fileError(err)
		}
	}
	return nil
}

// dated is a free name beside path that tells when: "arsip-20261123-091500.db".
func dated(path string, now time.Time) string {
	ext := filepath.Ext(path)
	stem := path[:len(path)-len(ext)] + "-" + now.Format("20060102-150405")
	for n, name := 1, stem+ext; ; n++ {
		if _, err := os.Lstat(name); errors.Is(err, os.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s-%d%s", stem, n, ext)
	}
}

// moveIntoPlace gives a finished file its name so that it is there after a
// power cut.
func moveIntoPlace(from, to string) error {
	if err := syncPath(from); err != nil {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return fileError(err)
	}
	return syncFolder(to)
}

func syncPath(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fileError(err)
	}
	return fileError(errors.Join(f.Sync(), f.Close()))
}

// syncFolder makes the names in the folder of path durable.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil // NTFS journals names; a folder cannot be synchronized
	}
	f, err := os.Open(filepath.Dir(path))
	if err != nil {
		return fileError(err)
	}
	return fileError(errors.Join(f.Sync(), f.Close()))
}
