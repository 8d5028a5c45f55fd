package data

import (
	"errors"
	"slices"
	"testing"
)

// born is a follow-up in force.
func (a *archive) born(s *sample, action string) *FollowUp {
	a.t.Helper()
	f := s.followUp(action)
	a.write(func(tx *Tx) error { return tx.FollowUps().Add(f) })
	a.finalize(s)
	return f
}

func (a *archive) get(id int64) (f FollowUp) {
	a.t.Helper()
	a.read(func(tx *Tx) (err error) {
		f, err = tx.FollowUps().Get(id)
		return err
	})
	return f
}

func TestChangesOfAgency(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	f := a.born(s, "Angkut sampah pasar")
	change := func(role ReportRole, from, to int64) error {
		return a.try(func(tx *Tx) error {
			return tx.AgencyChanges().Add(&AgencyChange{
				FollowUpID: f.ID, Role: role, FromID: from, ToID: to, EffectiveOn: today, Reason: "urusan sampah pindah", DecidedBy: "Wali Kota",
			})
		})
	}
	if err := change(AsLead, 0, s.dlh.ID); err != nil {
		t.Fatal(err)
	}
	if got := a.get(f.ID); got.LeadID != s.dlh.ID || !slices.Equal(got.Supports, []int64{s.dishub.ID}) {
		t.Errorf("got lead %d, supports %v: the new lead must not support as well", got.LeadID, got.Supports)
	}
	for _, tt := range []struct {
		name     string
		role     ReportRole
		from, to int64
		supports []int64
	}{
		{"one exchanged", AsSupport, s.dishub.ID, s.pupr.ID, []int64{s.pupr.ID}},
		{"one added", AsSupport, 0, s.dishub.ID, []int64{s.pupr.ID, s.dishub.ID}},
		{"one that takes part already", AsSupport, s.pupr.ID, s.dishub.ID, []int64{s.dishub.ID}},
		{"one dropped", AsSupport, s.dishub.ID, 0, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := change(tt.role, tt.from, tt.to); err != nil {
				t.Fatal(err)
			}
			if got := a.get(f.ID).Supports; !slices.Equal(got, tt.supports) {
				t.Errorf("got supports %v, want %v", got, tt.supports)
			}
		})
	}
	for _, tt := range []struct {
		name     string
		role     ReportRole
		from, to int64
	}{
		{"to who leads already", AsLead, 0, s.dlh.ID},
		{"to nobody", AsLead, 0, 0},
		{"of one that takes no part", AsSupport, s.pupr.ID, s.dishub.ID},
		{"of nothing", AsSupport, 0, 0},
	} {
		if err := change(tt.role, tt.from, tt.to); !errors.Is(err, ErrInvalid) {
			t.Errorf("change %s: got %v, want ErrInvalid", tt.name, err)
		}
	}
	a.read(func(tx *Tx) error {
		events, err := tx.FollowUps().Story(f.ID)
		var told []AgencyChange
		for _, e := range events {
			if e.Agency != nil {
				told = append(told, *e.Agency)
			}
		}
		if len(told) != 6 || told[0].Role != AsSupport || told[1].FromID != s.pupr.ID || told[1].ToID != s.dlh.ID {
			t.Errorf("got %+v", told)
		}
		return err
	})
	a.checkClean()
}

func TestCancellationAndBack(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	f := a.born(s, "Pasang lampu")
	a.write(func(tx *Tx) error {
		return tx.Reports().Add(&Report{FollowUpID: f.ID, AgencyID: s.pupr.ID, Role: AsLead, Source: ByHand, Status: InProgress, Progress: ptr(300)})
	})
	cancel := func(back bool, reason string) error {
		return a.try(func(tx *Tx) error {
			return tx.Cancellations().Add(&Cancellation{FollowUpID: f.ID, Reinstates: back, Reason: reason, DecidedBy: "Wali Kota"})
		})
	}
	if err := cancel(true, "belum pernah batal"); !errors.Is(err, ErrInvalid) {
		t.Errorf("reinstated before it was canceled: got %v", err)
	}
	if err := cancel(false, " "); !errors.Is(err, ErrInvalid) {
		t.Errorf("canceled without a reason: got %v", err)
	}
	if err := cancel(false, "diganti program lain"); err != nil {
		t.Fatal(err)
	}
	if got := a.get(f.ID); got.Open() || got.CancelReason != "diganti program lain" {
		t.Errorf("got open %v, reason %q", got.Open(), got.CancelReason)
	}
	if err := cancel(true, "program itu batal"); err != nil {
		t.Fatal(err)
	}
	a.expectState(f.ID, InProgress, 300, Pending, true)
	a.read(func(tx *Tx) error {
		cs, err := tx.Cancellations().OfFollowUp(f.ID)
		if len(cs) != 2 || cs[0].Reinstates || !cs[1].Reinstates {
			t.Errorf("got %+v", cs)
		}
		return err
	})
	a.checkClean()
}

