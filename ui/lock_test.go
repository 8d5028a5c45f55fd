package ui

import (
	"errors"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/ui/kit"
)

func TestScreenLockFromTheSettings(t *testing.T) {
	s, _ := newSampleStage(t)
	s.press(fyne.KeyS, shiftCtrl)
	s.sees("Belum ada PIN.")
	s.goTo(destSettings)
	top[*settingsView](s).open(sectionArchive)
	s.sees("Tanpa PIN")
	s.tap("Pasang PIN…")
	s.write("123")
	s.press(fyne.KeyTab)
	s.write("124")
	s.press(fyne.KeyReturn)
	s.sees("Kedua PIN tidak sama.")
	s.press(fyne.KeyBackspace)
	s.write("3")
	s.press(fyne.KeyReturn)
	s.sees("PIN terlalu pendek")
	s.press(fyne.KeyEscape)
	s.tap("Pasang PIN…")
	s.write("2711")
	s.press(fyne.KeyTab)
	s.write("2711")
	s.press(fyne.KeyReturn)
	s.sees("PIN terpasang", "kunci layar, bukan sandi")
	if st := s.app.Lock.State(); !st.On || st.Minutes != 10 {
		t.Errorf("got %+v", st)
	}
	s.tap("Hapus PIN…")
	s.write("2712")
	s.press(fyne.KeyReturn)
	s.sees("PIN salah.")
	s.press(fyne.KeyEscape)
	s.tap("Hapus PIN…")
	s.write("2711")
	s.press(fyne.KeyReturn)
	s.sees("Tanpa PIN")
	s.calm()
}

// Nothing of the archive can be read or done behind the lock, and nothing that
// was half typed is lost by it.
func TestScreenLockKeepsWhatIsHalfTyped(t *testing.T) {
	s, _ := newCaptureStage(t)
	if err := s.app.Lock.Set([]byte("2711"), 5); err != nil {
		t.Fatal(err)
	}
	s.write("@PUPR /l Saluran dike")
	s.press(fyne.KeyS, shiftCtrl)
	s.sees("Rakor terkunci")
	if s.shell.Root().Visible() {
		t.Error("the page can be read behind the lock")
	}
	before := s.shown()
	s.press(fyne.Key1, fyne.KeyModifierAlt) // commands of the menu
	s.press(fyne.KeyEscape)
	if s.shown() != before || !s.screenLock.locked() {
		t.Error("something can be done behind the lock")
	}
	opened := false
	s.screenLock.whenOpen(func() { opened = true })
	s.write("0000")
	s.press(fyne.KeyReturn)
	s.sees("PIN salah.")
	s.tap("Lupa PIN?")
	s.sees("hapus berkas", s.app.Lock.State().File)
	s.press(fyne.KeyReturn)
	if opened {
		t.Error("what waits for the lock did not wait")
	}
	s.write("2711")
	s.press(fyne.KeyReturn)
	s.clock.Move(0)
	if s.screenLock.locked() || !s.shell.Root().Visible() || !opened {
		t.Error("the right PIN does not open")
	}
	s.write("ruk 200 m")
	s.sees("@PUPR /l Saluran dikeruk 200 m")
	s.calm()
}

func TestScreenLockByItself(t *testing.T) {
	s, _ := newSampleStage(t)
	idle := time.Duration(0)
	s.Idle = func() (time.Duration, bool) { return idle, true }
	s.screenLock.start()
	if s.screenLock.locked() {
		t.Error("locked without a PIN")
	}
	if err := s.app.Lock.Set([]byte("2711"), 5); err != nil {
		t.Fatal(err)
	}
	idle = 4 * time.Minute
	s.clock.Move(idlePoll)
	if s.screenLock.locked() {
		t.Error("locked too early")
	}
	idle = 5 * time.Minute
	s.clock.Move(idlePoll)
	if !s.screenLock.locked() {
		t.Error("not locked")
	}
	s.clock.Move(idlePoll) // one question is enough
	s.write("2711")
	s.press(fyne.KeyReturn)
	if s.screenLock.locked() || kit.ModalOpen(s.Window.Window) {
		t.Error("still locked")
	}

	// At the start it is asked for at once.
	s.screenLock.start()
	s.sees("Rakor terkunci")
	s.write("2711")
	s.press(fyne.KeyReturn)
	if err := os.Remove(s.app.Lock.State().File); errors.Is(err, os.ErrNotExist) {
		t.Error("the file that removes the lock is not the one that is named")
	}
	s.screenLock.lock()
	if s.screenLock.locked() {
		t.Error("locked with no lock")
	}
	s.calm()
}
