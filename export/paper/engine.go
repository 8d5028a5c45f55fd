package paper

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// engine is what the package asks of the PDF library: pages, content, faces cut
// down to what is used, and pictures. Everything else of the file (outline,
// links, tags, form, metadata) is made by the finisher, which does not have the
// library's faults. Lengths are points here.
//
// Swapping gofpdf for its living fork is a change of the import line above.
type engine struct {
	pdf    *gofpdf.Fpdf
	loaded [faceCount]bool
	runes  [faceCount]map[rune]struct{}
	active style
}

// family is the name under which the library keeps the faces.
const family = "sans"

// gofpdf tells the cuts of a family apart by these letters.
var engineStyles = [faceCount]string{"", "B", "I", "BI"}

func newEngine() *engine {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: 595, Ht: 842}})
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // the finisher packs all pages with one compressor
	// The finisher writes the true date; without one here the library takes now.
	pdf.SetCreationDate(time.Unix(0, 0).UTC())
	pdf.SetModificationDate(time.Unix(0, 0).UTC())
	return &engine{pdf: pdf}
}

// page begins a page; width may be greater than height.
func (e *engine) page(width, height float64) {
	e.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: width, Ht: height})
	e.active = style{}
}

// write adds operators to the page's content.
func (e *engine) write(content string) { e.pdf.RawWriteStr(content) }

// load makes a face known. The library is given a copy, since it pads what it
// reads in place.
func (e *engine) load(f face) {
	if e.loaded[f] {
		return
	}
	e.loaded[f] = true
	e.runes[f] = make(map[rune]struct{})
	e.pdf.AddUTF8FontFromBytes(family, engineStyles[f], []byte(f.program()))
}

// use selects the style for the text that follows on this page.
func (e *engine) use(s style) {
	if e.active == s {
		return
	}
	e.load(s.face)
	e.pdf.SetFont(family, engineStyles[s.face], s.size)
	e.active = s
}

// mark notes that text is set in a face, so that its glyphs are embedded.
func (e *engine) mark(f face, text string) {
	e.load(f)
	for _, r := range text {
		e.runes[f][r] = struct{}{}
	}
}

// image draws a picture with its upper left corner at x and top. The same picture
// is embedded once.
func (e *engine) image(p picture, x, top, width, height float64) {
	options := gofpdf.ImageOptions{ImageType: p.kind, AllowNegativePosition: true}
	if e.pdf.GetImageInfo(p.key) == nil {
		e.pdf.RegisterImageOptionsReader(p.key, options, bytes.NewReader(p.data))
	}
	e.pdf.ImageOptions(p.key, x, top, width, height, false, options, 0, "")
}

// finish returns the library's file and the characters in it, per face.
func (e *engine) finish() ([]byte, [faceCount][]rune, error) {
	var used [faceCount][]rune
	for f := regular; f < faceCount; f++ {
		used[f] = slices.Sorted(maps.Keys(e.runes[f]))
	}
	e.embed(used)
	var out bytes.Buffer
	if err := e.pdf.Output(&out); err != nil {
		return nil, used, fmt.Errorf("paper: compose: %w", err)
	}
	return out.Bytes(), used, nil
}

// embed makes the library put the used glyphs into the subsets. Text is written
// by this package, so the library sees it for the first time here, in a template
// that no page shows.
func (e *engine) embed(used [faceCount][]rune) {
	e.pdf.CreateTemplate(func(t *gofpdf.Tpl) {
		for f, runes := range used {
			if len(runes) > 0 {
				t.SetFont(family, engineStyles[f], 10)
				t.Text(0, 0, string(runes))
			}
		}
	})
}

// number writes v for content streams: at most two decimals, no exponent.
func number(v float64) string {
	hundredths := v * 100
	n := math.Floor(hundredths + 0.5)
	if away := math.Abs(hundredths - n); away > 0.499 || !(math.Abs(n) < 1<<40) {
		return longNumber(v) // so near the middle of two that the product may lie
	}
	return decimals(int64(n))
}

// decimals writes hundredths.
func decimals(n int64) string {
	var room [24]byte
	b := room[:0]
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	switch part := n % 100; {
	case part == 0:
	case part%10 == 0:
		b = append(b, '.', byte('0'+part/10))
	default:
		b = append(b, '.', byte('0'+part/10), byte('0'+part%10))
	}
	return string(b)
}

// longNumber is number for any value.
func longNumber(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	if s == "-0" {
		return "0"
	}
	return s
}
