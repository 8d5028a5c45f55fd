package signature

import (
	"bytes"
	"crypto/x509"
	"errors"
	"slices"
	"time"
)

var errKeyUsage = errors.New("certificate is not for signing")

// trustIn judges a certificate at a time, with the issuers that came with it.
// Its place in a chain is judged at a time when it was valid, so that a date
// past does not hide that nobody known vouches for it.
func (o VerifyOptions) trustIn(leaf *x509.Certificate, came []*x509.Certificate, at time.Time, usage x509.ExtKeyUsage) Certificate {
	c := Certificate{Leaf: leaf, At: at, Chain: []*x509.Certificate{leaf}}
	roots, others := x509.NewCertPool(), x509.NewCertPool()
	for _, r := range o.Roots {
		roots.AddCert(r)
	}
	for _, i := range append(came[:len(came):len(came)], o.Others...) {
		others.AddCert(i)
	}
	verify := func(t time.Time) ([][]*x509.Certificate, error) {
		return leaf.Verify(x509.VerifyOptions{
			Roots: roots, Intermediates: others, CurrentTime: t, KeyUsages: []x509.ExtKeyUsage{usage},
		})
	}
	chains, err := verify(at)
	if err != nil {
		c.Reason = err
		then := at
		if then.Before(leaf.NotBefore) {
			then = leaf.NotBefore
		} else if then.After(leaf.NotAfter) {
			then = leaf.NotAfter
		}
		chains, c.Trust = c.distrust(verify, then)
	} else {
		c.Trust = Trusted
	}
	if len(chains) > 0 {
		c.Chain = chains[0]
	}
	for _, chain := range chains {
		if root := chain[len(chain)-1]; !slices.ContainsFunc(c.Roots, root.Equal) {
			c.Roots = append(c.Roots, root)
		}
	}
	if c.Trust == Trusted && leaf.KeyUsage != 0 && leaf.KeyUsage&(x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment) == 0 {
		c.Trust, c.Reason = Unsuitable, errKeyUsage
	}
	return c
}

// distrust tells why a certificate that does not hold at its time does not.
func (c Certificate) distrust(verify func(time.Time) ([][]*x509.Certificate, error), then time.Time) ([][]*x509.Certificate, Trust) {
	chains, err := verify(then)
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, &unknown) && bytes.Equal(c.Leaf.RawSubject, c.Leaf.RawIssuer) && selfSigned(c.Leaf):
		return nil, SelfSigned
	case errors.As(err, &unknown):
		return nil, UnknownIssuer
	case err == nil && c.At.Before(c.Leaf.NotBefore):
		return chains, NotYetValid
	case err == nil, errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return chains, Expired
	}
	return nil, Unsuitable
}

// Judge says who vouches for the identity at the time of o, before it signs.
func (id Identity) Judge(o VerifyOptions) Certificate {
	c := o.trustIn(id.Certificate, id.Chain, o.At, x509.ExtKeyUsageAny)
	c.Revocation = newEvidence(o).revocation(c.Chain)
	if c.Trust == Trusted && c.Revocation.State == WasRevoked {
		c.Trust, c.Reason = Revoked, errRevoked
	}
	return c
}
