package words

import (
	"testing"

	"rakor.id/rakor/app"
)

func distinct[T any](t *testing.T, all []T, word func(T) string) {
	t.Helper()
	seen := map[string]T{}
	for _, v := range all {
		w := word(v)
		if other, twice := seen[w]; twice || w == "" {
			t.Errorf("%v and %v are both called %q", v, other, w)
		}
		seen[w] = v
	}
}

func TestEveryStateHasAWordOfItsOwn(t *testing.T) {
	distinct(t, app.EntryKinds(), Kind)
	distinct(t, app.AttendanceStatuses(), Attendance)
	distinct(t, app.Statuses(), Status)
	distinct(t, []app.MeetingState{app.Planned, app.Running, app.Paused, app.Closed, app.Final, app.Amending}, State)
}

func TestSayWritesASentenceWithinASentence(t *testing.T) {
	inner := app.Sentence{Message: "Baris %d", Args: []any{3}}
	got := Say(app.Sentence{Message: "%s: ditolak", Args: []any{inner}})
	if want := "Baris 3: ditolak"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Say(app.Sentence{}); got != "" {
		t.Errorf("got %q for no sentence", got)
	}
}
