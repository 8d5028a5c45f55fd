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
	parts map[string]*part // by name in small letters; names differ in nothing else
	order []*part
	left  int64 // bytes that may still be unpacked
	room  int64 // bytes that may still be kept
}

// A part is one file within a package.
type part struct {
	name string
	file *zip.File
	data []byte // when read is true
	read bool
}

var errMissing = errors.New("the package points to a part that is not there")

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
		parts: make(map[string]*part, len(z.File)),
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
		one := &part{name: strings.ReplaceAll(f.Name, `\`, "/"), file: f}
		if p.has(one.name) {
			return nil, damaged(one.name, -1, errTwice)
		}
		p.parts[strings.ToLower(one.name)] = one
		p.order = append(p.order, one)
	}
	return p, nil
}

func (p *packed) has(name string) bool { return p.parts[strings.ToLower(name)] != nil }

// keep reads a part into memory. A part that is not there gives nil.
func (p *packed) keep(name string) ([]byte, error) {
	one := p.parts[strings.ToLower(name)]
	if one == nil {
		return nil, nil
	}
	if one.read {
		return one.data, nil
	}
	var b bytes.Buffer
	if err := p.copy(&b, one, p.room); err != nil {
		return nil, err
	}
	p.room -= int64(b.Len())
	one.data, one.read = b.Bytes(), true
	return one.data, nil
}

// need is keep for a part that another one points to.
func (p *packed) need(name string) ([]byte, error) {
	if !p.has(name) {
		return nil, damaged(name, -1, errMissing)
	}
	return p.keep(name)
}

// verify reads every part that was not kept to its end, and forgets it.
func (p *packed) verify() error {
	for _, one := range p.order {
		if one.read {
			continue
		}
		if err := p.copy(io.Discard, one, p.left); err != nil {
			return err
		}
	}
	return nil
}

func (p *packed) copy(w io.Writer, one *part, most int64) error {
	name := one.name
	r, err := one.file.Open()
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
	return p.has("content.xml") && (p.has("mimetype") || p.has("META-INF/manifest.xml"))
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
