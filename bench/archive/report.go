package archive

import (
	"context"
	"errors"
	"slices"

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
	first := 0
	for meetings := range slices.Chunk(w.past, together) {
		// Once a month has passed since the last of them, if it has.
		now := at(min(days[first+len(meetings)-1].AddDays(40), LastDay), 0)
		err := write(ctx, db, now, func(tx *data.Tx) error {
			for i, id := range meetings {
				if err := w.outcome(tx, id, first+i >= open); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		first += len(meetings)
	}
	return nil
}

// outcome writes what became of the follow-ups of a meeting.
func (w *writer) outcome(tx *data.Tx, meeting int64, lately bool) error {
	fs, err := tx.FollowUps().OfMeeting(meeting)
	if err != nil {
		return err
	}
	for n, f := range fs {
		settled := n%50 != 0
		if lately {
			settled = n%2 == 0
		}
		if n%10 == 5 {
			if err := w.extend(tx, f, !lately || n%20 == 5); err != nil {
				return err
			}
		}
		canceled := n%30 == 7
		if err := w.progress(tx, f, settled && !canceled); err != nil {
			return err
		}
		if canceled {
			if err := tx.Cancellations().Add(&data.Cancellation{FollowUpID: f.ID, Reason: w.voice.remark(), DecidedBy: "Wali Kota"}); err != nil {
				return err
			}
		}
	}
	return nil
}

// extend asks for more time, and grants it unless it is undecided yet.
func (w *writer) extend(tx *data.Tx, f data.FollowUp, decided bool) error {
	today := data.DateOf(tx.At())
	e := data.Extension{
		FollowUpID: f.ID, Due: data.Due{Kind: data.DueDay, On: today.AddDays(60)},
		Reason: w.voice.remark(), AskedBy: "Lurah", AskedOn: today,
	}
	if err := tx.Extensions().Ask(&e); err != nil || !decided {
		return err
	}
	return tx.Extensions().Decide(&data.ExtensionDecision{ExtensionID: e.ID, Granted: true, By: "Sekretaris Daerah"})
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
