package data

import (
	"testing"
	"time"
)

func TestSpans(t *testing.T) {
	for _, tt := range []struct {
		cadence     Cadence
		day         Date
		first, last Date
		name        string
	}{
		{Weekly, "2026-11-23", "2026-11-23", "2026-11-29", "2026-W48"}, // a Monday
		{Weekly, "2026-11-29", "2026-11-23", "2026-11-29", "2026-W48"}, // a Sunday
		{Weekly, "2026-12-31", "2026-12-28", "2027-01-03", "2026-W53"},
		{Weekly, "2027-01-03", "2026-12-28", "2027-01-03", "2026-W53"},
		{Weekly, "2027-01-04", "2027-01-04", "2027-01-10", "2027-W01"},
		{Weekly, "2024-12-30", "2024-12-30", "2025-01-05", "2025-W01"}, // of next year by its Thursday
		{Weekly, "2028-02-29", "2028-02-28", "2028-03-05", "2028-W09"},
		{Monthly, "2028-02-01", "2028-02-01", "2028-02-29", "2028-02"},
		{Monthly, "2026-12-31", "2026-12-01", "2026-12-31", "2026-12"},
		{Quarterly, "2026-01-01", "2026-01-01", "2026-03-31", "2026-Q1"},
		{Quarterly, "2026-06-30", "2026-04-01", "2026-06-30", "2026-Q2"},
		{Quarterly, "2026-12-31", "2026-10-01", "2026-12-31", "2026-Q4"},
	} {
		s := tt.cadence.Span(tt.day)
		if s.First != tt.first || s.Last != tt.last || s.String() != tt.name {
			t.Errorf("%s of %s: got %s to %s, %s, want %s to %s, %s", tt.cadence, tt.day, s.First, s.Last, s, tt.first, tt.last, tt.name)
		}
		if s.Next().Previous() != s || s.Next().Sub(s) != 1 || s.Sub(s.Next()) != -1 {
			t.Errorf("%s: next %s, previous of that %s", s, s.Next(), s.Next().Previous())
		}
	}
	if got := Monthly.Span("2026-02-30"); !got.IsZero() || got.String() != "" || got.Next() != (Span{}) {
		t.Errorf("got %v for a day that is not in the calendar", got)
	}
	if got := Cadence("harian").Span("2026-02-03"); !got.IsZero() {
		t.Errorf("got %v for a cadence that is none", got)
	}
}

// Every day of twenty-eight years, after which the calendar repeats, lies in
// one period of each cadence, and the periods follow each other without a gap.
func TestSpansCoverTheCalendar(t *testing.T) {
	for _, c := range []Cadence{Weekly, Monthly, Quarterly} {
		first := c.Span("2020-01-01")
		s := first
		for n, d := 0, Date("2020-01-01"); d < "2048-01-01"; d = d.AddDays(1) {
			if !s.Has(d) {
				s = s.Next()
				n++
			}
			if c.Span(d) != s || s.Sub(first) != n {
				t.Fatalf("%s of %s: got %s, want %s, the %dth", c, d, c.Span(d), s, n)
			}
			if year, week := d.Time().ISOWeek(); c == Weekly && s.String() != isoWeek(year, week) {
				t.Fatalf("%s lies in week %d of %d, got %s", d, week, year, s)
			}
		}
	}
}

func isoWeek(year, week int) string {
	return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006") + "-W" + string(rune('0'+week/10)) + string(rune('0'+week%10))
}
