package data

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

// The counters say what counting says, by every dimension and on every day.
func TestFiguresAreThoseCounted(t *testing.T) {
	a, s := register(t)
	a.stir(s)
	for _, day := range []Date{"2026-10-01", "2026-11-01", "2026-11-02", today, "2026-12-05", "2027-06-01"} {
		for by := range dimensionNames {
			a.read(func(tx *Tx) error {
				got, err := tx.FollowUps().Figures(by, RegisterFilter{}, day)
				want, err2 := tx.FollowUps().countFigures(by, RegisterFilter{}, day)
				if len(want) == 0 || !reflect.DeepEqual(got, want) {
					t.Errorf("%s on %s: got %+v, want %+v", by, day, got, want)
				}
				return errors.Join(err, err2)
			})
		}
		a.checkClean()
		a.write(func(tx *Tx) error { return tx.CountLateOn(day) }) // forth and, with the first, back
	}
	a.write(func(tx *Tx) error { return tx.CountLateOn(today) })
	a.checkClean()
	for _, f := range []RegisterFilter{{}, {Scope: ScopeOpen}, {Sort: SortDue, Limit: 1}} {
		a.read(func(tx *Tx) error {
			got, err := tx.FollowUps().Count(f)
			f.Limit = 0
			rows, err2 := tx.FollowUps().Register(f)
			if got != len(rows) || got == 0 {
				t.Errorf("%+v: got %d, want %d", f, got, len(rows))
			}
			return errors.Join(err, err2)
		})
	}
	a.read(func(tx *Tx) error {
		got, err := tx.FollowUps().FiguresOf(ByAgency, []int64{s.dishub.ID, 999}, today)
		if len(got) != 1 || got[0].ID != s.dishub.ID {
			t.Errorf("got %+v, want those of one agency", got)
		}
		_, err2 := tx.FollowUps().FiguresOf(ByTotal, nil, today)
		if !errors.Is(err2, ErrInvalid) {
			t.Errorf("got %v, want ErrInvalid for a total of some", err2)
		}
		return err
	})
}

// stir lets many things happen to the follow-ups of an archive.
func (a *archive) stir(s *sample) {
	a.t.Helper()
	r := rand.New(rand.NewPCG(3, 9))
	agencies := []int64{0, s.pupr.ID, s.dlh.ID, s.dishub.ID}
	var fs []RegisterRow
	a.read(func(tx *Tx) (err error) {
		fs, err = tx.FollowUps().Register(RegisterFilter{})
		return err
	})
	var reports []int64
	for range 120 {
		a.now = a.now.Add(17 * time.Hour)
		id := fs[r.IntN(len(fs))].ID
		var err error
		switch r.IntN(6) {
		case 0, 1:
			p := r.IntN(1001)
			rep := &Report{FollowUpID: id, Role: AsLead, Source: ByHand, Status: Statuses[r.IntN(5)], Progress: &p, Narrative: "karena hujan"}
			err = a.try(func(tx *Tx) error { return tx.Reports().Add(rep) })
			reports = append(reports, rep.ID)
		case 2, 3:
			if len(reports) > 0 {
				v := &Verification{ReportID: reports[len(reports)-1], Verdict: []VerificationState{Accepted, Accepted, Returned}[r.IntN(3)]}
				err = a.try(func(tx *Tx) error { return tx.Verifications().Add(v) })
			}
		case 4:
			if len(reports) > 0 && r.IntN(3) == 0 {
				err = a.try(func(tx *Tx) error { return tx.Reports().Revoke(reports[len(reports)-1], "salah") })
				reports = reports[:len(reports)-1]
			}
		case 5:
			err = a.try(func(tx *Tx) error {
				f, err := tx.FollowUps().Get(id)
				if err != nil {
					return err
				}
				f.LeadID, f.Supports = agencies[r.IntN(4)], nil
				f.Due = Due{Kind: DueDay, On: today.AddDays(r.IntN(90) - 40)}
				f.IssueID = []int64{0, s.issue.ID}[r.IntN(2)]
				if f.CancelledAt, f.CancelReason = (time.Time{}), ""; r.IntN(8) == 0 {
					f.CancelledAt, f.CancelReason = tx.At(), "tidak perlu"
				}
				return tx.FollowUps().Update(&f)
			})
		}
		if err != nil {
			a.t.Fatal(err)
		}
	}
}

