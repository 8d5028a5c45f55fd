package app

import (
	"slices"

	"rakor.id/rakor/data"
)

// asOrdered is how the version before puts the follow-ups whose agencies or
// deadline have changed since, by their numbers. An amendment says again what
// was ordered in the meeting; what became of it stands in the register.
func asOrdered(tx *data.Tx, followUps []FollowUp, before *data.MinutesVersion) (map[string]ContentFollowUp, error) {
	moved, err := movedOn(tx, followUps)
	if err != nil || len(moved) == 0 || before == nil {
		return nil, err
	}
	content, err := ReadContent([]byte(before.Content))
	if err != nil {
		return nil, err
	}
	ordered := map[string]ContentFollowUp{}
	for _, f := range content.FollowUps {
		if slices.Contains(moved, f.Number) {
			ordered[f.Number] = f
		}
	}
	return ordered, nil
}

// orderedBefore is [asOrdered] of follow-ups of a meeting that may be amended.
func orderedBefore(tx *data.Tx, meetingID int64, followUps []FollowUp) (map[string]ContentFollowUp, error) {
	if !slices.ContainsFunc(followUps, func(f FollowUp) bool { return !f.BornAt.IsZero() }) {
		return nil, nil
	}
	before, err := latestVersion(tx, meetingID)
	if err != nil {
		return nil, err
	}
	return asOrdered(tx, followUps, before)
}

// ledBy reports whether the meeting gave a follow-up to an agency, whoever has
// it today.
func (m *matching) ledBy(f FollowUp, agencyID int64) bool {
	if was, changed := m.ordered[f.Number]; changed {
		return was.Lead == m.s.live.Agencies[agencyID].Name
	}
	return f.LeadID == agencyID
}

// keepLife leaves to a follow-up that lives what became of it since: an
// amendment that orders the same as before neither moves it back nor takes its
// extension away. One that orders something else is refused, for what holds
// today was decided later.
func (m *matching) keepLife(have FollowUp, want *FollowUp) error {
	if have.BornAt.IsZero() {
		return nil
	}
	if want.Action != have.Action {
		return &Problem{Message: "%s sudah berjalan, jadi kalimatnya tidak dapat diubah lewat ralat. Batalkan di halaman tindak lanjut itu, dengan alasan, lalu catat yang baru.", Args: []any{have.Number}, Cause: data.ErrFinal}
	}
	was, changed := m.ordered[have.Number]
	if !changed {
		return nil
	}
	c := composer{r: m.s.live.Record}
	same := was.Lead == c.lead(*want) && was.DueOn == string(want.Due.On) && was.DueText == want.Due.Text &&
		slices.Equal(slices.Sorted(slices.Values(was.Supports)), slices.Sorted(slices.Values(c.names(want.Supports))))
	if !same {
		return &Problem{Message: "OPD atau tenggat %s sudah berubah sejak notula disahkan, jadi tidak diubah lewat ralat. Ubah di halaman tindak lanjut itu.", Args: []any{have.Number}, Cause: data.ErrFinal}
	}
	want.LeadID, want.LeadText, want.Supports, want.Due = have.LeadID, have.LeadText, have.Supports, have.Due
	return nil
}

// movedOn lists the numbers of follow-ups that got another agency or another
// deadline after they were born.
func movedOn(tx *data.Tx, followUps []FollowUp) (numbers []string, err error) {
	born := slices.DeleteFunc(slices.Clone(followUps), func(f FollowUp) bool { return f.BornAt.IsZero() })
	ids := make([]int64, len(born))
	for i, f := range born {
		ids[i] = f.ID
	}
	changes, err := tx.AgencyChanges().OfFollowUps(ids)
	if err != nil {
		return nil, err
	}
	granted := func(e data.Extension) bool { return e.Decision != nil && e.Decision.Granted }
	for _, f := range born {
		extensions, err := tx.Extensions().OfFollowUp(f.ID)
		if err != nil {
			return nil, err
		}
		if len(changes[f.ID]) > 0 || slices.ContainsFunc(extensions, granted) {
			numbers = append(numbers, f.Number)
		}
	}
	return numbers, nil
}
