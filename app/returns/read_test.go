package returns

import (
	"strings"
	"testing"

	"rakor.id/rakor/export/sheet"
)

const today = "2026-11-23"

func typed(s string) sheet.Cell { return sheet.Cell{Address: "L7", Kind: sheet.CellText, Text: s} }

func number(n float64) sheet.Cell {
	return sheet.Cell{Address: "L7", Kind: sheet.CellNumber, Number: n, Text: "number"}
}

func shown(n float64, f sheet.NumberFormat) sheet.Cell {
	c := number(n)
	c.Shown = f
	if f == sheet.ShownDate {
		c.Kind = sheet.CellDate
	}
	return c
}

func plainReader() reader { return reader{table: &sheet.Table{Sheet: "Progres"}, today: today} }

// reading is what a cell should be read as.
type reading struct {
	name string
	cell sheet.Cell
	want string // the value as printed; empty for blank
	sure Certainty
	why  Reason
}

func check(t *testing.T, r reader, key sheet.Key, cases []reading) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			a := r.read(key, tt.cell)
			if got := a.Value.String(); got != tt.want || a.Certainty != tt.sure || a.Reason != tt.why {
				t.Errorf("read(%q, %v) = %q %s %s, want %q %s %s",
					tt.cell.Text, tt.cell.Number, got, a.Certainty, a.Reason, tt.want, tt.sure, tt.why)
			}
		})
	}
}

// words makes cases of cells that hold the texts.
func words(want string, sure Certainty, why Reason, texts ...string) []reading {
	var cases []reading
	for _, s := range texts {
		name := s
		if len(name) > 40 {
			name = name[:40]
		}
		cases = append(cases, reading{name, typed(s), want, sure, why})
	}
	return cases
}

func TestReadStatus(t *testing.T) {
	var cases []reading
	for _, s := range sheet.Statuses {
		cases = append(cases, words(s, Sure, "", s, strings.ToUpper(s), " "+strings.ToLower(s)+" ", strings.ReplaceAll(s, " ", "\u00a0"), "\u200b"+s+"\ufeff", s+".")...)
	}
	cases = append(cases, words("Dalam Proses", Sure, "", "on progress", "On  Progres", "proses", "PROSES", "sedang proses", "masih dalam proses", "dalam\nproses", "Ｄalam Proses")...)
	cases = append(cases, words("Selesai", Sure, "", "sudah selesai", "Telah Selesai", "sdh selesai", "tuntas")...)
	cases = append(cases, words("Selesai", Doubtful, StatusGuessed, "Selesei", "Seleasi", "slesai", "Selesai?", "done")...)
	cases = append(cases, words("Dalam Proses", Doubtful, StatusGuessed, "Dalam Prosses", "dalam porses", "belum selesai", "Belum Selesai", "hampir selesai", "selesai sebagian")...)
	cases = append(cases, words("Terkendala", Doubtful, StatusGuessed, "Terkendla", "kendala")...)
	cases = append(cases, words("Belum Ditindaklanjuti", Doubtful, StatusGuessed, "Belum Ditindaklajuti", "belum")...)
	cases = append(cases, words("", Unreadable, StatusUnknown, "100%", "ya", "0", "1", "v", "✓", "x", "Terlambat", "tidak selesai", "bukan selesai",
		"selesai 80%", "Dalam Proses / Terkendala", "akan selesai", "sudah", "Sudah Ditindaklanjuti", "lihat lampiran")...)
	cases = append(cases, words("", Sure, "", "", " ", "-", "--", "\u200b", ".")...)
	cases = append(cases,
		reading{"a number", number(1), "", Unreadable, StatusUnknown},
		reading{"a date", shown(46000, sheet.ShownDate), "", Unreadable, StatusUnknown},
		reading{"true", sheet.Cell{Kind: sheet.CellBool, Text: "TRUE"}, "", Unreadable, WrongKind},
		reading{"an error", sheet.Cell{Kind: sheet.CellError, Text: "#REF!"}, "", Unreadable, FormulaError},
		reading{"a formula never computed", sheet.Cell{Kind: sheet.CellFormula}, "", Unreadable, FormulaNoValue},
		reading{"a formula", sheet.Cell{Kind: sheet.CellText, Text: "Selesai", Formula: true}, "Selesai", Sure, FormulaValue},
		reading{"blank", sheet.Cell{}, "", Sure, ""})
	check(t, plainReader(), sheet.KeyStatus, cases)
}

