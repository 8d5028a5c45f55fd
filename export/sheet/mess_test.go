package sheet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// messed writes the sample and lets edit do to it what people do.
func messed(t testing.TB, edit func(f *excelize.File) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, sample())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() // in memory
	if err := f.UnprotectSheet(tableSheet); err != nil {
		t.Fatal(err)
	}
	if err := edit(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func all(steps ...error) error {
	for _, err := range steps {
		if err != nil {
			return err
		}
	}
	return nil
}

// pasted copies the bare values to a new worksheet, without the first columns,
// and deletes ours.
func pasted(f *excelize.File, skip int) error {
	rows, err := f.GetRows(tableSheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	if _, err := f.NewSheet("Lembar1"); err != nil {
		return err
	}
	for r, row := range rows {
		for c := skip; c < len(row); c++ {
			kind, err := f.GetCellType(tableSheet, address(c+1, r+1))
			if err != nil || row[c] == "" {
				continue
			}
			to := address(c+1-skip, r+1)
			if n, failed := strconv.ParseFloat(row[c], 64); failed == nil && kind != excelize.CellTypeSharedString {
				err = f.SetCellFloat("Lembar1", to, n, -1, 64)
			} else {
				err = f.SetCellStr("Lembar1", to, row[c])
			}
			if err != nil {
				return err
			}
		}
	}
	return f.DeleteSheet(tableSheet)
}

// byItem returns the rows with a genuine code, the first of each.
func byItem(r Returned) map[int]ReturnedRow {
	rows := make(map[int]ReturnedRow)
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			if _, twice := rows[row.Code.Item]; row.CodeState == CodeGenuine && !twice {
				rows[row.Code.Item] = row
			}
		}
	}
	return rows
}

// TestMessThatKeepsEverything does to a sheet what people do, after which
// every row and value must be found as if nothing had happened.
func TestMessThatKeepsEverything(t *testing.T) {
	for _, tt := range []struct {
		name string
		edit func(f *excelize.File) error
	}{
		{"rows inserted above the table", func(f *excelize.File) error { return f.InsertRows(tableSheet, 1, 5) }},
		{"columns inserted before the table", func(f *excelize.File) error { return f.InsertCols(tableSheet, "A", 2) }},
		{"a column of their own between ours", func(f *excelize.File) error {
			return all(f.InsertCols(tableSheet, "N", 1), f.SetCellStr(tableSheet, "N6", "Paraf"), f.SetCellStr(tableSheet, "N8", "ok"))
		}},
		{"a blank row between ours", func(f *excelize.File) error { return f.InsertRows(tableSheet, 9, 3) }},
		{"rows hidden", func(f *excelize.File) error { return f.SetRowVisible(tableSheet, 9, false) }},
		{"columns hidden or shown", func(f *excelize.File) error {
			return all(f.SetColVisible(tableSheet, "A", true), f.SetColVisible(tableSheet, "E", false))
		}},
		{"sheet renamed", func(f *excelize.File) error { return f.SetSheetName(tableSheet, "Laporan Nov (2)") }},
		{"sheets of their own", func(f *excelize.File) error {
			_, err := f.NewSheet("Rekap")
			return all(err, f.SetSheetRow("Rekap", "A1", &[]any{"No", "Uraian", "Anggaran", "Keterangan"}), f.SetCellStr("Rekap", "B2", "rapat"))
		}},
		{"hidden sheet deleted", func(f *excelize.File) error { return f.DeleteSheet(hiddenSheet) }},
		{"rows moved about", func(f *excelize.File) error {
			return all(f.DuplicateRowTo(tableSheet, 8, 20), f.RemoveRow(tableSheet, 8))
		}},
		{"headings retyped", func(f *excelize.File) error {
			for at, text := range map[string]string{
				"L6": " STATUS \n", "M6": "Progress (%)", "P6": "Uraian  pelaksanaan", "Q6": "Kendala:", "O6": "REALISASI\u00a0ANGGARAN",
				"R6": "Dukungan yg dibutuhkan", "T6": "Tanggal lapran", "I6": "Tengat", "D6": "Isu stratgis",
			} {
				if err := f.SetCellStr(tableSheet, at, text); err != nil {
					return err
				}
			}
			return nil
		}},
		{"codes retyped in small letters, with O and blanks", func(f *excelize.File) error {
			for row := 8; row <= 11; row++ {
				at := fmt.Sprintf("A%d", row)
				code, err := f.GetCellValue(tableSheet, at)
				retyped := strings.ToLower(strings.NewReplacer("0", "O", "1", "l", "-", " ").Replace(code))
				if err = all(err, f.SetCellStr(tableSheet, at, retyped+" ")); err != nil {
					return err
				}
			}
			return nil
		}},
		{"a column of codes without its heading", func(f *excelize.File) error { return f.SetCellStr(tableSheet, "A6", "") }},
		{"the header repeated in the middle", func(f *excelize.File) error { return f.DuplicateRowTo(tableSheet, 6, 10) }},
		{"values pasted into another sheet", func(f *excelize.File) error { return pasted(f, 0) }},
		{"whole header deleted", func(f *excelize.File) error { return f.RemoveRow(tableSheet, 6) }},
		{"header deleted and everything shifted", func(f *excelize.File) error {
			return all(f.RemoveRow(tableSheet, 6), f.InsertCols(tableSheet, "A", 3))
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			checkSample(t, mustRead(t, "lembar.xlsx", messed(t, tt.edit)))
		})
	}
}

