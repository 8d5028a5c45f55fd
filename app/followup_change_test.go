package app

import (
	"slices"
	"testing"

	"rakor.id/rakor/data"
)

func TestChangeOf(t *testing.T) {
	for _, tt := range []struct {
		name, op, line string
		want           FollowUpChange
	}{
		{"noted down", "insert", `{}`, FollowUpChange{Added: true}},
		{"minutes final", "update", `{"before":{"born_at":null},"after":{"born_at":1795000000}}`, FollowUpChange{Born: true}},
		{"canceled", "update", `{"after":{"cancelled_at":1,"cancel_reason":"diganti"}}`, FollowUpChange{Canceled: true, Reason: "diganti"}},
		{"written anew", "update", `{"after":{"due_on":"2026-12-01","action":"x"}}`, FollowUpChange{Columns: []string{"action", "due_on"}}},
		{"follows from a report", "update", `{"after":{"status":"done","progress":1000}}`, FollowUpChange{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ChangeOf(Event{Change: &data.HistoryLine{Op: tt.op, Data: tt.line}})
			if err != nil {
				t.Fatal(err)
			}
			if got.Added != tt.want.Added || got.Born != tt.want.Born || got.Canceled != tt.want.Canceled ||
				got.Reason != tt.want.Reason || !slices.Equal(got.Columns, tt.want.Columns) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
	if _, err := ChangeOf(Event{Change: &data.HistoryLine{Op: "update", Data: "{"}}); err == nil {
		t.Error("a broken line of history was read")
	}
	if c, err := ChangeOf(Event{}); err != nil || !c.IsZero() {
		t.Errorf("got %+v, %v, want nothing to tell", c, err)
	}
}
