package app

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/app/sealed"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/signature"
)

func TestKeysThatCannotSign(t *testing.T) {
	ctx := context.Background()
	a, w, id := finalArchive(t)
	key := demoKey(t, a, "Contoh Notulis")
	for _, tt := range []struct {
		name string
		who  Signer
		want string
	}{
		{"wrong passphrase", Signer{As: RoleRecorder, PKCS12: key, Passphrase: "salah sandi"}, "Kata sandi kunci salah. Notula belum ditandatangani; coba lagi."},
		{"not a p12", Signer{As: RoleRecorder, PKCS12: []byte("bukan kunci"), Passphrase: DemoPassphrase}, "Berkas itu bukan kunci tanda tangan (.p12 atau .pfx). Pilih berkas kunci yang benar."},
		{"as secretary", Signer{As: RoleSecretary, PKCS12: key, Passphrase: DemoPassphrase}, "Tanda tangan hanya dapat dibubuhkan sebagai notulis, pimpinan, atau yang mengetahui."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := a.Signing.Sign(ctx, id, tt.who)
			refused(t, err, tt.want)
		})
	}
	w.at = w.at.AddDate(3, 0, 0)
	_, err := a.Signing.Sign(ctx, id, Signer{As: RoleRecorder, PKCS12: key, Passphrase: DemoPassphrase})
	refused(t, err, "Sertifikat “Contoh Notulis (sertifikat lokal)” tidak berlaku hari ini (berlaku 23 November 2026 sampai 23 November 2028). Notula belum ditandatangani; perbarui sertifikatnya, atau periksa tanggal komputer.")
}

func TestPapersThatCannotBeSigned(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	who := Signer{As: RoleRecorder, PKCS12: demoKey(t, a, "Contoh Notulis"), Passphrase: DemoPassphrase}
	public, _, err := a.Minutes.Print(ctx, id, CopyPublic, "")
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.Signing.SignFile(ctx, public, who)
	refused(t, err, "PDF ini tidak menyediakan tempat tanda tangan notulis. Cetak notula final lengkap (bukan draf atau publik) dari Rakor, lalu tandatangani.")
	_, err = a.Signing.SignFile(ctx, []byte("bukan PDF"), who)
	refused(t, err, "Berkas itu bukan PDF yang dapat ditandatangani. Pilih notula yang dicetak dengan Rakor.")
	_, err = a.Signing.Verify(ctx, []byte("bukan PDF"))
	refused(t, err, "Berkas itu tidak terbaca sebagai PDF. Mungkin rusak atau bukan PDF; minta berkas aslinya.")
}

// Who signs next does not vouch for a file that was changed since.
func TestChangedPapersAreNotSigned(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	key := demoKey(t, a, "Contoh Notulis")
	first, err := a.Signing.Sign(ctx, id, Signer{As: RoleRecorder, PKCS12: key, Passphrase: DemoPassphrase})
	if err != nil {
		t.Fatal(err)
	}
	whole := first.PDF
	rewritten := filepath.Join(t.TempDir(), "tulis-ulang.pdf")
	run(t, "qpdf", file(t, "asli.pdf", whole), rewritten)
	again, err := os.ReadFile(rewritten)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(whole)
	changed[len(whole)/3] ^= 1
	const differs = "PDF ini tidak lagi seperti saat ditandatangani, jadi tidak ditandatangani lagi. Minta berkas aslinya, atau ekspor dari Rakor."
	const broken = "PDF ini tidak utuh: terpotong, atau ada sesuatu di belakang akhirnya. Minta berkas aslinya, atau ekspor dari Rakor."
	for _, tt := range []struct {
		name string
		pdf  []byte
		want string
	}{
		{"a byte changed", changed, differs},
		{"written anew by another program", again, differs},
		{"cut off", whole[:len(whole)-3000], broken},
		{"with something behind its end", append(bytes.Clone(whole), "%% ekor\n"...), broken},
		{"signed by the same", whole, "Notula ini sudah ditandatangani sebagai notulis. Tidak ada yang diubah."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			as := RoleChair
			if tt.name == "signed by the same" {
				as = RoleRecorder
			}
			_, err := a.Signing.SignFile(ctx, tt.pdf, Signer{As: as, PKCS12: key, Passphrase: DemoPassphrase})
			refused(t, err, tt.want)
		})
	}
}

