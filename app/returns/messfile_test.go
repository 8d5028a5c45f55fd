package returns

import (
	"fmt"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"rakor.id/rakor/export/sheet"
)

// TestHumanMessOfFiles is the rest of the mess: what concerns the file as a
// whole, and the archive it comes back to.
func TestHumanMessOfFiles(t *testing.T) {
	const all = "6 update, 34 unchanged"
	for _, tt := range []struct {
		name   string
		change func(*book) sheet.Returned
		known  func(*Input)
		want   string
		why    Reason
	}{
		{"nothing filled in", func(b *book) sheet.Returned {
			return open(b.t, b.s).returned()
		}, nil, "40 unchanged", ""},
		{"last month's sheet", (*book).returned, func(in *Input) { in.Latest = testExport + 1 }, all, ExportOld},
		{"all yellow cells cleared", func(b *book) sheet.Returned {
			for item := range b.row {
				for _, col := range sheet.Columns {
					if col.Open {
						b.put(item, col.Key, nil)
					}
				}
			}
			return b.returned()
		}, nil, "40 review", WouldErase},
		{"with macros", func(b *book) sheet.Returned {
			b.do(b.AddVBAProject([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 none of it is read")))
			return readBytes(b.t, must(b.WriteToBuffer())(b.t).Bytes(), "lembar.xlsm")
		}, nil, all, ""},
		{"CSV with tabs in UTF-16", func(b *book) sheet.Returned {
			text := must(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(b.csv("\t", "02/01/2006")))(b.t)
			return readBytes(b.t, []byte(text), "lembar.txt")
		}, nil, all, ""},
		{"rows of another agency below ours", func(b *book) sheet.Returned {
			for i := 1; i <= 5; i++ {
				code := must(sheet.MakeRowCode(testKey, testExport+1, i))(b.t)
				b.do(b.SetSheetRow(page, fmt.Sprintf("A%d", b.row[40]+i), &[]any{code.String(), i, fmt.Sprintf("TL-2026-%04d", 200+i), "Isu", "Lain", "", "", "", "", "", "", done, 1.0}))
			}
			return b.returned()
		}, func(in *Input) {
			other := Sent{Export: testExport + 1, Agency: "DLH"}
			for i := 1; i <= 5; i++ {
				other.Rows = append(other.Rows, SentRow{Row: sheet.Row{Item: i, Number: fmt.Sprintf("TL-2026-%04d", 200+i)}, FollowUpID: int64(2000 + i)})
			}
			in.Sent = append(in.Sent, other)
		}, "6 update, 34 unchanged, 5 rejected", AgencyOther},
		{"a formula whose value was stored as text", func(b *book) sheet.Returned {
			b.do(b.SetCellFormula(page, b.cell(3, sheet.KeyProgress), "0.5+0.05"))
			return b.returned()
		}, nil, "5 update, 34 unchanged, 1 review", PercentDoubtful},
		{"an error where a value stood", func(b *book) sheet.Returned {
			b.put(31, sheet.KeyProgress, "#REF!")
			return b.returned()
		}, nil, "6 update, 33 unchanged, 1 rejected", FormulaError},
		{"codes computed by formulas", func(b *book) sheet.Returned {
			for item := 1; item <= 6; item++ {
				code := must(b.GetCellValue(page, b.cell(item, sheet.KeyCode)))(b.t)
				b.put(item, sheet.KeyCode, nil)
				b.do(b.SetCellFormula(page, b.cell(item, sheet.KeyCode), `"`+code+`"`))
			}
			return b.returned()
		}, nil, "5 update, 34 unchanged, 1 review", MatchedByContent},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := sample()
			b := open(t, s)
			b.honest()
			in := input(s, tt.change(b))
			if tt.known != nil {
				tt.known(&in)
			}
			p := Compare(in)
			if got := counts(p); tt.want != "" && got != tt.want {
				t.Errorf("got %s, want %s (refusal %q, notes %v)", got, tt.want, p.Refusal, p.Notes)
			}
			if tt.why != "" && !tells(p, tt.why) {
				t.Errorf("%s is told nowhere", tt.why)
			}
			mustBeTrue(t, p, honest())
		})
	}
}
