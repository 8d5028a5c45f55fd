package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/ui/kit"
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

func TestEntryMovesToAnItemPickedByItsNumber(t *testing.T) {
	s, v := newCaptureStage(t)
	s.enter("Salah tempat")
	s.press(fyne.KeyD, fyne.KeyModifierControl)
	s.press(fyne.KeyM, fyne.KeyModifierControl)
	s.sees("Pindah ke acara lain", "1. Infrastruktur")
	s.write("2")
	s.press(fyne.KeyReturn)
	items := v.session.Live().Items
	if got := v.session.Live().Entries[0].ItemID; got != items[2].ID {
		t.Errorf("the entry is under item %d, want %d", got, items[2].ID)
	}
	s.press(fyne.KeyG, fyne.KeyModifierControl)
	s.write("sam")
	s.press(fyne.KeyReturn)
	if got := v.session.Live().Current().Title; got != "Sampah" {
		t.Errorf("got item %q, want Sampah", got)
	}
	s.sees("Salah tempat")
	s.write("lanjut")
	if got := v.line.entry.Text; got != "lanjut" {
		t.Errorf("the line holds %q, want the keyboard back in it", got)
	}
	s.calm()
}

// What is said above the line is said to its end, also where it is longer than
// the line.
func TestLongSentenceAboveTheLineIsWhole(t *testing.T) {
	s, v := newCaptureStage(t)
	s.look.zoom(100)
	v.line.say(kit.ToneRed, "Notula ini sudah disahkan dan tidak dapat diubah. Buat ralat bila ada yang harus diperbaiki.")
	if m := v.line.meaning; !m.long.Visible() || m.row.Visible() {
		t.Error("got a chip that ends in “…”, want lines")
	}
	v.line.say(kit.ToneNeutral, "Batal")
	if m := v.line.meaning; m.long.Visible() || !m.row.Visible() {
		t.Error("a short word is not in a chip again")
	}
}
