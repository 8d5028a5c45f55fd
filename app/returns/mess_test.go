package returns

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"rakor.id/rakor/export/sheet"
)

const page = "Progres"

// A book is a sheet as an agency has it on its desk.
type book struct {
	t *testing.T
	s sheet.Sheet
	*excelize.File
	row map[int]int // row of each item
}

// open writes a fresh sheet and opens it.
func open(t *testing.T, s sheet.Sheet) *book {
	t.Helper()
	var b bytes.Buffer
	if err := sheet.Write(&b, s); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	out := &book{t: t, s: s, File: f, row: map[int]int{}}
	rows := must(f.GetRows(page))(t)
	for i, cells := range rows {
		if len(cells) == 0 {
			continue
		}
		if code, err := sheet.ParseRowCode(cells[0]); err == nil {
			out.row[code.Item] = i + 1
		}
	}
	return out
}

// must gives the value of a call that may not fail.
func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func (b *book) do(errs ...error) {
	b.t.Helper()
	for _, err := range errs {
		if err != nil {
			b.t.Fatal(err)
		}
	}
}

func (b *book) cell(item int, k sheet.Key) string {
	for i, col := range sheet.Columns {
		if col.Key == k {
			return must(excelize.CoordinatesToCellName(i+1, b.row[item]))(b.t)
		}
	}
	b.t.Fatalf("no column %s", k)
	return ""
}

// put writes into a cell as a person does: the format of the cell stays.
func (b *book) put(item int, k sheet.Key, v any) {
	b.t.Helper()
	style := must(b.GetCellStyle(page, b.cell(item, k)))(b.t)
	b.do(b.SetCellValue(page, b.cell(item, k), v), b.SetCellStyle(page, b.cell(item, k), b.cell(item, k), style))
}

// honest writes the six honest edits.
func (b *book) honest() {
	b.t.Helper()
	for spot, v := range honest() {
		switch v.Kind {
		case Progress:
			b.put(spot.item, spot.key, float64(v.Number)/1000)
		case Money:
			b.put(spot.item, spot.key, v.Number)
		case Day:
			b.put(spot.item, spot.key, must(time.Parse(time.DateOnly, v.Text))(b.t))
		default:
			b.put(spot.item, spot.key, v.Text)
		}
	}
}

// returned is the book as it comes back.
func (b *book) returned() sheet.Returned {
	b.t.Helper()
	return readBytes(b.t, must(b.WriteToBuffer())(b.t).Bytes(), "lembar.xlsx")
}

func readBytes(t *testing.T, file []byte, name string) sheet.Returned {
	t.Helper()
	return must(sheet.Read(context.Background(), bytes.NewReader(file), int64(len(file)), name, testKey, sheet.DefaultLimits))(t)
}

// pasted copies the values of the table into a new workbook, columns in a
// given order, all formats lost.
func (b *book) pasted(order func(columns []int) []int) sheet.Returned {
	b.t.Helper()
	f := excelize.NewFile()
	defer func() { b.do(f.Close()) }()
	columns := make([]int, len(sheet.Columns))
	for i := range columns {
		columns[i] = i + 1
	}
	last := 0
	for _, row := range b.row {
		last = max(last, row)
	}
	for to, from := range order(columns) {
		for row := 1; row <= last; row++ {
			b.copyValue(f, must(excelize.CoordinatesToCellName(from, row))(b.t), must(excelize.CoordinatesToCellName(to+1, row))(b.t))
		}
	}
	file := must(f.WriteToBuffer())(b.t).Bytes()
	return readBytes(b.t, file, "baru.xlsx")
}

func (b *book) copyValue(f *excelize.File, from, to string) {
	b.t.Helper()
	raw := must(b.GetCellValue(page, from, excelize.Options{RawCellValue: true}))(b.t)
	kind := must(b.GetCellType(page, from))(b.t)
	if n := decimal(raw); raw != "" && n == n && kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
		b.do(f.SetCellValue("Sheet1", to, n))
		return
	}
	if raw != "" {
		b.do(f.SetCellStr("Sheet1", to, raw))
	}
}

// csv writes the table as text, with dates and percents as they are shown.
func (b *book) csv(separator, date string) string {
	b.t.Helper()
	var out strings.Builder
	for i, cells := range must(b.GetRows(page))(b.t) {
		for j := range sheet.Columns {
			text := ""
			if j < len(cells) {
				text = cells[j]
			}
			name := must(excelize.CoordinatesToCellName(j+1, i+1))(b.t)
			raw := must(b.GetCellValue(page, name, excelize.Options{RawCellValue: true}))(b.t)
			if k := sheet.Columns[j].Kind; k == sheet.KindDate && i > 5 && decimal(raw) > 40000 {
				text = day(1899, 12, 30).AddDate(0, 0, int(decimal(raw))).Format(date)
			} else if k == sheet.KindMoney && i > 5 {
				text = raw
			}
			if j > 0 {
				out.WriteString(separator)
			}
			out.WriteString(`"` + strings.ReplaceAll(text, `"`, `""`) + `"`)
		}
		out.WriteString("\r\n")
	}
	return out.String()
}

