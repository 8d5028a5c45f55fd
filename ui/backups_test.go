package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

func (s *stage) backups() []app.Backup {
	s.t.Helper()
	all, err := s.app.Backups.List(s.Context)
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

// newDisk makes a folder that stands for another disk.
func newDisk(t testing.TB) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "DISKA")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestClosingMakesACopy(t *testing.T) {
	s, _ := newSampleStage(t)
	closed := false
	leave := func() { s.keeper.beforeClosing(func() { closed = true }) }
	leave()
	if all := s.backups(); len(all) != 1 || all[0].Reason != app.BackupOnClose || !closed {
		t.Errorf("got %+v, closed %v", all, closed)
	}
	s.calm()
}

// A copy that cannot be made is told, and keeps nobody from closing.
func TestClosingWithoutACopy(t *testing.T) {
	s, _ := newSampleStage(t)
	folder := filepath.Join(filepath.Dir(s.app.Path()), "cadangan")
	if err := os.WriteFile(folder, nil, 0o600); err != nil { // no folder can be made there
		t.Fatal(err)
	}
	closed := false
	leave := func() { s.keeper.beforeClosing(func() { closed = true }) }
	leave()
	s.sees("Cadangan belum berhasil dibuat", "Semua catatan sudah tersimpan di arsip.")
	if closed {
		t.Error("closed without asking")
	}
	s.tap("Kembali")
	if closed {
		t.Error("closed all the same")
	}
	leave()
	s.tap("Tutup Rakor")
	if !closed {
		t.Error("still open")
	}
}

// What takes long shows itself, and can be left.
func TestClosingIsNotStuck(t *testing.T) {
	s, _ := newSampleStage(t)
	var work func()
	s.Spawn = func(f func()) { work = f }
	closed := false
	leave := func() { s.keeper.beforeClosing(func() { closed = true }) }
	leave()
	leave() // impatience makes no second one
	s.misses("Mencadangkan arsip sebelum menutup")
	s.clock.Move(closingPatience)
	s.sees("Mencadangkan arsip sebelum menutup", "dibuat saat Rakor dibuka lagi")
	s.tap("Tutup tanpa menunggu")
	work()
	if !closed {
		t.Error("still open")
	}
	s.Spawn = func(f func()) { f() }
	if all := s.backups(); len(all) != 0 {
		t.Errorf("got %+v of a copy that was left", all)
	}
	s.keeper = keeper{w: s.Window} // the next start
	s.keeper.start()
	s.clock.Move(firstKeep)
	if all := s.backups(); len(all) != 1 || all[0].Reason != app.BackupDaily {
		t.Errorf("got %+v, want it made up for", all)
	}
}

func TestCopiesByThemselves(t *testing.T) {
	s, id := newSampleStage(t)
	disk := newDisk(t)
	if _, err := s.app.Backups.SetSecond(s.Context, disk); err != nil {
		t.Fatal(err)
	}
	count := func(when string, want int) {
		t.Helper()
		if all := s.backups(); len(all) != want {
			t.Errorf("%s: got %d copies, want %d", when, len(all), want)
		}
	}
	s.keeper.start()
	count("at once", 0)
	s.clock.Move(firstKeep)
	count("after the start", 2)
	s.finalSample(id)
	s.clock.Move(nextKeep)
	count("later the same day", 2)
	s.clock.Time = s.clock.Time.Add(24 * time.Hour)
	s.clock.Move(nextKeep)
	count("the next day", 4)
	s.clock.Time = s.clock.Time.Add(24 * time.Hour)
	s.clock.Move(nextKeep)
	count("without a change", 4)
	s.calm()
}

func TestRestoreFromTheWindow(t *testing.T) {
	s, _ := newSampleStage(t)
	if _, err := s.app.Backups.Now(s.Context, app.BackupDaily); err != nil {
		t.Fatal(err)
	}
	s.clock.Time = s.clock.Time.Add(time.Hour)
	plan := app.Plan{Meeting: app.Meeting{Title: "Rapat yang akan hilang", HeldOn: "2026-12-01", Classification: app.Secret}}
	if err := s.app.Meetings.Save(s.Context, &plan); err != nil {
		t.Fatal(err)
	}
	s.commands.Dispatch("app.backups")
	s.sees("Komputer ini", "Harian", "1 rapat", "Utuh")
	s.checkPage("cadangan")
	s.press(fyne.KeyF5)
	s.sees("masih persis seperti saat dibuat")
	s.press(fyne.KeyReturn)

	s.press(fyne.KeyReturn)
	s.sees("Cadangan ini utuh dan lebih lama", "Akan hilang dari arsip (1)", "RAHASIA · Rapat yang akan hilang", "Arsip sekarang")
	s.press(fyne.KeyReturn) // the safe answer
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(s.app.Path()), ".pulih-*")); len(left) != 0 {
		t.Errorf("left %v", left)
	}
	s.press(fyne.KeyReturn)
	s.tap("Pulihkan cadangan ini")
	s.sees("Arsip sudah dipulihkan dan dibuka.", "rakor-20261123")
	s.press(fyne.KeyReturn)
	top[*homeView](s)
	meetings, _, err := s.app.Meetings.List(s.Context, app.MeetingFilter{}, 10, 0)
	if err != nil || len(meetings) != 1 {
		t.Errorf("got %d meetings, %v", len(meetings), err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(s.app.Path()), ".pulih-*")); len(left) != 0 {
		t.Errorf("left %v", left)
	}

	s.commands.Dispatch("app.backups")
	s.sees("Arsip sebelum pemulihan", "Belum diperiksa")
	s.calm()
}

