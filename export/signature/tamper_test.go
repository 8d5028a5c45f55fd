package signature

import (
	"bytes"
	"encoding/hex"
	"testing"

	"rakor.id/rakor/export/pdf"
)

// updated adds a revision to a file.
func updated(t testing.TB, data []byte, change func(f *pdf.File, u *pdf.Update)) []byte {
	t.Helper()
	f, err := pdf.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	u := pdf.NewUpdate(f)
	change(f, u)
	added, _, err := u.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return append(bytes.Clone(data), added...)
}

// object returns a copy of a dictionary to be changed.
func object(t testing.TB, f *pdf.File, o pdf.Object) pdf.Dict {
	t.Helper()
	d, ok := pdf.As[pdf.Dict](f, o)
	if !ok {
		t.Fatalf("no dictionary: %v", o)
	}
	return pdf.Clone(d).(pdf.Dict)
}

func lastPage(t testing.TB, f *pdf.File) (pdf.Ref, pdf.Dict) {
	t.Helper()
	catalog, err := f.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	kids := object(t, f, catalog["Pages"])["Kids"].(pdf.Array)
	ref := kids[len(kids)-1].(pdf.Ref)
	return ref, object(t, f, ref)
}

func fieldNamed(t testing.TB, f *pdf.File, name string) field {
	t.Helper()
	fields, err := signatureFields(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range fields {
		if found.name == name {
			return found
		}
	}
	t.Fatalf("no field %s", name)
	return field{}
}

// replaced changes the first or last place of old into new, of the same length.
func replaced(t testing.TB, data []byte, at int, with string) []byte {
	t.Helper()
	out := bytes.Clone(data)
	if at < 0 || copy(out[at:], with) != len(with) {
		t.Fatalf("no place for %q", with)
	}
	return out
}

// A verdict is what is expected of one signature.
type verdict struct {
	content Content
	reason  Reason
}

var intact = verdict{ContentIntact, NoReason}

func both(c Content, r Reason) []verdict { return []verdict{{c, r}, {c, r}} }

// annotation is a white square that covers a page.
func annotation(u *pdf.Update) pdf.Ref {
	look := u.Add(&pdf.Stream{Dict: pdf.Dict{
		"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Form"), "BBox": rect(0, 0, 595, 842),
	}, Data: []byte("1 g 0 0 595 842 re f")})
	return u.Add(pdf.Dict{
		"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Square"), "Rect": rect(0, 0, 595, 842), "F": pdf.Integer(4),
		"AP": pdf.Dict{"N": look},
	})
}

