package app

import (
	"context"
	"strings"
	"time"

	"rakor.id/rakor/data"
)

// FollowUps looks after the follow-ups of all meetings.
type FollowUps struct{ *desk }

// Register returns the follow-ups that pass a filter, and how many there are
// without regard to its limit.
func (s *FollowUps) Register(ctx context.Context, f data.RegisterFilter) (rows []data.RegisterRow, total int, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		if total, err = tx.FollowUps().Count(f); err != nil {
			return err
		}
		rows, err = tx.FollowUps().Register(f)
		return err
	})
	return rows, total, err
}

// ByNumber finds a follow-up by its number.
func (s *FollowUps) ByNumber(ctx context.Context, number string) (f data.FollowUp, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		f, err = tx.FollowUps().ByNumber(strings.TrimSpace(number))
		return err
	})
	return f, err
}

// CheckVerdict refuses a verdict without the note it needs.
func (s *FollowUps) CheckVerdict(verdict data.VerificationState, note string) error {
	if verdict == data.Returned && strings.TrimSpace(note) == "" {
		return &Problem{Message: "Catatan pengembalian masih kosong. Tulis apa yang harus diperbaiki; OPD membacanya di lembar berikutnya."}
	}
	return nil
}

// Verify says of the last report of each follow-up that it is accepted
// (diterima) or sent back (dikembalikan), with a note. A report that is sent
// back needs one: the agency reads it on its next sheet.
func (s *FollowUps) Verify(ctx context.Context, ids []int64, verdict data.VerificationState, note string) error {
	if err := s.CheckVerdict(verdict, note); err != nil {
		return err
	}
	return s.write(ctx, func(tx *data.Tx) error {
		for _, id := range ids {
			f, err := tx.FollowUps().Get(id)
			if err != nil {
				return err
			}
			if f.LastReportID == 0 {
				return &Problem{Message: "%s belum punya laporan, jadi belum ada yang dapat diverifikasi.", Args: []any{f.Number}}
			}
			v := data.Verification{ReportID: f.LastReportID, Verdict: verdict, Note: strings.TrimSpace(note)}
			if err := tx.Verifications().Add(&v); err != nil {
				return err
			}
		}
		return nil
	})
}

// Figures counts the follow-ups there are by a dimension, as of today.
func (s *FollowUps) Figures(ctx context.Context, by data.Dimension) (figures []data.Figures, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		figures, err = tx.FollowUps().Figures(by, data.RegisterFilter{}, today)
		return err
	})
	return figures, err
}

// FiguresOf counts the follow-ups of these agencies, issues or meetings as of
// today; those without any are left out.
func (s *FollowUps) FiguresOf(ctx context.Context, by data.Dimension, ids []int64) (figures []data.Figures, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		figures, err = tx.FollowUps().FiguresOf(by, ids, today)
		return err
	})
	return figures, err
}

// Months tells of each of the last months, the present one last, what became of
// follow-ups in it, and how many were open and late at its end.
func (s *FollowUps) Months(ctx context.Context, months int) (figures []data.MonthFigures, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		first := data.NewDate(today.Year(), today.Time().Month()-time.Month(months-1), 1)
		figures, err = tx.FollowUps().Months(first.Period(), today.Period(), today)
		return err
	})
	return figures, err
}
