package ui

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/export/sheet"
)

// newFollowUpStage is a stage on which the sample's follow-ups live.
func newFollowUpStage(t *testing.T) *stage {
	t.Helper()
	s, id := newSampleStage(t)
	s.finalSample(id)
	return s
}

// answered writes the sheet of an agency with its answer about the first
// follow-up it leads, and returns its path and the number.
func (s *stage) answered(agency string, answer map[sheet.Key]string) (path, number string) {
	s.t.Helper()
	ids, err := s.app.Agencies.Find(s.Context, []string{agency})
	if err != nil {
		s.t.Fatal(err)
	}
	rows, _, err := s.app.FollowUps.Register(s.Context, app.RegisterFilter{Scope: app.ScopeOpen, AgencyID: ids[0], Sort: app.SortDue})
	if err != nil || len(rows) == 0 {
		s.t.Fatalf("follow-ups of %s: %d, %v", agency, len(rows), err)
	}
	files, err := s.app.Sheets.Write(s.Context, app.SheetOrder{Agencies: ids}, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	var filled bytes.Buffer
	number = rows[0].Number
	if err := sheet.Fill(&filled, bytes.NewReader(files[0].Data), []sheet.Filling{{Number: number, Cells: answer}}); err != nil {
		s.t.Fatal(err)
	}
	path = filepath.Join(s.t.TempDir(), files[0].Name)
	if err := os.WriteFile(path, filled.Bytes(), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path, number
}

// followUp reads a follow-up by its number.
func (s *stage) followUp(number string) app.FollowUp {
	s.t.Helper()
	f, err := s.app.FollowUps.ByNumber(s.Context, number)
	if err != nil {
		s.t.Fatal(err)
	}
	return f
}

func TestSheetsAreWrittenIntoAFolder(t *testing.T) {
	s := newFollowUpStage(t)
	s.goTo(destSheets)
	v := top[*sheetsView](s)
	if len(v.send.owing) == 0 {
		t.Fatal("nobody owes anything")
	}
	s.sees("Perangkat daerah", v.send.owing[0].Agency.Code, "November 2026")
	folder := t.TempDir()
	s.choose(folder)
	s.press(fyne.KeyN, ctrl)
	s.sees("lembar dibuat", folder)
	s.press(fyne.KeyEscape)
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 2*len(v.send.owing) {
		t.Fatalf("got %d files, %v, want a sheet and a draft for each of %d agencies", len(files), err, len(v.send.owing))
	}
	before := read(t, filepath.Join(folder, files[0].Name()))

	s.press(fyne.KeyN, ctrl)
	s.sees("Timpa lembar yang sudah ada?")
	s.press(fyne.KeyReturn) // Enter must not write over what agencies fill in
	if after := read(t, filepath.Join(folder, files[0].Name())); !bytes.Equal(before, after) {
		t.Error("a sheet was written over")
	}
	s.calm()
}

func TestChosenAgenciesAlone(t *testing.T) {
	s := newFollowUpStage(t)
	s.goTo(destSheets)
	folder := t.TempDir()
	s.choose(folder)
	s.press(fyne.KeyDown)
	s.press(fyne.KeyDown, fyne.KeyModifierShift)
	s.tap("Buat lembar yang dipilih…")
	s.press(fyne.KeyEscape)
	if files, err := os.ReadDir(folder); err != nil || len(files) == 0 || len(files) > 4 {
		t.Errorf("got %d files, %v, want those chosen", len(files), err)
	}
	s.calm()
}

func TestSheetsInOneZip(t *testing.T) {
	s := newFollowUpStage(t)
	s.goTo(destSheets)
	v := top[*sheetsView](s)
	v.send.form.SetSelectedIndex(formZip)
	v.send.drafts.SetChecked(false)
	path := filepath.Join(t.TempDir(), "lembar.zip")
	s.choose(path)
	s.press(fyne.KeyN, ctrl)
	s.sees("lembar dibuat", path)
	s.press(fyne.KeyEscape)
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if len(z.File) != len(v.send.owing) {
		t.Errorf("got %d files in the zip, want one for each of %d agencies", len(z.File), len(v.send.owing))
	}
	s.checkPage("lembar-kirim")
	s.calm()
}

func TestSheetsComeBack(t *testing.T) {
	s := newFollowUpStage(t)
	certain, first := s.answered("Dinas PUPR", map[sheet.Key]string{sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "40%", sheet.KeyNarrative: "Sudah dikerjakan sebagian."})
	doubtful, second := s.answered("DLH", map[sheet.Key]string{sheet.KeyProgress: "sekitar 25%"})
	wrong := filepath.Join(t.TempDir(), "palsu.xlsx")
	write(t, wrong, []byte("bukan lembar"))

	s.goTo(destSheets)
	s.clock.Move(time.Hour)
	v := top[*sheetsView](s)
	v.drop(kindWorkbook, []string{certain, doubtful, wrong})
	s.sees("Perlu keputusan (1)", "Berkas (3, 1 ditolak)", "Progres!", "sekitar 25%", second, "Belum diputuskan: 4.")
	if !v.take.ready.Disabled() {
		t.Error("nothing was decided, yet it can be applied")
	}
	s.checkPage("lembar-keputusan")
	s.write("t")
	s.sees("Diambil", "Belum diputuskan: 3.")
	s.press(fyne.KeyPageDown, ctrl)
	s.sees(first, "Sudah dikerjakan sebagian.")
	s.press(fyne.KeyT, shiftCtrl)
	s.sees("Akan diambil: 4 nilai. Belum diputuskan: 0.")
	s.press(fyne.KeyPageUp, ctrl)
	s.press(fyne.KeyPageUp, ctrl)
	s.sees("palsu.xlsx", "hanya teks, bukan lembar progres", "Ditolak")
	s.checkPage("lembar-berkas")
	if got := s.followUp(first).Progress; got != 0 {
		t.Errorf("got progress %d before anything was applied, want 0", got)
	}
	s.press(fyne.KeyS, ctrl)
	s.sees("2 tindak lanjut diperbarui", "Berlaku")
	if a, b := s.followUp(first), s.followUp(second); a.Progress != 400 || a.Status != app.InProgress || b.Progress != 250 {
		t.Errorf("got %d %s and %d, want 400 in progress and 250", a.Progress, a.Status, b.Progress)
	}

	s.press(fyne.KeyReturn) // on the newest taking-in
	s.sees("Batalkan pengambilan ini?")
	s.tap("Batalkan pengambilan")
	s.sees("Dibatalkan")
	if got := s.followUp(first).Progress; got != 0 {
		t.Errorf("got progress %d after undoing, want 0", got)
	}
	s.calm()
}

func TestKeepingAndLeavingTakesNothing(t *testing.T) {
	s := newFollowUpStage(t)
	path, number := s.answered("DLH", map[sheet.Key]string{sheet.KeyProgress: "sekitar 25%"})
	s.goTo(destSheets)
	v := top[*sheetsView](s)
	v.drop(kindWorkbook, []string{path})
	s.press(fyne.KeyReturn)
	s.sees("Yang harus dilakukan", "Tertulis", "sekitar 25%", "25%")
	s.tap("Pertahankan")
	s.sees("Dipertahankan")
	s.write("l")
	s.sees("Dilewati")
	v.take.apply()
	s.commands.Dispatch("returns.drop")
	if got := s.followUp(number).ReportedOn; got != "" {
		t.Errorf("got a report on %s, want none", got)
	}
	s.calm()
}

func TestTwoFilesOfOneAgency(t *testing.T) {
	s := newFollowUpStage(t)
	first, number := s.answered("DLH", map[sheet.Key]string{sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "40%"})
	second, _ := s.answered("DLH", map[sheet.Key]string{sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "60%"})
	s.goTo(destSheets)
	top[*sheetsView](s).drop(kindWorkbook, []string{first, second})
	s.press(fyne.KeyT, shiftCtrl)
	s.press(fyne.KeyS, ctrl)
	s.sees("1 tindak lanjut diperbarui", "berubah oleh berkas lain dan tidak diambil")
	if got := s.followUp(number).Progress; got != 400 {
		t.Errorf("got progress %d, want the 400 of the first file", got)
	}
	s.calm()
}

func TestRecapFromTheWindow(t *testing.T) {
	s := newFollowUpStage(t)
	s.goTo(destSheets)
	path := filepath.Join(t.TempDir(), "rekap.xlsx")
	s.choose(path)
	s.tap("Buku rekap…")
	s.sees("Tindak lanjut dari", "Semua rapat")
	s.press(fyne.KeyReturn)
	s.sees("Rekap", path)
	s.press(fyne.KeyEscape)
	if got := read(t, path); !bytes.HasPrefix(got, []byte("PK")) {
		t.Error("the recap is no workbook")
	}
	printed := filepath.Join(t.TempDir(), "rekap.pdf")
	s.choose(printed)
	s.tap("Rekap PDF…")
	s.press(fyne.KeyTab)
	s.write("TW IV 2026")
	s.press(fyne.KeyReturn)
	s.sees("Rekap", printed)
	if got := read(t, printed); !bytes.HasPrefix(got, []byte("%PDF-")) {
		t.Error("the recap is no PDF")
	}
	s.press(fyne.KeyEscape)
	opening := filepath.Join(t.TempDir(), "pembukaan.pdf")
	s.choose(opening)
	top[*sheetsView](s).printOpening()
	s.sees("Bahan pembukaan", opening)
	if got := read(t, opening); !bytes.HasPrefix(got, []byte("%PDF-")) {
		t.Error("the page is no PDF")
	}
	s.calm()
}
