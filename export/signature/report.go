package signature

import (
	"crypto/x509"
	"time"
)

// Content says whether what a person reads is what was signed.
type Content int

const (
	// ContentUnknown is a signature whose kind or algorithm is not known here,
	// or is too weak to say anything.
	ContentUnknown Content = iota
	// ContentIntact (SAH): the bytes are those that were signed, and later
	// revisions did nothing but what signing does.
	ContentIntact
	// ContentChanged (DIUBAH): the signed bytes are there, but something was
	// changed behind them.
	ContentChanged
	// ContentBroken (RUSAK): the signature does not fit the bytes.
	ContentBroken
)

// Reason says why content is not intact.
type Reason int

// The reasons, in groups.
const (
	// NoReason stands beside [ContentIntact].
	NoReason Reason = iota

	// Reasons of ContentBroken.

	BadByteRange   // the signed range is not exactly all but the signature
	BadContainer   // the CMS cannot be read
	BadPadding     // something hides behind the CMS
	BadDigest      // the bytes are not those that were signed
	BadSignature   // the signed digest does not fit the key
	BadCertificate // the certificate was exchanged (signing-certificate)
	BadRevision    // what was signed is not a whole file

	// Reasons of ContentUnknown.

	UnknownKind      // SubFilter
	UnknownAlgorithm // digest or signature
	WeakAlgorithm    // SHA-1, MD5, RSA below 1024 bits

	// Reasons of ContentChanged.

	TrailingBytes      // bytes behind the last revision
	PageChanged        // page, page tree or what is drawn
	AnnotationChanged  // something laid over a page
	SignatureChanged   // a signature or its picture exchanged
	SignatureRemoved   // a signature taken out of its field
	AttachmentChanged  // files that the document carries
	InfoChanged        // title, author and the like
	ValidationChanged  // validation data (DSS) taken out, or what is none
	StructureChanged   // anything else
	CertificationVoid  // a certified file allows no such change
	RevisionUnreadable // a later revision that cannot be judged
)

// A Change is one thing done behind a signature that signing does not do.
type Change struct {
	Reason Reason
	Object int // number of the object, 0 if it is none
}

// Trust says who vouches for a certificate.
type Trust int

const (
	// TrustUnknown is a signature without a readable certificate.
	TrustUnknown Trust = iota
	// Trusted says that the chain leads to a root that was handed in.
	Trusted
	// Expired is trusted, but out of date at the time that counts.
	Expired
	// NotYetValid is trusted, but only later.
	NotYetValid
	// SelfSigned says that nobody but the signer vouches for it.
	SelfSigned
	// UnknownIssuer says that the chain leads to nobody that was handed in.
	UnknownIssuer
	// Unsuitable says that the chain holds, but the certificate is not for signing, or
	// breaks a rule of its issuer.
	Unsuitable
	// Revoked (dicabut) says that the chain holds, but the certificate was
	// taken back before the time that counts.
	Revoked
)

// A Certificate is the answer about the signer.
type Certificate struct {
	Trust  Trust
	Leaf   *x509.Certificate   // nil with TrustUnknown
	Chain  []*x509.Certificate // from Leaf to the root, when it leads to one
	Roots  []*x509.Certificate // all roots that it leads to
	Reason error               // why the chain does not hold; for a log
	At     time.Time           // the time that counted: of a trusted stamp, else of the check
	Proven bool                // At is of a trusted stamp

	Revocation Revocation
}

// A Stamp is an RFC 3161 time stamp over a signature or a document.
type Stamp struct {
	At        time.Time
	Document  bool // over the whole document, with all signatures before it
	Intact    bool // it belongs to this signature and is not changed
	Authority Certificate
}

// A Signature is what was found out about one signature.
type Signature struct {
	Field     string // fully qualified name
	SubFilter string
	Document  bool // a time stamp over the document, signed by no person
	Certifies bool // certifies the file (DocMDP)

	Content Content
	Reason  Reason   // of content that is not intact
	Changes []Change // everything found, with ContentChanged

	Signer   Certificate
	Name     string    // in the signature dictionary; anybody may write anything there
	Claimed  time.Time // by the signer, zero if none
	Stamp    *Stamp    // over it: its own, else of the whole document later; nil without
	Purpose  string    // Reason of the signature dictionary
	Location string

	Revision int  // that it made, from 1
	Removed  bool // no longer in its field
}

// Sound reports whether the signature is intact and its signer trusted.
func (s Signature) Sound() bool {
	return s.Content == ContentIntact && s.Signer.Trust == Trusted
}

// Evidence says what a file carries for a later check (DSS).
type Evidence struct {
	Certificates, CRLs, OCSPs int
}

// A Report is what [Verify] found out about a file.
type Report struct {
	Signatures []Signature // in the order in which they were made
	Fields     []string    // all signature fields, in the order of the form
	Missing    []string    // fields that are due and not signed
	Unexpected []string    // signed fields that were not expected, if any were named
	Due        int         // signatures that are due
	Signed     int         // of those, how many are there, whatever their state
	Revisions  int
	Trailing   int64 // bytes behind the last revision
	Evidence   Evidence
	SHA256     [32]byte // of the whole file
}

// Complete reports whether every signature that is due is there, and each
// signature is intact. It says nothing of trust.
func (r Report) Complete() bool {
	for _, s := range r.Signatures {
		if s.Content != ContentIntact {
			return false
		}
	}
	return r.Due > 0 && r.Signed == r.Due
}

// Sound reports whether the file is complete and every signer is trusted. A
// time stamp over the document signs for nobody, so its authority need not be.
func (r Report) Sound() bool {
	for _, s := range r.Signatures {
		if !s.Document && !s.Sound() {
			return false
		}
	}
	return r.Complete()
}
