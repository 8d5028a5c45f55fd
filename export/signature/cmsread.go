package signature

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	_ "crypto/sha1" // for signing-certificate attributes of old signatures
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"time"
)

// maxCertificates bounds the certificates of one CMS that are looked at.
const maxCertificates = 32

// A container is a CMS that was read.
type container struct {
	data     signedData
	info     signerInfo
	leaf     *x509.Certificate   // nil if it is not in there
	others   []*x509.Certificate // all that are in there
	signed   []byte              // the signed attributes as a DER SET; nil without
	attrs    map[string][]byte   // value of each signed attribute
	unsigned map[string][]byte
}

// readContainer reads a CMS with one signer. What follows it must be zeros: a
// place reserved for a signature is no place to hide something.
func readContainer(contents []byte) (*container, Reason) {
	der, rest, err := toDER(contents)
	if err != nil {
		return nil, BadContainer
	}
	if len(bytes.Trim(rest, "\x00")) > 0 {
		return nil, BadPadding
	}
	c, ok := parseContainer(der)
	if !ok {
		return nil, BadContainer
	}
	return c, NoReason
}

func parseContainer(der []byte) (*container, bool) {
	var outer contentInfo
	if rest, err := asn1.Unmarshal(der, &outer); err != nil || len(rest) > 0 || !outer.Type.Equal(oidSignedData) {
		return nil, false
	}
	c := &container{}
	if rest, err := asn1.Unmarshal(outer.Content.Bytes, &c.data); err != nil || len(rest) > 0 || len(c.data.SignerInfos) != 1 {
		return nil, false
	}
	c.info = c.data.SignerInfos[0]
	var ok, ok2 bool
	c.attrs, ok = attributes(c.info.SignedAttrs.Bytes)
	c.unsigned, ok2 = attributes(c.info.UnsignedAttrs.Bytes)
	if !ok || !ok2 {
		return nil, false
	}
	if len(c.info.SignedAttrs.FullBytes) > 0 {
		c.signed = retag(c.info.SignedAttrs.FullBytes, 0x31)
	}
	c.readCertificates()
	return c, true
}

// attributes returns the single values of attributes by type. A type that
// stands twice, or has several values, is refused.
func attributes(b []byte) (map[string][]byte, bool) {
	found := map[string][]byte{}
	for len(b) > 0 {
		var a attribute
		rest, err := asn1.Unmarshal(b, &a)
		if err != nil || a.Values.Tag != asn1.TagSet {
			return nil, false
		}
		b = rest
		var v asn1.RawValue
		rest, err = asn1.Unmarshal(a.Values.Bytes, &v)
		if _, twice := found[a.Type.String()]; err != nil || len(rest) > 0 || twice {
			return nil, false
		}
		found[a.Type.String()] = v.FullBytes
	}
	return found, true
}

// readCertificates finds the signer's certificate and the others. One that
// cannot be read is left out, since it may be of no account.
func (c *container) readCertificates() {
	b := c.data.Certificates.Bytes
	for len(b) > 0 && len(c.others) < maxCertificates {
		var v asn1.RawValue
		rest, err := asn1.Unmarshal(b, &v)
		if err != nil {
			return
		}
		b = rest
		if certificate, err := x509.ParseCertificate(v.FullBytes); err == nil && !oversized(certificate) {
			c.others = append(c.others, certificate)
			if c.leaf == nil && c.names(certificate) {
				c.leaf = certificate
			}
		}
	}
}

// oversized reports whether a key is so large that using it would take minutes.
func oversized(c *x509.Certificate) bool {
	key, ok := c.PublicKey.(*rsa.PublicKey)
	return ok && key.Size() > 2048
}

// names reports whether the signer info names a certificate as its signer's.
func (c *container) names(certificate *x509.Certificate) bool {
	sid := c.info.Signer
	if sid.Class == asn1.ClassContextSpecific && sid.Tag == 0 {
		return len(sid.Bytes) > 0 && bytes.Equal(sid.Bytes, certificate.SubjectKeyId)
	}
	var is issuerAndSerial
	if rest, err := asn1.Unmarshal(sid.FullBytes, &is); err != nil || len(rest) > 0 {
		return false
	}
	return bytes.Equal(is.Issuer.FullBytes, certificate.RawIssuer) && is.Serial.Cmp(certificate.SerialNumber) == 0
}

// check compares the signature with the content, whose digest is asked for.
// PAdES wants the certificate named among what is signed.
func (c *container) check(digest func(crypto.Hash) []byte, pades bool) Reason {
	if c.leaf == nil {
		return BadCertificate
	}
	algorithm := c.info.Digest.Algorithm
	hash := hashOf(algorithm)
	switch {
	case algorithm.Equal(oidSHA1) || algorithm.Equal(oidMD5):
		return WeakAlgorithm
	case hash == 0:
		return UnknownAlgorithm
	}
	sum := digest(hash)
	if c.signed == nil {
		if pades {
			return BadCertificate
		}
		return checkValue(c.leaf, c.info, hash, sum)
	}
	var want []byte
	if _, err := asn1.Unmarshal(c.attrs[oidMessageDigest.String()], &want); err != nil {
		return BadContainer
	}
	if !bytes.Equal(sum, want) {
		return BadDigest
	}
	var kind asn1.ObjectIdentifier
	if _, err := asn1.Unmarshal(c.attrs[oidContentType.String()], &kind); err != nil || !kind.Equal(c.data.Encapsulated.Type) {
		return BadContainer
	}
	h := hash.New()
	h.Write(c.signed)
	if r := checkValue(c.leaf, c.info, hash, h.Sum(nil)); r != NoReason {
		return r
	}
	return c.checkCertificate(pades)
}

