package app

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/app/sealed"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// owed is the number of a follow-up that the sheet of an agency asks about.
func owed(t testing.TB, a *App, code string) string {
	t.Helper()
	register, _, err := a.FollowUps.Register(context.Background(), RegisterFilter{Scope: ScopeOpen})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range register {
		if row.LeadCode == code {
			return row.Number
		}
	}
	t.Fatalf("%s owes nothing", code)
	return ""
}

// previewed is what taking one file in would do.
func previewed(t testing.TB, a *App, f ReturnedFile) ReturnPreview {
	t.Helper()
	previews, err := a.Returns.Preview(context.Background(), []ReturnedFile{f}, nil)
	if err != nil || previews[0].Problem != nil {
		t.Fatalf("preview: %v, %v", previews[0].Problem, err)
	}
	return previews[0]
}

// outcomes are the fields of a preview that are not as they were.
func outcomes(p ReturnPreview) map[sheet.Key]returns.Outcome {
	got := map[sheet.Key]returns.Outcome{}
	for _, row := range p.Preview.Rows {
		for _, f := range row.Fields {
			if f.Outcome != returns.Unchanged {
				got[f.Key] = f.Outcome
			}
		}
	}
	return got
}

// A day that the agency left open is filled in by nobody, else the same sheet
// would seem to contradict what holds here.
func TestDayLeftOpenIsNoConflict(t *testing.T) {
	for _, tt := range []struct {
		name          string
		first, second map[sheet.Key]string
		want          returns.Outcome
	}{
		{
			"the day given afterwards",
			map[sheet.Key]string{sheet.KeyProgress: "40%"},
			map[sheet.Key]string{sheet.KeyProgress: "40%", sheet.KeyReportedOn: "1/12/2026"},
			returns.Update,
		},
		{
			"a doubtful day looked at again",
			map[sheet.Key]string{sheet.KeyProgress: "40%", sheet.KeyReportedOn: "11/25/2026"},
			map[sheet.Key]string{sheet.KeyProgress: "40%", sheet.KeyReportedOn: "11/25/2026"},
			returns.Review,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, w, _ := finalArchive(t)
			f := written(t, a, "Distan")
			number := owed(t, a, "Distan")
			w.at = time.Date(2026, time.December, 2, 6, 30, 0, 0, w.at.Location()) // still the day before in UTC
			first := previewed(t, a, filledIn(t, f, sheet.Filling{Number: number, Cells: tt.first}))
			if _, err := a.Returns.Apply(context.Background(), []ReturnPreview{first}, []returns.Decisions{{Certain: true}}); err != nil {
				t.Fatal(err)
			}
			after, err := a.FollowUps.ByNumber(context.Background(), number)
			if err != nil || after.ReportedOn != "2026-12-02" {
				t.Errorf("reported on %q, %v; want the day it was taken in", after.ReportedOn, err)
			}
			w.at = w.at.Add(time.Hour)
			second := outcomes(previewed(t, a, filledIn(t, f, sheet.Filling{Number: number, Cells: tt.second})))
			if len(second) != 1 || second[sheet.KeyReportedOn] != tt.want {
				t.Errorf("taken in again: %v, want only the day, %s", second, tt.want)
			}
		})
	}
}

