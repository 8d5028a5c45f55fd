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
		{"quotes and brackets", Search{Groups: word(`"pasar" OR (`)}, nil},
		{"quoted word", Search{Groups: word(`"Inpres"`)}, []int64{2}},
		{"operators are words", Search{Groups: word("NEAR(pasar", "pasar*")}, nil},
		{"only signs", Search{Groups: word("(((", "\"")}, nil},
		{"nothing asked", Search{}, nil},
		{"speaker", Search{Groups: word("melaporkan"), SpeakerID: s.pupr.ID}, nil},
		{"speaker and kind", Search{Groups: word("melaporkan"), SpeakerID: s.dlh.ID, Kinds: []EntryKind{KindReport}}, []int64{5}},
		{"issue of the agenda item", Search{Groups: word("cabai"), IssueID: s.issue.ID}, []int64{5}},
		{"before the meeting", Search{Groups: word("pasar"), To: "2026-11-22"}, nil},
		{"next page", Search{Groups: word("pasar"), Before: 2}, []int64{1}},
		{"limit", Search{Groups: word("pasar"), Limit: 1}, []int64{2}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a.read(func(tx *Tx) error {
				hits, err := tx.Entries().Search(tt.q)
				var got []int64
				for _, h := range hits {
					got = append(got, h.ID)
					if !strings.Contains(h.Snippet, HitStart) || h.MeetingTitle != s.meeting.Title {
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
			_, err := tx.Entries().Search(Search{Groups: [][]string{strings.Fields(typed), {typed}}})
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
		got, err := tx.Entries().Forms("lapor")
		if want := []string{"dilapor", "lapor", "laporkan"}; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		return err
	})
	a.write(func(tx *Tx) error {
		n, err := tx.Entries().Restem(func(w string) string { return w })
		if n != 5 {
			t.Errorf("restemmed %d words, want 5", n)
		}
		return err
	})
}
