package signature

import (
	"fmt"
	"unicode/utf16"

	"rakor.id/rakor/export/pdf"
)

const (
	maxFields     = 20_000
	maxFieldDepth = 32
)

// A field is a signature field of a form.
type field struct {
	name    string // fully qualified
	ref     pdf.Ref
	dict    pdf.Dict
	widgets []pdf.Ref // where it is seen: itself, or its kids
}

// value returns the signature dictionary in the field, and the object whose
// bytes hold it.
func (f field) value(file *pdf.File) (pdf.Dict, pdf.Ref, bool) {
	v, ok := pdf.As[pdf.Dict](file, f.dict["V"])
	if !ok {
		return nil, pdf.Ref{}, false
	}
	if ref, ok := f.dict["V"].(pdf.Ref); ok {
		return v, ref, true
	}
	return v, f.ref, true
}

// formOf returns the interactive form of a file; it may be absent.
func formOf(file *pdf.File) (pdf.Dict, error) {
	catalog, err := file.Catalog()
	if err != nil {
		return nil, err
	}
	form, _ := pdf.As[pdf.Dict](file, catalog["AcroForm"])
	return form, nil
}

// signatureFields returns the signature fields in the order of the form.
func signatureFields(file *pdf.File) ([]field, error) {
	form, err := formOf(file)
	if err != nil {
		return nil, err
	}
	w := formWalk{file: file, seen: map[int]bool{}}
	roots, _ := pdf.As[pdf.Array](file, form["Fields"])
	if err := w.walk(roots, field{}, "", 0); err != nil {
		return nil, fmt.Errorf("form: %w", err)
	}
	return w.found, nil
}

type formWalk struct {
	file  *pdf.File
	seen  map[int]bool
	found []field
}

// walk visits the kids of a field, which hand down name and kind.
func (w *formWalk) walk(kids pdf.Array, parent field, kind pdf.Name, depth int) error {
	if depth > maxFieldDepth || len(w.seen) > maxFields {
		return pdf.ErrTooComplex
	}
	for _, kid := range kids {
		ref, ok := kid.(pdf.Ref)
		if !ok || w.seen[ref.Num] {
			continue
		}
		w.seen[ref.Num] = true
		o, err := w.file.Object(ref)
		if err != nil {
			return err
		}
		dict, ok := o.(pdf.Dict)
		if !ok {
			continue
		}
		if err := w.visit(field{ref: ref, dict: dict, name: parent.name}, kind, depth); err != nil {
			return err
		}
	}
	return nil
}

func (w *formWalk) visit(f field, kind pdf.Name, depth int) error {
	if name, ok := pdf.As[pdf.String](w.file, f.dict["T"]); ok {
		if f.name != "" {
			f.name += "."
		}
		f.name += fromText(name)
	}
	if own, ok := pdf.As[pdf.Name](w.file, f.dict["FT"]); ok {
		kind = own
	}
	kids, _ := pdf.As[pdf.Array](w.file, f.dict["Kids"])
	var fields pdf.Array
	for _, kid := range kids {
		ref, ok := kid.(pdf.Ref)
		if !ok {
			continue
		}
		if dict, ok := pdf.As[pdf.Dict](w.file, ref); ok && dict["T"] == nil {
			f.widgets = append(f.widgets, ref)
		} else {
			fields = append(fields, kid)
		}
	}
	if kind == "Sig" && len(fields) == 0 {
		if len(f.widgets) == 0 {
			f.widgets = []pdf.Ref{f.ref}
		}
		w.found = append(w.found, f)
	}
	return w.walk(fields, f, kind, depth+1)
}

// toText returns s as a PDF text string (ISO 32000-1, 7.9.2.2).
func toText(s string) pdf.String {
	for _, r := range s {
		if r < ' ' || r > '~' {
			b := []byte{0xfe, 0xff}
			for _, u := range utf16.Encode([]rune(s)) {
				b = append(b, byte(u>>8), byte(u))
			}
			return pdf.String(b)
		}
	}
	return pdf.String(s)
}

// fromText returns a PDF text string as text. PDFDocEncoding is read as
// Latin 1, from which it differs in characters no name has.
func fromText(s pdf.String) string {
	switch {
	case len(s) >= 2 && s[:2] == "\xfe\xff":
		units := make([]uint16, 0, len(s)/2)
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	case len(s) >= 3 && s[:3] == "\xef\xbb\xbf":
		return string(s[3:])
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}
