package ui

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// refusing makes the archive refuse every line, as a disk that fails would,
// until mend is called.
func refusing(t *testing.T, s *stage) (mend func()) {
	t.Helper()
	db, err := sql.Open("sqlite", s.app.Path())
	if err != nil {
		t.Fatal(err)
	}
	run := func(statement string) {
		t.Helper()
		if _, err := db.ExecContext(s.Context, statement); err != nil {
			t.Fatal(err)
		}
	}
	run("ALTER TABLE drafts RENAME TO drafts_away")
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return func() { run("ALTER TABLE drafts_away RENAME TO drafts") }
}

func TestTypingGoesOnWhileTheArchiveRefuses(t *testing.T) {
	s, v := newCaptureStage(t)
	s.enter("Pertama")
	mend := refusing(t, s)
	s.enter("Kedua")
	s.enter("/k Ketiga")
	s.write("belum seles")
	s.sees("2 baris belum tersimpan.", "Kedua", "/k Ketiga", "Coba simpan lagi")
	if got := v.bodies(); got != "Pertama" {
		t.Errorf("got %q, want nothing shown as an entry that is none", got)
	}
	if got := v.line.entry.Text; got != "belum seles" {
		t.Errorf("got line %q, want what is being typed", got)
	}

	s.goTo(destHome)
	s.sees("Masih ada yang belum tersimpan")
	s.press(fyne.KeyEscape)
	if s.shown() != view(v) {
		t.Fatal("the page was left with lines that are nowhere else")
	}

	mend()
	s.clock.Move(3 * time.Second)
	if got := v.bodies(); got != "Pertama | Kedua | Ketiga" {
		t.Errorf("got %q, want the lines in the order they were typed", got)
	}
	s.misses("belum tersimpan")
	s.clock.Move(time.Second)
	s.sees("Tersimpan")
	s.goTo(destHome)
	s.openMeeting(v.meetingID, tabCapture)
	if got := top[*captureView](s).line.entry.Text; got != "belum seles" {
		t.Errorf("got line %q, want the half-typed one", got)
	}
}

func TestWaitingLinesAreSavedToAFile(t *testing.T) {
	s, _ := newCaptureStage(t)
	refusing(t, s)
	s.enter("/t Angkut sampah")
	s.write("setengah")
	file := filepath.Join(t.TempDir(), "baris.txt")
	s.choose(file)
	s.tap("Simpan baris ke berkas teks…")
	got, err := os.ReadFile(file)
	if err != nil || string(got) != "/t Angkut sampah \nsetengah\n" {
		t.Errorf("got %q and %v, want both lines", got, err)
	}
	s.goTo(destHome)
	s.sees("Beranda")
}

// What is stored while she types on must neither show too early nor take what
// she types.
func TestEnterDoesNotWaitForTheDisk(t *testing.T) {
	s, v := newCaptureStage(t)
	var work []func()
	s.Spawn = func(f func()) { work = append(work, f) }
	s.write("Pertama")
	s.press(fyne.KeyReturn)
	s.write("Kedua")
	s.press(fyne.KeyReturn)
	s.write("/acara 99")
	s.press(fyne.KeyReturn)
	s.write("Ketiga belum")
	if got := v.bodies(); got != "" {
		t.Errorf("got %q while the disk is silent, want no entry yet", got)
	}
	s.clock.Move(storeSlow)
	s.sees("3 baris belum tersimpan. Sedang menyimpan…")
	for len(work) > 0 {
		next := work[0]
		work = work[1:]
		next()
	}
	if got := v.bodies(); got != "Pertama | Kedua" {
		t.Errorf("got %q, want both entries", got)
	}
	if got := v.line.entry.Text; got != "/acara 99" {
		t.Errorf("got line %q, want the refused one back", got)
	}
	s.sees("Acara nomor 99 tidak ada")
	s.write("\b")
	v.line.entry.SetDraft("Keempat", s.clock.Time)
	s.press(fyne.KeyReturn)
	if got := v.line.entry.Text; got != "Ketiga belum" {
		t.Errorf("got line %q, want what was being typed when the line was refused", got)
	}
}

func TestHalfTypedCorrectionComesBack(t *testing.T) {
	s, v := newCaptureStage(t)
	s.enter("/l Jalan di Cambai rusak")
	s.write("baris baru")
	s.clock.Move(time.Second)
	s.press(fyne.KeyD, fyne.KeyModifierControl)
	s.press(fyne.KeyE, fyne.KeyModifierControl)
	s.write("sek")
	s.clock.Move(time.Second)
	path := s.app.Path()
	s.crash()

	s = openStage(t, path)
	s.openMeeting(v.meetingID, tabCapture)
	line := top[*captureView](s).line
	if got := line.entry.Text; !strings.HasSuffix(got, "rusak sek") || line.editing == 0 {
		t.Errorf("got line %q correcting %d, want the correction as it was left", got, line.editing)
	}
	s.press(fyne.KeyEscape)
	if got := line.entry.Text; got != "baris baru" {
		t.Errorf("got line %q, want the new line behind the correction", got)
	}
	s.clock.Move(time.Second)
	s.crash()
	s = openStage(t, path)
	s.openMeeting(v.meetingID, tabCapture)
	if line := top[*captureView](s).line; line.editing != 0 || line.entry.Text != "baris baru" {
		t.Errorf("got line %q correcting %d, want the correction forgotten after Esc", line.entry.Text, line.editing)
	}
}
