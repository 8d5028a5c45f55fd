package signature

import (
	"bytes"
	"fmt"
	"testing"
	"unicode/utf16"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"rakor.id/rakor/assets"
	"rakor.id/rakor/export/pdf"
)

const (
	recorderField = "notulis"
	chairField    = "pimpinan"
	witnessField  = "saksi"
)

// withWitness returns the base file with a field for a third signer.
func withWitness(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := addWitness(t, baseDocument(t)).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func addWitness(t testing.TB, d *pdf.Document) *pdf.Document {
	t.Helper()
	catalog, err := d.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	pages, _ := pdf.As[pdf.Dict](d, catalog["Pages"])
	page := pages["Kids"].(pdf.Array)[1]
	last, _ := pdf.As[pdf.Dict](d, page)
	witness := addField(d, page, witnessField, rect(40, 300, 250, 379))
	last["Annots"] = append(last["Annots"].(pdf.Array), witness)
	form := catalog["AcroForm"].(pdf.Dict)
	form["Fields"] = append(form["Fields"].(pdf.Array), witness)
	return d
}

// base returns a file of two pages with two empty signature fields, a link, an
// attachment and the face for visible blocks.
func base(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := baseDocument(t).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func baseDocument(t testing.TB) *pdf.Document {
	t.Helper()
	d := pdf.NewDocument()
	face := addFace(t, d)
	pages := d.Add(pdf.Null{})
	var kids pdf.Array
	for i := range 2 {
		content := fmt.Sprintf("BT /F1 14 Tf 72 760 Td <%s> Tj ET", glyphs(t, fmt.Sprintf("Halaman %d dari 2", i+1)))
		kids = append(kids, d.Add(pdf.Dict{
			"Type": pdf.Name("Page"), "Parent": pages,
			"MediaBox":  rect(0, 0, 595, 842),
			"Contents":  d.Add(pdf.Deflate(nil, []byte(content))),
			"Resources": pdf.Dict{"Font": pdf.Dict{"F1": face}},
		}))
	}
	d.Objects[pages.Num] = pdf.Dict{"Type": pdf.Name("Pages"), "Kids": kids, "Count": pdf.Integer(2)}
	last := d.Objects[kids[1].(pdf.Ref).Num].(pdf.Dict)
	recorder := addField(d, kids[1], recorderField, rect(40, 100, 250, 179))
	chair := addField(d, kids[1], chairField, rect(300, 100, 510, 179))
	link := d.Add(pdf.Dict{
		"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Link"), "F": pdf.Integer(4),
		"Rect": rect(72, 700, 200, 720), "Dest": pdf.Array{kids[0], pdf.Name("Fit")},
	})
	last["Annots"] = pdf.Array{link, recorder, chair}
	file := d.Add(&pdf.Stream{Dict: pdf.Dict{"Type": pdf.Name("EmbeddedFile")}, Data: []byte(`{"rapat":"contoh"}`)})
	spec := d.Add(pdf.Dict{
		"Type": pdf.Name("Filespec"), "F": pdf.String("rapat.json"), "UF": pdf.String("rapat.json"),
		"EF": pdf.Dict{"F": file},
	})
	d.Trailer["Root"] = d.Add(pdf.Dict{
		"Type": pdf.Name("Catalog"), "Pages": pages,
		"Names": pdf.Dict{"EmbeddedFiles": pdf.Dict{"Names": pdf.Array{pdf.String("rapat.json"), spec}}},
		"AcroForm": pdf.Dict{
			"Fields": pdf.Array{recorder, chair}, "SigFlags": pdf.Integer(3),
			"DR": pdf.Dict{"Font": pdf.Dict{FontName: face}},
		},
	})
	d.Trailer["Info"] = d.Add(pdf.Dict{"Title": pdf.String("Notula contoh")})
	d.Trailer["ID"] = pdf.Array{pdf.String("0123456789abcdef"), pdf.String("0123456789abcdef")}
	return d
}

func rect(v ...int) pdf.Array {
	a := pdf.Array{}
	for _, n := range v {
		a = append(a, pdf.Integer(n))
	}
	return a
}

func addField(d *pdf.Document, page pdf.Object, name string, where pdf.Array) pdf.Ref {
	look := d.Add(&pdf.Stream{Dict: pdf.Dict{
		"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Form"), "BBox": rect(0, 0, 210, 79),
	}})
	return d.Add(pdf.Dict{
		"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Widget"), "FT": pdf.Name("Sig"), "F": pdf.Integer(4),
		"T": toText(name), "Rect": where, "P": page, "AP": pdf.Dict{"N": look},
	})
}

// drawable is what the face of the base file has.
const drawable = " !?().,:;/-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzé"

func glyphOf(t testing.TB, f *sfnt.Font, r rune) sfnt.GlyphIndex {
	t.Helper()
	g, err := f.GlyphIndex(nil, r)
	if err != nil || g == 0 {
		t.Fatalf("no glyph for %q: %v", r, err)
	}
	return g
}

func parsedFace(t testing.TB) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse([]byte(assets.SansRegular))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func glyphs(t testing.TB, text string) string {
	t.Helper()
	f := parsedFace(t)
	var b bytes.Buffer
	for _, r := range text {
		fmt.Fprintf(&b, "%04X", glyphOf(t, f, r))
	}
	return b.String()
}

func addFace(t testing.TB, d *pdf.Document) pdf.Ref {
	t.Helper()
	f := parsedFace(t)
	program := pdf.Deflate(pdf.Dict{"Length1": pdf.Integer(len(assets.SansRegular))}, []byte(assets.SansRegular))
	descriptor := d.Add(pdf.Dict{
		"Type": pdf.Name("FontDescriptor"), "FontName": pdf.Name("AAAAAA+LiberationSans"), "Flags": pdf.Integer(32),
		"FontBBox": rect(-544, -303, 1302, 980), "ItalicAngle": pdf.Integer(0), "Ascent": pdf.Integer(905),
		"Descent": pdf.Integer(-212), "CapHeight": pdf.Integer(729), "StemV": pdf.Integer(80), "FontFile2": d.Add(program),
	})
	widths := pdf.Array{}
	var cmap bytes.Buffer
	fmt.Fprintf(&cmap, "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	fmt.Fprintf(&cmap, "%d beginbfchar\n", len([]rune(drawable)))
	for _, r := range drawable {
		g := glyphOf(t, f, r)
		advance, err := f.GlyphAdvance(nil, g, fixed.I(1000), font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		widths = append(widths, pdf.Integer(g), pdf.Array{pdf.Integer(advance.Round())})
		fmt.Fprintf(&cmap, "<%04X> <%04X>\n", g, utf16.Encode([]rune{r})[0])
	}
	cmap.WriteString("endbfchar endcmap end end\n")
	descendant := d.Add(pdf.Dict{
		"Type": pdf.Name("Font"), "Subtype": pdf.Name("CIDFontType2"), "BaseFont": pdf.Name("AAAAAA+LiberationSans"),
		"CIDSystemInfo":  pdf.Dict{"Registry": pdf.String("Adobe"), "Ordering": pdf.String("Identity"), "Supplement": pdf.Integer(0)},
		"FontDescriptor": descriptor, "CIDToGIDMap": pdf.Name("Identity"), "W": widths,
	})
	return d.Add(pdf.Dict{
		"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type0"), "BaseFont": pdf.Name("AAAAAA+LiberationSans"),
		"Encoding": pdf.Name("Identity-H"), "DescendantFonts": pdf.Array{descendant},
		"ToUnicode": d.Add(pdf.Deflate(nil, cmap.Bytes())),
	})
}
