package data

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

func (a *archive) bodies(s *sample) string {
	a.t.Helper()
	var got []string
	a.read(func(tx *Tx) error {
		es, err := tx.Entries().OfMeeting(s.meeting.ID)
		for _, e := range es {
			got = append(got, e.Body)
		}
		return err
	})
	return strings.Join(got, " ")
}

func TestOrderOfEntries(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	e := map[string]*Entry{}
	for _, body := range []string{"a", "b", "c"} {
		e[body] = s.entry(body)
		e[body].At = noon.Add(-time.Hour) // a clock set back changes no order
		a.write(func(tx *Tx) error { return tx.Entries().Add(e[body]) })
	}
	x, y := s.entry("x"), s.entry("y")
	a.write(func(tx *Tx) error {
		return errors.Join(tx.Entries().AddAfter(x, e["a"].ID), tx.Entries().AddAfter(y, 0))
	})
	if got := a.bodies(s); got != "y a x b c" {
		t.Errorf("added: got %q", got)
	}
	a.write(func(tx *Tx) error {
		return errors.Join(
			tx.Entries().Move(e["c"], s.items[1].ID, y.ID),
			tx.Entries().Move(x, s.items[0].ID, 0), // to the opening
			tx.Entries().Move(y, s.items[2].ID, 0), // to the closing
		)
	})
	if got := a.bodies(s); got != "x c a b y" {
		t.Errorf("moved: got %q", got)
	}
	other := Meeting{Title: "Lain", HeldOn: today}
	a.write(func(tx *Tx) error { return tx.Meetings().Add(&other) })
	if err := a.try(func(tx *Tx) error {
		items, err := tx.Agenda().OfMeeting(other.ID)
		if err != nil {
			return err
		}
		return tx.Entries().Move(x, items[0].ID, 0)
	}); !errors.Is(err, ErrInvalid) {
		t.Errorf("under an item of another meeting: got %v, want ErrInvalid", err)
	}
	a.checkClean()
}

// A thousand insertions and moves, many at one spot, against a plain slice.
func TestOrderHolds(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	r := rand.New(rand.NewPCG(1, 2))
	var want []*Entry
	place := func(*Entry) (index int, after int64) {
		if r.IntN(3) > 0 && len(want) > 0 {
			return min(1, len(want)), want[0].ID // the same spot again and again
		}
		if index = r.IntN(len(want) + 1); index > 0 {
			after = want[index-1].ID
		}
		return index, after
	}
	a.write(func(tx *Tx) error {
		for i := range 1000 {
			if i%4 == 3 {
				at := r.IntN(len(want))
				e := want[at]
				want = slices.Delete(want, at, at+1)
				index, after := place(e)
				fresh, err := tx.Entries().Get(e.ID) // spreading changes revs
				if err != nil {
					return err
				}
				if err := tx.Entries().Move(&fresh, e.ItemID, after); err != nil {
					return err
				}
				want = slices.Insert(want, index, &fresh)
				continue
			}
			e := s.entry(fmt.Sprint(i))
			index, after := place(e)
			if err := tx.Entries().AddAfter(e, after); err != nil {
				return err
			}
			want = slices.Insert(want, index, e)
		}
		return nil
	})
	var names []string
	for _, e := range want {
		names = append(names, e.Body)
	}
	if got := a.bodies(s); got != strings.Join(names, " ") {
		t.Errorf("order differs:\n got %s\nwant %s", got, strings.Join(names, " "))
	}
}

func TestAgendaOrder(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	second := &AgendaItem{MeetingID: s.meeting.ID, Title: "Stunting"}
	a.write(func(tx *Tx) error {
		if err := tx.Agenda().Add(second); err != nil {
			return err
		}
		return tx.Agenda().Move(second, 0)
	})
	for name, f := range map[string]func(*Tx) error{
		"opening moved":   func(tx *Tx) error { return tx.Agenda().Move(&s.items[0], second.ID) },
		"closing deleted": func(tx *Tx) error { c := s.items[2]; c.Deleted = true; return tx.Agenda().Update(&c) },
	} {
		if err := a.try(f); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: got %v, want ErrInvalid", name, err)
		}
	}
	a.read(func(tx *Tx) error {
		items, err := tx.Agenda().OfMeeting(s.meeting.ID)
		var got []string
		for _, i := range items {
			got = append(got, i.Title)
		}
		if want := "Pembukaan Stunting Drainase Penutup"; strings.Join(got, " ") != want {
			t.Errorf("got %v, want %s", got, want)
		}
		return err
	})
}

func TestDraft(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	var before ChainHead
	a.read(func(tx *Tx) (err error) { before, err = tx.ChainHead(); return err })
	a.write(func(tx *Tx) error {
		return tx.Drafts().Save(Draft{MeetingID: s.meeting.ID, EntryID: 7, Text: "Saluran tersumbat sam", Cursor: 21, FirstKeyAt: noon})
	})
	for _, text := range []string{"@PU", "@PUPR /k Saluran"} {
		a.write(func(tx *Tx) error {
			return tx.Drafts().Save(Draft{MeetingID: s.meeting.ID, Text: text, Cursor: len(text), FirstKeyAt: noon})
		})
	}
	a.read(func(tx *Tx) error {
		found, err := tx.Drafts().OfMeeting(s.meeting.ID)
		if len(found) != 2 || found[1].EntryID != 7 || found[1].Text != "Saluran tersumbat sam" {
			t.Fatalf("got %+v, want the new line and one correction", found)
		}
		d := found[0]
		if d.EntryID != 0 || d.Text != "@PUPR /k Saluran" || d.Cursor != 16 || !d.FirstKeyAt.Equal(noon) || !d.UpdatedAt.Equal(a.now) {
			t.Errorf("got %+v", d)
		}
		none, err2 := tx.Drafts().OfMeeting(999)
		if len(none) != 0 {
			t.Errorf("got %+v for a meeting without one", none)
		}
		after, err3 := tx.ChainHead()
		if after != before {
			t.Error("a half-typed line went into the history")
		}
		return errors.Join(err, err2, err3)
	})
	a.write(func(tx *Tx) error { return tx.Drafts().Save(Draft{MeetingID: s.meeting.ID, EntryID: 7}) })
	a.read(func(tx *Tx) error {
		found, err := tx.Drafts().OfMeeting(s.meeting.ID)
		if len(found) != 1 || found[0].EntryID != 0 {
			t.Errorf("got %+v after the correction was made, want the new line alone", found)
		}
		return err
	})
}
