package paper

// A Fitted picture is one made fit to leave the office in another file than a
// PDF: upright, no finer than paper shows, and telling nothing but its pixels.
type Fitted struct {
	Data          []byte
	Kind          string  // "png" or "jpg"
	Width, Height float64 // mm that it fills of its box
}

// Fit makes a PNG or JPEG fit for a box of width by height mm. What is neither,
// or is damaged, gives [ErrImage].
func Fit(data []byte, width, height float64) (Fitted, error) {
	p, err := readPicture(data, width, height)
	if err != nil {
		return Fitted{}, err
	}
	w, h := p.within(width, height)
	return Fitted{Data: p.data, Kind: p.kind, Width: w, Height: h}, nil
}

// Widths returns how wide the columns of a table are set, in mm, so that another
// medium can set them alike.
func (s Setup) Widths(t Table, landscape bool) []float64 {
	if t.Size == 0 {
		t.Size = s.Size
	}
	d := New(s)
	d.NewPage(landscape)
	edges := d.columnEdges(t)
	widths := make([]float64, len(t.Columns))
	for i := range widths {
		widths[i] = edges[i+1] - edges[i]
	}
	return widths
}

// LineCount is how many lines a text fills at a size in points and a width in mm.
func LineCount(text string, size, width float64) int {
	clean, _ := Clean(text)
	return len(block{width: width, size: size, align: Center}.breakLines(Plain(clean)))
}
