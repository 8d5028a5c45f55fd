// Package pdf reads and writes the objects that a PDF file is made of.
//
// A [File] is read: its cross-reference tables or streams are followed from
// the end, and objects are parsed when they are asked for. A [Document] is a
// whole set of objects held in memory, changed freely and written as a new
// file. An [Update] adds one revision behind a file without touching a byte of
// what is there, which is how signatures are added.
//
// Reading is strict, and its cost is bounded by the size of the file, because
// files come from strangers: what does not follow ISO 32000 is refused instead
// of repaired, since a repaired file may show something else than the one that
// was signed.
//
// The package knows nothing of pages, fonts or signatures, and does not open
// encrypted files.
package pdf

import (
	"bytes"
	"encoding/hex"
	"maps"
	"math"
	"slices"
	"strconv"
)

// An Object is one PDF value: [Null], [Bool], [Integer], [Real], [Name],
// [String], [Array], [Dict], *[Stream], [Ref] or [Raw].
type Object interface {
	// appendTo appends the object as it stands in a file.
	appendTo(b []byte) []byte
}

type (
	// Null is the absent value.
	Null struct{}
	// Bool is true or false.
	Bool bool
	// Integer is a whole number.
	Integer int64
	// Real is a number with decimals.
	Real float64
	// Name is a name without its slash, escapes resolved.
	Name string
	// String is a string of bytes; whether text is PDFDocEncoding or UTF-16 is
	// for the reader of the value to know.
	String string
	// Array is a list of objects.
	Array []Object
	// Dict maps names to objects. It is written sorted by key.
	Dict map[Name]Object
	// Raw is an object already serialized. It is written as it is and never read.
	Raw []byte
)

// A Ref points to an indirect object.
type Ref struct {
	Num int // object number, 1 or higher
	Gen int // generation, nearly always 0
}

// A Stream is a dictionary followed by bytes, encoded as its Filter says.
// Length is written from Data and need not be kept right by hand.
type Stream struct {
	Dict Dict
	Data []byte // still encoded; see [File.Decode]
}

func (Null) appendTo(b []byte) []byte      { return append(b, "null"...) }
func (o Bool) appendTo(b []byte) []byte    { return strconv.AppendBool(b, bool(o)) }
func (o Integer) appendTo(b []byte) []byte { return strconv.AppendInt(b, int64(o), 10) }
func (o Raw) appendTo(b []byte) []byte     { return append(b, o...) }

func (o Real) appendTo(b []byte) []byte {
	f := float64(o)
	if math.IsNaN(f) || math.IsInf(f, 0) || f == 0 {
		f = 0 // PDF has no such number, and no negative zero
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}

func (o Name) appendTo(b []byte) []byte {
	b = append(b, '/')
	for i := range len(o) {
		if c := o[i]; c > ' ' && c <= '~' && isRegular(c) && c != '#' {
			b = append(b, c)
		} else {
			b = append(b, '#')
			b = append(b, hex.EncodeToString([]byte{c})...)
		}
	}
	return b
}

func (o String) appendTo(b []byte) []byte {
	for i := range len(o) {
		if o[i] < ' ' || o[i] > '~' {
			b = append(b, '<')
			b = hex.AppendEncode(b, []byte(o))
			return append(b, '>')
		}
	}
	b = append(b, '(')
	for i := range len(o) {
		if c := o[i]; c == '(' || c == ')' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, o[i])
	}
	return append(b, ')')
}

func (o Array) appendTo(b []byte) []byte {
	b = append(b, '[')
	for i, e := range o {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendObject(b, e)
	}
	return append(b, ']')
}

func (o Dict) appendTo(b []byte) []byte {
	b = append(b, "<<"...)
	for _, k := range slices.Sorted(maps.Keys(o)) {
		if o[k] == nil {
			continue
		}
		b = k.appendTo(b)
		b = append(b, ' ')
		b = o[k].appendTo(b)
	}
	return append(b, ">>"...)
}

func (o Ref) appendTo(b []byte) []byte {
	b = strconv.AppendInt(b, int64(o.Num), 10)
	b = append(b, ' ')
	b = strconv.AppendInt(b, int64(o.Gen), 10)
	return append(b, " R"...)
}

func (o *Stream) appendTo(b []byte) []byte {
	d := maps.Clone(o.Dict)
	if d == nil {
		d = Dict{}
	}
	d["Length"] = Integer(len(o.Data))
	b = d.appendTo(b)
	b = append(b, "\nstream\n"...)
	b = append(b, o.Data...)
	return append(b, "\nendstream"...)
}

// appendObject appends o, or null if there is none.
func appendObject(b []byte, o Object) []byte {
	if o == nil {
		o = Null{}
	}
	return o.appendTo(b)
}

// Format returns o as it stands in a file.
func Format(o Object) []byte { return appendObject(nil, o) }

// Clone returns a copy of o that shares nothing with it but the bytes of
// streams, which are never changed in place.
func Clone(o Object) Object {
	switch o := o.(type) {
	case Array:
		c := make(Array, len(o))
		for i, e := range o {
			c[i] = Clone(e)
		}
		return c
	case Dict:
		return cloneDict(o)
	case *Stream:
		return &Stream{Dict: cloneDict(o.Dict), Data: o.Data}
	}
	return o
}

func cloneDict(d Dict) Dict {
	c := make(Dict, len(d))
	for k, v := range d {
		c[k] = Clone(v)
	}
	return c
}

// Equal reports whether a and b are the same value, references compared by
// number and streams by dictionary and encoded bytes.
func Equal(a, b Object) bool {
	sa, oka := a.(*Stream)
	sb, okb := b.(*Stream)
	if oka && okb {
		return bytes.Equal(sa.Data, sb.Data) && Equal(sa.Dict, sb.Dict)
	}
	return !oka && !okb && bytes.Equal(Format(a), Format(b))
}

// A Resolver follows references; [File] and [Document] are resolvers.
type Resolver interface {
	// Resolve returns the object that o stands for: o itself unless it is a
	// reference, and Null for a reference to nothing or to something broken.
	Resolve(o Object) Object
}

// As returns the value of type T that o is or refers to. It reports false for
// a value that is absent, broken or of another type.
func As[T Object](r Resolver, o Object) (T, bool) {
	if o == nil {
		var none T
		return none, false
	}
	v, ok := r.Resolve(o).(T)
	return v, ok
}
