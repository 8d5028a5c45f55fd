package app

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"rakor.id/rakor/data"
)

// Ever returns all agencies there ever were, those of today and those that
// have ended or are yet to begin, in their order.
func (s *Agencies) Ever(ctx context.Context) (as []Agency, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		as, err = tx.Agencies().All("")
		return err
	})
	return as, err
}

// AllIssues returns all strategic issues, those no longer in use as well.
func (s *Agencies) AllIssues(ctx context.Context) (issues []Issue, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		issues, err = tx.Issues().All()
		return err
	})
	return issues, err
}

// ReadLogo reads a picture from a file, to be the emblem of an [Office]. It
// must be a PNG or JPEG of reasonable size.
func (s *Offices) ReadLogo(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &Problem{Message: "Gambar “%s” tidak dapat dibuka. Periksa berkasnya, lalu pilih lagi.", Args: []any{filepath.Base(path)}, Cause: err}
	}
	defer f.Close() // only read
	logo, err := io.ReadAll(io.LimitReader(f, maxLogoBytes+1))
	if err != nil {
		return nil, &Problem{Message: "Gambar “%s” tidak dapat dibaca. Periksa berkasnya, lalu pilih lagi.", Args: []any{filepath.Base(path)}, Cause: err}
	}
	return logo, checkLogo(logo)
}
