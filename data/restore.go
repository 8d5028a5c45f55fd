package data

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Restore puts a backup in the place of the archive at dst, which no program
// may have open. The backup is copied and checked before anything is touched;
// the former archive stays beside the new one under a dated name, which Restore
// returns ("" if there was none).
//
// Copying a backup over the file by hand is not the same: a journal (-wal) left
// beside it would undo the restore without a word.
func Restore(ctx context.Context, backup, dst string, now time.Time) (former string, err error) {
	r, err := PrepareRestore(ctx, backup, dst, nil, nil)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, r.Discard()) }()
	return r.Swap(ctx, now)
}

// A Restoration is a backup copied beside the archive whose place it may take,
// whole and checked. Discard must be called in the end, whatever became of it.
type Restoration struct {
	Report BackupReport // what is in it; Path is that of the backup

	dst, folder, fresh string
}

// Unlock turns what is in a file into what was put into it: it decrypts.
type Unlock func(io.Reader) (io.Reader, error)

// PrepareRestore copies a backup into a private folder beside the archive at
// dst, and checks it there. unlock, if not nil, decrypts it on the way; only
// what was decrypted to its end is looked at. told, which may be nil, is told of the copying. The archive is not touched, and
// may be open.
func PrepareRestore(ctx context.Context, backup, dst string, unlock Unlock, told Told) (r *Restoration, err error) {
	if r, err = prepareRestore(ctx, backup, dst, unlock, told); err != nil {
		return nil, fmt.Errorf("restore %s from %s: %w", dst, backup, err)
	}
	return r, nil
}

func prepareRestore(ctx context.Context, backup, dst string, unlock Unlock, told Told) (r *Restoration, err error) {
	if err := useOFDLocks(); err != nil {
		return nil, err
	}
	if dst, err = filepath.Abs(dst); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(dst), 0o700); err != nil {
		return nil, fileError(err)
	}
	folder, err := os.MkdirTemp(filepath.Dir(dst), restoreFolder)
	if err != nil {
		return nil, fileError(err)
	}
	r = &Restoration{dst: dst, folder: folder, fresh: filepath.Join(folder, "arsip.db")}
	if err := r.fill(ctx, backup, unlock, told); err != nil {
		return nil, errors.Join(err, r.Discard())
	}
	return r, nil
}

// restoreFolder is the pattern of the folders in which copies are prepared.
const restoreFolder = ".pulih-*"

// fill copies, decrypts and checks.
func (r *Restoration) fill(ctx context.Context, backup string, unlock Unlock, told Told) (err error) {
	if unlock != nil {
		err = copyUnlocked(ctx, backup, r.fresh, unlock, told)
	} else if err = confirmHeader(backup); err == nil {
		err = copyWithJournals(ctx, backup, r.fresh, told)
	}
	if err != nil {
		return err
	}
	if err := confirmHeader(r.fresh); err != nil {
		return err
	}
	if err := settle(ctx, r.fresh); err != nil {
		return err
	}
	r.Report, err = inspect(ctx, r.fresh)
	r.Report.Path = backup
	return err
}

func confirmHeader(path string) error {
	h, err := readHeader(path)
	if err != nil {
		return err
	}
	return h.check()
}

// Swap gives the prepared copy the name of the archive, which no program may
// have open. The former archive gets a dated name, which is returned; "" if
// there was none.
func (r *Restoration) Swap(ctx context.Context, now time.Time) (former string, err error) {
	lock, err := ownFile(r.dst)
	if err != nil {
		return "", fmt.Errorf("restore %s: %w", r.dst, err)
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	if former, err = swap(ctx, r.fresh, r.dst, now); err != nil {
		return "", fmt.Errorf("restore %s: %w", r.dst, err)
	}
	return former, nil
}

// Undo puts a former archive back into its place after a Swap; what took it is
// kept under a dated name.
func (r *Restoration) Undo(former string, now time.Time) (err error) {
	lock, err := ownFile(r.dst)
	if err != nil {
		return fmt.Errorf("put %s back: %w", former, err)
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	if err := asideFor(r.dst, now); err != nil {
		return fmt.Errorf("put %s back: %w", former, err)
	}
	if err := os.Rename(r.dst, dated(r.dst, now)); err != nil {
		return fileError(err)
	}
	return moveIntoPlace(former, r.dst)
}

// Discard removes what is left of the preparation.
func (r *Restoration) Discard() error { return fileError(os.RemoveAll(r.folder)) }

// SweepRestorations removes what interrupted preparations left beside an
// archive. Whoever calls it owns the archive.
func SweepRestorations(archive string) error {
	entries, err := os.ReadDir(filepath.Dir(archive))
	if err != nil {
		return fileError(err)
	}
	for _, e := range entries {
		if ours, err := filepath.Match(restoreFolder, e.Name()); err == nil && ours && e.IsDir() {
			if err := os.RemoveAll(filepath.Join(filepath.Dir(archive), e.Name())); err != nil {
				return fileError(err)
			}
		}
	}
	return nil
}

// swap gives fresh the name dst and what had that name a dated one.
func swap(ctx context.Context, fresh, dst string, now time.Time) (former string, err error) {
	if err := syncPath(fresh); err != nil {
		return "", err
	}
	if _, err := os.Lstat(dst); errors.Is(err, os.ErrNotExist) {
		if err := asideFor(dst, now); err != nil {
			return "", err
		}
		return "", moveIntoPlace(fresh, dst)
	}
	if h, err := readHeader(dst); err == nil && h.application == applicationID {
		_ = settle(ctx, dst) // a damaged archive keeps its journal beside it instead
	}
	former = dated(dst, now)
	// With a second name for the former file, the new one takes its place in
	// one step. Where a disk knows no second names (exFAT), it takes two.
	if err := os.Link(dst, former); err != nil {
		if err := os.Rename(dst, former); err != nil {
			return "", fileError(err)
		}
	}
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		err := os.Rename(dst+suffix, former+suffix)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", fileError(err)
		}
	}
	return former, moveIntoPlace(fresh, dst)
}
