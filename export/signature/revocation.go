package signature

import (
	"bytes"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
	"time"

	"golang.org/x/crypto/ocsp"
)

// RevocationState says whether a certificate was taken back by its issuer.
type RevocationState int

const (
	// RevocationUnknown is a certificate about which nothing was found.
	RevocationUnknown RevocationState = iota
	// NotRevoked says that the issuer had not taken it back.
	NotRevoked
	// WasRevoked says that the issuer, or somebody above it, took it back.
	WasRevoked
)

// A Revocation is what the evidence at hand says about a certificate being
// taken back (pencabutan). Evidence is a list (CRL, RFC 5280) or an answer
// (OCSP, RFC 6960) of its issuer, from the file or handed in.
type Revocation struct {
	State RevocationState
	AsOf  time.Time         // when the newest evidence about the signer was made
	At    time.Time         // when it was taken back, with WasRevoked
	Of    *x509.Certificate // which was taken back: the signer's, or an issuer's

	// lasting tells that what was done with the key before At holds.
	lasting bool
}

var errRevoked = errors.New("certificate is revoked")

// voids reports whether a signature known to be made by then is void. Without
// a proof of its time it may have been made after.
func (r Revocation) voids(proven bool, at time.Time) bool {
	return r.State == WasRevoked && (!proven || !r.At.After(at))
}

// voidsStamps reports whether a stamp of the time at is void. When the key of
// an authority got into other hands, all of its stamps are (RFC 3161, 4).
func (r Revocation) voidsStamps(at time.Time) bool {
	return r.State == WasRevoked && (!r.lasting || !r.At.After(at))
}

// maxEvidence bounds the pieces of each kind: each costs a parse and a check of
// a signature.
const maxEvidence = 64

// MaxOCSPAnswer is the largest OCSP response that is read, in bytes; one with
// a certificate has about two thousand.
const MaxOCSPAnswer = 8 << 10

// OCSPQueryType is the type of media in which an [OCSPQuery] travels.
const OCSPQueryType = "application/ocsp-request"

// OCSPQuery asks an issuer whether it took a certificate back (RFC 6960).
func OCSPQuery(c, issuer *x509.Certificate) ([]byte, error) {
	der, err := ocsp.CreateRequest(c, issuer, nil)
	if err != nil {
		return nil, fmt.Errorf("OCSP query: %w", err)
	}
	return der, nil
}

// AnswersOCSP reports whether der is an answer about a certificate by its
// issuer, whatever it says.
func AnswersOCSP(der []byte, c, issuer *x509.Certificate) bool {
	_, ok := byAnswer(der, c, issuer)
	return ok && len(der) <= MaxOCSPAnswer
}

// evidence is the revocation data at hand.
type evidence struct {
	lists   []*x509.RevocationList
	answers [][]byte
	signed  map[listBy]bool // what was checked already: lists are long, and looked into for each signature
}

// A listBy is a list and somebody who may have signed it.
type listBy struct {
	list   *x509.RevocationList
	issuer string // certificate, DER
}

func newEvidence(o VerifyOptions) *evidence {
	e := &evidence{signed: map[listBy]bool{}}
	for _, der := range o.CRLs {
		e.addList(der)
	}
	for _, der := range o.OCSPs {
		e.addAnswer(der)
	}
	return e
}

// addList takes a CRL; one that cannot be read is of no account.
func (e *evidence) addList(der []byte) {
	if list, err := x509.ParseRevocationList(der); err == nil && len(e.lists) < maxEvidence {
		e.lists = append(e.lists, list)
	}
}

func (e *evidence) addAnswer(der []byte) {
	if len(der) <= MaxOCSPAnswer && len(e.answers) < maxEvidence {
		e.answers = append(e.answers, der)
	}
}

// addArchived takes the data of an attribute that Adobe's signatures carry
// (RevocationInfoArchival, 1.2.840.113583.1.1.8).
func (e *evidence) addArchived(der []byte) {
	var a struct {
		Lists   []asn1.RawValue `asn1:"explicit,optional,tag:0"`
		Answers []asn1.RawValue `asn1:"explicit,optional,tag:1"`
	}
	if _, err := asn1.Unmarshal(der, &a); err != nil {
		return
	}
	for _, l := range a.Lists {
		e.addList(l.FullBytes)
	}
	for _, r := range a.Answers {
		e.addAnswer(r.FullBytes)
	}
}

// revocation looks for the certificates of a chain, the root excepted, which
// nobody can take back.
func (e *evidence) revocation(chain []*x509.Certificate) Revocation {
	var leaf Revocation
	for i := 0; i+1 < len(chain); i++ {
		r := e.of(chain[i], chain[i+1])
		if i == 0 {
			leaf = r
		}
		if r.State == WasRevoked {
			return r
		}
	}
	return leaf
}

// of looks for one certificate: taken back if any evidence says so, else not if
// any says so.
func (e *evidence) of(c, issuer *x509.Certificate) Revocation {
	var found Revocation
	take := func(r Revocation, ok bool) {
		switch {
		case !ok || found.State == WasRevoked && r.State != WasRevoked:
		case r.State == WasRevoked && found.State != WasRevoked, r.AsOf.After(found.AsOf):
			found = r
		}
	}
	for _, l := range e.lists {
		take(e.byList(l, c, issuer))
	}
	for _, a := range e.answers {
		take(byAnswer(a, c, issuer))
	}
	return found
}

