package app

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

// recordOf is the meeting as it is stored, without what differs between two
// archives.
func recordOf(t *testing.T, s *Session) []any {
	t.Helper()
	if err := s.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	var rows []any
	for _, e := range s.Live().Entries {
		rows = append(rows, []any{e.ID, e.ItemID, e.Position, e.Kind, e.SpeakerID, e.Speaker, e.Body, e.Typed, e.Marks})
	}
	for _, f := range s.Live().FollowUps {
		rows = append(rows, []any{f.Number, f.EntryID, f.ParentID, f.LeadID, f.Supports, f.Action, f.Due})
	}
	for _, a := range s.Live().Attendance {
		rows = append(rows, []any{a.Post, a.Status, a.Name, a.Arrived, a.Left})
	}
	return append(rows, s.Live().Current().Title, s.Live().Meeting.State)
}

var replayed = []string{
	"@PUPR", "/k Saluran di Cambai tersumbat", "", "/acara 99", "/t Keruk saluran @PUPR +DLH >30/11", "s/tersumbat/tertutup/",
	"/hadir @DLH", "/acara + Pasar", "/status TL-1999-0001 selesai", "/t Data warga @SEMUACAMAT", "... dan lapor", "Selesai",
}

func TestReplayMakesTheSameRecordAsTyping(t *testing.T) {
	ctx, one := orderSession(t)
	_, all := orderSession(t)
	var lines []TypedLine
	var want []bool
	for _, text := range replayed {
		_, err := one.Enter(text, time.Time{}).Do(ctx)
		want = append(want, err != nil)
		lines = append(lines, TypedLine{Text: text})
	}
	outcomes, err := all.Replay(ctx, lines)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range outcomes {
		if (o.Refused != nil) != want[i] {
			t.Errorf("%q: got %v, want refused %v as when typed", replayed[i], o.Refused, want[i])
		}
	}
	if got, want := recordOf(t, all), recordOf(t, one); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%v\nwant as typed\n%v", got, want)
	}
	for one.CanUndo() {
		done(ctx, t, one.Undo())
		done(ctx, t, all.Undo())
	}
	if all.CanUndo() || !reflect.DeepEqual(recordOf(t, all), recordOf(t, one)) {
		t.Error("taken back line by line, the records differ")
	}
}

func TestReplayIsStoredWholeOrNotAtAll(t *testing.T) {
	ctx, s := orderSession(t)
	before := recordOf(t, s)
	undos := len(s.undo)
	failing, err := Open(ctx, filepath.Join(t.TempDir(), "rakor.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := failing.Close(); err != nil {
		t.Fatal(err)
	}
	working := s.desk
	s.desk = failing.desk
	if _, err := s.Replay(ctx, []TypedLine{{Text: "Satu"}}); !Unsaved(err) {
		t.Errorf("got %v, want that the archive refused", err)
	}
	s.desk = working
	if got := recordOf(t, s); !reflect.DeepEqual(got, before) || len(s.undo) != undos {
		t.Errorf("got %v with %d steps back, want the meeting as it was", got, len(s.undo))
	}
}
