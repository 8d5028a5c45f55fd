package app

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
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

	"rakor.id/rakor/export/signature"
)

// A pki is a certification authority with its servers: for lists of what it
// took back, and for time stamps, where openssl answers.
type pki struct {
	t       testing.TB
	root    signature.Identity
	lists   string   // address
	stamper string   // address
	revoked *big.Int // serial number of what is taken back
	at      time.Time
	serial  int64
}

func newPKI(t testing.TB) *pki {
	t.Helper()
	p := &pki{t: t}
	p.root = p.issue("PSrE Contoh", nil, func(c *x509.Certificate) {
		c.IsCA, c.KeyUsage = true, x509.KeyUsageCertSign|x509.KeyUsageCRLSign
	})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write(append(p.list(), '\n')) // as some servers do
	}))
	t.Cleanup(server.Close)
	p.lists = server.URL
	p.stamper = p.stampServer()
	return p
}

// issue makes an identity under the authority, of itself for the root.
func (p *pki) issue(name string, key crypto.Signer, change func(*x509.Certificate)) signature.Identity {
	p.t.Helper()
	if key == nil {
		k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			p.t.Fatal(err)
		}
		key = k
	}
	p.serial++
	template := &x509.Certificate{
		SerialNumber: big.NewInt(p.serial), Subject: pkix.Name{CommonName: name, Country: []string{"ID"}},
		NotBefore: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment, BasicConstraintsValid: true,
	}
	if p.lists != "" {
		template.CRLDistributionPoints = []string{p.lists}
	}
	change(template)
	parent, by := template, key
	var chain []*x509.Certificate
	if p.root.Certificate != nil {
		parent, by, chain = p.root.Certificate, p.root.Key, []*x509.Certificate{p.root.Certificate}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), by)
	if err != nil {
		p.t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		p.t.Fatal(err)
	}
	return signature.Identity{Key: key, Certificate: c, Chain: chain}
}

// person returns the key file of somebody the authority vouches for.
func (p *pki) person(name string) []byte {
	p.t.Helper()
	p12, err := p.issue(name, nil, func(*x509.Certificate) {}).PKCS12(DemoPassphrase)
	if err != nil {
		p.t.Fatal(err)
	}
	return p12
}

// list is the authority's list of what it took back.
func (p *pki) list() []byte {
	list := &x509.RevocationList{Number: big.NewInt(1), ThisUpdate: time.Now().Add(time.Minute), NextUpdate: time.Now().AddDate(0, 0, 7)}
	if p.revoked != nil {
		list.RevokedCertificateEntries = []x509.RevocationListEntry{{SerialNumber: p.revoked, RevocationTime: p.at}}
	}
	der, err := x509.CreateRevocationList(rand.Reader, list, p.root.Certificate, p.root.Key)
	if err != nil {
		p.t.Error(err)
	}
	return der
}

func (p *pki) pem(id signature.Identity) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: id.Certificate.Raw})
}

// stampServer lets openssl stamp.
func (p *pki) stampServer() string {
	p.t.Helper()
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		p.t.Fatal(err)
	}
	id := p.issue("Penanda Waktu Contoh", rsaKey, func(c *x509.Certificate) {
		c.ExtraExtensions = []pkix.Extension{{
			Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true, Value: []byte{0x30, 0x0a, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 8},
		}}
		c.KeyUsage = x509.KeyUsageDigitalSignature
	})
	dir := p.t.TempDir()
	path := func(name string, content []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, content, 0o600); err != nil {
			p.t.Fatal(err)
		}
		return name
	}
	key := path("key.pem", pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(rsaKey)}))
	leaf, chain := path("leaf.pem", p.pem(id)), path("chain.pem", p.pem(p.root))
	config := path("tsa.cnf", fmt.Appendf(nil, "[tsa]\ndefault_tsa=t\n[t]\nserial=%s/serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\ness_cert_id_alg=sha256\n", dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query, _ := io.ReadAll(r.Body)
		out, err := exec.CommandContext(r.Context(), "openssl", "ts", "-reply", "-config", config,
			"-queryfile", path("query.tsq", query), "-signer", leaf, "-inkey", key, "-chain", chain).Output()
		if err != nil {
			p.t.Errorf("openssl ts: %v", err)
		}
		_, _ = w.Write(out)
	}))
	p.t.Cleanup(server.Close)
	return server.URL
}
