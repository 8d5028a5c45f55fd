package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

const shiftControl = fyne.KeyModifierControl | fyne.KeyModifierShift

// newScreenStage is a stage on the capture page of a running meeting at its
// first topic, with the meeting screen open.
func newScreenStage(t *testing.T) (*stage, *captureView) {
	t.Helper()
	s, v := newCaptureStage(t)
	s.enter("/buka 09.00")
	s.press(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.openScreen()
	return s, v
}

func (s *stage) openScreen() {
	s.t.Helper()
	s.press(fyne.KeyL, shiftControl)
	if s.screen == nil {
		s.t.Fatal("the meeting screen did not open")
	}
	ws := fyne.CurrentApp().Driver().AllWindows()
	main, last := slices.Index(ws, s.Window.Window), len(ws)-1
	ws[main], ws[last] = ws[last], ws[main] // Fyne's test driver takes the last window for that of every object
	s.screen.win.Resize(fyne.NewSize(1920, 1080))
}

// room is what can be read on the meeting screen, in one line.
func (s *stage) room() string {
	s.t.Helper()
	if s.screen == nil {
		s.t.Fatal("no meeting screen")
	}
	return s.textOf(s.screen.win.Content())
}

func (s *stage) roomSees(texts ...string) {
	s.t.Helper()
	have := s.room()
	for _, want := range texts {
		if !strings.Contains(have, want) {
			s.t.Errorf("got screen %q, want %q in it", have, want)
		}
	}
}

func (s *stage) roomMisses(texts ...string) {
	s.t.Helper()
	have := s.room()
	for _, secret := range texts {
		if strings.Contains(have, secret) {
			s.t.Errorf("got screen %q, want no %q in it", have, secret)
		}
	}
}

func TestScreenShowsWhatIsAgreed(t *testing.T) {
	s, v := newScreenStage(t)
	s.roomSees("Rakor contoh", "1. Infrastruktur", "Belum ada putusan", "09.00 WIB", "Senin, 23 November 2026")
	s.enter("/p Drainase didahulukan")
	s.roomSees("Putusan", "Drainase didahulukan")
	s.enter("/t Normalisasi drainase @PUPR +DLH >30/11")
	s.roomSees("Tindak lanjut  ·  TL-2026-0001", "Normalisasi drainase", "PUPR  ·  pendukung DLH  ·  tenggat 30/11/2026", "Drainase didahulukan")
	kittest.Picture(t, s.screen.win, "layar-terang")
	s.press(fyne.KeyZ, fyne.KeyModifierControl)
	s.roomMisses("Normalisasi")
	s.press(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.roomSees("2. Sampah")
	s.roomMisses("Drainase didahulukan")
	s.clock.Move(5 * time.Minute)
	s.roomSees("09.05 WIB")
	if v.line.entry != s.Window.Window.Canvas().Focused() {
		t.Error("the line has lost the keyboard")
	}
	s.calm()
}

func TestScreenStandsStillOnDemand(t *testing.T) {
	s, _ := newScreenStage(t)
	s.enter("/p Pertama")
	s.press(fyne.KeyH, shiftControl)
	s.sees("Layar rapat: ditahan")
	s.enter("/p Kedua")
	s.roomSees("Pertama", "Ditahan")
	s.roomMisses("Kedua")
	s.press(fyne.KeyH, shiftControl)
	s.roomSees("Pertama", "Kedua")
	s.roomMisses("Ditahan")
	s.sees("Layar rapat: mengikuti")
	s.calm()
}

func TestScreenGoesBlack(t *testing.T) {
	s, _ := newScreenStage(t)
	s.enter("/p Pertama")
	s.press(fyne.KeyB, shiftControl)
	if got := s.room(); got != "" {
		t.Errorf("got screen %q, want nothing", got)
	}
	s.enter("/p Kedua")
	if got := s.room(); got != "" {
		t.Errorf("got screen %q, want nothing", got)
	}
	s.press(fyne.KeyB, shiftControl)
	s.roomSees("Pertama", "Kedua")
	s.calm()
}

func TestScreenKeepsPrivateThingsPrivate(t *testing.T) {
	s, _ := newScreenStage(t)
	s.enter("@PUPR /k Alat berat rusak")
	s.enter("@DLH /l Armada hanya tiga")
	s.enter("Catatan untuk notulis")
	s.enter("/p Narahubung NIP 19800101 200501 1 001, telepon 0812-3456-7890, anggaran Rp1.250.000.000")
	s.write("Kalimat setengah ket")
	s.clock.Move(time.Second)
	s.roomSees("Narahubung", "Rp1.250.000.000")
	s.roomMisses("19800101", "200501", "0812", "7890", "Alat berat", "Armada", "Catatan untuk", "setengah")

	s.commands.Dispatch("screen.reports")
	s.roomSees("Kendala  ·  Dinas PUPR", "Alat berat rusak", "Armada hanya tiga")
	s.roomMisses("Catatan untuk", "setengah")
	s.press(fyne.KeyH, shiftControl)
	s.commands.Dispatch("screen.reports")
	s.roomMisses("Alat berat", "Armada")
	s.roomSees("Narahubung")
	s.calm()
}

func TestScreenOfLimitedMeetingShowsItsAgendaOnly(t *testing.T) {
	s := newStage(t)
	plan := app.Plan{
		Meeting: app.Meeting{Title: "Rakor tertutup", HeldOn: "2026-11-23", Classification: app.Limited},
		Topics:  []app.Topic{{Title: "Penataan aset"}}, Officials: []app.Official{{Role: app.RoleChair, Post: "Wali Kota"}},
	}
	if err := s.app.Meetings.Save(s.Context, &plan); err != nil {
		t.Fatal(err)
	}
	s.openMeeting(plan.Meeting.ID, tabCapture)
	s.enter("/buka 09.00")
	s.press(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.openScreen()
	s.enter("/p Lahan dijual")
	s.roomSees("1. Penataan aset", "Rapat ini bersifat terbatas")
	s.roomMisses("Lahan", "Rakor tertutup")
	kittest.Picture(t, s.screen.win, "layar-terbatas")
	s.calm()
}

func TestScreenLeavesTheMeetingAlone(t *testing.T) {
	s, v := newScreenStage(t)
	s.enter("/p Pertama")
	s.goTo(destFollowUps)
	s.roomSees("Pertama")
	s.openMeeting(v.meetingID, tabCapture)
	s.enter("/p Kedua")
	s.roomSees("Kedua")
	s.screen.win.Close()
	if s.screen != nil {
		t.Error("the screen is still held to be open")
	}
	s.enter("/p Ketiga")
	if got := top[*captureView](s).bodies(); got != "Pertama | Kedua | Ketiga" {
		t.Errorf("got %q, want all three", got)
	}
	s.openScreen()
	s.roomSees("Ketiga")
	s.calm()
}

// Whoever clicked on the screen and goes on typing still writes the minutes.
func TestTypingOnScreenReachesTheMinutes(t *testing.T) {
	s, v := newScreenStage(t)
	c := s.screen.win.Canvas()
	for _, r := range "/p Lewat layar " {
		c.OnTypedRune()(r)
	}
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := v.bodies(); got != "Lewat layar" {
		t.Errorf("got %q, want the line", got)
	}
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF11})
	if !s.screen.win.FullScreen() {
		t.Error("F11 did not fill the screen")
	}
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.screen.win.FullScreen() {
		t.Error("Esc did not leave the full screen")
	}
	s.calm()
}

func TestScreenRemembersItsLook(t *testing.T) {
	s, _ := newScreenStage(t)
	s.commands.Dispatch("screen.dark")
	s.press(fyne.KeyEqual, shiftControl)
	s.press(fyne.KeyF11)
	s.press(fyne.KeyL, shiftControl)
	s.openScreen()
	if got, want := s.screen.board.Look(), (kit.Look{Mode: kit.ModeDark, Zoom: 110}); got != want {
		t.Errorf("got look %v, want %v", got, want)
	}
	if !s.screen.win.FullScreen() {
		t.Error("got a window, want the full screen again")
	}
	s.calm()
}

// Nothing may stand beyond the edge of the screen, whatever its size and zoom,
// and the newest is always there.
func TestScreenFits(t *testing.T) {
	s, _ := newScreenStage(t)
	for _, line := range []string{
		"/p Drainase didahulukan",
		"/a Semua perangkat daerah menyampaikan data paling lambat akhir bulan, dan kecamatan memeriksa ulang rumah yang terdampak banjir bersama kelurahan dan RT setempat",
		"/t Normalisasi drainase Jl. Sudirman @PUPR +DLH >30/11", "/t Data rumah terdampak @SEMUACAMAT >akhir triwulan",
		"/p Bantuan pangan diserahkan minggu depan", "/t Pemeriksaan kualitas air sumur di lima kelurahan yang terdampak banjir, dengan hasil laboratorium yang diumumkan di kantor lurah @DINKES +DLH >15/12",
	} {
		s.enter(line)
	}
	for _, size := range []fyne.Size{{Width: 1920, Height: 1080}, {Width: 1366, Height: 768}, {Width: 800, Height: 600}, {Width: 480, Height: 270}} {
		for _, zoom := range []int{kit.MinBoardZoom, 100, kit.MaxBoardZoom} {
			s.screen.board.SetLook(kit.Look{Mode: kit.ModeDark, Zoom: zoom})
			s.screen.win.Resize(size)
			s.roomSees("Pemeriksaan")
			walk(s.screen.win.Content(), func(o fyne.CanvasObject, at fyne.Position) bool {
				end := at.Add(o.Size())
				if at.X < -1 || at.Y < -1 || end.X > size.Width+1 || end.Y > size.Height+1 {
					t.Errorf("%v at %d %%: %q from %v to %v", size, zoom, s.textOf(o), at, end)
				}
				return true
			})
		}
	}
	s.screen.board.SetLook(kit.Look{Mode: kit.ModeDark, Zoom: 100})
	s.screen.win.Resize(fyne.NewSize(1920, 1080))
	kittest.Picture(t, s.screen.win, "layar-penuh")
	s.press(fyne.KeyPageDown, shiftControl)
	s.roomMisses("Pemeriksaan")
	s.press(fyne.KeyPageUp, shiftControl)
	s.roomSees("Pemeriksaan")
	s.calm()
}
