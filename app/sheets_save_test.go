package app

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// usedNumbers is how many sheets the archive has kept.
func usedNumbers(t testing.TB, a *App) (n int64) {
	t.Helper()
	if err := a.desk.read(context.Background(), func(tx *data.Tx) error {
		next, err := tx.SheetExports().NextNo()
		n = next - 1
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

// list names all that lies in a folder, hidden files too.
func list(t testing.TB, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// some is an order for a few agencies, and the names of its files.
func some(t testing.TB, a *App) (SheetOrder, []string) {
	t.Helper()
	ids, err := a.Agencies.Find(context.Background(), []string{"PUPR", "DLH", "Distan"})
	if err != nil {
		t.Fatal(err)
	}
	order := SheetOrder{Agencies: ids, ReturnBy: "2026-12-02"}
	names, err := a.Sheets.Names(context.Background(), order)
	if err != nil || len(names) != 3 {
		t.Fatalf("names: %v, %v", names, err)
	}
	return order, names
}

func TestStoppedSheetsLeaveNothing(t *testing.T) {
	a, _, _ := finalArchive(t)
	order, _ := some(t, a)
	for _, tt := range []struct {
		name string
		to   func(folder string) SheetBundle
		most int
	}{
		{"in memory", nil, 2},
		{"folder", func(f string) SheetBundle { return SheetBundle{Path: f, Drafts: true} }, 9},
		{"a folder that is new", func(f string) SheetBundle { return SheetBundle{Path: filepath.Join(f, "baru"), Drafts: true} }, 9},
		{"zip", func(f string) SheetBundle { return SheetBundle{Path: filepath.Join(f, "l.zip"), Zip: true} }, 4},
	} {
		for at := 1; at <= tt.most; at++ {
			folder := t.TempDir()
			ctx, stop := context.WithCancel(context.Background())
			calls := 0
			step := func(int, int) {
				if calls++; calls == at {
					stop()
				}
			}
			var err error
			if tt.to == nil {
				_, err = a.Sheets.Write(ctx, order, step)
			} else {
				_, err = a.Sheets.Save(ctx, order, tt.to(folder), step)
			}
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s, stopped at step %d: got %v, want that it was stopped", tt.name, at, err)
			}
			if got := list(t, folder); len(got) != 0 {
				t.Errorf("%s, stopped at step %d: %v lies there, want nothing", tt.name, at, got)
			}
			if got := usedNumbers(t, a); got != 0 {
				t.Fatalf("%s, stopped at step %d: %d numbers are used, want none", tt.name, at, got)
			}
			stop()
		}
	}
}

func TestRefusedSheetsLeaveNothing(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	order, names := some(t, a)
	blocked := t.TempDir() // the last of the names cannot be written
	if err := os.Mkdir(filepath.Join(blocked, names[2]), 0o700); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(blocked, names[0])
	if err := os.WriteFile(old, []byte("sedang diisi"), 0o600); err != nil {
		t.Fatal(err)
	}
	plain := file(t, "berkas", []byte("isi"))
	for _, tt := range []struct {
		name string
		to   SheetBundle
	}{
		{"something in the way", SheetBundle{Path: blocked, Overwrite: true, Drafts: true}},
		{"a sheet that lies there", SheetBundle{Path: blocked}},
		{"no folder", SheetBundle{Path: filepath.Join(plain, "lembar")}},
		{"a zip in the way", SheetBundle{Path: plain, Zip: true}},
	} {
		_, err := a.Sheets.Save(ctx, order, tt.to, nil)
		if p := (*Problem)(nil); !errors.As(err, &p) {
			t.Errorf("%s: got %v, want a sentence for a person", tt.name, err)
		}
		if got := usedNumbers(t, a); got != 0 {
			t.Fatalf("%s: %d numbers are used, want none", tt.name, got)
		}
	}
	if got, err := os.ReadFile(old); err != nil || string(got) != "sedang diisi" {
		t.Errorf("got %q, %v, want the sheet that lay there", got, err)
	}
	if got := list(t, blocked); !slices.Equal(got, slices.Sorted(slices.Values([]string{names[0], names[2]}))) {
		t.Errorf("%v lies there, want what lay there before", got)
	}
}

func TestSheetsWithDrafts(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	b, _, _ := finalArchive(t)
	order, names := some(t, a)
	folder, packed := t.TempDir(), filepath.Join(t.TempDir(), "lembar.zip")
	files, err := a.Sheets.Save(ctx, order, SheetBundle{Path: folder, Drafts: true}, nil)
	if err != nil || len(files) != 3 || usedNumbers(t, a) != 3 {
		t.Fatalf("got %d sheets and %d numbers, %v, want 3", len(files), usedNumbers(t, a), err)
	}
	if _, err := b.Sheets.Save(ctx, order, SheetBundle{Path: packed, Zip: true, Drafts: true}, nil); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if len(z.File) != 6 {
		t.Errorf("the zip has %d files, want 6", len(z.File))
	}
	if got := list(t, folder); len(got) != 6 {
		t.Errorf("%v lies there, want a sheet and a draft for each", got)
	}
	for i, f := range files {
		if f.Name != names[i] {
			t.Errorf("got %s, want %s", f.Name, names[i])
		}
		there, err := os.ReadFile(filepath.Join(folder, f.Name))
		if err != nil || !bytes.Equal(there, f.Data) {
			t.Errorf("%s: not as it was kept, %v", f.Name, err)
		}
		checkDraft(t, filepath.Join(folder, draftName(f.Name)), f)
	}
}

// checkDraft reads an e-mail with what has its sheet attached.
func checkDraft(t *testing.T, path string, f SheetFile) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if want := "Lembar progres tindak lanjut November 2026: " + f.Agency.Name; err != nil || subject != want {
		t.Errorf("got subject %q, %v, want %q", subject, err, want)
	}
	if got := m.Header.Get("Date"); got != "Mon, 23 Nov 2026 14:00:00 +0700" {
		t.Errorf("got date %q, want that of the clock", got)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	part, err := parts.NextPart()
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(part)
	for _, want := range []string{"Yth. ", "paling lambat Rabu, 2 Desember 2026", "Kode lembar: SPK-0000"} {
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s has no %q: %v\n%s", path, want, err, text)
		}
	}
	if part, err = parts.NextPart(); err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, part))
	if err != nil || !bytes.Equal(got, f.Data) || part.FileName() != f.Name {
		t.Errorf("%s: attached is %s with %d bytes, %v, want the sheet", path, part.FileName(), len(got), err)
	}
}

