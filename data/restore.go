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
	former, err = restore(ctx, backup, dst, now)
	if err != nil {
		return "", fmt.Errorf("restore %s from %s: %w", dst, backup, err)
	}
	return former, nil
}

func restore(ctx context.Context, backup, dst string, now time.Time) (former string, err error) {
	if err := useOFDLocks(); err != nil {
		return "", err
	}
	if dst, err = filepath.Abs(dst); err != nil {
		return "", err
	}
	h, err := readHeader(backup)
	if err != nil {
		return "", err
	}
	if err := h.check(); err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(dst), 0o700); err != nil {
		return "", fileError(err)
	}
	lock, err := ownFile(dst)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	folder, err := os.MkdirTemp(filepath.Dir(dst), ".pulih-*")
	if err != nil {
		return "", fileError(err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	fresh := filepath.Join(folder, "arsip.db")
	if err := copyChecked(ctx, backup, fresh); err != nil {
		return "", err
	}
	return swap(ctx, fresh, dst, now)
}

// copyChecked copies a backup, with the journals beside it if it is a copy of a
// file in use, and makes one whole file of them.
func copyChecked(ctx context.Context, from, to string) error {
	for _, suffix := range []string{"", "-wal", "-journal"} {
		err := copyFile(from+suffix, to+suffix)
		if err != nil && (suffix == "" || !errors.Is(err, ErrNotFound)) {
			return err
		}
	}
	if err := settle(ctx, to); err != nil {
		return err
	}
	_, err := inspect(ctx, to)
	return err
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return fileError(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fileError(err)
	}
	_, err = io.Copy(out, in)
	return fileError(errors.Join(err, out.Close()))
}

// settle writes what still lies in the journal of an archive into its file.
func settle(ctx context.Context, path string) error {
	q, err := openPool(ctx, path, singleParams, 1)
	if err != nil {
		return err
	}
	var mode string
	err = q.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode)
	if err == nil && mode != "delete" {
		err = fmt.Errorf("%w: journal mode %s", ErrCorrupt, mode)
	}
	return errors.Join(translate(err), q.Close())
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