func TestReadStatusNeverTurnsNotDoneIntoDone(t *testing.T) {
	for _, before := range []string{"belum", "Belum ", "blm", "hampir", "tidak", "tdk", "tak", "akan", "bukan", "setengah", "sebagian", "nyaris", "non", "un"} {
		for _, after := range []string{"selesai", "Selesai", "selesei", "tuntas", "rampung", "SELESAI."} {
			for _, gap := range []string{" ", "  ", "\u00a0", "-", "\n"} {
				a := readStatus(typed(before + gap + after))
				if a.Value.Text == done && a.Certainty != Unreadable {
					t.Errorf("readStatus(%q) = %v, must never be %s", before+gap+after, a, done)
				}
			}
		}
	}
}

func TestReadProgress(t *testing.T) {
	var cases []reading
	cases = append(cases, words("80%", Sure, "", "80", "80%", "80 %", "80 persen", "80persen", "80 prosen", "８０％", "80,0", " 80 ", "080")...)
	cases = append(cases, words("80,5%", Sure, "", "80,5", "80.5", "80,5%", "80.5 persen")...)
	cases = append(cases, words("0%", Sure, "", "0", "0%", "0 %", "0,0")...)
	cases = append(cases, words("100%", Sure, "", "100", "100%", "100 persen")...)
	cases = append(cases, words("80%", Doubtful, PercentDoubtful, "±80", "± 80%", "+80", "~80", "sekitar 80%", "kurang lebih 80 persen", ">80", "hampir 80%", "80-an", "80an", "80+", "80%?", "0.8", "0,8", "0.80")...)
	cases = append(cases, words("100%", Doubtful, PercentDoubtful, "1", "1,0")...)
	cases = append(cases, words("0,8%", Doubtful, PercentDoubtful, "0,8%", "0.8 persen")...)
	cases = append(cases, words("1%", Sure, "", "1%")...)
	cases = append(cases, words("", Unreadable, PercentOutside, "120", "120%", "-5", "-5%", "1000", "101", "±120")...)
	cases = append(cases, words("", Unreadable, PercentUnread, "80-90", "80–90%", "80 s.d. 90", "delapan puluh", "80/100", "3 dari 5", "Selesai", "tinggal 20%", "80% fisik, 60% keuangan", "80 90", "NaN", "Inf", "1e2", "0x10", "٨٠")...)
	cases = append(cases, words("", Sure, "", "-", "", "—")...)
	cases = append(cases, words("", Unreadable, FormulaError, "#REF!", "#DIV/0!")...)
	cases = append(cases,
		reading{"shown as 80%", shown(0.8, sheet.ShownPercent), "80%", Sure, ""},
		reading{"shown as 1%", shown(0.01, sheet.ShownPercent), "1%", Sure, ""},
		reading{"shown as 100%", shown(1, sheet.ShownPercent), "100%", Sure, ""},
		reading{"0.29 is exactly 29", shown(0.29, sheet.ShownPercent), "29%", Sure, ""},
		reading{"shown as 0.8%", shown(0.008, sheet.ShownPercent), "0,8%", Doubtful, PercentDoubtful},
		reading{"shown as 120%", shown(1.2, sheet.ShownPercent), "", Unreadable, PercentOutside},
		reading{"shown as 8000%", shown(80, sheet.ShownPercent), "80%", Doubtful, PercentDoubtful},
		reading{"shown as -5%", shown(-0.05, sheet.ShownPercent), "", Unreadable, PercentOutside},
		reading{"bare 80", number(80), "80%", Sure, ""},
		reading{"bare 0.8", number(0.8), "80%", Doubtful, PercentDoubtful},
		reading{"bare 1", number(1), "100%", Doubtful, PercentDoubtful},
		reading{"bare 1.5", number(1.5), "1,5%", Doubtful, PercentDoubtful},
		reading{"bare 120", number(120), "", Unreadable, PercentOutside},
		reading{"bare -5", number(-5), "", Unreadable, PercentOutside},
		reading{"a date", shown(46000, sheet.ShownDate), "", Unreadable, WrongKind},
		reading{"false", sheet.Cell{Kind: sheet.CellBool, Text: "FALSE"}, "", Unreadable, WrongKind})
	check(t, plainReader(), sheet.KeyProgress, cases)
}

