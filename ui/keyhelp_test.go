package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// Tab leads from the search to what was found, not out of the page.
func TestTabLeadsFromTheSearchToTheList(t *testing.T) {
	s, _ := newSampleStage(t)
	s.goTo(destMeetings)
	s.press(fyne.KeyF, ctrl)
	s.press(fyne.KeyTab)
	if got, want := s.Window.Window.Canvas().Focused(), top[*meetingsView](s).table.List; got != want {
		t.Errorf("got %T, want the list", got)
	}
}

func TestEveryPageTellsItsKeys(t *testing.T) {
	s, id := newSampleStage(t)
	for _, tt := range []struct {
		open func()
		want []string
	}{
		{func() { s.goTo(destHome) }, []string{"Rapat baru…", "Di setiap daftar"}},
		{func() { s.goTo(destMeetings) }, []string{"Buka rapat yang dipilih"}},
		{func() { s.goTo(destFollowUps) }, []string{"Terima, kembalikan laporan yang dipilih"}},
		{func() { s.goTo(destSheets) }, []string{"Ambil jawaban OPD", "Pertahankan", "Lewati"}},
		{func() { s.openMeeting(id, tabPlan) }, []string{"Tambah acara"}},
		{func() { s.openMeeting(id, tabCapture) }, []string{"Simpan baris", "Shift+Enter", "Tindak lanjut Ctrl+7", "Pindah ke acara lain…"}},
		{func() { s.openMeeting(id, tabAttendance) }, []string{"Hadir H", "Mewakili W", "Izin I", "Sakit S", "Belum ditandai B"}},
		{func() { s.openMeeting(id, tabReview) }, []string{"Buka tempat memperbaikinya"}},
		{func() { s.openMeeting(id, tabMinutes) }, []string{"Cetak notula lengkap… Ctrl+P"}},
		{func() { s.openMeeting(id, tabAttachments) }, []string{"Hapus Del", "Tempel gambar atau berkas Ctrl+V"}},
	} {
		tt.open()
		s.press(fyne.KeyF1, ctrl)
		s.sees(append(tt.want, "Cari dalam semua rapat Ctrl+Shift+F")...)
		s.press(fyne.KeyEscape)
	}
	s.calm()
}
