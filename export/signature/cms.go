package signature

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"math/big"
	"slices"
)

// The structures of CMS (RFC 5652), for writing and reading.
type (
	contentInfo struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue `asn1:"explicit,tag:0"`
	}
	signedData struct {
		Version          int
		DigestAlgorithms []pkix.AlgorithmIdentifier `asn1:"set"`
		Encapsulated     encapsulated
		Certificates     asn1.RawValue `asn1:"optional,tag:0"`
		CRLs             asn1.RawValue `asn1:"optional,tag:1"`
		SignerInfos      []signerInfo  `asn1:"set"`
	}
	encapsulated struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue `asn1:"explicit,optional,tag:0"`
	}
	signerInfo struct {
		Version       int
		Signer        asn1.RawValue
		Digest        pkix.AlgorithmIdentifier
		SignedAttrs   asn1.RawValue `asn1:"optional,tag:0"`
		Algorithm     pkix.AlgorithmIdentifier
		Signature     []byte
		UnsignedAttrs asn1.RawValue `asn1:"optional,tag:1"`
	}
	issuerAndSerial struct {
		Issuer asn1.RawValue
		Serial *big.Int
	}
	attribute struct {
		Type   asn1.ObjectIdentifier
		Values asn1.RawValue // a SET
	}
	// signingCertificate is the attribute of RFC 5035, version 1 or 2.
	signingCertificate struct {
		Certs    []asn1.RawValue
		Policies asn1.RawValue `asn1:"optional"`
	}
)

// signCMS returns a CMS over content of the given digest, without the content.
// It holds what PAdES baseline B asks for, and no signing time, which belongs
// into the signature dictionary there. unstamped is why a time stamp is missing.
func signCMS(ctx context.Context, o Options, digest []byte) (cms []byte, unstamped, err error) {
	id := o.Identity
	s, err := schemeOf(id.Key.Public())
	if err != nil {
		return nil, nil, err
	}
	attributes, err := signedAttributes(id.Certificate, digest)
	if err != nil {
		return nil, nil, err
	}
	h := s.hash.New()
	h.Write(attributes)
	value, err := id.Key.Sign(rand.Reader, h.Sum(nil), s.hash)
	if err != nil {
		return nil, nil, fmt.Errorf("sign with the key: %w", err)
	}
	signer, err := asn1.Marshal(issuerAndSerial{asn1.RawValue{FullBytes: id.Certificate.RawIssuer}, id.Certificate.SerialNumber})
	if err != nil {
		return nil, nil, err
	}
	info := signerInfo{
		Version:     1,
		Signer:      asn1.RawValue{FullBytes: signer},
		Digest:      s.digest,
		SignedAttrs: asn1.RawValue{FullBytes: retag(attributes, 0xa0)},
		Algorithm:   s.signature,
		Signature:   value,
	}
	if o.Stamp != nil {
		if info.UnsignedAttrs, unstamped = stampAttribute(ctx, o, value); unstamped != nil {
			info.UnsignedAttrs = asn1.RawValue{}
		}
		if ctx.Err() != nil { // given up, not out of reach
			return nil, nil, ctx.Err()
		}
	}
	cms, err = marshalCMS(info, append([]*x509.Certificate{id.Certificate}, id.Chain...))
	return cms, unstamped, err
}

func marshalCMS(info signerInfo, certificates []*x509.Certificate) ([]byte, error) {
	var raw [][]byte
	for _, c := range certificates {
		raw = append(raw, c.Raw)
	}
	slices.SortFunc(raw, bytes.Compare) // a SET OF in DER is sorted
	inner, err := asn1.Marshal(signedData{
		Version:          1,
		DigestAlgorithms: []pkix.AlgorithmIdentifier{info.Digest},
		Encapsulated:     encapsulated{Type: oidData},
		Certificates:     asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: bytes.Join(raw, nil)},
		SignerInfos:      []signerInfo{info},
	})
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(contentInfo{
		Type:    oidSignedData,
		Content: asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: inner},
	})
}

// signedAttributes returns the attributes that are signed, as a DER SET.
func signedAttributes(leaf *x509.Certificate, digest []byte) ([]byte, error) {
	hash := sha256.Sum256(leaf.Raw)
	issuer := asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 4, IsCompound: true, Bytes: leaf.RawIssuer}
	certID, err := asn1.Marshal(struct { // ESSCertIDv2; SHA-256 is its default
		Hash         []byte
		IssuerSerial struct {
			Issuer []asn1.RawValue
			Serial *big.Int
		}
	}{hash[:], struct {
		Issuer []asn1.RawValue
		Serial *big.Int
	}{[]asn1.RawValue{issuer}, leaf.SerialNumber}})
	if err != nil {
		return nil, err
	}
	var set [][]byte
	for _, a := range []struct {
		oid   asn1.ObjectIdentifier
		value any
	}{
		{oidContentType, oidData},
		{oidMessageDigest, digest},
		{oidSigningCertV2, signingCertificate{Certs: []asn1.RawValue{{FullBytes: certID}}}},
	} {
		der, err := marshalAttribute(a.oid, a.value)
		if err != nil {
			return nil, err
		}
		set = append(set, der)
	}
	slices.SortFunc(set, bytes.Compare)
	return asn1.Marshal(asn1.RawValue{Tag: asn1.TagSet, IsCompound: true, Bytes: bytes.Join(set, nil)})
}

func marshalAttribute(oid asn1.ObjectIdentifier, v any) ([]byte, error) {
	der, err := asn1.Marshal(v)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(attribute{oid, asn1.RawValue{Tag: asn1.TagSet, IsCompound: true, Bytes: der}})
}

// stampAttribute asks for a time stamp over a signature (RFC 3161, appendix A).
func stampAttribute(ctx context.Context, o Options, value []byte) (asn1.RawValue, error) {
	digest := crypto.SHA256.New()
	digest.Write(value)
	token, err := o.Stamp(ctx, digest.Sum(nil))
	if err != nil {
		return asn1.RawValue{}, fmt.Errorf("time stamp: %w", err)
	}
	der, err := marshalAttribute(oidTimeStamp, asn1.RawValue{FullBytes: token})
	return asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 1, IsCompound: true, Bytes: der}, err
}

// retag returns der under another tag of one byte.
func retag(der []byte, tag byte) []byte {
	out := bytes.Clone(der)
	out[0] = tag
	return out
}
