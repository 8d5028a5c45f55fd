package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
)

var (
	// ErrNotPDF is returned for a file that does not begin as a PDF.
	ErrNotPDF = errors.New("not a PDF file")
	// ErrSyntax is returned for a file, or a part of it, that breaks the rules
	// of the format.
	ErrSyntax = errors.New("malformed PDF")
	// ErrEncrypted is returned for a file that needs a password.
	ErrEncrypted = errors.New("encrypted PDF")
	// ErrUnsupported is returned for a stream whose filter is not known here.
	ErrUnsupported = errors.New("unsupported PDF filter")
	// ErrTooComplex is returned when reading would cost more than a file of
	// that size can honestly need.
	ErrTooComplex = errors.New("PDF too complex")
)

const (
	maxObjectNumber = 8_388_607 // ISO 32000-1, annex C
	maxIndirection  = 32        // references to references
)

// A File is a PDF that is read. It keeps what it has parsed, so it must not be
// used by two goroutines at once, and the objects it returns must not be
// changed (see [Clone]).
type File struct {
	data     []byte
	entries  map[int]entry
	sections []section // newest first
	tables   *tables
	parsed   map[int]Object
	packs    map[int]*objectStream
	busy     map[int]bool // objects being parsed, against loops
	work     int64        // bytes that may still be parsed or decoded
}

// Open reads the structure of a file held in memory. The bytes must not change
// as long as the File is used. It follows the file's last startxref and fails
// with one of the package's errors if the structure cannot be relied upon.
func Open(data []byte) (*File, error) { return open(data, newTables(int64(len(data)))) }

// Until returns the file as it was when it ended at end, as [Open] would return
// it, but what both have in common is read only once.
func (f *File) Until(end int64) (*File, error) { return open(f.data[:end:end], f.tables) }

func open(data []byte, t *tables) (*File, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) || len(data) < 16 {
		return nil, ErrNotPDF
	}
	f := &File{
		data:    data,
		entries: map[int]entry{},
		tables:  t,
		parsed:  map[int]Object{},
		packs:   map[int]*objectStream{},
		busy:    map[int]bool{},
		work:    16*int64(len(data)) + 64<<20,
	}
	if err := f.readSections(); err != nil {
		return nil, err
	}
	if f.Trailer()["Encrypt"] != nil {
		return nil, ErrEncrypted
	}
	if _, err := f.Catalog(); err != nil {
		return nil, err
	}
	return f, nil
}

// Bytes returns the file itself.
func (f *File) Bytes() []byte { return f.data }

// Version returns the version in the header, such as "1.7".
func (f *File) Version() string {
	v := f.data[len("%PDF-"):16]
	n := bytes.IndexFunc(v, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if n < 0 {
		n = 0
	}
	return string(v[:n])
}

// Trailer returns the trailer of the last revision.
func (f *File) Trailer() Dict { return f.sections[0].trailer }

// Catalog returns the root dictionary of the document.
func (f *File) Catalog() (Dict, error) {
	root, ok := f.Trailer()["Root"].(Ref)
	if !ok {
		return nil, fmt.Errorf("trailer without Root: %w", ErrSyntax)
	}
	o, err := f.Object(root)
	if err != nil {
		return nil, err
	}
	catalog, ok := o.(Dict)
	if !ok {
		return nil, fmt.Errorf("catalog is no dictionary: %w", ErrSyntax)
	}
	return catalog, nil
}

// Numbers returns the numbers of all objects in use, in order.
func (f *File) Numbers() []int {
	var used []int
	for _, n := range slices.Sorted(maps.Keys(f.entries)) {
		if f.entries[n].kind != free {
			used = append(used, n)
		}
	}
	return used
}

// RefOf returns the reference of object number num. It reports false if the
// file has no such object.
func (f *File) RefOf(num int) (Ref, bool) {
	e, ok := f.entries[num]
	if !ok || e.kind == free {
		return Ref{}, false
	}
	if e.kind == packed {
		return Ref{Num: num}, true
	}
	return Ref{Num: num, Gen: int(e.gen)}, true
}

// Object returns the object that ref points to, Null if there is none.
func (f *File) Object(ref Ref) (Object, error) {
	e, ok := f.entries[ref.Num]
	if !ok || e.kind == free || e.kind == plain && int(e.gen) != ref.Gen || e.kind == packed && ref.Gen != 0 {
		return Null{}, nil
	}
	if o, ok := f.parsed[ref.Num]; ok {
		return o, nil
	}
	if f.busy[ref.Num] || len(f.busy) > maxIndirection {
		return nil, fmt.Errorf("object %d needs itself: %w", ref.Num, ErrSyntax)
	}
	f.busy[ref.Num] = true
	defer delete(f.busy, ref.Num)
	var o Object
	var err error
	if e.kind == packed {
		o, err = f.unpack(ref.Num, e, nil)
	} else {
		o, _, err = f.parseIndirect(e.place, ref, nil)
	}
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", ref.Num, err)
	}
	f.parsed[ref.Num] = o
	return o, nil
}

// Resolve implements [Resolver].
func (f *File) Resolve(o Object) Object {
	for range maxIndirection {
		ref, ok := o.(Ref)
		if !ok {
			break
		}
		var err error
		if o, err = f.Object(ref); err != nil {
			return Null{}
		}
	}
	if _, ok := o.(Ref); ok || o == nil {
		return Null{}
	}
	return o
}

// Document returns all objects of the file, ready to be changed and written
// anew. Cross-reference and object streams are left out, as the new file
// needs none. The File must not be used afterwards.
func (f *File) Document() (*Document, error) {
	d := NewDocument()
	d.Version = f.Version()
	for _, k := range []Name{"Root", "Info", "ID"} {
		if v := f.Trailer()[k]; v != nil {
			d.Trailer[k] = v
		}
	}
	for _, n := range f.Numbers() {
		ref, _ := f.RefOf(n)
		o, err := f.Object(ref)
		if err != nil {
			return nil, err
		}
		if s, ok := o.(*Stream); ok && (s.Dict["Type"] == Name("XRef") || s.Dict["Type"] == Name("ObjStm")) {
			continue
		}
		if ref.Gen != 0 {
			return nil, fmt.Errorf("object %d has generation %d: %w", n, ref.Gen, ErrSyntax)
		}
		d.Objects[n] = o
	}
	return d, nil
}

// spend takes n bytes of work from what the file may cost.
func (f *File) spend(n int) error {
	f.work -= int64(n) + 1
	if f.work < 0 {
		return ErrTooComplex
	}
	return nil
}
