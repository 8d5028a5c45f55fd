package paper

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"rakor.id/rakor/export/pdf"
)

// faceNames are the PostScript names of the faces.
var faceNames = [faceCount]string{"LiberationSans", "LiberationSans-Bold", "LiberationSans-Italic", "LiberationSans-BoldItalic"}

// fonts gives the embedded faces the names and the Unicode table that an archive
// needs; the library writes neither.
func (f *finisher) fonts(resources pdf.Dict) error {
	fonts, ok := pdf.As[pdf.Dict](f.doc, resources["Font"])
	if !ok {
		return nil
	}
	for _, o := range fonts {
		font, ok := pdf.As[pdf.Dict](f.doc, o)
		if !ok {
			return fmt.Errorf("paper: font of the composed file: %w", pdf.ErrSyntax)
		}
		base, _ := pdf.As[pdf.Name](f.doc, font["BaseFont"])
		face, ok := engineFace(string(base))
		if !ok {
			return fmt.Errorf("paper: unknown font %s in the composed file", base)
		}
		if err := f.font(font, face); err != nil {
			return err
		}
		if ref, ok := o.(pdf.Ref); ok && face == regular {
			f.signerFont = ref
		}
	}
	return nil
}

// engineFace tells which face the library wrote under a name.
func engineFace(name string) (face, bool) {
	for f, letters := range engineStyles {
		if name == "utf8"+family+letters {
			return face(f), true
		}
	}
	return 0, false
}

func (f *finisher) font(font pdf.Dict, face face) error {
	runes := embedded(f.used[face])
	name := pdf.Name(subsetPrefix(runes) + "+" + faceNames[face])
	font["BaseFont"] = name
	font["ToUnicode"] = f.add(pdf.Deflate(pdf.Dict{}, toUnicode(runes)))
	descendants, _ := pdf.As[pdf.Array](f.doc, font["DescendantFonts"])
	if len(descendants) != 1 {
		return fmt.Errorf("paper: font %s without a descendant", name)
	}
	cid, ok := pdf.As[pdf.Dict](f.doc, descendants[0])
	if !ok {
		return fmt.Errorf("paper: descendant of font %s: %w", name, pdf.ErrSyntax)
	}
	cid["BaseFont"] = name
	descriptor, ok := pdf.As[pdf.Dict](f.doc, cid["FontDescriptor"])
	if !ok {
		return fmt.Errorf("paper: descriptor of font %s: %w", name, pdf.ErrSyntax)
	}
	descriptor["FontName"] = name
	if f.setup.Level == Archive1b {
		descriptor["CIDSet"] = f.add(pdf.Deflate(pdf.Dict{}, cidSet(runes)))
	}
	return nil
}

// embedded returns the characters of a subset: those used, and space to 9, which
// the library always embeds.
func embedded(used []rune) []rune {
	var all []rune
	for r := rune(' '); r <= '9'; r++ {
		all = append(all, r)
	}
	for _, r := range used {
		if r > '9' {
			all = append(all, r)
		}
	}
	return all
}

// subsetPrefix returns six capitals that differ with the subset (ISO 32000-1, 9.6.4).
func subsetPrefix(runes []rune) string {
	sum := sha256.Sum256([]byte(string(runes)))
	prefix := make([]byte, 6)
	for i := range prefix {
		prefix[i] = 'A' + sum[i]%26
	}
	return string(prefix)
}

// toUnicode maps the codes of a subset to themselves: they are UTF-16 already.
func toUnicode(runes []rune) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries that one section may hold
	for len(runes) > 0 {
		n := min(most, len(runes))
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, r := range runes[:n] {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", r, r)
		}
		b.WriteString("endbfchar\n")
		runes = runes[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return []byte(b.String())
}

// cidSet has a bit for each code of the subset (ISO 19005-1, 6.3.5).
func cidSet(runes []rune) []byte {
	set := make([]byte, runes[len(runes)-1]/8+1)
	set[0] |= 0x80
	for _, r := range runes {
		set[r/8] |= 0x80 >> (r % 8)
	}
	return set
}
