package app

import (
	"testing"
	"time"
)

// A half-typed line may be stored late, when it is an entry already; it must
// not come back then.
func TestDraftStoredLateDoesNotComeBack(t *testing.T) {
	ctx, s := orderSession(t)
	late := s.DraftLine("/l Jalan rusak", 14, time.Time{})
	if _, err := s.Enter(ctx, "/l Jalan rusak", time.Time{}); err != nil {
		t.Fatal(err)
	}
	if err := s.StoreDraft(ctx, late); err != nil {
		t.Fatal(err)
	}
	if err := s.Reload(ctx); err != nil {
		t.Fatal(err)
	}
	if got := s.Live().Draft.Text; got != "" {
		t.Errorf("got draft %q, want none: the line is an entry", got)
	}
	if err := s.StoreDraft(ctx, s.DraftLine("belum seles", 11, time.Time{})); err != nil {
		t.Fatal(err)
	}
	if err := s.Reload(ctx); err != nil {
		t.Fatal(err)
	}
	if got := s.Live().Draft.Text; got != "belum seles" {
		t.Errorf("got draft %q, want the half-typed line", got)
	}
}

// On a slow disk the storing of two half-typed lines may change places.
func TestOlderDraftStoredLateDoesNotReplaceTheNewer(t *testing.T) {
	ctx, s := orderSession(t)
	older := s.DraftLine("belum", 5, time.Time{})
	newer := s.DraftLine("belum seles", 11, time.Time{})
	for _, d := range []DraftLine{newer, older} {
		if err := s.StoreDraft(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Reload(ctx); err != nil {
		t.Fatal(err)
	}
	if got := s.Live().Draft.Text; got != "belum seles" {
		t.Errorf("got draft %q, want the newer one", got)
	}
}
