package app

import (
	"context"
	"slices"
	"testing"
	"time"
)

func TestNextDay(t *testing.T) {
	for _, tt := range []struct {
		name  string
		days  []Date
		today Date
		want  Date
	}{
		{"every week", []Date{"2026-11-09", "2026-11-16", "2026-11-23"}, "2026-11-24", "2026-11-30"},
		{"every second week", []Date{"2026-10-26", "2026-11-09", "2026-11-23"}, "2026-11-24", "2026-12-07"},
		{"the first Monday", []Date{"2026-09-07", "2026-10-05", "2026-11-02"}, "2026-11-23", "2026-12-07"},
		{"the third Thursday, over the year", []Date{"2026-10-15", "2026-11-19", "2026-12-17"}, "2026-12-20", "2027-01-21"},
		{"in any order", []Date{"2026-11-23", "2026-11-09", "2026-11-16"}, "2026-11-23", "2026-11-30"},
		{"what has passed is passed over", []Date{"2026-09-07", "2026-09-14", "2026-09-21"}, "2026-11-24", "2026-11-30"},
		{"older meetings do not count", []Date{"2026-03-05", "2026-11-09", "2026-11-16", "2026-11-23"}, "2026-11-24", "2026-11-30"},
		{"two meetings are no rhythm", []Date{"2026-11-16", "2026-11-23"}, "2026-11-24", ""},
		{"one day twice is one meeting", []Date{"2026-11-16", "2026-11-16", "2026-11-23"}, "2026-11-24", ""},
		{"another weekday", []Date{"2026-11-09", "2026-11-16", "2026-11-24"}, "2026-11-24", ""},
		{"a fifth Monday", []Date{"2026-06-29", "2026-08-31", "2026-11-30"}, "2026-12-01", ""},
		{"a month left out", []Date{"2026-08-03", "2026-10-05", "2026-11-02"}, "2026-11-23", ""},
		{"no meeting", nil, "2026-11-23", ""},
	} {
		if got := nextDay(tt.days, tt.today); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// held stores a closed meeting of a series with two topics, the first of which
// was spoken about.
func held(t *testing.T, a *App, day Date) Plan {
	t.Helper()
	ctx := context.Background()
	agencies, err := a.Agencies.All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	plan := Plan{
		Meeting: Meeting{Title: "Rakor bulan lalu", HeldOn: day, Starts: "08:30", Ends: "11:30", Place: "Ruang Contoh"},
		Series:  "Rakor mingguan",
		Officials: []Official{
			{Role: RoleChair, Post: "Wali Kota", PersonName: PersonName{Name: "Contoh Pimpinan"}},
			{Role: RoleRecorder, Post: "Notulis", PersonName: PersonName{Name: "Contoh Notulis"}},
		},
		Topics:  []Topic{{Title: ApprovalTitle}, {Title: "Infrastruktur", Minutes: 30}, {Title: "Pangan", Minutes: 15}},
		Invited: []int64{agencies[2].ID, agencies[5].ID},
	}
	if err := a.Meetings.Save(ctx, &plan); err != nil {
		t.Fatal(err)
	}
	enter(t, opened(t, a, plan.Meeting.ID), "/buka 08.30", "/acara 2", "@PUPR /k Saluran tersumbat", "/t Keruk saluran @PUPR >besok",
		"/t Pilah sampah @DLH >31/12/2027", "/tamu Contoh Tamu, Ketua, Forum Contoh", "/tutup 11.00")
	return plan
}

func TestNewMeetingContinuesItsSeries(t *testing.T) {
	ctx := context.Background()
	a, w, _ := planned(t)
	last := held(t, a, "2026-11-16")
	if _, err := a.Minutes.Finalize(ctx, last.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(7 * 24 * time.Hour)

	c, err := a.Meetings.Continue(ctx, " rakor MINGGUAN ", 0)
	if err != nil {
		t.Fatal(err)
	}
	if c.Last.ID != last.Meeting.ID || c.Next != "" || c.Approval {
		t.Errorf("got last %d, next %q, approval %v, want %d, no day, none", c.Last.ID, c.Next, c.Approval, last.Meeting.ID)
	}
	want := []LeftTopic{{Topic{Title: "Infrastruktur", Minutes: 30}, true}, {Topic{Title: "Pangan", Minutes: 15}, false}}
	if !slices.Equal(c.Topics, want) {
		t.Errorf("got topics %+v, want %+v", c.Topics, want)
	}
	if len(c.Open) != 2 || c.Late != 1 || c.Open[0].Action != "Keruk saluran" || c.Open[0].LeadCode == "" {
		t.Errorf("got %d open, %d late, %+v, want 2, the late one first, with its lead", len(c.Open), c.Late, c.Open)
	}

	p := c.Plan(Plan{Meeting: Meeting{Title: "Rakor baru", HeldOn: "2026-12-01"}, Topics: []Topic{{Title: "Kosong"}}}, []Topic{c.Topics[1].Topic}, true)
	if err := a.Meetings.Save(ctx, &p); err != nil {
		t.Fatal(err)
	}
	r, err := a.Meetings.Record(ctx, p.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	m := r.Meeting
	if m.Title != "Rakor baru" || m.HeldOn != "2026-12-01" || m.Starts != "08:30" || m.Ends != "11:30" || m.Place != "Ruang Contoh" || r.Series != "Rakor mingguan" {
		t.Errorf("got %+v of %q", m, r.Series)
	}
	if titles := shapeOf(r).items; !slices.Equal(titles, []string{"Pembukaan", ApprovalTitle, "Pangan", "Penutup"}) {
		t.Errorf("got the agenda %q", titles)
	}
	if len(r.Attendance) != 2 || len(r.Officials) != 2 || r.Officials[0].Name != "Contoh Pimpinan" {
		t.Errorf("got %d invited and the officials %+v, want the two of last time", len(r.Attendance), r.Officials)
	}
	if old, err := a.Meetings.Record(ctx, last.Meeting.ID); err != nil || len(old.Officials) != 2 || len(old.Items) != 5 {
		t.Errorf("the last meeting has changed: %v", err)
	}
}

func TestApprovalIsRememberedForTheSeries(t *testing.T) {
	ctx := context.Background()
	a, _, _ := planned(t)
	held(t, a, "2026-11-16")
	for _, want := range []bool{true, false} {
		c, err := a.Meetings.Continue(ctx, "Rakor mingguan", 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Meetings.RememberApproval(ctx, c.Series, want); err != nil {
			t.Fatal(err)
		}
		if c, err = a.Meetings.Continue(ctx, "Rakor mingguan", 0); err != nil || c.Approval != want {
			t.Errorf("got %v, %v, want %v", c.Approval, err, want)
		}
	}
}

func TestWhatIsOpenIsAskedAnewEachTime(t *testing.T) {
	ctx := context.Background()
	a, _, other := planned(t)
	last := held(t, a, "2026-11-09")
	next := Plan{Meeting: Meeting{Title: "Rakor", HeldOn: "2026-11-23"}, Series: "Rakor mingguan"}
	if err := a.Meetings.Save(ctx, &next); err != nil {
		t.Fatal(err)
	}
	s := opened(t, a, next.Meeting.ID)
	open := func(s *Session) (int, int) {
		rows, late, err := s.SeriesOpen(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return len(rows), late
	}
	if n, _ := open(s); n != 0 {
		t.Errorf("got %d open before the minutes are final, want none", n)
	}
	if _, err := a.Minutes.Finalize(ctx, last.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	if n, late := open(s); n != 2 || late != 1 {
		t.Errorf("got %d open, %d late, want 2 and 1", n, late)
	}
	if n, _ := open(opened(t, a, last.Meeting.ID)); n != 0 {
		t.Errorf("got %d, want nothing of the meeting itself", n)
	}
	if n, _ := open(opened(t, a, other)); n != 0 {
		t.Errorf("got %d, want nothing for a meeting of no series", n)
	}
	c, err := a.Meetings.Continue(ctx, "Rakor mingguan", next.Meeting.ID)
	if err != nil || c.Last.ID != last.Meeting.ID || len(c.Open) != 2 {
		t.Errorf("got last %d, %d open, %v, want the meeting before this one", c.Last.ID, len(c.Open), err)
	}
	if c, err := a.Meetings.Continue(ctx, "Rakor lain", 0); err != nil || c.Series.ID != 0 || c.Last.ID != 0 {
		t.Errorf("got %+v, %v of a series there is not", c, err)
	}
}

func TestInvitedTwiceIsOnTheListOnce(t *testing.T) {
	ctx := context.Background()
	a, _, _ := planned(t)
	agencies, err := a.Agencies.All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	plan := Plan{Meeting: Meeting{Title: "Rakor", HeldOn: "2026-11-23"}, Invited: []int64{agencies[1].ID, agencies[2].ID, agencies[1].ID}}
	if err := a.Meetings.Save(ctx, &plan); err != nil {
		t.Fatal(err)
	}
	r, err := a.Meetings.Record(ctx, plan.Meeting.ID)
	if err != nil || len(r.Attendance) != 2 {
		t.Errorf("got %d on the attendance list, %v, want each once", len(r.Attendance), err)
	}
}
