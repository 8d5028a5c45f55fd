package app

import (
	"context"
	"maps"
	"testing"

	"rakor.id/rakor/data"
)

func TestSampleIsUnderstood(t *testing.T) {
	a, _, id := sampleArchive(t)
	r := record(t, a, id)
	for _, e := range r.Entries {
		if e.Marks != "[]" {
			t.Errorf("%q has the marks %s, want none", e.Typed, e.Marks)
		}
	}
	kinds := map[EntryKind]int{}
	for _, e := range r.Entries {
		kinds[e.Kind]++
	}
	if want := map[EntryKind]int{
		KindInfo: 5, KindReport: 21, KindObstacle: 17, KindProposal: 16, KindDirection: 11, KindDecision: 2, KindFollowUp: 19,
	}; !maps.Equal(kinds, want) {
		t.Errorf("got entries %v, want %v", kinds, want)
	}
	if r.Meeting.State != Closed {
		t.Errorf("the meeting is %s, want closed", r.Meeting.State)
	}
}

func TestSampleAttendance(t *testing.T) {
	a, _, id := sampleArchive(t)
	r := record(t, a, id)
	marks, guests := map[AttendanceStatus]int{}, 0
	for _, line := range r.Attendance {
		marks[line.Status]++
		if line.Guest {
			guests++
		}
	}
	want := map[AttendanceStatus]int{Present: 64, Deputy: 3, Excused: 1, Sick: 2, OnDuty: 1, Absent: 1}
	if !maps.Equal(marks, want) || guests != 2 {
		t.Errorf("got attendance %v with %d guests, want %v with 2", marks, guests, want)
	}
	late, early := 0, 0
	for _, line := range r.Attendance {
		if line.Arrived != "" {
			late++
		}
		if line.Left != "" {
			early++
		}
	}
	if late != 2 || early != 1 {
		t.Errorf("got %d late and %d early, want 2 and 1", late, early)
	}
}

func TestSampleOrdersReachEachAgencyOnce(t *testing.T) {
	a, _, id := sampleArchive(t)
	r := record(t, a, id)
	children := map[int64]map[int64]bool{}
	parents := map[string]int64{}
	for _, f := range r.FollowUps {
		if f.Broadcast {
			parents[f.LeadText] = f.ID
		}
		if f.ParentID == 0 {
			continue
		}
		if children[f.ParentID] == nil {
			children[f.ParentID] = map[int64]bool{}
		}
		if children[f.ParentID][f.LeadID] {
			t.Errorf("%s goes to %s twice", f.Number, r.Agencies[f.LeadID].Code)
		}
		children[f.ParentID][f.LeadID] = true
	}
	groups := map[data.Group]int{}
	for _, agency := range r.Agencies {
		groups[agency.Group]++
	}
	for text, want := range map[string]int{
		"Semua lurah":                 groups[data.GroupWard],
		"Semua camat":                 groups[data.GroupDistrict],
		"Semua OPD, camat, dan lurah": len(r.Agencies) - groups[data.GroupVillage],
	} {
		if got := len(children[parents[text]]); got != want {
			t.Errorf("%s: got %d rows, want %d", text, got, want)
		}
	}
}

func TestSampleTimesLieWithinTheMeeting(t *testing.T) {
	a, _, id := sampleArchive(t)
	r := record(t, a, id)
	for _, item := range r.Items {
		if item.StartedAt.IsZero() {
			continue
		}
		if item.StartedAt.Before(r.Meeting.OpenedAt) || item.StartedAt.After(r.Meeting.ClosedAt) {
			t.Errorf("%q began at %v, outside %v to %v", item.Title, item.StartedAt, r.Meeting.OpenedAt, r.Meeting.ClosedAt)
		}
	}
}

func record(t testing.TB, a *App, id int64) Record {
	t.Helper()
	r, err := a.Meetings.Record(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