func TestReadProgressCalibrated(t *testing.T) {
	r := plainReader()
	r.scale.scale = fractions
	check(t, r, sheet.KeyProgress, []reading{
		{"0.8", number(0.8), "80%", Sure, ""},
		{"1", number(1), "100%", Sure, ""},
		{"0.005", number(0.005), "0,5%", Doubtful, PercentDoubtful},
		{"80 typed among fractions", number(80), "80%", Sure, ""},
		{"1.5", number(1.5), "1,5%", Doubtful, PercentDoubtful},
		{"text 0,8", typed("0,8"), "80%", Sure, ""},
		{"a sign decides", typed("0,8%"), "0,8%", Doubtful, PercentDoubtful},
	})
	r.scale.scale = hundredths
	check(t, r, sheet.KeyProgress, []reading{
		{"80 among hundredths", number(80), "80%", Sure, ""},
		{"1 among hundredths", number(1), "1%", Sure, ""},
		{"0.8 among hundredths", number(0.8), "0,8%", Doubtful, PercentDoubtful},
	})
	r.scale.scale = mixedScale
	check(t, r, sheet.KeyProgress, []reading{
		{"0.8 where both occur", number(0.8), "80%", Doubtful, PercentDoubtful},
	})
}

func TestReadDay(t *testing.T) {
	var cases []reading
	cases = append(cases, words("12 Maret 2026", Sure, "", "12/03/2026", "12-03-2026", "12.03.2026", "12/3/26", "2026-03-12", "2026-03-12 00:00:00",
		"12 Maret 2026", "12 maret 2026", "12-Mar-26", "12 Mar 2026", "Kamis, 12 Maret 2026", "Kamis 12/03/2026", "12\u00a0Maret\u00a02026", "tgl 12 Maret 2026")...)
	cases = append(cases, words("12 Februari 2026", Sure, "", "12 Pebruari 2026", "12 Feb 2026")...)
	cases = append(cases, words("12 November 2026", Sure, "", "12 Nopember 2026", "12 Nop 26")...)
	cases = append(cases, words("12 Agustus 2026", Sure, "", "12 Agst 2026", "12 Agt 2026")...)
	cases = append(cases, words("25 Maret 2026", Doubtful, DayMonthFirst, "3/25/2026", "03/25/26")...)
	cases = append(cases, words("12 Maret 2026", Doubtful, DayDoubtful, "46093", "Senin, 12 Maret 2026")...)
	cases = append(cases, words("12 Desember 2026", Doubtful, DayAhead, "12/12/2026", "12 Desember 2026")...)
	cases = append(cases, words("24 November 2026", Sure, "", "24/11/2026")...)
	cases = append(cases, words("25 November 2026", Doubtful, DayAhead, "25/11/2026")...)
	cases = append(cases, words("11 Maret 2026", Doubtful, DayDoubtful, "11/03/2026")...)
	cases = append(cases, words("11 Maret 2026", Sure, "", "11 Maret 2026", "11-Mar-26")...)
	cases = append(cases, words("12 Maret 2024", Doubtful, DayLongAgo, "12/03/2024")...)
	cases = append(cases, words("", Unreadable, DayNone, "31/02/2026", "31 April 2026", "29 Februari 2026")...)
	cases = append(cases, words("", Unreadable, DayIncomplete, "12 Maret", "12/03", "10/20", "Maret 2026", "2026", "12-Mar")...)
	cases = append(cases, words("", Unreadable, DayUnread, "12-14 Maret 2026", "12/03/2026 s.d. 14/03/2026", "12 s/d 14 Maret 2026", "minggu kedua Maret", "kemarin", "segera", "Semester I 2026", "TW II", "12032026", "12:30", "12/03-2026", "1000000")...)
	cases = append(cases, words("", Sure, "", "-", "")...)
	cases = append(cases,
		reading{"a real day", shown(46093, sheet.ShownDate), "12 Maret 2026", Sure, ""},
		reading{"a real day with an hour", shown(46093.75, sheet.ShownDate), "12 Maret 2026", Sure, ""},
		reading{"a real day, recent when turned round", shown(46092, sheet.ShownDate), "11 Maret 2026", Doubtful, DayDoubtful},
		reading{"a number without format", number(46093), "12 Maret 2026", Doubtful, DayDoubtful},
		reading{"a year alone", number(2026), "", Unreadable, DayUnread},
		reading{"0", number(0), "", Unreadable, DayUnread},
		reading{"a day nobody meant", shown(-3, sheet.ShownDate), "", Unreadable, DayUnread},
		reading{"in 2062", shown(59300, sheet.ShownDate), "9 Mei 2062", Doubtful, DayAhead},
		reading{"a percentage", shown(0.5, sheet.ShownPercent), "", Unreadable, WrongKind})
	check(t, plainReader(), sheet.KeyReportedOn, cases)
}

