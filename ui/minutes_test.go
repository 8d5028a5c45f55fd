package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// openMinutes shows the Notula page of the sample.
func openMinutes(t *testing.T) (*stage, *minutesView) {
	t.Helper()
	s, id := newSampleStage(t)
	s.openMeeting(id, tabMinutes)
	return s, top[*minutesView](s)
}

// makeFinal presses what makes the minutes final.
func (s *stage) makeFinal() {
	s.t.Helper()
	s.tap("Sahkan notula…")
	s.press(fyne.KeyReturn)
}

// signWithNewKey signs by keys alone, with a trial key made on the way.
func (s *stage) signWithNewKey(button, key string) {
	s.t.Helper()
	s.tap(button)
	s.tap("Buat sertifikat uji coba…")
	s.choose(key)
	s.press(fyne.KeyTab)
	s.write("rahasia-contoh")
	s.press(fyne.KeyTab)
	s.write("rahasia-contoh")
	s.press(fyne.KeyReturn)
	s.sees(filepath.Base(key))
	s.press(fyne.KeyReturn)
}

func TestMinutesFromClosedToSigned(t *testing.T) {
	s, v := openMinutes(t)
	s.sees("Ditutup, belum disahkan", "siap disahkan", "Belum ada. Versi pertama")
	s.makeFinal()
	s.sees("Disahkan", "Versi 1", "Sidik isi", "Belum ditandatangani")
	folder := t.TempDir()
	key := filepath.Join(folder, "kunci.p12")
	s.signWithNewKey("Tandatangani sebagai notulis…", key)
	s.sees("SAH", "BELUM TEPERCAYA", "Tidak tersertifikasi", "Masih perlu tanda tangan berikutnya")
	if mode := fileMode(t, key); mode.Perm()&0o077 != 0 {
		t.Errorf("got key with mode %v, want it closed to others", mode)
	}

	s.tap("Tandatangani sebagai pimpinan…")
	s.choose(key)
	s.tap("Pilih berkas .p12…")
	s.write("salah")
	s.press(fyne.KeyReturn)
	s.sees("Kata sandi kunci salah")
	s.press(fyne.KeyReturn)
	s.sees("Tandatangani sebagai pimpinan rapat", "kunci.p12") // the form is still there
	s.fill(passwordField(s), "rahasia-contoh")
	s.press(fyne.KeyReturn)
	s.sees("ditandatangani lengkap", "PDF dengan 2 tanda tangan")
	s.checkPage("notula-lengkap")

	pdf := filepath.Join(folder, "notula.pdf")
	s.choose(pdf)
	s.press(fyne.KeyS, ctrl)
	s.sees("PDF dengan 2 tanda tangan tersimpan", pdf)
	s.press(fyne.KeyEscape)
	verdict, err := s.app.Signing.Verify(s.Context, read(t, pdf))
	if err != nil || !verdict.Intact || len(verdict.Signatures) != 2 {
		t.Errorf("got %+v, %v, want two intact signatures", verdict, err)
	}
	if v.maySign(app.FieldChair)() {
		t.Error("a second signature of the chair is offered")
	}
}

func TestMinutesSayWhatIsMissing(t *testing.T) {
	s := newStage(t)
	plan := app.Plan{Meeting: app.Meeting{Title: "Rapat kosong", HeldOn: "2026-11-23", Starts: "09:00"}}
	if err := s.app.Meetings.Save(s.Context, &plan); err != nil {
		t.Fatal(err)
	}
	id := plan.Meeting.ID
	s.openMeeting(id, tabMinutes)
	s.sees("Rapat belum dimulai", "Catat rapat")
	for _, step := range []func() error{
		func() error { return s.app.Meetings.Open(s.Context, id, s.clock.Time) },
		func() error { return s.app.Meetings.Close(s.Context, id, s.clock.Time) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	v := top[*minutesView](s)
	v.refresh()
	s.sees("belum dapat disahkan")
	if !v.next.Disabled() || len(v.blocking) == 0 {
		t.Errorf("got main button disabled %v with %d things blocking, want it disabled", v.next.Disabled(), len(v.blocking))
	}
	s.tap("Buka halaman Periksa")
	top[*reviewView](s)
	s.calm()
}

func TestAmendmentNeedsAReason(t *testing.T) {
	s, v := openMinutes(t)
	s.makeFinal()
	s.tap("Ralat…")
	s.tap("Buka untuk ralat")
	s.sees("Alasan ralat masih kosong")
	s.write("Nama penanggung jawab acara 2 keliru")
	s.press(fyne.KeyReturn, ctrl)
	s.sees("Sedang diralat", "Nama penanggung jawab acara 2 keliru")
	s.makeFinal()
	s.sees("Versi 2", "Berlaku", "Menggantikan versi 1. Ralat: Nama penanggung jawab acara 2 keliru", "Versi 1", "Digantikan versi 2")
	if got := len(v.versions); got != 2 {
		t.Errorf("got %d versions, want 2", got)
	}
	s.calm()
}

func TestVerifyTellsWhatIsWrong(t *testing.T) {
	s, _ := openMinutes(t)
	s.makeFinal()
	folder := t.TempDir()
	s.signWithNewKey("Tandatangani sebagai notulis…", filepath.Join(folder, "kunci.p12"))
	path := filepath.Join(folder, "notula.pdf")
	s.choose(path)
	s.press(fyne.KeyS, ctrl)
	s.press(fyne.KeyEscape)
	pdf := read(t, path)

	s.commands.Dispatch("app.verify")
	s.sees("notula.pdf", "baru 1 dari 2", "Arsip ini menyimpan berkas yang persis sama", "Belum ditandatangani: Pimpinan rapat.", "Percayai sertifikat…")
	kittest.Picture(t, s.Window.Window, "verify")
	s.press(fyne.KeyEscape)

	changed := bytes.Clone(pdf)
	changed[len(changed)/3] ^= 1
	write(t, path, changed)
	s.commands.Dispatch("app.verify")
	s.sees("JANGAN DIPAKAI")
	s.press(fyne.KeyEscape)

	s.goTo(destHome)
	s.dropped([]fyne.URI{storage.NewFileURI(path)})
	s.sees("JANGAN DIPAKAI")
	s.press(fyne.KeyEscape)

	write(t, path, []byte("bukan PDF"))
	s.commands.Dispatch("app.verify")
	s.sees("tidak terbaca sebagai PDF")
}

func passwordField(s *stage) *kit.Entry {
	var found *kit.Entry
	walk(s.front(), func(o fyne.CanvasObject, _ fyne.Position) bool {
		if e, ok := o.(*kit.Entry); ok && e.Password {
			found = e
		}
		return true
	})
	if found == nil {
		s.t.Fatal("no field for a passphrase")
	}
	return found
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func fileMode(t *testing.T, path string) os.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

// Where the window has room for all, what a check tells later pushes down what
// stands below it.
func TestSignaturesPushDownTheVersions(t *testing.T) {
	s, v := openMinutes(t)
	s.makeFinal()
	s.settle(fyne.NewSize(1920, 1080))
	s.signWithNewKey("Tandatangani sebagai notulis…", filepath.Join(t.TempDir(), "kunci.p12"))
	cards := v.sides[1].Objects
	end := cards[0].Position().Y + cards[0].MinSize().Height
	if got := cards[1].Position().Y; got < end {
		t.Errorf("got the versions at %v, want them below the signatures, which end at %v", got, end)
	}
}
