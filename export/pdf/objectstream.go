package pdf

import "fmt"

// An objectStream is an object stream decoded, with the places of its objects
// (ISO 32000-1, 7.5.7).
type objectStream struct {
	data    []byte
	numbers []int
	offsets []int
}

// unpack reads object num out of the object stream that its entry names.
func (f *File) unpack(num int, e entry, s *skim) (Object, error) {
	p, err := f.pack(int(e.place))
	if err != nil {
		return nil, err
	}
	if int(e.index) >= len(p.numbers) || p.numbers[e.index] != num {
		return nil, fmt.Errorf("not in object stream %d: %w", e.place, ErrSyntax)
	}
	l := &lexer{b: p.data, pos: p.offsets[e.index], skim: s}
	o, err := l.object(0)
	if spent := f.spend(l.pos - p.offsets[e.index]); spent != nil {
		return nil, spent
	}
	return o, err
}

// pack returns object stream num, decoding it the first time.
func (f *File) pack(num int) (*objectStream, error) {
	if p, ok := f.packs[num]; ok {
		return p, nil
	}
	if f.entries[num].kind != plain {
		return nil, fmt.Errorf("no object stream %d: %w", num, ErrSyntax)
	}
	o, err := f.Object(Ref{Num: num, Gen: int(f.entries[num].gen)})
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok || s.Dict["Type"] != Name("ObjStm") {
		return nil, fmt.Errorf("no object stream %d: %w", num, ErrSyntax)
	}
	data, err := f.Decode(s)
	if err != nil {
		return nil, err
	}
	p, err := parsePack(data, s.Dict)
	if err != nil {
		return nil, err
	}
	f.packs[num] = p
	return p, nil
}

func parsePack(data []byte, dict Dict) (*objectStream, error) {
	count, ok := dict["N"].(Integer)
	first, ok2 := dict["First"].(Integer)
	if !ok || !ok2 || count < 0 || first < 0 || int64(first) > int64(len(data)) || int64(count) > int64(len(data)) {
		return nil, fmt.Errorf("bad object stream: %w", ErrSyntax)
	}
	p := &objectStream{data: data}
	l := &lexer{b: data[:first]}
	for range int(count) {
		num, ok := l.integer()
		offset, ok2 := l.integer()
		if !ok || !ok2 || num > maxObjectNumber || offset > int64(len(data))-int64(first) {
			return nil, fmt.Errorf("bad object stream: %w", ErrSyntax)
		}
		p.numbers = append(p.numbers, int(num))
		p.offsets = append(p.offsets, int(first)+int(offset))
	}
	return p, nil
}