func TestBundleIsTheSameAgain(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	order, _ := some(t, a)
	made, err := a.Sheets.prepare(ctx, order, nil)
	if err != nil {
		t.Fatal(err)
	}
	again, err := a.Sheets.prepare(ctx, order, nil)
	if err != nil {
		t.Fatal(err)
	}
	to := SheetBundle{Path: "lembar.zip", Zip: true, Drafts: true}
	first, err := to.files(made, Office{Unit: "Sekretariat Daerah", Email: "setda@contoh.go.id"})
	if err != nil {
		t.Fatal(err)
	}
	second, err := to.files(again, Office{Unit: "Sekretariat Daerah", Email: "setda@contoh.go.id"})
	if err != nil || !bytes.Equal(first[0].data, second[0].data) {
		t.Errorf("the same sheets gave other bytes, %v", err)
	}
}

func TestNumberTakenMeanwhile(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	order, _ := some(t, a)
	once := false
	files, err := a.Sheets.Save(ctx, order, SheetBundle{Path: t.TempDir()}, func(int, int) {
		if !once {
			once = true
			written(t, a, "Dinkes")
		}
	})
	if err != nil || files[0].Number != 2 || usedNumbers(t, a) != 4 {
		t.Errorf("got %v, %v and %d numbers, want sheets 2 to 4", files, err, usedNumbers(t, a))
	}
}

