package recap

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/export/paper"
)

// PDF writes r for the chair, to be printed or read on a screen: the same
// figures as the workbook, with their charts. It is PDF/A-2a, names agencies and
// posts but has no list of what they wrote. The same recap gives the same bytes;
// madeAt is the date of the file, in its own zone.
func PDF(ctx context.Context, w io.Writer, r Recap, madeAt time.Time) (paper.Result, error) {
	if err := r.check(); err != nil {
		return paper.Result{}, fmt.Errorf("write recap: %w", err)
	}
	p := printer{Document: paper.New(r.setup(madeAt)), r: r}
	for _, part := range []func(){p.head, p.summary, p.issues, p.agencies, p.reporting, p.overdue} {
		if err := ctx.Err(); err != nil {
			return paper.Result{}, err
		}
		part()
	}
	return p.Write(ctx, w)
}

func (r Recap) setup(madeAt time.Time) paper.Setup {
	s := paper.Setup{
		Width: 210, Height: 297, Top: 18, Bottom: 20, Left: 20, Right: 18, Size: 10.5, Leading: 1.25,
		Title: "Rekapitulasi tindak lanjut " + r.Period, Author: strings.Join(r.Letterhead[min(1, len(r.Letterhead)):min(2, len(r.Letterhead))], ""),
		Subject: "Keadaan per " + dayInWords(r.AsOn), Creator: "Rakor", MadeAt: madeAt,
		Footer: paper.Footer{
			Lines: []string{"Rekapitulasi tindak lanjut " + r.Period + ", keadaan per " + dayInWords(r.AsOn)},
			Page:  "Halaman %d dari %d",
		},
	}
	if r.F4 {
		s.Width, s.Height = 215, 330
	}
	return s
}

// A printer puts a recap on paper.
type printer struct {
	*paper.Document
	r Recap
}

// Distances in mm and sizes in points.
const (
	partGap   = 5.0
	pointGap  = 1.2
	chartSize = 8.5
	tableSize = 8.5
)

func (p *printer) head() {
	p.letterhead()
	p.Heading(paper.Heading{Text: "Rekapitulasi Tindak Lanjut", Level: 1, Size: 15, Align: paper.Center, Gap: partGap})
	p.Paragraph(paper.Paragraph{
		Runs: paper.Plain(p.r.Period + ", keadaan per " + dayInWords(p.r.AsOn)), Align: paper.Center, Keep: true,
	})
}

func (p *printer) letterhead() {
	p.At("Kop")
	var l paper.Letterhead
	for i, line := range p.r.Letterhead {
		size := 9.5
		if i < 2 {
			size = 13
		}
		l.Lines = append(l.Lines, paper.HeadLine{Text: line, Size: size, Bold: i < 2})
	}
	if len(l.Lines) > 0 {
		l.Rules = []paper.HeadRule{{Width: 2, Gap: 0.5}, {Width: 0.6, Gap: 0.6}}
	}
	p.Letterhead(l)
}

// summary says in sentences what the chair asks first.
func (p *printer) summary() {
	p.part("Ringkasan")
	all := whole(p.r.Issues)
	c := all.Count
	sentences := []string{
		fmt.Sprintf("%d tindak lanjut: %d selesai dan diterima, %d dinyatakan selesai tetapi menunggu verifikasi, %d dalam proses, %d terkendala, %d tidak dapat ditindaklanjuti, %d belum ditindaklanjuti.",
			c.Total(), c.Finished, c.Unverified, c.InProgress, c.Hindered, c.Impossible, c.NotStarted),
		fmt.Sprintf("%d terlambat dari tenggatnya. Selesai dan diterima: %s.", c.Overdue, percent(all.Done)),
	}
	if text := p.r.reportingWords(); text != "" {
		sentences = append(sentences, text)
	}
	sentences = append(sentences, doneWords)
	if text := p.r.withheldWords(); text != "" {
		sentences = append(sentences, text)
	}
	p.Paragraph(paper.Paragraph{Runs: paper.Plain(strings.Join(sentences, " ")), Gap: pointGap})
	all.Code = "Semua"
	p.status("Status semua tindak lanjut.", []Line{all}, 2)
}

// whole adds lines up. Its share is that of all follow-ups.
func whole(lines []Line) Line {
	var all Line
	sum, told := 0.0, false
	for _, l := range lines {
		all.Count.add(l.Count)
		if l.Done != nil {
			sum += *l.Done * float64(l.Count.Total())
			told = true
		}
	}
	if n := all.Count.Total(); told && n > 0 {
		average := sum / float64(n)
		all.Done = &average
	}
	return all
}

