package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"sort"
	"time"
)

// zipEpoch is the first moment a zip file can tell.
var zipEpoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// A Writer collects the parts of a package, patches them, and writes them in one
// order with one time.
type Writer struct {
	out     io.Writer
	patches map[string]func([]byte) []byte
	parts   []*part
}

type part struct {
	name string
	bytes.Buffer
}

// NewWriter begins a package. patches change parts, by their names, before they
// are written; nil for none.
func NewWriter(out io.Writer, patches map[string]func([]byte) []byte) *Writer {
	return &Writer{out: out, patches: patches}
}

// Create starts a part.
func (z *Writer) Create(name string) (io.Writer, error) {
	p := &part{name: name}
	z.parts = append(z.parts, p)
	return p, nil
}

// Add adds a whole part.
func (z *Writer) Add(name string, content []byte) {
	p := &part{name: name}
	p.Write(content)
	z.parts = append(z.parts, p)
}

// AddFS is asked for by excelize, which does not use it for a workbook.
func (z *Writer) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the file. The list of content types comes first, because
// programs tell the kind of a file by its first part.
func (z *Writer) Close() error {
	rank := map[string]int{"[Content_Types].xml": -2, "_rels/.rels": -1}
	sort.SliceStable(z.parts, func(i, j int) bool {
		a, b := z.parts[i].name, z.parts[j].name
		if rank[a] != rank[b] {
			return rank[a] < rank[b]
		}
		return a < b
	})
	zw := zip.NewWriter(z.out)
	for _, p := range z.parts {
		content := p.Bytes()
		if patch := z.patches[p.name]; patch != nil {
			content = patch(content)
		}
		w, err := zw.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: zipEpoch})
		if err != nil {
			return err
		}
		if _, err := w.Write(content); err != nil {
			return err
		}
	}
	return zw.Close()
}
