package signature

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/hex"
	"time"

	"rakor.id/rakor/export/pdf"
)

// Kinds of signatures (SubFilter) that are understood.
const (
	subFilterCAdES   = "ETSI.CAdES.detached"
	subFilterPKCS7   = "adbe.pkcs7.detached"
	subFilterRFC3161 = "ETSI.RFC3161"
)

// A signedRange is what ByteRange says: everything but the hole.
type signedRange struct {
	hole, behind int64 // Contents, with its brackets
	end          int64
}

func rangeOf(file *pdf.File, dict pdf.Dict) (signedRange, bool) {
	a, _ := pdf.As[pdf.Array](file, dict["ByteRange"])
	if len(a) != 4 {
		return signedRange{}, false
	}
	var v [4]int64
	for i := range a {
		n, ok := pdf.As[pdf.Integer](file, a[i])
		if !ok || n < 0 || int64(n) > int64(len(file.Bytes())) {
			return signedRange{}, false
		}
		v[i] = int64(n)
	}
	r := signedRange{hole: v[1], behind: v[2], end: v[2] + v[3]}
	return r, v[0] == 0 && r.hole > 0 && r.behind > r.hole+1 && r.end <= int64(len(file.Bytes()))
}

// A judgement is a signature on its way to an answer: its content is judged
// first, its trust when all that may speak for it is known.
type judgement struct {
	Signature
	cms *container // nil if it could not be read
}

// judge answers whether the content is what was signed, and takes in what the
// signature itself says of its signer and time.
func (c *checker) judge(p place) judgement {
	s := judgement{Signature: Signature{Field: p.field.name, Removed: p.removed, Revision: c.revision(p.cover)}}
	kind, _ := pdf.As[pdf.Name](p.file, p.dict["SubFilter"])
	s.SubFilter = string(kind)
	s.Document = kind == subFilterRFC3161
	_, s.Certifies = certification(p.file, p.dict)
	s.Name = textOf(p, "Name")
	s.Purpose = textOf(p, "Reason")
	s.Location = textOf(p, "Location")
	if m, ok := pdf.As[pdf.String](p.file, p.dict["M"]); ok {
		s.Claimed = parseDate(fromText(m))
	}
	own, reason := c.content(p, &s)
	switch s.Reason = reason; reason {
	case NoReason:
		s.Content = ContentIntact
		if s.Changes = c.later(p, own); len(s.Changes) > 0 {
			s.Content, s.Reason = ContentChanged, s.Changes[0].Reason
		}
	case UnknownKind, UnknownAlgorithm, WeakAlgorithm:
		s.Content = ContentUnknown
	default:
		s.Content = ContentBroken
	}
	return s
}

func textOf(p place, key pdf.Name) string {
	v, _ := pdf.As[pdf.String](p.file, p.dict[key])
	return fromText(v)
}

// content checks the signature itself, and returns the file as it was signed.
func (c *checker) content(p place, s *judgement) (*pdf.File, Reason) {
	if s.SubFilter != subFilterCAdES && s.SubFilter != subFilterPKCS7 && s.SubFilter != subFilterRFC3161 {
		return nil, UnknownKind
	}
	r, ok := c.around(p)
	if !ok {
		return nil, BadByteRange
	}
	own, ok := c.whole(p, r)
	if !ok {
		return nil, BadRevision
	}
	contents, _ := pdf.As[pdf.String](p.file, p.dict["Contents"])
	cms, reason := readContainer([]byte(contents))
	if reason != NoReason {
		return nil, reason
	}
	s.cms = cms
	c.evidence.addArchived(cms.attrs[oidArchivedRevocation.String()])
	digest := func(h crypto.Hash) []byte { return c.digests.of(h, r) }
	if s.Document {
		info, reason := cms.stampInfo(digest)
		s.Stamp = &Stamp{At: info.Time, Document: true, Intact: reason == NoReason}
		return own, reason
	}
	if s.Claimed.IsZero() {
		s.Claimed = cms.signingTime()
	}
	s.Stamp = stampOf(cms)
	return own, cms.check(digest, s.SubFilter == subFilterCAdES)
}

