package recap

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"rakor.id/rakor/export/paper"
)

// An Opening (bahan pembukaan) is what the chair opens a meeting with: the
// figures since the last one, on one page.
type Opening struct {
	Letterhead []string
	F4         bool
	Since      string // the meeting they are counted from, in words
	AsOn       time.Time
	Figures    []Figure
	Silent     string // whose reports are missing, in a sentence
	Obstacles  []Obstacle
	More       int   // obstacles that are not told
	Agencies   []Bar // those with most to do first
	Others     int   // agencies that are not shown
	Remarks    []string
}

// A Figure is one number and what it counts.
type Figure struct {
	Text  string
	Value int
}

// An Obstacle is a follow-up that does not go on, and why.
type Obstacle struct{ Number, Agency, Text string }

// A Bar is the follow-ups of one agency.
type Bar struct {
	Code           string
	Done           int // and accepted, since the meeting counted from
	InTime, Behind int // open: within the deadline, past it
}

// barKinds are the parts of a bar; they differ in lightness too.
var barKinds = []paper.BarKind{
	{Name: "selesai dan diterima sejak itu", Sign: "S", Color: paper.Color{R: 0x2E, G: 0x7D, B: 0x4F}},
	{Name: "terbuka, belum lewat tenggat", Sign: "B", Color: paper.Color{R: 0xA9, G: 0xC4, B: 0xE4}},
	{Name: "terlambat", Sign: "T", Color: paper.Color{R: 0xC8, G: 0x45, B: 0x3B}},
}

// fewest are what the page keeps when room is short.
const fewestBars, fewestObstacles = 4, 2

// OpeningPDF writes the page. Bars and obstacles that one page does not hold are
// left out, and it says how many. It is PDF/A-2a; the same opening gives the
// same bytes.
func OpeningPDF(ctx context.Context, w io.Writer, o Opening, madeAt time.Time) (paper.Result, error) {
	for {
		var page strings.Builder
		r, err := openingPage(ctx, &page, o, madeAt)
		switch {
		case err != nil:
			return r, err
		case r.Pages > 1 && len(o.Agencies) > fewestBars:
			o.Agencies, o.Others = o.Agencies[:len(o.Agencies)-1], o.Others+1
			continue
		case r.Pages > 1 && len(o.Obstacles) > fewestObstacles:
			o.Obstacles, o.More = o.Obstacles[:len(o.Obstacles)-1], o.More+1
			continue
		}
		_, err = io.WriteString(w, page.String())
		return r, err
	}
}

func openingPage(ctx context.Context, w io.Writer, o Opening, madeAt time.Time) (paper.Result, error) {
	r := Recap{Letterhead: o.Letterhead, F4: o.F4, Period: "sejak " + o.Since, AsOn: o.AsOn}
	setup := r.setup(madeAt)
	setup.Top, setup.Bottom = 15, 17
	setup.Title, setup.Footer.Lines = "Bahan pembukaan rapat koordinasi", []string{"Bahan pembukaan, keadaan per " + dayInWords(o.AsOn)}
	p := printer{Document: paper.New(setup), r: r}
	p.letterhead()
	p.Heading(paper.Heading{Text: "Bahan Pembukaan Rapat Koordinasi", Level: 1, Size: 14, Align: paper.Center, Gap: 3})
	p.Paragraph(paper.Paragraph{
		Runs: paper.Plain("Sejak " + o.Since + "; keadaan per " + dayInWords(o.AsOn)), Align: paper.Center, Keep: true,
	})
	p.openingFigures(o)
	p.openingObstacles(o)
	p.openingAgencies(o)
	for _, text := range o.Remarks {
		p.Paragraph(paper.Paragraph{Runs: paper.Plain(text), Size: 8.5, Align: paper.Left, Gap: pointGap})
	}
	return p.Write(ctx, w)
}

func (p *printer) openingFigures(o Opening) {
	t := paper.Table{Size: 10.5, Gap: 3, Columns: []paper.Column{{Title: "Angka", Share: 20, Firm: true, Align: paper.Right}, {Title: "Tindak lanjut", Share: 150}}}
	for _, f := range o.Figures {
		t.Rows = append(t.Rows, []paper.Cell{{Runs: []paper.Run{{Text: fmt.Sprint(f.Value), Bold: true}}}, paper.Text(f.Text)})
	}
	p.At("Angka")
	p.Table(t)
	if o.Silent != "" {
		p.Paragraph(paper.Paragraph{Runs: paper.Plain(o.Silent), Align: paper.Left, Gap: 2.5})
	}
}

func (p *printer) openingObstacles(o Opening) {
	if len(o.Obstacles) == 0 {
		return
	}
	p.smallPart("Kendala terbesar")
	var items []paper.Item
	for _, x := range o.Obstacles {
		items = append(items, paper.Item{Runs: []paper.Run{{Text: x.Agency + ", " + x.Number + ": ", Bold: true}, {Text: x.Text}}})
	}
	p.List(paper.List{Items: items, Gap: pointGap})
	if o.More > 0 {
		p.Paragraph(paper.Paragraph{Runs: paper.Plain(fmt.Sprintf("Dan %d tindak lanjut lain yang terkendala.", o.More)), Size: 9, Align: paper.Left, Gap: pointGap})
	}
}

func (p *printer) openingAgencies(o Opening) {
	if len(o.Agencies) == 0 {
		return
	}
	p.smallPart("Per perangkat daerah")
	bars := paper.Bars{Alt: "Diagram batang tindak lanjut per perangkat daerah.", Kinds: barKinds, Size: chartSize, Gap: pointGap}
	for _, a := range o.Agencies {
		bars.Bars = append(bars.Bars, paper.Bar{
			Label: a.Code, Parts: []float64{float64(a.Done), float64(a.InTime), float64(a.Behind)}, Note: fmt.Sprintf("%d terbuka", a.InTime+a.Behind),
		})
	}
	p.Bars(bars)
	if o.Others > 0 {
		p.Paragraph(paper.Paragraph{Runs: paper.Plain(fmt.Sprintf("Dan %d perangkat daerah lain.", o.Others)), Size: 9, Align: paper.Left, Gap: pointGap})
	}
}

func (p *printer) smallPart(heading string) {
	p.At(heading)
	p.Heading(paper.Heading{Text: heading, Level: 2, Size: 11, Gap: 3.5})
}
