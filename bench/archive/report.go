package archive

import (
	"context"
	"errors"

	"rakor.id/rakor/data"
)

// reports writes what the agencies said of the follow-ups since. What came out
// of the last year is open in part; what is older is settled, but for one in
// fifty.
func (w *writer) reports(ctx context.Context, path string) (err error) {
	db, err := w.open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	days := w.days()
	open := len(days) - 250
	for i, meeting := range w.past {
		now := at(days[i].AddDays(40), 0)
		err := write(ctx, db, now, func(tx *data.Tx) error {
			fs, err := tx.FollowUps().OfMeeting(meeting)
			if err != nil {
				return err
			}
			for n, f := range fs {
				settled := n%50 != 0
				if i >= open {
					settled = n%2 == 0
				}
				if err := w.progress(tx, f, settled); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// progress writes the reports on one follow-up, the last of them accepted if it
// is settled.
func (w *writer) progress(tx *data.Tx, f data.FollowUp, settled bool) error {
	for n := range w.Busy.Reports {
		part := 1000 * (n + 1) / (w.Busy.Reports + 1)
		r := data.Report{
			FollowUpID: f.ID, AgencyID: f.LeadID, Role: data.AsLead, Source: data.ByHand, Period: data.DateOf(tx.At()).Period(),
			Status: data.InProgress, Progress: &part, Narrative: w.voice.report(), ReportedOn: data.DateOf(tx.At()),
		}
		last := n == w.Busy.Reports-1
		if last && settled {
			whole := 1000
			r.Status, r.Progress = data.Done, &whole
		}
		if err := tx.Reports().Add(&r); err != nil {
			return err
		}
		if last && settled {
			if err := tx.Verifications().Add(&data.Verification{ReportID: r.ID, Verdict: data.Accepted}); err != nil {
				return err
			}
		}
	}
	return nil
}
