package app

import (
	"context"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/data"
)

// FilterNames returns what a typed filter may name: agencies, also those that
// have ended, groups of them, issues and series.
func (s *FollowUps) FilterNames(ctx context.Context) (names query.Names, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		names, err = filterNames(tx, today)
		return err
	})
	return names, err
}

func filterNames(tx *data.Tx, today Date) (names query.Names, err error) {
	agencies, err := tx.Agencies().All("")
	if err != nil {
		return names, err
	}
	issues, err := tx.Issues().All()
	if err != nil {
		return names, err
	}
	series, err := tx.Series().All()
	if err != nil {
		return names, err
	}
	var known capture.Names
	for _, a := range agencies {
		known.Agencies = append(known.Agencies, captureAgency(a, today))
	}
	for _, i := range issues {
		known.Issues = append(known.Issues, capture.Issue{ID: i.ID, Code: i.Code, Name: i.Name})
	}
	for _, x := range series {
		names.Series = append(names.Series, query.Series{ID: x.ID, Name: x.Name})
	}
	names.Directory = capture.NewDirectory(known)
	return names, nil
}

// ReadFilter reads a typed filter of the register as of today.
func (s *FollowUps) ReadFilter(ctx context.Context, typed string) (q query.Query, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		names, err := filterNames(tx, today)
		q = query.Register.Parse(typed, names, today)
		return err
	})
	return q, err
}

// Page returns the first rows that pass a filter, at most limit. What could not
// be understood of the filter plays no part.
func (s *FollowUps) Page(ctx context.Context, q query.Query, limit int) (rows []RegisterRow, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		f, _, err := s.registerFilter(tx, q)
		if err != nil {
			return err
		}
		if f.Sort == data.SortAgency { // its order is quicker by the whole
			spine, err := tx.FollowUps().Spine(f, data.GroupNone)
			if err != nil {
				return err
			}
			rows, err = tx.FollowUps().RegisterRows(spine.IDs[:min(limit, len(spine.IDs))])
			return err
		}
		f.Limit = limit
		rows, err = tx.FollowUps().Register(f)
		return err
	})
	return rows, err
}

// Rows returns rows of the register by the ids of their follow-ups, in that
// order.
func (s *FollowUps) Rows(ctx context.Context, ids []int64) (rows []RegisterRow, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		rows, err = tx.FollowUps().RegisterRows(ids)
		return err
	})
	return rows, err
}

// Any reports whether any follow-up was ever born.
func (s *FollowUps) Any(ctx context.Context) (any bool, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		rows, err := tx.FollowUps().Register(data.RegisterFilter{Limit: 1})
		any = len(rows) > 0
		return err
	})
	return any, err
}

// A RegisterGroup is the rows of the register that have one thing in common.
// Which of its fields tells what that is goes by the grouping of the filter;
// all are zero for rows that have no such thing, and without a grouping.
type RegisterGroup struct {
	Agency  Agency
	Issue   Issue
	Meeting Meeting
	Status  Status
	Month   Period // of the deadline
	IDs     []int64
}

// Groups returns which follow-ups pass a filter, in its order, gathered as it
// asks, or all in one group. There may be hundreds of thousands; their rows are
// read with [FollowUps.Rows] as far as they are seen.
func (s *FollowUps) Groups(ctx context.Context, q query.Query) (groups []RegisterGroup, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		f, by, err := s.registerFilter(tx, q)
		if err != nil {
			return err
		}
		spine, err := tx.FollowUps().Spine(f, by)
		if err != nil || len(spine.IDs) == 0 {
			return err
		}
		if by == data.GroupNone {
			groups = []RegisterGroup{{IDs: spine.IDs}}
			return nil
		}
		groups, err = gathered(tx, spine, by)
		return err
	})
	return groups, err
}

// Reported are those of some follow-ups that have a report to be judged.
func (s *FollowUps) Reported(ctx context.Context, ids []int64) ([]int64, error) {
	return s.without(ctx, ids, data.RegisterFilter{Without: []data.Lack{data.LacksReport}})
}

// NotAccepted are those of some follow-ups whose last report is not accepted.
func (s *FollowUps) NotAccepted(ctx context.Context, ids []int64) ([]int64, error) {
	return s.without(ctx, ids, data.RegisterFilter{Verification: []VerificationState{data.Accepted}})
}

func (s *FollowUps) without(ctx context.Context, ids []int64, those data.RegisterFilter) (left []int64, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		spine, err := tx.FollowUps().Spine(data.RegisterFilter{
			Scope: data.ScopeAll, IDs: append([]int64{}, ids...), Except: []data.RegisterFilter{those},
		}, data.GroupNone)
		left = spine.IDs
		return err
	})
	return left, err
}