func TestTampering(t *testing.T) {
	one := signed(t, base(t), asRecorder())
	two := signed(t, one, asChair())
	first := bytes.Index(two, []byte("/Contents <3")) + len("/Contents <")
	second := bytes.LastIndex(two, []byte("/Contents <3")) + len("/Contents <")
	swapped := bytes.Clone(two)
	copy(swapped[first:], two[second:second+200])
	copy(swapped[second:], two[first:first+200])
	padding := second + bytes.IndexByte(two[second:], '>') - 2
	raw := hexOf(testPKI().recorder.Certificate.Raw)
	certificate := bytes.Index(two, []byte(raw)) + len(raw) - 20 // in the issuer's signature, so that it still parses

	for _, tt := range []struct {
		name string
		data []byte
		want []verdict
	}{
		{"nothing done", two, []verdict{intact, intact}},
		{"byte in the body", replaced(t, two, bytes.Index(two, []byte("stream\n"))+40, "XX"), both(ContentBroken, BadDigest)},
		{
			"byte in the second revision", replaced(t, two, bytes.LastIndex(two, []byte("Pimpinan")), "Pemimpin"),
			[]verdict{intact, {ContentBroken, BadDigest}},
		},
		{
			"byte in the first certificate", replaced(t, two, certificate, flipped(two[certificate])),
			[]verdict{{ContentBroken, BadCertificate}, {ContentBroken, BadDigest}},
		},
		{"signatures swapped", swapped, both(ContentBroken, BadContainer)},
		{
			"range widened", widened(t, two),
			[]verdict{intact, {ContentBroken, BadByteRange}},
		},
		{
			"bytes behind the second CMS", replaced(t, two, padding, "ab"),
			[]verdict{intact, {ContentBroken, BadPadding}},
		},
		{"bytes without a revision", append(bytes.Clone(two), "% tambahan\n"...), both(ContentChanged, TrailingBytes)},
		{"a line feed", append(bytes.Clone(two), '\n'), both(ContentChanged, TrailingBytes)},
		{"page repainted", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			_, page := lastPage(t, f)
			u.Set(page["Contents"].(pdf.Ref), &pdf.Stream{Data: []byte("0 0 m")})
		}), both(ContentChanged, PageChanged)},
		{"page given another content", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			ref, page := lastPage(t, f)
			page["Contents"] = u.Add(&pdf.Stream{Data: []byte("0 0 m")})
			u.Set(ref, page)
		}), both(ContentChanged, PageChanged)},
		{"page added", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			catalog, _ := f.Catalog()
			pages := object(t, f, catalog["Pages"])
			pages["Kids"] = append(pages["Kids"].(pdf.Array), u.Add(pdf.Dict{"Type": pdf.Name("Page"), "Parent": catalog["Pages"]}))
			u.Set(catalog["Pages"].(pdf.Ref), pages)
		}), both(ContentChanged, PageChanged)},
		{"covered by an annotation", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			ref, page := lastPage(t, f)
			page["Annots"] = append(page["Annots"].(pdf.Array), annotation(u))
			u.Set(ref, page)
		}), both(ContentChanged, AnnotationChanged)},
		{"covered by an empty signature field", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			addCover(t, f, u, rect(0, 0, 595, 842))
		}), both(ContentChanged, CertificationVoid)},
		{"link changed", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			_, page := lastPage(t, f)
			link := page["Annots"].(pdf.Array)[0].(pdf.Ref)
			d := object(t, f, link)
			d["Rect"] = rect(0, 0, 595, 842)
			u.Set(link, d)
		}), both(ContentChanged, AnnotationChanged)},
		{"first signature's picture exchanged", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			look := fieldNamed(t, f, recorderField).dict["AP"].(pdf.Dict)["N"].(pdf.Ref)
			u.Set(look, &pdf.Stream{Dict: pdf.Dict{"Subtype": pdf.Name("Form"), "BBox": rect(0, 0, 210, 79)}})
		}), both(ContentChanged, SignatureChanged)},
		{"second signature's picture exchanged", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			chair := fieldNamed(t, f, chairField)
			d := object(t, f, chair.ref)
			d["AP"] = pdf.Dict{"N": u.Add(&pdf.Stream{Dict: pdf.Dict{"Subtype": pdf.Name("Form"), "BBox": rect(0, 0, 210, 79)}})}
			u.Set(chair.ref, d)
		}), []verdict{intact, {ContentChanged, SignatureChanged}}},
		{"first signature removed", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			recorder := fieldNamed(t, f, recorderField)
			d := object(t, f, recorder.ref)
			delete(d, "V")
			u.Set(recorder.ref, d)
		}), []verdict{{ContentChanged, SignatureRemoved}, {ContentChanged, SignatureChanged}}},
		{"all signatures removed", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			catalog, _ := f.Catalog()
			d := pdf.Clone(catalog).(pdf.Dict)
			delete(d, "AcroForm")
			u.Set(f.Trailer()["Root"].(pdf.Ref), d)
		}), both(ContentChanged, SignatureRemoved)},
		{"first signature copied to the chair's field", updated(t, one, func(f *pdf.File, u *pdf.Update) {
			chair := fieldNamed(t, f, chairField)
			d := object(t, f, chair.ref)
			d["V"] = fieldNamed(t, f, recorderField).dict["V"]
			u.Set(chair.ref, d)
		}), []verdict{intact, {ContentBroken, BadRevision}}},
		{"picture without signature in the chair's field", updated(t, one, func(f *pdf.File, u *pdf.Update) {
			chair := fieldNamed(t, f, chairField)
			d := object(t, f, chair.ref)
			d["AP"] = pdf.Dict{"N": u.Add(&pdf.Stream{Dict: pdf.Dict{"Subtype": pdf.Name("Form"), "BBox": rect(0, 0, 210, 79)}})}
			u.Set(chair.ref, d)
		}), []verdict{{ContentChanged, AnnotationChanged}}},
		{"chair's empty field moved over the text", updated(t, one, func(f *pdf.File, u *pdf.Update) {
			chair := fieldNamed(t, f, chairField)
			d := object(t, f, chair.ref)
			d["Rect"] = rect(0, 0, 595, 842)
			u.Set(chair.ref, d)
		}), []verdict{{ContentChanged, AnnotationChanged}}},
		{"title changed", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			u.Set(f.Trailer()["Info"].(pdf.Ref), pdf.Dict{"Title": pdf.String("Lain")})
		}), both(ContentChanged, InfoChanged)},
		{"attachment changed", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			catalog, _ := f.Catalog()
			names := catalog["Names"].(pdf.Dict)["EmbeddedFiles"].(pdf.Dict)["Names"].(pdf.Array)
			file := object(t, f, names[1])["EF"].(pdf.Dict)["F"].(pdf.Ref)
			u.Set(file, &pdf.Stream{Dict: pdf.Dict{"Type": pdf.Name("EmbeddedFile")}, Data: []byte("{}")})
		}), both(ContentChanged, AttachmentChanged)},
		{"script added", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			catalog, _ := f.Catalog()
			d := pdf.Clone(catalog).(pdf.Dict)
			d["OpenAction"] = pdf.Dict{"S": pdf.Name("JavaScript"), "JS": pdf.String("app.alert(1)")}
			u.Set(f.Trailer()["Root"].(pdf.Ref), d)
		}), both(ContentChanged, StructureChanged)},
		{"invisible signature field added", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			addCover(t, f, u, rect(0, 0, 0, 0))
		}), []verdict{intact, intact}},
		{"cut back to the first signature", two[:len(one)], []verdict{intact}},
		{"cut back to before all signatures", two[:len(base(t))], nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := verified(t, tt.data)
			if len(r.Signatures) != len(tt.want) {
				t.Fatalf("%d signatures, want %d: %+v", len(r.Signatures), len(tt.want), r)
			}
			for i, s := range r.Signatures {
				if got := (verdict{s.Content, s.Reason}); got != tt.want[i] {
					t.Errorf("signature %d: got %v, want %v (%v)", i+1, got, tt.want[i], s.Changes)
				}
			}
		})
	}
}

