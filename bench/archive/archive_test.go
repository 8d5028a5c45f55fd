package archive

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/data"
)

// An archive made here must be one the program could have made: in order, its
// minutes final, its meetings under way to be taken down.
func TestMake(t *testing.T) {
	ctx := context.Background()
	spec := Small(1, 7)
	path, err := Cached(ctx, t.TempDir(), t.TempDir(), spec)
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.Open(ctx, path, app.Options{Clock: func() time.Time { return at(LastDay, 200) }})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	check, err := a.Archive.Check(ctx)
	if err != nil || len(check.Findings) > 0 {
		t.Errorf("the archive is not in order: %v, %v", check.Findings, err)
	}
	final, n, err := a.Meetings.List(ctx, app.MeetingFilter{States: []app.MeetingState{app.Final}}, 10, 0)
	if err != nil || n != spec.Meetings || final[0].Entries != spec.Busy.Entries || final[0].FollowUps != spec.Busy.FollowUps || final[0].Attendances != spec.Busy.Attendance {
		t.Errorf("got %d final meetings, the first %+v, %v", n, final, err)
	}
	running, _, err := a.Meetings.List(ctx, app.MeetingFilter{States: []app.MeetingState{app.Running}}, 10, 0)
	if err != nil || len(running) != 1 || running[0].Title != RunningTitle(7) {
		t.Fatalf("got meetings under way %+v, %v", running, err)
	}
	session, err := a.Capture.Open(ctx, running[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range Lines(1, 40, spec.Agencies) {
		if parsed := session.Parse(line); len(parsed.Marks) > 0 {
			t.Errorf("line %q is not understood: %+v", line, parsed.Marks)
		}
	}
	if got := len(session.Live().Entries); got != 7 {
		t.Errorf("got %d entries, want 7", got)
	}
}

func TestSameTexts(t *testing.T) {
	var texts [2]string
	for i := range texts {
		path := filepath.Join(t.TempDir(), "rakor.db")
		if err := Make(context.Background(), path, Small(1, 3)); err != nil {
			t.Fatal(err)
		}
		db, err := data.Open(context.Background(), path, data.Options{Now: at(LastDay, 0)})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		err = db.Read(context.Background(), func(tx *data.Tx) error {
			es, err := tx.Entries().OfMeeting(1)
			for _, e := range es {
				texts[i] += e.Typed + "\n"
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if texts[0] != texts[1] || texts[0] == "" {
		t.Errorf("got %q and %q", texts[0], texts[1])
	}
}
