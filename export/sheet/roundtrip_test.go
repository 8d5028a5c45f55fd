package sheet

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// wantCells are some cells of the sample, by item and column.
var wantCells = []struct {
	item   int
	key    Key
	text   string
	number float64
}{
	{1, KeyNumber, "TL-2026-014", 0},
	{1, KeyDue, "", 46341},
	{1, KeyLast, "", 0.4},
	{1, KeyStatus, "Dalam Proses", 0},
	{1, KeyProgress, "", 0.65},
	{1, KeyBudget, "", 1250000000},
	{1, KeyObstacle, "Hujan hampir setiap sore", 0},
	{1, KeyReportedOn, "", 46336},
	{3, KeyDue, "Semester I 2027", 0},
	{3, KeyProgress, "", 1},
	{4, KeyAction, "=Menyusun daftar kantor lurah yang rusak berat", 0},
	{4, KeyProgress, "", 0},
	{12, KeyDue, "", 46378},
}

// checkSample checks that a returned file is the sample, every row and value.
// A CSV holds numbers as text and no formats, so there only texts are compared.
func checkSample(t *testing.T, got Returned) {
	t.Helper()
	if len(got.Tables) != 1 {
		t.Fatalf("got %d tables, want 1", len(got.Tables))
	}
	rows := make(map[int]ReturnedRow)
	for _, r := range got.Tables[0].Rows {
		if r.CodeState != CodeGenuine || r.Code.Export != 42 || r.TwinOf != "" {
			t.Errorf("row %d: code %q is %s, twin of %q", r.Number, r.CodeText, r.CodeState, r.TwinOf)
		}
		rows[r.Code.Item] = r
	}
	if len(rows) != len(sample().Rows) {
		t.Errorf("got %d rows, want %d", len(rows), len(sample().Rows))
	}
	for _, w := range wantCells {
		c := rows[w.item].Cells[w.key]
		if w.text != "" && c.Text != w.text {
			t.Errorf("item %d %s: got %q, want %q", w.item, w.key, c.Text, w.text)
		}
		if got.Format != FormatCSV && w.text == "" && c.Number != w.number {
			t.Errorf("item %d %s: got %v, want %v", w.item, w.key, c.Number, w.number)
		}
	}
	if len(got.Exports) != 1 || got.Exports[0] != 42 || got.AgencyCode != "PUPR" {
		t.Errorf("got exports %v of %q, want [42] of PUPR", got.Exports, got.AgencyCode)
	}
}

func TestFreshSheet(t *testing.T) {
	got := mustRead(t, "lembar.xlsx", written(t, sample()))
	checkSample(t, got)
	if got.Schema != schema || got.Sheets != 2 || got.Tables[0].HeaderRow != headerRow {
		t.Errorf("got schema %q, %d sheets, header in row %d", got.Schema, got.Sheets, got.Tables[0].HeaderRow)
	}
	where := make(map[string]bool)
	for _, c := range got.SheetCodes {
		where[c.Where] = c.Genuine
	}
	for _, w := range []string{"Progres!B4", "_spk!B2", "subject"} {
		if !where[w] {
			t.Errorf("no genuine sheet code at %s: %v", w, got.SheetCodes)
		}
	}
	for _, c := range got.Tables[0].Columns {
		if c.How != ByHeading || columnName(place[c.Key]) != c.Letter {
			t.Errorf("column %s: got %s by %s", c.Key, c.Letter, c.How)
		}
	}
	if len(got.Notes) > 0 {
		t.Errorf("got notes %v, want none", got.Notes)
	}
	first := got.Tables[0].Rows[0].Cells
	if c := first[KeyProgress]; c.Kind != CellNumber || c.Shown != ShownPercent || c.Text != "65%" {
		t.Errorf("progress: got %+v", c)
	}
	if c := first[KeyDue]; c.Kind != CellDate || c.Shown != ShownDate || c.Address != "I8" {
		t.Errorf("due: got %+v", c)
	}
	if d := got.Tables[0].Day(first[KeyDue].Number); !d.Equal(day(2026, 11, 15)) {
		t.Errorf("due day: got %v", d)
	}
	if c := got.Tables[0].Rows[3].Cells[KeyStatus]; !c.Blank() || c.Address != "L11" {
		t.Errorf("status never answered: got %+v", c)
	}
}

func TestSameSheetSameBytes(t *testing.T) {
	first := written(t, sample())
	for range 4 {
		if !bytes.Equal(first, written(t, sample())) {
			t.Fatal("the same sheet gave other bytes")
		}
	}
}

func TestThroughLibreOffice(t *testing.T) {
	fresh := written(t, sample())
	for _, tt := range []struct {
		name  string
		steps []string
	}{
		{"saved as xlsx", []string{"xlsx"}},
		{"saved as ods", []string{"ods"}},
		{"to ods and back", []string{"ods", "xlsx"}},
		{"to xls and back", []string{"xls", "xlsx"}},
		{"saved as csv", []string{"csv"}},
		{"saved as csv with semicolons in UTF-8", []string{"csv:Text - txt - csv (StarCalc):59,34,76"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data, form := fresh, "xlsx"
			for _, to := range tt.steps {
				data = convert(t, data, form, to)
				form = to
			}
			checkSample(t, mustRead(t, "kiriman", data))
		})
	}
}

func TestThroughOpenpyxl(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lembar.xlsx")
	if err := os.WriteFile(path, written(t, sample()), 0o600); err != nil {
		t.Fatal(err)
	}
	seen := run(t, "/usr/bin/python3", "-c", `
import sys, openpyxl
p = sys.argv[1]
lazy = openpyxl.load_workbook(p, read_only=True)
print(sum(1 for _ in lazy["Progres"].rows))
w = openpyxl.load_workbook(p)
s = w["Progres"]
print(len(s.data_validations.dataValidation), s.protection.sheet, s.protection.password, s.freeze_panes, s["E11"].data_type)
w.save(p)
`, path)
	open := 0
	for _, c := range Columns {
		if c.Open {
			open++
		}
	}
	if want := fmt.Sprintf("15\n%d True None F7 s\n", open); seen != want {
		t.Errorf("openpyxl saw %q, want %q", seen, want)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	checkSample(t, mustRead(t, "lembar.xlsx", data))
}
