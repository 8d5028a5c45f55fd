package data

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// What can go wrong with an archive that a caller may act on. Errors of this
// package wrap one of these where one fits; test with [errors.Is].
var (
	// ErrNotFound: no such row.
	ErrNotFound = errors.New("not found")
	// ErrStale: the row was changed since it was read (its rev moved on).
	ErrStale = errors.New("row changed since it was read")
	// ErrDuplicate: a value that must be unique is taken.
	ErrDuplicate = errors.New("value already taken")
	// ErrFinal: the row belongs to something frozen: final minutes, a born
	// follow-up, or a row that is only ever added.
	ErrFinal = errors.New("row is frozen")
	// ErrInvalid: the values break a rule of the row itself.
	ErrInvalid = errors.New("invalid value")
	// ErrNewer: the file was written by a newer program.
	ErrNewer = errors.New("archive is newer than this program")
	// ErrForeign: the file is not an archive of this program.
	ErrForeign = errors.New("file is not an archive of this program")
	// ErrFull: the disk is full. Nothing was written; retry after making room.
	ErrFull = errors.New("disk is full")
	// ErrReadOnly: the file, its folder or the transaction cannot be written.
	ErrReadOnly = errors.New("archive cannot be written")
	// ErrUnreachable: the disk failed to read or write, as one that was unplugged.
	ErrUnreachable = errors.New("disk cannot be read or written")
	// ErrLocked: another program (or another copy of this one) has the archive.
	ErrLocked = errors.New("archive is in use by another program")
	// ErrCorrupt: the file is damaged.
	ErrCorrupt = errors.New("archive is damaged")
	// ErrNetworkFolder: the folder lies on a network or is synchronized to a
	// cloud, where two laptops would silently lose each other's writes.
	ErrNetworkFolder = errors.New("archive lies in a network or cloud folder")
	// ErrExists: the target file is there already and is not overwritten.
	ErrExists = errors.New("file already exists")
)

// translate puts the sentinel that fits beside an error of the driver.
func translate(err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	if s := sentinel(err); s != nil && !errors.Is(err, s) {
		return fmt.Errorf("%w: %w", s, err)
	}
	return err
}

func sentinel(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return nil
	}
	switch e.Code() {
	case lib.SQLITE_CONSTRAINT_UNIQUE, lib.SQLITE_CONSTRAINT_PRIMARYKEY:
		return ErrDuplicate
	case lib.SQLITE_CONSTRAINT_TRIGGER:
		if strings.Contains(e.Error(), "RAKOR_INVALID") {
			return ErrInvalid
		}
		return ErrFinal
	}
	return primary[e.Code()&0xff]
}

// primary maps SQLite's primary result codes.
var primary = map[int]error{
	lib.SQLITE_BUSY:       ErrLocked,
	lib.SQLITE_LOCKED:     ErrLocked,
	lib.SQLITE_READONLY:   ErrReadOnly,
	lib.SQLITE_PERM:       ErrReadOnly,
	lib.SQLITE_CANTOPEN:   ErrReadOnly,
	lib.SQLITE_FULL:       ErrFull,
	lib.SQLITE_IOERR:      ErrUnreachable,
	lib.SQLITE_CORRUPT:    ErrCorrupt,
	lib.SQLITE_NOTADB:     ErrForeign,
	lib.SQLITE_CONSTRAINT: ErrInvalid,
}
