package signature

import (
	"bytes"
	"fmt"
	"math"

	"rakor.id/rakor/export/pdf"
	"rsc.io/qr"
)

// Measures of the visible block, in points.
const (
	boxPad     = 4.0
	boxBorder  = 0.6
	leading    = 1.25 // of the type size
	largestPt  = 9.0
	smallestPt = 3.5
)

// appearance draws the visible block as a form in the size of the field.
func (r *revision) appearance() (*pdf.Stream, error) {
	widget, _ := pdf.As[pdf.Dict](r.file, r.field.widgets[0])
	width, height, ok := sizeOf(r.file, widget["Rect"])
	if !ok {
		return nil, fmt.Errorf("field without a rectangle: %w", pdf.ErrSyntax)
	}
	d := drawing{box: *r.options.Box, width: width, height: height}
	if err := d.draw(r.file); err != nil {
		return nil, err
	}
	r.result = d.result
	resources := pdf.Dict{}
	if d.used != nil {
		resources["Font"] = d.used
	}
	return pdf.Deflate(pdf.Dict{
		"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Form"), "FormType": pdf.Integer(1),
		"BBox":      pdf.Array{pdf.Integer(0), pdf.Integer(0), pdf.Real(width), pdf.Real(height)},
		"Resources": resources,
	}, d.out.Bytes()), nil
}

// sizeOf returns the width and height of a rectangle.
func sizeOf(r pdf.Resolver, rect pdf.Object) (width, height float64, ok bool) {
	a, _ := pdf.As[pdf.Array](r, rect)
	if len(a) != 4 {
		return 0, 0, false
	}
	var v [4]float64
	for i := range a {
		if v[i], ok = number(r, a[i]); !ok {
			return 0, 0, false
		}
	}
	return round(math.Abs(v[2] - v[0])), round(math.Abs(v[3] - v[1])), true
}

func number(r pdf.Resolver, o pdf.Object) (float64, bool) {
	if n, ok := pdf.As[pdf.Integer](r, o); ok {
		return float64(n), true
	}
	n, ok := pdf.As[pdf.Real](r, o)
	return float64(n), ok
}

func round(f float64) float64 { return math.Round(f*1000) / 1000 }

// A drawing is the content of a visible block.
type drawing struct {
	box           Box
	width, height float64
	out           bytes.Buffer
	used          pdf.Dict // fonts
	result        Result
}

func (d *drawing) draw(file *pdf.File) error {
	if d.width <= 4*boxPad || d.height <= 4*boxPad {
		return nil // an invisible field stays so
	}
	// White first, so that the block reads on whatever the page has below.
	fmt.Fprintf(&d.out, "q\n1 g 0 0 %g %g re f\n", d.width, d.height)
	fmt.Fprintf(&d.out, "0 G %g w %g %g %g %g re S\n", boxBorder, boxBorder/2, boxBorder/2,
		round(d.width-boxBorder), round(d.height-boxBorder))
	left := boxPad
	if d.box.QR != "" {
		side, err := d.code()
		if err != nil {
			return err
		}
		left += side + boxPad
	}
	face, name, err := findFace(file)
	if err != nil {
		return err
	}
	d.result.NoFace = face == nil && len(d.box.Lines) > 0
	if face != nil {
		d.lines(face, name, left)
	}
	d.out.WriteString("Q\n")
	return nil
}

// code draws the QR code at the left, with the quiet zone that ISO/IEC 18004
// asks for coming out of its side, and returns the side.
func (d *drawing) code() (float64, error) {
	code, err := qr.Encode(d.box.QR, qr.M)
	if err != nil {
		return 0, fmt.Errorf("QR code: %w", err)
	}
	const quiet = 3 // modules here, and the padding of the box around them
	side := math.Min(d.height-2*boxPad, d.width/2)
	module := side / float64(code.Size+2*quiet)
	fmt.Fprintf(&d.out, "q %g 0 0 %g %g %g cm 0 g\n", module, -module,
		boxPad+module*quiet, round((d.height+side)/2-module*quiet))
	for y := range code.Size {
		for x := 0; x < code.Size; {
			n := 0
			for x+n < code.Size && code.Black(x+n, y) {
				n++
			}
			if n > 0 {
				fmt.Fprintf(&d.out, "%d %d %d 1 re\n", x, y, n)
			}
			x += n + 1
		}
	}
	d.out.WriteString("f Q\n")
	return side, nil
}

// lines draws the text to the right of left, as large as it fits.
func (d *drawing) lines(f *face, name pdf.Name, left float64) {
	room := d.width - left - boxPad
	size := largestPt
	for ; size > smallestPt; size -= 0.25 {
		if d.fits(f, size, room) {
			break
		}
	}
	var rows [][]uint16
	for _, line := range d.box.Lines {
		rows = append(rows, f.wrap(f.encode(line, &d.result), room/size*1000)...)
	}
	if most := int((d.height - 2*boxPad) / (size * leading)); len(rows) > most {
		rows = rows[:max(most, 0)]
	}
	d.used = pdf.Dict{name: f.ref}
	y := (d.height+float64(len(rows))*size*leading)/2 - size
	fmt.Fprintf(&d.out, "BT 0 g %s %g Tf %g TL %g %g Td\n", pdf.Format(name), size, size*leading, round(left), round(y))
	for _, row := range rows {
		fmt.Fprintf(&d.out, "%s Tj T*\n", f.show(row))
	}
	d.out.WriteString("ET\n")
}

// fits reports whether the lines fit at a type size, broken where needed.
func (d *drawing) fits(f *face, size, room float64) bool {
	rows := 0
	for _, line := range d.box.Lines {
		codes := f.encode(line, &Result{})
		for _, row := range f.wrap(codes, room/size*1000) {
			if f.width(row) > room/size*1000 {
				return false
			}
			rows++
		}
	}
	return float64(rows)*size*leading <= d.height-2*boxPad
}
