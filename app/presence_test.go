package app

import (
	"context"
	"slices"
	"testing"
	"time"
)

// hour is an hour of the day of the meeting.
func hour(h, m int) time.Time {
	return time.Date(2026, time.November, 23, h, m, 0, 0, WIB.Location())
}

// A meeting opened late in the evening sits past midnight: hours named then are
// of the day after.
func TestMeetingPastMidnight(t *testing.T) {
	ctx := context.Background()
	a, w, id := planned(t)
	s := opened(t, a, id)
	at := func(h, m int, lines ...string) {
		t.Helper()
		w.at = hour(h, m)
		for _, line := range lines {
			if _, err := s.Enter(line, w.at).Do(ctx); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
		}
	}
	at(22, 35, "/buka 22.35", "/hadir @PUPR @DLH @Dishub", "/datang @Dinkes 22.10")
	at(22, 40, "/acara 1", "satu")
	at(24, 10, "/acara 2", "dua", "/datang @DKP 00.10", "/pulang @DLH 00.02", "/pulang @Dishub 23.50")
	if _, err := s.Enter("/tutup 13.00", w.at).Do(ctx); err == nil {
		t.Error("closed at an hour before the opening, or fourteen hours after it")
	}
	at(24, 25, "/tutup 00.20")

	r := record(t, a, id)
	if want := hour(24, 20); !r.Meeting.ClosedAt.Equal(want) {
		t.Errorf("closed %v, want %v", r.Meeting.ClosedAt, want)
	}
	got := topicsOf(t, a, id)
	for code, want := range map[string][]int{"PUPR": {1, 2}, "DLH": {1}, "Dishub": {1}, "Dinkes": {1, 2}, "DKP": {2}} {
		if !slices.Equal(got[code], want) {
			t.Errorf("%s: got the topics %v, want %v", code, got[code], want)
		}
	}
}

func TestPresencePerTopic(t *testing.T) {
	ctx := context.Background()
	a, w, id := planned(t)
	s := opened(t, a, id)
	at := func(h, m int, line string) {
		t.Helper()
		w.at = hour(h, m)
		if _, err := s.Enter(line, w.at).Do(ctx); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
	}
	at(9, 0, "/buka 09.00")
	at(9, 1, "/hadir @PUPR @DLH @Dishub @Dinkes @Dinsos")
	at(9, 1, "/izin @Bappeda")
	at(9, 10, "/acara 1")
	at(9, 11, "satu")
	at(9, 30, "/acara 2") // passed by
	at(9, 30, "/acara 3")
	at(9, 31, "/datang @DLH 09.30")
	at(9, 40, "/pulang @Dishub 09.30")
	at(10, 0, "/acara 4")
	at(10, 10, "/datang @Dinsos 10.05")
	if got := topicsOf(t, a, id)["PUPR"]; !slices.Equal(got, []int{1, 3, 4}) {
		t.Errorf("while it goes on: got %v for who was there all the time", got)
	}
	at(10, 20, "/acara 1") // gone back to
	at(10, 21, "satu lagi")
	at(10, 30, "/pulang @Dinkes 10.15")
	at(10, 50, "/datang @DKP 10.45")
	at(11, 0, "/tutup 11.00")
	at(11, 20, "ditambahkan sesudah rapat")

	got := topicsOf(t, a, id)
	for code, want := range map[string][]int{
		"PUPR":    {1, 3, 4},
		"DLH":     {1, 3, 4}, // came after the first topic, was there when it was gone back to
		"Dishub":  {1},       // left as the third began
		"Dinsos":  {1, 4},
		"DKP":     {1}, // came when the fourth was over
		"Dinkes":  {1, 3, 4},
		"Bappeda": nil, // excused
	} {
		if !slices.Equal(got[code], want) {
			t.Errorf("%s: got the topics %v, want %v", code, got[code], want)
		}
	}

	r, err := a.Meetings.Record(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	p := r.Presence()
	if p.Discussed() != 3 {
		t.Errorf("got %d topics discussed, want 3", p.Discussed())
	}
	items := (&Live{r}).Topics()
	if there := p.At(r.Attendance, items[2].ID); len(there) != 3 {
		t.Errorf("got %d at the third topic, want PUPR, DLH and Dinkes", len(there))
	}
	if there := p.At(r.Attendance, items[1].ID); there != nil {
		t.Errorf("got %d at a topic that was left out, want nobody", len(there))
	}
}

// topicsOf reads the numbers of the topics each agency was there for, by the
// word people call it.
func topicsOf(t *testing.T, a *App, id int64) map[string][]int {
	t.Helper()
	r, err := a.Meetings.Record(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	s := opened(t, a, id)
	p := r.Presence()
	out := map[string][]int{}
	for _, code := range []string{"PUPR", "DLH", "Dishub", "Dinkes", "Dinsos", "DKP", "Bappeda"} {
		found := s.Directory().Find(code)
		if len(found) != 1 {
			t.Fatalf("%s means %d agencies, want one", code, len(found))
		}
		for _, line := range r.Attendance {
			if line.AgencyID == found[0].AgencyID {
				out[code], _ = p.Topics(line)
			}
		}
	}
	return out
}