func TestHeaderMess(t *testing.T) {
	for _, tt := range []struct {
		name    string
		edit    func(f *excelize.File) error
		key     Key
		how     How
		heading string
	}{
		{"as written", func(*excelize.File) error { return nil }, KeyProgress, ByHeading, "Progres"},
		{"synonym", func(f *excelize.File) error { return f.SetCellStr(tableSheet, "Q6", "Hambatan") }, KeyObstacle, BySynonym, "Hambatan"},
		{"misspelling", func(f *excelize.File) error { return f.SetCellStr(tableSheet, "Q6", "Kedala") }, KeyObstacle, ByMisspelling, "Kedala"},
		{"letters swapped", func(f *excelize.File) error { return f.SetCellStr(tableSheet, "L6", "Sattus") }, KeyStatus, ByMisspelling, "Sattus"},
		{"another word", func(f *excelize.File) error { return f.SetCellStr(tableSheet, "Q6", "Curah hujan") }, KeyObstacle, Missing, ""},
		{"column deleted", func(f *excelize.File) error { return f.RemoveCol(tableSheet, "Q") }, KeyObstacle, Missing, ""},
		{"codes without heading", func(f *excelize.File) error { return f.SetCellStr(tableSheet, "A6", "") }, KeyCode, ByContent, ""},
		{"header gone", func(f *excelize.File) error { return f.RemoveRow(tableSheet, 6) }, KeyStatus, ByLayout, ""},
		{"our heading and a synonym of it beside", func(f *excelize.File) error {
			return f.SetCellStr(tableSheet, "V6", "Keterangan")
		}, KeyNarrative, ByHeading, "Uraian"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := mustRead(t, "lembar.xlsx", messed(t, tt.edit))
			for _, c := range got.Tables[0].Columns {
				if c.Key == tt.key && (c.How != tt.how || c.Heading != tt.heading) {
					t.Errorf("got %+v, want %s by %s", c, tt.heading, tt.how)
				}
			}
		})
	}
}