func TestReadDayCalibrated(t *testing.T) {
	r := plainReader()
	r.scale.order = monthsFirst
	check(t, r, sheet.KeyReportedOn, []reading{
		{"ambiguous, month first", typed("03/12/2026"), "12 Maret 2026", Doubtful, DayMonthFirst},
		{"plainly month first", typed("3/25/2026"), "25 Maret 2026", Doubtful, DayMonthFirst},
		{"only possible day first", typed("25/03/2026"), "25 Maret 2026", Sure, ""},
		{"same either way", typed("03/03/2026"), "3 Maret 2026", Sure, ""},
		{"spelled out", typed("12 Maret 2026"), "12 Maret 2026", Sure, ""},
	})
	r = plainReader()
	r.csv = true
	check(t, r, sheet.KeyReportedOn, []reading{
		{"CSV without proof, ambiguous", typed("12/03/2026"), "12 Maret 2026", Doubtful, DayDoubtful},
		{"CSV without proof, one way only", typed("25/03/2026"), "25 Maret 2026", Sure, ""},
	})
	r.scale.order = daysFirst
	check(t, r, sheet.KeyReportedOn, []reading{
		{"CSV with proof", typed("12/03/2026"), "12 Maret 2026", Sure, ""},
	})
	r = plainReader()
	r.scale.shift = shift1904
	check(t, r, sheet.KeyReportedOn, []reading{
		{"1904 without the flag", shown(46093-shift1904, sheet.ShownDate), "12 Maret 2026", Doubtful, DayShifted},
	})
	r = plainReader()
	r.table.Date1904 = true
	check(t, r, sheet.KeyReportedOn, []reading{
		{"1904 with the flag", shown(46093-shift1904, sheet.ShownDate), "12 Maret 2026", Sure, ""},
	})
	r = plainReader()
	r.scale.bareDays = true
	check(t, r, sheet.KeyReportedOn, []reading{
		{"all formats lost", number(46093), "12 Maret 2026", Sure, ""},
		{"a serial as text all the same", typed("46093"), "12 Maret 2026", Doubtful, DayDoubtful},
	})
}

