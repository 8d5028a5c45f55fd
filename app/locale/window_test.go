package locale

import (
	"testing"

	"rakor.id/rakor/data"
)

func TestReadWindow(t *testing.T) {
	const today = data.Date("2026-11-23") // a Monday
	for _, tt := range []struct {
		typed    string
		sense    Sense
		from, to data.Date
	}{
		{"2026-12", Ahead, "2026-12-01", "2026-12-31"},
		{"2026", Ahead, "2026-01-01", "2026-12-31"},
		{"des-2026", Ahead, "2026-12-01", "2026-12-31"},
		{"Desember 2026", Ahead, "2026-12-01", "2026-12-31"},
		{"desember", Ahead, "2026-12-01", "2026-12-31"},
		{"desember", Behind, "2025-12-01", "2025-12-31"},
		{"november", Behind, "2026-11-01", "2026-11-30"},
		{"tw2", Ahead, "2027-04-01", "2027-06-30"},
		{"tw2", Behind, "2026-04-01", "2026-06-30"},
		{"TW-II-2026", Ahead, "2026-04-01", "2026-06-30"},
		{"semester-1-2027", Ahead, "2027-01-01", "2027-06-30"},
		{"minggu-ini", Ahead, "2026-11-23", "2026-11-29"},
		{"minggu depan", Ahead, "2026-11-30", "2026-12-06"},
		{"minggu-lalu", Behind, "2026-11-16", "2026-11-22"},
		{"bulan-ini", Ahead, "2026-11-01", "2026-11-30"},
		{"bulan-lalu", Behind, "2026-10-01", "2026-10-31"},
		{"bulan-depan", Ahead, "2026-12-01", "2026-12-31"},
		{"tahun-depan", Ahead, "2027-01-01", "2027-12-31"},
		{"triwulan-lalu", Behind, "2026-07-01", "2026-09-30"},
		{"hari-ini", Ahead, today, today},
		{"besok", Ahead, "2026-11-24", "2026-11-24"},
		{"7-hari", Ahead, today, "2026-11-30"},
		{"7-hari", Behind, "2026-11-16", today},
		{"7-hari-lagi", Behind, today, "2026-11-30"},
		{"3-bulan-terakhir", Ahead, "2026-08-23", today},
		{"30/11/2026", Ahead, "2026-11-30", "2026-11-30"},
		{"30-11-2026", Ahead, "2026-11-30", "2026-11-30"},
		{"30-nov-2026", Ahead, "2026-11-30", "2026-11-30"},
		{"30/11", Behind, "2025-11-30", "2025-11-30"},
		{"30/11", Ahead, "2026-11-30", "2026-11-30"},
		{"1/12/2026..15/12/2026", Ahead, "2026-12-01", "2026-12-15"},
		{"2026-01..2026-03", Behind, "2026-01-01", "2026-03-31"},
		{"..30/11/2026", Ahead, "", "2026-11-30"},
		{"2026-12..", Ahead, "2026-12-01", ""},
	} {
		from, to, err := ReadWindow(tt.typed, today, tt.sense)
		if err != nil || from != tt.from || to != tt.to {
			t.Errorf("%q: got %s..%s, %v, want %s..%s", tt.typed, from, to, err, tt.from, tt.to)
		}
	}
	for _, typed := range []string{"", "..", "kapan", "31/02/2026", "minggu", "0 hari", "2026-12..2026-01", "2026-13", "7 hari kerja"} {
		if from, to, err := ReadWindow(typed, today, Ahead); err == nil {
			t.Errorf("%q: got %s..%s, want no window", typed, from, to)
		}
	}
}

func FuzzReadWindow(f *testing.F) {
	for _, s := range []string{"2026-12", "minggu-ini", "7 hari", "1/12..15/12", "TW II 2026", "..30/11"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, behind bool) {
		from, to, err := ReadWindow(s, "2026-11-23", Sense(behind))
		if err != nil {
			return
		}
		if from == "" && to == "" || from != "" && !from.Valid() || to != "" && !to.Valid() || from != "" && to != "" && from > to {
			t.Errorf("%q: got %q..%q", s, from, to)
		}
	})
}