func TestFolderOfReturnedSheets(t *testing.T) {
	a, _, _ := finalArchive(t)
	folder := t.TempDir()
	deep := filepath.Join(folder, "Kecamatan", "minggu 2")
	if err := os.MkdirAll(filepath.Join(folder, ".tersembunyi"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(deep, 0o700); err != nil {
		t.Fatal(err)
	}
	sent := written(t, a, "Distan").Data
	for path, content := range map[string][]byte{
		filepath.Join(folder, "a.xlsx"):            sent,
		filepath.Join(deep, "b.xlsx"):              sent,
		filepath.Join(deep, "~$b.xlsx"):            append([]byte("\x05Budi "), make([]byte, 160)...),
		filepath.Join(deep, ".~lock.b.xlsx#"):      []byte(",budi,laptop,23.11.2026 09:00,file:///home/budi;"),
		filepath.Join(folder, "foto.jpg"):          []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"),
		filepath.Join(folder, "Thumbs.db"):         []byte("x"),
		filepath.Join(folder, ".tersembunyi", "c"): []byte("x"),
	} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(folder, "tidak-ada.xlsx"), filepath.Join(folder, "putus.xlsx")); err != nil {
		t.Fatal(err)
	}
	files, err := a.Returns.Files([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	previews, err := a.Returns.Preview(context.Background(), files, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, p := range previews {
		if got[filepath.Base(p.Name)] = "read"; p.Problem != nil {
			got[filepath.Base(p.Name)] = Sentence{Message: p.Problem.Message, Args: p.Problem.Args}.String()
		}
	}
	lock := "Ini berkas sementara milik Excel atau LibreOffice yang sedang terbuka, bukan lembarnya. Pilih berkas yang namanya tanpa “~$”."
	want := map[string]string{
		"a.xlsx": "read", "b.xlsx": "read", "~$b.xlsx": lock, ".~lock.b.xlsx#": lock,
		"foto.jpg":   "Ini gambar, bukan lembar Excel. Minta OPD mengirim berkas Excel-nya.",
		"putus.xlsx": "Berkas “putus.xlsx” tidak dapat dibaca. Periksa nama dan izinnya.",
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	_, err = a.Returns.Files([]string{filepath.Join(folder, ".tersembunyi", "kosong"), t.TempDir()})
	if err != nil {
		t.Errorf("a file that is not there: %v, want it told with its file", err)
	}
	_, err = a.Returns.Files([]string{t.TempDir()})
	refused(t, err, "Tidak ada berkas di sana. Pilih lembar yang kembali, atau foldernya.")
}

// renamed is a sheet one of whose headings was overwritten.
func renamed(t testing.TB, f ReturnedFile, heading, with string) ReturnedFile {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(f.Data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	found, err := book.SearchSheet("Progres", heading)
	if err != nil || len(found) != 1 {
		t.Fatalf("heading %q: %v, %v", heading, found, err)
	}
	if err := book.SetCellStr("Progres", found[0], with); err != nil {
		t.Fatal(err)
	}
	b, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return ReturnedFile{Name: f.Name, Data: b.Bytes()}
}

func TestColumnIsAskedOnceForAnAgency(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	answer := map[sheet.Key]string{sheet.KeyStatus: "Terkendala", sheet.KeyObstacle: "Hujan setiap sore"}
	back := func(code string) ReturnedFile {
		f := filledIn(t, written(t, a, code), sheet.Filling{Number: owed(t, a, code), Cells: answer})
		return renamed(t, f, "Kendala", "Curah  HUJAN:")
	}
	first := previewed(t, a, back("Distan"))
	if len(first.Preview.Columns) != 1 || outcomes(first)[sheet.KeyObstacle] != "" {
		t.Fatalf("asked about %+v, obstacle %s; want one question and nothing read", first.Preview.Columns, outcomes(first)[sheet.KeyObstacle])
	}
	say := func(key sheet.Key) ReturnPreview {
		if err := a.Returns.NameColumn(ctx, first, first.Preview.Columns[0].Heading, key); err != nil {
			t.Fatal(err)
		}
		return lookedAtAgain(t, a, first)
	}
	if told := say(sheet.KeyObstacle); len(told.Preview.Columns) != 0 || outcomes(told)[sheet.KeyObstacle] != returns.Update {
		t.Fatalf("told: %+v; want it read", outcomes(told))
	}
	if next := previewed(t, a, back("Distan")); len(next.Preview.Columns) != 0 || !next.Told || outcomes(next)[sheet.KeyObstacle] != returns.Update {
		t.Errorf("the next sheet: asked %+v, read %+v", next.Preview.Columns, outcomes(next))
	}
	if other := previewed(t, a, back("DLH")); len(other.Preview.Columns) != 1 {
		t.Error("what was said of one agency counts for another")
	}
	if none := say(""); len(none.Preview.Columns) != 0 || outcomes(none)[sheet.KeyObstacle] != "" {
		t.Errorf("said to be none: asked %+v, read %+v", none.Preview.Columns, outcomes(none))
	}
	if err := a.Returns.ForgetColumns(ctx, first); err != nil {
		t.Fatal(err)
	}
	if again := lookedAtAgain(t, a, first); len(again.Preview.Columns) != 1 || again.Told {
		t.Errorf("forgotten: asked %+v; want the question again", again.Preview.Columns)
	}
}

func lookedAtAgain(t testing.TB, a *App, p ReturnPreview) ReturnPreview {
	t.Helper()
	p, err := a.Returns.Again(context.Background(), p)
	if err != nil || p.Problem != nil {
		t.Fatalf("look again: %v, %v", p.Problem, err)
	}
	return p
}

// A row of last month's sheet, pasted into this month's, is of last month.
func TestPastedRowKeepsItsPeriod(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	ids, err := a.Agencies.Find(ctx, []string{"DLH"})
	if err != nil {
		t.Fatal(err)
	}
	number := owed(t, a, "DLH")
	var sent []ReturnedFile
	for _, period := range []Period{"2026-10", "2026-11"} {
		files, err := a.Sheets.Write(ctx, SheetOrder{Agencies: ids, Period: period}, nil)
		if err != nil {
			t.Fatal(err)
		}
		sent = append(sent, filledIn(t, files[0], sheet.Filling{Number: number, Cells: map[sheet.Key]string{sheet.KeyProgress: "40%"}}))
	}
	books := make([]*excelize.File, 2)
	cells := make([]string, 2)
	for i, f := range sent {
		if books[i], err = excelize.OpenReader(bytes.NewReader(f.Data)); err != nil {
			t.Fatal(err)
		}
		defer books[i].Close()
		found, err := books[i].SearchSheet("Progres", number)
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %v, %v", number, found, err)
		}
		cells[i] = "A" + strings.TrimLeft(found[0], "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	}
	code, err := books[0].GetCellValue("Progres", cells[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := books[1].SetCellStr("Progres", cells[1], code); err != nil {
		t.Fatal(err)
	}
	mixed, err := books[1].WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	p := previewed(t, a, ReturnedFile{Name: "campur.xlsx", Data: mixed.Bytes()})
	if done, err := a.Returns.Apply(ctx, []ReturnPreview{p}, []returns.Decisions{{Certain: true}}); err != nil || done.Values != 1 {
		t.Fatalf("taken %+v, %v; want the one value", done, err)
	}
	f, err := a.FollowUps.ByNumber(ctx, number)
	if err != nil {
		t.Fatal(err)
	}
	err = a.Returns.read(ctx, func(tx *data.Tx) error {
		reports, err := tx.Reports().OfFollowUp(f.ID)
		if err == nil && (len(reports) != 1 || reports[0].Period != "2026-10") {
			t.Errorf("got %+v, want one report for 2026-10", reports)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Two files that answer one sheet differently are asked about before anything of
// either is taken: what came last must not win, nor half of each.
func TestTwoFilesOfOneSheetDiffer(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	f, number := written(t, a, "Distan"), owed(t, a, "Distan")
	w.at = time.Date(2026, time.December, 2, 9, 0, 0, 0, w.at.Location())
	one := filledIn(t, f, sheet.Filling{Number: number, Cells: map[sheet.Key]string{sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "40%", sheet.KeyNarrative: "pertama"}})
	two := filledIn(t, f, sheet.Filling{Number: number, Cells: map[sheet.Key]string{sheet.KeyStatus: "Terkendala", sheet.KeyProgress: "20%", sheet.KeyObstacle: "hujan"}})
	previews, err := a.Returns.Preview(ctx, []ReturnedFile{one, two}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range previews {
		for k, o := range outcomes(p) {
			if o != returns.Review {
				t.Errorf("file %d, %s: got %s, want a question", i+1, k, o)
			}
		}
		if p.Preview.Counts.Rows[returns.Review] != 1 {
			t.Errorf("file %d: got the counts %v, want one row to be looked at", i+1, p.Preview.Counts)
		}
	}
	done, err := a.Returns.Apply(ctx, previews, []returns.Decisions{{Certain: true}, {Certain: true}})
	if err != nil || done.Values != 0 || done.Open == 0 {
		t.Errorf("got %+v and %v, want nothing taken without a decision", done, err)
	}

	same, err := a.Returns.Preview(ctx, []ReturnedFile{one, one}, nil)
	if err != nil || outcomes(same[0])[sheet.KeyProgress] != returns.Update {
		t.Errorf("got %v and %v, want what two files agree on to stay certain", outcomes(same[0]), err)
	}
}

// A row pasted from the sheet of another agency says nothing of how old a sheet is.
func TestPastedRowMakesNoSheetOld(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	files, err := a.Sheets.Write(ctx, SheetOrder{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := previewed(t, a, pasted(t, files[0], files[len(files)-1]))
	for _, n := range p.Preview.Notes {
		if n.Reason == returns.ExportOld {
			t.Errorf("the newest sheet of %s is called old", p.Agency.Code)
		}
	}
}

func TestReportFromBeforeTheMeetingIsAsked(t *testing.T) {
	a, w, _ := finalArchive(t)
	f, number := written(t, a, "Distan"), owed(t, a, "Distan")
	w.at = time.Date(2026, time.December, 2, 9, 0, 0, 0, w.at.Location())
	for day, want := range map[string]returns.Outcome{"1/12/2026": returns.Update, "01/02/2026": returns.Review, "22/11/2026": returns.Review, "23/11/2026": returns.Update} {
		got := outcomes(previewed(t, a, filledIn(t, f, sheet.Filling{Number: number, Cells: map[sheet.Key]string{sheet.KeyProgress: "40%", sheet.KeyReportedOn: day}})))
		if got[sheet.KeyReportedOn] != want {
			t.Errorf("%s: got %s, want %s", day, got[sheet.KeyReportedOn], want)
		}
	}
}

// pasted is a sheet with the first row of another copied below its own.
func pasted(t testing.TB, into, from SheetFile) ReturnedFile {
	t.Helper()
	var rows [2][][]string
	books := make([]*excelize.File, 2)
	for i, f := range []SheetFile{into, from} {
		book, err := excelize.OpenReader(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		books[i] = book
		if rows[i], err = book.GetRows("Progres"); err != nil {
			t.Fatal(err)
		}
	}
	is := func(row []string) bool { return len(row) > 2 && strings.HasPrefix(row[2], "TL-") }
	copied := rows[1][slices.IndexFunc(rows[1], is)]
	at := slices.IndexFunc(rows[0], is) + 1
	for at <= len(rows[0]) && is(rows[0][at-1]) {
		at++
	}
	for column, text := range copied {
		cell, err := excelize.CoordinatesToCellName(column+1, at)
		if err != nil {
			t.Fatal(err)
		}
		if err := books[0].SetCellStr("Progres", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	b, err := books[0].WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return ReturnedFile{Name: into.Name, Data: b.Bytes()}
}

// Where a backup took the archive's place, the numbers of sheets sent since it
// was made are passed over, so that no sheet sent before is taken for one of later.
func TestNumbersOfSheetsAreNotGivenOutAgain(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	written(t, a, "Distan")
	b, err := a.Backups.Now(ctx, BackupDaily)
	if err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(time.Hour)
	lost, number := written(t, a, "Distan"), owed(t, a, "Distan")
	used := map[int64]bool{lost.Number: true}
	for range 3 { // the same backup again and again
		r, err := a.Backups.Prepare(ctx, b.Path, sealed.Key{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := a.Restore(ctx, r); err != nil {
			t.Fatal(err)
		}
		if err := r.Discard(); err != nil {
			t.Fatal(err)
		}
		w.at = w.at.Add(time.Minute)
		f, next := written(t, a, "Distan"), written(t, a, "Distan")
		if used[f.Number] || next.Number != f.Number+1 {
			t.Errorf("got the sheets %d and %d, used before: %v", f.Number, next.Number, used)
		}
		used[f.Number], used[next.Number] = true, true
	}
	answer := sheet.Filling{Number: number, Cells: map[sheet.Key]string{sheet.KeyProgress: "40%", sheet.KeyStatus: "Dalam Proses"}}
	previews, err := a.Returns.Preview(ctx, []ReturnedFile{filledIn(t, lost, answer)}, nil)
	if err != nil || previews[0].Problem == nil || previews[0].Problem.Message != returns.Reasons[returns.ExportUnknown] {
		t.Errorf("the sheet of the same agency that was lost: got %v, %v", previews[0].Problem, err)
	}
}

// A sheet sent before the archive was set back may bear the number of another
// one: if the backup was copied by hand, or by a program that passed over none.
func TestSheetSentBeforeAnOlderBackupWasRestored(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	b, err := a.Backups.Now(ctx, BackupDaily)
	if err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(time.Hour)
	before, number := written(t, a, "Distan"), owed(t, a, "Distan")
	if err := a.desk.db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := data.Restore(ctx, b.Path, a.Path(), w.at); err != nil {
		t.Fatal(err)
	}
	if err := a.reopen(ctx); err != nil {
		t.Fatal(err)
	}
	after := written(t, a, "DLH")
	if before.Number != after.Number {
		t.Fatalf("got the sheets %d and %d, want one number", before.Number, after.Number)
	}
	answer := map[sheet.Key]string{sheet.KeyProgress: "40%", sheet.KeyStatus: "Dalam Proses"}
	previews, err := a.Returns.Preview(ctx, []ReturnedFile{filledIn(t, before, sheet.Filling{Number: number, Cells: answer})}, nil)
	if err != nil || previews[0].Problem == nil || previews[0].Problem.Message != returns.Reasons[returns.ExportUnknown] || len(previews[0].Preview.Rows) > 0 {
		t.Errorf("got %v, %d rows, %v, want it refused as not sent from this archive", previews[0].Problem, len(previews[0].Preview.Rows), err)
	}
	if got := previewed(t, a, filledIn(t, after, sheet.Filling{Number: owed(t, a, "DLH"), Cells: answer})); got.Agency.Code != "DLH" {
		t.Errorf("got the agency %q for the sheet sent since", got.Agency.Code)
	}
}

// An agency whose short name was corrected is still the one that was sent to.
func TestSheetOfAnAgencyCalledOtherwiseSince(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	f, number := written(t, a, "Distan"), owed(t, a, "Distan")
	agency := f.Agency
	agency.Code = "Dinpertan"
	if err := a.Agencies.Save(ctx, &agency); err != nil {
		t.Fatal(err)
	}
	got := previewed(t, a, filledIn(t, f, sheet.Filling{Number: number, Cells: map[sheet.Key]string{sheet.KeyProgress: "40%"}}))
	if got.Agency.Code != "Dinpertan" || outcomes(got)[sheet.KeyProgress] != returns.Update {
		t.Errorf("got %q, %v", got.Agency.Code, outcomes(got))
	}
}
