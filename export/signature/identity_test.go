package signature

import (
	"bytes"
	"encoding/asn1"
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

// TestHostilePKCS12IsRefusedUnopened would take hours if the files were opened.
func TestHostilePKCS12IsRefusedUnopened(t *testing.T) {
	id := testPKI().chair
	plain, err := pkcs12.Modern.WithIterations(2000).Encode(id.Key, id.Certificate, nil, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	rounds := []byte{0x02, 0x02, 0x07, 0xd0}
	if n := bytes.Count(plain, rounds); n != 3 { // the MAC, the key and the certificates
		t.Fatalf("%d counts in the file", n)
	}
	for i := range 3 {
		at := 0
		for range i + 1 {
			at += bytes.Index(plain[at:], rounds) + 1
		}
		if hostile := grown(t, plain, at-1, 0x7fffffff); !errors.Is(load(hostile), ErrHostileKey) {
			t.Errorf("count %d of two thousand millions: %v", i+1, load(hostile))
		}
	}
	many, err := pkcs12.Modern.WithIterations(1_000_000).Encode(id.Key, id.Certificate, nil, passphrase)
	if err != nil || load(many) != nil {
		t.Errorf("a million rounds: %v, %v", err, load(many))
	}
	legacy, err := pkcs12.LegacyRC2.WithIterations(2_000_000).Encode(id.Key, id.Certificate, nil, passphrase)
	if err != nil || !errors.Is(load(legacy), ErrHostileKey) {
		t.Errorf("three times two millions: %v, %v", err, load(legacy))
	}
}

func load(data []byte) error {
	_, err := LoadPKCS12(data, passphrase)
	return err
}

// grown returns der with another number in the place of the two-byte one at at.
func grown(t *testing.T, der []byte, at, number int) []byte {
	t.Helper()
	n, err := asn1.Marshal(number)
	if err != nil {
		t.Fatal(err)
	}
	return resized(der, at, append(n, der[at+4:]...), at+4)
}

// resized replaces der[at:] by tail, which was der[end:] with something before,
// and makes the lengths of all that is around fit again.
func resized(der []byte, at int, tail []byte, end int) []byte {
	n := len(tail) - (len(der) - end) // of what is new
	var build func(b []byte, from int) []byte
	build = func(b []byte, from int) []byte {
		var out []byte
		for len(b) > 0 {
			var v asn1.RawValue
			rest, err := asn1.Unmarshal(b, &v)
			if err != nil {
				panic(err)
			}
			start, size := from, len(v.FullBytes)
			switch head := size - len(v.Bytes); {
			case at == start:
				out = append(out, tail[:n]...)
			case at > start && at < start+size:
				out = append(out, appendLength([]byte{v.FullBytes[0]}, len(v.Bytes)+n-(end-at))...)
				out = append(out, build(v.Bytes, start+head)...)
			default:
				out = append(out, v.FullBytes...)
			}
			b, from = rest, from+size
		}
		return out
	}
	return build(der, 0)
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
