package app

import (
	"context"
	"strings"

	"rakor.id/rakor/data"
)

// Cancel cancels follow-ups (membatalkan) for a reason, by order of a post; all
// of ids or none. A parent of a broadcast takes its open rows with it.
func (s *FollowUps) Cancel(ctx context.Context, ids []int64, reason, decidedBy string) error {
	if strings.TrimSpace(reason) == "" {
		return &Problem{Message: "Alasan pembatalan masih kosong. Tulis mengapa tindak lanjut ini tidak diteruskan."}
	}
	return s.putCancellations(ctx, ActCancel, ids, data.Cancellation{Reason: reason, DecidedBy: decidedBy})
}

// Reinstate puts canceled follow-ups back in force with the state they had.
// Cancellation and reinstatement both stay on record.
func (s *FollowUps) Reinstate(ctx context.Context, ids []int64, reason, decidedBy string) error {
	if strings.TrimSpace(reason) == "" {
		return &Problem{Message: "Alasan masih kosong. Tulis mengapa tindak lanjut ini diberlakukan kembali."}
	}
	return s.putCancellations(ctx, ActReinstate, ids, data.Cancellation{Reinstates: true, Reason: reason, DecidedBy: decidedBy})
}

func (s *FollowUps) putCancellations(ctx context.Context, act Act, ids []int64, c data.Cancellation) error {
	c.DecidedBy = strings.TrimSpace(c.DecidedBy)
	return s.write(ctx, func(tx *data.Tx) error {
		fs, err := fitting(tx, act, ids)
		if err != nil {
			return err
		}
		for _, f := range fs {
			one := c
			one.FollowUpID = f.ID
			if err := tx.Cancellations().Add(&one); err != nil {
				return err
			}
		}
		return nil
	})
}
