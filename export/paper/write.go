package paper

import (
	"context"
	"io"
)

// Result says what a written document is made of.
type Result struct {
	Pages    int
	Fields   []Field
	Findings []Finding
}

// Write composes the pages and writes the file. It returns ctx's error soon
// after ctx is done. It may be called once.
func (d *Document) Write(ctx context.Context, w io.Writer) (Result, error) {
	if d.err != nil {
		return Result{}, d.err
	}
	if len(d.slabs) == 0 {
		d.put(slab{})
	}
	pages := paginate(d.slabs)
	c, err := d.draw(ctx, pages)
	if err != nil {
		return Result{}, err
	}
	base, used, err := c.engine.finish()
	if err != nil {
		return Result{}, err
	}
	f := finisher{setup: d.setup, canvas: c, root: d.root, used: used}
	if err := f.write(w, base); err != nil {
		return Result{}, err
	}
	return Result{Pages: len(pages), Fields: c.fields(), Findings: d.findings}, ctx.Err()
}

// draw puts all pages on a canvas.
func (d *Document) draw(ctx context.Context, pages []page) (*canvas, error) {
	f, err := d.foot(len(pages))
	if err != nil {
		return nil, err
	}
	c := &canvas{engine: newEngine(), tagged: d.setup.Level.tagged(), anchors: make(map[string]place)}
	for i, p := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.begin(i, p.sheet)
		f.drawMark(c)
		for _, s := range p.slabs {
			c.quiet = s.artifact
			for _, m := range s.marks {
				m.draw(c, s.top)
			}
			c.quiet = false
		}
		f.draw(c)
		c.end()
	}
	if d.setup.Signable {
		c.engine.mark(regular, SignerRunes())
	}
	return c, nil
}

// fields lists the signature fields in the order of the pages.
func (c *canvas) fields() []Field {
	var fields []Field
	for _, a := range c.annotations {
		if a.field != "" {
			fields = append(fields, Field{Name: a.field, Page: a.page + 1, Rect: a.rect})
		}
	}
	return fields
}

// SignerRunes returns the characters that the face under [FontResource] always
// holds: Latin-1, Latin Extended-A and the punctuation of names and dates.
func SignerRunes() string {
	var runes []rune
	for r := rune(' '); r <= 0x17F; r++ {
		if covers(r) {
			runes = append(runes, r)
		}
	}
	for _, r := range "–—‘’‚“”„•…‰‹›€™−\u25A1" {
		if covers(r) {
			runes = append(runes, r)
		}
	}
	return string(runes)
}

func (l Level) tagged() bool { return l == Archive2a || l == Archive3a }
