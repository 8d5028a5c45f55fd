package app

import (
	"slices"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/recap"
)

// A recap goes from hand to hand among all agencies. What a limited (terbatas)
// meeting laid on one of them is counted, so that the figures are whole, but not
// told; what is secret is not in it at all, and the recap says how much that is
// (Permendagri 1/2023). Persons are called by their posts.

// limitedWords stand in the place of what a limited meeting said.
const limitedWords = "(rapat terbatas; isinya pada notula)"

// tell writes the free texts of a follow-up.
func (t *tally) tell(out *recap.FollowUp, f data.RegisterRow, report data.Report) {
	if f.Classification == data.Limited {
		out.Meeting, out.Action = "Rapat terbatas, "+locale.Day(f.MeetingOn), limitedWords
		if f.Due.Kind == data.DuePeriod {
			out.DueText = f.Due.Text
		}
		return
	}
	out.Meeting = t.names.withoutNames(f.MeetingTitle) + ", " + locale.Day(f.MeetingOn)
	out.Action, out.DueText = t.names.withoutNames(f.Action), t.names.withoutNames(f.Due.Text)
	out.Obstacle, out.Needs = t.names.withoutNames(report.Obstacle), t.names.withoutNames(report.SupportNeeded)
}

// namesIn are the persons of the directory and those who attended the meetings
// of some follow-ups.
func namesIn(tx *data.Tx, rows []data.RegisterRow) (roll, error) {
	people, err := tx.People().All()
	if err != nil {
		return roll{}, err
	}
	r := Content{}.roll(people)
	seen := map[int64]bool{}
	for _, f := range rows {
		if seen[f.MeetingID] {
			continue
		}
		seen[f.MeetingID] = true
		attended, err := tx.Attendances().OfMeeting(f.MeetingID)
		if err != nil {
			return roll{}, err
		}
		for _, a := range attended {
			r.add(a.Name, or(a.DeputyPost, a.Post))
		}
	}
	slices.SortStableFunc(r.names, func(a, b knownName) int { return len(b.name) - len(a.name) })
	return r, nil
}
