package signature

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"time"
)

var (
	// ErrStampRefused is returned when the authority gave no time stamp.
	ErrStampRefused = errors.New("time stamp refused by the authority")
	// ErrBadStamp is returned for an answer that is no true time stamp over
	// what was asked.
	ErrBadStamp = errors.New("bad time stamp")
	// ErrStampUntrusted is returned for a true time stamp of an authority that
	// leads to none of the trusted roots, or is not one for time stamps.
	ErrStampUntrusted = errors.New("time-stamp authority is not trusted")
)

// Types of media in which a [StampQuery] and its reply travel (RFC 3161, 3.4).
const (
	StampQueryType = "application/timestamp-query"
	StampReplyType = "application/timestamp-reply"
)

// MaxStampReply is the largest reply of a time-stamp authority that is read, in
// bytes.
const MaxStampReply = 64 << 10

// A timeStampInfo is what an RFC 3161 authority signs (TSTInfo).
type timeStampInfo struct {
	Version int
	Policy  asn1.ObjectIdentifier
	Imprint struct {
		Algorithm pkix.AlgorithmIdentifier
		Digest    []byte
	}
	Serial   *big.Int
	Time     time.Time `asn1:"generalized"`
	Accuracy struct {
		Seconds int `asn1:"optional"`
		Millis  int `asn1:"optional,tag:0"`
		Micros  int `asn1:"optional,tag:1"`
	} `asn1:"optional"`
	Ordering bool     `asn1:"optional"`
	Nonce    *big.Int `asn1:"optional"`
}

// A StampQuery asks an authority for a time stamp over a SHA-256 digest. Its
// nonce makes an old reply useless.
type StampQuery struct {
	DER    []byte // what is sent
	digest []byte
	nonce  *big.Int
}

// NewStampQuery asks for a time stamp over a SHA-256 digest (RFC 3161, 2.4.1),
// with the authority's certificate in the reply.
func NewStampQuery(digest []byte) (StampQuery, error) {
	nonce, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 64))
	if err != nil {
		return StampQuery{}, fmt.Errorf("time-stamp query: %w", err)
	}
	type imprint struct {
		Algorithm pkix.AlgorithmIdentifier
		Digest    []byte
	}
	der, err := asn1.Marshal(struct {
		Version     int
		Imprint     imprint
		Nonce       *big.Int
		Certificate bool
	}{1, imprint{pkix.AlgorithmIdentifier{Algorithm: oidSHA256, Parameters: asn1.NullRawValue}, digest}, nonce, true})
	return StampQuery{der, digest, nonce}, err
}

// Token takes the token out of a reply, after checking all of it: that it was
// granted, answers this query, is signed by its authority, and that the
// authority is one for time stamps and leads to a root of o.
func (q StampQuery) Token(reply []byte, o VerifyOptions) (token []byte, stamp Stamp, err error) {
	var r struct {
		Status struct {
			Status int
			Text   asn1.RawValue  `asn1:"optional"`
			Fail   asn1.BitString `asn1:"optional"`
		}
		Token asn1.RawValue `asn1:"optional"`
	}
	if len(reply) > MaxStampReply {
		return nil, Stamp{}, fmt.Errorf("%w: %d bytes", ErrBadStamp, len(reply))
	}
	if rest, err := asn1.Unmarshal(reply, &r); err != nil || len(rest) > 0 {
		return nil, Stamp{}, fmt.Errorf("%w: unreadable reply", ErrBadStamp)
	}
	const granted, grantedWithMods = 0, 1
	if r.Status.Status != granted && r.Status.Status != grantedWithMods {
		return nil, Stamp{}, fmt.Errorf("%w: status %d", ErrStampRefused, r.Status.Status)
	}
	c, ok := parseContainer(r.Token.FullBytes)
	if !ok {
		return nil, Stamp{}, fmt.Errorf("%w: unreadable token", ErrBadStamp)
	}
	info, reason := c.stampInfo(func(h crypto.Hash) []byte {
		if h == crypto.SHA256 {
			return q.digest
		}
		return nil
	})
	switch {
	case reason != NoReason:
		return nil, Stamp{}, fmt.Errorf("%w: reason %d", ErrBadStamp, reason)
	case info.Nonce == nil || info.Nonce.Cmp(q.nonce) != 0:
		return nil, Stamp{}, fmt.Errorf("%w: answers another query", ErrBadStamp)
	}
	stamp = Stamp{At: info.Time, Intact: true, Authority: o.stamper(c, info.Time, newEvidence(o))}
	if stamp.Authority.Trust != Trusted {
		return nil, stamp, fmt.Errorf("%w: %w", ErrStampUntrusted, stamp.Authority.Reason)
	}
	return r.Token.FullBytes, stamp, nil
}

// stampInfo returns what a time-stamp token says, and whether it is a true
// token over something of the given digest.
func (c *container) stampInfo(digest func(crypto.Hash) []byte) (timeStampInfo, Reason) {
	var info timeStampInfo
	var content []byte
	if !c.data.Encapsulated.Type.Equal(oidTSTInfo) {
		return info, BadContainer
	}
	if _, err := asn1.Unmarshal(c.data.Encapsulated.Content.Bytes, &content); err != nil {
		return info, BadContainer
	}
	if rest, err := asn1.Unmarshal(content, &info); err != nil || len(rest) > 0 || info.Version != 1 {
		return info, BadContainer
	}
	reason := c.check(func(h crypto.Hash) []byte {
		sum := h.New()
		sum.Write(content)
		return sum.Sum(nil)
	}, true)
	if reason != NoReason {
		return info, reason
	}
	hash := hashOf(info.Imprint.Algorithm.Algorithm)
	if hash == 0 {
		return info, UnknownAlgorithm
	}
	if !bytes.Equal(digest(hash), info.Imprint.Digest) {
		return info, BadDigest
	}
	return info, NoReason
}

var (
	oidExtKeyUsage   = asn1.ObjectIdentifier{2, 5, 29, 37}
	errNotForStamps  = errors.New("certificate is not for time stamps alone")
	errNoCertificate = errors.New("token without its authority's certificate")
)

// stamper judges the authority that signed a token. Its certificate must be for
// time stamps and nothing else, and say so critically (RFC 3161, 2.3); Go would
// let one pass that says nothing.
func (o VerifyOptions) stamper(token *container, at time.Time, e *evidence) Certificate {
	if token.leaf == nil {
		return Certificate{Reason: errNoCertificate}
	}
	c := o.trustIn(token.leaf, token.others, at, x509.ExtKeyUsageTimeStamping)
	critical := false
	for _, x := range token.leaf.Extensions {
		critical = critical || x.Id.Equal(oidExtKeyUsage) && x.Critical
	}
	only := len(token.leaf.ExtKeyUsage) == 1 && token.leaf.ExtKeyUsage[0] == x509.ExtKeyUsageTimeStamping && len(token.leaf.UnknownExtKeyUsage) == 0
	if c.Trust == Trusted && (!critical || !only) {
		c.Trust, c.Reason = Unsuitable, errNotForStamps
	}
	c.Revocation = e.revocation(c.Chain)
	if c.Trust == Trusted && c.Revocation.voidsStamps(at) {
		c.Trust, c.Reason = Revoked, errRevoked
	}
	return c
}