// addCover adds a signature field with a widget on the last page.
func addCover(t testing.TB, f *pdf.File, u *pdf.Update, where pdf.Array) {
	t.Helper()
	ref, page := lastPage(t, f)
	cover := u.Add(pdf.Dict{
		"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Widget"), "FT": pdf.Name("Sig"), "T": pdf.String("tambahan"),
		"Rect": where, "P": ref, "F": pdf.Integer(4),
	})
	page["Annots"] = append(page["Annots"].(pdf.Array), cover)
	u.Set(ref, page)
	catalog, err := f.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	d := pdf.Clone(catalog).(pdf.Dict)
	form := d["AcroForm"].(pdf.Dict)
	form["Fields"] = append(form["Fields"].(pdf.Array), cover)
	u.Set(f.Trailer()["Root"].(pdf.Ref), d)
}

// widened makes the last signature's range leave out eight bytes more.
func widened(t testing.TB, data []byte) []byte {
	t.Helper()
	at := bytes.LastIndex(data, []byte("/ByteRange [0 ")) + len("/ByteRange [0 ")
	return replaced(t, data, at+9, string(data[at+9]-1))
}

func hexOf(b []byte) string { return hex.EncodeToString(b) }

// flipped returns another hexadecimal digit than c.
func flipped(c byte) string {
	if c == '7' {
		return "6"
	}
	return "7"
}
