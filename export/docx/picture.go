package docx

import (
	"bytes"
	"fmt"

	"rakor.id/rakor/export/paper"
)

// A picture is a part of the document; the same one is kept once.
type picture struct {
	name, relation string
	data           []byte
}

// A drawing shows a picture in a line of text.
type drawing struct {
	relation      string
	alt           string
	width, height float64 // mm
}

// drawing makes a picture fit for a box and keeps it; nil after an error.
func (d *document) drawing(data []byte, alt string, width, height float64) *drawing {
	f, err := paper.Fit(data, width, height)
	if err != nil {
		d.fail(err)
		return nil
	}
	return &drawing{relation: d.keepPicture(f), alt: d.plain(alt), width: f.Width, height: f.Height}
}

func (d *document) keepPicture(f paper.Fitted) (relation string) {
	for _, p := range d.pictures {
		if bytes.Equal(p.data, f.Data) {
			return p.relation
		}
	}
	n := len(d.pictures) + 1
	p := picture{fmt.Sprintf("media/gambar%d.%s", n, f.Kind), fmt.Sprintf("rIdGambar%d", n), f.Data}
	d.pictures = append(d.pictures, p)
	return p.relation
}

func (g *drawing) write(x *writer) {
	x.drawings++
	w, h := emu(g.width), emu(g.height)
	fmt.Fprintf(x, `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>`, w, h)
	fmt.Fprintf(x, `<wp:docPr id="%d" name="Gambar %d" descr="%s"/>`, x.drawings, x.drawings, escape(g.alt))
	x.WriteString(`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`)
	fmt.Fprintf(x, `<pic:nvPicPr><pic:cNvPr id="%d" name="Gambar %d" descr="%s"/><pic:cNvPicPr/></pic:nvPicPr>`, x.drawings, x.drawings, escape(g.alt))
	fmt.Fprintf(x, `<pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`, g.relation)
	fmt.Fprintf(x, `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`, w, h)
	x.WriteString(`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}

// Figure adds a picture in the middle, its caption below it.
func (d *document) Figure(f paper.Figure) {
	alt := f.Alt
	if alt == "" {
		alt = f.Caption
	}
	picture := d.drawing(f.Image, alt, min(f.Width, d.inner()), f.Height)
	d.add(&paragraph{style: styleFigure, gap: f.Gap, keep: f.Caption != "", drawing: picture})
	if runs := d.cleanRuns(paper.Plain(f.Caption)); len(runs) > 0 {
		d.add(&paragraph{style: styleCaption, gap: 1.5, runs: runs})
	}
}

// Size of the emblem and its distance from the lines beside it, mm.
const (
	emblemWidth  = 22.0
	emblemHeight = 26.0
	emblemGap    = 4.0
)

// Letterhead adds the head of the first page: the emblem beside centered lines,
// rules below.
func (d *document) Letterhead(l paper.Letterhead) {
	if len(l.Lines) == 0 && l.Emblem == nil {
		return
	}
	var lines []*paragraph
	for _, hl := range l.Lines {
		lines = append(lines, &paragraph{style: styleHead, size: hl.Size, leading: 1.15, runs: d.cleanRuns([]paper.Run{{Text: hl.Text, Bold: hl.Bold}})})
	}
	t := &table{title: "Kop", middle: true, widths: []float64{d.inner()}, rows: []tableRow{{cells: [][]*paragraph{lines}}}}
	if l.Emblem != nil {
		emblem := &paragraph{style: styleHead, drawing: d.drawing(l.Emblem, l.Alt, emblemWidth, emblemHeight)}
		t.widths = []float64{emblemWidth + emblemGap, d.inner() - emblemWidth - emblemGap}
		t.rows[0].cells = [][]*paragraph{{emblem}, lines}
	}
	if len(l.Rules) > 0 {
		t.below = l.Rules[0].Width
		t.after(l.Rules[0].Gap + 1)
	}
	d.elements = append(d.elements, t)
	for i, r := range l.Rules {
		if i > 0 {
			d.elements = append(d.elements, headRule(r))
		}
	}
}

// after leaves space below the text of the last row.
func (t *table) after(gap float64) {
	for _, cell := range t.rows[len(t.rows)-1].cells {
		if n := len(cell); n > 0 {
			cell[n-1].after = gap
		}
	}
}

// A rule is a line under the letterhead.
type rule struct{ width, gap float64 }

func headRule(r paper.HeadRule) rule { return rule{r.Width, r.Gap} }

// write makes an empty paragraph with a border below it, as high as the gap.
func (r rule) write(x *writer) {
	fmt.Fprintf(x, `<w:p><w:pPr><w:pStyle w:val="%s"/><w:pBdr><w:bottom w:val="single" w:sz="%d" w:space="0" w:color="000000"/></w:pBdr>`, styleHinge, eighthPoint(r.width))
	fmt.Fprintf(x, `<w:spacing w:line="%d" w:lineRule="exact"/></w:pPr></w:p>`, max(20, twips(r.gap)))
}
