package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/export/sheet"
)

// reported lets an agency report, and returns the number.
func (s *stage) reported(agency string, answer map[sheet.Key]string) string {
	s.t.Helper()
	path, number := s.answered(agency, answer)
	content, err := app.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	previews, err := s.app.Returns.Preview(s.Context, []app.ReturnedFile{{Name: path, Data: content}}, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := s.app.Returns.Apply(s.Context, previews, []returns.Decisions{{Certain: true}}); err != nil {
		s.t.Fatal(err)
	}
	return number
}

func TestRegisterIsNarrowed(t *testing.T) {
	s := newFollowUpStage(t)
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	all := v.total
	s.sees("tindak lanjut", "TL-2026-0018", "besok", "Belum")
	s.press(fyne.KeyF, ctrl)
	s.write("harga bahan pokok")
	if v.total != all {
		t.Error("it searched before the typing stopped")
	}
	s.clock.Move(time.Second)
	if v.total == 0 || v.total >= all {
		t.Errorf("got %d of %d after a search, want some", v.total, all)
	}
	s.sees("harga bahan pokok")
	s.fill(v.filter.text, "xyzzy tidak ada")
	s.clock.Move(time.Second)
	s.sees("Tidak ada yang cocok")
	s.tap("Hapus saringan")
	if v.total < all {
		t.Errorf("got %d without a filter, want at least %d", v.total, all)
	}
	v.filter.scope.SetSelected("Terlambat")
	if v.total != 0 {
		t.Errorf("got %d late on the day of the meeting, want none", v.total)
	}
	s.clock.Move(60 * 24 * time.Hour)
	v.read()
	s.sees("terlambat")
	s.checkPage("tindaklanjut-terlambat")
	v.filter.scope.SetSelected("Masih terbuka")
	s.fill(v.filter.agency.Entry(), "disperindag")
	s.press(fyne.KeyReturn)
	id, open := comboID(v.filter.agency), v.total
	if id == 0 || open == 0 {
		t.Fatalf("got agency %d with %d follow-ups", id, open)
	}
	for _, f := range v.rows {
		if f.LeadID != id && !slices.Contains(f.Supports, id) {
			t.Errorf("%s is not of the agency chosen", f.Number)
		}
	}
	s.calm()
}

func TestRegisterIsSortedByKeys(t *testing.T) {
	s := newFollowUpStage(t)
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	s.commands.Dispatch("followups.sort.number")
	first := v.rows[0].Number
	s.commands.Dispatch("followups.sort.number")
	if v.rows[len(v.rows)-1].Number != first || v.rows[0].Number == first {
		t.Errorf("got %s first and %s last, want the order turned round", v.rows[0].Number, v.rows[len(v.rows)-1].Number)
	}
	s.calm()
}

func TestReportsAreJudged(t *testing.T) {
	s := newFollowUpStage(t)
	number := s.reported("Dinas PUPR", map[sheet.Key]string{sheet.KeyStatus: "Selesai", sheet.KeyProgress: "100%", sheet.KeyNarrative: "Jalan selesai diperbaiki."})
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	for i, f := range v.rows {
		if f.Number == number {
			v.table.List.SetCursor(i)
		}
	}
	s.sees("Menunggu")
	s.press(fyne.KeyReturn)
	story := top[*storyView](s)
	s.sees(number, "Selesai", "100%", "Belum diverifikasi", "Jalan selesai diperbaiki.", "Dari lembar November 2026", "Mulai berlaku", "Dicatat dalam rapat")
	s.checkPage("riwayat")

	s.tap("Kembalikan…")
	s.tap("Kembalikan")
	s.sees("Catatan pengembalian masih kosong")
	s.write("Lampirkan berita acara")
	s.press(fyne.KeyReturn, ctrl)
	s.sees("Dikembalikan", "Lampirkan berita acara")
	s.tap("Terima laporan")
	s.sees("Diterima")
	if f := s.followUp(number); !f.Settled() {
		t.Errorf("got %s %s, want it settled", f.Status, f.Verification)
	}
	s.tap("Buka rapat asal")
	if got := top[*captureView](s).meetingID; got != story.story.Meeting.ID {
		t.Errorf("got meeting %d, want %d", got, story.story.Meeting.ID)
	}
	s.sees(story.story.Entry.Body)
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	top[*storyView](s)
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	top[*followUpsView](s)
	s.misses(number) // no longer open
	s.calm()
}

func TestManyReportsAtOnce(t *testing.T) {
	s := newFollowUpStage(t)
	one := s.reported("Dinas PUPR", map[sheet.Key]string{sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "40%"})
	two := s.reported("Dinkes", map[sheet.Key]string{sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "10%"})
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	v.table.List.SetSelection()
	s.write("t")
	s.sees("Belum ada laporan")
	s.press(fyne.KeyReturn)
	s.press(fyne.KeyA, ctrl)
	s.write("t")
	s.sees("2 laporan")
	s.press(fyne.KeyReturn)
	for _, number := range []string{one, two} {
		if got := s.followUp(number).Verification; got != app.Accepted {
			t.Errorf("%s: got %s, want it accepted", number, got)
		}
	}
	s.calm()
}

func TestEmptyRegisterSaysWhatGoesHere(t *testing.T) {
	s := newStage(t)
	s.goTo(destFollowUps)
	s.sees("Belum ada tindak lanjut")
	s.goTo(destSheets)
	s.sees("Belum ada yang perlu dikirim")
	s.press(fyne.KeyF5)
	s.sees("Belum ada lembar yang diambil kembali")
	s.calm()
}

func TestSearchLeadsIntoTheRegister(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	s.press(fyne.KeyF, fyne.KeyModifierControl)
	s.write("titik genangan")
	s.press(fyne.KeyDown)
	s.press(fyne.KeyReturn)
	if got := top[*storyView](s); got == nil {
		t.Fatal("got no page of a follow-up")
	}
	s.sees("Normalisasi saluran di titik genangan")
	if len(v.rows) == 0 {
		t.Error("got no rows, want those that were searched for")
	}
	s.calm()
}
