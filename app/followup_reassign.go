package app

import (
	"context"
	"slices"
	"strings"

	"rakor.id/rakor/data"
)

// A Reassignment gives follow-ups to another agency (pemindahan tugas).
type Reassignment struct {
	Role       data.ReportRole // as what; AsLead or AsSupport
	From       int64           // of a supporting agency: whose place; 0 adds one. Of a lead it plays no part
	To         int64           // of a supporting agency 0 drops From
	On         Date            // "" means today; never a day to come
	Reason     string
	DecidedBy  string // post
	KeepFormer bool   // the former lead goes on as supporting agency
}

// Reassign gives follow-ups to another agency, all of them or none. Minutes
// keep the name they were signed with; register and figures have the agency of
// today, and the story has both.
func (s *FollowUps) Reassign(ctx context.Context, ids []int64, r Reassignment) error {
	return s.write(ctx, func(tx *data.Tx) error {
		if err := s.checkReassignment(tx, &r); err != nil {
			return err
		}
		fs, err := fitting(tx, ActReassign, ids)
		if err != nil {
			return err
		}
		for _, f := range fs {
			if err := reassign(tx, f, r, 0); err != nil {
				return err
			}
		}
		return nil
	})
}

// ReassignAll gives all open follow-ups of an agency to another one, those it
// leads and those it supports, and tells how many they were.
func (s *FollowUps) ReassignAll(ctx context.Context, from int64, r Reassignment) (n int, err error) {
	err = s.write(ctx, func(tx *data.Tx) error {
		r.Role, r.From = data.AsLead, from
		if err := s.checkReassignment(tx, &r); err != nil {
			return err
		}
		if n, err = moveAll(tx, from, r, 0); err == nil && n == 0 {
			return &Problem{Message: "OPD itu tidak punya tindak lanjut yang masih terbuka. Tidak ada yang dipindahkan."}
		}
		return err
	})
	return n, err
}

// moveAll gives all that an agency owes to another one.
func moveAll(tx *data.Tx, from int64, r Reassignment, succession int64) (int, error) {
	owed, err := tx.FollowUps().Owed(from, 0)
	if err != nil {
		return 0, err
	}
	for _, o := range owed {
		if err := moveOne(tx, o, from, r, succession); err != nil {
			return 0, err
		}
	}
	return len(owed), nil
}

// moveOne gives the part an agency has in a follow-up to another one.
func moveOne(tx *data.Tx, o data.OwedRow, from int64, r Reassignment, succession int64) error {
	r.Role, r.From = o.Role, from
	return reassign(tx, o.FollowUp, r, succession)
}

func (s *FollowUps) checkReassignment(tx *data.Tx, r *Reassignment) error {
	today, err := s.today(tx)
	if err != nil {
		return err
	}
	if r.Reason = strings.TrimSpace(r.Reason); r.Reason == "" {
		return &Problem{Message: "Alasan pemindahan masih kosong. Tulis dasarnya, misalnya nomor peraturan atau arahan siapa."}
	}
	if r.On == "" {
		r.On = today
	}
	if err := notToCome(r.On, today); err != nil {
		return err
	}
	if r.To == 0 {
		if r.Role == data.AsSupport && r.From != 0 {
			return nil
		}
		return &Problem{Message: "OPD tujuan belum dipilih."}
	}
	to, err := tx.Agencies().Get(r.To)
	if err != nil {
		return err
	}
	if !to.ActiveOn(today) {
		return &Problem{Message: "%s sudah tidak berlaku. Pilih OPD yang masih ada.", Args: []any{to.Name}}
	}
	return nil
}

// notToCome refuses a day after today: until then the former agency answers,
// and who answers must not change by itself while nobody looks.
func notToCome(day, today Date) error {
	if day > today {
		return &Problem{Message: "Tanggal berlakunya belum tiba. Catat perubahan ini pada harinya atau sesudahnya."}
	}
	return nil
}

func reassign(tx *data.Tx, f FollowUp, r Reassignment, succession int64) error {
	if err := fitsAgency(tx, f, r); err != nil {
		return err
	}
	c := data.AgencyChange{
		FollowUpID: f.ID, Role: r.Role, FromID: r.From, ToID: r.To, EffectiveOn: r.On,
		Reason: r.Reason, DecidedBy: strings.TrimSpace(r.DecidedBy), SuccessionID: succession,
	}
	if err := tx.AgencyChanges().Add(&c); err != nil {
		return err
	}
	if r.Role != data.AsLead || !r.KeepFormer || c.FromID == 0 {
		return nil
	}
	keep := c
	keep.Head, keep.Role, keep.FromID, keep.ToID = data.Head{}, data.AsSupport, 0, c.FromID
	return tx.AgencyChanges().Add(&keep)
}

func fitsAgency(tx *data.Tx, f FollowUp, r Reassignment) error {
	id, message := r.To, ""
	switch {
	case r.Role == data.AsLead && f.LeadID == r.To:
		message = "%s sudah menjadi penanggung jawab %s. Tidak ada yang diubah."
	case r.Role == data.AsLead:
	case r.From != 0 && !slices.Contains(f.Supports, r.From):
		id, message = r.From, "%s bukan pendukung %s. Tidak ada yang diubah."
	case r.From == 0 && (r.To == f.LeadID || slices.Contains(f.Supports, r.To)):
		message = "%s sudah ikut dalam %s. Tidak ada yang diubah."
	}
	if message == "" {
		return nil
	}
	a, err := tx.Agencies().Get(id)
	if err != nil {
		return err
	}
	return &Problem{Message: message, Args: []any{a.Code, f.Number}}
}