func TestArchivesThatAreNotOurs(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	foreign := filepath.Join(dir, "surat.db")
	if err := os.WriteFile(foreign, []byte(strings.Repeat("Yang terhormat,\n", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(ctx, foreign, Options{})
	refused(t, err, "Berkas ini bukan arsip Rakor. Pilih arsip yang benar; berkas itu tidak disentuh.")
	_, err = Restore(ctx, foreign, filepath.Join(dir, "rakor.db"), sealed.Key{}, time.Now)
	refused(t, err, "“surat.db” bukan cadangan Rakor. Arsip tidak disentuh; pilih berkas lain.")
	_, err = Restore(ctx, filepath.Join(dir, "tidak-ada.db"), filepath.Join(dir, "rakor.db"), sealed.Key{}, time.Now)
	refused(t, err, "Berkas cadangan “"+filepath.Join(dir, "tidak-ada.db")+"” tidak ditemukan. Periksa namanya.")
	newer := &Problem{Message: "Arsip ini dibuat oleh Rakor yang lebih baru. Perbarui Rakor di komputer ini; arsipnya tidak disentuh.", Cause: data.ErrNewer}
	refused(t, Explain(data.ErrNewer), newer.Message)
}

func TestArchiveInUse(t *testing.T) {
	a, _ := newArchive(t)
	_, err := Open(context.Background(), a.Path(), Options{})
	refused(t, Explain(err), "Arsip sedang dipakai oleh Rakor yang lain. Tutup yang lain itu, lalu coba lagi.")
	aside, err := OpenAside(context.Background(), a.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	path := aside.Path()
	if path == a.Path() {
		t.Error("a passing archive lies where the real one does")
	}
	if err := aside.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the passing archive is still there: %v", err)
	}
}

func TestDaysAndHours(t *testing.T) {
	ctx := context.Background()
	a, _ := newArchive(t)
	for _, tt := range []struct{ typed, want string }{
		{"31/02/2026", "Tanggal “31/02/2026” tidak ada di kalender. Periksa hari dan bulannya."},
		{"kapan saja", "“kapan saja” bukan tanggal. Tulis misalnya 23/11/2026."},
		{"30/11", "Tanggal “30/11” belum pasti: tahunnya tidak ditulis. Tulis lengkap, misalnya 23/11/2026."},
		{"Selasa, 23/11/2026", "Tanggal “Selasa, 23/11/2026” belum pasti: nama harinya tidak cocok dengan tanggalnya. Tulis lengkap, misalnya 23/11/2026."},
	} {
		_, err := a.Day(ctx, tt.typed)
		refused(t, err, tt.want)
	}
	if day, err := a.Day(ctx, " Senin, 23 Nopember 2026 "); err != nil || day != "2026-11-23" {
		t.Errorf("got %s, %v", day, err)
	}
	_, err := a.Hour("25.10")
	refused(t, err, "Jam “25.10” tidak ada. Tulis misalnya 09.10.")
	_, err = a.Month("11-2026")
	refused(t, err, "“11-2026” bukan bulan laporan. Tulis tahun dan bulan, misalnya 2026-11.")
}

func TestFindAgencies(t *testing.T) {
	ctx := context.Background()
	a, _, _ := planned(t)
	for codes, want := range map[string]int{"PUPR": 1, "camat": 6, "lurah": 33, "PUPR,@DLH,pupr": 2, "kades": 12} {
		ids, err := a.Agencies.Find(ctx, strings.Split(codes, ","))
		if err != nil || len(ids) != want {
			t.Errorf("%s: got %d, %v; want %d", codes, len(ids), err, want)
		}
	}
	_, err := a.Agencies.Find(ctx, []string{"TidakAda"})
	refused(t, err, "Perangkat daerah “TidakAda” tidak dikenal. Lihat “rakor agencies list” untuk singkatannya.")
}

func TestOfficialFromOneLine(t *testing.T) {
	ctx := context.Background()
	a, _, _ := sampleArchive(t)
	o, err := a.Offices.Official(ctx, RoleChair, "Plt. Wali Kota, Dr. H. Contoh Nama, S.E., M.M.")
	if err != nil || o.Acting != data.ActingPlt || o.Post != "Wali Kota" || o.String() != "Dr. H. Contoh Nama, S.E., M.M." {
		t.Errorf("got %+v, %v", o, err)
	}
	o, err = a.Offices.Official(ctx, RoleSecretary, "Sekretaris Daerah")
	if err != nil || o.NIP != "196903151990031001" || o.PersonID == 0 {
		t.Errorf("from the directory: %+v, %v", o, err)
	}
}

func TestSaveFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "notula.pdf")
	save := func(content string, how SaveAs) error { return SaveFile(path, []byte(content), how) }
	if err := save("satu", SaveAs{}); err != nil {
		t.Fatal(err)
	}
	if err := save("satu", SaveAs{}); err != nil {
		t.Errorf("the same once more: %v", err)
	}
	refused(t, save("dua", SaveAs{}), "Berkas “"+path+"” sudah ada dan isinya berbeda, jadi tidak ditimpa. Pilih nama lain.")
	if err := save("dua", SaveAs{Overwrite: true, Private: true}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	info, statErr := os.Stat(path)
	if err != nil || statErr != nil || string(got) != "dua" || info.Mode().Perm() != 0o600 {
		t.Errorf("got %q with %v, %v", got, info.Mode(), errors.Join(err, statErr))
	}
	missing := filepath.Join(dir, "tidak-ada", "x")
	refused(t, SaveFile(missing, nil, SaveAs{}), "Folder “"+filepath.Dir(missing)+"” tidak ada, jadi berkas belum ditulis. Buat foldernya, atau pilih folder lain.")
	refused(t, SaveFile("/dev/full/x", nil, SaveAs{}), "“/dev/full/x” tidak dapat ditulis. Pilih nama atau folder lain.")
	there, err := os.ReadDir(dir)
	if err != nil || len(there) != 1 {
		t.Errorf("%d files are left, want one: %v", len(there), err)
	}
}

func TestExpiredCertificateIsTold(t *testing.T) {
	ctx := context.Background()
	a, w, id := finalArchive(t)
	key := demoKey(t, a, "Contoh Notulis")
	signed, err := a.Signing.Sign(ctx, id, Signer{As: RoleRecorder, PKCS12: key, Passphrase: DemoPassphrase})
	if err != nil {
		t.Fatal(err)
	}
	w.at = w.at.AddDate(3, 0, 0)
	identity, err := signature.LoadPKCS12(key, DemoPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	v, err := a.Signing.Verify(ctx, signed.PDF, pemOf(identity.Certificate))
	if err != nil || v.Sound || len(v.Signatures) != 1 || v.Signatures[0].State != Sah {
		t.Fatalf("got %+v, %v; want an intact signature that is not trusted", v, err)
	}
	if got, want := v.Signatures[0].Certificate.String(), "Sertifikat sudah kedaluwarsa (23 November 2028)."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(v.Missing) != 1 || v.Missing[0] != FieldChair {
		t.Errorf("missing %v, want the chair's", v.Missing)
	}
}

func pemOf(c *x509.Certificate) []byte { return c.Raw } // DER is taken as well
