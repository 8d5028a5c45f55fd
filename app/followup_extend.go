package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// An ExtensionRequest asks for more time (perpanjangan tenggat).
type ExtensionRequest struct {
	Due     Due // a day, a period or a condition
	Reason  string
	AskedBy string // post; "" means the head of each one's lead
	AskedOn Date   // "" means today
	Ruling  *Ruling
}

// A Ruling is what was decided about a request.
type Ruling struct {
	Granted bool
	By      string // post that decided
	Note    string // of a refusal the reason
}

// A PendingExtension is a request nobody has decided on.
type PendingExtension struct {
	Extension
	FollowUp FollowUp
	Lead     Agency
}

// PendingExtensions lists the requests for open follow-ups that wait for a
// decision, the oldest first.
func (s *FollowUps) PendingExtensions(ctx context.Context) (out []PendingExtension, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		es, err := tx.Extensions().Undecided()
		if err != nil {
			return err
		}
		agencies, err := agenciesByID(tx)
		if err != nil {
			return err
		}
		for _, e := range es {
			f, err := tx.FollowUps().Get(e.FollowUpID)
			if err != nil {
				return err
			}
			out = append(out, PendingExtension{e, f, agencies[f.LeadID]})
		}
		return nil
	})
	return out, err
}

// CountPendingExtensions tells how many requests wait for a decision.
func (s *FollowUps) CountPendingExtensions(ctx context.Context) (n int, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		n, err = tx.Extensions().CountUndecided()
		return err
	})
	return n, err
}

// Extend puts on record that more time was asked for, and with a ruling what
// was decided at once. All of ids or none.
func (s *FollowUps) Extend(ctx context.Context, ids []int64, r ExtensionRequest) error {
	r.Reason, r.AskedBy = strings.TrimSpace(r.Reason), strings.TrimSpace(r.AskedBy)
	switch {
	case r.Due.IsZero():
		return &Problem{Message: "Tenggat baru masih kosong. Tulis tanggal, masa seperti “TW I 2027”, atau syarat dalam tanda petik."}
	case r.Reason == "":
		return &Problem{Message: "Alasan perpanjangan masih kosong. Tulis mengapa waktunya tidak cukup."}
	}
	if r.Ruling != nil {
		if err := r.Ruling.check(); err != nil {
			return err
		}
	}
	return s.write(ctx, func(tx *data.Tx) error {
		fs, err := fitting(tx, ActExtend, ids)
		if err != nil {
			return err
		}
		if r.AskedOn == "" {
			if r.AskedOn, err = s.today(tx); err != nil {
				return err
			}
		}
		agencies, err := agenciesByID(tx)
		if err != nil {
			return err
		}
		for _, f := range fs {
			if err := extend(tx, f, r, agencies[f.LeadID]); err != nil {
				return err
			}
		}
		return nil
	})
}

func extend(tx *data.Tx, f FollowUp, r ExtensionRequest, lead Agency) error {
	if f.Due == r.Due {
		return &Problem{Message: "Tenggat %s sudah %s. Tidak ada yang diubah.", Args: []any{f.Number, locale.WriteDue(r.Due)}}
	}
	e := data.Extension{FollowUpID: f.ID, Due: r.Due, Reason: r.Reason, AskedBy: r.AskedBy, AskedOn: r.AskedOn}
	if e.AskedBy == "" {
		e.AskedBy = lead.HeadPost
	}
	if err := tx.Extensions().Ask(&e); err != nil || r.Ruling == nil {
		return err
	}
	return r.Ruling.decide(tx, e.ID)
}

// DecideExtensions grants or refuses requests, all of them or none. Granted,
// each follow-up gets the deadline asked for.
func (s *FollowUps) DecideExtensions(ctx context.Context, extensions []int64, r Ruling) error {
	if err := r.check(); err != nil {
		return err
	}
	return s.write(ctx, func(tx *data.Tx) error {
		for _, id := range extensions {
			if err := r.decide(tx, id); err != nil {
				return err
			}
		}
		return nil
	})
}

func (r *Ruling) check() error {
	r.By, r.Note = strings.TrimSpace(r.By), strings.TrimSpace(r.Note)
	switch {
	case r.By == "":
		return &Problem{Message: "Siapa yang memutuskan masih kosong. Tulis jabatannya, misalnya Wali Kota."}
	case !r.Granted && r.Note == "":
		return &Problem{Message: "Alasan penolakan masih kosong. Tulis mengapa waktunya tidak diperpanjang."}
	}
	return nil
}

func (r *Ruling) decide(tx *data.Tx, extension int64) error {
	err := tx.Extensions().Decide(&data.ExtensionDecision{ExtensionID: extension, Granted: r.Granted, By: r.By, Note: r.Note})
	if errors.Is(err, data.ErrDuplicate) {
		return &Problem{Message: "Permintaan perpanjangan ini sudah diputuskan. Muat ulang daftarnya.", Cause: err}
	}
	return err
}

// ReadDue reads a deadline in the words of the capture line.
func (s *FollowUps) ReadDue(ctx context.Context, typed string) (due Due, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		if due, _, err = locale.ReadDue(typed, today); err != nil {
			return &Problem{Message: "Tenggat “%s” tidak terbaca. Tulis misalnya 30/12/2026, TW I 2027, atau syarat dalam tanda petik.", Args: []any{typed}, Cause: err}
		}
		return nil
	})
	return due, err
}

// PendingOf lists the requests of some follow-ups that wait for a decision.
func (s *FollowUps) PendingOf(ctx context.Context, ids []int64) (extensions []int64, err error) {
	pending, err := s.PendingExtensions(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range pending {
		if slices.Contains(ids, p.FollowUpID) {
			extensions = append(extensions, p.ID)
		}
	}
	if len(extensions) == 0 {
		return nil, &Problem{Message: "Tidak ada permintaan perpanjangan yang menunggu keputusan."}
	}
	return extensions, nil
}
