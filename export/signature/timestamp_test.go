package signature

import (
	"bytes"
	"context"
	"crypto"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"rakor.id/rakor/export/pdf"
)

// authority is a time-stamp authority behind an address: a server that lets
// openssl answer.
func authority(t testing.TB, id Identity) string {
	t.Helper()
	key, leaf, chain := pemFiles(t, id)
	dir := t.TempDir()
	config := saved(t, "tsa.cnf", fmt.Appendf(nil, `[tsa]
default_tsa = t
[t]
serial = %s/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1, millisecs:500
ordering = yes
tsa_name = yes
ess_cert_id_alg = sha256
`, dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query, _ := io.ReadAll(r.Body)
		in, out := filepath.Join(dir, "q.tsq"), filepath.Join(dir, "r.tsr")
		if err := os.WriteFile(in, query, 0o600); err != nil {
			t.Error(err)
		}
		cmd := exec.Command("openssl", "ts", "-reply", "-config", config, "-queryfile", in, "-signer", leaf, "-inkey", key, "-chain", chain, "-out", out)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("openssl ts: %v\n%s", err, said)
		}
		reply, err := os.ReadFile(out)
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", StampReplyType)
		_, _ = w.Write(reply)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// ask sends a query to an address.
func ask(t testing.TB, address string, query []byte) []byte {
	t.Helper()
	r, err := http.Post(address, StampQueryType, bytes.NewReader(query)) //nolint:noctx // a test's own server
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	reply, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply
}

// stamps asks an address for time stamps.
func stamps(t testing.TB, address string) StampFunc {
	return func(_ context.Context, digest []byte) ([]byte, error) {
		q, err := NewStampQuery(digest)
		if err != nil {
			return nil, err
		}
		token, _, err := q.Token(ask(t, address, q.DER), VerifyOptions{Roots: roots(t)})
		return token, err
	}
}

func TestTimeStamp(t *testing.T) {
	o := asChair()
	o.Stamp = stamps(t, authority(t, issueStamper()))
	data := signed(t, base(t), o)
	later := verifiedAt(t, data, checkedAt.AddDate(5, 0, 0)).Signatures[0]
	if later.Stamp == nil || !later.Stamp.Intact || later.Stamp.Authority.Trust != Trusted {
		t.Fatalf("stamp = %+v", later.Stamp)
	}
	if !later.Sound() || !later.Signer.Proven || later.Stamp.Document {
		t.Errorf("a stamped signature years later = %+v, want sound", later)
	}
	if got := later.Stamp.Authority.Leaf.Subject.CommonName; got != "Penanda Waktu Contoh" {
		t.Errorf("authority = %s", got)
	}
	file := saved(t, "stamped.pdf", data)
	tool(t, "qpdf", "--check", file)
	verifyTokenWithOpenSSL(t, data)
	o.Stamp = nil
	plain := verifiedAt(t, signed(t, base(t), o), checkedAt.AddDate(5, 0, 0)).Signatures[0]
	if plain.Content != ContentIntact || plain.Signer.Trust != Expired {
		t.Errorf("an unstamped one years later = %v %v, want intact and expired", plain.Content, plain.Signer.Trust)
	}
}

// verifyTokenWithOpenSSL checks the time stamp over the last signature.
func verifyTokenWithOpenSSL(t *testing.T, data []byte) {
	t.Helper()
	m := rangeAndContents.FindAllSubmatch(data, -1)
	der, _ := hex.DecodeString(string(m[len(m)-1][5]))
	cms, reason := readContainer(der)
	if reason != NoReason {
		t.Fatal(reason)
	}
	_, _, chain := pemFiles(t, testPKI().recorder)
	_, root, _ := pemFiles(t, testPKI().root)
	tool(t, "openssl", "ts", "-verify", "-token_in", "-in", saved(t, "token.der", cms.unsigned[oidTimeStamp.String()]),
		"-data", saved(t, "value", cms.info.Signature), "-CAfile", root, "-untrusted", chain)
}

func TestStampOfAnotherSignatureIsNotTaken(t *testing.T) {
	stamp := stamps(t, authority(t, issueStamper()))
	o := asChair()
	o.Stamp = func(ctx context.Context, _ []byte) ([]byte, error) {
		other := crypto.SHA256.New()
		other.Write([]byte("another signature"))
		return stamp(ctx, other.Sum(nil))
	}
	s := verifiedAt(t, signed(t, base(t), o), checkedAt.AddDate(5, 0, 0)).Signatures[0]
	if s.Stamp == nil || s.Stamp.Intact || s.Signer.Trust != Expired {
		t.Errorf("stamp %+v, trust %v, want not intact and expired", s.Stamp, s.Signer.Trust)
	}
}

func TestReplyOfAnAuthorityIsChecked(t *testing.T) {
	digest := sha256.Sum256([]byte("a signature"))
	other := sha256.Sum256([]byte("another signature"))
	query := func(d [32]byte) StampQuery {
		q, err := NewStampQuery(d[:])
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	good := authority(t, issueStamper())
	q := query(digest)
	reply := ask(t, good, q.DER)
	ofOther := query(other)
	forged := bytes.Clone(reply)
	forged[len(forged)-1] ^= 1
	renonced := q
	renonced.nonce = big.NewInt(7)
	for _, tt := range []struct {
		name  string
		q     StampQuery
		reply []byte
		roots Identity
		want  error
	}{
		{"as it should be", q, reply, testPKI().root, nil},
		{"of another digest", q, ask(t, good, ofOther.DER), testPKI().root, ErrBadStamp},
		{"of an older query", renonced, reply, testPKI().root, ErrBadStamp},
		{"forged", q, forged, testPKI().root, ErrBadStamp},
		{"authority not trusted", q, reply, testPKI().selfMade, ErrStampUntrusted},
		{"refused", q, []byte{0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02}, testPKI().root, ErrStampRefused},
		{"a page of a portal", q, []byte("<html>login</html>"), testPKI().root, ErrBadStamp},
		{"nothing", q, nil, testPKI().root, ErrBadStamp},
		{"endless", q, make([]byte, MaxStampReply+1), testPKI().root, ErrBadStamp},
	} {
		_, stamp, err := tt.q.Token(tt.reply, VerifyOptions{Roots: rootsOf(tt.roots)})
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.want)
		}
		if tt.want == nil && (time.Since(stamp.At).Abs() > time.Hour || !stamp.Intact) {
			t.Errorf("%s: stamp %+v", tt.name, stamp)
		}
	}
}

func TestAuthorityMustBeForTimeStampsAlone(t *testing.T) {
	from, to := time.Now().AddDate(0, -1, 0), time.Now().AddDate(0, 1, 0)
	q, _ := NewStampQuery(make([]byte, 32))
	for _, tt := range []struct {
		name string
		eku  []byte
		crit bool
	}{
		{"not said critically", []byte{0x30, 0x0a, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 8}, false},
		{"for code too", []byte{0x30, 0x14, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 8, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 3}, true},
		{"says nothing", nil, false},
	} {
		id := issueFor(tt.eku, tt.crit, from, to)
		o := VerifyOptions{Roots: roots(t)}
		c := o.stamper(&container{leaf: id.Certificate, others: id.Chain}, time.Now(), newEvidence(o))
		if c.Trust != Unsuitable {
			t.Errorf("%s: trust %v, want unsuitable", tt.name, c.Trust)
		}
	}
	if _, _, err := q.Token([]byte{0x30, 0x00}, VerifyOptions{}); !errors.Is(err, ErrBadStamp) {
		t.Errorf("empty reply: %v", err)
	}
}

func TestWithoutAnAuthorityTheSignatureStands(t *testing.T) {
	o := asChair()
	away := errors.New("no route to host")
	o.Stamp = func(context.Context, []byte) ([]byte, error) { return nil, away }
	var b bytes.Buffer
	r, err := Sign(t.Context(), base(t), &b, o)
	if err != nil || !errors.Is(r.Unstamped, away) {
		t.Fatalf("result %+v, %v", r, err)
	}
	if s := verified(t, b.Bytes()).Signatures[0]; !s.Sound() || s.Stamp != nil {
		t.Errorf("signature = %+v", s)
	}
}

func TestSigningIsGivenUpWhileAsking(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	o := asChair()
	o.Stamp = func(context.Context, []byte) ([]byte, error) { cancel(); return nil, ctx.Err() }
	var b bytes.Buffer
	if _, err := Sign(ctx, base(t), &b, o); !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Errorf("%v and %d bytes, want given up and none", err, b.Len())
	}
}

