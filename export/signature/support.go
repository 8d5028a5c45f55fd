package signature

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"fmt"
	"io"
	"slices"
	"strings"

	"rakor.id/rakor/export/pdf"
)

// Validation is what a later check of signatures needs and what may be gone by
// then: certificates of issuers, and what they said about revocation. All DER.
type Validation struct {
	Certificates []*x509.Certificate
	CRLs         [][]byte
	OCSPs        [][]byte
}

// AddValidation writes to w the PDF file in with validation data in its
// document security store (DSS, ETSI EN 319 142-1, 5.4.2), as one more
// revision. What an earlier store has stays in it. It touches no page and no
// signature; with nothing to add the file is written as it is.
func AddValidation(in []byte, w io.Writer, v Validation) error {
	file, err := pdf.Open(in)
	if err != nil {
		return fmt.Errorf("add validation data: %w", err)
	}
	catalog, err := file.Catalog()
	if err != nil {
		return fmt.Errorf("add validation data: %w", err)
	}
	s := supportRevision{file: file, update: pdf.NewUpdate(file)}
	dss, err := s.compose(catalog["DSS"], v)
	if err != nil {
		return fmt.Errorf("add validation data: %w", err)
	}
	if s.size > maxStoredBytes {
		return fmt.Errorf("add %d bytes of validation data: %w", s.size, pdf.ErrTooLarge)
	}
	if !s.grew {
		_, err := w.Write(in)
		return err
	}
	catalog = pdf.Clone(catalog).(pdf.Dict)
	if ref, ok := catalog["DSS"].(pdf.Ref); ok {
		s.update.Set(ref, dss)
	} else {
		catalog["DSS"] = s.update.Add(dss)
		s.update.Set(file.Trailer()["Root"].(pdf.Ref), catalog)
	}
	added, _, err := s.update.Bytes()
	if err != nil {
		return fmt.Errorf("add validation data: %w", err)
	}
	for _, part := range [][]byte{in, added} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("add validation data: %w", err)
		}
	}
	return nil
}

type supportRevision struct {
	file   *pdf.File
	update *pdf.Update
	grew   bool
	size   int // bytes of all that is in the store
}

// compose returns the store there is with v added to it.
func (s *supportRevision) compose(before pdf.Object, v Validation) (pdf.Dict, error) {
	if _, bad := readStore(s.file, before); bad {
		return nil, fmt.Errorf("document security store: %w", pdf.ErrSyntax)
	}
	old, _ := pdf.As[pdf.Dict](s.file, before)
	dss := pdf.Dict{"Type": pdf.Name("DSS")}
	for k, o := range old {
		dss[k] = pdf.Clone(o)
	}
	var certificates [][]byte
	for _, c := range v.Certificates {
		certificates = append(certificates, c.Raw)
	}
	for _, list := range []struct {
		key   pdf.Name
		items [][]byte
	}{{"Certs", certificates}, {"CRLs", v.CRLs}, {"OCSPs", v.OCSPs}} {
		s.extend(dss, list.key, list.items)
	}
	return dss, nil
}

// extend adds to a list of the store what it does not have.
func (s *supportRevision) extend(dss pdf.Dict, key pdf.Name, items [][]byte) {
	have, _ := pdf.As[pdf.Array](s.file, dss[key])
	known := map[[sha256.Size]byte]bool{}
	for _, e := range have {
		if stream, ok := pdf.As[*pdf.Stream](s.file, e); ok {
			if der, err := s.file.Decode(stream); err == nil {
				known[sha256.Sum256(der)] = true
				s.size += len(der)
			}
		}
	}
	grown := slices.Clone(have)
	for _, der := range items {
		if sum := sha256.Sum256(der); !known[sum] {
			known[sum], s.grew = true, true
			s.size += len(der)
			grown = append(grown, s.update.Add(pdf.Deflate(pdf.Dict{}, der)))
		}
	}
	if len(grown) > len(have) {
		dss[key] = grown
	}
}

// A store is the validation data that a file carries, by its hash.
type store struct {
	certificates []*x509.Certificate
	lists        [][]byte
	answers      [][]byte
	hashes       map[string]bool // of each kind and content
}

// Bounds for a store of validation data.
const (
	maxStored      = 1000
	maxStoredBytes = 64 << 20
)

// A storeReader reads a DSS in its strict form: lists of streams that hold a
// certificate, a CRL or an OCSP response each, and nothing besides.
type storeReader struct {
	file  *pdf.File
	store store
	count int
	size  int
	bad   bool
}

// readStore reads a document security store, and reports whether there is
// anything in it that does not belong there. No store is an empty one.
func readStore(file *pdf.File, o pdf.Object) (s store, bad bool) {
	r := storeReader{file: file, store: store{hashes: map[string]bool{}}}
	if o == nil {
		return r.store, false
	}
	dss, ok := pdf.As[pdf.Dict](file, o)
	if !ok {
		return r.store, true
	}
	for key, v := range dss {
		switch key {
		case "Type":
			r.expect(v == pdf.Name("DSS"))
		case "Certs", "CRLs", "OCSPs":
			r.list(v, key)
		case "VRI":
			r.perSignature(v)
		default:
			r.bad = true
		}
	}
	return r.store, r.bad
}

