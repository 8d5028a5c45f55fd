package signature

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	pkcs12 "software.sslmate.com/src/go-pkcs12"
)

var (
	// ErrPassphrase is returned for a wrong passphrase.
	ErrPassphrase = errors.New("wrong passphrase")
	// ErrNotPKCS12 is returned for bytes that are no PKCS#12 file.
	ErrNotPKCS12 = errors.New("not a PKCS#12 file")
	// ErrNoKey is returned for a PKCS#12 file that cannot sign: without a
	// private key, or with one that does not belong to its certificate.
	ErrNoKey = errors.New("no usable private key")
	// ErrHostileKey is returned for a PKCS#12 file that would take minutes to
	// open, or for ever. No program writes one; it is refused unopened.
	ErrHostileKey = errors.New("PKCS#12 file costs too much to open")
	// ErrUnsupportedKey is returned for a kind of key that cannot sign here.
	ErrUnsupportedKey = errors.New("unsupported key")
)

// An Identity is who signs: key, certificate and the certificates above it.
type Identity struct {
	Key         crypto.Signer
	Certificate *x509.Certificate
	Chain       []*x509.Certificate // issuers as far as known, nearest first
}

// Name returns the common name in the certificate.
func (id Identity) Name() string { return id.Certificate.Subject.CommonName }

// SelfSigned reports whether nobody but the owner vouches for the certificate.
func (id Identity) SelfSigned() bool { return selfSigned(id.Certificate) }

// WithIssuers returns the identity with those of the certificates that lead
// upwards from its own, where it does not know its issuers: a key file may come
// without them, and a token mostly does.
func (id Identity) WithIssuers(others []*x509.Certificate) Identity {
	known := append(slices.Clone(id.Chain), others...)
	if chain := orderChain(id.Certificate, known); len(chain) > len(id.Chain) {
		id.Chain = chain
	}
	return id
}

// ValidAt reports whether t lies within the validity of the certificate.
func (id Identity) ValidAt(t time.Time) bool {
	return !t.Before(id.Certificate.NotBefore) && !t.After(id.Certificate.NotAfter)
}

// maxPKCS12 bounds what is read as a PKCS#12 file, in bytes.
const maxPKCS12 = 1 << 20

// LoadPKCS12 reads a PKCS#12 file (.p12, .pfx), old or new in its ciphers, with
// or without the certificates of its issuers. A certificate out of date is
// returned all the same; see [Identity.ValidAt].
func LoadPKCS12(data []byte, passphrase string) (Identity, error) {
	if len(data) > maxPKCS12 {
		return Identity{}, ErrNotPKCS12
	}
	der, _, err := toDER(data)
	if err != nil {
		return Identity{}, fmt.Errorf("%w: %w", ErrNotPKCS12, err)
	}
	if !bounded(der) {
		return Identity{}, ErrHostileKey
	}
	key, leaf, others, err := pkcs12.DecodeChain(der, passphrase)
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword), errors.Is(err, pkcs12.ErrDecryption):
		return Identity{}, ErrPassphrase
	case err != nil && strings.HasSuffix(err.Error(), " missing"): // "private key", "certificate"
		return Identity{}, fmt.Errorf("%w: %w", ErrNoKey, err)
	case err != nil:
		return Identity{}, fmt.Errorf("%w: %w", ErrNotPKCS12, err)
	}
	signer, ok := key.(crypto.Signer)
	if !ok {
		return Identity{}, ErrUnsupportedKey
	}
	certificates := append([]*x509.Certificate{leaf}, others...)
	// Some programs put the issuer first.
	i := slices.IndexFunc(certificates, func(c *x509.Certificate) bool { return samePublicKey(signer, c) })
	if i < 0 {
		return Identity{}, fmt.Errorf("%w: it belongs to no certificate", ErrNoKey)
	}
	leaf = certificates[i]
	id := Identity{Key: signer, Certificate: leaf, Chain: orderChain(leaf, certificates)}
	return id, id.check()
}

func samePublicKey(key crypto.Signer, c *x509.Certificate) bool {
	public, ok := key.Public().(interface{ Equal(crypto.PublicKey) bool })
	return ok && public.Equal(c.PublicKey)
}

// check refuses an identity that would make signatures nobody can verify.
func (id Identity) check() error {
	if id.Key == nil || id.Certificate == nil || !samePublicKey(id.Key, id.Certificate) {
		return ErrNoKey
	}
	_, err := schemeOf(id.Key.Public())
	return err
}

// orderChain returns those of the certificates that lead upwards from leaf.
func orderChain(leaf *x509.Certificate, others []*x509.Certificate) []*x509.Certificate {
	var chain []*x509.Certificate
	for at := leaf; len(chain) < len(others) && !selfSigned(at); {
		i := slices.IndexFunc(others, func(c *x509.Certificate) bool {
			return bytes.Equal(c.RawSubject, at.RawIssuer) && at.CheckSignatureFrom(c) == nil
		})
		if i < 0 {
			break
		}
		at = others[i]
		chain = append(chain, at)
	}
	return chain
}

func selfSigned(c *x509.Certificate) bool {
	return bytes.Equal(c.RawSubject, c.RawIssuer) &&
		c.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature) == nil
}
