package locale

import (
	"errors"
	"testing"

	"rakor.id/rakor/data"
)

func TestReadDay(t *testing.T) {
	for _, tt := range []struct {
		in    string
		want  data.Date
		doubt Doubt
		err   error
	}{
		{"30/11/2026", "2026-11-30", Sure, nil},
		{"30/11/26", "2026-11-30", Sure, nil},
		{"30-11-2026", "2026-11-30", Sure, nil},
		{"30.11.2026", "2026-11-30", Sure, nil},
		{"3.1.2027.", "2027-01-03", Sure, nil},
		{"2026-11-30", "2026-11-30", Sure, nil},
		{"2026-11-30T00:00:00", "2026-11-30", Sure, nil},
		{"30 Nopember 2026", "2026-11-30", Sure, nil},
		{"30 Pebruari 2026", "", Sure, ErrNoSuchDay},
		{"17 Agst 2026", "2026-08-17", Sure, nil},
		{"17 Agst. 2026", "2026-08-17", Sure, nil},
		{"26-Feb-25", "2025-02-26", Sure, nil},
		{"23 Nop 26", "2026-11-23", Sure, nil},
		{"30nov2026", "2026-11-30", Sure, nil},
		{"Senin, 23 November 2026", "2026-11-23", Sure, nil},
		{"Jum'at 27 Nov 2026", "2026-11-27", Sure, nil},
		{"Selasa, 23 November 2026", "2026-11-23", DoubtWeekday, nil},
		{"tgl. 30 Des 2026", "2026-12-30", Sure, nil},
		{" 30 November　2026 ", "2026-11-30", Sure, nil},
		{"３０/１１/２０２６", "2026-11-30", Sure, nil},
		{"30/11", "2026-11-30", DoubtYear, nil},
		{"1-1", "2027-01-01", DoubtYear, nil},
		{"23 nov", "2026-11-23", DoubtYear, nil},
		{"29/02", "2028-02-29", DoubtYear, nil},
		{"17/08/45", "2045-08-17", DoubtCentury, nil},
		{"29/02/2028", "2028-02-29", Sure, nil},
		{"31/02", "", Sure, ErrNoSuchDay},
		{"31/02/2026", "", Sure, ErrNoSuchDay},
		{"29/02/2026", "", Sure, ErrNoSuchDay},
		{"11/30/2026", "", Sure, ErrNoSuchDay},
		{"0/1/2026", "", Sure, ErrNoSuchDay},
		{"32 Januari 2026", "", Sure, ErrNoSuchDay},
		{"30/11-2026", "", Sure, ErrNotUnderstood},
		{"30/11/0026", "", Sure, ErrNotUnderstood},
		{"30/11/202", "", Sure, ErrNotUnderstood},
		{"9.10", "", Sure, ErrNotUnderstood},
		{"30 11", "", Sure, ErrNotUnderstood},
		{"Senin", "", Sure, ErrNotUnderstood},
		{"November 2026", "", Sure, ErrNotUnderstood},
		{"30 Wage 2026", "", Sure, ErrNotUnderstood},
		{"", "", Sure, ErrNotUnderstood},
		{"-", "", Sure, ErrNotUnderstood},
	} {
		got, doubt, err := ReadDay(tt.in, monday)
		if got != tt.want || doubt != tt.doubt || !errors.Is(err, tt.err) {
			t.Errorf("ReadDay(%q) = %q, %q, %v, want %q, %q, %v", tt.in, got, doubt, err, tt.want, tt.doubt, tt.err)
		}
	}
}