func TestRoomGrowsWithTheStamp(t *testing.T) {
	asked := 0
	o := asChair()
	o.Stamp = func(context.Context, []byte) ([]byte, error) {
		asked++
		return append([]byte{0x30, 0x83, 0x00, 0x75, 0x30}, make([]byte, 30_000)...), nil
	}
	s := verified(t, signed(t, base(t), o)).Signatures[0]
	if s.Content != ContentIntact || asked != 2 {
		t.Errorf("content %v after asking %d times", s.Content, asked)
	}
	o.Stamp = func(context.Context, []byte) ([]byte, error) {
		return append([]byte{0x30, 0x83, 0x0f, 0x42, 0x40}, make([]byte, 1_000_000)...), nil
	}
	if _, err := Sign(t.Context(), base(t), io.Discard, o); !errors.Is(err, pdf.ErrTooLarge) {
		t.Errorf("a stamp of a megabyte: %v", err)
	}
}

func FuzzStampReply(f *testing.F) {
	q, err := NewStampQuery(make([]byte, 32))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(ask(f, authority(f, issueStamper()), q.DER))
	f.Add([]byte{0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02})
	o := VerifyOptions{Roots: roots(f)}
	f.Fuzz(func(t *testing.T, reply []byte) {
		if token, stamp, err := q.Token(reply, o); err == nil && (len(token) == 0 || stamp.Authority.Trust != Trusted) {
			t.Errorf("a token of %d bytes by %v", len(token), stamp.Authority.Trust)
		}
	})
}
