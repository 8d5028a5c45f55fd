package app

import (
	"context"

	"rakor.id/rakor/data"
)

// Template is the plan a new meeting begins with: today, the officials of the
// last meeting or before the first those who usually sign, and everybody invited but the villages.
func (s *Meetings) Template(ctx context.Context) (p Plan, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		p.Meeting = Meeting{HeldOn: today, Starts: "09:00", Classification: data.Ordinary}
		agencies, err := tx.Agencies().All(today)
		if err != nil {
			return err
		}
		for _, a := range agencies {
			if a.Group != data.GroupVillage {
				p.Invited = append(p.Invited, a.ID)
			}
		}
		last, err := tx.Meetings().Page(MeetingFilter{}, 1, 0)
		if err != nil {
			return err
		}
		if len(last) == 0 {
			usual, err := signatories(tx)
			p.Officials = officials(usual)
			return err
		}
		p.Meeting.Place, p.Series = last[0].Place, last[0].SeriesName
		p.Officials, err = tx.Officials().OfMeeting(last[0].ID)
		for i := range p.Officials {
			p.Officials[i].Head = data.Head{}
		}
		return err
	})
	return p, err
}
