package locale

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"rakor.id/rakor/data"
)

const monday = data.Date("2026-11-23")

// cases reads a table of testdata without its header.
func cases(t *testing.T, name string, comma rune) [][]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.FieldsPerRecord = comma, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// writeCase writes a machine value of the table the way its kind asks.
func writeCase(t *testing.T, kind, value string) string {
	t.Helper()
	switch kind {
	case "tanggal":
		return LongDay(data.Date(value))
	case "tanggal pendek":
		return ShortDay(data.Date(value))
	case "waktu":
		return Hour(data.TimeOfDay(value), data.WIB)
	case "rentang", "rentang terbuka":
		from, to, _ := strings.Cut(value, "-")
		return Hours(data.TimeOfDay(from), data.TimeOfDay(to), data.WIB)
	case "angka":
		return Number(number(t, value))
	case "persen":
		return Percent(number(t, value) * 100)
	case "uang":
		return Rupiah(int64(number(t, value))).String()
	case "ordinal":
		return Ordinal(int(number(t, value)))
	case "bulan":
		return MonthName(monday.Time().Month())
	}
	return ""
}

func TestWritingFollowsTheTable(t *testing.T) {
	written := 0
	for _, row := range cases(t, "locale-cases.csv", ';') {
		kind, value, want := row[0], row[1], row[2]
		got := writeCase(t, kind, value)
		if kind == "zona" {
			got = "WIB (UTC+7)"
			if _, offset := monday.Time().In(data.WIB.Location()).Zone(); offset != 7*3600 {
				t.Errorf("WIB is %d s from UTC, want 7 h", offset)
			}
		}
		if got != want {
			t.Errorf("%s %s = %q, want %q", kind, value, got, want)
		}
		written++
	}
	if written < 13 {
		t.Errorf("read %d rows of the table, want 13", written)
	}
}

func TestWritingWhatIsNone(t *testing.T) {
	for name, got := range map[string]string{
		"no day":          LongDay("") + Day("") + ShortDay("2026-02-31") + Relative("", monday) + Relative(monday, ""),
		"no month":        Month("2026-13") + MonthName(0) + MonthName(13) + WeekdayName(7),
		"no hour":         Hour("", data.WIB) + Hours("", "09:00", data.WIB),
		"nothing to list": List(nil),
	} {
		if got != "" {
			t.Errorf("%s = %q, want nothing", name, got)
		}
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{Relative(monday, monday), "hari ini"},
		{Relative("2026-11-24", monday), "besok"},
		{Relative("2026-11-25", monday), "lusa"},
		{Relative("2026-11-28", monday), "5 hari lagi"},
		{Relative("2026-11-22", monday), "kemarin"},
		{Relative("2026-11-20", monday), "3 hari lalu"},
		{RelativeDue("2026-11-20", monday), "terlambat 3 hari"},
		{RelativeDue("2026-11-24", monday), "besok"},
		{RelativeDue(monday, monday), "hari ini"},
		{List([]string{"A"}), "A"},
		{List([]string{"A", "B"}), "A dan B"},
		{List([]string{"A", "B", "C"}), "A, B, dan C"},
		{Roman(11), "XI"},
		{Roman(0), "0"},
		{Roman(4000), "4000"},
		{Month("2026-11"), "November 2026"},
		{Number(-1234567.25), "-1.234.567,25"},
		{Money(-5).String(), "-Rp0,05"},
		{Money(0).String(), "Rp0,00"},
		{WriteDue(Due{}), "-"},
		{WriteDue(DueIf(" APBD-P 2026 ")), "APBD-P 2026"},
		{Hour("21:05", data.WIT), "21.05 WIT"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestWhatIsWrittenReadsBack(t *testing.T) {
	for d := data.Date("2023-12-28"); d < "2032-01-05"; d = d.AddDays(1) {
		for _, s := range []string{LongDay(d), Day(d), ShortDay(d), string(d)} {
			if got, doubt, err := ReadDay(s, monday); got != d || doubt != Sure || err != nil {
				t.Fatalf("ReadDay(%q) = %s, %q, %v, want %s", s, got, doubt, err, d)
			}
		}
		due := DueOn(d)
		if got, doubt, err := ReadDue(TypeDue(due), monday); got != due || doubt != Sure || err != nil {
			t.Fatalf("ReadDue(%q) = %+v, %q, %v, want %+v", TypeDue(due), got, doubt, err, due)
		}
	}
	for n := 1; n < 4000; n++ {
		if got, err := ReadRoman(Roman(n)); got != n || err != nil {
			t.Fatalf("ReadRoman(%q) = %d, %v, want %d", Roman(n), got, err, n)
		}
	}
	for _, r := range Ranks() {
		for _, s := range []string{r.String(), r.Code, strings.ToLower(r.String())} {
			if got, err := ReadRank(s); got != r || err != nil {
				t.Errorf("ReadRank(%q) = %v, %v, want %v", s, got, err, r)
			}
		}
	}
}

func TestHoursReadBack(t *testing.T) {
	for minute := 0; minute < 24*60; minute += 7 {
		h := data.TimeOfDay(two(minute/60) + ":" + two(minute%60))
		for _, z := range []data.Zone{data.WIB, data.WITA, data.WIT, ""} {
			if got, _, err := ReadHour(Hour(h, z)); got != h || err != nil {
				t.Fatalf("ReadHour(%q) = %s, %v", Hour(h, z), got, err)
			}
			for _, to := range []data.TimeOfDay{"23:59", ""} {
				s := Hours(h, to, z)
				a, b, zone, doubt, err := ReadHours(s)
				if a != h || b != to || zone != z || doubt != Sure || err != nil {
					t.Fatalf("ReadHours(%q) = %s, %s, %s, %q, %v", s, a, b, zone, doubt, err)
				}
			}
		}
	}
}

func two(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
