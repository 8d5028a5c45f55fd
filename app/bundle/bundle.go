// Package bundle writes and reads the file by which two laptops of one office
// join their archives (berkas gabungan).
//
// The file is sealed (package sealed). Inside is a line that names the format
// and, compressed, one record after the other: the head, rows, lines of history,
// files, and an end that counts them. A file without its end is damaged.
//
// The package knows how the file is built and how large it may be. What a row
// means it leaves to data.
package bundle

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"rakor.id/rakor/data"
)

// Extension is what the name of the file ends with, dot included.
const Extension = ".rakorgabung"

// ErrDamaged says that the file is no bundle, or not all of one, or larger than any.
var ErrDamaged = errors.New("bundle is damaged")

const magic = "rakor-gabung/1\n"

// The kinds of records.
const (
	kindHead = 'h'
	kindRow  = 'r'
	kindLine = 'l'
	kindFile = 'f'
	kindEnd  = 'e'
)

// What a file may hold at most; far more than the work of some years.
const (
	maxRecord  = 64 << 20  // bytes of a head, row or line
	maxFile    = 512 << 20 // bytes of a file kept with a meeting
	maxText    = 1 << 30   // bytes of all rows and lines
	maxFiles   = 8 << 30   // bytes of all files
	maxRecords = 5_000_000
)

type line struct {
	Node  string    `json:"n"`
	Seq   int64     `json:"s"`
	At    int64     `json:"a"`
	Who   string    `json:"w"`
	Table string    `json:"t"`
	Row   data.UID  `json:"u"`
	Op    string    `json:"o"`
	Data  string    `json:"d"`
	Prev  data.Hash `json:"p"`
	Hash  data.Hash `json:"h"`
}

type end struct {
	Rows  int `json:"rows"`
	Lines int `json:"lines"`
	Files int `json:"files"`
}

// oftenTold is after how many records it is told how far the work is.
const oftenTold = 256

// Write writes a bundle to w, which seals it. told, which may be nil, is told
// now and then how many of its records are written.
func Write(w io.Writer, b *data.Bundle, told data.Told) error {
	buffered := bufio.NewWriter(w)
	if _, err := buffered.WriteString(magic); err != nil {
		return err
	}
	packed := gzip.NewWriter(buffered)
	if err := writeRecords(&recorder{w: packed, all: len(b.Rows) + len(b.Lines) + len(b.Blobs), told: told}, b); err != nil {
		return err
	}
	return errors.Join(packed.Close(), buffered.Flush())
}

// A recorder writes the records of one bundle.
type recorder struct {
	w         io.Writer
	done, all int
	told      data.Told
}

// wrote counts a record that was written.
func (r *recorder) wrote(err error) error {
	r.done++
	if err == nil && r.told != nil && (r.done%oftenTold == 0 || r.done == r.all) {
		r.told(r.done, r.all)
	}
	return err
}

func writeRecords(to *recorder, b *data.Bundle) error {
	if err := put(to.w, kindHead, b); err != nil {
		return err
	}
	for _, r := range b.Rows {
		if err := to.wrote(put(to.w, kindRow, r)); err != nil {
			return err
		}
	}
	for _, l := range b.Lines {
		err := put(to.w, kindLine, line{l.Node, l.Seq, l.At.UnixMilli(), l.Who, l.Table, l.RowID, l.Op, l.Data, l.Prev, l.Hash})
		if to.wrote(err) != nil {
			return err
		}
	}
	for _, h := range b.Blobs {
		content, err := b.Blob(h)
		if err != nil {
			return err
		}
		if err := to.wrote(record(to.w, kindFile, content)); err != nil {
			return err
		}
	}
	return put(to.w, kindEnd, end{len(b.Rows), len(b.Lines), len(b.Blobs)})
}

func put(w io.Writer, kind byte, v any) error {
	payload, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return record(w, kind, payload)
}

