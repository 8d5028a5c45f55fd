package locale

import (
	"testing"

	"rakor.id/rakor/data"
)

func TestSpan(t *testing.T) {
	for _, tt := range []struct {
		cadence data.Cadence
		day     data.Date
		want    string
	}{
		{data.Weekly, "2026-11-25", "23 s.d. 29 November 2026"},
		{data.Weekly, "2026-12-01", "30 November s.d. 6 Desember 2026"},
		{data.Weekly, "2027-01-01", "28 Desember 2026 s.d. 3 Januari 2027"},
		{data.Monthly, "2026-12-31", "Desember 2026"},
		{data.Quarterly, "2026-12-31", "Triwulan IV 2026"},
		{data.Quarterly, "2027-01-01", "Triwulan I 2027"},
		{data.Quarterly, "", ""},
	} {
		if got := Span(tt.cadence.Span(tt.day)); got != tt.want {
			t.Errorf("%s of %s: got %q, want %q", tt.cadence, tt.day, got, tt.want)
		}
	}
}