func TestReadHour(t *testing.T) {
	for _, tt := range []struct {
		in    string
		want  data.TimeOfDay
		doubt Doubt
		err   error
	}{
		{"09.10", "09:10", Sure, nil},
		{"9:10", "09:10", Sure, nil},
		{"0910", "09:10", Sure, nil},
		{"910", "09:10", DoubtHour, nil},
		{"pukul 9", "09:00", Sure, nil},
		{"Pkl. 09.10", "09:10", Sure, nil},
		{"jam 2 siang", "14:00", Sure, nil},
		{"12.15 siang", "12:15", Sure, nil},
		{"4 sore", "16:00", Sure, nil},
		{"7.30 malam", "19:30", Sure, nil},
		{"8 pagi", "08:00", Sure, nil},
		{"pukul 2", "02:00", DoubtHour, nil},
		{"2.30", "02:30", DoubtHour, nil},
		{"02.30", "02:30", Sure, nil},
		{"9", "09:00", DoubtHour, nil},
		{"13", "13:00", DoubtHour, nil},
		{"09.10 WIB", "09:10", DoubtZone, nil},
		{"09:10:00", "09:10", Sure, nil},
		{"09:00:00", "09:00", Sure, nil},
		{"00.00", "00:00", Sure, nil},
		{"24.00", "", Sure, ErrNoSuchHour},
		{"25.10", "", Sure, ErrNoSuchHour},
		{"9.75", "", Sure, ErrNoSuchHour},
		{"9.1", "", Sure, ErrNotUnderstood},
		{"12345", "", Sure, ErrNotUnderstood},
		{"pukul", "", Sure, ErrNotUnderstood},
		{"pagi", "", Sure, ErrNotUnderstood},
		{"", "", Sure, ErrNotUnderstood},
	} {
		got, doubt, err := ReadHour(tt.in)
		if got != tt.want || doubt != tt.doubt || !errors.Is(err, tt.err) {
			t.Errorf("ReadHour(%q) = %q, %q, %v, want %q, %q, %v", tt.in, got, doubt, err, tt.want, tt.doubt, tt.err)
		}
	}
}

func TestReadHours(t *testing.T) {
	for _, tt := range []struct {
		in       string
		from, to data.TimeOfDay
		zone     data.Zone
		doubt    Doubt
		err      error
	}{
		{"09.00 s/d 12.30 WITA", "09:00", "12:30", data.WITA, Sure, nil},
		{"pukul 9 - selesai", "09:00", "", "", Sure, nil},
		{"09:00–12:30", "09:00", "12:30", "", Sure, nil},
		{"09.00 sampai dengan selesai", "09:00", "", "", Sure, nil},
		{"13.00 s.d. 09.00 WIB", "13:00", "09:00", data.WIB, DoubtHour, nil},
		{"09.00 WIB s.d. 10.00 WIT", "", "", "", Sure, ErrNotUnderstood},
		{"09.00 s.d. 25.00", "", "", "", Sure, ErrNoSuchHour},
		{"09.00", "", "", "", Sure, ErrNotUnderstood},
	} {
		from, to, zone, doubt, err := ReadHours(tt.in)
		if from != tt.from || to != tt.to || zone != tt.zone || doubt != tt.doubt || !errors.Is(err, tt.err) {
			t.Errorf("ReadHours(%q) = %q, %q, %q, %q, %v", tt.in, from, to, zone, doubt, err)
		}
	}
}

func TestReadNumber(t *testing.T) {
	for _, tt := range []struct {
		in    string
		want  float64
		doubt Doubt
		ok    bool
	}{
		{"1.234,5", 1234.5, Sure, true},
		{"1.234", 1234, Sure, true},
		{"2,5", 2.5, Sure, true},
		{"-3", -3, Sure, true},
		{"+3", 3, Sure, true},
		{"007", 7, Sure, true},
		{"１２，５", 12.5, Sure, true},
		{"1 250 000", 1250000, Sure, true},
		{"1.5", 1.5, DoubtSeparator, true},
		{"0.750", 0.75, DoubtSeparator, true},
		{"1,234", 1.234, DoubtSeparator, true},
		{"0,234", 0.234, Sure, true},
		{"1,234,567", 1234567, DoubtSeparator, true},
		{"1,234.5", 1234.5, DoubtSeparator, true},
		{"1234567890123456789", 1234567890123456789, DoubtPrecision, true},
		{"1.23.4", 0, Sure, false},
		{"1,2,3", 0, Sure, false},
		{"1..2", 0, Sure, false},
		{",5", 0, Sure, false},
		{"5,", 0, Sure, false},
		{"12 km", 0, Sure, false},
		{"1e5", 0, Sure, false},
		{"--1", 0, Sure, false},
		{"", 0, Sure, false},
	} {
		got, doubt, err := ReadNumber(tt.in)
		if got != tt.want || doubt != tt.doubt || (err == nil) != tt.ok {
			t.Errorf("ReadNumber(%q) = %v, %q, %v, want %v, %q, %v", tt.in, got, doubt, err, tt.want, tt.doubt, tt.ok)
		}
	}
}

