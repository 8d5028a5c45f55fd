package signature

import (
	"crypto"
	"crypto/x509"
	"fmt"
	"slices"
	"time"

	"rakor.id/rakor/export/pdf"
)

// MaxSize is the largest file that is checked, in bytes.
const MaxSize = 256 << 20

// Each signature and each revision costs a reading of what it covers, so their
// number is bounded, and so are the bytes read for all of them.
const (
	maxSignatures = 32
	maxRevisions  = 100
	maxWork       = 4 << 30
)

// VerifyOptions say against what a file is checked.
type VerifyOptions struct {
	Roots    []*x509.Certificate // the only ones that are trusted
	Others   []*x509.Certificate // issuers that a signer may have left out; not trusted by themselves
	CRLs     [][]byte            // revocation lists of issuers, DER
	OCSPs    [][]byte            // answers of issuers about single certificates, DER
	At       time.Time           // when a signature without a trusted stamp must be valid: now
	Expected []string            // names of the fields that are due; nil for all fields of the file
}

// Verify checks the signatures of a PDF file, which must not change meanwhile.
// It returns an error of package pdf if the file cannot be read as a PDF;
// whatever is wrong with a signature stands in the report.
func Verify(data []byte, o VerifyOptions) (Report, error) {
	if len(data) > MaxSize {
		return Report{}, fmt.Errorf("verify: %w", pdf.ErrTooLarge)
	}
	file, err := pdf.Open(data)
	if err != nil {
		return Report{}, fmt.Errorf("verify: %w", err)
	}
	c := checker{
		options: o, file: file, revisions: file.Revisions(), evidence: newEvidence(o),
		opened: map[int64]*pdf.File{}, digests: digests{file: data, started: map[crypto.Hash]*started{}},
	}
	if err := c.find(); err != nil {
		return Report{}, fmt.Errorf("verify: %w", err)
	}
	report := Report{Revisions: len(c.revisions), Trailing: int64(len(data)) - file.End(), Evidence: c.readSupport()}
	judged := make([]judgement, len(c.places))
	for i, p := range c.places {
		if p.file = file; p.removed {
			if p.file, err = c.until(p.within); err != nil {
				return Report{}, fmt.Errorf("verify: %w", err)
			}
		}
		judged[i] = c.judge(p)
	}
	// A later time stamp speaks for what stood before it, so trust is judged
	// from the end.
	var proof *Stamp
	for i := range slices.Backward(judged) {
		proof = c.trust(&judged[i], proof)
	}
	for _, j := range judged {
		report.Signatures = append(report.Signatures, j.Signature)
	}
	report.count(c.fields, o.Expected)
	report.SHA256 = c.digests.whole()
	return report, nil
}

// count fills in what is due and what is there.
func (r *Report) count(fields []field, expected []string) {
	for _, f := range fields {
		r.Fields = append(r.Fields, f.name)
	}
	signed := map[string]bool{}
	for _, s := range r.Signatures {
		if !s.Removed {
			signed[s.Field] = true
		}
	}
	due := expected
	if expected == nil {
		due = slices.DeleteFunc(slices.Clone(r.Fields), func(name string) bool { return r.isDocument(name) })
	}
	r.Due = len(due)
	for _, name := range due {
		if signed[name] {
			r.Signed++
		} else {
			r.Missing = append(r.Missing, name)
		}
	}
	for _, s := range r.Signatures {
		if expected != nil && !s.Removed && !s.Document && !slices.Contains(expected, s.Field) {
			r.Unexpected = append(r.Unexpected, s.Field)
		}
	}
}

// isDocument reports whether a field holds a time stamp over the document.
func (r *Report) isDocument(name string) bool {
	return slices.ContainsFunc(r.Signatures, func(s Signature) bool { return s.Field == name && s.Document })
}

// A checker checks one file.
type checker struct {
	options   VerifyOptions
	file      *pdf.File
	revisions []int64 // where each ends
	fields    []field // of the last revision
	places    []place
	opened    map[int64]*pdf.File // as it was when it ended there
	digests   digests
	evidence  *evidence
	store     readOnce
	support   []*x509.Certificate // that the file carries for checking
}

// A place is where a signature was found.
type place struct {
	file    *pdf.File // the newest revision that has it; opened to judge it
	within  int64     // end of that revision
	field   field
	dict    pdf.Dict
	holder  pdf.Ref // object that holds the dictionary
	start   int64   // where that object stands
	removed bool
	cover   int64 // end of what it says it covers
}

// find collects the signatures of all revisions, since a later one may have
// taken one out.
func (c *checker) find() error {
	var err error
	if c.fields, err = signatureFields(c.file); err != nil {
		return err
	}
	size := int64(len(c.file.Bytes()))
	if n := int64(len(c.revisions)); n > maxRevisions || n*size > maxWork {
		return fmt.Errorf("%d revisions: %w", n, pdf.ErrTooComplex)
	}
	if err := c.collect(c.file, c.fields, size); err != nil {
		return err
	}
	for _, end := range slices.Backward(c.revisions) {
		if end >= c.file.End() {
			continue
		}
		older, err := c.until(end)
		if err != nil {
			continue // nothing can have been signed in what is no file
		}
		fields, err := signatureFields(older)
		if err != nil {
			continue
		}
		if err := c.collect(older, fields, end); err != nil {
			return err
		}
	}
	slices.SortStableFunc(c.places, func(a, b place) int { return int(a.cover - b.cover) })
	return nil
}

// until returns the file as it was when it ended there.
func (c *checker) until(end int64) (*pdf.File, error) {
	if file, ok := c.opened[end]; ok {
		return file, nil
	}
	file, err := c.file.Until(end)
	if err == nil && int64(len(c.opened)+1)*end <= MaxSize { // each may hold more than its bytes
		c.opened[end] = file
	}
	return file, err
}

func (c *checker) collect(file *pdf.File, fields []field, end int64) error {
	size := int64(len(c.file.Bytes()))
	for _, f := range fields {
		dict, holder, ok := f.value(file)
		if !ok {
			continue
		}
		p := place{field: f, dict: dict, holder: holder, within: end, removed: end < size}
		p.start, _, _ = file.Extent(holder.Num)
		if slices.ContainsFunc(c.places, func(q place) bool { return q.start == p.start && q.field.name == f.name }) {
			continue
		}
		if r, ok := rangeOf(file, dict); ok {
			p.cover = r.end
		}
		c.places = append(c.places, p)
		if n := int64(len(c.places)); n > maxSignatures || n*size > maxWork {
			return fmt.Errorf("%d signatures: %w", n, pdf.ErrTooComplex)
		}
	}
	return nil
}

// revision returns the number of the revision that ends at end or has it within.
func (c *checker) revision(end int64) int {
	for i, e := range c.revisions {
		if e >= end {
			return i + 1
		}
	}
	return len(c.revisions)
}
