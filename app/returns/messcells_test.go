package returns

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/export/sheet"
)

// writing is what a person wrote into one cell, and what has to come of it.
type writing struct {
	written any // a string, number, time, or formula
	want    Outcome
	meant   string // the value understood, as printed; empty for none
	why     Reason
}

type formula string

// TestHumanCells writes into real cells what people write, and reads the file
// back.
func TestHumanCells(t *testing.T) {
	for _, tt := range []struct {
		key   sheet.Key
		cases []writing
	}{
		{sheet.KeyProgress, []writing{
			{0.8, Update, "80%", ""},
			{0.805, Update, "80,5%", ""},
			{80, Review, "80%", PercentDoubtful}, // shown as 8000%
			{"80", Update, "80%", ""},
			{"80%", Update, "80%", ""},
			{"80 persen", Update, "80%", ""},
			{"80,5", Update, "80,5%", ""},
			{"６０％", Update, "60%", ""},
			{"±80", Review, "80%", PercentDoubtful},
			{"0,8", Review, "80%", PercentDoubtful},
			{"1", Review, "100%", PercentDoubtful},
			{0.004, Review, "0,4%", PercentDoubtful},
			{"120", Rejected, "", PercentOutside},
			{-0.05, Rejected, "", PercentOutside},
			{"80-90", Rejected, "", PercentUnread},
			{"delapan puluh persen", Rejected, "", PercentUnread},
			{"100%", Review, "100%", FullNotDone},
			{"", Review, "", WouldErase},
			{formula("0.5+0.3"), Rejected, "", FormulaNoValue},
			{true, Rejected, "", WrongKind},
		}},
		{sheet.KeyReportedOn, []writing{
			{day(2026, 11, 20), Update, "20 November 2026", ""},
			{"12/03/2026", Update, "12 Maret 2026", ""},
			{"12 Maret 2026", Update, "12 Maret 2026", ""},
			{"12-Mar-26", Update, "12 Maret 2026", ""},
			{"Kamis, 12 Maret 2026", Update, "12 Maret 2026", ""},
			{"12 Pebruari 2026", Update, "12 Februari 2026", ""},
			{"12 Nopember 2026", Update, "12 November 2026", ""},
			{"12 Agst 2026", Update, "12 Agustus 2026", ""},
			{"46093", Review, "12 Maret 2026", DayDoubtful},
			{"3/25/2026", Review, "25 Maret 2026", DayMonthFirst},
			{"31/02/2026", Rejected, "", DayNone},
			{"12 Maret", Rejected, "", DayIncomplete},
			{"12-14 Maret 2026", Rejected, "", DayUnread},
			{"minggu depan", Rejected, "", DayUnread},
			{day(2062, 5, 9), Review, "9 Mei 2062", DayAhead},
		}},
		{sheet.KeyStatus, []writing{
			{" SELESAI ", Update, "Selesai", ""},
			{"Selesai\u00a0", Update, "Selesai", ""},
			{"Sele\u200bsai", Update, "Selesai", ""},
			{"sudah selesai", Update, "Selesai", ""},
			{"Selesei", Review, "Selesai", StatusGuessed},
			{"on progress", Unchanged, "Dalam Proses", ""},
			{"proses", Unchanged, "Dalam Proses", ""},
			{"terkendala", Update, "Terkendala", ""},
			{"belum selesai", Unchanged, "Dalam Proses", ""}, // what was sent; nothing to take
			{"hampir selesai", Unchanged, "Dalam Proses", ""},
			{"Tidak Dapat Ditindaklanjuti", Review, "Tidak Dapat Ditindaklanjuti", ReasonMissing},
			{"100%", Rejected, "", StatusUnknown},
			{"ya", Rejected, "", StatusUnknown},
			{0, Rejected, "", StatusUnknown},
			{"", Review, "", WouldErase},
			{formula("#REF!"), Rejected, "", FormulaNoValue},
		}},
		{sheet.KeyBudget, []writing{
			{1250000, Update, "Rp1.250.000,00", ""},
			{"Rp 1.250.000", Update, "Rp1.250.000,00", ""},
			{"Rp1.250.000,-", Update, "Rp1.250.000,00", ""},
			{"1,25 juta", Review, "Rp1.250.000,00", MoneyDoubtful},
			{1250, Review, "Rp1.250,00", MoneyDoubtful},
			{-1250000, Rejected, "", MoneyUnread},
			{"belum ada", Rejected, "", MoneyUnread},
		}},
		{sheet.KeyNarrative, []writing{
			{"Lapis fondasi\nselesai", Update, "Lapis fondasi\nselesai", ""},
			{"=HYPERLINK(\"http://contoh\")", Update, "=HYPERLINK(\"http://contoh\")", ""},
			{"@SUM(A1)", Update, "@SUM(A1)", ""},
			{strings.Repeat("panjang ", 2000), Rejected, "", TextTooLong},
			{"-", Unchanged, "", ""},
			{formula("A1&\"x\""), Rejected, "", FormulaNoValue},
		}},
	} {
		t.Run(string(tt.key), func(t *testing.T) { humanCells(t, tt.key, tt.cases) })
	}
}

func humanCells(t *testing.T, key sheet.Key, cases []writing) {
	s := sample()
	for i := range s.Rows {
		r := &s.Rows[i]
		r.Answer.Narrative, r.Answer.Budget, r.Answer.ReportedOn = "", nil, time.Time{}
	}
	b := open(t, s)
	for i, w := range cases {
		if strings.HasPrefix(w.meant, done) {
			b.put(i+1, sheet.KeyProgress, 1.0)
		}
		if f, is := w.written.(formula); is {
			b.put(i+1, key, nil) // or the old value would stay as the formula's
			b.do(b.SetCellFormula(page, b.cell(i+1, key), string(f)))
			continue
		}
		b.put(i+1, key, w.written)
	}
	p := Compare(input(s, b.returned()))
	if p.Refusal != "" || len(p.Rows) != 40 {
		t.Fatalf("refusal %q, %d rows", p.Refusal, len(p.Rows))
	}
	got := taken(p)
	for i, w := range cases {
		f := p.Rows[i].field(key)
		if f.Outcome != w.want || f.Understood.String() != w.meant || w.why != "" && !slices.Contains(f.Reasons, w.why) {
			t.Errorf("%v: got %s %q %v, want %s %q %s", w.written, f.Outcome, f.Understood, f.Reasons, w.want, w.meant, w.why)
		}
		if v, found := got[at{i + 1, key}]; found != (w.want == Update) || found && v.String() != w.meant {
			t.Errorf("%v: one nod takes %q", w.written, v)
		}
	}
}
