package pdf

import "fmt"

// A skim is what a lexer keeps when it reads only for references: it goes by
// the same rules and fails where it would fail, but builds no values.
type skim struct {
	refs  []int // numbers of the objects pointed to
	names map[string]Name
	dicts [maxDepth + 2]Dict // one for each level, used again
}

// keptKeys is how large a dictionary may have grown and be used again.
const keptKeys = 64

// name returns the name in w without making it twice.
func (s *skim) name(w []byte) Name {
	if n, ok := s.names[string(w)]; ok {
		return n
	}
	n := Name(w)
	if len(s.names) < 1000 { // names that strangers made up are not worth keeping
		s.names[string(n)] = n
	}
	return n
}

// newDict returns an empty dictionary for the level.
func (l *lexer) newDict(depth int) Dict {
	if l.skim == nil {
		return Dict{}
	}
	d := l.skim.dicts[depth]
	if d == nil || len(d) > keptKeys {
		d = Dict{}
		l.skim.dicts[depth] = d
	}
	clear(d)
	return d
}

// valueOf reads the value of a key. What a stream is and how long is needed in
// any case.
func (l *lexer) valueOf(key Name, depth int) (Object, error) {
	if l.skim == nil || depth > 1 || key != "Length" && key != "Type" {
		return l.object(depth)
	}
	s := l.skim
	l.skim = nil
	o, err := l.object(depth)
	l.skim = s
	s.count(o)
	return o, err
}

// count takes in the references of an object.
func (s *skim) count(o Object) {
	switch o := o.(type) {
	case Ref:
		s.refs = append(s.refs, o.Num)
	case Array:
		for _, e := range o {
			s.count(e)
		}
	case Dict:
		for _, e := range o {
			s.count(e)
		}
	case *Stream:
		s.count(o.Dict)
	}
}

// References counts how often each object is pointed to from the objects of
// the file and its trailer.
func (f *File) References() (map[int]int, error) {
	counts := make(map[int]int, len(f.entries))
	s := &skim{names: map[string]Name{}}
	s.count(f.Trailer()["Root"])
	s.count(f.Trailer()["Info"])
	for _, n := range f.Numbers() {
		before := len(s.refs)
		o, err := f.skimObject(n, s)
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
		if o, ok := o.(*Stream); ok && o.Dict["Type"] == Name("XRef") {
			s.refs = s.refs[:before]
		}
		if len(s.refs) > 100_000 {
			s.flush(counts)
		}
	}
	s.flush(counts)
	return counts, nil
}

func (s *skim) flush(counts map[int]int) {
	for _, n := range s.refs {
		counts[n]++
	}
	s.refs = s.refs[:0]
}

// skimObject reads an object in use for its references. What it returns holds
// only until the next is read, and no more than what a stream is.
func (f *File) skimObject(n int, s *skim) (Object, error) {
	if o, ok := f.parsed[n]; ok {
		s.count(o)
		return o, nil
	}
	e := f.entries[n]
	if e.kind == packed {
		return f.unpack(n, e, s)
	}
	f.busy[n] = true // for a stream whose length is itself
	defer delete(f.busy, n)
	o, _, err := f.parseIndirect(e.place, Ref{Num: n, Gen: int(e.gen)}, s)
	return o, err
}
