package signature

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	pkcs12 "software.sslmate.com/src/go-pkcs12"
)

const passphrase = "rahasia sekali"

// exported returns a PKCS#12 file that openssl makes of an identity.
func exported(t *testing.T, id Identity, options ...string) []byte {
	t.Helper()
	key, leaf, _ := pemFiles(t, id)
	out := filepath.Join(t.TempDir(), "id.p12")
	args := []string{"openssl", "pkcs12", "-export", "-inkey", key, "-in", leaf, "-passout", "pass:" + passphrase, "-out", out}
	tool(t, append(args, options...)...)
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPKCS12OfOpenSSL(t *testing.T) {
	id := testPKI().recorder
	_, _, chain := pemFiles(t, id)
	for _, tt := range []struct {
		name    string
		options []string
		chain   int
	}{
		{"modern with chain", []string{"-certfile", chain}, 2},
		{"modern without chain", nil, 0},
		{"legacy RC2 and 3DES", []string{"-legacy", "-certfile", chain}, 2},
		{"3DES", []string{"-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := exported(t, id, tt.options...)
			got, err := LoadPKCS12(data, passphrase)
			if err != nil {
				t.Fatal(err)
			}
			if got.Name() != "Contoh Satu" || len(got.Chain) != tt.chain || got.SelfSigned() || got.Trial() {
				t.Errorf("identity %s with %d issuers, want Contoh Satu with %d", got.Name(), len(got.Chain), tt.chain)
			}
			if _, err := LoadPKCS12(data, "salah"); !errors.Is(err, ErrPassphrase) {
				t.Errorf("wrong passphrase: %v", err)
			}
		})
	}
}

func TestPKCS12WithTheIssuerFirst(t *testing.T) {
	id := testPKI().chair
	data, err := pkcs12.Modern.Encode(id.Key, id.Chain[0], append(id.Chain[1:], id.Certificate), passphrase)
	if err != nil {
		t.Fatal(err)
	}
	got, err := LoadPKCS12(data, passphrase)
	if err != nil || got.Name() != "Budi Contoh" || len(got.Chain) != 2 {
		t.Errorf("identity %+v, %v", got, err)
	}
}

func TestWhatIsNoIdentity(t *testing.T) {
	p := testPKI()
	foreign, err := pkcs12.Modern.Encode(p.chair.Key, p.recorder.Certificate, nil, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	certificates, err := pkcs12.Modern.EncodeTrustStore(p.recorder.Chain, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	good := exported(t, p.chair)
	for _, tt := range []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, ErrNotPKCS12},
		{"a text", []byte("ini bukan sertifikat"), ErrNotPKCS12},
		{"a PDF", base(t), ErrNotPKCS12},
		{"a certificate", p.chair.Certificate.Raw, ErrNotPKCS12},
		{"half a file", good[:len(good)/2], ErrNotPKCS12},
		{"another's key", foreign, ErrNoKey},
		{"no key", certificates, ErrNoKey},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := LoadPKCS12(tt.data, passphrase); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

func TestTrialIdentity(t *testing.T) {
	long := "Dr. H. " + strings.Repeat("Contoh ", 20)
	id, err := NewTrialIdentity(long, "Pemerintah Kota Contoh", signedAt, signedAt.AddDate(1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(id.Name()); n > 64 || !strings.HasSuffix(id.Name(), "(sertifikat lokal)") {
		t.Errorf("name %q of %d characters", id.Name(), n)
	}
	data, err := id.PKCS12(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if got := tool(t, "openssl", "pkcs12", "-in", saved(t, "id.p12", data), "-passin", "pass:"+passphrase, "-nokeys"); !strings.Contains(got, TrialUnit) {
		t.Errorf("openssl does not show what the certificate is:\n%s", got)
	}
	back, err := LoadPKCS12(data, passphrase)
	if err != nil || !back.Trial() || !back.SelfSigned() {
		t.Fatalf("read back %+v, %v", back, err)
	}
	if back.ValidAt(signedAt.Add(-time.Minute)) || !back.ValidAt(signedAt.Add(time.Minute)) || back.ValidAt(signedAt.AddDate(2, 0, 0)) {
		t.Error("validity is not from and to")
	}
	o := asRecorder()
	o.Identity = back
	s := verified(t, signed(t, base(t), o)).Signatures[0]
	if s.Content != ContentIntact || s.Signer.Trust != SelfSigned {
		t.Errorf("content %v, trust %v, want intact and self-signed", s.Content, s.Signer.Trust)
	}
}
