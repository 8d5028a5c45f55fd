package minutes

import (
	"fmt"
	"slices"

	"rakor.id/rakor/export/paper"
)

// followUps prints the short table of what is to be done.
func (p *printer) followUps(part Part) {
	rows := p.minutes.FollowUps
	if len(rows) == 0 {
		if part.Always {
			p.points(part, nil)
		}
		return
	}
	p.heading(part)
	t := paper.Table{
		Size: p.profile.Size - 2, Gap: pointGap,
		Columns: []paper.Column{
			{Title: "No.", Share: 10, Align: paper.Center},
			{Title: "Arahan/Tindak Lanjut", Share: 76},
			{Title: "Penanggung Jawab", Share: 42},
			{Title: "Target Waktu", Share: 32, Firm: true},
		},
	}
	for i, f := range rows {
		what := paper.Text(firstOf(f.Action, f.Direction))
		what.Link = linkTo(f)
		t.Rows = append(t.Rows, []paper.Cell{number(i), what, paper.Text(f.Lead), paper.Text(f.Due)})
	}
	p.Table(t)
}

func number(i int) paper.Cell { return paper.Text(fmt.Sprintf("%d.", i+1)) }

// linkTo leads to the entry a follow-up came from.
func linkTo(f FollowUp) string { return anchorOf(Point{ID: f.From}) }

// A matrixColumn is one column of the matrix and what stands in it.
type matrixColumn struct {
	paper.Column
	text func(f FollowUp) string
}

var matrixColumns = []matrixColumn{
	{paper.Column{Title: "Nomor", Share: 24}, func(f FollowUp) string { return f.Number }},
	{paper.Column{Title: "Isu Strategis", Share: 28}, func(f FollowUp) string { return f.Issue }},
	{paper.Column{Title: "Arahan", Share: 46}, func(f FollowUp) string { return f.Direction }},
	{paper.Column{Title: "Tindak Lanjut", Share: 46}, func(f FollowUp) string { return f.Action }},
	{paper.Column{Title: "Penanggung Jawab", Share: 32}, func(f FollowUp) string { return f.Lead }},
	{paper.Column{Title: "Pendukung", Share: 32}, func(f FollowUp) string { return f.Support }},
	{paper.Column{Title: "Indikator/Keluaran", Share: 32}, func(f FollowUp) string { return f.Indicator }},
	{paper.Column{Title: "Target Waktu", Share: 25, Firm: true}, func(f FollowUp) string { return f.Due }},
	{paper.Column{Title: "Status/Ket.", Share: 28}, func(f FollowUp) string { return join("\n", f.Status, f.Note) }},
}

// matrix prints everything about the follow-ups, for landscape. Where no
// direction is told apart from what is to be done, there is no column for it.
func (p *printer) matrix() {
	columns := slices.DeleteFunc(slices.Clone(matrixColumns), func(c matrixColumn) bool {
		return c.Title == "Arahan" && !slices.ContainsFunc(p.minutes.FollowUps, func(f FollowUp) bool { return f.Direction != "" })
	})
	t := paper.Table{Size: 9, Gap: partGap, Columns: []paper.Column{{Title: "No.", Share: 9, Align: paper.Center}}}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
	}
	for i, f := range p.minutes.FollowUps {
		row := []paper.Cell{number(i)}
		for _, c := range columns {
			row = append(row, paper.Text(c.text(f)))
		}
		row[1].Link = linkTo(f)
		t.Rows = append(t.Rows, row)
	}
	p.Table(t)
}

// attendance prints the attendance list. In the public copy it says which post
// of which agency was there, and no more.
func (p *printer) attendance() {
	if p.options.Public {
		p.publicAttendance()
		return
	}
	const share = 36 // of the signatures' column
	t := paper.Table{
		Size: 9.5, Gap: partGap, Height: 9,
		Columns: []paper.Column{
			{Title: "No.", Share: 10, Align: paper.Center},
			{Title: "Nama", Share: 46},
			{Title: "NIP", Share: 42, Firm: true},
			{Title: "Pangkat/Gol.", Share: 29},
			{Title: "Jabatan", Share: 42},
			{Title: "Instansi", Share: 40},
			{Title: "Tanda Tangan", Share: share, Firm: true},
			{Title: "Ket.", Share: 24},
		},
	}
	for i, a := range p.minutes.Attendance {
		t.Rows = append(t.Rows, []paper.Cell{
			number(i), paper.Text(a.Name), paper.Text(a.NIP), paper.Text(a.Rank), paper.Text(a.Post),
			paper.Text(a.Agency), signatureCell(i, a), paper.Text(join(", ", a.Status, a.Note)),
		})
	}
	p.Table(t)
}

// signatureCell numbers the place for a signature: odd ones at the left of the
// column, even ones in its middle, so that two large ones do not meet.
func signatureCell(i int, a Attendee) paper.Cell {
	if a.Ink != nil {
		return paper.Cell{Picture: a.Ink, Alt: "Tanda tangan " + a.Name}
	}
	c := number(i)
	if i%2 == 1 {
		c.Indent = 16
	}
	return c
}

func (p *printer) publicAttendance() {
	t := paper.Table{
		Size: p.profile.Size - 2, Gap: partGap,
		Columns: []paper.Column{
			{Title: "No.", Share: 10, Align: paper.Center},
			{Title: "Jabatan", Share: 60},
			{Title: "Instansi", Share: 60},
			{Title: "Kehadiran", Share: 30},
		},
	}
	for i, a := range p.minutes.Attendance {
		t.Rows = append(t.Rows, []paper.Cell{number(i), paper.Text(a.Post), paper.Text(a.Agency), paper.Text(a.Status)})
	}
	p.Table(t)
}

// join joins what is not empty.
func join(sep, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + sep + b
}
