package paper

import (
	"fmt"
	"time"
)

// Setup is the form of a document.
type Setup struct {
	Width, Height            float64 // of the sheet in portrait, mm
	Top, Bottom, Left, Right float64 // margins, mm
	Size                     float64 // type size of the text, points
	Leading                  float64 // distance of lines, multiple of the type size

	Title, Author, Subject string
	Creator                string    // the program that wrote the content
	MadeAt                 time.Time // date of the file, in its own zone

	Level       Level
	Watermark   string // printed across each page; empty for none
	Footer      Footer
	Attachments []Attachment
	Signable    bool // leave signature fields
}

// Footer stands at the foot of each page. It is no part of the text.
type Footer struct {
	Lines []string // left, one below the other
	Page  string   // right, with two %d: "Halaman %d dari %d"
	QR    string   // payload of a QR code left of the lines; empty for none
}

// A Document is being composed. It is filled from top to bottom, by one
// goroutine, and written once.
type Document struct {
	setup  Setup
	sheet  sheet // in force
	turned bool  // the sheet is landscape
	fresh  bool  // the next slab begins a page
	root   *node
	level  int // of the last heading

	slabs    []slab
	place    string
	pending  []string // anchors waiting for the next slab
	findings []Finding
	found    map[Finding]bool
	fields   map[string]bool
	err      error
}

// New begins a document. A setup that no page can be made of is told by
// [Document.Write] as [ErrSetup]; until then the document is filled like any.
func New(s Setup) *Document {
	unusable := s.check()
	if unusable != nil {
		s.usual()
	}
	for _, text := range []*string{&s.Title, &s.Author, &s.Subject, &s.Creator} {
		clean, _ := Clean(*text) // what is lost is named where it stands on a page
		*text = oneLine(clean)
	}
	return &Document{
		setup:  s,
		sheet:  sheet{s.Width, s.Height, s.Top, s.Bottom, s.Left, s.Right},
		fresh:  true,
		root:   &node{role: "Document"},
		found:  make(map[Finding]bool),
		fields: make(map[string]bool),
		err:    unusable,
	}
}

// Bounds of a setup, mm and points. Text needs some width to be set in, and PDF
// knows no longer sheet.
const (
	leastText   = 20.0
	most        = 5000.0
	leastSize   = 1.0
	mostSize    = 200.0
	mostLeading = 10.0
)

// check refuses what lines and pages cannot be broken for.
func (s Setup) check() error {
	upright := sheet{s.Width, s.Height, s.Top, s.Bottom, s.Left, s.Right}
	for _, form := range []sheet{upright, upright.turned()} {
		if !within(form.inner(), leastText, most) || !within(form.depth(), leastText, most) {
			return fmt.Errorf("%w: %g by %g mm remain for text", ErrSetup, form.inner(), form.depth())
		}
		if !within(min(form.top, form.bottom, form.left, form.right), 0, most) {
			return fmt.Errorf("%w: margin of %g mm", ErrSetup, min(form.top, form.bottom, form.left, form.right))
		}
	}
	if !within(s.Size, leastSize, mostSize) || !within(s.Leading, 0.1, mostLeading) {
		return fmt.Errorf("%w: text of %g points, leading %g", ErrSetup, s.Size, s.Leading)
	}
	return nil
}

// within also refuses what is no number.
func within(v, least, most float64) bool { return v >= least && v <= most }

// usual gives an unusable setup the form of an ordinary letter, so that what is
// put on it does no harm.
func (s *Setup) usual() {
	s.Width, s.Height, s.Top, s.Bottom, s.Left, s.Right = 210, 297, 20, 25, 30, 20
	s.Size, s.Leading = 12, 1.25
}

// At names the place that is being filled, in words that a person understands;
// findings of the text gate carry it.
func (d *Document) At(place string) { d.place = place }

// Anchor gives the next piece a name that links can lead to.
func (d *Document) Anchor(name string) {
	if name != "" {
		d.pending = append(d.pending, name)
	}
}

// NewPage continues on a new page, in landscape or portrait.
func (d *Document) NewPage(landscape bool) {
	if landscape != d.turned {
		d.turned = landscape
		d.sheet = sheet{d.setup.Width, d.setup.Height, d.setup.Top, d.setup.Bottom, d.setup.Left, d.setup.Right}
		if landscape {
			d.sheet = d.sheet.turned()
		}
	}
	d.fresh = true
}

// Space leaves blank space, dropped at the head of a page. It keeps what is
// above together with what follows.
func (d *Document) Space(height float64) {
	if n := len(d.slabs); n > 0 && !d.fresh {
		d.slabs[n-1].keep = true
		d.put(slab{gap: height, keep: true})
	}
}

// put adds a slab at the end.
func (d *Document) put(s slab) {
	if d.fresh {
		form := d.sheet
		s.sheet, d.fresh = &form, false
	}
	for _, name := range d.pending {
		s.marks = append([]mark{anchor{name}}, s.marks...)
	}
	d.pending = nil
	d.slabs = append(d.slabs, s)
}

// fail keeps the first error until the document is written.
func (d *Document) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// lineHeight is the distance of lines of a size, in mm.
func (d *Document) lineHeight(size float64) float64 {
	return size * d.setup.Leading / pointsPerMM
}

// baseline is how far below its top a line of a size and height stands.
func baseline(size, height float64) float64 {
	body := (ascent + descent) * size / pointsPerMM
	return (height-body)/2 + ascent*size/pointsPerMM
}