func (c *Count) add(o Count) {
	c.NotStarted += o.NotStarted
	c.InProgress += o.InProgress
	c.Unverified += o.Unverified
	c.Finished += o.Finished
	c.Hindered += o.Hindered
	c.Impossible += o.Impossible
	c.Overdue += o.Overdue
}

func percent(share *float64) string {
	if share == nil {
		return "–"
	}
	return fmt.Sprintf("%.0f%%", *share*100)
}

func (p *printer) part(heading string) {
	p.At(heading)
	p.Heading(paper.Heading{Text: heading, Level: 2, Size: 12, Gap: partGap})
}

func (p *printer) issues() {
	if len(p.r.Issues) == 0 {
		return
	}
	p.part("Per isu strategis")
	p.charts("isu strategis", p.r.Issues)
	p.figures("Isu strategis", p.r.Issues)
}

func (p *printer) agencies() {
	if len(p.r.Agencies) == 0 {
		return
	}
	p.part("Per perangkat daerah")
	p.charts("perangkat daerah", p.r.Agencies)
	p.figures("OPD", p.r.Agencies)
}

// kinds are the parts of a bar, as they are stacked in the workbook's chart.
var kinds = []struct {
	paper.BarKind
	of func(Count) int
}{
	{paper.BarKind{Name: "selesai (diterima)", Sign: "S", Color: paper.Color{R: 0x2E, G: 0x7D, B: 0x4F}}, func(c Count) int { return c.Finished }},
	{paper.BarKind{Name: "selesai, menunggu verifikasi", Sign: "V", Color: paper.Color{R: 0x8C, G: 0xC7, B: 0xA1}}, func(c Count) int { return c.Unverified }},
	{paper.BarKind{Name: "dalam proses", Sign: "P", Color: paper.Color{R: 0x2F, G: 0x6D, B: 0xB5}}, func(c Count) int { return c.InProgress }},
	{paper.BarKind{Name: "terkendala", Sign: "K", Color: paper.Color{R: 0xC8, G: 0x45, B: 0x3B}}, func(c Count) int { return c.Hindered }},
	{paper.BarKind{Name: "tidak dapat ditindaklanjuti", Sign: "T", Color: paper.Color{R: 0x7A, G: 0x7A, B: 0x7A}}, func(c Count) int { return c.Impossible }},
	{paper.BarKind{Name: "belum ditindaklanjuti", Sign: "B", Color: paper.Color{R: 0xD6, G: 0xDA, B: 0xDE}}, func(c Count) int { return c.NotStarted }},
}

func (p *printer) charts(what string, lines []Line) {
	p.status("Diagram batang status tindak lanjut per "+what+".", lines, pointGap)
	p.caption("Bagian selesai dan diterima per " + what)
	bars := paper.Bars{
		Alt: "Diagram batang bagian selesai dan diterima per " + what + ".", Full: 1, Size: chartSize, Gap: pointGap,
		Kinds: []paper.BarKind{{Name: "selesai dan diterima", Color: paper.Color{R: 0x2E, G: 0x7D, B: 0x4F}}},
	}
	for _, l := range lines {
		if l.Done != nil {
			bars.Bars = append(bars.Bars, paper.Bar{Label: l.label(), Parts: []float64{*l.Done}, Note: percent(l.Done)})
		}
	}
	p.Bars(bars)
}

func (p *printer) caption(text string) {
	p.Paragraph(paper.Paragraph{Runs: []paper.Run{{Text: text, Bold: true}}, Size: 9.5, Align: paper.Left, Gap: 4, Keep: true})
}

// status draws how many follow-ups of each line are in which state.
func (p *printer) status(alt string, lines []Line, gap float64) {
	bars := paper.Bars{Alt: alt, Size: chartSize, Gap: gap}
	for _, k := range kinds {
		bars.Kinds = append(bars.Kinds, k.BarKind)
	}
	for _, l := range lines {
		bar := paper.Bar{Label: l.label(), Note: fmt.Sprintf("%d", l.Count.Total())}
		if l.Count.Overdue > 0 {
			bar.Note += fmt.Sprintf(", %d terlambat", l.Count.Overdue)
		}
		for _, k := range kinds {
			bar.Parts = append(bar.Parts, float64(k.of(l.Count)))
		}
		bars.Bars = append(bars.Bars, bar)
	}
	p.Bars(bars)
}

