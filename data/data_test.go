package data

import (
	"context"
	"path/filepath"
	"testing"
	"time"
)

// noon is when tests happen.
var noon = time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)

const today = Date("2026-11-23")

// archive is an open archive in a folder of its own, with a clock that moves on
// a second with each write.
type archive struct {
	*DB
	t   testing.TB
	now time.Time
}

func openAt(t testing.TB, path string) *archive {
	t.Helper()
	db, err := Open(context.Background(), path, Options{Now: noon, Program: "test"})
	if err != nil {
		t.Fatalf("open %s: %v", path, err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return &archive{DB: db, t: t, now: noon}
}

func newArchive(t testing.TB) *archive {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "arsip.db"))
}

// try writes and returns the error.
func (a *archive) try(f func(*Tx) error) error {
	a.now = a.now.Add(time.Second)
	return a.Write(context.Background(), Actor{At: a.now, Who: "Notulis"}, f)
}

func (a *archive) write(f func(*Tx) error) {
	a.t.Helper()
	if err := a.try(f); err != nil {
		a.t.Fatal(err)
	}
}

func (a *archive) read(f func(*Tx) error) {
	a.t.Helper()
	if err := a.Read(context.Background(), f); err != nil {
		a.t.Fatal(err)
	}
}

// sample is a meeting with what the stories need.
type sample struct {
	pupr, dlh, dishub Agency
	issue             Issue
	meeting           Meeting
	items             []AgendaItem // opening, one topic, closing
}

func (a *archive) sample() *sample {
	a.t.Helper()
	s := &sample{
		pupr:    Agency{Code: "PUPR", Name: "Dinas Pekerjaan Umum dan Penataan Ruang", Group: GroupDinas, Aliases: []string{"Dinas PU"}},
		dlh:     Agency{Code: "DLH", Name: "Dinas Lingkungan Hidup", Group: GroupDinas},
		dishub:  Agency{Code: "Dishub", Name: "Dinas Perhubungan", Group: GroupDinas},
		issue:   Issue{Code: "infrastruktur", Name: "Infrastruktur dasar", Active: true},
		meeting: Meeting{Title: "Rapat Koordinasi", HeldOn: today, Starts: "09:00"},
	}
	a.write(func(tx *Tx) error {
		for _, g := range []*Agency{&s.pupr, &s.dlh, &s.dishub} {
			if err := tx.Agencies().Add(g); err != nil {
				return err
			}
		}
		if err := tx.Issues().Add(&s.issue); err != nil {
			return err
		}
		if err := tx.Meetings().Add(&s.meeting); err != nil {
			return err
		}
		return tx.Agenda().Add(&AgendaItem{MeetingID: s.meeting.ID, Title: "Drainase", IssueID: s.issue.ID})
	})
	a.read(func(tx *Tx) (err error) {
		s.items, err = tx.Agenda().OfMeeting(s.meeting.ID)
		return err
	})
	return s
}

func (s *sample) entry(body string) *Entry {
	return &Entry{
		MeetingID: s.meeting.ID, ItemID: s.items[1].ID, Kind: KindInfo,
		SpeakerID: s.pupr.ID, Speaker: "PUPR", Body: body, Typed: body, At: noon,
	}
}

func (s *sample) followUp(action string) *FollowUp {
	return &FollowUp{
		MeetingID: s.meeting.ID, ItemID: s.items[1].ID, IssueID: s.issue.ID, Action: action,
		LeadID: s.pupr.ID, Supports: []int64{s.dlh.ID, s.dishub.ID},
		Due: Due{Kind: DueDay, On: "2026-11-30"},
	}
}

// finalize closes the meeting if it is not, and makes it final.
func (a *archive) finalize(s *sample) MinutesVersion {
	a.t.Helper()
	v := MinutesVersion{Profile: "Permendagri 1/2023", Content: `{"judul":"Rapat Koordinasi"}`}
	a.write(func(tx *Tx) error {
		if s.meeting.State != Amending {
			s.meeting.State, s.meeting.ClosedAt = Closed, tx.At()
			if err := tx.Meetings().Update(&s.meeting); err != nil {
				return err
			}
		}
		return tx.Minutes().Finalize(&s.meeting, &v)
	})
	return v
}

// checkClean fails if the archive is not in order.
func (a *archive) checkClean() CheckReport {
	a.t.Helper()
	r, err := a.Check(context.Background())
	if err != nil {
		a.t.Fatal(err)
	}
	for _, f := range r.Findings {
		a.t.Errorf("found %s %s: %s", f.Kind, f.Where, f.Detail)
	}
	return r
}
