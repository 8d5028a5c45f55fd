package signature

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"rakor.id/rakor/export/pdf"
)

// Sign writes to w the PDF file in with the signature that o describes, as one
// more revision. The bytes of in are written as they are. A file whose last
// revision is already damaged is signed like any other; see [Verify].
func Sign(ctx context.Context, in []byte, w io.Writer, o Options) (Result, error) {
	if err := o.Identity.check(); err != nil {
		return Result{}, err
	}
	file, err := pdf.Open(in)
	if err != nil {
		return Result{}, fmt.Errorf("sign: %w", err)
	}
	f, err := emptyField(file, o)
	if err != nil {
		return Result{}, fmt.Errorf("sign field %s: %w", o.Field, err)
	}
	r := revision{file: file, field: f, options: o}
	added, err := r.make(ctx)
	if err != nil {
		return Result{}, fmt.Errorf("sign field %s: %w", o.Field, err)
	}
	for _, part := range [][]byte{in, added} {
		if _, err := w.Write(part); err != nil {
			return Result{}, fmt.Errorf("write signed file: %w", err)
		}
	}
	return r.result, nil
}

// emptyField returns the field to sign, if those who signed before allow it.
func emptyField(file *pdf.File, o Options) (field, error) {
	fields, err := signatureFields(file)
	if err != nil {
		return field{}, err
	}
	var found *field
	for i, f := range fields {
		v, _, signed := f.value(file)
		if signed && o.Certify {
			return field{}, ErrNotFirst
		}
		if level, ok := certification(file, v); ok && level == 1 {
			return field{}, ErrClosed
		}
		if f.name == o.Field {
			found = &fields[i]
		}
	}
	if found == nil {
		return field{}, ErrNoField
	}
	if _, _, signed := found.value(file); signed {
		return field{}, ErrFieldSigned
	}
	return *found, nil
}

// certification returns what a certifying signature allows (ISO 32000-1, table
// 254): 1 nothing, 2 filling in and signing, 3 annotating too.
func certification(r pdf.Resolver, signature pdf.Dict) (int, bool) {
	references, _ := pdf.As[pdf.Array](r, signature["Reference"])
	for _, e := range references {
		reference, _ := pdf.As[pdf.Dict](r, e)
		if method, _ := pdf.As[pdf.Name](r, reference["TransformMethod"]); method != "DocMDP" {
			continue
		}
		params, _ := pdf.As[pdf.Dict](r, reference["TransformParams"])
		if p, ok := pdf.As[pdf.Integer](r, params["P"]); ok && p >= 1 && p <= 3 {
			return int(p), true
		}
		return 2, true
	}
	return 0, false
}

// A revision is what one signature adds to a file.
type revision struct {
	file    *pdf.File
	update  *pdf.Update
	field   field
	options Options

	signature pdf.Ref
	room      room
	result    Result
}

// make makes the revision. How large a time stamp is shows when it is there, so
// one that does not fit is asked for again with room for it.
func (r *revision) make(ctx context.Context) ([]byte, error) {
	for {
		r.update, r.result = pdf.NewUpdate(r.file), Result{}
		if err := r.compose(); err != nil {
			return nil, err
		}
		added, err := r.seal(ctx)
		if short := (*shortError)(nil); errors.As(err, &short) && short.need < maxReserved && r.room.least == 0 {
			r.room.least = short.need + short.need/4
			continue
		}
		return added, err
	}
}

// compose puts the objects of the revision together.
func (r *revision) compose() error {
	dict, err := r.dictionary()
	if err != nil {
		return err
	}
	r.signature = r.update.Add(dict)
	f := pdf.Clone(r.field.dict).(pdf.Dict)
	f["V"] = r.signature
	if r.options.Box == nil {
		r.update.Set(r.field.ref, f)
		return r.certify()
	}
	look, err := r.appearance()
	if err != nil {
		return err
	}
	appearance := pdf.Dict{"N": r.update.Add(look)}
	if widget := r.field.widgets[0]; widget == r.field.ref {
		f["AP"] = appearance
	} else {
		o, err := r.file.Object(widget)
		if err != nil {
			return err
		}
		d, ok := pdf.Clone(o).(pdf.Dict)
		if !ok {
			return fmt.Errorf("widget: %w", pdf.ErrSyntax)
		}
		d["AP"] = appearance
		r.update.Set(widget, d)
	}
	r.update.Set(r.field.ref, f)
	return r.certify()
}

// certify names the signature in the catalog as the one that certifies.
func (r *revision) certify() error {
	if !r.options.Certify {
		return nil
	}
	catalog, err := r.file.Catalog()
	if err != nil {
		return err
	}
	catalog = pdf.Clone(catalog).(pdf.Dict)
	permissions, _ := pdf.As[pdf.Dict](r.file, catalog["Perms"])
	changed := pdf.Dict{}
	for k, v := range permissions {
		changed[k] = v
	}
	changed["DocMDP"] = r.signature
	catalog["Perms"] = changed
	r.update.Set(r.file.Trailer()["Root"].(pdf.Ref), catalog)
	return nil
}

// dictionary returns the signature dictionary with an empty place for the CMS.
func (r *revision) dictionary() (pdf.Raw, error) {
	o := r.options
	s, err := schemeOf(o.Identity.Key.Public())
	if err != nil {
		return nil, err
	}
	size := 1024 + s.size + 3*len(o.Identity.Certificate.RawIssuer) + len(o.Identity.Certificate.Raw)
	for _, c := range o.Identity.Chain {
		size += len(c.Raw)
	}
	if o.Stamp != nil {
		size += stampSize
	}
	more := pdf.Dict{"M": pdf.String(dateText(o.At))}
	for key, text := range map[pdf.Name]string{"Name": o.Name, "Reason": o.Reason, "Location": o.Location} {
		if key == "Name" && text == "" {
			text = o.Identity.Name()
		}
		if text != "" {
			more[key] = toText(text)
		}
	}
	if o.Certify {
		more["Reference"] = pdf.Array{pdf.Dict{
			"Type": pdf.Name("SigRef"), "TransformMethod": pdf.Name("DocMDP"),
			"TransformParams": pdf.Dict{"Type": pdf.Name("TransformParams"), "P": pdf.Integer(2), "V": pdf.Name("1.2")},
		}}
	}
	return r.room.reserve("Sig", subFilterCAdES, size, more), nil
}

// seal serializes the revision, and fills in the signature over all the rest.
func (r *revision) seal(ctx context.Context) ([]byte, error) {
	s, err := schemeOf(r.options.Identity.Key.Public())
	if err != nil {
		return nil, err
	}
	return r.room.fill(r.file, r.update, r.signature, s.hash, func(digest []byte) (cms []byte, err error) {
		cms, r.result.Unstamped, err = signCMS(ctx, r.options, digest)
		return cms, err
	})
}

// dateText returns t as a PDF date with its zone (ISO 32000-1, 7.9.4).
func dateText(t time.Time) string {
	return t.Format("D:20060102150405-07'00'")
}
