package app

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"rakor.id/rakor/data"
)

// An Owing is an agency with what it owes: the open follow-ups it leads and
// supports, and how many of those it leads are late. What is secret is not
// counted; see [Sheets.Withheld].
type Owing struct {
	Agency   Agency
	Leads    int
	Supports int
	Late     int
	Sent     Period // of the newest sheet made for it, "" before the first
}

// Owing lists the agencies that a sheet would be written for, in their order,
// with what they owe from one meeting; 0 means all meetings.
func (s *Sheets) Owing(ctx context.Context, meetingID int64) (out []Owing, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		out, err = s.countOwing(tx, meetingID)
		return err
	})
	slices.SortFunc(out, func(a, b Owing) int { return cmp.Compare(a.Agency.Position, b.Agency.Position) })
	return out, err
}

func (s *Sheets) countOwing(tx *data.Tx, meetingID int64) ([]Owing, error) {
	today, err := s.today(tx)
	if err != nil {
		return nil, err
	}
	agencies, err := agenciesByID(tx)
	if err != nil {
		return nil, err
	}
	open, err := tx.FollowUps().Register(data.RegisterFilter{Scope: data.ScopeOpen, MeetingID: meetingID})
	if err != nil {
		return nil, err
	}
	byID := map[int64]*Owing{}
	of := func(id int64) *Owing {
		if byID[id] == nil {
			byID[id] = &Owing{Agency: agencies[id]}
		}
		return byID[id]
	}
	for _, f := range open {
		if withheldFromSheets(f.Classification) {
			continue
		}
		if f.LeadID != 0 {
			of(f.LeadID).Leads++
			if f.Late(today) {
				of(f.LeadID).Late++
			}
		}
		for _, id := range f.Supports {
			of(id).Supports++
		}
	}
	return withSent(tx, byID)
}

// withSent adds the month of the newest sheet of each.
func withSent(tx *data.Tx, byID map[int64]*Owing) ([]Owing, error) {
	var out []Owing
	for id, o := range byID {
		last, err := tx.SheetExports().LatestOf(id)
		switch {
		case err == nil:
			o.Sent = last.Period
		case !errors.Is(err, data.ErrNotFound):
			return nil, err
		}
		out = append(out, *o)
	}
	return out, nil
}

// An OwingMeeting is a meeting some of whose follow-ups are still open.
type OwingMeeting struct {
	ID             int64
	Title          string
	On             Date
	Classification Classification
}

// Meetings lists the meetings sheets can be made of, the latest first.
func (s *Sheets) Meetings(ctx context.Context) (out []OwingMeeting, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		open, err := tx.FollowUps().Register(data.RegisterFilter{Scope: data.ScopeOpen})
		for _, f := range open {
			m := OwingMeeting{f.MeetingID, f.MeetingTitle, f.MeetingOn, f.Classification}
			if !withheldFromSheets(f.Classification) && !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
		return err
	})
	slices.SortStableFunc(out, func(a, b OwingMeeting) int { return cmp.Compare(b.On, a.On) })
	return out, err
}
