package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

// newCaptureStage is a stage on the capture page of a meeting with one topic.
func newCaptureStage(t *testing.T) (*stage, *captureView) {
	t.Helper()
	s := newStage(t)
	if _, err := s.app.Agencies.ImportStarter(s.Context, app.StarterPrabumulih); err != nil {
		t.Fatal(err)
	}
	return newMeetingOn(t, s)
}

// newMeetingOn takes a new meeting down on a stage that has agencies.
func newMeetingOn(t *testing.T, s *stage) (*stage, *captureView) {
	t.Helper()
	invited, err := s.app.Agencies.Find(s.Context, []string{"opd"})
	if err != nil {
		t.Fatal(err)
	}
	plan := app.Plan{
		Invited:   invited,
		Meeting:   app.Meeting{Title: "Rakor contoh", HeldOn: "2026-11-23"},
		Topics:    []app.Topic{{Title: "Infrastruktur"}, {Title: "Sampah"}},
		Officials: []app.Official{{Role: app.RoleChair, Post: "Wali Kota"}},
	}
	if err := s.app.Meetings.Save(s.Context, &plan); err != nil {
		t.Fatal(err)
	}
	s.openMeeting(plan.Meeting.ID, tabCapture)
	return s, top[*captureView](s)
}

// enter types a line and commits it.
func (s *stage) enter(line string) {
	s.write(line + " ") // the space settles the last token, so that no list is open
	s.press(fyne.KeyReturn)
}

func (v *captureView) bodies() string {
	var out []string
	for _, e := range v.session.Live().Entries {
		out = append(out, e.Body)
	}
	return strings.Join(out, " | ")
}

func TestMeetingByKeyboardAlone(t *testing.T) {
	s, v := newCaptureStage(t)
	s.sees("Belum ada catatan pada acara ini")
	s.enter("/buka 09.00")
	s.press(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.enter("@PUPR /k Saluran Jl. Sudirman tersumbat")
	s.enter("/u Dikeruk bersama DLH")
	s.enter("/t Normalisasi drainase @PUPR +DLH >30/11")
	s.sees("Berlangsung", "Dinas PUPR", "Saluran Jl. Sudirman tersumbat", "Kendala", "Usulan", "TL-2026-0001", "tenggat 30/11/2026", "+ DLH")
	s.enter("s/tersumbat/buntu/")
	s.sees("Saluran Jl. Sudirman buntu")
	s.press(fyne.KeyZ, fyne.KeyModifierControl)
	s.sees("Saluran Jl. Sudirman tersumbat")
	s.press(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.misses("Normalisasi drainase @PUPR")
	s.enter("@DLH /l Armada cukup")
	s.enter("/tutup 12.30")
	s.sees("Ditutup, belum disahkan", "Periksa catatan")
	if got, want := v.bodies(), "Saluran Jl. Sudirman tersumbat | Dikeruk bersama DLH | Normalisasi drainase | Armada cukup"; got != want {
		t.Errorf("got entries %q, want %q", got, want)
	}
	s.calm()
}

func TestRefusedLineStaysWithItsReason(t *testing.T) {
	s, v := newCaptureStage(t)
	s.enter("/acara 9")
	if got := strings.TrimSpace(v.line.entry.Text); got != "/acara 9" {
		t.Errorf("got line %q, want what was typed", got)
	}
	s.sees("Acara nomor 9 tidak ada")
	s.sees("Baris terakhir belum tersimpan")
}

func TestLineSaysWhatEnterWillDo(t *testing.T) {
	s, _ := newCaptureStage(t)
	s.write("/t Angkut sampah @DLH +Disperindag >31/02 !1 ")
	s.sees("Tindak lanjut", "Penanggung jawab: DLH", "Pendukung: Disperindag", "Prioritas tinggi", "Tanggal tidak ada")
}

func TestHalfTypedLineComesBack(t *testing.T) {
	s, v := newCaptureStage(t)
	s.write("Belum seles")
	s.clock.Move(time.Second)
	s.sees("Tersimpan")
	s.goTo(destHome)
	s.openMeeting(v.meetingID, tabCapture)
	if got := top[*captureView](s).line.entry.Text; got != "Belum seles" {
		t.Errorf("got line %q, want the half-typed one", got)
	}
	s.sees("Baris yang belum selesai dikembalikan")
	s.calm()
}

func TestCorrectLastEntry(t *testing.T) {
	s, v := newCaptureStage(t)
	s.enter("/l Jalan di Cambai rusak")
	s.press(fyne.KeyUp)
	s.sees("Memperbaiki catatan")
	s.write("berat")
	s.press(fyne.KeyReturn)
	if got := v.bodies(); got != "Jalan di Cambai rusak berat" {
		t.Errorf("got %q, want the corrected entry", got)
	}
	s.press(fyne.KeyUp)
	s.press(fyne.KeyEscape)
	if got := v.bodies(); got != "Jalan di Cambai rusak berat" || v.line.entry.Text != "" {
		t.Errorf("got %q with line %q, want nothing changed by Esc", got, v.line.entry.Text)
	}
	s.calm()
}

func TestEntryIsMendedInTheList(t *testing.T) {
	s, v := newCaptureStage(t)
	s.enter("Satu")
	s.enter("Dua")
	s.press(fyne.KeyD, fyne.KeyModifierControl)
	s.press(fyne.KeyUp, fyne.KeyModifierAlt)
	if got := v.bodies(); got != "Dua | Satu" {
		t.Errorf("got %q, want the second entry first", got)
	}
	s.press(fyne.Key3, fyne.KeyModifierControl)
	if got := v.session.Live().Entries[0].Kind; got != app.KindObstacle {
		t.Errorf("got kind %s, want an obstacle", got)
	}
	s.press(fyne.KeyDelete)
	if got := v.bodies(); got != "Satu" {
		t.Errorf("got %q, want the entry taken back", got)
	}
	s.press(fyne.KeyZ, fyne.KeyModifierControl, fyne.KeyModifierShift)
	if got := v.bodies(); got != "Dua | Satu" {
		t.Errorf("got %q, want the entry again", got)
	}
	s.calm()
}

func TestCorrectionGivesTheHalfTypedLineBack(t *testing.T) {
	s, v := newCaptureStage(t)
	s.enter("/l Pertama")
	s.write("belum seles")
	s.press(fyne.KeyE, fyne.KeyModifierControl) // nothing selected yet
	s.press(fyne.KeyD, fyne.KeyModifierControl)
	s.press(fyne.KeyE, fyne.KeyModifierControl)
	if got := v.line.entry.Text; got != "/l Pertama " {
		t.Fatalf("got line %q, want the entry to be corrected", got)
	}
	s.press(fyne.KeyEscape)
	if got := v.line.entry.Text; got != "belum seles" {
		t.Errorf("got line %q, want the half-typed one", got)
	}
	s.calm()
}