func TestReadMoney(t *testing.T) {
	var cases []reading
	cases = append(cases, words("Rp1.250.000,00", Sure, "", "1250000", "1.250.000", "Rp1.250.000", "Rp 1.250.000", "Rp. 1.250.000,00", "Rp1.250.000,-", "IDR 1.250.000", "1.250.000 rupiah", "１２５００００")...)
	cases = append(cases, words("Rp1.250.000,00", Doubtful, MoneyDoubtful, "1,25 juta", "1,25 jt", "Rp1,25 juta", "1250 ribu", "1,250,000")...)
	cases = append(cases, words("Rp1.250,00", Doubtful, MoneyDoubtful, "1.250", "1250")...)
	cases = append(cases, words("Rp1.250.001,00", Doubtful, MoneyDoubtful, "1.250.000,50")...)
	cases = append(cases, words("Rp0,00", Sure, "", "0", "Rp0", "Rp 0,-")...)
	cases = append(cases, words("", Unreadable, MoneyUnread, "-5000000", "habis", "80%", "1 s.d. 2 juta", "Rp", "9999999999999999999", "12/03/2026")...)
	cases = append(cases, words("", Sure, "", "-", "", "\u00a0")...)
	cases = append(cases,
		reading{"a number", number(1250000), "Rp1.250.000,00", Sure, ""},
		reading{"sen", number(1250000.5), "Rp1.250.001,00", Doubtful, MoneyDoubtful},
		reading{"in thousands", number(1250), "Rp1.250,00", Doubtful, MoneyDoubtful},
		reading{"negative", number(-1), "", Unreadable, MoneyUnread},
		reading{"absurd", number(1e18), "", Unreadable, MoneyUnread},
		reading{"a percentage", shown(0.5, sheet.ShownPercent), "", Unreadable, WrongKind},
		reading{"a date", shown(46000, sheet.ShownDate), "", Unreadable, WrongKind})
	check(t, plainReader(), sheet.KeyBudget, cases)
}

func TestReadText(t *testing.T) {
	long := strings.Repeat("a", 8000)
	cases := []reading{
		{"as typed", typed("Lapis fondasi selesai"), "Lapis fondasi selesai", Sure, ""},
		{"line breaks stay", typed("satu\r\ndua\rtiga"), "satu\ndua\ntiga", Sure, ""},
		{"controls go", typed("a\x00b\u200bc\u202ed"), "abcd", Sure, ""},
		{"escapes of spreadsheets go", typed("satu_x000D_\ndua"), "satu\ndua", Sure, ""},
		{"no UTF-8", typed("a\xffb"), "ab", Sure, ""},
		{"a formula as text", typed("=HYPERLINK(\"http://contoh\")"), "=HYPERLINK(\"http://contoh\")", Sure, ""},
		{"eight thousand", typed(long), long, Sure, ""},
		{"one more", typed(long + "b"), "", Unreadable, TextTooLong},
		{"forty thousand", typed(strings.Repeat("ab ", 13334)), "", Unreadable, TextTooLong},
		{"a dash is nothing", typed(" - "), "", Sure, ""},
		{"an error as text", typed("#REF!"), "", Unreadable, FormulaError},
		{"a number", sheet.Cell{Kind: sheet.CellNumber, Number: 3, Text: "3"}, "3", Sure, ""},
		{"3/5 that became a day", sheet.Cell{Kind: sheet.CellDate, Number: 46145, Shown: sheet.ShownDate, Text: "03-May"}, "03-May", Doubtful, TextWasDay},
		{"a number that lost digits", sheet.Cell{Kind: sheet.CellNumber, Number: 1.2e17, Text: "1,2E+17"}, "1,2E+17", Doubtful, TextWasNumber},
	}
	check(t, plainReader(), sheet.KeyNarrative, cases)
	check(t, plainReader(), sheet.KeyFilledBy, []reading{
		{"a post", typed("Kasubbag Perencanaan"), "Kasubbag Perencanaan", Sure, ""},
		{"a NIP", typed("Contoh Satu, NIP 19700101 199503 1 001"), "Contoh Satu, NIP 19700101 199503 1 001", Doubtful, TextPersonal},
	})
}

