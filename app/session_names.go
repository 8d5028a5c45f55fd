package app

import (
	"cmp"
	"maps"
	"slices"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// directoryNames gathers the names a line of this meeting may mention.
func directoryNames(tx *data.Tx, r Record) (capture.Names, error) {
	var n capture.Names
	byPosition := func(a, b Agency) int { return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID)) }
	for _, a := range slices.SortedFunc(maps.Values(r.Agencies), byPosition) {
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
	open, err := tx.FollowUps().OpenNumbers(r.Meeting.ID)
	for _, f := range open {
		n.FollowUps = append(n.FollowUps, capture.FollowUp{Number: f.Number, Action: f.Action, AgencyID: f.LeadID})
	}
	return n, err
}
