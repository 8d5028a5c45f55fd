package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"rakor.id/rakor/ui/kit"
)

// throw drops files onto the window as the desktop does.
func (s *stage) throw(paths ...string) {
	var uris []fyne.URI
	for _, p := range paths {
		uris = append(uris, storage.NewFileURI(p))
	}
	s.dropped(uris)
}

// made writes a file to be dropped.
func made(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Every kind of file says on the first page what could be done with it.
func TestDropSaysWhereFilesBelong(t *testing.T) {
	for _, tt := range []struct{ name, want, way string }{
		{"lembar.xlsx", "diambil di halaman Lembar OPD", "Ambil sebagai lembar OPD"},
		{"opd.csv", "diambil di Pengaturan", "Ambil sebagai daftar OPD"},
		{"lembar.zip", "berisi lembar dari OPD", "Ambil sebagai lembar OPD"},
		{"foto.JPG", "Foto rapat dilampirkan", "Ke daftar rapat"},
		{"paparan.pptx", "Bahan rapat dilampirkan", "Ke daftar rapat"},
		{"kunci.p12", "Rakor tidak menyimpan kuncinya", "Ke daftar rapat"},
		{"psre.cer", "sebelum dipercayai", "Lihat sertifikatnya…"},
		{"model.json", "Model notula dari kantor lain", "Ambil model ini"},
		{"arsip.db", "dibandingkan dahulu", "Bandingkan dan pulihkan…"},
		{"lagu.mp3", "Rakor tidak memakai berkas seperti ini", "Tutup"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t)
			s.throw(made(t, tt.name, "isi"))
			s.sees(tt.want, tt.way)
			s.press(fyne.KeyEscape)
			if kit.ModalOpen(s.Window.Window) {
				t.Error("Esc does not leave the question")
			}
			s.calm()
		})
	}
}

// From the first page the list of agencies goes where it belongs with one Enter.
func TestDropLeadsThere(t *testing.T) {
	s := newStage(t)
	list := made(t, "opd.csv", "singkatan;nama\nDINCON;Dinas Contoh\n")
	s.throw(list)
	s.press(fyne.KeyReturn)
	if v := top[*settingsView](s); v.shownSection != sectionAgencies {
		t.Errorf("got section %d", v.shownSection)
	}
	s.sees("Dinas Contoh", "1 baru")
	s.goTo(destHome)
	folder := filepath.Dir(made(t, "PUPR.xlsx", "bukan lembar"))
	s.throw(folder)
	s.press(fyne.KeyReturn)
	top[*sheetsView](s)
	s.sees("PUPR.xlsx")
	s.calm()
}

// The page that wants a file takes it without asking.
func TestDropOntoThePageThatWantsIt(t *testing.T) {
	s := newStage(t)
	s.push(newSetupView(s.Window))
	v := top[*setupView](s)
	s.throw(filepath.Join("testdata", "pindaian.png"))
	if kit.ModalOpen(s.Window.Window) {
		s.press(fyne.KeyEscape)
	}
	v.open(stepAgencies)
	s.throw(made(t, "opd.csv", "singkatan,nama\nDINCON,Dinas Contoh\n"))
	s.sees("1 perangkat daerah ada di arsip.")
	v.open(stepBackups)
	stick := t.TempDir()
	s.throw(stick)
	s.sees(stick)
	s.throw(made(t, "a.csv", "x"), made(t, "b.pdf", "x"))
	s.sees("Seret berkas dari satu jenis saja")
}

// A file given on the command line is taken as if it were dropped.
func TestFileOfTheCommandLine(t *testing.T) {
	s := newStage(t)
	s.openFiles([]string{made(t, "opd.csv", "singkatan,nama\nDINCON,Dinas Contoh\n")})
	s.press(fyne.KeyReturn)
	s.sees("Dinas Contoh")
	s.calm()
}
