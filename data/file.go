package data

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"
)

// Options are what an archive is opened with.
type Options struct {
	Now          time.Time                // for what opening itself writes; needed
	Program      string                   // name and version, put on record with each migration
	MustExist    bool                     // do not make a new file: ErrNotFound instead
	AllowNetwork bool                     // open even in a network or cloud folder
	Stem         func(word string) string // finds the stem of a word for the search; nil = the word itself
	StemVersion  string                   // of the rules of Stem; the words there are get new stems when it changes
	Random       io.Reader                // for UIDs and the key; nil = crypto/rand
}

// DB is an open archive: one SQLite file, which this process owns until Close.
// It may be used by several goroutines.
type DB struct {
	path   string
	node   string
	stem   func(string) string
	uids   uids
	writer *sql.DB // one connection
	reader *sql.DB // a few, read-only
	lock   *flock.Flock
	known  statements  // of the writer
	silent atomic.Bool // the disk did not answer the last write

	closing sync.Once
}

// Open opens the archive at path, makes it (and its folder) if there is none,
// and brings it to this program's schema, after keeping a copy of the file as
// it was.
//
// Errors: [ErrLocked] when another process owns it, [ErrForeign] and [ErrNewer]
// for a file that is left as it is, [ErrNetworkFolder], [ErrReadOnly],
// [ErrFull], [ErrCorrupt], [ErrNotFound].
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	if o.Now.IsZero() {
		return nil, fmt.Errorf("open archive: %w: no time given", ErrInvalid)
	}
	if o.Program == "" {
		o.Program = "rakor"
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	db := &DB{path: path, stem: o.Stem, uids: uids{random: o.Random}}
	if db.stem == nil {
		db.stem = func(word string) string { return word }
	}
	if db.uids.random == nil {
		db.uids.random = rand.Reader
	}
	if err := db.open(ctx, o); err != nil {
		return nil, errors.Join(fmt.Errorf("open archive %s: %w", path, err), db.release())
	}
	return db, nil
}

func (db *DB) open(ctx context.Context, o Options) error {
	if err := useOFDLocks(); err != nil {
		return err
	}
	if err := db.prepareFolder(o); err != nil {
		return err
	}
	if err := refuseForeign(db.path); err != nil {
		return err
	}
	lock, err := ownFile(db.path)
	if err != nil {
		return err
	}
	db.lock = lock
	if err := db.prepareFile(ctx, o); err != nil {
		return err
	}
	if err := db.connect(ctx); err != nil {
		return err
	}
	if err := db.migrate(ctx, o); err != nil {
		return err
	}
	if err := db.identify(ctx); err != nil {
		return err
	}
	// On a full disk the archive is still to be read: reading the figures then
	// counts what the counters have not got, and a search asks for fewer forms.
	_ = db.catchUp(ctx, o)
	return nil
}

// catchUp brings the figures to the day of opening, and the stems of words to
// the rules of this program.
func (db *DB) catchUp(ctx context.Context, o Options) error {
	return db.Write(ctx, Actor{At: o.Now, Who: o.Program}, func(tx *Tx) error {
		office, err := tx.Office()
		if err != nil {
			return err
		}
		if err := tx.CountLateOn(DateOf(o.Now.In(office.Zone.Location()))); err != nil || o.StemVersion == "" {
			return err
		}
		_, err = tx.Restem(o.StemVersion)
		return err
	})
}

func (db *DB) prepareFolder(o Options) error {
	folder := filepath.Dir(db.path)
	if o.MustExist {
		if _, err := os.Stat(db.path); err != nil {
			return fileError(err)
		}
	} else if err := os.MkdirAll(folder, 0o700); err != nil {
		return fileError(err)
	}
	if o.AllowNetwork {
		return nil
	}
	return refuseShared(folder)
}

// ownFile makes this process the one owner of an archive, by a lock on a file
// beside it. The system takes the lock back when the process ends.
func ownFile(path string) (*flock.Flock, error) {
	lock := flock.New(path+".lock", flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if err != nil {
		return nil, fileError(err)
	}
	if !got {
		return nil, ErrLocked
	}
	return lock, nil
}

// Own marks a path as in use by this program until release is called, as an
// archive is while it is open. It fails with [ErrLocked] while another has it.
func Own(path string) (release func() error, err error) {
	lock, err := ownFile(path)
	if err != nil {
		return nil, fmt.Errorf("own %s: %w", path, err)
	}
	return lock.Unlock, nil
}

// refuseForeign looks at a file before anything is put beside it.
func refuseForeign(path string) error {
	h, err := readHeader(path)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return h.check()
}

// prepareFile looks at the file before SQLite does, which would begin to change
// a foreign one, and makes a new archive if there is none.
func (db *DB) prepareFile(ctx context.Context, o Options) error {
	_, err := os.Stat(db.path)
	if errors.Is(err, os.ErrNotExist) {
		return db.create(ctx, o)
	}
	if err != nil {
		return fileError(err)
	}
	h, err := readHeader(db.path)
	if err != nil {
		return err
	}
	if err := h.check(); err != nil {
		return err
	}
	return refuseReadOnly(db.path)
}

// refuseReadOnly looks whether a file may be written. SQLite would open it all
// the same, and refuse only the first line typed.
func refuseReadOnly(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fileError(err)
	}
	return f.Close()
}

