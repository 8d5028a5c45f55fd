package app

import (
	"context"

	"rakor.id/rakor/data"
)

// A ChairView (tampilan pimpinan) is the figures for a full screen that a room
// reads along. What was said in meetings that are not for everybody is in none
// of its figures, and it names no persons.
type ChairView struct {
	HomeFigures
	Withheld int // follow-ups of meetings that are not for everybody (Permendagri 1/2023)
	Oldest   []OldLate
}

// An OldLate is a follow-up that has been late for long.
type OldLate struct {
	ID     int64
	Number string
	Action string
	Agency string // code of who leads; "" while nobody does
	Due    Date
	Days   int // late
}

// OldestTold is how many of the oldest the chair is shown.
const OldestTold = 10

// notForAll are the classifications of meetings that no room is shown.
var notForAll = []Classification{data.Limited, data.Secret, data.TopSecret}

// Chair reads what the chair is shown.
func (s *Home) Chair(ctx context.Context) (v ChairView, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		if v.HomeFigures, err = s.figures(tx, notForAll); err != nil {
			return err
		}
		if v.Withheld, err = tx.FollowUps().Count(data.RegisterFilter{Classes: notForAll}); err != nil {
			return err
		}
		late, err := tx.FollowUps().Register(data.RegisterFilter{
			Classes: []Classification{data.Ordinary}, LateOn: v.Today, Sort: data.SortDue, Limit: OldestTold,
		})
		if err != nil {
			return err
		}
		names, err := namesIn(tx, late)
		for _, f := range late {
			v.Oldest = append(v.Oldest, OldLate{
				ID: f.ID, Number: f.Number, Action: names.withoutNames(f.Action), Agency: f.LeadCode, Due: f.Due.On, Days: v.Today.Sub(f.Due.On),
			})
		}
		return err
	})
	return v, err
}
