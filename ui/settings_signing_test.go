package ui

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/export/signature"
	"rakor.id/rakor/ui/kit"
)

// authority writes the certificate of a made-up authority to a file, and the key
// file of a person it vouches for.
func authority(t testing.TB, name string) (ca, p12 string) {
	t.Helper()
	issue := func(serial int64, name string, parent *x509.Certificate, by *ecdsa.PrivateKey) (*x509.Certificate, *ecdsa.PrivateKey) {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		c := &x509.Certificate{
			SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: name, Country: []string{"ID"}},
			NotBefore: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC),
			BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature,
		}
		if parent == nil {
			parent, by, c.IsCA, c.KeyUsage = c, key, true, x509.KeyUsageCertSign|x509.KeyUsageCRLSign
		}
		der, err := x509.CreateCertificate(rand.Reader, c, parent, key.Public(), by)
		if err != nil {
			t.Fatal(err)
		}
		c, err = x509.ParseCertificate(der)
		if err != nil {
			t.Fatal(err)
		}
		return c, key
	}
	root, rootKey := issue(1, name, nil, nil)
	leaf, leafKey := issue(2, "Contoh Notulis", root, rootKey)
	key, err := signature.Identity{Key: leafKey, Certificate: leaf}.PKCS12("rahasia-contoh")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	ca, p12 = filepath.Join(dir, "ca.pem"), filepath.Join(dir, "kunci.p12")
	for path, content := range map[string][]byte{ca: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: root.Raw}), p12: key} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return ca, p12
}

// A key whose authority is not on the list is told of before it signs, since
// what is printed of it stays; the check finds it, and trusts from there.
func TestKeyOfAnUnknownAuthority(t *testing.T) {
	s, _ := openMinutes(t)
	ca, key := authority(t, "PSrE Contoh")
	s.makeFinal()
	sign := func() {
		s.tap("Tandatangani sebagai notulis…")
		s.choose(key)
		s.tap("Pilih berkas .p12…")
		s.write("rahasia-contoh")
		s.press(fyne.KeyReturn)
	}
	sign()
	s.sees("Penerbit tidak ada di daftar tepercaya", "Contoh Notulis", "PSrE Contoh")
	s.checkPage("penerbit-tidak-dikenal")
	s.press(fyne.KeyEscape)
	s.sees("Tandatangani sebagai notulis", "kunci.p12") // the form is still there
	s.press(fyne.KeyEscape)
	s.sees("Belum ditandatangani")
	sign()
	s.tap("Tandatangani saja")
	s.sees("SAH", "BELUM TEPERCAYA", "Penerbit sertifikat (PSrE Contoh) tidak ada di daftar tepercaya.")

	pdf := filepath.Join(t.TempDir(), "notula.pdf")
	s.choose(pdf)
	s.press(fyne.KeyS, ctrl)
	s.press(fyne.KeyEscape)
	s.verifyPath(pdf)
	s.sees("baru 1 dari 2 tanda tangan", "Daftar pencabutan…")
	s.checkPage("periksa-belum-tepercaya")
	s.choose(ca)
	s.tap("Percayai sertifikat…")
	find[*kit.Select](s).SetSelectedIndex(kindCertified)
	s.press(fyne.KeyReturn)
	s.sees("TERSERTIFIKASI", "di bawah PSrE Contoh yang Anda tandai sebagai PSrE")
	s.checkPage("periksa-tersertifikasi")
}

func TestCertificatesAreTrustedInSettings(t *testing.T) {
	s := newStage(t)
	v := s.settingsOn(sectionSigning)
	section := v.section.(*signingSection)
	s.sees("Daftar tepercaya masih kosong")
	ca, _ := authority(t, "PSrE Contoh")
	s.choose(ca)
	s.press(fyne.KeyN, ctrl)
	s.sees("Percayai sertifikat ini?", "PSrE Contoh", "1 Januari 2020 s.d. 1 Januari 2040", "Sidik SHA-256")
	s.checkPage("percayai-sertifikat")
	s.press(fyne.KeyReturn)
	s.sees("PSrE Contoh", "Lokal", "1 Januari 2040")

	section.table.List.OnActivate(0)
	kind := find[*kit.Select](s)
	kind.SetSelectedIndex(kindCertified)
	s.checkPage("sertifikat-tepercaya")
	s.press(fyne.KeyReturn)
	s.sees("PSrE, tersertifikasi")
	s.checkPage("pengaturan-tanda-tangan")

	s.fill(section.address, "tsa.contoh.go.id")
	s.press(fyne.KeyReturn)
	s.sees("Alamat otoritas cap waktu tidak benar.")
	s.press(fyne.KeyReturn)
	s.fill(section.address, "http://tsa.contoh.go.id/tsr")
	s.settingsOn(sectionLook) // leaving keeps it
	if got, err := s.app.Signing.StampAddress(s.Context); err != nil || got != "http://tsa.contoh.go.id/tsr" {
		t.Errorf("got address %q, %v", got, err)
	}

	section = s.settingsOn(sectionSigning).section.(*signingSection)
	section.table.List.OnActivate(0)
	s.tap("Keluarkan dari daftar…")
	s.tap("Keluarkan")
	s.sees("Daftar tepercaya masih kosong")
}

// find returns the first widget of a kind in front.
func find[T fyne.CanvasObject](s *stage) (found T) {
	s.t.Helper()
	done := false
	walk(s.front(), func(o fyne.CanvasObject, _ fyne.Position) bool {
		if w, ok := o.(T); ok && !done {
			found, done = w, true
		}
		return !done
	})
	if !done {
		s.t.Fatalf("no %T in front", found)
	}
	return found
}

// A third official signs where the office wants it, and nobody thinks a time was
// stamped that was not.
func TestThirdOfficialSignsWithoutANetwork(t *testing.T) {
	s, v := openMinutes(t)
	for _, err := range []error{
		s.app.Signing.LetWitnessSign(s.Context, true),
		s.app.Signing.SetStampAddress(s.Context, "http://127.0.0.1:9/tsr"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	s.makeFinal()
	s.sees("Yang mengetahui", "Tandatangani sebagai yang mengetahui…")
	folder := t.TempDir()
	for i, button := range []string{"Tandatangani sebagai notulis…", "Tandatangani sebagai pimpinan…", "Tandatangani sebagai yang mengetahui…"} {
		s.signWithNewKey(button, filepath.Join(folder, string(rune('a'+i))+".p12"))
		s.sees("Ditandatangani, tanpa cap waktu", "otoritas cap waktu tidak terjangkau")
		s.press(fyne.KeyReturn)
	}
	s.sees("ditandatangani lengkap", "PDF dengan 3 tanda tangan", "Kukuhkan untuk jangka panjang…")
	s.checkPage("notula-tiga-penanda-tangan")
	if v.maySign(app.FieldWitness)() || v.witnessDue() {
		t.Error("the third signature is offered again")
	}

	pdf := filepath.Join(folder, "notula.pdf")
	s.choose(pdf)
	s.press(fyne.KeyS, ctrl)
	s.press(fyne.KeyEscape)
	s.verifyPath(pdf)
	s.sees("Tutup", "Yang mengetahui")
	s.checkPage("periksa-tiga")
	s.press(fyne.KeyEscape)

	s.tap("Kukuhkan untuk jangka panjang…")
	s.tap("Kukuhkan")
	s.sees("Tanda tangan dikukuhkan sebagian", "otoritas cap waktu tidak terjangkau")
	s.press(fyne.KeyReturn)
}