// create makes a new archive under another name and moves it into place when
// it is whole, so that a power cut leaves either none or a complete one.
func (db *DB) create(ctx context.Context, o Options) error {
	if err := asideFor(db.path, o.Now); err != nil {
		return err
	}
	fresh := db.path + ".new"
	if err := makeEmpty(fresh); err != nil {
		return err
	}
	q, err := openPool(ctx, fresh, singleParams, 1)
	if err != nil {
		return err
	}
	made := &DB{path: fresh, stem: db.stem, uids: uids{random: db.uids.random}, writer: q}
	err = made.migrateFrom(ctx, 0, o)
	if err == nil {
		err = made.name(ctx, o)
	}
	if err := errors.Join(err, q.Close()); err != nil {
		return err
	}
	return moveIntoPlace(fresh, db.path)
}

// name gives a new archive its node id and key.
func (db *DB) name(ctx context.Context, o Options) error {
	node, err := db.uids.next(o.Now)
	if err != nil {
		return err
	}
	key, err := newKey(db.uids.random)
	if err != nil {
		return err
	}
	db.node = node.String()
	return db.Write(ctx, Actor{At: o.Now, Who: o.Program}, func(tx *Tx) error {
		return errors.Join(tx.Settings().Set(settingNode, db.node), tx.Settings().Set(settingKey, key))
	})
}

func (db *DB) connect(ctx context.Context) (err error) {
	if db.writer, err = openPool(ctx, db.path, writerParams, 1); err != nil {
		return err
	}
	if err := confirmPragmas(ctx, db.writer, writerPragmas); err != nil {
		return err
	}
	if db.reader, err = openPool(ctx, db.path, readerParams, 4); err != nil {
		return err
	}
	return confirmPragmas(ctx, db.reader, readerPragmas)
}

// identify reads who this archive is, and the instant its UIDs must go on from.
func (db *DB) identify(ctx context.Context) error {
	return db.Read(ctx, func(tx *Tx) (err error) {
		if db.node, err = tx.Settings().Get(settingNode); err != nil {
			return err
		}
		if db.node == "" {
			return fmt.Errorf("%w: archive without a name", ErrCorrupt)
		}
		last, err := value[int64](tx, "SELECT coalesce(max(at), 0) FROM (SELECT at FROM history ORDER BY rowid DESC LIMIT 1000)")
		db.uids.ms = last
		return err
	})
}

// Path returns where the archive lies.
func (db *DB) Path() string { return db.path }

// Node returns the name of the archive in the history, a UID.
func (db *DB) Node() string { return db.node }

// Close ends the work with the archive; all of it then lies in the one file. A
// second Close does nothing.
func (db *DB) Close() (err error) {
	db.closing.Do(func() { err = db.close() })
	if err != nil {
		return fmt.Errorf("close archive %s: %w", db.path, err)
	}
	return nil
}

func (db *DB) close() error {
	errs := []error{db.reader.Close()} // a reader would keep the journal from being emptied
	ctx, cancel := context.WithTimeout(context.Background(), writeTimeout)
	defer cancel()
	for _, last := range []string{"PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		_, err := db.writer.ExecContext(ctx, last)
		errs = append(errs, translate(err))
	}
	return errors.Join(append(errs, db.release())...)
}

func (db *DB) release() error {
	var errs []error
	for _, q := range []*sql.DB{db.reader, db.writer} {
		if q != nil {
			errs = append(errs, q.Close())
		}
	}
	if db.lock != nil {
		errs = append(errs, db.lock.Unlock())
	}
	return errors.Join(errs...)
}

// fileError puts a sentinel beside an error of the file system.
func fileError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("%w: %w", ErrNotFound, err)
	case errors.Is(err, os.ErrPermission), isReadOnlyFS(err):
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	case isDiskFull(err):
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return err
}
