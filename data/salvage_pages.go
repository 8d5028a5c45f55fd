package data

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"time"
)

// Salvage reads the pages of a file itself, for SQLite gives up on a table when
// one page above it is gone. What it looks for proves itself: a line of history
// and a kept file by their hashes, a row by the history that names it. So it
// does not matter whether a page is still in use, nor what stands beside it.
// The format is https://www.sqlite.org/fileformat.html.

const (
	pageSize     = 4096 // of every archive; what the header says may be damaged
	walHeader    = 32
	frameHeader  = 24
	leafOfTable  = 0x0d
	maxCellBytes = 1 << 30 // what SQLite itself allows
)

// A wreck is what the pages of a damaged archive hold.
type wreck struct {
	lines map[lineKey]foundLine
	blobs map[Hash]cell
	seats map[UID]seat
	files []*os.File
	pages pages
}

type lineKey struct {
	node string
	seq  int64
}

// A foundLine is a line of history that fits its hash.
type foundLine struct {
	HistoryLine
	rowid int64
}

// A seat is where a row stood: its id, and the rev it had there.
type seat struct{ id, rev int64 }

// pages are those of a file, and those that a journal beside it holds of it.
type pages struct {
	size    int
	file    io.ReaderAt
	count   int64
	journal io.ReaderAt
	frames  map[int64][]int64 // offsets of the pages in the journal, the oldest first
	starts  []frame
}

type frame struct{ page, offset int64 }

// A cell is a row as it lies in its page, the rest of it perhaps in others.
type cell struct {
	rowid    int64
	length   int64
	local    []byte
	overflow int64
	late     bool // from the journal
}

// readWreck reads all pages of the file at path and of the journal beside it.
func readWreck(path string) (*wreck, error) {
	w := &wreck{lines: map[lineKey]foundLine{}, blobs: map[Hash]cell{}, seats: map[UID]seat{}}
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(err)
	}
	w.files = append(w.files, f)
	st, err := f.Stat()
	if err != nil {
		return nil, errors.Join(fileError(err), w.close())
	}
	w.pages = pages{size: pageSize, file: f, frames: map[int64][]int64{}}
	w.pages.count = (st.Size() + int64(w.pages.size) - 1) / int64(w.pages.size)
	if j, err := os.Open(path + "-wal"); err == nil {
		w.files = append(w.files, j)
		w.pages.readJournal(j)
	}
	w.scan()
	return w, nil
}

