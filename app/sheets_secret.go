package app

import (
	"context"
	"slices"

	"rakor.id/rakor/data"
)

// A sheet tells an agency what it has to do itself. What a limited (terbatas)
// meeting laid on it, it must know to do; the sheet says that it is limited.
// What is secret does not travel in a workbook by e-mail (Permendagri 1/2023).

// withheldFromSheets reports whether follow-ups of such a meeting stay off
// every sheet.
func withheldFromSheets(c Classification) bool { return c != data.Ordinary && c != data.Limited }

// owedOnSheets is what agencies (none means all) owe, from one meeting or (0)
// all, and their sheets may have.
func owedOnSheets(tx *data.Tx, agencies []int64, meetingID int64) (map[int64][]data.OwedRow, error) {
	owed, err := tx.FollowUps().OwedBy(data.RegisterFilter{Parties: agencies, MeetingID: meetingID})
	for id, rows := range owed {
		rows = slices.DeleteFunc(rows, func(o data.OwedRow) bool { return withheldFromSheets(o.Classification) })
		if owed[id] = rows; len(rows) == 0 {
			delete(owed, id)
		}
	}
	return owed, err
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
