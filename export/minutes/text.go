package minutes

import (
	"fmt"

	"rakor.id/rakor/export/paper"
)

// points prints a part of numbered statements. A single one without others
// below it is set as a paragraph, except decisions, which are cited by number.
func (p *printer) points(part Part, points []Point) {
	if len(points) == 0 {
		if part.Always {
			p.heading(part)
			p.Paragraph(paper.Paragraph{Runs: paper.Plain("Nihil."), Gap: pointGap})
		}
		return
	}
	p.heading(part)
	if len(points) == 1 && len(points[0].Points) == 0 && part.Kind != PartDecisions {
		p.Anchor(anchorOf(points[0]))
		p.Paragraph(paper.Paragraph{Runs: runs(points[0]), Gap: pointGap})
		return
	}
	p.List(paper.List{Items: items(points), Gap: pointGap})
}

// items turns points into list items.
func items(points []Point) []paper.Item {
	list := make([]paper.Item, len(points))
	for i, pt := range points {
		list[i] = paper.Item{Runs: runs(pt), Anchor: anchorOf(pt), Items: items(pt.Points), Number: pt.Number}
	}
	return list
}

func runs(pt Point) []paper.Run {
	if pt.Lead == "" {
		return paper.Plain(pt.Text)
	}
	return []paper.Run{{Text: pt.Lead + ": ", Bold: true}, {Text: pt.Text}}
}

// anchorOf names the place of a point, for links from follow-ups.
func anchorOf(pt Point) string {
	if pt.ID == "" {
		return ""
	}
	return "butir " + pt.ID
}

// discussion prints the topics, and under each what agency by agency was said.
func (p *printer) discussion(part Part) {
	if len(p.minutes.Topics) == 0 {
		p.points(part, nil)
		return
	}
	p.heading(part)
	level := max(part.Level, 1) + 2
	number := 0
	for i, t := range p.minutes.Topics {
		number = counted(t.Number, number)
		p.At(fmt.Sprintf("%s %d", placeOf(part), number))
		gap := partGap
		if i == 0 {
			gap = pointGap
		}
		p.Heading(paper.Heading{Text: fmt.Sprintf("%d. %s", number, t.Title), Level: level, Gap: gap})
		if t.Note != "" {
			p.Paragraph(paper.Paragraph{Runs: paper.Plain(t.Note), Indent: step, Gap: pointGap})
		}
		p.List(paper.List{Items: items(t.Points), Level: 1, Indent: step, Gap: pointGap})
		letter := len(t.Points)
		for _, r := range t.Reports {
			letter = counted(r.Number, letter)
			p.At(fmt.Sprintf("%s %d, %s", placeOf(part), number, r.Agency))
			p.report(r, letter, level+1)
		}
	}
}

// counted is the number of a piece: its own, or the next after the one before.
func counted(own, before int) int {
	if own > 0 {
		return own
	}
	return before + 1
}

// report prints what one agency brought, kind by kind, or what happened between
// two of them. Its letter goes on from those of the topic's points.
func (p *printer) report(r Report, number, level int) {
	if r.Agency == "" {
		list := items(r.Others)
		if len(list) > 0 {
			list[0].Number = number
		}
		p.List(paper.List{Items: list, Level: 1, Indent: step, Gap: 2})
		return
	}
	p.Heading(paper.Heading{
		Text: paper.Sign(1, number) + " " + r.Agency, Level: level,
		Indent: step, Gap: 2, Mark: r.Agency,
	})
	for _, kind := range []struct {
		label  string
		points []Point
	}{
		{"Program", r.Programs},
		{"Kendala", r.Obstacles},
		{"Usulan", r.Proposals},
		{"Tanggapan pimpinan", r.Responses},
		{"Lain-lain", r.Others},
	} {
		p.kind(kind.label, kind.points)
	}
}

// kind prints one statement after its label, several as a list below it.
func (p *printer) kind(label string, points []Point) {
	if len(points) == 0 {
		return
	}
	lead := paper.Run{Text: label + ": ", Bold: true}
	if len(points) == 1 && len(points[0].Points) == 0 {
		p.Anchor(anchorOf(points[0]))
		p.Paragraph(paper.Paragraph{Runs: append([]paper.Run{lead}, runs(points[0])...), Indent: 2 * step, Gap: pointGap})
		return
	}
	p.Paragraph(paper.Paragraph{Runs: []paper.Run{lead}, Indent: 2 * step, Gap: pointGap, Keep: true})
	p.List(paper.List{Items: items(points), Level: 2, Indent: 2 * step, Gap: 0.5})
}

// copies prints who gets a copy (tembusan).
func (p *printer) copies(part Part) {
	if len(p.minutes.Copies) == 0 {
		return
	}
	p.Paragraph(paper.Paragraph{Runs: paper.Plain(part.Heading), Gap: 2 * partGap, Keep: true})
	p.List(paper.List{Items: plainItems(p.minutes.Copies), Gap: pointGap})
}

func plainItems(texts []string) []paper.Item {
	list := make([]paper.Item, len(texts))
	for i, t := range texts {
		list[i] = paper.Item{Runs: paper.Plain(t)}
	}
	return list
}
