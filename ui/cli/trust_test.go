package cli

import (
	"os"
	"testing"

	"rakor.id/rakor/app"
	"rakor.id/rakor/assets/sample"
)

// TestTrustFromATerminal signs, trusts, checks without naming anybody, preserves
// and distrusts.
func TestTrustFromATerminal(t *testing.T) {
	d := ready(t)
	typed := d.path("capture.txt")
	if err := os.WriteFile(typed, []byte(sample.Capture), 0o600); err != nil {
		t.Fatal(err)
	}
	d.done("capture", "1", typed)
	d.done("meeting", "finalize", "1")
	d.done("minutes", "1", "--pdf", d.path("notula.pdf"))
	d.sign("notulis", "notula.pdf", "satu.pdf")
	d.sign("pimpinan", "satu.pdf", "dua.pdf")
	var roots []rootJSON
	d.read(&roots, "trust", "add", d.path("notulis.pem"))
	d.read(&roots, "trust", "add", d.path("pimpinan.pem"))
	if len(roots) != 2 || roots[0].Certified || len(roots[0].Fingerprint) != 64 {
		t.Fatalf("roots: %+v", roots)
	}
	var verdict verdictJSON
	d.read(&verdict, "verify", d.path("dua.pdf"))
	if !verdict.Sound || verdict.Signatures[0].Certified || verdict.Signatures[0].Revocation == "" {
		t.Errorf("verdict: %+v", verdict)
	}
	var kept preservedJSON
	d.read(&kept, "preserve", d.path("dua.pdf"), "--out", d.path("tiga.pdf"))
	if !kept.Kept || kept.Certificates != 2 || kept.StampedBy != "" || len(kept.Notes) != 1 {
		t.Errorf("preserved: %+v", kept)
	}
	d.read(&verdict, "verify", d.path("tiga.pdf"))
	if !verdict.Sound || verdict.Known == "" {
		t.Errorf("verdict on what is preserved: %+v", verdict)
	}
	d.read(&roots, "trust", "remove", roots[0].Fingerprint[:12])
	if len(roots) != 1 {
		t.Errorf("left: %+v", roots)
	}
	if _, _, code := d.do("", "verify", d.path("dua.pdf")); code != Refused {
		t.Errorf("verify ended with %d after one was distrusted", code)
	}
	d.refused("Alamat otoritas cap waktu tidak benar. Tulis lengkap, misalnya http://tsa.contoh.go.id/tsr.", "trust", "stamps", "tsa")
	if app.TokensSupported {
		return
	}
	d.refused("Rakor ini dibuat tanpa dukungan token. Pakai berkas .p12, atau minta Rakor yang dibuat dengan dukungan token.",
		"sign", d.path("dua.pdf"), "--token", "opensc-pkcs11.so", "--as", "mengetahui", "--out", d.path("x.pdf"))
}
