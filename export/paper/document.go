package paper

import "time"

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

// New begins a document.
func New(s Setup) *Document {
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
	}
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