func TestMonths(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	late, done := s.followUp("Terlambat"), s.followUp("Selesai")
	late.Due.On, done.Due.On = "2026-11-30", "2026-12-20"
	a.write(func(tx *Tx) error { return errors.Join(tx.FollowUps().Add(late), tx.FollowUps().Add(done)) })
	a.finalize(s) // 23 November 2026
	on := func(day Date, f func(*Tx) error) {
		t.Helper()
		a.now = day.Time().Add(4 * time.Hour)
		a.write(f)
	}
	report := &Report{FollowUpID: done.ID, Role: AsLead, Source: ByHand, Status: Done}
	on("2027-01-05", func(tx *Tx) error { return tx.Reports().Add(report) })
	on("2027-01-06", func(tx *Tx) error {
		return tx.Verifications().Add(&Verification{ReportID: report.ID, Verdict: Accepted})
	})
	on("2027-03-02", func(tx *Tx) error { // the deadline it missed three months ago
		f, err := tx.FollowUps().Get(late.ID)
		f.Due.On = "2027-04-30"
		return errors.Join(err, tx.FollowUps().Update(&f))
	})
	on("2027-04-01", func(tx *Tx) error { return tx.Reports().Revoke(report.ID, "salah berkas") })
	want := []MonthFigures{
		{Month: "2026-10"},
		{Month: "2026-11", Born: 2, Open: 2, Late: 1},
		{Month: "2026-12", Open: 2, Late: 2},
		{Month: "2027-01", Settled: 1, Open: 1, Late: 1},
		{Month: "2027-02", Open: 1, Late: 1},
		{Month: "2027-03", Open: 1},
		{Month: "2027-04", Unsettled: 1, Open: 2, Late: 1},
	}
	months := func() (got []MonthFigures) {
		a.read(func(tx *Tx) (err error) {
			got, err = tx.FollowUps().Months("2026-10", "2028-01", "2027-04-15")
			return err
		})
		return got
	}
	if got := months(); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	a.checkClean()
	a.write(func(tx *Tx) error { return tx.RebuildFigures(today) })
	if got := months(); !reflect.DeepEqual(got, want) {
		t.Errorf("counted anew: got %+v\nwant %+v", got, want)
	}
	a.read(func(tx *Tx) error {
		_, err := tx.FollowUps().Months("2026-13", "2027-01", today)
		if !errors.Is(err, ErrInvalid) {
			t.Errorf("got %v, want ErrInvalid", err)
		}
		return nil
	})
}

// In another zone a month ends at another instant.
func TestMonthsFollowTheZone(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	a.write(func(tx *Tx) error { return tx.FollowUps().Add(s.followUp("Pekerjaan")) })
	a.now = time.Date(2026, 11, 30, 16, 30, 0, 0, time.UTC) // 23.30 in the west, past midnight farther east
	a.finalize(s)
	for zone, want := range map[Zone]int{WIB: 1, WIT: 0} {
		office := Office{Zone: zone}
		a.write(func(tx *Tx) error {
			o, err := tx.Office()
			office.Head = o.Head
			return errors.Join(err, tx.SetOffice(&office))
		})
		a.read(func(tx *Tx) error {
			got, err := tx.FollowUps().Months("2026-11", "2026-12", "2026-12-31")
			if len(got) != 2 || got[0].Born != want || got[1].Born != 1-want {
				t.Errorf("%s: got %+v, want %d born in November", zone, got, want)
			}
			return err
		})
		a.checkClean()
	}
}

func TestCheckFindsWrongFigures(t *testing.T) {
	for _, sql := range []string{
		"UPDATE figures SET late = late + 1 WHERE dimension = 'agency'",
		"DELETE FROM figures WHERE dimension = 'issue'",
		"INSERT INTO figures(dimension, key, total) VALUES('meeting', 99, 1)",
		"UPDATE figures_months SET born = born + 1",
		"DELETE FROM figures_months",
		"DELETE FROM minutes_unsigned",
		"DELETE FROM extensions_undecided",
	} {
		a := newArchive(t)
		a.sampleFinal()
		a.write(func(tx *Tx) error {
			return tx.Extensions().Ask(&Extension{FollowUpID: 1, Due: Due{Kind: DueDay, On: "2027-01-31"}, AskedOn: today, Reason: "hujan"})
		})
		a.checkClean()
		a.tamper(sql)
		r, err := a.Check(ctx)
		if err != nil || len(r.Findings) == 0 {
			t.Errorf("%s: got %v, %v, want findings", sql, r.Findings, err)
		}
		for _, f := range r.Findings {
			if f.Kind != WrongFigures {
				t.Errorf("%s: got %+v, want only wrong figures", sql, f)
			}
		}
		a.write(func(tx *Tx) error { return tx.RebuildFigures(today) })
		a.checkClean()
	}
}
