package locale

import (
	"errors"
	"testing"

	"rakor.id/rakor/data"
)

func TestReadDueDays(t *testing.T) {
	for _, tt := range []struct {
		in    string
		today data.Date
		want  data.Date
		doubt Doubt
	}{
		{"30/11", monday, "2026-11-30", Sure},
		{"30/11/26", monday, "2026-11-30", Sure},
		{"30 nov", monday, "2026-11-30", Sure},
		{"30 Nopember 2026", monday, "2026-11-30", Sure},
		{"1/3", monday, "2027-03-01", Sure},
		{"23/11", monday, "2026-11-23", Sure},
		{"22/11", monday, "2027-11-22", Sure},
		{"22/11/2026", monday, "2026-11-22", Sure},
		{"29/02", monday, "2028-02-29", DoubtYear},
		{"29/02", "2027-11-23", "2028-02-29", DoubtYear},
		{"29/02", "2028-01-10", "2028-02-29", Sure},
		{"Selasa, 23/11/2026", monday, "2026-11-23", DoubtWeekday},
		{"hari ini", monday, "2026-11-23", Sure},
		{"besok", monday, "2026-11-24", Sure},
		{"LUSA", monday, "2026-11-25", Sure},
		{"jumat", monday, "2026-11-27", Sure},
		{"Jum'at", monday, "2026-11-27", Sure},
		{"senin", monday, "2026-11-30", Sure},
		{"jumat", "2026-11-27", "2026-12-04", Sure},
		{"jumat", "2026-11-28", "2026-12-04", Sure},
		{"jumat depan", monday, "2026-12-04", Sure},
		{"jumat depan", "2026-11-27", "2026-12-04", Sure},
		{"jumat depan", "2026-11-29", "2026-12-04", Sure},
		{"jumat ini", "2026-11-28", "2026-11-27", Sure},
		{"minggu", monday, "2026-11-29", DoubtSunday},
		{"minggu depan", monday, "2026-12-06", DoubtSunday},
		{"ahad", monday, "2026-11-29", Sure},
		{"3 hari", monday, "2026-11-26", Sure},
		{"3hari", monday, "2026-11-26", Sure},
		{"sehari", monday, "2026-11-24", Sure},
		{"1 minggu", monday, "2026-11-30", Sure},
		{"seminggu", monday, "2026-11-30", Sure},
		{"dua minggu lagi", monday, "2026-12-07", Sure},
		{"dalam 2 pekan ke depan", monday, "2026-12-07", Sure},
		{"2 bulan", monday, "2027-01-23", Sure},
		{"1 bulan", "2027-01-31", "2027-02-28", Sure},
		{"1 tahun", "2028-02-29", "2029-02-28", Sure},
		{"5 hari kerja", monday, "2026-11-30", DoubtHolidays},
		{"akhir bulan", monday, "2026-11-30", Sure},
		{"akhir bulan", "2026-11-30", "2026-11-30", Sure},
		{"akhir bulan depan", monday, "2026-12-31", Sure},
		{"akhir tahun", monday, "2026-12-31", Sure},
		{"akhir tahun depan", monday, "2027-12-31", Sure},
		{"akhir februari 2028", monday, "2028-02-29", Sure},
	} {
		got, doubt, err := ReadDue(tt.in, tt.today)
		if want := DueOn(tt.want); got != want || doubt != tt.doubt || err != nil {
			t.Errorf("ReadDue(%q, %s) = %+v, %q, %v, want %+v, %q", tt.in, tt.today, got, doubt, err, want, tt.doubt)
		}
	}
}

