package letter

import (
	"context"
	"fmt"
	"io"
	"time"

	"rakor.id/rakor/export/paper"
)

// A Letter is what is written. Empty values are left out, but for the number,
// which offices give by hand.
type Letter struct {
	Form       Form
	Letterhead paper.Letterhead
	Date       string // with the place, "Prabumulih, 7 Desember 2026"
	Number     string // "" leaves room for it
	Nature     string // Sifat: "Biasa", "Terbatas"
	Enclosures string // Lampiran
	Subject    string // Hal
	To         []string
	Opening    []string // paragraphs before the table
	Table      Table
	Closing    []string // paragraphs after it
	Signer     Signer
	Copies     []string // Tembusan
}

// A Form is how the page looks.
type Form struct {
	Width, Height            float64 // mm
	Top, Bottom, Left, Right float64 // mm
	Size, Leading            float64 // points, multiple of it
}

// A Table is the lines the letter is about; a column with their numbers stands
// before the others.
type Table struct {
	Columns []paper.Column
	Rows    [][]string
}

// A Signer signs the letter. Without a name there is room to write one.
type Signer struct {
	Post, Name, Rank, NIP string
}

// A File is what the written file says of itself.
type File struct {
	Title, Author, Footer string
	MadeAt                time.Time // in its own zone
}

// Distances in mm and sizes in points.
const (
	partGap    = 5.0
	pointGap   = 2.0
	lineGap    = 0.8
	labelWidth = 28.0
	numberWide = 10.0
	smaller    = 1.5 // points that the table is smaller than the text
	leastSize  = 8.0
)

// noNumber leaves room for a number written by hand.
const noNumber = "................................"

// Write writes the letter as PDF/A-2a with tags. The same letter gives the same
// bytes.
func Write(ctx context.Context, w io.Writer, l Letter, f File) (paper.Result, error) {
	p := printer{Document: paper.New(l.setup(f)), Letter: l}
	for _, part := range []func(){p.head, p.text, p.sign} {
		part()
	}
	return p.Document.Write(ctx, w)
}

func (l Letter) setup(f File) paper.Setup {
	return paper.Setup{
		Width: l.Form.Width, Height: l.Form.Height, Top: l.Form.Top, Bottom: l.Form.Bottom, Left: l.Form.Left, Right: l.Form.Right,
		Size: l.Form.Size, Leading: l.Form.Leading,
		Title: f.Title, Author: f.Author, Subject: l.Subject, Creator: "Rakor", MadeAt: f.MadeAt,
		Footer: paper.Footer{Lines: []string{f.Footer}, Page: "Halaman %d dari %d"},
	}
}

// A printer puts a letter on paper.
type printer struct {
	*paper.Document
	Letter
}

func (p *printer) head() {
	p.At("Kop")
	p.Document.Letterhead(p.Letter.Letterhead)
	p.Paragraph(paper.Paragraph{Runs: paper.Plain(p.Date), Align: paper.Right, Gap: partGap})
	p.At("Kepala surat")
	p.row("Nomor", or(p.Number, noNumber), pointGap)
	p.row("Sifat", p.Nature, lineGap)
	p.row("Lampiran", or(p.Enclosures, "–"), lineGap)
	p.row("Hal", p.Subject, lineGap)
	for i, line := range p.To {
		gap := lineGap
		if i == 0 {
			gap = partGap
		}
		p.Paragraph(paper.Paragraph{Runs: paper.Plain(line), Align: paper.Left, Gap: gap, Keep: true})
	}
}

func (p *printer) row(label, value string, gap float64) {
	if value != "" {
		p.Row(paper.Row{Label: label, Values: []string{value}, Width: labelWidth, Gap: gap, Keep: true})
	}
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

func (p *printer) text() {
	p.At("Isi surat")
	p.paragraphs(p.Opening, partGap)
	p.table()
	p.paragraphs(p.Closing, partGap)
}

func (p *printer) paragraphs(texts []string, gap float64) {
	for _, text := range texts {
		p.Paragraph(paper.Paragraph{Runs: paper.Plain(text), Gap: gap})
		gap = pointGap
	}
}

func (p *printer) table() {
	t := paper.Table{Size: max(p.Form.Size-smaller, leastSize), Gap: pointGap}
	t.Columns = append([]paper.Column{{Title: "No.", Share: numberWide, Firm: true, Align: paper.Center}}, p.Letter.Table.Columns...)
	for i, row := range p.Letter.Table.Rows {
		cells := []paper.Cell{paper.Text(fmt.Sprintf("%d.", i+1))}
		for _, text := range row {
			cells = append(cells, paper.Text(text))
		}
		t.Rows = append(t.Rows, cells)
	}
	p.Document.Table(t)
}

// room is where a name is written by hand.
const room = "................................................"

func (p *printer) sign() {
	p.At("Tanda tangan")
	s := p.Signer
	block := paper.Signature{Side: paper.Right, Above: present(s.Post), Name: or(s.Name, room), Below: present(s.Rank)}
	if s.NIP != "" {
		block.Below = append(block.Below, "NIP "+s.NIP)
	}
	p.Signatures([]paper.Signature{block}, 2*partGap)
	if len(p.Copies) == 0 {
		return
	}
	p.Paragraph(paper.Paragraph{Runs: paper.Plain("Tembusan:"), Align: paper.Left, Gap: 2 * partGap, Keep: true})
	var copies []paper.Item
	for _, c := range p.Copies {
		copies = append(copies, paper.Item{Runs: paper.Plain(c)})
	}
	p.List(paper.List{Items: copies, Gap: lineGap})
}

func present(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}