// trust answers who signed and when. proof is the earliest trusted time stamp
// over the document behind this signature, nil without; the one that speaks
// for signatures before this one is returned.
func (c *checker) trust(s *judgement, proof *Stamp) *Stamp {
	if s.cms == nil {
		return proof
	}
	came := append(s.cms.others[:len(s.cms.others):len(s.cms.others)], c.support...)
	if s.Stamp != nil && s.Stamp.Intact {
		token := s.cms
		if !s.Document {
			token, _ = parseContainer(s.cms.unsigned[oidTimeStamp.String()])
		}
		token.others = append(token.others, came...)
		s.Stamp.Authority = c.options.stamper(token, s.Stamp.At, c.evidence)
	}
	if s.Document {
		s.Signer = s.Stamp.Authority
		if s.Content == ContentIntact && s.Signer.Trust == Trusted {
			return s.Stamp
		}
		return proof
	}
	if !s.Stamp.proves() && proof != nil {
		s.Stamp = proof
	}
	at, proven := c.options.At, s.Stamp.proves()
	if proven {
		at = s.Stamp.At
	}
	if s.cms.leaf == nil {
		return proof
	}
	s.Signer = c.options.trustIn(s.cms.leaf, came, at, x509.ExtKeyUsageAny)
	s.Signer.Proven = proven
	s.Signer.Revocation = c.evidence.revocation(s.Signer.Chain)
	if s.Signer.Trust == Trusted && s.Signer.Revocation.voids(proven, at) {
		s.Signer.Trust, s.Signer.Reason = Revoked, errRevoked
	}
	return proof
}

// proves reports whether a stamp proves its time.
func (s *Stamp) proves() bool { return s != nil && s.Intact && s.Authority.Trust == Trusted }

// around reports whether the range is all of the file up to its end but the
// signature's own Contents, which must stand in the signature's own object.
func (c *checker) around(p place) (signedRange, bool) {
	r, ok := rangeOf(p.file, p.dict)
	start, end, plain := p.file.Extent(p.holder.Num)
	if !ok || !plain || r.hole < start || r.behind > end {
		return r, false
	}
	hole := p.file.Bytes()[r.hole:r.behind]
	if hole[0] != '<' || hole[len(hole)-1] != '>' {
		return r, false
	}
	decoded, err := hex.DecodeString(string(hole[1 : len(hole)-1]))
	contents, isString := p.dict["Contents"].(pdf.String)
	return r, err == nil && isString && bytes.Equal(decoded, []byte(contents))
}

// whole returns what was signed as a file by itself, if it is one, and has this
// very signature in this very field.
func (c *checker) whole(p place, r signedRange) (*pdf.File, bool) {
	own, err := c.until(r.end)
	if err != nil || own.End() != r.end {
		return nil, false
	}
	fields, err := signatureFields(own)
	if err != nil {
		return nil, false
	}
	for _, f := range fields {
		if _, holder, ok := f.value(own); ok && f.name == p.field.name {
			start, _, plain := own.Extent(holder.Num)
			return own, plain && start == p.start
		}
	}
	return nil, false
}

// later returns what was done behind the signature and is not signing.
func (c *checker) later(p place, own *pdf.File) []Change {
	var changes []Change
	size := int64(len(c.file.Bytes()))
	if c.file.End() != size {
		changes = append(changes, Change{Reason: TrailingBytes})
	}
	if p.removed {
		changes = append(changes, Change{Reason: SignatureRemoved, Object: p.field.ref.Num})
	}
	if p.cover == size {
		return changes
	}
	return append(changes, compare(own, c.file, &c.store)...)
}

// stampOf returns the time stamp over a signature, nil if it has none.
func stampOf(cms *container) *Stamp {
	token := cms.unsigned[oidTimeStamp.String()]
	if token == nil {
		return nil
	}
	inner, ok := parseContainer(token)
	if !ok {
		return &Stamp{}
	}
	info, reason := inner.stampInfo(func(h crypto.Hash) []byte {
		sum := h.New()
		sum.Write(cms.info.Signature)
		return sum.Sum(nil)
	})
	return &Stamp{At: info.Time, Intact: reason == NoReason}
}

// parseDate reads a PDF date (ISO 32000-1, 7.9.4), zero if it is none.
func parseDate(s string) time.Time {
	for _, layout := range []string{
		"D:20060102150405-07'00'", "D:20060102150405-07'00", "D:20060102150405Z00'00'", "D:20060102150405Z", "D:20060102150405",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