// label names a line in a chart: agencies by their code.
func (l Line) label() string {
	if l.Code != "" {
		return l.Code
	}
	return l.Name
}

// figures prints the table of a chart's figures, and their sum.
func (p *printer) figures(what string, lines []Line) {
	t := paper.Table{Size: tableSize, Gap: 4, Columns: []paper.Column{{Title: what, Share: 40}}}
	for _, c := range []struct {
		title string
		share float64
	}{
		{"Jumlah", 15}, {"Selesai", 15}, {"Tunggu verifikasi", 17}, {"Proses", 14}, {"Kendala", 15}, {"Tidak dapat", 13}, {"Belum", 13}, {"Terlambat", 19}, {"Bagian selesai", 15},
	} {
		t.Columns = append(t.Columns, paper.Column{Title: c.title, Share: c.share, Align: paper.Center, Firm: true})
	}
	all := whole(lines)
	all.Code = "Jumlah"
	for _, l := range append(slices.Clone(lines), all) {
		row := []string{l.label(), fmt.Sprint(l.Count.Total())}
		for _, k := range kinds {
			row = append(row, fmt.Sprint(k.of(l.Count)))
		}
		t.Rows = append(t.Rows, cells(append(row, fmt.Sprint(l.Count.Overdue), percent(l.Done))))
	}
	for i := range t.Rows[len(t.Rows)-1] {
		t.Rows[len(t.Rows)-1][i].Runs[0].Bold = true
	}
	p.Table(t)
}

func cells(texts []string) []paper.Cell {
	row := make([]paper.Cell, len(texts))
	for i, text := range texts {
		row[i] = paper.Text(text)
	}
	return row
}

// reporting prints who has reported in which period.
func (p *printer) reporting() {
	if len(p.r.Agencies) == 0 || len(p.r.Periods) == 0 {
		return
	}
	p.part("Pelaporan per periode")
	var silent []string
	t := paper.Table{Size: tableSize, Gap: pointGap, Columns: []paper.Column{{Title: "OPD", Share: 30}, {Title: "Nama", Share: 62}}}
	for _, period := range p.r.Periods {
		t.Columns = append(t.Columns, paper.Column{Title: period, Share: 18, Align: paper.Center})
	}
	for _, a := range p.r.Agencies {
		row := []string{a.Code, a.Name}
		for _, s := range a.Reports {
			row = append(row, s.word())
		}
		if a.present() == Silent {
			silent = append(silent, a.label())
		}
		t.Rows = append(t.Rows, cells(row))
	}
	if owing, _ := p.r.reporting(); len(silent) > 0 && len(silent) < owing { // else the summary has said it
		p.Paragraph(paper.Paragraph{Runs: []paper.Run{
			{Text: fmt.Sprintf("Belum melapor pada %s (%d): ", p.r.Periods[len(p.r.Periods)-1], len(silent)), Bold: true}, {Text: strings.Join(silent, ", ") + "."},
		}, Align: paper.Left, Gap: pointGap})
	}
	p.Paragraph(paper.Paragraph{
		Runs: paper.Plain("Sudah: melapor atas sedikitnya satu tindak lanjut. Tanda –: tidak ada yang harus dilaporkan."),
		Size: 9, Align: paper.Left, Gap: pointGap, Keep: true,
	})
	p.Table(t)
}

// overdue lists what is past its deadline.
func (p *printer) overdue() {
	t := paper.Table{Size: tableSize, Gap: pointGap, Columns: []paper.Column{
		{Title: "Nomor", Share: 24, Firm: true},
		{Title: "Tindak lanjut", Share: 66},
		{Title: "OPD", Share: 28},
		{Title: "Tenggat", Share: 30, Firm: true},
		{Title: "Status", Share: 26},
		{Title: "Progres menurut OPD", Share: 20, Firm: true, Align: paper.Center},
	}}
	for _, u := range p.r.FollowUps {
		if !u.Overdue {
			continue
		}
		due := u.DueText
		if !u.Due.IsZero() {
			due = dayInWords(u.Due)
		}
		t.Rows = append(t.Rows, cells([]string{u.Number, u.Action, u.Agency, due, u.Status, percent(u.Progress)}))
	}
	p.part(fmt.Sprintf("Terlambat (%d)", len(t.Rows)))
	if len(t.Rows) == 0 {
		p.Paragraph(paper.Paragraph{Runs: paper.Plain("Tidak ada yang terlambat.")})
		return
	}
	p.Table(t)
}