func TestReadPercent(t *testing.T) {
	for _, tt := range []struct {
		in    string
		want  float64
		doubt Doubt
		ok    bool
	}{
		{"75", 75, Sure, true},
		{"75%", 75, Sure, true},
		{"75,5 %", 75.5, Sure, true},
		{"80 persen", 80, Sure, true},
		{"80persen", 80, Sure, true},
		{"７５％", 75, Sure, true},
		{"0", 0, Sure, true},
		{"0,5%", 0.5, Sure, true},
		{"1%", 1, Sure, true},
		{"0,75", 75, DoubtFraction, true},
		{"0,07", 7, DoubtFraction, true},
		{"1", 1, DoubtFraction, true},
		{"75.5%", 75.5, DoubtSeparator, true},
		{"110%", 110, DoubtRange, true},
		{"-5", -5, DoubtRange, true},
		{"%", 0, Sure, false},
		{"75%%", 0, Sure, false},
		{"selesai", 0, Sure, false},
	} {
		got, doubt, err := ReadPercent(tt.in)
		if got != tt.want || doubt != tt.doubt || (err == nil) != tt.ok {
			t.Errorf("ReadPercent(%q) = %v, %q, %v, want %v, %q, %v", tt.in, got, doubt, err, tt.want, tt.doubt, tt.ok)
		}
	}
}

func TestReadMoney(t *testing.T) {
	for _, tt := range []struct {
		in    string
		want  Money
		doubt Doubt
		ok    bool
	}{
		{"Rp 1.250.000", Rupiah(1250000), Sure, true},
		{"Rp1.250.000,00", Rupiah(1250000), Sure, true},
		{"Rp. 1.250.000,-", Rupiah(1250000), Sure, true},
		{"1.250.000", Rupiah(1250000), Sure, true},
		{"1250000", Rupiah(1250000), Sure, true},
		{"IDR 1.250.000,50", 125000050, Sure, true},
		{"-Rp5.000,00", Rupiah(-5000), Sure, true},
		{"2.000 rupiah", Rupiah(2000), Sure, true},
		{"1,25 juta", Rupiah(1250000), DoubtRounded, true},
		{"Rp 2,5 Milyar", Rupiah(2500000000), DoubtRounded, true},
		{"3 T", 0, Sure, false},
		{"500rb", Rupiah(500000), DoubtRounded, true},
		{"1,250,000", Rupiah(1250000), DoubtSeparator, true},
		{"1.000,005", Rupiah(1000), DoubtPrecision, true},
		{"99.999.999.999.999.999.999", 0, Sure, false},
		{"--5", 0, Sure, false},
		{"juta", 0, Sure, false},
		{"Rp", 0, Sure, false},
	} {
		got, doubt, err := ReadMoney(tt.in)
		if got != tt.want || doubt != tt.doubt || (err == nil) != tt.ok {
			t.Errorf("ReadMoney(%q) = %v, %q, %v, want %v, %q, %v", tt.in, got, doubt, err, tt.want, tt.doubt, tt.ok)
		}
	}
}

func TestReadRomanRefusesOddSpellings(t *testing.T) {
	for _, s := range []string{"", "IIII", "IC", "VX", "A", "MMMM", "ii i"} {
		if n, err := ReadRoman(s); err == nil {
			t.Errorf("ReadRoman(%q) = %d, want an error", s, n)
		}
	}
}
