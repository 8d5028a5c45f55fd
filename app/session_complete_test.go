package app

import (
	"context"
	"slices"
	"testing"
)

func TestNumbersOfOpenFollowUpsComplete(t *testing.T) {
	ctx := context.Background()
	a, _, id := planned(t)
	older := held(t, a, "2026-11-09")
	newer := held(t, a, "2026-11-16")
	for _, m := range []Plan{newer, older} { // numbers do not follow the days
		if _, err := a.Minutes.Finalize(ctx, m.Meeting.ID); err != nil {
			t.Fatal(err)
		}
	}
	s := opened(t, a, id)
	enter(t, s, "/buka 09.00", "/acara 1", "/t Belum lahir @PUPR")
	numbers := func(line string) (out []string) {
		for _, x := range s.Complete(line, len(line)).Suggestions {
			out = append(out, x.Insert)
		}
		return out
	}
	r, err := a.Meetings.Record(ctx, newer.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	old, err := a.Meetings.Record(ctx, older.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	dredge, sort := r.FollowUps[0].Number, r.FollowUps[1].Number
	oldDredge, oldSort := old.FollowUps[0].Number, old.FollowUps[1].Number

	got := numbers("/status ")
	if len(got) != 4 || !slices.Contains(got[:2], dredge) || !slices.Contains(got[:2], sort) {
		t.Errorf("got %q, want those of the newest meeting first and none of this one", got)
	}
	enter(t, s, "@DLH")
	if got := numbers("/tunda "); len(got) != 4 || got[0] != sort || got[1] != oldSort {
		t.Errorf("got %q, want %q and %q, of who speaks, first", got, sort, oldSort)
	}
	if got := numbers("/status keruk"); !slices.Equal(got, []string{dredge, oldDredge}) {
		t.Errorf("got %q, want what orders it", got)
	}
	if c := s.Complete("/status "+dredge, len("/status "+dredge)); !c.Settled || c.Suggestions[0].Meaning != "Dinas PUPR · Keruk saluran" {
		t.Errorf("got %+v, want it settled, with lead and action", c)
	}
}