func TestReadDuePeriods(t *testing.T) {
	for _, tt := range []struct {
		in   string
		on   data.Date
		text string
	}{
		{"TW2", "2027-06-30", "TW II 2027"},
		{"tw 4", "2026-12-31", "TW IV 2026"},
		{"TW II 2026", "2026-06-30", "TW II 2026"},
		{"twii 2027", "2027-06-30", "TW II 2027"},
		{"TW2/2027", "2027-06-30", "TW II 2027"},
		{"Triwulan III Tahun 2027", "2027-09-30", "TW III 2027"},
		{"triwulan depan", "2027-03-31", "TW I 2027"},
		{"Semester I 2026", "2026-06-30", "Semester I 2026"},
		{"semester 2", "2026-12-31", "Semester II 2026"},
		{"smt1 2027", "2027-06-30", "Semester I 2027"},
		{"Nov 2026", "2026-11-30", "November 2026"},
		{"Nopember", "2026-11-30", "November 2026"},
		{"oktober", "2027-10-31", "Oktober 2027"},
		{"bulan Feb 2028", "2028-02-29", "Februari 2028"},
		{"bulan depan", "2026-12-31", "Desember 2026"},
		{"2027", "2027-12-31", "Tahun 2027"},
		{"TA 2027", "2027-12-31", "Tahun 2027"},
		{"tahun depan", "2027-12-31", "Tahun 2027"},
	} {
		got, doubt, err := ReadDue(tt.in, monday)
		want := Due{Kind: DuePeriod, On: tt.on, Text: tt.text}
		if got != want || doubt != Sure || err != nil {
			t.Errorf("ReadDue(%q) = %+v, %q, %v, want %+v", tt.in, got, doubt, err, want)
		}
		if again, _, err := ReadDue(TypeDue(want), monday); again != want || err != nil {
			t.Errorf("ReadDue(%q) = %+v, %v, want %+v", TypeDue(want), again, err, want)
		}
	}
}

func TestReadDueConditions(t *testing.T) {
	for in, text := range map[string]string{
		`"APBD-P 2026, jika tidak APBD 2027"`:   "APBD-P 2026, jika tidak APBD 2027",
		`" setelah lelang "`:                    "setelah lelang",
		`"disebut \"mendesak\" oleh Wali Kota"`: `disebut "mendesak" oleh Wali Kota`,
		`"C:\arsip"`:                            `C:\arsip`,
	} {
		got, doubt, err := ReadDue(in, monday)
		if want := DueIf(text); got != want || doubt != Sure || err != nil {
			t.Errorf("ReadDue(%s) = %+v, %q, %v, want %+v", in, got, doubt, err, want)
		}
		if again, _, err := ReadDue(TypeDue(got), monday); again != got || err != nil {
			t.Errorf("ReadDue(%s) = %+v, %v, want %+v", TypeDue(got), again, err, got)
		}
	}
}

func TestReadDueRefuses(t *testing.T) {
	for in, want := range map[string]error{
		"31/02": ErrNoSuchDay, "30 Feb 2027": ErrNoSuchDay, "31/11/2026": ErrNoSuchDay,
		"": ErrNotUnderstood, "5": ErrNotUnderstood, "0 hari": ErrNotUnderstood, "TW5": ErrNotUnderstood,
		"semester iii": ErrNotUnderstood, "TW II 26": ErrNotUnderstood, "jumat lalu": ErrNotUnderstood,
		"kapan-kapan": ErrNotUnderstood, `""`: ErrNotUnderstood, `"a" b`: ErrNotUnderstood, `"a`: ErrNotUnderstood,
		"3 hari libur": ErrNotUnderstood, "besok 3": ErrNotUnderstood, "akhir": ErrNotUnderstood, "50": ErrNotUnderstood,
		"1000 hari": ErrNotUnderstood, "dalam": ErrNotUnderstood, "se": ErrNotUnderstood, "selesai": ErrNotUnderstood,
	} {
		if got, _, err := ReadDue(in, monday); !errors.Is(err, want) || !got.IsZero() {
			t.Errorf("ReadDue(%q) = %+v, %v, want %v", in, got, err, want)
		}
	}
}

func TestDuePast(t *testing.T) {
	for _, tt := range []struct {
		due  Due
		want bool
	}{
		{DueOn("2026-11-22"), true},
		{DueOn(monday), false},
		{Due{Kind: DuePeriod, On: "2026-06-30", Text: "TW II 2026"}, true},
		{DueIf("APBD-P 2025"), false},
		{Due{}, false},
	} {
		if got := tt.due.Past(monday); got != tt.want {
			t.Errorf("%+v past = %v, want %v", tt.due, got, tt.want)
		}
	}
}
