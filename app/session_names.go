package app

import (
	"cmp"
	"slices"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// directoryNames gathers the names a line of this meeting may mention.
func directoryNames(tx *data.Tx, r Record) (capture.Names, error) {
	var n capture.Names
	agencies, err := tx.Agencies().All("")
	if err != nil {
		return n, err
	}
	for _, a := range agencies {
		n.Agencies = append(n.Agencies, captureAgency(a, r.Meeting.HeldOn))
	}
	for _, o := range r.Officials {
		n.Officials = append(n.Officials, capture.Official{ID: o.ID, Post: o.Post, Name: o.Name})
	}
	people, err := tx.People().All()
	if err != nil {
		return n, err
	}
	for _, p := range people {
		if p.Active {
			n.People = append(n.People, capture.Person{ID: p.ID, Name: p.Name, Post: p.Post, AgencyID: p.AgencyID})
		}
	}
	issues, err := tx.Issues().All()
	if err != nil {
		return n, err
	}
	for _, i := range issues {
		n.Issues = append(n.Issues, capture.Issue{ID: i.ID, Code: i.Code, Name: i.Name})
	}
	n.FollowUps, err = openNumbers(tx, r.Meeting.ID)
	return n, err
}

// openNumbers lists the open follow-ups of other meetings, those of the newest
// meeting first.
func openNumbers(tx *data.Tx, butMeeting int64) (numbers []capture.FollowUp, err error) {
	open, err := tx.FollowUps().Register(RegisterFilter{Scope: data.ScopeOpen})
	slices.SortStableFunc(open, func(a, b RegisterRow) int { return cmp.Compare(b.MeetingOn, a.MeetingOn) })
	for _, f := range open {
		if f.MeetingID != butMeeting {
			numbers = append(numbers, capture.FollowUp{Number: f.Number, Action: f.Action, AgencyID: f.LeadID})
		}
	}
	return numbers, err
}
