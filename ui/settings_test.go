package ui

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// settingsOn opens a section of the settings by its key.
func (s *stage) settingsOn(i int) *settingsView {
	s.t.Helper()
	s.press(fyne.Key5, fyne.KeyModifierAlt)
	s.press(fyne.KeyName("F" + string(rune('2'+i))))
	v := top[*settingsView](s)
	if v.shownSection != i {
		s.t.Fatalf("got section %d, want %d", v.shownSection, i)
	}
	return v
}

func TestSettingsFit(t *testing.T) {
	for _, mode := range []kit.Mode{kit.ModeLight, kit.ModeDark} {
		s, _ := newSampleStage(t)
		s.look.set(mode)()
		for i, tab := range settingsTabs() {
			s.settingsOn(i)
			s.checkPage("pengaturan-" + tab.title)
		}
		s.calm()
	}
}

func TestKopIsSavedWithItsEmblem(t *testing.T) {
	s := newStage(t)
	v := s.settingsOn(sectionOffice)
	f := v.section.(*officeSection).form
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	s.sees("Nama pemerintah daerah masih kosong.")
	s.fill(f.government, "Pemerintah Kota Contoh")
	s.fill(f.unit, "Sekretariat Daerah")
	s.sees("PEMERINTAH KOTA CONTOH", "SEKRETARIAT DAERAH") // as on paper
	s.choose(picture(t))
	s.tap("Pilih gambar…")
	s.checkPage("kop-lambang")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	o, err := s.app.Offices.Get(s.Context)
	if err != nil {
		t.Fatal(err)
	}
	if o.Government != "Pemerintah Kota Contoh" || o.Unit != "Sekretariat Daerah" || len(o.Logo) == 0 {
		t.Errorf("got office %+v", o)
	}
	s.tap("Hapus lambang")
	s.press(fyne.Key1, fyne.KeyModifierAlt) // leaving keeps what was changed
	if o, err = s.app.Offices.Get(s.Context); err != nil || len(o.Logo) != 0 {
		t.Errorf("got a logo of %d bytes and error %v, want none", len(o.Logo), err)
	}
	s.calm()
}

