package signature

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	_ "crypto/sha256" // the digests that crypto.Hash offers here
	_ "crypto/sha512"
	"crypto/x509/pkix"
	"encoding/asn1"
)

var (
	oidData          = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSignedData    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidTSTInfo       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	oidContentType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningTime   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 5}
	oidSigningCertV1 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 12}
	oidTimeStamp     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}
	oidSigningCertV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}

	oidArchivedRevocation = asn1.ObjectIdentifier{1, 2, 840, 113583, 1, 1, 8}

	oidSHA1   = asn1.ObjectIdentifier{1, 3, 14, 3, 2, 26}
	oidMD5    = asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 5}
	oidSHA256 = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidSHA384 = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 2}
	oidSHA512 = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 3}

	oidRSA             = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidRSAPSS          = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}
	oidMGF1            = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 8}
	oidSHA256WithRSA   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 11}
	oidSHA384WithRSA   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 12}
	oidSHA512WithRSA   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 13}
	oidECPublicKey     = asn1.ObjectIdentifier{1, 2, 840, 10045, 2, 1}
	oidECDSAWithSHA256 = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
	oidECDSAWithSHA384 = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 3}
	oidECDSAWithSHA512 = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 4}
)

// A scheme is how a key signs.
type scheme struct {
	hash      crypto.Hash
	digest    pkix.AlgorithmIdentifier
	signature pkix.AlgorithmIdentifier
	size      int // of the largest signature, in bytes
}

// schemeOf returns how the owner of a public key signs here: RSA of 2048 bits
// or more by PKCS #1 v1.5 with SHA-256, P-256 with SHA-256, P-384 with SHA-384.
func schemeOf(public crypto.PublicKey) (scheme, error) {
	switch k := public.(type) {
	case *rsa.PublicKey:
		if k.Size() >= 256 {
			null := asn1.RawValue{Tag: asn1.TagNull}
			return scheme{
				crypto.SHA256,
				pkix.AlgorithmIdentifier{Algorithm: oidSHA256},
				pkix.AlgorithmIdentifier{Algorithm: oidSHA256WithRSA, Parameters: null},
				k.Size(),
			}, nil
		}
	case *ecdsa.PublicKey:
		switch k.Curve {
		case elliptic.P256():
			return ecdsaScheme(crypto.SHA256, oidSHA256, oidECDSAWithSHA256), nil
		case elliptic.P384():
			return ecdsaScheme(crypto.SHA384, oidSHA384, oidECDSAWithSHA384), nil
		}
	}
	return scheme{}, ErrUnsupportedKey
}

func ecdsaScheme(hash crypto.Hash, digest, signature asn1.ObjectIdentifier) scheme {
	return scheme{
		hash,
		pkix.AlgorithmIdentifier{Algorithm: digest},
		pkix.AlgorithmIdentifier{Algorithm: signature},
		112,
	}
}

// hashOf returns the digest that an algorithm names, 0 for one not used here.
func hashOf(oid asn1.ObjectIdentifier) crypto.Hash {
	switch {
	case oid.Equal(oidSHA256), oid.Equal(oidSHA256WithRSA), oid.Equal(oidECDSAWithSHA256):
		return crypto.SHA256
	case oid.Equal(oidSHA384), oid.Equal(oidSHA384WithRSA), oid.Equal(oidECDSAWithSHA384):
		return crypto.SHA384
	case oid.Equal(oidSHA512), oid.Equal(oidSHA512WithRSA), oid.Equal(oidECDSAWithSHA512):
		return crypto.SHA512
	}
	return 0
}
