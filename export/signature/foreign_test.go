package signature

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rakor.id/rakor/export/pdf"
)

// pemFiles writes an identity as files that openssl reads.
func pemFiles(t testing.TB, id Identity) (key, leaf, chain string) {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(id.Key)
	if err != nil {
		t.Fatal(err)
	}
	var issuers []byte
	for _, c := range id.Chain {
		issuers = append(issuers, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})...)
	}
	return saved(t, "key.pem", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})),
		saved(t, "leaf.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: id.Certificate.Raw})),
		saved(t, "chain.pem", issuers)
}

// resigned replaces the CMS of the last signature by one that openssl makes
// over the same bytes.
func resigned(t *testing.T, data []byte, id Identity, options ...string) []byte {
	t.Helper()
	m := rangeAndContents.FindAllSubmatchIndex(data, -1)
	last := m[len(m)-1]
	hole := data[last[10]:last[11]]
	content := append(bytes.Clone(data[:last[10]-1]), data[last[11]+1:]...)
	key, leaf, chain := pemFiles(t, id)
	out := filepath.Join(t.TempDir(), "cms.der")
	args := append([]string{
		"openssl", "cms", "-sign", "-binary", "-outform", "DER", "-in", saved(t, "content", content),
		"-signer", leaf, "-inkey", key, "-certfile", chain, "-out", out,
	}, options...)
	tool(t, args...)
	cms, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if len(cms)*2 > len(hole) {
		t.Fatalf("CMS of %d bytes in place of %d", len(cms), len(hole)/2)
	}
	out2 := bytes.Clone(data)
	place := out2[last[10]:last[11]]
	copy(place, bytes.Repeat([]byte("0"), len(place)))
	hex.Encode(place, cms)
	return out2
}

// asPKCS7 makes a signed file say adbe.pkcs7.detached, before it is signed anew.
func asPKCS7(data []byte) []byte {
	return bytes.ReplaceAll(data, []byte("/ETSI.CAdES.detached"), []byte("/adbe.pkcs7.detached"))
}

func TestSignaturesOfOpenSSL(t *testing.T) {
	rsaID, ecID := testPKI().recorder, testPKI().chair
	wide := asChair()
	wide.Stamp = func(context.Context, []byte) ([]byte, error) { // reserves more room
		return asn1.Marshal(asn1.RawValue{Tag: asn1.TagSequence, IsCompound: true})
	}
	room := signed(t, base(t), wide)
	for _, tt := range []struct {
		name    string
		data    []byte
		id      Identity
		options []string
		want    verdict
	}{
		{"CAdES with RSA", room, rsaID, []string{"-cades", "-md", "sha256"}, intact},
		{"CAdES with ECDSA and SHA-384", room, ecID, []string{"-cades", "-md", "sha384"}, intact},
		{"CAdES without its attribute", room, rsaID, []string{"-md", "sha256"}, verdict{ContentBroken, BadCertificate}},
		{"PKCS7 with signing time", asPKCS7(room), rsaID, []string{"-md", "sha512"}, intact},
		{"PKCS7 without attributes", asPKCS7(room), rsaID, []string{"-noattr", "-md", "sha256"}, intact},
		{"PKCS7 by key identifier", asPKCS7(room), testPKI().issuer, []string{"-keyid", "-md", "sha256"}, intact},
		{"RSA-PSS", asPKCS7(room), rsaID, []string{"-md", "sha256", "-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:32"}, intact},
		{"RSA-PSS with CAdES and SHA-512", room, rsaID, []string{"-cades", "-md", "sha512", "-keyopt", "rsa_padding_mode:pss"}, intact},
		{"SHA-1", asPKCS7(room), rsaID, []string{"-md", "sha1"}, verdict{ContentUnknown, WeakAlgorithm}},
		{"another signature over other bytes", swapByte(room), rsaID, []string{"-cades", "-md", "sha256"}, intact},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := verified(t, resigned(t, tt.data, tt.id, tt.options...)).Signatures[0]
			if got := (verdict{s.Content, s.Reason}); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// swapByte changes the title in a file that is to be signed anew.
func swapByte(data []byte) []byte {
	return bytes.Replace(bytes.Clone(data), []byte("Notula contoh"), []byte("Notula lainny"), 1)
}

// signedByPoppler returns the base file signed by pdfsig for recorder and chair.
func signedByPoppler(t *testing.T) []byte {
	t.Helper()
	store := t.TempDir()
	tool(t, "certutil", "-N", "--empty-password", "-d", "sql:"+store)
	p12, err := testPKI().recorder.PKCS12("rahasia")
	if err != nil {
		t.Fatal(err)
	}
	tool(t, "pk12util", "-i", saved(t, "id.p12", p12), "-d", "sql:"+store, "-W", "rahasia", "-K", "")
	nick := nickname(t, store)
	in, one, two := saved(t, "in.pdf", base(t)), filepath.Join(t.TempDir(), "1.pdf"), filepath.Join(t.TempDir(), "2.pdf")
	tool(t, "pdfsig", "-nssdir", store, "-nick", nick, "-sign", recorderField, in, one)
	tool(t, "pdfsig", "-nssdir", store, "-nick", nick, "-sign", chairField, one, two)
	data, err := os.ReadFile(two)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSignaturesOfPoppler(t *testing.T) {
	data := signedByPoppler(t)
	r := verified(t, data)
	if !r.Sound() || r.Signed != 2 {
		t.Errorf("report = %+v", r)
	}
	one := data[:signaturesIn(t, data)[0].end]
	if r := verified(t, signed(t, one, asChair())); !r.Sound() {
		t.Errorf("our signature behind theirs: %+v", r)
	}
}

func nickname(t *testing.T, store string) string {
	t.Helper()
	for _, line := range strings.Split(tool(t, "certutil", "-L", "-d", "sql:"+store), "\n") {
		if i := strings.Index(line, "  "); strings.Contains(line, "u,u,u") {
			return strings.TrimSpace(line[:i])
		}
	}
	t.Fatal("no certificate with key in the store")
	return ""
}

func TestFilesOfOthersAreSignedInTheirOwnWay(t *testing.T) {
	plain := saved(t, "in.pdf", base(t))
	packed := filepath.Join(t.TempDir(), "packed.pdf")
	tool(t, "qpdf", "--object-streams=generate", "--compress-streams=y", plain, packed)
	linear := filepath.Join(t.TempDir(), "linear.pdf")
	tool(t, "qpdf", "--linearize", "--object-streams=generate", plain, linear)
	for _, name := range []string{packed, linear} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		two := signed(t, signed(t, data, asRecorder()), asChair())
		if r := verified(t, two); !r.Sound() || r.Revisions != 3 {
			t.Errorf("%s: report = %+v", filepath.Base(name), r)
		}
		file := saved(t, "two.pdf", two)
		tool(t, "qpdf", "--check", file)
		verifyWithOpenSSL(t, file, 2)
		if got := tool(t, "pdfsig", "-nocert", file); strings.Count(got, "Signature is Valid") != 2 {
			t.Errorf("pdfsig says\n%s", got)
		}
		changed := updated(t, two, func(f *pdf.File, u *pdf.Update) {
			_, page := lastPage(t, f)
			u.Set(page["Contents"].(pdf.Ref), &pdf.Stream{Data: []byte("0 0 m")})
		})
		for _, s := range verified(t, changed).Signatures {
			if s.Content != ContentChanged || s.Reason != PageChanged {
				t.Errorf("%s repainted: %v %v", filepath.Base(name), s.Content, s.Reason)
			}
		}
	}
}
