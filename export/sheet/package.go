package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"
)

// A packed file is a zip of parts, each of which has been read to its end
// once, so that its checksum and real size are known to be right. Only parts
// that matter are kept.
type packed struct {
	ctx   context.Context //nolint:containedctx // lives for one reading, next to its limits
	lim   Limits
	files map[string]*zip.File
	order []string
	kept  map[string][]byte
	left  int64 // bytes that may still be unpacked
	room  int64 // bytes that may still be kept
}

var errTwice = errors.New("two parts have the same name")

// openPackage opens a zip and refuses it when its directory alone is too much
// or says that it is locked.
func openPackage(ctx context.Context, data []byte, lim Limits) (*packed, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged("", -1, err)
	}
	if len(z.File) > lim.Entries {
		return nil, tooLarge("entries", "")
	}
	p := &packed{
		ctx: ctx, lim: lim, left: lim.Unpacked, room: lim.Part,
		files: make(map[string]*zip.File, len(z.File)), kept: make(map[string][]byte),
	}
	declared := uint64(0)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if f.Flags&1 != 0 {
			return nil, refuse(Encrypted)
		}
		if declared += f.UncompressedSize64; declared > uint64(lim.Unpacked) {
			return nil, tooLarge("unpacked bytes", f.Name)
		}
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if p.files[name] != nil {
			return nil, damaged(name, -1, errTwice)
		}
		p.files[name] = f
		p.order = append(p.order, name)
	}
	return p, nil
}

// keep reads a part into memory. A part that is not there gives nil.
func (p *packed) keep(name string) ([]byte, error) {
	if b, ok := p.kept[name]; ok {
		return b, nil
	}
	f := p.files[name]
	if f == nil {
		return nil, nil
	}
	var b bytes.Buffer
	if err := p.copy(&b, f, p.room, name); err != nil {
		return nil, err
	}
	p.room -= int64(b.Len())
	p.kept[name] = b.Bytes()
	return b.Bytes(), nil
}

// verify reads every part that was not kept to its end, and forgets it.
func (p *packed) verify() error {
	for _, name := range p.order {
		if _, ok := p.kept[name]; ok {
			continue
		}
		if err := p.copy(io.Discard, p.files[name], p.left, name); err != nil {
			return err
		}
	}
	return nil
}

func (p *packed) copy(w io.Writer, f *zip.File, most int64, name string) error {
	r, err := f.Open()
	if err != nil {
		return damaged(name, -1, err)
	}
	defer r.Close() // a zip part that is only read has nothing to lose
	most = min(most, p.left)
	n, err := io.Copy(w, io.LimitReader(checked{p.ctx, r}, most+1))
	p.left -= n
	switch {
	case p.ctx.Err() != nil:
		return p.ctx.Err()
	case n > most:
		return tooLarge("unpacked bytes", name)
	case err != nil:
		return damaged(name, n, err)
	}
	return nil
}

// checked is a reader that ends when its context does.
type checked struct {
	ctx context.Context //nolint:containedctx // io.Reader has no place for it
	r   io.Reader
}

func (c checked) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(b)
}

// isODS reports whether the package is an OpenDocument of any kind.
func (p *packed) isODS() bool {
	return p.files["content.xml"] != nil && (p.files["mimetype"] != nil || p.files["META-INF/manifest.xml"] != nil)
}

// relation is one line of a .rels part, with its target made absolute.
type relation struct{ id, kind, target string }

// relations reads the relations of a part; the empty name is the package.
func (p *packed) relations(of string) ([]relation, error) {
	dir, base := path.Split(of)
	name := dir + "_rels/" + base + ".rels"
	data, err := p.keep(name)
	if err != nil || data == nil {
		return nil, err
	}
	var out []relation
	err = p.scan(name, data, func(e element) error {
		if e.end || e.name != "Relationship" || e.attr("TargetMode") == "External" {
			return nil
		}
		target := e.attr("Target")
		if strings.HasPrefix(target, "/") {
			target = path.Clean(target)[1:]
		} else {
			target = path.Join(dir, target)
		}
		kind := e.attr("Type")
		out = append(out, relation{e.attr("Id"), kind[strings.LastIndexByte(kind, '/')+1:], target})
		return nil
	})
	return out, err
}
