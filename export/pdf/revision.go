package pdf

import (
	"bytes"
	"maps"
	"slices"
)

// Revisions returns where each revision of the file ends, the oldest first:
// the number of bytes up to and including its end-of-file mark and the end of
// line behind it. The bytes before such an end are a whole file, as it stood
// before somebody added to it.
func (f *File) Revisions() []int64 {
	starts := map[int64]bool{}
	for _, s := range f.sections {
		starts[s.start] = true
	}
	var ends []int64
	for _, s := range f.sections {
		// A linearized file has a section in front whose startxref is 0; that
		// mark ends nothing.
		if start, end, ok := f.endOf(s); ok && starts[start] {
			ends = append(ends, end)
		}
	}
	slices.Sort(ends)
	return slices.Compact(ends)
}

// End returns where the last revision ends. Bytes behind it belong to no
// revision. It returns 0 if the last section lacks its end-of-file mark.
func (f *File) End() int64 {
	last := f.sections[0].start
	for _, s := range f.sections {
		if start, end, ok := f.endOf(s); ok && start == last {
			return end
		}
	}
	return 0
}

// endOf reads what follows a section: the startxref and the end-of-file mark.
func (f *File) endOf(s section) (start, end int64, ok bool) {
	l := &lexer{b: f.data, pos: int(s.end)}
	if !l.keyword("startxref") {
		return 0, 0, false
	}
	if start, ok = l.integer(); !ok {
		return 0, 0, false
	}
	for isSpace(l.peek()) && l.pos < len(l.b) {
		l.pos++
	}
	rest := f.data[l.pos:]
	if !bytes.HasPrefix(rest, []byte("%%EOF")) {
		return 0, 0, false
	}
	return start, int64(l.pos) + int64(len("%%EOF")+endOfLine(rest[len("%%EOF"):])), true
}

// endOfLine returns the length of the end of line that b begins with.
func endOfLine(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("\r\n")):
		return 2
	case bytes.HasPrefix(b, []byte("\n")), bytes.HasPrefix(b, []byte("\r")):
		return 1
	}
	return 0
}

// Extends reports whether f is older with revisions added behind it: it begins
// with the bytes of older, and its sections lead back to the one older ends
// with.
func (f *File) Extends(older *File) bool {
	return bytes.HasPrefix(f.data, older.data) &&
		slices.ContainsFunc(f.sections, func(s section) bool { return s.start == older.sections[0].start })
}

// Since returns the numbers of the objects, in order, that f has in another
// place than older, which f extends: changed, added or removed ones.
func (f *File) Since(older *File) []int {
	moved := map[int]bool{}
	for n, e := range f.entries {
		if e != older.entries[n] {
			moved[n] = true
		}
	}
	for n := range older.entries {
		if _, still := f.entries[n]; !still {
			moved[n] = true
		}
	}
	for n, e := range f.entries { // an exchanged stream exchanges what is in it
		if e.kind == packed && moved[int(e.place)] {
			moved[n] = true
		}
	}
	return slices.Sorted(maps.Keys(moved))
}

// Extent returns where in the file the object of a number stands, from its
// number to behind its endobj. It reports false for objects in object streams.
func (f *File) Extent(num int) (start, end int64, ok bool) {
	e, ok := f.entries[num]
	if !ok || e.kind != plain {
		return 0, 0, false
	}
	_, behind, err := f.parseIndirect(e.place, Ref{Num: num, Gen: int(e.gen)}, nil)
	return e.place, int64(behind), err == nil
}
