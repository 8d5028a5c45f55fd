package pdf

import "slices"

// A table is a classic section as it stands in the file.
type table struct {
	entries []numbered
	trailer Dict
	end     int64 // behind the trailer
}

// A numbered entry belongs to an object number.
type numbered struct {
	num int
	entry
}

// Tables are those of a file that were read, by where they begin.
type tables struct {
	read map[int64]table
	left int64 // bytes of tables that may still be kept: they do not overlap in honest files
}

func newTables(size int64) *tables { return &tables{read: map[int64]table{}, left: size} }

// at returns the table at offset if it was read and ends within size bytes.
func (t *tables) at(offset, size int64) (table, bool) {
	found, ok := t.read[offset]
	return found, ok && found.end <= size
}

func (t *tables) keep(offset int64, read table) {
	if n := read.end - offset; n <= t.left {
		t.left -= n
		t.read[offset] = read
	}
}

// readTable reads a classic section behind its first word.
func readTable(l *lexer) (table, error) {
	entries, err := readSubsections(l)
	if err != nil {
		return table{}, err
	}
	if !l.keyword("trailer") {
		return table{}, l.fail("no trailer")
	}
	o, err := l.object(0)
	if err != nil {
		return table{}, err
	}
	trailer, ok := o.(Dict)
	if !ok {
		return table{}, l.fail("trailer is no dictionary")
	}
	return table{entries, trailer, int64(l.pos)}, nil
}

func readSubsections(l *lexer) ([]numbered, error) {
	var entries []numbered
	for {
		first, ok := l.integer()
		if !ok {
			return entries, nil
		}
		count, ok := l.integer()
		if !ok || first+count > maxObjectNumber+1 {
			return nil, l.fail("bad subsection")
		}
		entries = slices.Grow(entries, min(int(count), (len(l.b)-l.pos)/entryLength))
		for n := range int(count) {
			e, err := readTableEntry(l)
			if err != nil {
				return nil, err
			}
			entries = append(entries, numbered{int(first) + n, e})
		}
	}
}

// entryLength is that of an entry as it has to be written (ISO 32000-1,
// 7.5.4), in bytes; some writers leave out a byte of the end of line.
const entryLength = 20

func readTableEntry(l *lexer) (entry, error) {
	offset, ok := l.integer()
	gen, ok2 := l.integer()
	if !ok || !ok2 || gen > 65535 {
		return entry{}, l.fail("bad cross-reference entry")
	}
	switch {
	case l.keyword("n"):
		return entry{kind: plain, place: offset, gen: uint16(gen)}, nil
	case l.keyword("f"):
		return entry{kind: free}, nil
	}
	return entry{}, l.fail("bad cross-reference entry")
}