func TestRowMess(t *testing.T) {
	for _, tt := range []struct {
		name  string
		edit  func(f *excelize.File) error
		check func(t *testing.T, r Returned)
	}{
		{"codes deleted", func(f *excelize.File) error { return pasted(f, 1) }, func(t *testing.T, r Returned) {
			if n := len(byItem(r)); n != 0 || len(r.Tables[0].Rows) != 7 || r.Tables[0].Rows[0].CodeState != CodeNone {
				t.Errorf("got %d codes in %d rows, want none in 7", n, len(r.Tables[0].Rows))
			}
			wantNote(t, r, NoteNoCodes, 1)
		}},
		{"codes and header deleted", func(f *excelize.File) error {
			return all(f.RemoveRow(tableSheet, 6), pasted(f, 1))
		}, func(t *testing.T, r Returned) {
			if c := r.Tables[0].Rows[0].Cells[KeyProgress]; c.Number != 0.65 {
				t.Errorf("got progress %+v, want 0.65", c)
			}
			wantNote(t, r, NoteNoHeader, 1)
		}},
		{"one code mistyped", func(f *excelize.File) error {
			return f.SetCellStr(tableSheet, "A8", "TL-0001A-00002-"+rowTag(testKey, 42, 1))
		}, func(t *testing.T, r Returned) { wantState(t, r, CodeForeign) }},
		{"code of another installation", func(f *excelize.File) error {
			other, err := MakeRowCode([]byte("another key"), 42, 1)
			return all(err, f.SetCellStr(tableSheet, "A8", other.String()))
		}, func(t *testing.T, r Returned) { wantState(t, r, CodeForeign) }},
		{"code cut", func(f *excelize.File) error { return f.SetCellStr(tableSheet, "A8", "TL-0001A") }, func(t *testing.T, r Returned) { wantState(t, r, CodeBroken) }},
		{"code wiped", func(f *excelize.File) error { return f.SetCellStr(tableSheet, "A8", "") }, func(t *testing.T, r Returned) { wantState(t, r, CodeNone) }},
		{"row copied twice", func(f *excelize.File) error { return f.DuplicateRowTo(tableSheet, 8, 16) }, func(t *testing.T, r Returned) {
			wantNote(t, r, NoteTwins, 1)
			if last := r.Tables[0].Rows[len(r.Tables[0].Rows)-1]; last.TwinOf != "Progres!A8" {
				t.Errorf("got twin of %q, want Progres!A8", last.TwinOf)
			}
		}},
		{"sheet copied within the file", func(f *excelize.File) error {
			n, err := f.NewSheet("Progres (2)")
			return all(err, f.CopySheet(0, n))
		}, func(t *testing.T, r Returned) {
			wantNote(t, r, NoteManySheets, 2)
			wantNote(t, r, NoteTwins, 7)
		}},
		{"a row of their own", func(f *excelize.File) error {
			return f.SetSheetRow(tableSheet, "E16", &[]any{"Usulan: tambah pompa", "", "", "", "", "", "", "Dalam Proses"})
		}, func(t *testing.T, r Returned) {
			last := r.Tables[0].Rows[len(r.Tables[0].Rows)-1]
			if last.CodeState != CodeNone || last.Cells[KeyAction].Text != "Usulan: tambah pompa" {
				t.Errorf("got %+v", last)
			}
		}},
		{"statuses merged downward", func(f *excelize.File) error { return f.MergeCell(tableSheet, "L8", "L10") }, func(t *testing.T, r Returned) {
			rows := byItem(r)
			if a, b := rows[1].Cells[KeyStatus], rows[2].Cells[KeyStatus]; a.MergedOver != "L8:L10" || b.MergedUnder != "L8" || a.Text != "Dalam Proses" {
				t.Errorf("got %+v over %+v", a, b)
			}
			wantNote(t, r, NoteMerged, 3)
		}},
		{"all answers cleared", func(f *excelize.File) error {
			for row := 8; row <= 16; row++ {
				for c := place[KeyStatus]; c <= place[KeyFilledBy]; c++ {
					if err := f.SetCellValue(tableSheet, address(c, row), nil); err != nil {
						return err
					}
				}
			}
			return nil
		}, func(t *testing.T, r Returned) {
			rows := byItem(r)
			if len(rows) != 7 || !rows[1].Cells[KeyStatus].Blank() || rows[1].Cells[KeyStatus].Address != "L8" {
				t.Errorf("got %+v", rows[1].Cells[KeyStatus])
			}
		}},
		{"row hidden by a filter", func(f *excelize.File) error { return f.SetRowVisible(tableSheet, 9, false) }, func(t *testing.T, r Returned) {
			wantNote(t, r, NoteHiddenRows, 1)
			if !byItem(r)[2].Hidden {
				t.Error("the hidden row is not told")
			}
		}},
		{"workbook counted from 1904", func(f *excelize.File) error {
			yes := true
			return all(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}), f.SetCellInt(tableSheet, "I8", 46341-1462))
		}, func(t *testing.T, r Returned) {
			tb := r.Tables[0]
			if d := tb.Day(byItem(r)[1].Cells[KeyDue].Number); !tb.Date1904 || !d.Equal(day(2026, 11, 15)) {
				t.Errorf("got %v, 1904 %v, want 15 November 2026", d, tb.Date1904)
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) { tt.check(t, mustRead(t, "lembar.xlsx", messed(t, tt.edit))) })
	}
}