func TestReadTellsWhere(t *testing.T) {
	a := plainReader().read(sheet.KeyProgress, typed(" ８０％ "))
	if a.Address != "Progres!L7" || a.Written != " ８０％ " {
		t.Errorf("address %q, written %q; want them as they stand in the file", a.Address, a.Written)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"80%", "3/25/2026", "Rp1,25 juta", "belum selesai", "±80", "\x00\xff", "12 Maret 2026", "=1+1", "４６０９３"} {
		f.Add(s, 0.8, int8(0))
	}
	kinds := []sheet.CellKind{sheet.CellText, sheet.CellNumber, sheet.CellDate, sheet.CellBool, sheet.CellError, sheet.CellFormula, sheet.CellBlank}
	f.Fuzz(func(t *testing.T, s string, n float64, how int8) {
		c := sheet.Cell{Kind: kinds[int(uint8(how))%len(kinds)], Text: s, Number: n}
		r := plainReader()
		r.scale = calibration{order: dayOrder(uint8(how) >> 3 & 3), scale: percentScale(uint8(how) >> 5 & 3)}
		for _, col := range sheet.Columns {
			if !col.Open {
				continue
			}
			a := r.read(col.Key, c)
			switch {
			case a.Certainty == Unreadable && (!a.Value.IsBlank() || a.Reason == ""):
				t.Errorf("%s: %q: unreadable, but %v %s", col.Key, s, a.Value, a.Reason)
			case a.Certainty == Doubtful && a.Reason == "":
				t.Errorf("%s: %q: doubtful without a reason", col.Key, s)
			case !a.Value.IsBlank() && a.Value.Kind != kindOf(col.Key):
				t.Errorf("%s: %q: a value of kind %s", col.Key, s, a.Value.Kind)
			case a.Value.Kind == Progress && (a.Value.Number < 0 || a.Value.Number > 1000):
				t.Errorf("%q: progress %d", s, a.Value.Number)
			case a.Value.Kind == Money && a.Value.Number < 0:
				t.Errorf("%q: money %d", s, a.Value.Number)
			}
		}
	})
}

// TestAlmostAllIsNotAll keeps 99,97% from becoming the whole by rounding.
func TestAlmostAllIsNotAll(t *testing.T) {
	scaled := func(s percentScale) reader { return reader{today: today, scale: calibration{scale: s}} }
	for _, tt := range []struct {
		name string
		r    reader
		cell sheet.Cell
	}{
		{"with its sign", scaled(unknownScale), typed("99,97%")},
		{"in words", scaled(unknownScale), typed("99,99 persen")},
		{"bare", scaled(unknownScale), typed("99.96")},
		{"shown as a percentage", scaled(unknownScale), shown(0.9997, sheet.ShownPercent)},
		{"a fraction", scaled(fractions), number(0.9996)},
	} {
		a := tt.r.read(sheet.KeyProgress, tt.cell)
		if a.Certainty != Doubtful || a.Reason != PercentDoubtful {
			t.Errorf("%s: got %s %s %s, want a question", tt.name, a.Certainty, a.Value, a.Reason)
		}
	}
	if a := scaled(unknownScale).read(sheet.KeyProgress, typed("99,9%")); a.Certainty != Sure || a.Value.Number != 999 {
		t.Errorf("99,9%%: got %s %s, want it as it is", a.Certainty, a.Value)
	}
}
