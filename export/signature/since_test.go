package signature

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rakor.id/rakor/export/pdf"
)

// fieldless returns a file without a form, as it is handed out to be signed
// elsewhere.
func fieldless(t testing.TB) []byte {
	t.Helper()
	d := baseDocument(t)
	catalog, err := d.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	delete(catalog, "AcroForm")
	pages, _ := pdf.As[pdf.Dict](d, catalog["Pages"])
	kids, _ := pdf.As[pdf.Array](d, pages["Kids"])
	last, _ := pdf.As[pdf.Dict](d, kids[1])
	last["Annots"] = last["Annots"].(pdf.Array)[:1]
	catalog["Metadata"] = d.Add(&pdf.Stream{Dict: pdf.Dict{"Type": pdf.Name("Metadata"), "Subtype": pdf.Name("XML")}, Data: []byte("<x/>")})
	var b bytes.Buffer
	if _, err := d.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withField adds what a signing service adds before it signs.
func withField(t testing.TB, data []byte) []byte {
	return updated(t, data, func(f *pdf.File, u *pdf.Update) {
		ref, page := lastPage(t, f)
		page = pdf.Clone(page).(pdf.Dict)
		w := u.Add(pdf.Dict{
			"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Widget"), "FT": pdf.Name("Sig"), "F": pdf.Integer(132),
			"T": pdf.String(chairField), "Rect": rect(300, 100, 510, 179), "P": ref,
		})
		page["Annots"] = append(page["Annots"].(pdf.Array), w)
		u.Set(ref, page)
		catalog, _ := f.Catalog()
		catalog = pdf.Clone(catalog).(pdf.Dict)
		catalog["AcroForm"] = u.Add(pdf.Dict{"Fields": pdf.Array{w}, "SigFlags": pdf.Integer(3), "DA": pdf.String("/Helv 0 Tf 0 g ")})
		u.Set(f.Trailer()["Root"].(pdf.Ref), catalog)
	})
}

func TestWhatSigningElsewhereDidBesides(t *testing.T) {
	in := fieldless(t)
	for _, tt := range []struct {
		name string
		more func(f *pdf.File, u *pdf.Update)
		want []Reason
	}{
		{"nothing but the field", nil, nil},
		{"its name in the document's information", func(f *pdf.File, u *pdf.Update) {
			ref := f.Trailer()["Info"].(pdf.Ref)
			u.Set(ref, pdf.Dict{"Title": pdf.String("Notula contoh"), "Producer": pdf.String("Layanan")})
		}, []Reason{InfoChanged}},
		{"its name in the metadata", func(f *pdf.File, u *pdf.Update) {
			catalog, _ := f.Catalog()
			u.Set(catalog["Metadata"].(pdf.Ref), &pdf.Stream{Dict: pdf.Dict{"Type": pdf.Name("Metadata")}, Data: []byte("<y/>")})
		}, []Reason{InfoChanged}},
		{"another text on a page", func(f *pdf.File, u *pdf.Update) {
			_, page := lastPage(t, f)
			u.Set(page["Contents"].(pdf.Ref), pdf.Deflate(nil, []byte("BT ET")))
		}, []Reason{PageChanged}},
		{"something laid over a page", func(f *pdf.File, u *pdf.Update) {
			ref, page := lastPage(t, f)
			page["Annots"] = append(page["Annots"].(pdf.Array), annotation(u))
			u.Set(ref, page)
		}, []Reason{AnnotationChanged}},
		{"another file inside", func(f *pdf.File, u *pdf.Update) {
			for _, n := range f.Numbers() {
				ref, _ := f.RefOf(n)
				if s, ok := pdf.As[*pdf.Stream](f, ref); ok && s.Dict["Type"] == pdf.Name("EmbeddedFile") {
					u.Set(ref, &pdf.Stream{Dict: pdf.Dict{"Type": pdf.Name("EmbeddedFile")}, Data: []byte(`{}`)})
				}
			}
		}, []Reason{AttachmentChanged}},
	} {
		o := asChair()
		o.Box = nil
		changed := in
		if tt.more != nil {
			changed = updated(t, in, tt.more)
		}
		data := signed(t, withField(t, changed), o)
		if r := verified(t, data); r.Signed != 1 || r.Signatures[0].Content != ContentIntact {
			t.Errorf("%s: the signature itself is not intact: %+v", tt.name, r)
		}
		changes, err := Since(data, int64(len(in)))
		if err != nil {
			t.Fatal(err)
		}
		var got []Reason
		for _, c := range changes {
			got = append(got, c.Reason)
		}
		if len(got) != len(tt.want) || (len(got) > 0 && got[0] != tt.want[0]) {
			t.Errorf("%s: got %v, want %v", tt.name, changes, tt.want)
		}
	}
}

func TestFieldThatIsLeftEmptyIsNoSigning(t *testing.T) {
	in := fieldless(t)
	changes, err := Since(withField(t, in), int64(len(in)))
	if err != nil || len(changes) == 0 {
		t.Errorf("got %v, %v, want a change: a field without a signature may show anything", changes, err)
	}
}

func TestSigningByPopplerIsSigning(t *testing.T) {
	store := nssStore(t)
	p12, err := testPKI().recorder.PKCS12("rahasia")
	if err != nil {
		t.Fatal(err)
	}
	tool(t, "pk12util", "-i", saved(t, "id.p12", p12), "-d", store, "-W", "rahasia", "-K", "")
	in, out := fieldless(t), filepath.Join(t.TempDir(), "out.pdf")
	tool(t, "pdfsig", "-nssdir", strings.TrimPrefix(store, "sql:"), "-nick", nickname(t, strings.TrimPrefix(store, "sql:")), "-add-signature", "-new-signature-field-name", "Notulis", saved(t, "in.pdf", in), out)
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(data, in) {
		t.Fatal("poppler does not add to the file but writes it anew")
	}
	if r := verified(t, data); len(r.Signatures) != 1 || r.Signatures[0].Content != ContentIntact {
		t.Errorf("report = %+v", r)
	}
	if changes, err := Since(data, int64(len(in))); err != nil || len(changes) > 0 {
		t.Errorf("got %v, %v, want nothing but a signature", changes, err)
	}
}

func TestSinceRefusesWhatIsNoFile(t *testing.T) {
	in := fieldless(t)
	for _, n := range []int64{-1, 0, 7, int64(len(in)) + 1} {
		if _, err := Since(in, n); err == nil {
			t.Errorf("first %d bytes are taken for a file", n)
		}
	}
	if changes, err := Since(in, int64(len(in))); err != nil || len(changes) != 0 {
		t.Errorf("a file and itself: %v, %v", changes, err)
	}
}