func same(columns []int) []int { return columns }

// TestHumanMess takes sheets through what people and programs do to them. In
// every case the six honest edits are in the file; nothing but them may be
// taken.
func TestHumanMess(t *testing.T) {
	const all = "6 update, 34 unchanged"
	for _, tt := range []struct {
		name   string
		change func(*book) sheet.Returned
		want   string
		why    Reason // told somewhere
	}{
		{"as it should be", (*book).returned, all, ""},
		{"rows inserted", func(b *book) sheet.Returned {
			b.do(b.InsertRows(page, 12, 3), b.InsertRows(page, 3, 2))
			return b.returned()
		}, all, ""},
		{"five rows deleted", func(b *book) sheet.Returned {
			for _, item := range []int{36, 35, 34, 33, 32} {
				b.do(b.RemoveRow(page, b.row[item]))
			}
			return b.returned()
		}, "6 update, 29 unchanged, 5 missing", RowMissing},
		{"a new row", func(b *book) sheet.Returned {
			row := b.row[40] + 1
			b.do(b.SetCellStr(page, fmt.Sprintf("E%d", row), "Membangun pos ronda contoh"), b.SetCellStr(page, fmt.Sprintf("L%d", row), "Selesai"))
			return b.returned()
		}, "6 update, 34 unchanged, 1 new", RowNew},
		{"rows and columns hidden", func(b *book) sheet.Returned {
			b.do(b.SetRowVisible(page, b.row[3], false), b.SetRowVisible(page, b.row[4], false), b.SetColVisible(page, "D:F", false))
			return b.returned()
		}, all, RowsHidden},
		{"the sheet renamed, others added", func(b *book) sheet.Returned {
			b.do(b.SetSheetName(page, "Laporan Dinas"))
			must(b.NewSheet("Catatan"))(b.t)
			b.do(b.SetCellStr("Catatan", "A1", "Coretan sendiri"))
			return b.returned()
		}, all, ""},
		{"columns inserted and filled", func(b *book) sheet.Returned {
			b.do(b.InsertCols(page, "M", 2), b.SetCellStr(page, "M6", "Paraf"), b.SetCellStr(page, fmt.Sprintf("M%d", b.row[3]), "sudah"))
			return b.returned()
		}, all, ColumnExtra},
		{"a column deleted", func(b *book) sheet.Returned {
			b.do(b.RemoveCol(page, "S"))
			return b.returned()
		}, all, ColumnMissing},
		{"headings renamed and misspelled", func(b *book) sheet.Returned {
			b.do(b.SetCellStr(page, "M6", "Capaian (%)"), b.SetCellStr(page, "N6", "Realisassi"), b.SetCellStr(page, "Q6", "HAMBATAN"))
			return b.returned()
		}, all, ColumnGuessed},
		{"the column of codes deleted", func(b *book) sheet.Returned {
			return b.pasted(func(c []int) []int { return c[1:] })
		}, "34 unchanged, 6 review", CodesGone},
		{"the codes cleared", func(b *book) sheet.Returned {
			for item := range b.row {
				b.do(b.SetCellValue(page, b.cell(item, sheet.KeyCode), nil))
			}
			return b.returned()
		}, "34 unchanged, 6 review", MatchedByContent},
		{"codes retyped in lower case and with the letter O", func(b *book) sheet.Returned {
			for item := 1; item <= 6; item++ {
				code := must(b.GetCellValue(page, b.cell(item, sheet.KeyCode)))(b.t)
				b.put(item, sheet.KeyCode, strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(code, "0", "O"), "-", " ")))
			}
			return b.returned()
		}, all, ""},
		{"codes mistyped", func(b *book) sheet.Returned {
			for item := 1; item <= 6; item++ {
				code := must(b.GetCellValue(page, b.cell(item, sheet.KeyCode)))(b.t)
				b.put(item, sheet.KeyCode, code[:len(code)-2]+"ZZ")
			}
			return b.returned()
		}, "5 update, 34 unchanged, 1 review", MatchedByContent},
		{"the heading row deleted", func(b *book) sheet.Returned {
			b.do(b.RemoveRow(page, 6))
			return b.returned()
		}, "4 update, 34 unchanged, 2 review", HeaderGone},
		{"statuses merged over three rows", func(b *book) sheet.Returned {
			b.put(30, sheet.KeyStatus, obstructed)
			b.do(b.MergeCell(page, b.cell(30, sheet.KeyStatus), b.cell(32, sheet.KeyStatus)))
			return b.returned()
		}, "6 update, 31 unchanged, 3 review", MergedCell},
		{"a row copied, the same", func(b *book) sheet.Returned {
			b.do(b.DuplicateRow(page, b.row[3]))
			return b.returned()
		}, "6 update, 34 unchanged, 1 ignored", TwinSame},
		{"a row copied and changed", func(b *book) sheet.Returned {
			b.do(b.DuplicateRow(page, b.row[3]), b.SetCellStr(page, fmt.Sprintf("N%d", b.row[3]+1), "lain"))
			return b.returned()
		}, "5 update, 34 unchanged, 2 rejected", TwinDifferent},
		{"a row copied to become a new one", func(b *book) sheet.Returned {
			b.do(b.DuplicateRow(page, b.row[3]), b.SetCellStr(page, fmt.Sprintf("E%d", b.row[3]+1), "Membangun pos ronda contoh"))
			return b.returned()
		}, "6 update, 34 unchanged, 1 new", RowNew},
		{"narratives under another name, the column left behind", func(b *book) sheet.Returned {
			b.do(b.SetCellStr(page, "P6", "Paraf"), b.InsertCols(page, "U", 1), b.SetCellStr(page, "U6", "Keterangan"), b.SetCellStr(page, fmt.Sprintf("U%d", b.row[4]), "kolom kami sendiri"))
			return b.returned()
		}, "4 update, 22 unchanged, 14 review", ColumnGuessed},
		{"the sheet doubled within the book, one copy changed", func(b *book) sheet.Returned {
			n := must(b.NewSheet("Progres (2)"))(b.t)
			b.do(b.CopySheet(must(b.GetSheetIndex(page))(b.t), n))
			b.put(4, sheet.KeyRealization, "hanya di sini")
			return b.returned()
		}, "6 update, 33 unchanged, 2 rejected, 39 ignored", ManySheets},
		{"a locked text changed", func(b *book) sheet.Returned {
			b.put(3, sheet.KeyAction, "Menangani titik contoh saja")
			b.put(4, sheet.KeyDue, "kapan-kapan")
			return b.returned()
		}, all, LockedChanged},
		{"pasted into a new book, formats lost", func(b *book) sheet.Returned { return b.pasted(same) }, all, Calibrated},
		{"columns in another order, formats lost", func(b *book) sheet.Returned {
			return b.pasted(func(c []int) []int { slices.Reverse(c); return c })
		}, all, Calibrated},
		{"visible columns sorted without the codes", func(b *book) sheet.Returned {
			codes := map[int]string{}
			for item := 1; item <= 36; item++ {
				codes[item] = must(b.GetCellValue(page, b.cell(item, sheet.KeyCode)))(b.t)
			}
			for item, code := range codes {
				b.put(37-item, sheet.KeyCode, code)
			}
			return b.returned()
		}, "34 unchanged, 6 review", CodeMismatch},
		{"1904 by its flag", func(b *book) sheet.Returned {
			b.shiftDays(-shift1904)
			b.do(b.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: ptr(true)}))
			return b.returned()
		}, all, ""},
		{"1904 numbers without the flag", func(b *book) sheet.Returned {
			b.shiftDays(-shift1904)
			return b.returned()
		}, "5 update, 34 unchanged, 1 review", DayShifted},
		{"CSV with semicolons", func(b *book) sheet.Returned {
			return readBytes(b.t, []byte(b.csv(";", "02/01/2006")), "lembar.csv")
		}, all, ""},
		{"CSV in Windows-1252 with its separator announced", func(b *book) sheet.Returned {
			text := must(charmap.Windows1252.NewEncoder().String("sep=,\r\n" + b.csv(",", "02/01/2006")))(b.t)
			return readBytes(b.t, []byte(text), "lembar.csv")
		}, all, ""},
		{"CSV with American dates", func(b *book) sheet.Returned {
			return readBytes(b.t, []byte(b.csv("\t", "1/2/2006")), "lembar.txt")
		}, "5 update, 34 unchanged, 1 review", DayMonthFirst},
		{"a year of notes and a signature below", func(b *book) sheet.Returned {
			b.do(b.SetCellStr(page, fmt.Sprintf("P%d", b.row[40]+3), "Kepala Dinas,"), b.SetCellStr(page, fmt.Sprintf("P%d", b.row[40]+7), "Contoh Satu"))
			return b.returned()
		}, "6 update, 34 unchanged, 2 ignored", RowIdle},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := sample()
			b := open(t, s)
			b.honest()
			p := Compare(input(s, tt.change(b)))
			if got := counts(p); got != tt.want {
				t.Errorf("got %s, want %s (refusal %q, notes %v)", got, tt.want, p.Refusal, p.Notes)
			}
			if tt.why != "" && !tells(p, tt.why) {
				t.Errorf("%s is told nowhere", tt.why)
			}
			mustBeTrue(t, p, honest())
		})
	}
}

// shiftDays adds days to every date of the table.
func (b *book) shiftDays(n float64) {
	for item := 1; item <= 40; item++ {
		for _, k := range []sheet.Key{sheet.KeyDue, sheet.KeyReportedOn} {
			raw := must(b.GetCellValue(page, b.cell(item, k), excelize.Options{RawCellValue: true}))(b.t)
			if d := decimal(raw); d > 40000 {
				b.put(item, k, d+n)
			}
		}
	}
}

// tells reports whether a preview gives a reason anywhere.
func tells(p Preview, why Reason) bool {
	for _, n := range p.Notes {
		if n.Reason == why {
			return true
		}
	}
	for _, row := range p.Rows {
		if slices.Contains(row.Reasons, why) {
			return true
		}
		for _, f := range row.Fields {
			if slices.Contains(f.Reasons, why) {
				return true
			}
		}
	}
	return false
}
