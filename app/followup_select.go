package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"rakor.id/rakor/data"
)

// An Act is what is done with follow-ups, one or many at once.
type Act string

// The acts.
const (
	ActExtend    Act = "extend"
	ActReassign  Act = "reassign"
	ActCancel    Act = "cancel"
	ActReinstate Act = "reinstate" // back in force after a cancellation
	ActReport    Act = "report"    // a report written by hand
)

// A Selection is which of many follow-ups an act fits. A parent of a broadcast
// stands for its rows, where the act may be the same for all of them.
type Selection struct {
	Fit  []FollowUp
	Left []LeftOut
}

// A LeftOut is a follow-up that an act does not fit, and why.
type LeftOut struct {
	Number string
	Why    Sentence
}

// IDs lists the follow-ups the act fits.
func (s Selection) IDs() []int64 {
	ids := make([]int64, len(s.Fit))
	for i := range s.Fit {
		ids[i] = s.Fit[i].ID
	}
	return ids
}

// Select finds out which follow-ups an act fits. The act itself refuses all of
// them if one does not fit, so that many are done together or not at all.
func (s *FollowUps) Select(ctx context.Context, act Act, ids []int64) (sel Selection, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		sel, err = selectFor(tx, act, ids)
		return err
	})
	return sel, err
}

func selectFor(tx *data.Tx, act Act, ids []int64) (Selection, error) {
	var sel Selection
	all, err := withRows(tx, act, ids)
	if err != nil {
		return sel, err
	}
	var waiting []data.Extension
	if act == ActExtend {
		if waiting, err = tx.Extensions().Undecided(); err != nil {
			return sel, err
		}
	}
	for _, f := range all {
		why := unfit(act, f)
		if why.IsZero() && slices.ContainsFunc(waiting, func(e data.Extension) bool { return e.FollowUpID == f.ID }) {
			why = Sentence{Message: "masih ada permintaan perpanjangan yang menunggu keputusan"}
		}
		if why.IsZero() {
			sel.Fit = append(sel.Fit, f)
		} else {
			sel.Left = append(sel.Left, LeftOut{f.Number, why})
		}
	}
	return sel, nil
}

// withRows reads follow-ups by number. In the place of a parent stand its rows
// that the act is about; an order that is canceled, or not any more, is so
// itself as well.
func withRows(tx *data.Tx, act Act, ids []int64) ([]FollowUp, error) {
	asked, err := tx.FollowUps().OfIDs(ids)
	if err != nil {
		return nil, err
	}
	var all []FollowUp
	seen := map[int64]bool{}
	add := func(f FollowUp) {
		if !seen[f.ID] {
			seen[f.ID] = true
			all = append(all, f)
		}
	}
	for _, f := range asked {
		if !f.Broadcast || act == ActReassign || act == ActReport {
			add(f)
			continue
		}
		if act == ActCancel || act == ActReinstate {
			add(f)
		}
		rows, err := tx.FollowUps().Children(f.ID)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if unfit(act, row).IsZero() && (act != ActReinstate || row.CancelledAt.Equal(f.CancelledAt)) {
				add(row)
			}
		}
	}
	return all, nil
}

// unfit says why an act does not fit a follow-up; empty if it does.
func unfit(act Act, f FollowUp) Sentence {
	switch {
	case f.Withdrawn:
		return Sentence{Message: "sudah ditarik dari notulanya"}
	case f.BornAt.IsZero():
		return Sentence{Message: "belum berlaku, karena notula rapatnya belum disahkan"}
	case act == ActReinstate && f.CancelledAt.IsZero():
		return Sentence{Message: "tidak sedang dibatalkan"}
	case act == ActReinstate:
		return Sentence{}
	case !f.CancelledAt.IsZero():
		return Sentence{Message: "sudah dibatalkan"}
	case f.Broadcast && (act == ActReassign || act == ActReport):
		return Sentence{Message: "adalah perintah untuk banyak OPD; pilih barisnya"}
	case f.Settled() && act != ActReport:
		return Sentence{Message: "sudah tuntas"}
	}
	return Sentence{}
}

// fitting reads the follow-ups of ids and refuses if an act does not fit all.
func fitting(tx *data.Tx, act Act, ids []int64) ([]FollowUp, error) {
	sel, err := selectFor(tx, act, ids)
	switch {
	case err != nil:
		return nil, err
	case len(sel.Left) > 0:
		l := sel.Left[0]
		return nil, &Problem{Message: "%s %s. Tidak ada yang diubah.", Args: []any{l.Number, l.Why}}
	case len(sel.Fit) == 0:
		return nil, fmt.Errorf("%s: %w", act, data.ErrNotFound)
	}
	return sel.Fit, nil
}

// Numbered finds the follow-ups of some numbers, in their order.
func (s *FollowUps) Numbered(ctx context.Context, numbers []string) (ids []int64, err error) {
	for _, number := range numbers {
		f, err := s.ByNumber(ctx, number)
		if errors.Is(err, data.ErrNotFound) {
			return nil, &Problem{Message: "Tindak lanjut %s tidak ditemukan. Periksa nomornya.", Args: []any{number}, Cause: err}
		}
		if err != nil {
			return nil, err
		}
		ids = append(ids, f.ID)
	}
	return ids, nil
}
