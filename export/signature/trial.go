package signature

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	pkcs12 "software.sslmate.com/src/go-pkcs12"
)

// TrialUnit is the organizational unit by which a certificate made here says
// what it is, to whoever opens it in whatever program.
const TrialUnit = "Sertifikat lokal, tidak tersertifikasi"

const (
	trialSuffix = " (sertifikat lokal)"
	maxSubject  = 64 // characters of a name or organization (RFC 5280, appendix A.1)
)

// NewTrialIdentity makes a key (ECDSA P-256) and a certificate for it that
// nobody but the owner vouches for. Its subject says so.
func NewTrialIdentity(name, organization string, from, to time.Time) (Identity, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Identity{}, fmt.Errorf("make trial key: %w", err)
	}
	subject := pkix.Name{
		CommonName:         cut(name, maxSubject-utf8.RuneCountInString(trialSuffix)) + trialSuffix,
		OrganizationalUnit: []string{TrialUnit},
		Country:            []string{"ID"},
	}
	if organization != "" {
		subject.Organization = []string{cut(organization, maxSubject)}
	}
	template := &x509.Certificate{
		Subject:               subject,
		NotBefore:             from,
		NotAfter:              to,
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
		BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return Identity{}, fmt.Errorf("make trial certificate: %w", err)
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return Identity{}, fmt.Errorf("make trial certificate: %w", err)
	}
	return Identity{Key: key, Certificate: certificate}, nil
}

// Trial reports whether the certificate was made by [NewTrialIdentity].
func (id Identity) Trial() bool { return isTrial(id.Certificate) }

func isTrial(c *x509.Certificate) bool {
	return slices.Contains(c.Subject.OrganizationalUnit, TrialUnit)
}

// PKCS12 returns the identity as a PKCS#12 file under a passphrase.
func (id Identity) PKCS12(passphrase string) ([]byte, error) {
	data, err := pkcs12.Modern.Encode(id.Key, id.Certificate, id.Chain, passphrase)
	if err != nil {
		return nil, fmt.Errorf("write PKCS#12: %w", err)
	}
	return data, nil
}

// cut returns the first n characters of s.
func cut(s string, n int) string {
	runes := []rune(s)
	return string(runes[:min(n, len(runes))])
}
