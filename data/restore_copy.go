package data

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
)

// copyWithJournals copies a backup, with the journals beside it if it is a copy
// of a file in use.
func copyWithJournals(ctx context.Context, from, to string, told Told) error {
	for _, suffix := range []string{"", "-wal", "-journal"} {
		err := copyUnlocked(ctx, from+suffix, to+suffix, asItIs, told)
		if err != nil && (suffix == "" || !errors.Is(err, ErrNotFound)) {
			return err
		}
	}
	return nil
}

func asItIs(r io.Reader) (io.Reader, error) { return r, nil }

// copyFile copies one file, however long it takes.
func copyFile(from, to string) error {
	return copyUnlocked(context.Background(), from, to, asItIs, nil)
}

// copyUnlocked copies what unlock makes of a file, to its end.
func copyUnlocked(ctx context.Context, from, to string, unlock Unlock, told Told) error {
	in, err := os.Open(from)
	if err != nil {
		return fileError(err)
	}
	defer in.Close()
	st, err := in.Stat()
	if err != nil {
		return fileError(err)
	}
	plain, err := unlock(&stoppable{ctx: ctx, r: in, total: st.Size(), told: told})
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fileError(err)
	}
	_, err = io.Copy(out, plain)
	return fileError(errors.Join(err, out.Close()))
}

// stoppable reads until its context ends, and tells how far it is in kilobytes.
type stoppable struct {
	ctx         context.Context // of the one copy it is made for
	r           io.Reader
	done, total int64
	told        Told
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.r.Read(p)
	s.done += int64(n)
	s.told.tell(int(s.done>>10), int((s.total+1023)>>10))
	return n, err
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
