package pdf

import (
	"fmt"
	"io"
	"maps"
	"slices"
)

// A Document is a set of objects to be written as a whole new file. Objects
// are numbered from 1 and have generation 0.
type Document struct {
	Version string // of the header, such as "1.7"
	Objects map[int]Object
	Trailer Dict // Root, Info, ID; Size is written by itself

	last int // number given last by Add
}

// NewDocument returns a document without objects.
func NewDocument() *Document {
	return &Document{Version: "1.7", Objects: map[int]Object{}, Trailer: Dict{}}
}

// Add stores o under a number higher than those there were.
func (d *Document) Add(o Object) Ref {
	if d.last == 0 {
		for n := range d.Objects {
			d.last = max(d.last, n)
		}
	}
	for d.last++; d.Objects[d.last] != nil; d.last++ {
		// numbers given by hand since
	}
	d.Objects[d.last] = o
	return Ref{Num: d.last}
}

// Resolve implements [Resolver].
func (d *Document) Resolve(o Object) Object {
	for range maxIndirection {
		ref, ok := o.(Ref)
		if !ok {
			break
		}
		o = d.Objects[ref.Num]
	}
	if _, ok := o.(Ref); ok || o == nil {
		return Null{}
	}
	return o
}

// Catalog returns the document's root dictionary, to be changed in place.
func (d *Document) Catalog() (Dict, error) {
	c, ok := As[Dict](d, d.Trailer["Root"])
	if !ok {
		return nil, fmt.Errorf("document without a catalog: %w", ErrSyntax)
	}
	return c, nil
}

// WriteTo writes the document with a classic cross-reference table. The same
// document always gives the same bytes.
func (d *Document) WriteTo(w io.Writer) (int64, error) {
	b := []byte("%PDF-" + d.Version + "\n%\xe2\xe3\xcf\xd3\n")
	offsets := map[int]int64{}
	out := &counter{w: w}
	for _, n := range slices.Sorted(maps.Keys(d.Objects)) {
		if n < 1 || n > maxObjectNumber {
			return out.n, fmt.Errorf("write object %d: number out of range", n)
		}
		offsets[n] = out.n + int64(len(b))
		b = appendIndirect(b, Ref{Num: n}, d.Objects[n])
		if err := out.flush(b); err != nil {
			return out.n, err
		}
		b = b[:0]
	}
	start := out.n + int64(len(b))
	last := 0
	if len(offsets) > 0 {
		last = slices.Max(slices.Collect(maps.Keys(offsets)))
	}
	b = appendFullTable(b, offsets, last)
	trailer := maps.Clone(d.Trailer)
	trailer["Size"] = Integer(last + 1)
	b = appendTrailer(b, trailer, start)
	return out.n + int64(len(b)), out.flush(b)
}

// appendIndirect appends o as the indirect object ref.
func appendIndirect(b []byte, ref Ref, o Object) []byte {
	b = fmt.Appendf(b, "%d %d obj\n", ref.Num, ref.Gen)
	b = appendObject(b, o)
	return append(b, "\nendobj\n"...)
}

// appendFullTable appends the table of a file's first revision. Numbers that
// are not used form the list of free objects, as ISO 32000-1, 7.5.4 asks.
func appendFullTable(b []byte, offsets map[int]int64, last int) []byte {
	b = fmt.Appendf(b, "xref\n0 %d\n", last+1)
	next := nextFree(offsets, 0, last)
	for n := range last + 1 {
		switch offset, used := offsets[n]; {
		case used:
			b = fmt.Appendf(b, "%010d 00000 n \n", offset)
		case n == 0:
			b = fmt.Appendf(b, "%010d 65535 f \n", next)
		default:
			next = nextFree(offsets, n, last)
			b = fmt.Appendf(b, "%010d 00001 f \n", next)
		}
	}
	return b
}

func nextFree(offsets map[int]int64, after, last int) int {
	for n := after + 1; n <= last; n++ {
		if _, used := offsets[n]; !used {
			return n
		}
	}
	return 0
}

func appendTrailer(b []byte, trailer Dict, start int64) []byte {
	b = append(b, "trailer\n"...)
	b = trailer.appendTo(b)
	return appendStart(append(b, '\n'), start)
}

func appendStart(b []byte, start int64) []byte {
	return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", start)
}

// A counter knows how many bytes were written.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) flush(b []byte) error {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return err
}