func (w *wreck) close() error {
	var errs []error
	for _, f := range w.files {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

func (p *pages) readJournal(j *os.File) {
	p.journal = j
	st, err := j.Stat()
	if err != nil {
		return
	}
	step := int64(frameHeader + p.size)
	for at := int64(walHeader); at+step <= st.Size(); at += step {
		var b [4]byte
		if _, err := j.ReadAt(b[:], at); err != nil {
			return
		}
		page := int64(binary.BigEndian.Uint32(b[:]))
		p.frames[page] = append(p.frames[page], at+frameHeader)
		p.starts = append(p.starts, frame{page, at + frameHeader})
	}
}

// read returns a page of the file or of the journal; shorter where the file ends.
func (p *pages) read(from io.ReaderAt, offset int64) []byte {
	b := make([]byte, p.size)
	n, err := from.ReadAt(b, offset)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil
	}
	return b[:n]
}

// versions are what a page may be: as the journal has it, and as the file has
// it. What a cell came from is tried first.
func (p *pages) versions(page int64, late bool) [][]byte {
	var out [][]byte
	if at := p.frames[page]; len(at) > 0 {
		out = append(out, p.read(p.journal, at[len(at)-1]))
	}
	if page >= 1 && page <= p.count {
		out = append(out, p.read(p.file, (page-1)*int64(p.size)))
	}
	if !late {
		slices.Reverse(out)
	}
	return out
}

func (w *wreck) scan() {
	for n := range w.pages.count {
		b := w.pages.read(w.pages.file, n*int64(w.pages.size))
		start := 0
		if n == 0 {
			start = 100
		}
		w.scanPage(b, start, false)
	}
	for _, f := range w.pages.starts {
		w.scanPage(w.pages.read(w.pages.journal, f.offset), 0, true)
	}
}

// scanPage takes what it can from a page that may be the leaf of a table.
func (w *wreck) scanPage(b []byte, start int, late bool) {
	if len(b) < start+8 || b[start] != leafOfTable {
		return
	}
	cells := int(binary.BigEndian.Uint16(b[start+3:]))
	for i := range cells {
		at := start + 8 + 2*i
		if at+2 > len(b) {
			return
		}
		if c, ok := w.pages.cellAt(b, int(binary.BigEndian.Uint16(b[at:])), late); ok {
			w.take(c)
		}
	}
}

// cellAt reads the cell that begins at a place in a page.
func (p *pages) cellAt(b []byte, at int, late bool) (c cell, ok bool) {
	length, n := varint(b, at)
	rowid, m := varint(b, at+n)
	at += n + m
	if n == 0 || m == 0 || length <= 0 || length > maxCellBytes {
		return c, false
	}
	c = cell{rowid: rowid, length: length, late: late}
	local := p.localBytes(length)
	if at+int(local) > len(b) {
		return c, false
	}
	c.local = b[at : at+int(local)]
	if local < length {
		if at+int(local)+4 > len(b) {
			return c, false
		}
		c.overflow = int64(binary.BigEndian.Uint32(b[at+int(local):]))
	}
	return c, true
}

// localBytes is how much of a row stands in its own page.
func (p *pages) localBytes(length int64) int64 {
	usable := int64(p.size)
	most, least := usable-35, (usable-12)*32/255-23
	if length <= most {
		return length
	}
	if n := least + (length-least)%(usable-4); n <= most {
		return n
	}
	return least
}

// whole puts a cell together from its page and those it runs over into; late
// says which of two versions of these to take.
func (p *pages) whole(c cell, late bool) []byte {
	out := slices.Clone(c.local)
	for page := c.overflow; int64(len(out)) < c.length; {
		v := p.versions(page, late)
		if len(v) == 0 || len(v[0]) < 4 {
			return nil
		}
		rest := v[0][4:]
		out = append(out, rest[:min(int64(len(rest)), c.length-int64(len(out)))]...)
		page = int64(binary.BigEndian.Uint32(v[0]))
	}
	return out
}

// take keeps a cell if it is a line of history or a kept file that fits its
// hash, or the row of a known form.
func (w *wreck) take(c cell) {
	for _, late := range []bool{c.late, !c.late} {
		v, ok := values(w.pages.whole(c, late))
		if !ok || len(v) < 3 {
			continue
		}
		if w.takeLine(c.rowid, v) || w.takeBlob(c, v) {
			return
		}
		w.takeSeat(c.rowid, v)
		if c.overflow == 0 {
			return
		}
	}
}

func (w *wreck) takeLine(rowid int64, v []any) bool {
	if len(v) != 10 {
		return false
	}
	var l HistoryLine
	var at int64
	ok := as(v[0], &l.Node) && as(v[1], &l.Seq) && as(v[2], &at) && as(v[3], &l.Who) && as(v[4], &l.Table) &&
		fixed(v[5], l.RowID[:]) && as(v[6], &l.Op) && as(v[7], &l.Data) && fixed(v[8], l.Prev[:]) && fixed(v[9], l.Hash[:])
	l.At = time.UnixMilli(at).UTC()
	if !ok || l.sum() != l.Hash {
		return false
	}
	w.lines[lineKey{l.Node, l.Seq}] = foundLine{l, rowid}
	return true
}

func (w *wreck) takeBlob(c cell, v []any) bool {
	var h Hash
	b, isBytes := v[2].([]byte)
	if len(v) != 3 || !fixed(v[0], h[:]) || !isBytes || HashOf(b) != h {
		return false
	}
	w.blobs[h] = c
	return true
}

// blob reads a kept file again.
func (w *wreck) blob(h Hash) ([]byte, bool) {
	c := w.blobs[h]
	for _, late := range []bool{c.late, !c.late} {
		if v, ok := values(w.pages.whole(c, late)); ok && len(v) == 3 {
			if b, ok := v[2].([]byte); ok && HashOf(b) == h {
				return b, true
			}
		}
	}
	return nil, false
}

// takeSeat notes where a row of ours stood: id, which SQLite keeps apart, then
// uid and rev.
func (w *wreck) takeSeat(rowid int64, v []any) {
	var uid UID
	var rev int64
	if v[0] != nil || !fixed(v[1], uid[:]) || !as(v[2], &rev) || rev < 1 {
		return
	}
	if rev >= w.seats[uid].rev {
		w.seats[uid] = seat{rowid, rev}
	}
}

func as[T any](v any, into *T) (ok bool) {
	*into, ok = v.(T)
	return ok
}

func fixed(v any, into []byte) bool {
	b, ok := v.([]byte)
	return ok && copy(into, b) == len(b) && len(b) == len(into)
}

// varint reads a number of SQLite's; n is 0 where there is none.
func varint(b []byte, at int) (v int64, n int) {
	for n = 0; n < 9; n++ {
		if at < 0 || at+n >= len(b) {
			return 0, 0
		}
		x := b[at+n]
		if n == 8 {
			return v<<8 | int64(x), 9
		}
		v = v<<7 | int64(x&0x7f)
		if x < 0x80 {
			return v, n + 1
		}
	}
	return v, n
}

// values reads the columns of a row.
func values(b []byte) (out []any, ok bool) {
	size, n := varint(b, 0)
	if n == 0 || size < int64(n) || size > int64(len(b)) {
		return nil, false
	}
	body := b[size:]
	for at := n; at < int(size); {
		kind, m := varint(b, at)
		if m == 0 {
			return nil, false
		}
		at += m
		v, length, err := valueOf(kind, body)
		if err != nil {
			return nil, false
		}
		body = body[length:]
		out = append(out, v)
	}
	return out, true
}

var integerSizes = [...]int64{0, 1, 2, 3, 4, 6, 8}

func valueOf(kind int64, b []byte) (v any, length int64, err error) {
	switch {
	case kind >= 0 && kind <= 6:
		length = integerSizes[kind]
	case kind == 7:
		length = 8
	case kind >= 12:
		length = (kind - 12) / 2
	case kind == 8 || kind == 9:
		return kind - 8, 0, nil
	default:
		return nil, 0, fmt.Errorf("%w: column of kind %d", ErrCorrupt, kind)
	}
	if length > int64(len(b)) {
		return nil, 0, fmt.Errorf("%w: column ends outside its row", ErrCorrupt)
	}
	b = b[:length]
	switch {
	case kind == 0:
		return nil, 0, nil
	case kind == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b)), 8, nil
	case kind >= 12 && kind%2 == 0:
		return slices.Clone(b), length, nil
	case kind >= 12:
		return string(b), length, nil
	}
	n := int64(int8(b[0]))
	for _, x := range b[1:] {
		n = n<<8 | int64(x)
	}
	return n, length, nil
}
