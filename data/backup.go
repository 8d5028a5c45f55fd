package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// A BackupReport tells what a checked copy contains.
type BackupReport struct {
	Path     string
	Size     int64 // bytes
	Schema   int
	Head     ChainHead // keep it elsewhere: it shows whether the copy is complete
	Meetings int
	Entries  int
}

// Backup copies the archive to dst, checks the copy and returns what is in it.
// It refuses with [ErrExists] to write over a file. Writing goes on meanwhile.
//
// The copy is made by VACUUM INTO with synchronous EXTRA under another name,
// made durable and renamed: without that it could be empty after a power cut
// (its journal rolls it back). SQLite's backup interface would start over with
// every write.
func (db *DB) Backup(ctx context.Context, dst string) (BackupReport, error) {
	r, err := db.backup(ctx, dst)
	if err != nil {
		return r, fmt.Errorf("back up to %s: %w", dst, err)
	}
	return r, nil
}

func (db *DB) backup(ctx context.Context, dst string) (r BackupReport, err error) {
	if dst, err = filepath.Abs(dst); err != nil {
		return r, err
	}
	if _, err := os.Lstat(dst); err == nil {
		return r, ErrExists
	}
	part := dst + ".part"
	if err := makeEmpty(part); err != nil {
		return r, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, removeCopy(part))
		}
	}()
	if err := db.vacuumInto(ctx, part); err != nil {
		return r, err
	}
	if r, err = inspect(ctx, part); err != nil {
		return r, err
	}
	if err := db.confirmHead(ctx, r.Head); err != nil {
		return r, err
	}
	r.Path = dst
	return r, moveIntoPlace(part, dst)
}

// makeEmpty makes an empty file only its owner may read, in place of what an
// interrupted copy left under that name.
func makeEmpty(path string) error {
	if err := removeCopy(path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fileError(err)
	}
	return fileError(f.Close())
}

func removeCopy(path string) error {
	for _, suffix := range []string{"", "-journal", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fileError(err)
		}
	}
	return nil
}

// vacuumInto copies on a connection of its own, so that writing goes on.
func (db *DB) vacuumInto(ctx context.Context, path string) error {
	q, err := openPool(ctx, db.path, readerParams, 1)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, "VACUUM INTO ?", path)
	return errors.Join(translate(err), q.Close())
}

// confirmHead checks that a line of history is part of this archive.
func (db *DB) confirmHead(ctx context.Context, head ChainHead) error {
	var h Hash
	err := db.reader.QueryRowContext(ctx,
		"SELECT hash FROM history WHERE seq = ? AND node = (SELECT value FROM settings WHERE key = 'node')", head.Seq).Scan(&h)
	if err != nil {
		return translate(err)
	}
	if h != head.Hash {
		return fmt.Errorf("%w: copy ends in another history", ErrCorrupt)
	}
	return nil
}

// inspect opens a copy read-only, checks it and says what is in it.
func inspect(ctx context.Context, path string) (r BackupReport, err error) {
	st, err := os.Stat(path)
	if err != nil {
		return r, fileError(err)
	}
	r.Path, r.Size = path, st.Size()
	q, err := openPool(ctx, path, readerParams, 1)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, q.Close()) }()
	if err := q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&r.Schema); err != nil {
		return r, translate(err)
	}
	if err := confirmWhole(ctx, q); err != nil {
		return r, err
	}
	err = q.QueryRowContext(ctx, `SELECT seq, hash, (SELECT count(*) FROM meetings), (SELECT count(*) FROM entries) FROM history
		WHERE node = (SELECT value FROM settings WHERE key = 'node') ORDER BY seq DESC LIMIT 1`).
		Scan(&r.Head.Seq, &r.Head.Hash, &r.Meetings, &r.Entries)
	if err != nil {
		return r, translate(err)
	}
	var lines int64
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM history WHERE node = (SELECT value FROM settings WHERE key = 'node')").Scan(&lines)
	if err == nil && lines != r.Head.Seq {
		err = fmt.Errorf("%w: %d lines of history up to number %d", ErrCorrupt, lines, r.Head.Seq)
	}
	return r, translate(err)
}

// confirmWhole checks that an open file is an archive and not damaged.
func confirmWhole(ctx context.Context, q *sql.DB) error {
	var h header
	if err := q.QueryRowContext(ctx, "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version").
		Scan(&h.application, &h.schema); err != nil {
		return translate(err)
	}
	if err := h.check(); err != nil {
		return err
	}
	var outcome string
	if err := q.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&outcome); err != nil {
		return translate(err)
	}
	if outcome != "ok" {
		return fmt.Errorf("%w: %s", ErrCorrupt, outcome)
	}
	return nil
}
