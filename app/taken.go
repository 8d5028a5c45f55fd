package app

import (
	"context"

	"rakor.id/rakor/data"
)

// A TakenBatch is one taking-in of returned sheets with what it was made of.
type TakenBatch struct {
	Batch
	Files []string // names of the files
}

// History lists the takings-in of returned sheets with their files, the newest
// first.
func (s *Returns) History(ctx context.Context, limit int) (out []TakenBatch, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		batches, err := tx.Returns().Batches(limit)
		if err != nil {
			return err
		}
		for _, b := range batches {
			files, err := tx.Returns().Files(b.ID)
			if err != nil {
				return err
			}
			taken := TakenBatch{Batch: b}
			for _, f := range files {
				taken.Files = append(taken.Files, f.Name)
			}
			out = append(out, taken)
		}
		return nil
	})
	return out, err
}