// checkCertificate compares the certificate with the one that was signed for
// (RFC 5035), so that it cannot be exchanged for another of the same key.
func (c *container) checkCertificate(required bool) Reason {
	v2, v1 := c.attrs[oidSigningCertV2.String()], c.attrs[oidSigningCertV1.String()]
	hash := crypto.SHA256
	var id struct {
		Algorithm pkix.AlgorithmIdentifier `asn1:"optional"`
		Hash      []byte
	}
	var list signingCertificate
	switch {
	case v2 == nil && v1 == nil && required:
		return BadCertificate
	case v2 == nil && v1 == nil:
		return NoReason
	case v2 == nil:
		v2, hash = v1, crypto.SHA1
	}
	if _, err := asn1.Unmarshal(v2, &list); err != nil || len(list.Certs) == 0 {
		return BadContainer
	}
	if _, err := asn1.Unmarshal(list.Certs[0].FullBytes, &id); err != nil {
		return BadContainer
	}
	if id.Algorithm.Algorithm != nil {
		if hash = hashOf(id.Algorithm.Algorithm); hash == 0 {
			return UnknownAlgorithm
		}
	}
	h := hash.New()
	h.Write(c.leaf.Raw)
	if !bytes.Equal(h.Sum(nil), id.Hash) {
		return BadCertificate
	}
	return NoReason
}

// checkValue verifies the signature over a digest with the signer's key.
func checkValue(leaf *x509.Certificate, info signerInfo, hash crypto.Hash, digest []byte) Reason {
	algorithm := info.Algorithm.Algorithm
	if own := hashOf(algorithm); own != 0 && own != hash {
		return BadSignature
	}
	switch key := leaf.PublicKey.(type) {
	case *rsa.PublicKey:
		return checkRSA(key, info, hash, digest)
	case *ecdsa.PublicKey:
		if hashOf(algorithm) == 0 && !algorithm.Equal(oidECPublicKey) {
			return UnknownAlgorithm
		}
		if !ecdsa.VerifyASN1(key, digest, info.Signature) {
			return BadSignature
		}
		return NoReason
	}
	return UnknownAlgorithm
}

func checkRSA(key *rsa.PublicKey, info signerInfo, hash crypto.Hash, digest []byte) Reason {
	var err error
	switch algorithm := info.Algorithm.Algorithm; {
	case key.Size() < 128:
		return WeakAlgorithm
	case algorithm.Equal(oidRSAPSS):
		salt, ok := pssSalt(info.Algorithm.Parameters, hash)
		if !ok {
			return UnknownAlgorithm
		}
		err = rsa.VerifyPSS(key, hash, digest, info.Signature, &rsa.PSSOptions{SaltLength: salt})
	case algorithm.Equal(oidRSA), algorithm.Equal(oidSHA256WithRSA), algorithm.Equal(oidSHA384WithRSA), algorithm.Equal(oidSHA512WithRSA):
		err = rsa.VerifyPKCS1v15(key, hash, digest, info.Signature)
	default:
		return UnknownAlgorithm
	}
	if err != nil {
		return BadSignature
	}
	return NoReason
}

// pssSalt reads the parameters of RSA-PSS (RFC 4055, 3.1), which must use the
// signature's own digest throughout.
func pssSalt(parameters asn1.RawValue, hash crypto.Hash) (int, bool) {
	var p struct {
		Hash    pkix.AlgorithmIdentifier `asn1:"explicit,optional,tag:0"`
		MGF     pkix.AlgorithmIdentifier `asn1:"explicit,optional,tag:1"`
		Salt    int                      `asn1:"explicit,optional,tag:2,default:20"`
		Trailer int                      `asn1:"explicit,optional,tag:3,default:1"`
	}
	if rest, err := asn1.Unmarshal(parameters.FullBytes, &p); err != nil || len(rest) > 0 {
		return 0, false
	}
	var inner pkix.AlgorithmIdentifier
	if _, err := asn1.Unmarshal(p.MGF.Parameters.FullBytes, &inner); err != nil {
		return 0, false
	}
	return p.Salt, hashOf(p.Hash.Algorithm) == hash && hashOf(inner.Algorithm) == hash &&
		p.MGF.Algorithm.Equal(oidMGF1) && p.Trailer == 1 && p.Salt >= 0 && p.Salt <= 512
}

// signingTime returns the time among the signed attributes, zero if none.
func (c *container) signingTime() time.Time {
	var t time.Time
	if _, err := asn1.Unmarshal(c.attrs[oidSigningTime.String()], &t); err != nil {
		return time.Time{}
	}
	return t
}
