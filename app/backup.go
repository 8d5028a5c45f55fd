package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"rakor.id/rakor/data"
)

// Backups keeps copies (cadangan) of the archive: by itself in the folder
// "cadangan" beside it, and wherever else the office wants them. Each copy is
// opened and checked before it counts, and has a manifest beside it that tells
// what it is.
type Backups struct {
	*desk
	one sync.Mutex // held while a copy is made, rotated or carried on
}

// A BackupReason is why a copy was made.
type BackupReason string

// The reasons.
const (
	BackupByHand         BackupReason = "tangan"
	BackupOnClose        BackupReason = "tutup"
	BackupDaily          BackupReason = "harian"
	BackupBeforeReturns  BackupReason = "lembar"       // sheets are taken in
	BackupBeforeAgencies BackupReason = "opd"          // a list of agencies is taken in
	BackupBeforeJoining  BackupReason = "gabung"       // another laptop's bundle is taken in
	BackupBeforeRestore  BackupReason = "pulih"        // a backup takes the archive's place
	BackupBeforeUpgrade  BackupReason = "pemutakhiran" // the schema is brought up to date
)

// sitting is how long one copy before an import serves for the imports of the
// same kind that follow: files taken in one after another are one piece of work.
const sitting = 15 * time.Minute

// Before makes a copy ahead of something that changes much at once, unless the
// newest copy still holds all there is, or was made for the same work some
// minutes ago. If it cannot be made, the work should not begin.
func (s *Backups) Before(ctx context.Context, why BackupReason) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	s.one.Lock()
	defer s.one.Unlock()
	last, found, err := s.newest()
	if err != nil {
		return err
	}
	changed, err := s.changedSince(ctx, last, found)
	if err != nil || !changed {
		return err
	}
	if age := s.clock().Sub(last.MadeAt); found && last.Reason == why && age >= 0 && age < sitting {
		return nil
	}
	_, err = s.make(ctx, why)
	return err
}

// Now makes a copy whether or not anything has changed.
func (s *Backups) Now(ctx context.Context, why BackupReason) (Backup, error) {
	if err := s.mayWrite(); err != nil {
		return Backup{}, err
	}
	s.one.Lock()
	defer s.one.Unlock()
	return s.make(ctx, why)
}

// IfChanged makes a copy if anything worth one was written since the last;
// made is false if not, and where the archive is only read.
func (s *Backups) IfChanged(ctx context.Context, why BackupReason) (b Backup, made bool, err error) {
	if s.readOnly {
		return b, false, nil
	}
	s.one.Lock()
	defer s.one.Unlock()
	last, found, err := s.newest()
	if err != nil {
		return b, false, err
	}
	changed, err := s.changedSince(ctx, last, found)
	if err != nil || !changed {
		return last, false, err
	}
	b, err = s.make(ctx, why)
	return b, err == nil, err
}

// changedSince reports whether a copy made now would hold more than the last.
// An archive that never held a meeting is not worth its first one.
func (s *Backups) changedSince(ctx context.Context, last Backup, found bool) (bool, error) {
	if found {
		return s.db.ChangedSince(ctx, last.Head, last.MadeAt)
	}
	n := 0
	err := s.read(ctx, func(tx *data.Tx) (err error) {
		n, err = tx.Meetings().Count(data.MeetingFilter{})
		return err
	})
	return n > 0, err
}

// make makes a copy in the archive's own folder of copies, and clears away
// those that have had their time.
func (s *Backups) make(ctx context.Context, why BackupReason) (Backup, error) {
	folder := s.folder()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Backup{}, saveProblem(folder, err)
	}
	if err := s.sweep(folder); err != nil {
		return Backup{}, err
	}
	have, err := s.known(folder, PlaceHere)
	if err != nil {
		return Backup{}, err
	}
	now := s.clock()
	report, err := s.db.Backup(ctx, FreeName(filepath.Join(folder, s.fileName(now))))
	if err != nil {
		return Backup{}, err
	}
	b := backupOf(report, now)
	b.Place, b.Reason = PlaceHere, why
	if b.Number, err = s.nextNumber(have); err != nil {
		return Backup{}, err
	}
	if err := writeManifest(b); err != nil {
		return Backup{}, err
	}
	return b, s.rotate(folder, PlaceHere)
}

// nextNumber goes on from the newest copy here or in the second place, so that
// the order of copies stays known when one of the two is lost.
func (s *Backups) nextNumber(have []Backup) (int, error) {
	c, err := s.config()
	n := c.Second.Number
	if len(have) > 0 {
		n = max(n, have[0].Number)
	}
	return n + 1, err
}

// folder is where the archive's own copies lie.
func (s *Backups) folder() string { return backupFolder(s.db.Path()) }

func backupFolder(archive string) string { return filepath.Join(filepath.Dir(archive), "cadangan") }

// fileName names a copy so that two laptops can share one stick.
func (s *Backups) fileName(now time.Time) string {
	return s.namePrefix() + now.Format("20060102-150405") + ".db"
}

func (s *Backups) namePrefix() string {
	base := filepath.Base(s.db.Path())
	node := s.db.Node()
	return strings.TrimSuffix(base, filepath.Ext(base)) + "-" + node[max(0, len(node)-4):] + "-"
}

// sweep removes what an interrupted copy left in a folder.
func (s *Backups) sweep(folder string) error {
	left, err := filepath.Glob(filepath.Join(escapeGlob(folder), escapeGlob(s.namePrefix())+"*.part*"))
	if err != nil {
		return fmt.Errorf("look for unfinished copies: %w", err)
	}
	for _, path := range left {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return saveProblem(path, err)
		}
	}
	return nil
}

var globEscape = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`)

// escapeGlob makes a path mean itself in a pattern. On Windows no sign of a
// pattern but the bracket can stand in a name, and nothing escapes.
func escapeGlob(path string) string {
	if os.PathSeparator == '\\' {
		return strings.ReplaceAll(path, "[", "?")
	}
	return globEscape.Replace(path)
}

// FreeName returns path, or the next name like it that is not taken.
func FreeName(path string) string {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext)
	for n, name := 2, path; ; n++ {
		if _, err := os.Lstat(name); errors.Is(err, os.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s-%d%s", stem, n, ext)
	}
}