func wantNote(t *testing.T, r Returned, kind NoteKind, count int) {
	t.Helper()
	for _, n := range r.Notes {
		if n.Kind == kind && n.Count == count {
			return
		}
	}
	t.Errorf("got notes %v, want %s of %d", r.Notes, kind, count)
}

// wantState checks the code of the first row, which stands in row 8.
func wantState(t *testing.T, r Returned, state CodeState) {
	t.Helper()
	for _, one := range r.Tables[0].Rows {
		if one.Number == 8 && one.CodeState != state {
			t.Errorf("got code %q %s, want %s", one.CodeText, one.CodeState, state)
		}
	}
}

func TestCellMess(t *testing.T) {
	percent, date := "0%", "dd/mm/yyyy"
	for _, tt := range []struct {
		name string
		edit func(f *excelize.File, at string) error
		want Cell
	}{
		{"bare number", func(f *excelize.File, at string) error {
			return all(plainStyle(f, at, ""), f.SetCellInt(tableSheet, at, 80))
		}, Cell{Kind: CellNumber, Text: "80", Number: 80}},
		{"percent as text", func(f *excelize.File, at string) error { return f.SetCellStr(tableSheet, at, " 80 persen") }, Cell{Kind: CellText, Text: " 80 persen"}},
		{"percent by format", func(f *excelize.File, at string) error {
			return all(plainStyle(f, at, percent), f.SetCellFloat(tableSheet, at, 0.805, -1, 64))
		}, Cell{Kind: CellNumber, Text: "81%", Number: 0.805, Shown: ShownPercent}},
		{"date by format", func(f *excelize.File, at string) error {
			return all(plainStyle(f, at, date), f.SetCellInt(tableSheet, at, 46341))
		}, Cell{Kind: CellDate, Text: "15/11/2026", Number: 46341, Shown: ShownDate}},
		{"full-width digits", func(f *excelize.File, at string) error { return f.SetCellStr(tableSheet, at, "６０％") }, Cell{Kind: CellText, Text: "６０％"}},
		{"truth", func(f *excelize.File, at string) error { return f.SetCellBool(tableSheet, at, true) }, Cell{Kind: CellBool, Text: "TRUE", Number: 1}},
		{"text that looks like a formula", func(f *excelize.File, at string) error { return f.SetCellStr(tableSheet, at, `=HYPERLINK("http://x")`) }, Cell{Kind: CellText, Text: `=HYPERLINK("http://x")`}},
		{"formula never computed", func(f *excelize.File, at string) error {
			return all(f.SetCellValue(tableSheet, at, nil), f.SetCellFormula(tableSheet, at, "1/2"))
		}, Cell{Kind: CellFormula, Formula: true}},
		{"nothing", func(f *excelize.File, at string) error { return f.SetCellValue(tableSheet, at, nil) }, Cell{Kind: CellBlank}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at := cell(KeyProgress, 8)
			data := messed(t, func(f *excelize.File) error { return tt.edit(f, at) })
			tt.want.Address = at
			if got := byItem(mustRead(t, "lembar.xlsx", data))[1].Cells[KeyProgress]; got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

// TestFormulaValues reads formulas as other programs leave them.
func TestFormulaValues(t *testing.T) {
	fresh := written(t, sample())
	for _, tt := range []struct {
		name, to string
		want     Cell
	}{
		{"computed number", `<f>13/20</f><v>0.65</v>`, Cell{Kind: CellNumber, Text: "65%", Number: 0.65, Shown: ShownPercent, Formula: true}},
		{"empty value", `<f>A1</f><v></v>`, Cell{Kind: CellFormula, Formula: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := byItem(mustRead(t, "a.xlsx", change(t, fresh, sheetPart, `<v>0.65</v>`, tt.to)))[1].Cells[KeyProgress]
			tt.want.Address = "M8"
			if got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
	broken := repack(t, fresh, func(_ string, b []byte) []byte {
		s := strings.Replace(string(b), `<v>0.65</v>`, `<f>Z1</f><v>#REF!</v>`, 1)
		return []byte(strings.Replace(s, `<c r="M8" `, `<c r="M8" t="e" `, 1))
	})
	if got := byItem(mustRead(t, "a.xlsx", broken))[1].Cells[KeyProgress]; got.Kind != CellError || got.Text != "#REF!" || !got.Formula {
		t.Errorf("got %+v, want the error #REF!", got)
	}
}

func plainStyle(f *excelize.File, at, format string) error {
	st := &excelize.Style{}
	if format != "" {
		st.CustomNumFmt = &format
	}
	n, err := f.NewStyle(st)
	return all(err, f.SetCellStyle(tableSheet, at, at, n))
}

// TestTextFiles reads the sheet as text in the forms programs write.
func TestTextFiles(t *testing.T) {
	var rows [][]string
	got := mustRead(t, "a.xlsx", written(t, sample()))
	head := make([]string, len(Columns))
	for i, c := range Columns {
		head[i] = c.Heading
	}
	rows = append(rows, []string{"", "Kode lembar SPK-0001A-" + sheetTag(testKey, 42, "PUPR") + "/PUPR"}, head)
	for _, r := range got.Tables[0].Rows {
		line := make([]string, len(Columns))
		for i, c := range Columns {
			line[i] = r.Cells[c.Key].Text
		}
		rows = append(rows, line)
	}
	rows[2][place[KeyNarrative]-1] = "Baris satu; dengan titik koma,\nbaris dua \"kutip\" – selesai"
	text := func(comma rune) string {
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.Comma = comma
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, tt := range []struct {
		name string
		data []byte
	}{
		{"commas", []byte(text(','))},
		{"semicolons with a mark", []byte("\xEF\xBB\xBF" + text(';'))},
		{"separator announced", []byte("sep=;\r\n" + strings.ReplaceAll(text(';'), "\n", "\r\n"))},
		{"tabs in UTF-16", utf16Of(text('\t'), true)},
		{"tabs in UTF-16 without a mark", utf16Of(text('\t'), false)},
		{"Windows-1252", []byte(strings.ReplaceAll(text(';'), "–", "\x96"))},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := mustRead(t, "kiriman.txt", tt.data)
			checkSample(t, r)
			c := byItem(r)[1].Cells[KeyNarrative]
			if want := rows[2][place[KeyNarrative]-1]; c.Text != want {
				t.Errorf("got %q, want %q", c.Text, want)
			}
		})
	}
}

func utf16Of(s string, mark bool) []byte {
	var out []byte
	if mark {
		out = []byte{0xFF, 0xFE}
	}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}
