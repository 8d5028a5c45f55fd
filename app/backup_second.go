package app

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rakor.id/rakor/app/sealed"
)

// SetSecond names the second place: a folder on another disk. Copies go into a
// folder of their own there, which is marked so that it is known again.
func (s *Backups) SetSecond(ctx context.Context, folder string) (SecondPlace, error) {
	if err := errors.Join(s.mayWrite(), s.notSample()); err != nil {
		return SecondPlace{}, err
	}
	s.one.Lock()
	defer s.one.Unlock()
	folder, err := filepath.Abs(folder)
	if err != nil {
		return SecondPlace{}, saveProblem(folder, err)
	}
	if within(folder, filepath.Dir(s.db.Path())) {
		return SecondPlace{}, &Problem{
			Message: "“%s” adalah folder arsip sendiri; bila hilang, keduanya hilang. Pilih folder di diska lain, misalnya diska lepas.", Args: []any{folder},
		}
	}
	id, err := mark(folder)
	if err != nil {
		return SecondPlace{}, err
	}
	there, err := s.known(secondFolder(folder), PlaceSecond)
	if err != nil {
		return SecondPlace{}, err
	}
	err = s.remember(func(c *backupConfig) {
		n := secondNote{Folder: folder, ID: id, Recipient: c.Second.Recipient, ChosenAt: s.clock()}
		if len(there) > 0 {
			n.note(there[0])
		}
		c.Second = n
	})
	if err != nil {
		return SecondPlace{}, err
	}
	c, err := s.config()
	if err != nil {
		return SecondPlace{}, err
	}
	return s.second(ctx, c.Second)
}

// ForgetSecond has no copies go to the second place any more, until undo. Those
// there stay.
func (s *Backups) ForgetSecond() (undo func() error, err error) {
	s.one.Lock()
	defer s.one.Unlock()
	var was secondNote
	err = s.remember(func(c *backupConfig) {
		was = c.Second
		c.Second = secondNote{Recipient: was.Recipient}
	})
	return func() error {
		s.one.Lock()
		defer s.one.Unlock()
		return s.remember(func(c *backupConfig) { c.Second = was })
	}, err
}

// SetRecipient has copies in the second place encrypted for a public key from
// now on; "" leaves them plain.
func (s *Backups) SetRecipient(public string) error {
	if public != "" {
		key, err := sealed.Public(public)
		if err != nil {
			return &Problem{Message: "Itu bukan kunci umum. Kunci umum dimulai dengan “age1” dan panjangnya 62 huruf; salin seluruhnya.", Cause: err}
		}
		public = key
	}
	s.one.Lock()
	defer s.one.Unlock()
	return s.remember(func(c *backupConfig) {
		if c.Second.Recipient != public {
			c.Second.Recipient, c.Second.Number = public, 0 // the newest copy goes there once more, in its new form
		}
	})
}

func (n *secondNote) note(b Backup) {
	n.Number, n.CopiedAt, n.HeadSeq, n.HeadHash = b.Number, b.MadeAt, b.Head.Seq, b.Head.Hash.String()
}

// within reports whether folder is parent or lies in it.
func within(folder, parent string) bool {
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	if real, err := filepath.EvalSymlinks(parent); err == nil {
		parent = real
	}
	rel, err := filepath.Rel(parent, folder)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// mark makes the folder for copies in a place, and returns its id; one that has
// been marked by another laptop keeps its own.
func mark(folder string) (id string, err error) {
	if st, err := os.Stat(folder); err != nil || !st.IsDir() {
		return "", &Problem{Message: "Folder “%s” tidak ada. Pasang diskanya, atau pilih folder lain.", Args: []any{folder}, Cause: errors.Join(err, fs.ErrNotExist)}
	}
	own := secondFolder(folder)
	if err := os.MkdirAll(own, 0o700); err != nil {
		return "", saveProblem(own, err)
	}
	path := filepath.Join(own, markerName)
	var m struct {
		ID string `json:"id"`
	}
	if content, err := readUpTo(path, markerName, maxManifest); err == nil && json.Unmarshal(content, &m) == nil && m.ID != "" {
		return m.ID, nil
	}
	m.ID = rand.Text()
	content, err := json.Marshal(m)
	if err != nil {
		return "", fmt.Errorf("mark %s: %w", folder, err)
	}
	return m.ID, SaveFile(path, append(content, '\n'), SaveAs{Overwrite: true})
}

// CopyToSecond brings the newest copy to the second place if it is there and
// does not have it yet; copied is false if there was nothing to do.
func (s *Backups) CopyToSecond(ctx context.Context, step Step) (b Backup, copied bool, err error) {
	s.one.Lock()
	defer s.one.Unlock()
	c, err := s.config()
	if err != nil || !c.Second.reachable() {
		return b, false, err
	}
	last, found, err := s.newest()
	if err != nil || !found || c.Second.Number == last.Number && c.Second.head() == last.Head {
		return b, false, err
	}
	b, err = s.carry(ctx, last, c.Second, step)
	if errors.Is(err, errRotten) && c.Second.reachable() { // the copy here has gone bad: make another
		s.log.Error("copy of the archive is damaged", "file", last.Path, "err", err)
		if last, err = s.make(ctx, BackupDaily); err == nil {
			b, err = s.carry(ctx, last, c.Second, step)
		}
	}
	if err != nil {
		return b, false, s.secondProblem(c.Second, err)
	}
	return b, true, s.remember(func(c *backupConfig) { c.Second.note(b) })
}

func (s *Backups) carry(ctx context.Context, last Backup, n secondNote, step Step) (Backup, error) {
	folder := secondFolder(n.Folder)
	if err := s.sweep(folder); err != nil {
		return Backup{}, err
	}
	if free, err := freeSpace(folder); err == nil && free < last.Size+1<<20 {
		if err := s.rotate(folder, PlaceSecond); err != nil {
			return Backup{}, err
		}
	}
	work := backupCopy{from: last, to: filepath.Join(folder, filepath.Base(last.Path)), step: step}
	if n.Recipient != "" {
		work.to += sealed.Extension
		work.lock = &sealed.Lock{Recipients: []string{n.Recipient}}
	}
	work.from.Place = PlaceSecond
	b, err := work.run(ctx)
	if err != nil {
		return b, err
	}
	return b, s.rotate(folder, PlaceSecond)
}

// secondProblem says what became of a copy that did not arrive.
func (s *Backups) secondProblem(n secondNote, err error) error {
	var p *Problem
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case !n.reachable():
		return &Problem{
			Message: "Diska tempat kedua (%s) terlepas selagi cadangan disalin. Salinan yang belum selesai tidak dipakai. Pasang lagi; penyalinan diulang dengan sendirinya.",
			Args:    []any{n.Folder}, Cause: err,
		}
	case slices.ContainsFunc(diskFull, func(full error) bool { return errors.Is(err, full) }):
		return &Problem{Message: "Diska tempat kedua (%s) penuh, jadi cadangan belum disalin. Kosongkan ruang di sana, atau pakai diska lain.", Args: []any{n.Folder}, Cause: err}
	case errors.Is(err, errUnlike):
		return &Problem{
			Message: "Yang terbaca kembali dari tempat kedua (%s) lain dari yang ditulis, jadi salinan itu tidak dipakai. Diskanya mungkin rusak; pakai diska lain.",
			Args:    []any{n.Folder}, Cause: err,
		}
	case errors.As(err, &p):
		return err
	}
	return &Problem{Message: "Cadangan belum dapat disalin ke tempat kedua (%s). Periksa diskanya dan izinnya.", Args: []any{n.Folder}, Cause: err}
}
