package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"rakor.id/rakor/data"
)

// Archive looks after the file that holds everything, and searches it.
type Archive struct{ *desk }

// BackupBefore makes a copy ahead of something that changes much at once; see
// [Backups.Before]. If it cannot be made, the work should not begin.
func (s *Archive) BackupBefore(ctx context.Context, why BackupReason) error {
	return s.backups.Before(ctx, why)
}

// Backup copies the archive to a file that must not exist, and checks the copy.
func (s *Archive) Backup(ctx context.Context, path string) (data.BackupReport, error) {
	report, err := s.db.Backup(ctx, path)
	if errors.Is(err, data.ErrExists) {
		return report, &Problem{Message: "Berkas “%s” sudah ada dan tidak ditimpa. Pilih nama lain untuk cadangan.", Args: []any{filepath.Base(path)}, Cause: err}
	}
	return report, err
}

// Check reads the whole archive and says whether anything in it was damaged or
// changed from outside.
func (s *Archive) Check(ctx context.Context) (data.CheckReport, error) { return s.db.Check(ctx) }

// Restore puts a backup in the place of the archive at path, which must not be
// open. The former archive stays beside it under the name returned.
func Restore(ctx context.Context, backup, path string, clock Clock) (former string, err error) {
	if _, err := os.Stat(backup); err != nil {
		return "", &Problem{Message: "Berkas cadangan “%s” tidak ditemukan. Periksa namanya.", Args: []any{backup}, Cause: err}
	}
	former, err = data.Restore(ctx, backup, path, clock())
	if err != nil {
		return "", Explain(err)
	}
	return former, nil
}
