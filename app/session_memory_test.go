package app

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// What a session holds in memory must be what the archive holds, whatever was
// done: the minute-taker sees the one, the minutes are made from the other.
func TestMemoryIsTheArchive(t *testing.T) {
	ctx, s := orderSession(t)
	r := rand.New(rand.NewPCG(7, 2))
	pick := func() int64 { return s.live.Entries[r.IntN(len(s.live.Entries))].ID }
	typed := 0
	acts := []func() error{
		func() error {
			typed++
			_, err := s.Enter(fmt.Sprintf("/l Catatan %d yang dapat dipecah", typed), time.Time{}).Do(ctx)
			return err
		},
		func() error {
			typed++
			_, err := s.Enter(fmt.Sprintf("/t Kerjakan %d @DLH >30/11", typed), time.Time{}).Do(ctx)
			return err
		},
		func() error { _, err := s.GoTo(s.live.Items[r.IntN(len(s.live.Items))].ID).Do(ctx); return err },
		func() error { _, err := s.Undo().Do(ctx); return err },
		func() error { _, err := s.Remove(pick()).Do(ctx); return err },
		func() error { _, err := s.Shift(pick(), 1-2*r.IntN(2)).Do(ctx); return err },
		func() error {
			_, err := s.Move(pick(), s.live.Items[r.IntN(len(s.live.Items))].ID, 0).Do(ctx)
			return err
		},
		func() error { _, err := s.Split(pick(), 9).Do(ctx); return ignoreProblem(err) },
		func() error { _, err := s.Merge(pick()).Do(ctx); return ignoreProblem(err) },
		func() error { _, err := s.Enter("... lagi", time.Time{}).Do(ctx); return ignoreProblem(err) },
	}
	for range 1500 {
		act := r.IntN(len(acts))
		if len(s.live.Entries) < 4 {
			act = 0
		}
		if err := acts[act](); err != nil {
			t.Fatalf("action %d: %v", act, err)
		}
	}
	memory, newest := describe(s.live), s.newest.ID
	if err := s.Reload(ctx); err != nil {
		t.Fatal(err)
	}
	if archive := describe(s.live); memory != archive {
		t.Errorf("got in memory\n%s\nwant what is in the archive\n%s", memory, archive)
	}
	if newest != s.newest.ID {
		t.Errorf("got newest entry %d, want %d", newest, s.newest.ID)
	}
}

func describe(l Live) string {
	var b strings.Builder
	for _, e := range l.Entries {
		fmt.Fprintln(&b, e.ID, e.Rev, e.ItemID, e.Position, e.Kind, e.Speaker, e.Body, e.At.Unix())
	}
	for _, f := range l.FollowUps {
		fmt.Fprintln(&b, f.ID, f.Rev, f.Number, f.EntryID, f.ItemID, f.LeadID, f.Action)
	}
	return b.String()
}

// ignoreProblem lets pass what is refused with a reason.
func ignoreProblem(err error) error {
	if _, refused := err.(*Problem); refused { //nolint:errorlint // a wrapped one is no refusal
		return nil
	}
	return err
}
