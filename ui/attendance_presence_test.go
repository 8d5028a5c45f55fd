package ui

import (
	"testing"
	"time"
)

func TestRanges(t *testing.T) {
	for _, tt := range []struct {
		numbers []int
		want    string
	}{
		{nil, ""}, {[]int{4}, "4"}, {[]int{1, 2}, "1, 2"}, {[]int{1, 2, 3}, "1–3"}, {[]int{1, 3, 4, 5, 8, 9}, "1, 3–5, 8, 9"},
	} {
		if got := ranges(tt.numbers); got != tt.want {
			t.Errorf("%v: got %q, want %q", tt.numbers, got, tt.want)
		}
	}
}

func TestAttendanceTellsTheTopicsSomebodyWasThereFor(t *testing.T) {
	s, v := newCaptureStage(t)
	for _, line := range []string{"/buka 09.00", "/hadir @PUPR @DLH @Dishub", "/izin @Dinkes", "/acara 1", "Satu", "/datang @DLH 09.20", "/pulang @Dishub 08.55", "/acara 2", "Dua", "/tutup 09.50"} {
		s.enter(line)
		s.clock.Time = s.clock.Time.Add(5 * time.Minute)
	}
	s.openMeeting(v.meetingID, tabAttendance)
	a := top[*attendanceView](s)
	got := map[string]string{}
	for i, line := range a.shown {
		got[s.agencyCode(line.AgencyID)] = a.cell(i, 6).Text
	}
	for code, want := range map[string]string{"Dinas PUPR": "semua", "DLH": "semua", "Dishub": "tidak satu pun", "Dinkes": ""} {
		if text, ok := got[code]; !ok || text != want {
			t.Errorf("%s: got %q of %v, want %q", code, text, got, want)
		}
	}
	s.sees("Pada acara")
	s.calm()
}

// agencyCode is what people call an agency.
func (s *stage) agencyCode(id int64) string {
	s.t.Helper()
	all, err := s.app.Agencies.Ever(s.Context)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, a := range all {
		if a.ID == id {
			return a.Code
		}
	}
	return ""
}
