package pdf

import (
	"crypto/sha256"
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
	out := &counter{w: w}
	trailer, start, err := d.writeBody(out)
	if err != nil {
		return out.n, err
	}
	err = out.flush(appendTrailer(nil, trailer, start))
	return out.n, err
}

// WriteNamed is WriteTo for a document that is named by its content (ISO
// 32000-1, 14.4): by the hash of what WriteTo would write of it without a name.
func (d *Document) WriteNamed(w io.Writer) (int64, error) {
	hash := sha256.New()
	out := &counter{w: io.MultiWriter(w, hash)}
	trailer, start, err := d.writeBody(out)
	if err != nil {
		return out.n, err
	}
	delete(trailer, "ID")
	hash.Write(appendTrailer(nil, trailer, start)) // never fails
	id := String(hash.Sum(nil)[:16])
	trailer["ID"] = Array{id, id}
	out.w = w
	err = out.flush(appendTrailer(nil, trailer, start))
	return out.n, err
}

// writeBody writes what stands before the trailer, and returns the trailer and
// where the cross-reference table begins.
func (d *Document) writeBody(out *counter) (trailer Dict, start int64, err error) {
	b := []byte("%PDF-" + d.Version + "\n%\xe2\xe3\xcf\xd3\n")
	offsets := map[int]int64{}
	last := 0
	for _, n := range slices.Sorted(maps.Keys(d.Objects)) {
		if n < 1 || n > maxObjectNumber {
			return nil, 0, fmt.Errorf("write object %d: number out of range", n)
		}
		last = n
		offsets[n] = out.n + int64(len(b))
		b = appendIndirect(b, Ref{Num: n}, d.Objects[n])
		if err := out.flush(b); err != nil {
			return nil, 0, err
		}
		b = b[:0]
	}
	start = out.n + int64(len(b))
	trailer = maps.Clone(d.Trailer)
	trailer["Size"] = Integer(last + 1)
	return trailer, start, out.flush(appendFullTable(b, offsets, last))
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
