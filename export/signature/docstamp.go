package signature

import (
	"context"
	"crypto"
	"errors"
	"fmt"
	"io"
	"slices"

	"rakor.id/rakor/export/pdf"
)

// A DocumentStamp describes a time stamp over a whole file.
type DocumentStamp struct {
	Field string // name of the field it gets; one that the file does not have
	Stamp StampFunc
}

// StampDocument writes to w the PDF file in with a time stamp over all that is
// in it (PAdES B-LTA, EN 319 142-1, 5.4.3), as one more revision. It gets a
// signature field of its own that is not seen on the page, since it is nobody's
// signature. Done before the certificates of the last stamp run out, it lets
// signatures be checked on.
func StampDocument(ctx context.Context, in []byte, w io.Writer, s DocumentStamp) error {
	file, err := pdf.Open(in)
	if err != nil {
		return fmt.Errorf("stamp document: %w", err)
	}
	r := stampRevision{file: file, options: s}
	added, err := r.make(ctx)
	if err != nil {
		return fmt.Errorf("stamp document: %w", err)
	}
	for _, part := range [][]byte{in, added} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("stamp document: %w", err)
		}
	}
	return nil
}

type stampRevision struct {
	file    *pdf.File
	options DocumentStamp
	update  *pdf.Update
	room    room
}

func (r *stampRevision) make(ctx context.Context) ([]byte, error) {
	for {
		r.update = pdf.NewUpdate(r.file)
		ref := r.update.Add(r.room.reserve("DocTimeStamp", subFilterRFC3161, stampSize, pdf.Dict{}))
		if err := r.field(ref); err != nil {
			return nil, err
		}
		added, err := r.room.fill(r.file, r.update, ref, crypto.SHA256, func(digest []byte) ([]byte, error) {
			return r.options.Stamp(ctx, digest)
		})
		if short := (*shortError)(nil); errors.As(err, &short) && short.need < maxReserved && r.room.least == 0 {
			r.room.least = short.need + short.need/4
			continue
		}
		return added, err
	}
}

// field gives the stamp a field without extent on the first page.
func (r *stampRevision) field(stamp pdf.Ref) error {
	fields, err := signatureFields(r.file)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(fields, func(f field) bool { return f.name == r.options.Field }) {
		return fmt.Errorf("field %q: %w", r.options.Field, ErrFieldSigned)
	}
	page, dict, err := r.firstPage()
	if err != nil {
		return err
	}
	none := pdf.Integer(0)
	const printed, locked = 4, 128 // PDF/A wants each annotation printed, and PDF/A-1 a picture of it
	look := r.update.Add(&pdf.Stream{Dict: pdf.Dict{
		"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Form"), "BBox": pdf.Array{none, none, none, none},
	}})
	ref := r.update.Add(pdf.Dict{
		"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Widget"), "FT": pdf.Name("Sig"), "T": toText(r.options.Field),
		"F": pdf.Integer(printed | locked), "Rect": pdf.Array{none, none, none, none}, "P": page, "V": stamp,
		"AP": pdf.Dict{"N": look},
	})
	if err := r.append(dict, page, "Annots", ref); err != nil {
		return err
	}
	return r.list(ref)
}

// list names a field in the form.
func (r *stampRevision) list(field pdf.Ref) error {
	root, _ := r.file.Trailer()["Root"].(pdf.Ref)
	catalog, err := r.file.Catalog()
	if err != nil {
		return err
	}
	if form, ok := catalog["AcroForm"].(pdf.Ref); ok {
		dict, err := r.copyOf(form)
		if err != nil {
			return err
		}
		return r.append(dict, form, "Fields", field)
	}
	catalog = pdf.Clone(catalog).(pdf.Dict)
	form, ok := catalog["AcroForm"].(pdf.Dict)
	if !ok {
		form = pdf.Dict{"SigFlags": pdf.Integer(3)}
		catalog["AcroForm"] = form
	}
	if list, ok := form["Fields"].(pdf.Ref); ok {
		return r.appendTo(list, field)
	}
	fields, _ := form["Fields"].(pdf.Array)
	form["Fields"] = append(slices.Clone(fields), field)
	r.update.Set(root, catalog)
	return nil
}

// append adds to a list in the dictionary of an object.
func (r *stampRevision) append(dict pdf.Dict, of pdf.Ref, key pdf.Name, item pdf.Ref) error {
	if list, ok := dict[key].(pdf.Ref); ok {
		return r.appendTo(list, item)
	}
	items, _ := dict[key].(pdf.Array)
	dict[key] = append(slices.Clone(items), item)
	r.update.Set(of, dict)
	return nil
}

func (r *stampRevision) appendTo(list, item pdf.Ref) error {
	items, ok := pdf.As[pdf.Array](r.file, list)
	if !ok {
		return fmt.Errorf("list of fields or annotations: %w", pdf.ErrSyntax)
	}
	r.update.Set(list, append(slices.Clone(items), item))
	return nil
}

func (r *stampRevision) copyOf(ref pdf.Ref) (pdf.Dict, error) {
	o, err := r.file.Object(ref)
	if err != nil {
		return nil, err
	}
	d, ok := o.(pdf.Dict)
	if !ok {
		return nil, fmt.Errorf("object %d: %w", ref.Num, pdf.ErrSyntax)
	}
	return pdf.Clone(d).(pdf.Dict), nil
}

// firstPage finds the first page, going down the page tree.
func (r *stampRevision) firstPage() (pdf.Ref, pdf.Dict, error) {
	catalog, err := r.file.Catalog()
	if err != nil {
		return pdf.Ref{}, nil, err
	}
	at, _ := catalog["Pages"].(pdf.Ref)
	for range maxFieldDepth {
		node, err := r.copyOf(at)
		if err != nil {
			return at, nil, err
		}
		kids, ok := pdf.As[pdf.Array](r.file, node["Kids"])
		if !ok {
			return at, node, nil
		}
		if len(kids) == 0 {
			break
		}
		at, _ = kids[0].(pdf.Ref)
	}
	return at, nil, fmt.Errorf("page tree: %w", pdf.ErrSyntax)
}
