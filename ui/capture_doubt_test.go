package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/ui/kit/kittest"
)

func TestDoubtfulEntryTellsWhyAndIsMended(t *testing.T) {
	s, v := newCaptureStage(t)
	s.enter("@PUPR Laporan dari @TidakAda menyusul")
	s.enter("/t Keruk saluran @PUPR >31/02")
	s.enter("/l Jalan rusak")
	s.sees("“@TidakAda” tidak dikenal. Periksa singkatannya; teksnya tetap tersimpan. F2 memperbaiki.", "“>31/02”: tanggal itu tidak ada di kalender.")
	kittest.Picture(t, s.Window.Window, "ragu")
	s.press(fyne.KeyF2)
	s.sees("Memperbaiki catatan")
	if got, want := v.line.entry.Text, "/t Keruk saluran @PUPR >31/02 "; got != want {
		t.Fatalf("got line %q, want the newest that is doubtful, %q", got, want)
	}
	for range "31/02 " {
		s.press(fyne.KeyBackspace)
	}
	s.write("30/11 ")
	s.press(fyne.KeyReturn)
	s.misses("tanggal itu tidak ada di kalender")
	s.press(fyne.KeyD, fyne.KeyModifierControl)
	s.press(fyne.KeyHome)
	s.press(fyne.KeyF2)
	if got, want := v.line.entry.Text, "@PUPR Laporan dari @TidakAda menyusul "; got != want {
		t.Errorf("got line %q, want the selected entry %q", got, want)
	}
	s.press(fyne.KeyEscape)
	s.calm()
}
