package docx

import (
	"slices"

	"rakor.id/rakor/export/paper"
)

// roomHeight is the room for a signature by hand, mm.
const roomHeight = 24.0

// Signatures adds blocks that stand side by side, each a cell of one row, so that
// they are read one after the other and stay on one page. Headings begin at one
// height, and so do names. A Word document has no signature fields.
func (d *document) Signatures(blocks []paper.Signature, gap float64) {
	if len(blocks) == 0 {
		return
	}
	d.endRows()
	if last, ok := d.last(); ok {
		last.keep = true
	}
	width := min((d.inner()-4)/2, 80)
	t := &table{title: "Tanda tangan", widths: []float64{width, d.inner() - 2*width, width}}
	if len(blocks) == 1 && blocks[0].Side == paper.Center {
		side := (d.inner() - width) / 2
		t.widths = []float64{side, width, side}
	}
	dated := slices.ContainsFunc(blocks, func(b paper.Signature) bool { return b.Date != "" })
	most := 0
	for _, b := range blocks {
		most = max(most, d.lineCount(b.Above, width))
	}
	cells := make([][]*paragraph, len(t.widths))
	columns := map[paper.Align]int{paper.Left: 0, paper.Center: 1, paper.Right: 2}
	for _, b := range blocks {
		i := columns[b.Side]
		if dated {
			cells[i] = append(cells[i], d.signatureLine(b.Date, false))
		}
		cells[i] = append(cells[i], d.signatureBlock(b, most-d.lineCount(b.Above, width))...)
	}
	t.rows = []tableRow{{cells: cells}}
	d.addTable(t, gap)
}

func (d *document) lineCount(lines []string, width float64) (n int) {
	for _, s := range lines {
		n += paper.LineCount(s, d.setup.Size, width)
	}
	return n
}

// signatureBlock sets one block; missing is how many lines its heading is shorter
// than the one beside it.
func (d *document) signatureBlock(b paper.Signature, missing int) []*paragraph {
	var out []*paragraph
	for _, s := range b.Above {
		out = append(out, d.signatureLine(s, false))
	}
	for range missing {
		out = append(out, d.signatureLine("", false))
	}
	room := roomHeight
	if b.Proof != "" {
		proof := d.signatureLine(b.Proof, false)
		proof.gap = room / 2
		out = append(out, proof)
		room /= 2
	}
	name := d.signatureLine(b.Name, true)
	name.gap = room
	out = append(out, name)
	for _, s := range b.Below {
		out = append(out, d.signatureLine(s, false))
	}
	return out
}

func (d *document) signatureLine(s string, bold bool) *paragraph {
	return &paragraph{style: styleSignature, runs: d.cleanRuns([]paper.Run{{Text: s, Bold: bold}})}
}
