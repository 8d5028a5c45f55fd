package data

import (
	"errors"
	"slices"
	"testing"
)

// A follow-up from the room to its acceptance, and back once.
func TestLifeOfAFollowUp(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	f := s.followUp("Normalisasi saluran")
	a.write(func(tx *Tx) error { return tx.FollowUps().Add(f) })
	if f.Number != "TL-2026-0001" {
		t.Errorf("got number %s, want TL-2026-0001", f.Number)
	}
	if err := a.try(func(tx *Tx) error {
		return tx.Reports().Add(&Report{FollowUpID: f.ID, Role: AsLead, Source: ByHand, Status: Done})
	}); !errors.Is(err, ErrInvalid) {
		t.Errorf("report on an unborn follow-up: got %v, want ErrInvalid", err)
	}
	a.finalize(s)

	report := &Report{FollowUpID: f.ID, AgencyID: s.pupr.ID, Role: AsLead, Source: ByHand, Period: "2026-11", Status: Done, Progress: ptr(1000)}
	a.write(func(tx *Tx) error { return tx.Reports().Add(report) })
	a.expectState(f.ID, Done, 1000, Pending, true)
	a.write(func(tx *Tx) error {
		return tx.Reports().Add(&Report{FollowUpID: f.ID, AgencyID: s.dlh.ID, Role: AsSupport, Source: ByHand, Status: Obstructed})
	})
	a.expectState(f.ID, Done, 1000, Pending, true)
	a.write(func(tx *Tx) error {
		return tx.Verifications().Add(&Verification{ReportID: report.ID, Verdict: Returned, Note: "foto belum ada"})
	})
	a.expectState(f.ID, Done, 1000, Returned, true)
	again := &Report{FollowUpID: f.ID, AgencyID: s.pupr.ID, Role: AsLead, Source: ByHand, Period: "2026-12", Evidence: "foto"}
	a.write(func(tx *Tx) error { return tx.Reports().Add(again) })
	a.expectState(f.ID, Done, 1000, Pending, true)
	a.write(func(tx *Tx) error {
		return tx.Verifications().Add(&Verification{ReportID: again.ID, Verdict: Accepted})
	})
	a.expectState(f.ID, Done, 1000, Accepted, false)
	a.write(func(tx *Tx) error { return tx.Reports().Revoke(again.ID, "salah berkas") })
	a.expectState(f.ID, Done, 1000, Returned, true)
	a.write(func(tx *Tx) error { return tx.Reports().Revoke(report.ID, "salah berkas") })
	a.expectState(f.ID, NotStarted, 0, Pending, true)

	a.read(func(tx *Tx) error {
		events, err := tx.FollowUps().Story(f.ID)
		reports := slices.DeleteFunc(slices.Clone(events), func(e Event) bool { return e.Report == nil })
		if len(reports) != 3 || !reports[0].Report.Revoked || reports[0].Report.RevokedReason != "salah berkas" {
			t.Errorf("got reports %+v", reports)
		}
		return err
	})
	a.checkClean()
}

func ptr[T any](v T) *T { return &v }

func (a *archive) expectState(id int64, status Status, progress int, v VerificationState, open bool) {
	a.t.Helper()
	a.read(func(tx *Tx) error {
		f, err := tx.FollowUps().Get(id)
		if f.Status != status || f.Progress != progress || f.Verification != v || f.Open() != open {
			a.t.Errorf("got %s %d %s open=%v, want %s %d %s open=%v", f.Status, f.Progress, f.Verification, f.Open(), status, progress, v, open)
		}
		return err
	})
}

func TestBroadcastNumbers(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	parent := &FollowUp{MeetingID: s.meeting.ID, Action: "Rapikan kantor", Broadcast: true, LeadText: "semua OPD"}
	first, second := s.followUp("Rapikan kantor"), s.followUp("Rapikan kantor")
	a.write(func(tx *Tx) error {
		if err := tx.FollowUps().Add(s.followUp("Lain")); err != nil {
			return err
		}
		if err := tx.FollowUps().Add(parent); err != nil {
			return err
		}
		first.ParentID, second.ParentID = parent.ID, parent.ID
		return errors.Join(tx.FollowUps().Add(first), tx.FollowUps().Add(second))
	})
	if parent.Number != "TL-2026-0002" || second.Number != "TL-2026-0002.02" {
		t.Errorf("got numbers %s, %s", parent.Number, second.Number)
	}
	a.write(func(tx *Tx) error {
		second.Withdrawn = true
		return tx.FollowUps().Update(second)
	})
	third := s.followUp("Rapikan kantor")
	third.ParentID = parent.ID
	a.write(func(tx *Tx) error { return tx.FollowUps().Add(third) })
	if third.Number != "TL-2026-0002.03" {
		t.Errorf("number of a withdrawn follow-up came back: got %s", third.Number)
	}
	a.finalize(s)
	a.read(func(tx *Tx) error {
		born, err := tx.FollowUps().OfMeeting(s.meeting.ID)
		if len(born) != 4 || born[1].Number != parent.Number || born[2].Number != first.Number {
			t.Errorf("got %+v", born)
		}
		for _, f := range born {
			if f.BornAt.IsZero() || f.Number != parent.Number && len(f.Supports) != 2 {
				t.Errorf("%s: got born %v, supports %v", f.Number, f.BornAt, f.Supports)
			}
		}
		return err
	})
	a.checkClean()
}

