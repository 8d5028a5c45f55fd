package signature

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"sync"
	"testing"
	"time"
)

// wib is the zone of western Indonesia.
var wib = time.FixedZone("WIB", 7*3600)

var (
	signedAt  = time.Date(2026, 11, 23, 14, 15, 0, 0, wib)
	checkedAt = signedAt.Add(24 * time.Hour)
)

// A pki is a certificate authority and those it vouches for.
type pki struct {
	root, issuer        Identity
	recorder, chair     Identity // RSA and ECDSA
	expired, future     Identity
	unchained, selfMade Identity
	p384ID              Identity
}

var testPKI = sync.OnceValue(func() pki {
	var p pki
	from, to := signedAt.AddDate(-1, 0, 0), signedAt.AddDate(2, 0, 0)
	rootKey := rsaKey(3072)
	p.root = issue("CA Contoh", rootKey, Identity{}, from.AddDate(-5, 0, 0), to.AddDate(10, 0, 0), true)
	p.issuer = issue("CA Contoh Penerbit", rsaKey(2048), p.root, from.AddDate(-5, 0, 0), to.AddDate(9, 0, 0), true)
	p.recorder = issue("Contoh Satu", rsaKey(2048), p.issuer, from, to, false)
	p.chair = issue("Budi Contoh", ecKey(elliptic.P256()), p.issuer, from, to, false)
	p.p384ID = issue("Contoh Tiga", ecKey(elliptic.P384()), p.issuer, from, to, false)
	p.expired = issue("Contoh Lama", ecKey(elliptic.P256()), p.issuer, from.AddDate(-3, 0, 0), from, false)
	p.future = issue("Contoh Nanti", ecKey(elliptic.P256()), p.issuer, to, to.AddDate(1, 0, 0), false)
	p.unchained = p.chair
	p.unchained.Chain = nil
	p.selfMade = issue("Contoh Sendiri", ecKey(elliptic.P256()), Identity{}, from, to, false)
	return p
})

func rsaKey(bits int) crypto.Signer {
	k, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		panic(err)
	}
	return k
}

func ecKey(c elliptic.Curve) crypto.Signer {
	k, err := ecdsa.GenerateKey(c, rand.Reader)
	if err != nil {
		panic(err)
	}
	return k
}

// issue makes a certificate, signed by itself without an issuer.
func issue(name string, key crypto.Signer, by Identity, from, to time.Time, ca bool) Identity { //nolint:revive // one line per certificate in the table that calls it
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()),
		Subject:      pkix.Name{CommonName: name, Organization: []string{"Pemerintah Kota Contoh"}, Country: []string{"ID"}},
		NotBefore:    from, NotAfter: to, BasicConstraintsValid: true, IsCA: ca,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
	if ca {
		template.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageCRLSign
	}
	parent, signer := template, key
	var chain []*x509.Certificate
	if by.Certificate != nil {
		parent, signer = by.Certificate, by.Key
		chain = append([]*x509.Certificate{by.Certificate}, by.Chain...)
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), signer)
	if err != nil {
		panic(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		panic(err)
	}
	return Identity{Key: key, Certificate: c, Chain: chain}
}

func roots(t testing.TB) []*x509.Certificate {
	t.Helper()
	return []*x509.Certificate{testPKI().root.Certificate}
}

func rootsOf(id Identity) []*x509.Certificate { return []*x509.Certificate{id.Certificate} }

// issueStamper makes an authority for time stamps, valid now, since openssl
// stamps by the clock.
func issueStamper() Identity {
	by := testPKI().issuer.Certificate
	return issueFor([]byte{0x30, 0x0a, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 8}, true, by.NotBefore, by.NotAfter)
}

// issueFor makes an identity whose certificate is for certain uses (extended
// key usage), given as DER; nil says nothing of them.
func issueFor(uses []byte, critical bool, from, to time.Time) Identity {
	by := testPKI().issuer
	key := rsaKey(2048)
	template := &x509.Certificate{
		Subject: pkix.Name{CommonName: "Penanda Waktu Contoh"}, NotBefore: from, NotAfter: to,
		KeyUsage: x509.KeyUsageDigitalSignature,
	}
	if uses != nil {
		template.ExtraExtensions = []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: critical, Value: uses}}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, by.Certificate, key.Public(), by.Key)
	if err != nil {
		panic(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		panic(err)
	}
	return Identity{Key: key, Certificate: c, Chain: append([]*x509.Certificate{by.Certificate}, by.Chain...)}
}
