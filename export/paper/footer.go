package paper

import (
	"fmt"
	"math"
	"strings"

	"rsc.io/qr"
)

// Measures of the foot of a page, mm and points.
const (
	footGap  = 4.0 // below the text
	footSize = 8.0
	qrModule = 0.4 // mm; a scan at 150 dpi still reads it
	quiet    = 4   // modules left free around a code
)

// LeastFoot is the bottom margin that the foot of a page needs, mm.
const LeastFoot = 15.0

// foot draws the foot and the watermark of every page. Neither is part of the
// text that is read aloud.
type foot struct {
	footer Footer
	mark   string
	code   *qr.Code // nil for none
	pages  int
}

func (d *Document) foot(pages int) (foot, error) {
	d.At("Kaki halaman")
	f := foot{mark: d.gate(d.setup.Watermark), pages: pages, footer: Footer{Page: d.setup.Footer.Page}}
	for _, l := range d.setup.Footer.Lines {
		f.footer.Lines = append(f.footer.Lines, d.gate(l))
	}
	if payload := d.setup.Footer.QR; payload != "" {
		code, err := qr.Encode(payload, qr.M)
		if err != nil {
			return f, fmt.Errorf("paper: QR code of the footer: %w", err)
		}
		f.code = code
	}
	return f, nil
}

func (f foot) draw(c *canvas) {
	s := c.sheet
	top := s.height - s.bottom + footGap
	if len(f.footer.Lines) > 0 || f.code != nil {
		rule{s.left, top - 1, s.width - s.right, top - 1, 0.4}.draw(c, 0)
	}
	x := s.left
	if f.code != nil {
		side := float64(f.code.Size) * qrModule
		if room := s.bottom - footGap - 4; side > room {
			side = room
		}
		drawQR(c, f.code, x, top, side)
		x += side + quiet*qrModule
	}
	height := footSize * 1.25 / pointsPerMM
	for i, l := range f.footer.Lines {
		text{x: x, y: top + baseline(footSize, height) + float64(i)*height, size: footSize, pieces: []piece{{regular, l}}}.draw(c, 0)
	}
	if f.footer.Page != "" {
		l := fmt.Sprintf(f.footer.Page, c.page+1, f.pages)
		w := style{regular, footSize}.width(l)
		text{x: s.width - s.right - w, y: top + baseline(footSize, height), size: footSize, pieces: []piece{{regular, l}}}.draw(c, 0)
	}
}

// drawQR draws the dark modules of a code as filled boxes, those side by side in
// one, so that no printer sees seams.
func drawQR(c *canvas, code *qr.Code, x, y, side float64) {
	c.tag(nil)
	m := side / float64(code.Size)
	var b strings.Builder
	b.WriteString("q 0 g\n")
	for row := range code.Size {
		for col := 0; col < code.Size; col++ {
			run := 0
			for col+run < code.Size && code.Black(col+run, row) {
				run++
			}
			if run > 0 {
				b.WriteString(c.x(x+float64(col)*m) + " " + c.y(y+float64(row+1)*m) + " " +
					number(float64(run)*m*pointsPerMM) + " " + number(m*pointsPerMM) + " re\n")
				col += run
			}
		}
	}
	b.WriteString("f Q\n")
	c.out.WriteString(b.String())
}

// drawMark writes the watermark across the page, below everything else.
func (f foot) drawMark(c *canvas) {
	if f.mark == "" {
		return
	}
	c.tag(nil)
	w, h := c.sheet.width*pointsPerMM, c.sheet.height*pointsPerMM
	length := math.Hypot(w, h) * 0.6
	size := min(length/(style{bold, 1}.width(f.mark)*pointsPerMM), 160)
	st := style{bold, math.Round(size)}
	c.flush()
	c.engine.use(st)
	c.engine.mark(bold, f.mark)
	cos, sin := w/math.Hypot(w, h), h/math.Hypot(w, h)
	half := st.width(f.mark) * pointsPerMM / 2
	// The baseline runs through the middle of the page, lowered by half the
	// height of capitals.
	x := w/2 - cos*half + sin*st.size*0.36
	y := h/2 - sin*half - cos*st.size*0.36
	c.out.WriteString("q 0.88 g BT " + fine(cos) + " " + fine(sin) + " " + fine(-sin) + " " + fine(cos) + " " +
		number(x) + " " + number(y) + " Tm [")
	c.show(f.mark, 0)
	c.out.WriteString("] TJ ET Q\n")
}

// fine writes a sine or cosine, for which two decimals are too few.
func fine(v float64) string { return fmt.Sprintf("%.5f", v) }