func record(w io.Writer, kind byte, payload []byte) error {
	head := binary.AppendUvarint([]byte{kind}, uint64(len(payload)))
	if _, err := w.Write(head); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

// A reader reads one bundle, counting what it holds.
type reader struct {
	r     *bufio.Reader
	b     *data.Bundle
	keep  func(data.Hash, []byte) error
	seen  end
	text  int64
	files int64
	ended bool
}

// Read reads a bundle that was opened, to its end. The files in it are handed to
// keep one by one; Blob of the bundle is the caller's to set. Errors:
// [ErrDamaged], and those of r and keep.
func Read(r io.Reader, keep func(data.Hash, []byte) error) (*data.Bundle, error) {
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, damaged("no head", err)
	}
	if string(head) != magic {
		return nil, fmt.Errorf("%w: it begins with %q", ErrDamaged, head)
	}
	packed, err := gzip.NewReader(r)
	if err != nil {
		return nil, damaged("not compressed", err)
	}
	packed.Multistream(false)
	in := &reader{r: bufio.NewReader(packed), keep: keep}
	for !in.ended {
		if err := in.next(); err != nil {
			return nil, err
		}
	}
	if _, err := in.r.ReadByte(); !errors.Is(err, io.EOF) { // this also compares the checksum
		return nil, damaged("something behind its end", err)
	}
	if n, err := io.Copy(io.Discard, r); n > 0 || err != nil {
		return nil, damaged("something behind its end", err)
	}
	return in.b, nil
}

// damaged keeps what the stream itself said, such as that the seal is broken.
func damaged(what string, err error) error {
	if err == nil {
		return fmt.Errorf("%w: %s", ErrDamaged, what)
	}
	return fmt.Errorf("%w: %s: %w", ErrDamaged, what, err)
}

func (in *reader) next() error {
	kind, err := in.r.ReadByte()
	if err != nil {
		return damaged("no end", err)
	}
	size, err := binary.ReadUvarint(in.r)
	if err != nil {
		return damaged("length of a record", err)
	}
	if (in.b == nil) != (kind == kindHead) {
		return damaged("head out of place", nil)
	}
	if err := in.allow(kind, size); err != nil {
		return err
	}
	payload, err := readAll(in.r, int64(size)) //nolint:gosec // allow has limited it
	if err != nil {
		return damaged("a record is cut", err)
	}
	return in.take(kind, payload)
}

// readAll reads so many bytes, without making room for more than there are.
func readAll(r io.Reader, size int64) ([]byte, error) {
	payload, err := io.ReadAll(io.LimitReader(r, size))
	if err == nil && int64(len(payload)) < size {
		err = io.ErrUnexpectedEOF
	}
	return payload, err
}

// allow refuses a file that would fill the memory or the disk.
func (in *reader) allow(kind byte, size uint64) error {
	most, total, all := uint64(maxRecord), &in.text, int64(maxText)
	if kind == kindFile {
		most, total, all = maxFile, &in.files, maxFiles
	}
	if size > most {
		return damaged("a record is too large", nil)
	}
	*total += int64(size) //nolint:gosec // less than most
	if *total > all || in.seen.Rows+in.seen.Lines+in.seen.Files >= maxRecords {
		return damaged("it is too large", nil)
	}
	return nil
}

func (in *reader) take(kind byte, payload []byte) error {
	switch kind {
	case kindHead:
		in.b = &data.Bundle{}
		return read(payload, in.b)
	case kindRow:
		var r data.BundleRow
		in.seen.Rows++
		err := read(payload, &r)
		in.b.Rows = append(in.b.Rows, r)
		return err
	case kindLine:
		var l line
		in.seen.Lines++
		err := read(payload, &l)
		in.b.Lines = append(in.b.Lines, data.HistoryLine{
			Node: l.Node, Seq: l.Seq, At: time.UnixMilli(l.At).UTC(), Who: l.Who, Table: l.Table, RowID: l.Row,
			Op: l.Op, Data: l.Data, Prev: l.Prev, Hash: l.Hash,
		})
		return err
	case kindFile:
		in.seen.Files++
		h := data.HashOf(payload)
		in.b.Blobs = append(in.b.Blobs, h)
		return in.keep(h, payload)
	case kindEnd:
		var said end
		in.ended = true
		if err := read(payload, &said); err != nil || said == in.seen {
			return err
		}
		return damaged("it does not hold what it says", nil)
	}
	return damaged("a record of an unknown kind", nil)
}

func read(payload []byte, into any) error {
	if err := json.Unmarshal(payload, into); err != nil {
		return damaged("a record cannot be read", err)
	}
	return nil
}