func TestSheetsOfOneMeeting(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	meetings, err := a.Sheets.Meetings(ctx)
	if err != nil || len(meetings) != 1 || meetings[0].ID != id {
		t.Errorf("got meetings %v, %v, want that of the sample", meetings, err)
	}
	all, err := a.Sheets.Owing(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	of, err := a.Sheets.Owing(ctx, id)
	if err != nil || len(of) != len(all) {
		t.Errorf("got %d agencies, %v, want the %d of the only meeting", len(of), err, len(all))
	}
	made, err := a.Sheets.prepare(ctx, SheetOrder{Meeting: id}, nil)
	if err != nil || len(made) != len(all) || !strings.Contains(made[0].page.Source, "23 November 2026") {
		t.Errorf("got %d sheets, %v, want one for each, from the meeting", len(made), err)
	}
	if _, err := a.Sheets.Write(ctx, SheetOrder{Meeting: id + 1}, nil); err == nil {
		t.Error("sheets of a meeting that is not there were made")
	}
}

func TestSheetNamesDiffer(t *testing.T) {
	got := sheetNames([]Agency{{Code: "Kec. A"}, {Code: "Kec A"}, {Code: "B"}}, "2026-11")
	want := []string{"lembar-kec-a-2026-11.xlsx", "lembar-kec-a-2026-11-2.xlsx", "lembar-b-2026-11.xlsx"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// rowOf finds the row of a follow-up on the sheet of an agency.
func rowOf(t testing.TB, a *App, code, number string) (sheet.Row, bool) {
	t.Helper()
	ids, err := a.Agencies.Find(context.Background(), []string{code})
	if err != nil {
		t.Fatal(err)
	}
	made, err := a.Sheets.prepare(context.Background(), SheetOrder{Agencies: ids}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range made[0].page.Rows {
		if r.Number == number {
			return r, true
		}
	}
	return sheet.Row{}, false
}

func TestReturnedReportStandsOnTheNextSheet(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	register, _, err := a.FollowUps.Register(ctx, RegisterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(register, func(r data.RegisterRow) bool { return r.LeadID != 0 && len(r.Supports) > 0 })
	f := register[i]
	story, err := a.FollowUps.Story(ctx, f.ID)
	if err != nil {
		t.Fatal(err)
	}
	support := story.Supports[0].Agency
	report := func() {
		t.Helper()
		w.at = w.at.AddDate(0, 0, 1)
		if err := a.desk.write(ctx, func(tx *data.Tx) error {
			done := 1000
			return tx.Reports().Add(&data.Report{
				FollowUpID: f.ID, AgencyID: f.LeadID, Role: data.AsLead, Source: data.FromSheet, Period: "2026-11",
				Status: data.Done, Progress: &done, Narrative: "Sudah selesai.", ReportedOn: data.DateOf(w.at),
			})
		}); err != nil {
			t.Fatal(err)
		}
	}
	report()
	if err := a.FollowUps.Verify(ctx, []int64{f.ID}, data.Returned, "Lampirkan foto 100%, hubungi 0812-3456-7890."); err != nil {
		t.Fatal(err)
	}
	row, there := rowOf(t, a, f.LeadCode, f.Number)
	if want := "Dikembalikan: Lampirkan foto 100%, hubungi •••."; !there || row.Note != want {
		t.Errorf("got note %q, %t, want %q", row.Note, there, want)
	}
	if row.Answer.Status != "Selesai" || row.Last == nil || *row.Last != 1 {
		t.Errorf("got answer %+v, want what the agency said, to be mended", row.Answer)
	}
	if other, there := rowOf(t, a, support.Code, f.Number); !there || other.Note != "" {
		t.Errorf("got note %q, %t on the sheet of a supporter, want the row without it", other.Note, there)
	}
	report() // the mended one waits to be read; the note is done with
	if row, there := rowOf(t, a, f.LeadCode, f.Number); !there || row.Note != "" {
		t.Errorf("got note %q, %t, want none after a new report", row.Note, there)
	}
}
