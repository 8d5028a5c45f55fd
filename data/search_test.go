package data

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestSearch(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	for _, body := range []string{
		`Saluran di Jl. Sudirman tersumbat sampah pasar`,
		`Pasar "Inpres" (blok A) belum rapi`,
		`Café di taman kota`,
		`Pasar lama, sudah dihapus`,
		`Melaporkan harga cabai`,
	} {
		a.write(func(tx *Tx) error { return tx.Entries().Add(s.entry(body)) })
	}
	a.write(func(tx *Tx) error {
		es, err := tx.Entries().OfMeeting(s.meeting.ID)
		if err != nil {
			return err
		}
		es[3].Deleted = true
		es[4].Kind, es[4].SpeakerID, es[4].IssueID = KindReport, s.dlh.ID, 0
		return errors.Join(tx.Entries().Update(&es[3]), tx.Entries().Update(&es[4]))
	})
	word := func(ws ...string) [][]string {
		var g [][]string
		for _, w := range ws {
			g = append(g, []string{w})
		}
		return g
	}
	day := Date("2026-11-22")
	for _, tt := range []struct {
		name string
		q    Search
		want []int64
	}{
		{"word, newest first, not the deleted one", Search{Groups: word("pasar")}, []int64{2, 1}},
		{"two words", Search{Groups: word("pasar", "saluran")}, []int64{1}},
		{"either", Search{Groups: [][]string{{"saluran", "taman"}}}, []int64{3, 1}},
		{"phrase", Search{Groups: word("sampah pasar")}, []int64{1}},
		{"accent", Search{Groups: word("cafe")}, []int64{3}},
		{"not that word", Search{Groups: word("pasar"), Without: []string{"inpres"}}, []int64{1}},
		{"quotes and brackets", Search{Groups: word(`"pasar" OR (`)}, nil},
		{"quoted word", Search{Groups: word(`"Inpres"`)}, []int64{2}},
		{"operators are words", Search{Groups: word("NEAR(pasar", "pasar*")}, nil},
		{"only signs", Search{Groups: word("(((", "\"")}, nil},
		{"name of a facet", Search{Groups: word("kreport", facetSign+"kreport")}, nil},
		{"speaker", Search{Groups: word("melaporkan"), Facets: [][]Facet{{SpokenBy(s.pupr.ID)}}}, nil},
		{"speaker and kind", Search{Groups: word("melaporkan"), Facets: [][]Facet{{SpokenBy(s.dlh.ID)}, {OfKind(KindReport), OfKind(KindInfo)}}}, []int64{5}},
		{"speaker by name", Search{Facets: [][]Facet{{OfKind(KindInfo)}}, Speakers: word("pupr")}, []int64{3, 2, 1}},
		{"issue of the agenda item", Search{Groups: word("cabai"), Facets: [][]Facet{{OnIssue(s.issue.ID)}}}, []int64{5}},
		{"not of that kind", Search{Facets: [][]Facet{{OfMeeting(s.meeting.ID)}}, None: []Facet{OfKind(KindInfo), OfTitles}}, []int64{5}},
		{"before the meeting", Search{Groups: word("pasar"), To: day}, nil},
		{"on its day", Search{Groups: word("pasar"), From: day.AddDays(1), To: day.AddDays(1)}, []int64{2, 1}},
		{"after it", Search{Groups: word("pasar"), From: day.AddDays(2)}, nil},
		{"limit", Search{Groups: word("pasar"), Limit: 1}, []int64{2}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a.read(func(tx *Tx) error {
				hits, err := tx.Search(tt.q)
				var got []int64
				for _, h := range hits {
					got = append(got, h.ID)
					if h.Source != InEntry || h.EntryID != h.ID || h.MeetingTitle != s.meeting.Title || h.On != s.meeting.HeldOn || h.Body == "" {
						t.Errorf("got hit %+v", h)
					}
				}
				if !slices.Equal(got, tt.want) {
					t.Errorf("got %v, want %v", got, tt.want)
				}
				return err
			})
		})
	}
	a.read(func(tx *Tx) error {
		first, err := tx.Search(Search{Groups: word("pasar"), Limit: 1})
		next, err2 := tx.Search(Search{Groups: word("pasar"), Before: first[0].Key})
		if len(next) != 1 || next[0].ID != 1 {
			t.Errorf("got next page %+v", next)
		}
		all, err3 := tx.Search(Search{})
		if len(all) != 6 || all[5].Source != InMeeting && all[4].Source != InAgenda {
			t.Errorf("asked for all: got %+v", all)
		}
		return errors.Join(err, err2, err3)
	})
	a.checkClean()
}

// FuzzSearch holds that nothing a person types is an error.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{`"`, `pasar" OR (`, "a NEAR b", "-x", "^x", "{a b}: c", "\x00", "0\x00", "\xff", "col:pasar", "*", "+"} {
		f.Add(s)
	}
	a := newArchive(f)
	s := a.sample()
	a.write(func(tx *Tx) error { return tx.Entries().Add(s.entry("Saluran tersumbat")) })
	f.Fuzz(func(t *testing.T, typed string) {
		err := a.Read(ctx, func(tx *Tx) error {
			_, err := tx.Search(Search{Groups: [][]string{strings.Fields(typed), {typed}}, Without: []string{typed}, Speakers: [][]string{{typed}}})
			return err
		})
		if err != nil {
			t.Errorf("%q: %v", typed, err)
		}
	})
}

