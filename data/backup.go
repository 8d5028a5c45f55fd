package data

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// A BackupReport tells what a checked copy contains.
type BackupReport struct {
	Path   string
	Size   int64 // bytes
	SHA256 Hash  // of the file
	Schema int
	Node   string    // the archive it is a copy of, a UID
	Head   ChainHead // keep it elsewhere: it shows whether the copy is complete
	LastAt time.Time // when the last line of its history was written

	Meetings  int
	Entries   int
	FollowUps int
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
	if r.SHA256, err = hashFile(part); err != nil {
		return r, err
	}
	r.Path = dst
	return r, moveIntoPlace(part, dst)
}

// ChangedSince reports whether anything worth a copy was written since a copy
// with that head of history was made at an instant. What the window remembers
// of itself (settings) is not worth one; a half-typed line is.
func (db *DB) ChangedSince(ctx context.Context, head ChainHead, at time.Time) (changed bool, err error) {
	err = db.Read(ctx, func(tx *Tx) error {
		changed, err = value[bool](tx, `SELECT NOT EXISTS(SELECT 1 FROM history WHERE node = ? AND seq = ? AND hash = ?)
			OR EXISTS(SELECT 1 FROM history WHERE node = ? AND seq > ? AND tbl <> 'settings')
			OR EXISTS(SELECT 1 FROM drafts WHERE updated_at > ?)`,
			db.node, head.Seq, head.Hash, db.node, head.Seq, instant{&at})
		return err
	})
	if err != nil {
		return false, fmt.Errorf("look for changes since line %d: %w", head.Seq, err)
	}
	return changed, nil
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
	err = readContents(ctx, q, &r)
	return r, err
}

// readContents says what is in a copy, and that its history has no gap.
func readContents(ctx context.Context, q *sql.DB, r *BackupReport) error {
	var lines int64
	err := q.QueryRowContext(ctx, `SELECT node, seq, hash, at, (SELECT count(*) FROM meetings), (SELECT count(*) FROM entries),
			(SELECT count(*) FROM follow_ups), (SELECT count(*) FROM history WHERE node = h.node)
		FROM history h WHERE node = (SELECT value FROM settings WHERE key = 'node') ORDER BY seq DESC LIMIT 1`).
		Scan(&r.Node, &r.Head.Seq, &r.Head.Hash, instant{&r.LastAt}, &r.Meetings, &r.Entries, &r.FollowUps, &lines)
	if err != nil {
		return translate(err)
	}
	if lines != r.Head.Seq {
		return fmt.Errorf("%w: %d lines of history up to number %d", ErrCorrupt, lines, r.Head.Seq)
	}
	return nil
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

// hashFile reads a file that no connection has open.
func hashFile(path string) (h Hash, err error) {
	f, err := os.Open(path)
	if err != nil {
		return h, fileError(err)
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return h, fileError(err)
	}
	return Hash(sum.Sum(nil)), nil
}

// FirstMeetingAt returns when the first meeting was put into this archive, by
// its history; zero for none.
func (tx *Tx) FirstMeetingAt() (at time.Time, err error) {
	err = tx.row("SELECT at FROM history WHERE tbl = 'meetings' AND row_uid = (SELECT uid FROM meetings ORDER BY id LIMIT 1) ORDER BY rowid LIMIT 1", nil, instant{&at})
	if errors.Is(err, ErrNotFound) {
		return time.Time{}, nil
	}
	return at, err
}