// What was put on record of a follow-up's life stays as it was.
func TestLifeIsOnlyAddedTo(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	f := a.born(s, "Pasang lampu")
	a.write(func(tx *Tx) error {
		return errors.Join(
			tx.Successions().Add(&Succession{Kind: Renamed, FromID: s.pupr.ID, ToID: s.dlh.ID, EffectiveOn: today}),
			tx.AgencyChanges().Add(&AgencyChange{FollowUpID: f.ID, Role: AsLead, ToID: s.dlh.ID, EffectiveOn: today, Reason: "ganti nama"}),
			tx.Cancellations().Add(&Cancellation{FollowUpID: f.ID, Reason: "diganti"}))
	})
	for _, table := range []string{"successions", "agency_changes", "cancellations"} {
		for _, query := range []string{"DELETE FROM " + table, "UPDATE " + table + " SET by = 'lain'"} {
			err := a.try(func(tx *Tx) error { _, err := tx.exec(query); return err })
			if !errors.Is(err, ErrFinal) {
				t.Errorf("%s: got %v, want ErrFinal", query, err)
			}
		}
	}
	b := newArchive(t)
	sb := b.sample()
	unborn := sb.followUp("Belum lahir")
	b.write(func(tx *Tx) error { return tx.FollowUps().Add(unborn) })
	if err := b.try(func(tx *Tx) error {
		return tx.Cancellations().Add(&Cancellation{FollowUpID: unborn.ID, Reason: "x"})
	}); !errors.Is(err, ErrInvalid) {
		t.Errorf("unborn follow-up canceled: got %v, want ErrInvalid", err)
	}
}

func TestUndecidedExtensions(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	one, two, three := s.followUp("Satu"), s.followUp("Dua"), s.followUp("Tiga")
	a.write(func(tx *Tx) error {
		return errors.Join(tx.FollowUps().Add(one), tx.FollowUps().Add(two), tx.FollowUps().Add(three))
	})
	a.finalize(s)
	asked := map[int64]*Extension{}
	for i, f := range []*FollowUp{one, two, three} {
		e := &Extension{FollowUpID: f.ID, Due: Due{Kind: DueDay, On: "2026-12-30"}, Reason: "hujan", AskedOn: today.AddDays(-i)}
		asked[f.ID] = e
		a.write(func(tx *Tx) error { return tx.Extensions().Ask(e) })
	}
	a.write(func(tx *Tx) error {
		return errors.Join(
			tx.Extensions().Decide(&ExtensionDecision{ExtensionID: asked[one.ID].ID}),
			tx.Cancellations().Add(&Cancellation{FollowUpID: three.ID, Reason: "diganti"}))
	})
	a.read(func(tx *Tx) error {
		es, err := tx.Extensions().Undecided()
		n, err2 := tx.Extensions().CountUndecided()
		if len(es) != 1 || es[0].FollowUpID != two.ID || n != 1 {
			t.Errorf("got %+v and %d, want only that of the open one", es, n)
		}
		return errors.Join(err, err2)
	})
}

func TestHeirOfAnAgency(t *testing.T) {
	pair := func(kind SuccessionKind, from, to int64) Succession {
		return Succession{Kind: kind, FromID: from, ToID: to}
	}
	all := []Succession{
		pair(Renamed, 1, 2), pair(Renamed, 2, 3), // 1 became 3
		pair(Merged, 4, 6), pair(Merged, 5, 6),
		pair(Split, 7, 8), pair(Split, 7, 9),
		pair(Split, 10, 11), // 10 goes on
		pair(Renamed, 20, 21), pair(Renamed, 21, 20),
	}
	ended := func(id int64) bool {
		return id == 1 || id == 2 || id == 4 || id == 5 || id == 7 || id == 12 || id == 20 || id == 21
	}
	for _, tt := range []struct {
		name     string
		of, want int64
	}{
		{"renamed twice", 1, 3},
		{"merged", 4, 6},
		{"split", 7, 0},
		{"split off but alive", 10, 10},
		{"never changed", 3, 3},
		{"closed for good", 12, 0},
		{"a ring", 20, 0},
	} {
		if got := HeirOf(tt.of, ended, all); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.name, got, tt.want)
		}
	}
}