func TestAFileThatIsNoPictureIsRefused(t *testing.T) {
	s := newStage(t)
	s.settingsOn(sectionOffice)
	path := filepath.Join(t.TempDir(), "lambang.png")
	if err := os.WriteFile(path, []byte("bukan gambar"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.choose(path)
	s.tap("Pilih gambar…")
	s.sees("Berkas lambang itu bukan gambar PNG atau JPEG. Pilih gambar lain.")
}

// picture writes a small PNG.
func picture(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	m := image.NewGray(image.Rect(0, 0, 40, 50))
	for i := range m.Pix {
		m.Pix[i] = byte(i % 200)
	}
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "lambang.png")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAgenciesAreTakenInConfirmedAndChanged(t *testing.T) {
	s := newStage(t)
	v := s.settingsOn(sectionAgencies)
	sec := v.section.(*agencySection)
	s.sees("Belum ada perangkat daerah")
	s.checkPage("opd-kosong")
	s.tap("Ambil daftar…")
	kittest.Picture(t, s.Window.Window, "ambil-daftar")
	s.press(fyne.KeyReturn) // the list of Prabumulih
	if len(sec.all) < 80 {
		t.Fatalf("got %d agencies, want those of the list", len(sec.all))
	}
	s.Window.Window.Canvas().Focus(sec.search)
	s.write("p2kbp3a")
	if len(sec.shown) != 1 {
		t.Fatalf("got %d agencies found by another name, want 1", len(sec.shown))
	}
	s.press(fyne.KeyDown)
	s.write("p")
	if !sec.shown[0].Confirmed {
		t.Error("got an agency to be checked still, want it confirmed by P")
	}
	s.press(fyne.KeyReturn)
	s.sees("Ubah perangkat daerah")
	kittest.Picture(t, s.Window.Window, "ubah-opd")
	s.write("X") // the short name has the keyboard
	s.press(fyne.KeyReturn)
	if got := sec.all; !contains(got, func(a app.Agency) bool { return strings.Contains(a.Code, "X") }) {
		t.Error("got no agency with the new short name")
	}
	s.calm()
}

func TestAgencyWithoutNameIsNotSaved(t *testing.T) {
	s := newStage(t)
	s.settingsOn(sectionAgencies)
	s.press(fyne.KeyN, fyne.KeyModifierControl)
	s.press(fyne.KeyReturn)
	s.sees("Singkatan masih kosong.", "Nama masih kosong.")
	s.press(fyne.KeyEscape)
	s.misses("Singkatan masih kosong.")
}

func TestAgenciesFromAFile(t *testing.T) {
	s := newStage(t)
	s.settingsOn(sectionAgencies)
	path := filepath.Join(t.TempDir(), "opd.csv")
	if err := os.WriteFile(path, []byte("singkatan;nama;kelompok\nDLH;Dinas Lingkungan Hidup;dinas\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.choose(path)
	s.tap("Ambil daftar…")
	s.tap("Berkas Excel atau CSV…")
	s.sees("Dinas Lingkungan Hidup", "Daftar diambil: 1 baru")
	s.calm()
}

func contains[T any](all []T, is func(T) bool) bool {
	for _, one := range all {
		if is(one) {
			return true
		}
	}
	return false
}

func TestPeopleAreKept(t *testing.T) {
	s := newStage(t)
	v := s.settingsOn(sectionPeople)
	s.press(fyne.KeyN, fyne.KeyModifierControl)
	s.write("Sekretaris Daerah")
	s.press(fyne.KeyTab)
	s.write("Dra. Contoh Tiga, M.Si.")
	kittest.Picture(t, s.Window.Window, "pejabat-baru")
	s.press(fyne.KeyReturn)
	s.sees("Dra. Contoh Tiga, M.Si.", "Sekretaris Daerah", "Menjabat")
	p := v.section.(*peopleSection).all[0]
	if p.Front != "Dra." || p.Name != "Contoh Tiga" || p.Back != "M.Si." || !p.Active {
		t.Errorf("got person %+v", p)
	}
	s.calm()
}

func TestIssuesCanBePutAside(t *testing.T) {
	s, _ := newSampleStage(t)
	v := s.settingsOn(sectionIssues)
	sec := v.section.(*issueSection)
	first := sec.issues[0]
	s.press(fyne.KeyReturn)
	s.press(fyne.KeyTab)
	s.press(fyne.KeyTab)
	s.write(" ")
	s.press(fyne.KeyReturn)
	if got := sec.issues[0]; got.Code != first.Code || got.Active {
		t.Errorf("got issue %+v, want %s no longer in use", got, first.Code)
	}
	s.sees("Tidak dipakai")
	s.calm()
}

func TestLookIsRemembered(t *testing.T) {
	s := newStage(t)
	v := s.settingsOn(sectionLook)
	sec := v.section.(*lookSection)
	sec.mode.SetSelectedIndex(2)
	s.press(fyne.KeyEqual, fyne.KeyModifierControl)
	again := look{w: s.Window}
	again.restore()
	if again.now.Mode != kit.ModeDark || again.now.Zoom != 110 {
		t.Errorf("got look %+v, want dark at 110 %%", again.now)
	}
}

func TestArchiveIsChecked(t *testing.T) {
	s, _ := newSampleStage(t)
	s.settingsOn(sectionArchive)
	s.sees(s.app.Path())
	s.tap("Periksa keutuhan")
	s.sees("Arsip utuh", "Yang diperiksa:")
	s.checkPage("arsip-utuh")
}

// The check is one command away, and says that nothing is called so otherwise.
func TestArchiveIsCheckedFromAnywhere(t *testing.T) {
	s, _ := newSampleStage(t)
	s.goTo(destFollowUps)
	s.press(fyne.KeyK, ctrl)
	s.write("zzz")
	s.sees("Tidak ada perintah bernama begitu")
	for range 3 {
		s.press(fyne.KeyBackspace)
	}
	s.write("keutuhan")
	s.misses("Tidak ada perintah bernama begitu")
	s.press(fyne.KeyReturn)
	s.sees("Arsip utuh", "Yang diperiksa:")
	s.calm()
}