func TestExtension(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	f := s.followUp("Normalisasi saluran")
	a.write(func(tx *Tx) error { return tx.FollowUps().Add(f) })
	a.finalize(s)
	e := &Extension{FollowUpID: f.ID, Due: Due{Kind: DuePeriod, On: "2026-12-31", Text: "TW IV 2026"}, Reason: "hujan", AskedBy: "Kepala Dinas PUPR", AskedOn: today}
	a.write(func(tx *Tx) error { return tx.Extensions().Ask(e) })
	d := &ExtensionDecision{ExtensionID: e.ID, Granted: true, By: "Wali Kota"}
	a.write(func(tx *Tx) error { return tx.Extensions().Decide(d) })
	if err := a.try(func(tx *Tx) error {
		return tx.Extensions().Decide(&ExtensionDecision{ExtensionID: e.ID})
	}); !errors.Is(err, ErrDuplicate) {
		t.Errorf("second decision: got %v, want ErrDuplicate", err)
	}
	a.read(func(tx *Tx) error {
		got, err := tx.FollowUps().Get(f.ID)
		if got.Due != e.Due {
			t.Errorf("got deadline %v, want %v", got.Due, e.Due)
		}
		es, err2 := tx.Extensions().OfFollowUp(f.ID)
		if len(es) != 1 || es[0].Decision == nil || es[0].Former != f.Due {
			t.Errorf("got %+v", es)
		}
		return errors.Join(err, err2)
	})
}

// A batch of returned sheets is undone without touching what came later.
func TestUndoOfABatch(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	one, two := s.followUp("Satu"), s.followUp("Dua")
	a.write(func(tx *Tx) error { return errors.Join(tx.FollowUps().Add(one), tx.FollowUps().Add(two)) })
	a.finalize(s)
	sheet := &SheetExport{AgencyID: s.pupr.ID, Period: "2026-11", Schema: 1, Name: "PUPR.xlsx"}
	file := []byte("isi lembar")
	batch := &ReturnBatch{}
	a.write(func(tx *Tx) error {
		sent := []SheetExportRow{{Item: 1, FollowUpID: one.ID, Role: AsLead, Cells: "{}"}, {Item: 2, FollowUpID: two.ID, Role: AsLead, Cells: "{}"}}
		if err := tx.SheetExports().Add(sheet, sent, file); err != nil {
			return err
		}
		if err := tx.Returns().AddBatch(batch); err != nil {
			return err
		}
		back := &ReturnFile{BatchID: batch.ID, ExportNo: sheet.No, Name: "PUPR (1).xlsx"}
		if err := tx.Returns().AddFile(back, file); err != nil {
			return err
		}
		for _, f := range []*FollowUp{one, two} {
			row := &ReturnRow{FileID: back.ID, FollowUpID: f.ID, Outcome: "updated", Detail: "{}"}
			if err := tx.Returns().AddRow(row); err != nil {
				return err
			}
			if err := tx.Reports().Add(&Report{FollowUpID: f.ID, AgencyID: s.pupr.ID, Role: AsLead, Source: FromSheet, ReturnRowID: row.ID, Status: InProgress, Progress: ptr(400)}); err != nil {
				return err
			}
		}
		return nil
	})
	a.write(func(tx *Tx) error {
		return tx.Reports().Add(&Report{FollowUpID: two.ID, AgencyID: s.pupr.ID, Role: AsLead, Source: ByHand, Status: InProgress, Progress: ptr(700)})
	})
	a.read(func(tx *Tx) error {
		before, err := tx.Returns().Before(HashOf(file))
		if before.ID != batch.ID {
			t.Errorf("got batch %d for a file taken in before, want %d", before.ID, batch.ID)
		}
		last, err2 := tx.SheetExports().LatestOf(s.pupr.ID)
		if last.No != sheet.No || last.SHA256 != HashOf(file) {
			t.Errorf("got sheet %+v as the last one of the agency", last)
		}
		return errors.Join(err, err2)
	})
	a.write(func(tx *Tx) error { return tx.Returns().Undo(batch.ID, "berkas keliru") })
	a.expectState(one.ID, NotStarted, 0, Pending, true)
	a.expectState(two.ID, InProgress, 700, Pending, true)
	if err := a.try(func(tx *Tx) error { return tx.Returns().Undo(batch.ID, "lagi") }); !errors.Is(err, ErrInvalid) {
		t.Errorf("second undo: got %v, want ErrInvalid", err)
	}
	a.read(func(tx *Tx) error {
		if _, err := tx.Returns().Before(HashOf(file)); !errors.Is(err, ErrNotFound) {
			t.Errorf("file of an undone batch: got %v, want ErrNotFound", err)
		}
		return nil
	})
	a.checkClean()
}
