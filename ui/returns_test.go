package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/export/sheet"
)

// retitle overwrites a heading of a sheet on disk, as an agency does.
func (s *stage) retitle(path, heading, with string) {
	s.t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer book.Close()
	found, err := book.SearchSheet("Progres", heading)
	if err != nil || len(found) != 1 {
		s.t.Fatalf("heading %q: %v, %v", heading, found, err)
	}
	if err := book.SetCellStr("Progres", found[0], with); err != nil {
		s.t.Fatal(err)
	}
	if err := book.Save(); err != nil {
		s.t.Fatal(err)
	}
}

func TestUnknownColumnIsAsked(t *testing.T) {
	s := newFollowUpStage(t)
	path, number := s.answered("DLH", map[sheet.Key]string{
		sheet.KeyStatus: "Terkendala", sheet.KeyProgress: "sekitar 25%", sheet.KeyObstacle: "Hujan setiap sore",
	})
	s.retitle(path, "Kendala", "Curah hujan")
	s.goTo(destSheets)
	v := top[*sheetsView](s)
	v.drop(kindWorkbook, []string{path})
	s.sees("Perlu keputusan (2)", "Curah hujan", "Hujan setiap sore", "1 isian belum dibaca", "Kolom apa ini?")
	s.checkPage("lembar-kolom")
	s.write("k") // no answer about a column, which would be remembered
	s.sees("Kolom apa ini?")
	v.take.list().SetCursor(0)
	s.write("t")
	s.sees("Kolom apa “Curah hujan”", "Kendala", "Bukan kolom lembar ini; abaikan")
	s.write("kend")
	s.press(fyne.KeyReturn)
	s.sees("Perlu keputusan (1)", "Pasti (2)")
	s.misses("Kolom apa ini?")
	s.press(fyne.KeyT, shiftCtrl)
	s.press(fyne.KeyS, ctrl)
	if got := s.followUp(number).Status; got != app.Obstructed {
		t.Errorf("got status %s, want it taken", got)
	}

	v.drop(kindWorkbook, []string{path})
	s.misses("Kolom apa ini?")
	s.press(fyne.KeyPageUp, ctrl)
	s.sees("Curah hujan = Kendala", "Tekan Enter untuk menanyakan lagi kolomnya.")
	s.press(fyne.KeyReturn)
	s.sees("Tanyakan lagi kolomnya?")
	s.tap("Tanyakan lagi")
	s.sees("Kolom apa ini?")
	s.calm()
}

func TestFolderIsDropped(t *testing.T) {
	s := newFollowUpStage(t)
	path, number := s.answered("DLH", map[sheet.Key]string{sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "40%"})
	folder := filepath.Join(t.TempDir(), "Kembali", "minggu 2")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "dlh.xlsx"), content)
	write(t, filepath.Join(folder, "~$dlh.xlsx"), append([]byte("\x05Budi "), make([]byte, 160)...))
	s.goTo(destSheets)
	top[*sheetsView](s).drop(kindWorkbook, []string{filepath.Dir(folder)})
	s.sees("Pasti (2)", "Berkas (2, 1 ditolak)", number)
	s.press(fyne.KeyPageUp, ctrl)
	s.press(fyne.KeyPageUp, ctrl)
	s.sees("~$dlh.xlsx", "berkas sementara", "Ditolak")
	s.calm()
}
