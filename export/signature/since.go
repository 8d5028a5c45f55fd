package signature

import (
	"fmt"
	"slices"

	"rakor.id/rakor/export/pdf"
)

// Since returns what a PDF file does to its first n bytes, a file by
// themselves that somebody handed out to be signed elsewhere, beyond signing
// them; nothing when it only signs. It says nothing of the signatures, see
// [Verify].
//
// Programs that sign set more than the signature: they make the form where
// there is none, name themselves in the metadata, tag their field for readers
// who cannot see. Of these, [InfoChanged] is told; the form and the tags are
// passed over, as they show nothing.
func Since(data []byte, n int64) ([]Change, error) {
	if n < 0 || n > int64(len(data)) {
		return nil, fmt.Errorf("compare with the first %d bytes: %w", n, pdf.ErrSyntax)
	}
	older, err := pdf.Open(data[:n:n])
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	newer, err := pdf.Open(data)
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	a, err := newAddition(older, newer)
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	var changes []Change
	if newer.End() != int64(len(data)) {
		changes = append(changes, Change{Reason: TrailingBytes})
	}
	for _, c := range compare(older, newer, &readOnce{}) {
		if c = a.weigh(c); c.Reason != NoReason {
			changes = append(changes, c)
		}
	}
	return changes, nil
}

// An addition is what a program that signs adds around its signature.
type addition struct {
	older, newer *pdf.File
	old, now     pdf.Dict // catalogs
	catalog      pdf.Ref
	tags         map[int]Reason // objects of the structure tree
	metadata     pdf.Ref
}

func newAddition(older, newer *pdf.File) (addition, error) {
	a := addition{older: older, newer: newer}
	var err error
	if a.old, err = older.Catalog(); err != nil {
		return a, err
	}
	if a.now, err = newer.Catalog(); err != nil {
		return a, err
	}
	a.catalog, _ = older.Trailer()["Root"].(pdf.Ref)
	a.metadata, _ = a.old["Metadata"].(pdf.Ref)
	p := parts{file: older, reasons: map[int]Reason{}}
	p.mean(a.old["StructTreeRoot"], StructureChanged)
	a.tags = p.reasons
	return a, nil
}

// weigh returns c as it counts here, without a reason when it does not.
func (a addition) weigh(c Change) Change {
	if c.Reason != StructureChanged || c.Object == 0 {
		return c
	}
	_, tag := a.tags[c.Object]
	switch {
	case c.Object == a.metadata.Num:
		c.Reason = InfoChanged
	case tag, c.Object == a.catalog.Num && a.plain():
		c.Reason = NoReason
	}
	return c
}

// plain reports whether the catalog differs in nothing that shows.
func (a addition) plain() bool {
	for _, key := range differing(a.old, a.now) {
		switch key {
		case "Perms", "DSS", "Extensions", "Version", "StructTreeRoot", "Metadata":
		case "AcroForm":
			if a.old[key] != nil || !a.signsOnly() {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// signsOnly reports whether a form that is new holds signatures and nothing else.
func (a addition) signsOnly() bool {
	form, ok := pdf.As[pdf.Dict](a.newer, a.now["AcroForm"])
	if !ok {
		return false
	}
	for key := range form {
		if !slices.Contains([]pdf.Name{"Fields", "SigFlags", "DA", "DR"}, key) {
			return false
		}
	}
	roots, _ := pdf.As[pdf.Array](a.newer, form["Fields"])
	fields, err := signatureFields(a.newer)
	if err != nil || len(fields) != len(roots) {
		return false
	}
	c := comparison{older: a.older, newer: a.newer}
	return !slices.ContainsFunc(fields, func(f field) bool {
		return slices.ContainsFunc(append([]pdf.Ref{f.ref}, f.widgets...), func(w pdf.Ref) bool { return c.judgeWidget(f, w) != NoReason })
	})
}
