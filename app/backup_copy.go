package app

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"rakor.id/rakor/app/sealed"
	"rakor.id/rakor/data"
)

var (
	// errRotten: a copy is no longer what it was when it was made.
	errRotten = errors.New("copy does not fit its hash")
	// errUnlike: what comes back from a disk is not what was written to it.
	errUnlike = errors.New("disk gives back other bytes")
)

// A backupCopy is one copy being carried to another place.
type backupCopy struct {
	from Backup
	to   string
	lock *sealed.Lock // nil leaves it as it is
	step Step         // may be nil
}

// run writes the copy under another name, makes it durable, reads it back from
// the disk, and gives it its name only then. What goes wrong leaves nothing
// under the final name.
func (c backupCopy) run(ctx context.Context) (b Backup, err error) {
	part := c.to + ".part"
	f, err := os.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_RDWR, 0o600)
	if err != nil {
		return b, err
	}
	closed := false
	defer func() {
		if !closed {
			err = errors.Join(err, f.Close())
		}
		if err != nil {
			_ = os.Remove(part) // a stick that is gone takes it along; the next copy clears it away
		}
	}()
	written := newSum()
	if err := c.write(ctx, io.MultiWriter(f, written)); err != nil {
		return b, err
	}
	if err := f.Sync(); err != nil {
		return b, err
	}
	dropCache(f)
	closed = true
	if err := f.Close(); err != nil {
		return b, err
	}
	read, err := readBack(ctx, part)
	if err != nil {
		return b, err
	}
	if !read.equal(written) {
		return b, fmt.Errorf("read back %s: %w", part, errUnlike)
	}
	if err := os.Rename(part, c.to); err != nil {
		return b, err
	}
	syncFolder(filepath.Dir(c.to))
	b = c.from
	b.Path, b.Size, b.SHA256, b.Sealed, b.State = c.to, written.size, written.hash(), c.lock != nil, BackupChecked
	return b, writeManifest(b)
}

// write copies or seals the file, and checks on the way that it still is the one
// that was checked.
func (c backupCopy) write(ctx context.Context, w io.Writer) error {
	in, err := os.Open(c.from.Path)
	if err != nil {
		return fmt.Errorf("%w: %w", errRotten, err)
	}
	defer in.Close()
	out := w
	var lock io.WriteCloser
	if c.lock != nil {
		if lock, err = sealed.Seal(w, *c.lock); err != nil {
			return err
		}
		out = lock
	}
	read := newSum()
	if _, err := io.Copy(io.MultiWriter(out, read), &steady{ctx: ctx, r: in, total: c.from.Size, step: c.step}); err != nil {
		return err
	}
	if read.hash() != c.from.SHA256 {
		return fmt.Errorf("copy %s: %w", c.from.Path, errRotten)
	}
	if lock != nil {
		return lock.Close()
	}
	return nil
}

// readBack reads a file as it is on the disk.
func readBack(ctx context.Context, path string) (*sum, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := newSum()
	_, err = io.Copy(s, &steady{ctx: ctx, r: f})
	return s, err
}

// A sum counts and hashes what is written to it.
type sum struct {
	sha  hash.Hash
	size int64
}

func newSum() *sum { return &sum{sha: sha256.New()} }

func (s *sum) Write(p []byte) (int, error) {
	s.size += int64(len(p))
	return s.sha.Write(p)
}

func (s *sum) hash() data.Hash { return data.Hash(s.sha.Sum(nil)) }

func (s *sum) equal(o *sum) bool { return s.size == o.size && s.hash() == o.hash() }

// steady reads until its context ends, and tells how far it has come.
type steady struct {
	ctx         context.Context // of the one copy it is made for
	r           io.Reader
	done, total int64
	step        Step
}

func (s *steady) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.r.Read(p)
	s.done += int64(n)
	if s.step != nil && s.total > 0 {
		s.step(int(s.done>>10), int((s.total+1023)>>10))
	}
	return n, err
}