// readOnce keeps the store of a file, which each of its signatures is compared
// with.
type readOnce struct {
	done, bad bool
	store     store
}

func (r *readOnce) read(file *pdf.File, o pdf.Object) (store, bool) {
	if !r.done {
		r.store, r.bad = readStore(file, o)
		r.done = true
	}
	return r.store, r.bad
}

func (r *storeReader) expect(ok bool) { r.bad = r.bad || !ok }

// perSignature reads the data that is kept for single signatures (VRI), each
// under the SHA-1 of its signature in hexadecimal.
func (r *storeReader) perSignature(o pdf.Object) {
	each, ok := pdf.As[pdf.Dict](r.file, o)
	r.expect(ok)
	for name, v := range each {
		if name == "Type" {
			r.expect(v == pdf.Name("VRI"))
			continue
		}
		info, ok := pdf.As[pdf.Dict](r.file, v)
		r.expect(ok && len(name) == 40 && isHex(string(name)))
		for key, part := range info {
			switch key {
			case "Type":
				r.expect(part == pdf.Name("VRI"))
			case "Cert", "CRL", "OCSP":
				r.list(part, key+"s")
			case "TU":
				_, ok := pdf.As[pdf.String](r.file, part)
				r.expect(ok)
			case "TS":
				r.item(part, key)
			default:
				r.bad = true
			}
		}
	}
}

func isHex(s string) bool {
	for _, c := range s {
		if !strings.ContainsRune("0123456789ABCDEFabcdef", c) {
			return false
		}
	}
	return true
}

func (r *storeReader) list(o pdf.Object, kind pdf.Name) {
	items, ok := pdf.As[pdf.Array](r.file, o)
	r.expect(ok)
	for _, e := range items {
		r.item(e, kind)
	}
}

// item reads one stream of the store.
func (r *storeReader) item(o pdf.Object, kind pdf.Name) {
	_, indirect := o.(pdf.Ref)
	stream, ok := pdf.As[*pdf.Stream](r.file, o)
	if r.count++; !ok || !indirect || r.count > maxStored {
		r.bad = true
		return
	}
	for key := range stream.Dict {
		r.expect(key == "Length" || key == "Filter" || key == "DecodeParms")
	}
	der, err := r.file.Decode(stream)
	if r.size += len(der); err != nil || r.size > maxStoredBytes {
		r.bad = true
		return
	}
	r.store.hashes[string(kind)+hashText(der)] = true
	r.expect(r.take(der, kind))
}

// take keeps one piece of a kind, and reports whether it is one.
func (r *storeReader) take(der []byte, kind pdf.Name) bool {
	switch kind {
	case "Certs":
		c, err := x509.ParseCertificate(der)
		if err == nil && !oversized(c) {
			r.store.certificates = append(r.store.certificates, c)
		}
		return err == nil
	case "CRLs":
		list, err := x509.ParseRevocationList(der)
		r.store.lists = append(r.store.lists, der)
		return err == nil && len(list.Raw) == len(der) // Go passes over what follows
	case "OCSPs":
		r.store.answers = append(r.store.answers, der)
		return isOCSP(der)
	}
	_, ok := parseContainer(der) // TS
	return ok
}

func hashText(b []byte) string {
	sum := sha256.Sum256(b)
	return string(sum[:])
}

var oidBasicOCSP = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, 1, 1}

// isOCSP reports whether der is an OCSP response and nothing besides.
func isOCSP(der []byte) bool {
	var r struct {
		Status asn1.Enumerated
		Body   struct {
			Type  asn1.ObjectIdentifier
			Basic []byte
		} `asn1:"explicit,tag:0"`
	}
	rest, err := asn1.Unmarshal(der, &r)
	return err == nil && len(rest) == 0 && r.Status == 0 && r.Body.Type.Equal(oidBasicOCSP)
}

// readSupport takes in the validation data of the last revision, and counts it.
func (c *checker) readSupport() Evidence {
	catalog, err := c.file.Catalog()
	if err != nil {
		return Evidence{}
	}
	s, _ := c.store.read(c.file, catalog["DSS"])
	for _, der := range s.lists {
		c.evidence.addList(der)
	}
	for _, der := range s.answers {
		c.evidence.addAnswer(der)
	}
	c.support = s.certificates[:min(len(s.certificates), maxCertificates)]
	return Evidence{len(s.certificates), len(s.lists), len(s.answers)}
}

// supports compares the stores of two revisions: one may come, and grow, by
// what belongs there.
func (c *comparison) supports() {
	before, err := c.older.Catalog()
	after, err2 := c.newer.Catalog()
	if err != nil || err2 != nil {
		c.report(RevisionUnreadable, 0)
		return
	}
	if pdf.Equal(before["DSS"], after["DSS"]) && !c.supportTouched {
		return
	}
	old, _ := readStore(c.older, before["DSS"])
	now, bad := c.support.read(c.newer, after["DSS"])
	for hash := range old.hashes {
		bad = bad || !now.hashes[hash]
	}
	if bad {
		n := 0
		if ref, ok := after["DSS"].(pdf.Ref); ok {
			n = ref.Num
		}
		c.report(ValidationChanged, n)
	}
}
