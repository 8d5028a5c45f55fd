package app

import (
	"bytes"
	"context"
	"crypto/x509"
	"slices"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/export/signature"
)

// trusting returns an archive that trusts an authority, and stamps.
func trusting(t testing.TB, p *pki, certified bool) (*App, *watch, int64) {
	t.Helper()
	a, w, id := finalArchive(t)
	roots, err := a.Signing.ReadRoots(p.pem(p.root))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Signing.Trust(t.Context(), roots, certified); err != nil {
		t.Fatal(err)
	}
	return a, w, id
}

func readOff(t testing.TB, pdf []byte) string {
	t.Helper()
	return strings.Join(strings.Fields(run(t, "pdftotext", file(t, "notula.pdf", pdf), "-")), " ")
}

func TestThreeSignersWhoseSignaturesLast(t *testing.T) {
	ctx := context.Background()
	p := newPKI(t)
	a, w, id := trusting(t, p, true)
	for _, err := range []error{a.Signing.SetStampAddress(ctx, p.stamper), a.Signing.LetWitnessSign(ctx, true)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var pdf []byte
	for _, who := range []struct {
		role OfficialRole
		name string
	}{{RoleRecorder, "Contoh Notulis"}, {RoleChair, "Contoh Pimpinan"}, {RoleWitness, "Contoh Sekretaris"}} {
		signed, err := a.Signing.Sign(ctx, id, Signer{As: who.role, PKCS12: p.person(who.name), Passphrase: DemoPassphrase})
		if err != nil {
			t.Fatal(err)
		}
		if off := time.Since(w.at).Abs() > clockSlack; off == signed.ClockOff.IsZero() {
			t.Errorf("the clock is off: %v, told: %v", off, signed.ClockOff)
		}
		if !signed.Certified || signed.StampedBy != "Penanda Waktu Contoh" || !signed.Unstamped.IsZero() || !bytes.HasPrefix(signed.PDF, pdf) {
			t.Errorf("%s: certified %v, stamped by %q, %v", who.name, signed.Certified, signed.StampedBy, signed.Unstamped)
		}
		pdf = signed.PDF
	}
	if text := readOff(t, pdf); strings.Count(text, "Tersertifikasi, penerbit: PSrE Contoh") != 3 || strings.Contains(text, "Tidak tersertifikasi") {
		t.Errorf("the paper says %q", text)
	}
	lasted, err := a.Signing.Preserve(ctx, id)
	if err != nil || lasted.StampedBy != "Penanda Waktu Contoh" || lasted.Evidence != 1 || len(lasted.Notes) > 0 {
		t.Fatalf("got %d pieces of evidence, stamped by %q, %v, %v", lasted.Evidence, lasted.StampedBy, lasted.Notes, err)
	}
	if !bytes.HasPrefix(lasted.PDF, pdf) {
		t.Error("what was signed is not the beginning of what is preserved")
	}
	path := file(t, "lta.pdf", lasted.PDF)
	run(t, "qpdf", "--check", path)
	if said := run(t, "pdfsig", "-nocert", path); strings.Count(said, "Signature is Valid") != 3 {
		t.Errorf("pdfsig says\n%s", said)
	}
	versions, err := a.Minutes.Versions(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	newest, _ := versions[0].Signed()
	if kept, err := a.Minutes.File(ctx, newest); err != nil || !bytes.Equal(kept, lasted.PDF) || newest.Signatures != 3 {
		t.Errorf("the newest file is not the one preserved: %d signatures, %v", newest.Signatures, err)
	}
	w.at = w.at.AddDate(20, 0, 0)
	v, err := a.Signing.Verify(ctx, lasted.PDF)
	if err != nil || !v.Sound || len(v.Signatures) != 4 || v.Lasting.IsZero() {
		t.Fatalf("twenty years later: %+v, %v", v, err)
	}
	first := v.Signatures[0]
	if !first.Certified || first.Certificate.String() != "Tersertifikasi: diterbitkan oleh PSrE Contoh, di bawah PSrE Contoh yang Anda tandai sebagai PSrE." {
		t.Errorf("certificate: %v", first.Certificate)
	}
	if s := first.Time.String(); !strings.HasPrefix(s, "Dicap oleh Penanda Waktu Contoh: ") || !strings.Contains(s, " pukul ") {
		t.Errorf("time: %s", s)
	}
	if s := first.Revocation.String(); !strings.HasPrefix(s, "Tidak dicabut menurut data penerbit per ") || strings.Contains(s, "lebih tua") {
		t.Errorf("revocation: %s", s)
	}
	if last := v.Signatures[3]; !last.Document || !strings.HasPrefix(last.Time.String(), "Cap waktu atas seluruh dokumen, oleh ") {
		t.Errorf("stamp: %+v", last)
	}
}

func TestWithoutANetworkTheSignatureHasNoStamp(t *testing.T) {
	ctx := context.Background()
	p := newPKI(t)
	a, _, id := trusting(t, p, false)
	if err := a.Signing.SetStampAddress(ctx, "http://127.0.0.1:9/tsr"); err != nil {
		t.Fatal(err)
	}
	signed, err := a.Signing.Sign(ctx, id, Signer{As: RoleRecorder, PKCS12: p.person("Contoh Notulis"), Passphrase: DemoPassphrase})
	if err != nil || signed.StampedBy != "" || signed.Unstamped.String() != "Tanpa cap waktu: otoritas cap waktu tidak terjangkau. Waktunya menurut jam komputer ini." {
		t.Fatalf("stamped by %q, %v, %v", signed.StampedBy, signed.Unstamped, err)
	}
	v, err := a.Signing.Verify(ctx, signed.PDF)
	if err != nil || v.Signatures[0].State != Sah || !strings.HasPrefix(v.Signatures[0].Time.String(), "Tanpa cap waktu tepercaya; diakui penanda tangan: ") {
		t.Errorf("got %+v, %v", v, err)
	}
	if s := v.Signatures[0]; s.Certified || !s.Trusted || !strings.HasSuffix(s.Certificate.String(), "Tidak tersertifikasi: induknya ditandai lokal.") {
		t.Errorf("a local root: %+v", s)
	}
	if text := readOff(t, signed.PDF); !strings.Contains(text, "Tidak tersertifikasi (sertifikat lokal)") || strings.Contains(text, "Tersertifikasi,") {
		t.Errorf("the paper says %q", text)
	}
	_, err = a.Signing.Preserve(ctx, id)
	refused(t, err, "Baru 1 dari 2 tanda tangan yang ada. Lengkapi dahulu, baru dikukuhkan.")
}

func TestAuthorityThatIsNotTrustedIsNotBelieved(t *testing.T) {
	ctx := context.Background()
	p := newPKI(t)
	a, _, id := finalArchive(t)
	if err := a.Signing.SetStampAddress(ctx, p.stamper); err != nil {
		t.Fatal(err)
	}
	signed, err := a.Signing.Sign(ctx, id, Signer{As: RoleRecorder, PKCS12: p.person("Contoh Notulis"), Passphrase: DemoPassphrase})
	if err != nil || !strings.Contains(signed.Unstamped.String(), "tidak ada di daftar tepercaya") {
		t.Errorf("got %v, %v", signed.Unstamped, err)
	}
	if text := readOff(t, signed.PDF); !strings.Contains(text, "Tidak tersertifikasi (penerbit di luar daftar PSrE kantor ini)") {
		t.Errorf("the paper says %q", text)
	}
}

func TestRevokedSignersAreToldOf(t *testing.T) {
	ctx := context.Background()
	p := newPKI(t)
	a, w, id := trusting(t, p, true)
	key := p.person("Contoh Notulis")
	var pdf []byte
	for _, role := range []OfficialRole{RoleRecorder, RoleChair} {
		signed, err := a.Signing.Sign(ctx, id, Signer{As: role, PKCS12: key, Passphrase: DemoPassphrase})
		if err != nil {
			t.Fatal(err)
		}
		pdf = signed.PDF
	}
	identity, err := signature.LoadPKCS12(key, DemoPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	p.revoked, p.at = identity.Certificate.SerialNumber, w.at.Add(-time.Hour)
	v, err := a.Signing.Verify(ctx, pdf, p.list())
	if err != nil || v.Sound || !v.Signatures[0].Revoked || v.Signatures[0].State != Sah {
		t.Fatalf("got %+v, %v", v, err)
	}
	if s := v.Summary.String(); s != "JANGAN DIPAKAI: isi tidak berubah, tetapi sertifikat penanda tangannya sudah dicabut." {
		t.Errorf("summary: %s", s)
	}
	if s := v.Signatures[0].Revocation.String(); !strings.HasPrefix(s, "Dicabut ") || !strings.Contains(s, "Tanpa cap waktu tepercaya") {
		t.Errorf("revocation: %s", s)
	}
	_, err = a.Signing.Preserve(ctx, id)
	refused(t, err, "Sertifikat Contoh Notulis sudah dicabut, jadi tidak ada yang dapat dikukuhkan.")
}

func TestTrustedCertificatesStay(t *testing.T) {
	ctx := context.Background()
	p := newPKI(t)
	a, _, _ := trusting(t, p, true)
	person := p.issue("Contoh Notulis", nil, func(*x509.Certificate) {})
	roots, err := a.Signing.ReadRoots(append(p.pem(p.root), p.pem(person)...), p.pem(person))
	if err != nil || len(roots) != 2 {
		t.Fatalf("%d certificates, %v", len(roots), err)
	}
	refused(t, a.Signing.Trust(ctx, roots[1:], true), "“Contoh Notulis” bukan sertifikat penyelenggara: sertifikat itu tidak menerbitkan sertifikat lain. Tandai sebagai sertifikat lokal, atau pilih sertifikat PSrE.")
	if err := a.Signing.Trust(ctx, roots, false); err != nil {
		t.Fatal(err)
	}
	have, err := a.Signing.Roots(ctx)
	if err != nil || len(have) != 2 || have[1].Certified || have[1].Name != "PSrE Contoh" {
		t.Errorf("got %+v, %v; want both, the authority as local now", have, err)
	}
	if !slices.IsSortedFunc(have, func(a, b Root) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the list is not sorted")
	}
	if err := a.Signing.Distrust(ctx, strings.ToUpper(have[0].Fingerprint[:8])); err != nil {
		t.Fatal(err)
	}
	refused(t, a.Signing.Distrust(ctx, have[0].Fingerprint), "Tidak ada sertifikat dengan sidik itu di daftar tepercaya.")
	refused(t, a.Signing.Distrust(ctx, ""), "Tidak ada sertifikat dengan sidik itu di daftar tepercaya.")
	if left, err := a.Signing.Roots(ctx); err != nil || len(left) != 1 || left[0].Name != "PSrE Contoh" {
		t.Errorf("left %+v, %v", left, err)
	}
	refused(t, a.Signing.SetStampAddress(ctx, "tsa.contoh.go.id"), "Alamat otoritas cap waktu tidak benar. Tulis lengkap, misalnya http://tsa.contoh.go.id/tsr.")
	_, err = a.Signing.ReadRoots([]byte("bukan sertifikat"))
	refused(t, err, "Berkas sertifikat tepercaya tidak terbaca. Pilih berkas .pem atau .crt yang benar.")
}
