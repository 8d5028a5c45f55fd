package app

import (
	"context"

	"rakor.id/rakor/data"
)

// A sheet tells an agency what it has to do itself. What a limited (terbatas)
// meeting laid on it, it must know to do; the sheet says that it is limited.
// What is secret does not travel in a workbook by e-mail (Permendagri 1/2023).

// withheldFromSheets reports whether follow-ups of such a meeting stay off
// every sheet.
func withheldFromSheets(c Classification) bool { return c != data.Ordinary && c != data.Limited }

// owedOnSheet is what an agency owes, from one meeting or (0) all, and its sheet
// may have.
func owedOnSheet(tx *data.Tx, agencyID, meetingID int64) ([]data.OwedRow, error) {
	owed, err := tx.FollowUps().Owed(agencyID, 0)
	if err != nil {
		return nil, err
	}
	var out []data.OwedRow
	for _, o := range owed {
		if !withheldFromSheets(o.Classification) && (meetingID == 0 || o.MeetingID == meetingID) {
			out = append(out, o)
		}
	}
	return out, nil
}

// Withheld counts the open follow-ups that no sheet has, because their meetings
// are secret. Agencies are told of them in another way.
func (s *Sheets) Withheld(ctx context.Context) (n int, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		n, err = tx.FollowUps().Count(data.RegisterFilter{Scope: data.ScopeOpen, Classes: []Classification{data.Secret, data.TopSecret}})
		return err
	})
	return n, err
}
