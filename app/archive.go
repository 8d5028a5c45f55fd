package app

import (
	"context"

	"rakor.id/rakor/data"
)

// Archive looks after the file that holds everything, and searches it.
type Archive struct{ *desk }

// BackupBefore makes a copy ahead of something that changes much at once; see
// [Backups.Before]. If it cannot be made, the work should not begin.
func (s *Archive) BackupBefore(ctx context.Context, why BackupReason) error {
	return s.backups.Before(ctx, why)
}

// Check reads the whole archive and says whether anything in it was damaged or
// changed from outside.
func (s *Archive) Check(ctx context.Context) (data.CheckReport, error) { return s.db.Check(ctx) }