func TestForms(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	a.stem = func(word string) string { return strings.TrimPrefix(strings.TrimSuffix(word, "kan"), "di") }
	a.write(func(tx *Tx) error {
		return errors.Join(tx.Entries().Add(s.entry("Dilapor warga, laporkan")), tx.Entries().Add(s.entry("lapor lagi")))
	})
	a.read(func(tx *Tx) error {
		got, err := tx.Forms("lapor")
		if want := []string{"dilapor", "lapor", "laporkan"}; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		return err
	})
	a.stem = func(word string) string { return strings.TrimPrefix(word, "ber") }
	for _, want := range []bool{true, false} {
		a.write(func(tx *Tx) error {
			got, err := tx.Restem("2")
			if got != want {
				t.Errorf("found stems anew: got %v, want %v", got, want)
			}
			return err
		})
	}
	a.read(func(tx *Tx) error {
		got, err := tx.Forms("lapor")
		if want := []string{"lapor"}; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		begin, err2 := tx.Beginning("lapor", 1)
		if want := []string{"lapor"}; !slices.Equal(begin, want) {
			t.Errorf("got %v, want %v", begin, want)
		}
		return errors.Join(err, err2)
	})
}

// Whatever changes, the index holds every text as it is: the check of the
// archive compares them all.
func TestIndexFollowsWhatChanges(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	series := Series{Name: "Rakor bulanan", Active: true}
	entry := s.entry("Normalisasi saluran")
	find := func(want []Source, q Search) {
		t.Helper()
		a.checkClean()
		a.read(func(tx *Tx) error {
			hits, err := tx.Search(q)
			var got []Source
			for _, h := range hits {
				got = append(got, h.Source)
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
			return err
		})
	}
	concerns := func(g Agency) Search { return Search{Facets: [][]Facet{{Concerning(g.ID)}}} }
	said := func(w string) Search { return Search{Groups: [][]string{{w}}} }
	f := s.followUp("Normalisasi saluran")
	a.write(func(tx *Tx) error {
		if err := errors.Join(tx.Series().Add(&series), tx.Entries().Add(entry)); err != nil {
			return err
		}
		f.EntryID, f.Problem = entry.ID, "endapan"
		return tx.FollowUps().Add(f)
	})
	find([]Source{InEntry}, said("normalisasi")) // once, though the follow-up says it as well
	find([]Source{InFollowUp}, said("endapan"))
	find([]Source{InFollowUp, InEntry}, concerns(s.dlh))
	a.write(func(tx *Tx) error {
		entry.Body = "Keruk saluran"
		f.Supports, f.LeadID = nil, s.dishub.ID
		return errors.Join(tx.Entries().Update(entry), tx.FollowUps().Update(f))
	})
	find([]Source{InFollowUp}, said("normalisasi"))
	find([]Source{InFollowUp, InEntry}, concerns(s.dishub))
	find(nil, concerns(s.dlh))
	a.write(func(tx *Tx) error {
		s.meeting.HeldOn, s.meeting.SeriesID, s.meeting.Title, s.meeting.Classification = "2026-12-01", series.ID, "Rakor banjir", Secret
		item := s.items[1]
		item.IssueID, item.Title = 0, "Saluran induk"
		return errors.Join(tx.Meetings().Update(&s.meeting), tx.Agenda().Update(&item))
	})
	find([]Source{InFollowUp, InEntry, InAgenda, InMeeting}, Search{Facets: [][]Facet{{OfSeries(series.ID)}}, From: "2026-12-01"})
	find([]Source{InFollowUp, InEntry, InAgenda, InMeeting}, Search{Facets: [][]Facet{{Confidential}}})
	find(nil, Search{None: []Facet{Confidential}})
	find([]Source{InFollowUp}, Search{Facets: [][]Facet{{OnIssue(s.issue.ID)}}})
	a.write(func(tx *Tx) error {
		f.Withdrawn = true
		other := *entry
		other.Deleted = true
		return errors.Join(tx.FollowUps().Update(f), tx.Entries().Update(&other))
	})
	find([]Source{InAgenda}, said("saluran"))

	born := s.followUp("Data ulang")
	a.write(func(tx *Tx) error { return tx.FollowUps().Add(born) })
	a.finalize(s)
	r := &Report{FollowUpID: born.ID, AgencyID: s.dlh.ID, Role: AsSupport, Source: ByHand, Narrative: "Pendataan berjalan", ReportedOn: "2027-01-04"}
	a.write(func(tx *Tx) error { return tx.Reports().Add(r) })
	find([]Source{InReport}, Search{Groups: [][]string{{"pendataan"}}, Facets: [][]Facet{{SpokenBy(s.dlh.ID)}}, From: "2027-01-04", To: "2027-01-04"})
	a.write(func(tx *Tx) error { return tx.Reports().Revoke(r.ID, "salah berkas") })
	find(nil, said("pendataan"))
	a.write(func(tx *Tx) error { return tx.RebuildSearch() })
	find([]Source{InFollowUp}, said("ulang"))
}
