package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/sealed"
	"rakor.id/rakor/ui/kit"
)

// Work that is stopped with the button Batal ends, says so, and leaves nothing:
// no file in the folder, no other archive.
func TestBatalStopsTheWork(t *testing.T) {
	pass := "empat kata tidak bertalian"
	for _, tt := range []struct {
		doing string
		work  func(s *stage, path string)
	}{
		{"Membuat lembar OPD", func(s *stage, path string) {
			s.goTo(destSheets)
			v := top[*sheetsView](s)
			v.send.form.SetSelectedIndex(formZip)
			s.choose(path + ".zip")
			v.send.writeAll()
		}},
		{"Mencadangkan arsip", func(s *stage, path string) { s.backupAs(path, pass) }},
		{"Membuat berkas gabungan", func(s *stage, path string) {
			s.choose(path)
			(&bundleForm{Window: s.Window}).save(app.BundleScope{}, pass, "Laptop satu")
		}},
		{"Membaca berkas gabungan", func(s *stage, _ string) {
			lock := app.SealLock{Passphrase: []byte(pass)}
			made, err := s.app.Joining.Export(s.Context, app.BundleScope{}, lock, filepath.Join(s.t.TempDir(), "gabung"), nil)
			if err != nil {
				s.t.Fatal(err)
			}
			s.lookAtBundle(made.Path, sealed.Key{Passphrase: []byte(pass)})
		}},
		{"Mengekspor tindak lanjut", func(s *stage, path string) {
			s.goTo(destFollowUps)
			s.choose(path + ".xlsx")
			top[*followUpsView](s).exportAs(app.RegisterWorkbook, nil)
		}},
		{"Menyusun bahan pembukaan", func(s *stage, path string) {
			s.choose(path + ".pdf")
			s.printOpening()
		}},
		{"Menandatangani notula", func(s *stage, _ string) {
			s.openMeeting(s.meetingIn(app.Final), tabMinutes)
			s.signWithNewKey("Tandatangani sebagai notulis…", filepath.Join(s.t.TempDir(), "kunci.p12"))
			s.sees("Kata sandi kunci") // the form stays, to sign after all
			s.press(fyne.KeyEscape)
		}},
	} {
		t.Run(tt.doing, func(t *testing.T) {
			s := newFollowUpStage(t)
			folder := t.TempDir()
			files := func() string { return fmt.Sprint(filesIn(t, folder), filesIn(t, filepath.Dir(s.app.Path()))) }
			archive := func() string {
				digest, err := s.app.Joining.Digest(s.Context)
				return fmt.Sprint(digest, err)
			}
			around, before, pressed := files(), "", false
			s.clock.Asked = func() {
				if !pressed && kit.ModalOpen(s.Window.Window) && strings.Contains(s.text(), tt.doing) {
					pressed, before = true, archive()
					s.tap("Batal")
					s.sees("Menghentikan …")
				}
			}
			tt.work(s, filepath.Join(folder, "hasil"))
			s.clock.Asked = nil
			if !pressed {
				t.Fatal("Batal was not pressed: the work has not asked for the time")
			}
			if kit.ModalOpen(s.Window.Window) {
				t.Errorf("got %q in front, want the page", s.text())
			}
			s.sees("“" + tt.doing + "” dihentikan.")
			if archive() != before {
				t.Error("the archive is another")
			}
			if got := files(); got != around {
				t.Errorf("there lie\n%s\nwant\n%s", got, around)
			}
			s.calm()
		})
	}
}

// filesIn lists what lies in a folder.
func filesIn(t testing.TB, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}
