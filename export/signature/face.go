package signature

import (
	"fmt"
	"slices"

	"rakor.id/rakor/export/pdf"
)

// FontName is the name under which the form's default resources (AcroForm, DR)
// offer the embedded face for visible blocks: a Type0 font with Identity-H and
// a ToUnicode map. A face of the file is taken because PDF/A wants every face
// embedded, and a second copy would make the file larger with each signature.
const FontName = "RakorSans"

// A face is a font of the file, by which text can be drawn.
type face struct {
	ref     pdf.Ref
	codes   map[rune]uint16
	widths  map[uint16]float64 // in thousandths of the type size
	missing float64            // width of what widths does not list
}

// findFace returns the face for visible blocks, nil if the file has none.
func findFace(file *pdf.File) (*face, pdf.Name, error) {
	form, err := formOf(file)
	if err != nil {
		return nil, "", err
	}
	resources, _ := pdf.As[pdf.Dict](file, form["DR"])
	fonts, _ := pdf.As[pdf.Dict](file, resources["Font"])
	ref, ok := fonts[FontName].(pdf.Ref)
	if !ok {
		return nil, "", nil
	}
	f, err := readFace(file, ref)
	if err != nil {
		return nil, "", fmt.Errorf("font %s: %w", FontName, err)
	}
	return f, FontName, nil
}

func readFace(file *pdf.File, ref pdf.Ref) (*face, error) {
	font, _ := pdf.As[pdf.Dict](file, ref)
	encoding, _ := pdf.As[pdf.Name](file, font["Encoding"])
	descendants, _ := pdf.As[pdf.Array](file, font["DescendantFonts"])
	stream, ok := pdf.As[*pdf.Stream](file, font["ToUnicode"])
	if encoding != "Identity-H" || len(descendants) != 1 || !ok {
		return nil, pdf.ErrUnsupported
	}
	descendant, ok := pdf.As[pdf.Dict](file, descendants[0])
	if !ok {
		return nil, pdf.ErrUnsupported
	}
	data, err := file.Decode(stream)
	if err != nil {
		return nil, err
	}
	f := &face{ref: ref, widths: widthsOf(file, descendant), missing: 1000}
	if w, ok := number(file, descendant["DW"]); ok {
		f.missing = w
	}
	f.codes = runesOf(data)
	return f, nil
}

// widthsOf reads the W array of a descendant font (ISO 32000-1, 9.7.4.3).
func widthsOf(r pdf.Resolver, descendant pdf.Dict) map[uint16]float64 {
	widths := map[uint16]float64{}
	w, _ := pdf.As[pdf.Array](r, descendant["W"])
	for i := 0; i+1 < len(w); {
		first, _ := pdf.As[pdf.Integer](r, w[i])
		if list, ok := pdf.As[pdf.Array](r, w[i+1]); ok {
			for n, e := range list {
				if v, ok := number(r, e); ok {
					widths[uint16(int(first)+n)] = v
				}
			}
			i += 2
			continue
		}
		last, ok := pdf.As[pdf.Integer](r, w[i+1])
		if i+2 >= len(w) || !ok || first < 0 || last > 0xffff {
			break
		}
		v, _ := number(r, w[i+2])
		for c := first; c <= last; c++ {
			widths[uint16(c)] = v
		}
		i += 3
	}
	return widths
}

// encode returns the codes of a line, what the face lacks as "?".
func (f *face) encode(line string, result *Result) []uint16 {
	var codes []uint16
	for _, r := range line {
		code, ok := f.codes[r]
		if !ok {
			if !slices.Contains(result.Missing, r) {
				result.Missing = append(result.Missing, r)
			}
			if code, ok = f.codes['?']; !ok {
				continue
			}
		}
		codes = append(codes, code)
	}
	return codes
}

func (f *face) width(codes []uint16) float64 {
	sum := 0.0
	for _, c := range codes {
		if w, ok := f.widths[c]; ok {
			sum += w
		} else {
			sum += f.missing
		}
	}
	return sum
}

// wrap breaks a line at spaces into rows of at most room thousandths, where it
// can.
func (f *face) wrap(codes []uint16, room float64) [][]uint16 {
	space, ok := f.codes[' ']
	var rows [][]uint16
	for ok && f.width(codes) > room {
		cut := -1
		for i, c := range codes {
			if c != space {
				continue
			}
			if cut >= 0 && f.width(codes[:i]) > room {
				break
			}
			cut = i
		}
		if cut <= 0 {
			break
		}
		rows = append(rows, codes[:cut])
		codes = codes[cut+1:]
	}
	return append(rows, codes)
}

// show returns codes as the string that a text operator takes.
func (f *face) show(codes []uint16) string {
	b := []byte{'<'}
	for _, c := range codes {
		b = fmt.Appendf(b, "%04X", c)
	}
	return string(append(b, '>'))
}