var (
	oidReasonCode   = asn1.ObjectIdentifier{2, 5, 29, 21}
	oidDistribution = asn1.ObjectIdentifier{2, 5, 29, 28}
	oidIssuerOfRow  = asn1.ObjectIdentifier{2, 5, 29, 29}
)

// isBy reports whether an issuer signed a list.
func (e *evidence) isBy(l *x509.RevocationList, issuer *x509.Certificate) bool {
	if !bytes.Equal(l.RawIssuer, issuer.RawSubject) {
		return false
	}
	key := listBy{l, string(issuer.Raw)}
	ok, known := e.signed[key]
	if !known {
		ok = l.CheckSignatureFrom(issuer) == nil
		e.signed[key] = ok
	}
	return ok
}

// byList reads a CRL about a certificate.
func (e *evidence) byList(l *x509.RevocationList, c, issuer *x509.Certificate) (Revocation, bool) {
	if !e.isBy(l, issuer) || !covers(l, c) {
		return Revocation{}, false
	}
	for _, row := range l.RevokedCertificateEntries {
		if row.SerialNumber.Cmp(c.SerialNumber) != 0 {
			continue
		}
		stated := slices.ContainsFunc(row.Extensions, func(x pkix.Extension) bool { return x.Id.Equal(oidReasonCode) })
		return Revocation{
			State: WasRevoked, AsOf: l.ThisUpdate, At: row.RevocationTime, Of: c,
			lasting: stated && outlives(row.ReasonCode),
		}, true
	}
	return Revocation{State: NotRevoked, AsOf: l.ThisUpdate}, true
}

// outlives reports whether what was signed before outlives a revocation for a
// reason: the key did not get into other hands (RFC 5280, 5.3.1).
func outlives(reason int) bool {
	const unspecified, affiliationChanged, superseded, cessation = 0, 3, 4, 5
	return reason == unspecified || reason == affiliationChanged || reason == superseded || reason == cessation
}

// covers reports whether a CRL is complete for a certificate: not a delta, nor
// one of some reasons, of another issuer or of another kind of certificate.
func covers(l *x509.RevocationList, c *x509.Certificate) bool {
	for _, x := range l.Extensions {
		switch {
		case !x.Critical:
		case !x.Id.Equal(oidDistribution):
			return false
		case !distributes(x.Value, c):
			return false
		}
	}
	for _, row := range l.RevokedCertificateEntries {
		if slices.ContainsFunc(row.Extensions, func(x pkix.Extension) bool { return x.Id.Equal(oidIssuerOfRow) }) {
			return false
		}
	}
	return true
}

// distributes reads an issuing distribution point (RFC 5280, 5.2.5).
func distributes(der []byte, c *x509.Certificate) bool {
	var p struct {
		Point      asn1.RawValue  `asn1:"optional,tag:0"`
		Users      bool           `asn1:"optional,tag:1"`
		CAs        bool           `asn1:"optional,tag:2"`
		Reasons    asn1.BitString `asn1:"optional,tag:3"`
		Indirect   bool           `asn1:"optional,tag:4"`
		Attributes bool           `asn1:"optional,tag:5"`
	}
	if rest, err := asn1.Unmarshal(der, &p); err != nil || len(rest) > 0 {
		return false
	}
	if p.Indirect || p.Attributes || p.Reasons.BitLength > 0 || p.Users && c.IsCA || p.CAs && !c.IsCA {
		return false
	}
	return len(p.Point.FullBytes) == 0 || slices.ContainsFunc(c.CRLDistributionPoints, func(url string) bool {
		return bytes.Contains(p.Point.Bytes, []byte(url))
	})
}

// byAnswer reads an OCSP response about a certificate. It is signed by the
// issuer or by one whom the issuer certified for that and nothing less, which
// the library leaves to its caller.
func byAnswer(der []byte, c, issuer *x509.Certificate) (Revocation, bool) {
	a, err := ocsp.ParseResponseForCert(der, c, nil)
	if err != nil || !answers(a, issuer) {
		return Revocation{}, false
	}
	switch a.Status {
	case ocsp.Good:
		return Revocation{State: NotRevoked, AsOf: a.ThisUpdate}, true
	case ocsp.Revoked:
		// An absent reason reads as unspecified, so that is not believed.
		lasting := a.RevocationReason != ocsp.Unspecified && outlives(a.RevocationReason)
		return Revocation{State: WasRevoked, AsOf: a.ThisUpdate, At: a.RevokedAt, Of: c, lasting: lasting}, true
	}
	return Revocation{}, false
}

// answers reports whether a response speaks for an issuer.
func answers(a *ocsp.Response, issuer *x509.Certificate) bool {
	r := a.Certificate // its signature over the response is checked already
	switch {
	case r == nil:
		return a.CheckSignatureFrom(issuer) == nil
	case r.Equal(issuer):
		return true
	}
	return slices.Contains(r.ExtKeyUsage, x509.ExtKeyUsageOCSPSigning) &&
		bytes.Equal(r.RawIssuer, issuer.RawSubject) &&
		!a.ProducedAt.Before(r.NotBefore) && !a.ProducedAt.After(r.NotAfter) &&
		issuer.CheckSignature(r.SignatureAlgorithm, r.RawTBSCertificate, r.Signature) == nil
}
