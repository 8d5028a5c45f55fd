package pdf

import (
	"bytes"
	"fmt"
)

// Where an object is, as a cross-reference section says.
const (
	free   uint8 = iota // nowhere
	plain               // at a byte offset
	packed              // in an object stream
)

// An entry tells where one object is. There may be millions, so it is small.
type entry struct {
	place int64 // offset of a plain object, number of a packed one's stream
	index int32 // place in the object stream
	gen   uint16
	kind  uint8
}

// A section is one cross-reference table or stream with its trailer.
type section struct {
	start   int64 // what startxref says
	end     int64 // behind the trailer dictionary or the stream's endobj
	stream  bool
	trailer Dict
}

const maxSections = 2000 // revisions of one file

// readSections follows the chain of sections from the end of the file. What
// the newest section says of an object holds.
func (f *File) readSections() error {
	at := bytes.LastIndex(f.data, []byte("startxref"))
	if at < 0 {
		return fmt.Errorf("no startxref: %w", ErrSyntax)
	}
	l := &lexer{b: f.data, pos: at + len("startxref")}
	offset, ok := l.integer()
	if !ok {
		return l.fail("bad startxref")
	}
	seen := map[int64]bool{}
	for {
		if seen[offset] || len(seen) > maxSections {
			return fmt.Errorf("cross-reference sections form a loop: %w", ErrSyntax)
		}
		seen[offset] = true
		s, err := f.readSection(offset)
		if err != nil {
			return fmt.Errorf("cross-reference section: %w", err)
		}
		f.sections = append(f.sections, s)
		prev, more := s.trailer["Prev"]
		if !more {
			return nil
		}
		n, ok := prev.(Integer)
		if !ok {
			return fmt.Errorf("bad Prev: %w", ErrSyntax)
		}
		offset = int64(n)
	}
}

// readSection reads the table or stream at offset into the entries.
func (f *File) readSection(offset int64) (section, error) {
	if offset <= 0 || offset >= int64(len(f.data)) {
		return section{}, fmt.Errorf("offset %d outside the file: %w", offset, ErrSyntax)
	}
	table, ok := f.tables.at(offset, int64(len(f.data)))
	if !ok {
		l := &lexer{b: f.data, pos: int(offset)}
		if !l.keyword("xref") {
			return f.readXRefStream(offset)
		}
		var err error
		if table, err = readTable(l); err != nil {
			return section{}, err
		}
		f.tables.keep(offset, table)
	}
	if err := f.spend(int(table.end - offset)); err != nil {
		return section{}, err
	}
	if len(f.entries) == 0 {
		f.entries = make(map[int]entry, len(table.entries))
	}
	if err := f.enter(table.entries, plain); err != nil {
		return section{}, err
	}
	if hybrid, ok := table.trailer["XRefStm"].(Integer); ok {
		// What the stream holds is hidden from old readers by a free entry in
		// the table, so the stream goes before those (ISO 32000-1, 7.5.8.4).
		if _, err := f.readXRefStream(int64(hybrid)); err != nil {
			return section{}, fmt.Errorf("hybrid section: %w", err)
		}
	}
	return section{start: offset, end: table.end, trailer: table.trailer}, f.enter(table.entries, free)
}

// enter takes over the entries of one kind whose numbers no newer section had.
// A compressed section can claim many more objects than its file can hold.
func (f *File) enter(table []numbered, kind uint8) error {
	for _, e := range table {
		if _, known := f.entries[e.num]; !known && e.kind == kind {
			f.entries[e.num] = e.entry
		}
	}
	if len(f.entries) > len(f.data)/8+100_000 {
		return ErrTooComplex
	}
	return nil
}

// parseIndirect reads the object at offset, which must be the one that want
// names (any, if want is zero), and returns the position behind it. With a skim
// it is read only for references.
func (f *File) parseIndirect(offset int64, want Ref, s *skim) (Object, int, error) {
	if offset <= 0 || offset >= int64(len(f.data)) {
		return nil, 0, fmt.Errorf("offset %d outside the file: %w", offset, ErrSyntax)
	}
	l := &lexer{b: f.data, pos: int(offset), skim: s}
	o, err := f.indirect(l, want)
	if spent := f.spend(l.pos - int(offset)); spent != nil {
		return nil, 0, spent
	}
	return o, l.pos, err
}

func (f *File) indirect(l *lexer, want Ref) (Object, error) {
	num, ok := l.integer()
	gen, ok2 := l.integer()
	if !ok || !ok2 || !l.keyword("obj") {
		return nil, l.fail("no object")
	}
	if want.Num != 0 && (num != int64(want.Num) || gen != int64(want.Gen)) {
		return nil, l.fail("another object than the cross-reference says")
	}
	o, err := l.object(0)
	if err != nil {
		return nil, err
	}
	if dict, ok := o.(Dict); ok && l.keyword("stream") {
		if o, err = f.stream(l, dict); err != nil {
			return nil, err
		}
	}
	if !l.keyword("endobj") {
		return nil, l.fail("object without endobj")
	}
	return o, nil
}

// stream reads the bytes of a stream, whose Length must be right.
func (f *File) stream(l *lexer, dict Dict) (Object, error) {
	if l.peek() == '\r' {
		l.pos++
	}
	if l.peek() != '\n' {
		return nil, l.fail("stream without end of line")
	}
	l.pos++
	n, ok := As[Integer](f, dict["Length"])
	if !ok || n < 0 || int64(n) > int64(len(l.b)-l.pos) {
		return nil, l.fail("bad stream length")
	}
	data := l.b[l.pos : l.pos+int(n) : l.pos+int(n)]
	l.pos += int(n)
	if !l.keyword("endstream") {
		return nil, l.fail("stream without endstream")
	}
	return &Stream{Dict: dict, Data: data}, nil
}
