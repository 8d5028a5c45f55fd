package data

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// BenchmarkAddEntry is what Enter costs: entry, history, search index and
// clearing of the half-typed line, on the disk.
func BenchmarkAddEntry(b *testing.B) {
	a := newArchive(b)
	s := a.sample()
	body := "Saluran di Jl. Sudirman tersumbat sampah pasar, perlu normalisasi sebelum musim hujan"
	for b.Loop() {
		a.write(func(tx *Tx) error {
			if err := tx.Entries().Add(s.entry(body)); err != nil {
				return err
			}
			return tx.Drafts().Save(Draft{MeetingID: s.meeting.ID})
		})
	}
}

// BenchmarkSaveDraft is what a pause in typing costs.
func BenchmarkSaveDraft(b *testing.B) {
	a := newArchive(b)
	s := a.sample()
	for b.Loop() {
		a.write(func(tx *Tx) error {
			return tx.Drafts().Save(Draft{MeetingID: s.meeting.ID, Text: "@PUPR /k Saluran tersumb", Cursor: 24, FirstKeyAt: noon})
		})
	}
}

// years fills an archive: meetings with entries each, and follow-ups with a
// report each.
func (a *archive) years(meetings, entries, followUps int) *sample {
	a.t.Helper()
	s := a.sample()
	words := strings.Fields("saluran drainase tersumbat sampah pasar jalan rusak lampu stunting harga cabai beras sekolah puskesmas taman")
	for m := range meetings {
		x := sample{pupr: s.pupr, dlh: s.dlh, dishub: s.dishub, issue: s.issue, meeting: Meeting{Title: fmt.Sprintf("Rapat %d", m), HeldOn: today.AddDays(-m)}}
		a.write(func(tx *Tx) (err error) {
			if err := tx.Meetings().Add(&x.meeting); err != nil {
				return err
			}
			if err := tx.Agenda().Add(&AgendaItem{MeetingID: x.meeting.ID, Title: "Pembahasan"}); err != nil {
				return err
			}
			if x.items, err = tx.Agenda().OfMeeting(x.meeting.ID); err != nil {
				return err
			}
			for n := range entries {
				if err := tx.Entries().Add(x.entry(fmt.Sprintf("%s %s perlu ditangani di kelurahan %d", words[n%len(words)], words[(n/7+m)%len(words)], n))); err != nil {
					return err
				}
			}
			for n := range followUps {
				f := x.followUp(fmt.Sprintf("Tangani %s %d", words[n%len(words)], n))
				if n%3 > 0 {
					f.LeadID, f.Supports = s.dlh.ID, []int64{s.dishub.ID}
				}
				if err := tx.FollowUps().Add(f); err != nil {
					return err
				}
			}
			return nil
		})
		a.finalize(&x)
		a.write(func(tx *Tx) error {
			fs, err := tx.FollowUps().OfMeeting(x.meeting.ID)
			if err != nil {
				return err
			}
			for n, f := range fs {
				r := &Report{FollowUpID: f.ID, AgencyID: f.LeadID, Role: AsLead, Source: ByHand, Period: today.Period(), Status: Done}
				if err := tx.Reports().Add(r); err != nil {
					return err
				}
				if m > 5 || n%2 == 0 { // what is old is settled
					if err := tx.Verifications().Add(&Verification{ReportID: r.ID, Verdict: Accepted}); err != nil {
						return err
					}
				}
			}
			return nil
		})
		s = &x
	}
	return s
}

func BenchmarkLoadMeetingOf2000(b *testing.B) {
	a := newArchive(b)
	s := a.years(1, 2000, 30)
	b.ResetTimer()
	for b.Loop() {
		a.read(func(tx *Tx) error {
			r, err := tx.MeetingRecord(s.meeting.ID)
			if len(r.Entries) != 2000 {
				b.Fatalf("got %d entries", len(r.Entries))
			}
			return err
		})
	}
}

// BenchmarkArchive asks an archive of 300 meetings, 30,000 entries and 9,000
// follow-ups what the views ask.
func BenchmarkArchive(b *testing.B) {
	a := newArchive(b)
	s := a.years(300, 100, 30)
	for name, f := range map[string]func(*Tx) error{
		"Owed":     func(tx *Tx) error { _, err := tx.FollowUps().Owed(s.pupr.ID, 0); return err },
		"Meetings": func(tx *Tx) error { _, err := tx.Meetings().Page(MeetingFilter{}, 50, 0); return err },
		"Register": func(tx *Tx) error { _, err := tx.FollowUps().Register(RegisterFilter{Limit: 100}); return err },
		"RegisterDue": func(tx *Tx) error {
			_, err := tx.FollowUps().Register(RegisterFilter{Scope: ScopeOpen, Sort: SortDue, Limit: 100})
			return err
		},
		"NotReported": func(tx *Tx) error { _, err := tx.FollowUps().Count(RegisterFilter{NotReported: "2026-12"}); return err },
		"Figures":     func(tx *Tx) error { _, err := tx.FollowUps().Figures(ByAgency, RegisterFilter{}, today); return err },
		"Search":      func(tx *Tx) error { _, err := tx.Search(Search{Groups: [][]string{{"pasar"}}}); return err },
		"SearchRare": func(tx *Tx) error {
			_, err := tx.Search(Search{Groups: [][]string{{"pasar"}, {"kelurahan 7"}}})
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				a.read(f)
			}
		})
	}
	b.Run("Check", func(b *testing.B) {
		for b.Loop() {
			start := time.Now()
			r := a.checkClean()
			b.ReportMetric(float64(r.Rows)/time.Since(start).Seconds(), "rows/s")
		}
	})
}
