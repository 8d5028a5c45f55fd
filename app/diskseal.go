package app

import (
	"context"
	"path/filepath"
)

// A DiskSeal tells whether the disk of the archive is encrypted by the system.
type DiskSeal string

// What can be found out.
const (
	DiskSealed  DiskSeal = "sandi"
	DiskOpen    DiskSeal = "terbuka"
	DiskUnknown DiskSeal = "" // the system does not say
)

// Disk tells whether the disk that the archive lies on is encrypted by the
// system: LUKS on Linux, BitLocker on Windows. A drive that encrypts by itself
// looks open.
func (s *ScreenLock) Disk() DiskSeal { return diskSeal(filepath.Dir(s.db.Path())) }

// DiskNotice returns what to say of a disk that is not encrypted: once in the
// life of an archive on this computer, and only when it holds a meeting.
func (s *Backups) DiskNotice(ctx context.Context) (Sentence, error) {
	if s.readOnly {
		return Sentence{}, nil
	}
	c, err := s.config()
	if err != nil || !c.DiskTold.IsZero() || diskSeal(filepath.Dir(s.db.Path())) != DiskOpen {
		return Sentence{}, err
	}
	began, err := s.began(ctx)
	if err != nil || began.IsZero() {
		return Sentence{}, err
	}
	s.one.Lock()
	defer s.one.Unlock()
	if err := s.remember(func(c *backupConfig) { c.DiskTold = s.clock() }); err != nil {
		return Sentence{}, err
	}
	return Sentence{Message: "Diska laptop ini tidak disandikan. Bila laptopnya hilang, arsipnya dapat dibaca."}, nil
}