func TestSealedCopyFromTheWindow(t *testing.T) {
	s, _ := newSampleStage(t)
	path := filepath.Join(newDisk(t), "rapat.db.age")
	s.choose(path)
	save := func(first, second string) {
		t.Helper()
		s.commands.Dispatch("app.backup")
		s.write(first)
		s.press(fyne.KeyTab)
		s.write(second)
		s.press(fyne.KeyReturn)
	}
	save("tiga kuda di sawah", "tiga kuda di swah")
	s.sees("Kedua kata sandi tidak sama.")
	s.press(fyne.KeyEscape)
	save("pendek", "pendek")
	s.sees("Kata sandi terlalu pendek")
	s.log.Reset()
	s.press(fyne.KeyReturn)
	save("tiga kuda di sawah", "tiga kuda di sawah")
	s.sees("Cadangan tersimpan", "rapat.db.age")
	s.press(fyne.KeyReturn)
	save("tiga kuda di sawah", "tiga kuda di sawah") // the name is taken
	s.sees("Nama itu sudah dipakai", "rapat.db-2.age")
	s.press(fyne.KeyReturn)
	s.sees("Cadangan tersimpan")
	s.press(fyne.KeyReturn)

	s.commands.Dispatch("app.backups")
	s.commands.Dispatch("backups.other")
	s.write("tiga kuda di kota")
	s.press(fyne.KeyReturn)
	s.sees("Kata sandi itu tidak membuka “rapat.db.age”")
	if strings.Contains(s.log.String(), "kuda") {
		t.Errorf("the log holds the passphrase: %s", s.log.String())
	}
	s.log.Reset()
	s.press(fyne.KeyReturn)
	s.commands.Dispatch("backups.other")
	s.write("tiga kuda di sawah")
	s.press(fyne.KeyReturn)
	s.sees("Isinya sama dengan arsip sekarang")
	s.press(fyne.KeyEscape)
	s.calm()
}

func TestSecondPlaceFromTheWindow(t *testing.T) {
	s, _ := newSampleStage(t)
	s.goTo(destSettings)
	top[*settingsView](s).open(sectionArchive)
	s.sees("Belum ditentukan", "Belum ada cadangan")
	disk := newDisk(t)
	s.choose(disk)
	s.tap("Pilih folder…")
	s.sees("Satu diska dengan arsip", disk, "Tidak disandikan", "Cadangan terkini")
	key := filepath.Join(t.TempDir(), "kunci.txt")
	s.choose(key)
	s.tap("Sandikan…")
	s.tap("Buat pasangan kunci…")
	s.sees("Kunci dibuat", key)
	s.press(fyne.KeyReturn)
	s.tap("Sandikan")
	s.sees("Disandikan untuk kunci age1")
	s.tap("Salin sekarang")
	var there app.Backup
	for _, b := range s.backups() {
		if b.Sealed {
			there = b
		}
	}
	if there.Place != app.PlaceSecond {
		t.Fatalf("got %+v, want a sealed copy in the second place", there)
	}
	s.checkPage("pengaturan-arsip")

	s.commands.Dispatch("app.backups")
	s.Window.restoreFrom(there.Path)
	s.write("AGE-SECRET-KEY-1SALAH")
	s.press(fyne.KeyReturn)
	s.sees("Itu bukan kunci rahasia")
	s.tap("Pilih berkas kunci…")
	s.sees("Isinya sama dengan arsip sekarang")
	s.press(fyne.KeyEscape)
	s.goTo(destSettings)
	top[*settingsView](s).open(sectionArchive)
	s.tap("Jangan salin lagi")
	s.sees("Belum ditentukan")
	s.calm()
}
