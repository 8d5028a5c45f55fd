package data

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"time"

	"github.com/gofrs/flock"
)

// Options are what an archive is opened with. The zero value fits tests of
// everything but time.
type Options struct {
	Now          time.Time                // for what opening itself writes; needed to make a new file
	Program      string                   // name and version, put on record with each migration
	MustExist    bool                     // do not make a new file: ErrNotFound instead
	AllowNetwork bool                     // open even in a network or cloud folder
	Stem         func(word string) string // finds the stem of a word for the search; nil = the word itself
	Random       io.Reader                // for UIDs; nil = crypto/rand
}

// DB is an open archive: one SQLite file, which this process owns until Close.
type DB struct {
	path   string
	node   string
	stem   func(string) string
	uids   uids
	writer *sql.DB // one connection
	reader *sql.DB // a few, read-only
	lock   *flock.Flock
}

// Open opens the archive at path, makes it if there is none, and brings it to
// this program's schema, after keeping a copy of the file as it was.
//
// Errors: [ErrLocked] when another process owns it, [ErrForeign] and [ErrNewer]
// for a file that is left as it is, [ErrNetworkFolder], [ErrReadOnly],
// [ErrFull], [ErrCorrupt], [ErrNotFound].
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	return nil, errors.ErrUnsupported
}

// Path returns where the archive lies.
func (db *DB) Path() string { return db.path }

// Close ends the work with the archive; all of it then lies in the one file.
func (db *DB) Close() error { return errors.ErrUnsupported }

// Backup copies the archive to dst, checks the copy and returns what is in it.
// It refuses with [ErrExists] to write over a file. Writing goes on meanwhile.
func (db *DB) Backup(ctx context.Context, dst string) (BackupReport, error) {
	return BackupReport{}, errors.ErrUnsupported
}

// A BackupReport tells what a checked copy contains.
type BackupReport struct {
	Path     string
	Size     int64
	Schema   int
	Head     ChainHead
	Meetings int
	Entries  int
}

// Restore puts a backup in the place of the archive at dst, which must not be
// open. The backup is copied and checked first; the former archive stays beside
// it under a dated name, which Restore returns ("" if there was none).
func Restore(ctx context.Context, backup, dst string, now time.Time) (former string, err error) {
	return "", errors.ErrUnsupported
}

// A Finding is something wrong with an archive.
type Finding struct {
	Kind   FindingKind
	Where  string // table and row, line of history or version of minutes
	Detail string // English, for the log
}

// FindingKind is what is wrong.
type FindingKind string

// The kinds of findings.
const (
	DamagedFile    FindingKind = "file"    // SQLite's own check
	BrokenLink     FindingKind = "link"    // a row names one that is not there
	BrokenHistory  FindingKind = "history" // a line was changed, added or taken out
	ChangedRow     FindingKind = "row"     // a row is not what the history says
	ChangedMinutes FindingKind = "minutes" // content no longer fits its hash
	ChangedFile    FindingKind = "blob"    // kept file no longer fits its hash
	BrokenIndex    FindingKind = "index"   // the search index misses entries
)

// A CheckReport is the outcome of [DB.Check].
type CheckReport struct {
	Head     ChainHead // of the history, as found
	Lines    int64     // of history verified
	Rows     int64     // compared with the history
	Versions int       // of minutes
	Blobs    int
	Findings []Finding // none: all is well
}

// Check reads the whole archive and tells what is wrong with it. It takes
// seconds to minutes on a large one.
func (db *DB) Check(ctx context.Context) (CheckReport, error) {
	return CheckReport{}, errors.ErrUnsupported
}
