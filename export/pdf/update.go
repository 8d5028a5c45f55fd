package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
)

// An Update is one revision that is added behind a file.
type Update struct {
	file    *File
	objects map[int]indirect
	next    int
}

type indirect struct {
	ref    Ref
	object Object
}

// NewUpdate begins a revision behind f.
func NewUpdate(f *File) *Update {
	next := 1
	if size, ok := f.Trailer()["Size"].(Integer); ok && size > 0 && size <= maxObjectNumber {
		next = int(size)
	}
	for n := range f.entries {
		next = max(next, n+1)
	}
	return &Update{file: f, objects: map[int]indirect{}, next: next}
}

// Add gives the revision a new object.
func (u *Update) Add(o Object) Ref {
	ref := Ref{Num: u.next}
	u.next++
	u.objects[ref.Num] = indirect{ref, o}
	return ref
}

// Set puts o in the place of the object that ref points to.
func (u *Update) Set(ref Ref, o Object) { u.objects[ref.Num] = indirect{ref, o} }

// ErrTooLarge is returned for a file whose objects cannot be numbered or
// pointed to any more.
var ErrTooLarge = errors.New("PDF too large")

// Bytes returns what must be appended to the file, and where in the grown file
// the value of each object begins, behind "obj" and its line feed. The revision
// has the kind of cross-reference that the file's last one has.
func (u *Update) Bytes() (added []byte, at map[Ref]int64, err error) {
	base := int64(len(u.file.data))
	if base+1<<20 > 9_999_999_999 || u.next > maxObjectNumber {
		return nil, nil, ErrTooLarge
	}
	var b []byte
	if last := u.file.data[base-1]; last != '\n' && last != '\r' {
		b = append(b, '\n')
	}
	at = map[Ref]int64{}
	offsets := map[int]int64{}
	numbers := slices.Sorted(maps.Keys(u.objects))
	for _, n := range numbers {
		o := u.objects[n]
		offsets[n] = base + int64(len(b))
		at[o.ref] = offsets[n] + int64(len(o.ref.appendTo(nil))-len("R")+len("obj\n"))
		b = appendIndirect(b, o.ref, o.object)
	}
	if u.file.sections[0].stream {
		return u.appendXRefStream(b, offsets), at, nil
	}
	start := base + int64(len(b))
	b = append(b, "xref\n"...)
	for run := range runs(numbers) {
		b = fmt.Appendf(b, "%d %d\n", run[0], len(run))
		for _, n := range run {
			b = fmt.Appendf(b, "%010d %05d n \n", offsets[n], u.objects[n].ref.Gen)
		}
	}
	return appendTrailer(b, u.trailer(u.next), start), at, nil
}

// trailer returns the trailer of the revision, for a file of size objects.
func (u *Update) trailer(size int) Dict {
	t := Dict{"Size": Integer(size), "Prev": Integer(u.file.sections[0].start)}
	for _, k := range []Name{"Root", "Info", "ID"} {
		if v := u.file.Trailer()[k]; v != nil {
			t[k] = v
		}
	}
	return t
}

// appendXRefStream ends the revision with a stream, which lists itself too.
func (u *Update) appendXRefStream(b []byte, offsets map[int]int64) []byte {
	self := Ref{Num: u.next}
	start := int64(len(u.file.data) + len(b))
	offsets[self.Num] = start
	var rows []byte
	index := Array{}
	for run := range runs(slices.Sorted(maps.Keys(offsets))) {
		index = append(index, Integer(run[0]), Integer(len(run)))
		for _, n := range run {
			rows = append(rows, 1)
			rows = append(rows, byte(offsets[n]>>32))
			rows = binary.BigEndian.AppendUint32(rows, uint32(offsets[n]))
			rows = binary.BigEndian.AppendUint16(rows, uint16(u.objects[n].ref.Gen))
		}
	}
	dict := u.trailer(self.Num + 1)
	dict["Type"] = Name("XRef")
	dict["W"] = Array{Integer(1), Integer(5), Integer(2)}
	dict["Index"] = index
	b = appendIndirect(b, self, &Stream{Dict: dict, Data: rows})
	return appendStart(b, start)
}

// runs cuts sorted numbers into runs without a gap.
func runs(numbers []int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		for len(numbers) > 0 {
			n := 1
			for n < len(numbers) && numbers[n] == numbers[n-1]+1 {
				n++
			}
			if !yield(numbers[:n]) {
				return
			}
			numbers = numbers[n:]
		}
	}
}
