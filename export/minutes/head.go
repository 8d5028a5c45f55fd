package minutes

import (
	"strings"

	"rakor.id/rakor/export/paper"
)

// head prints letterhead and title.
func (p *printer) head() {
	p.At("Kop")
	l := paper.Letterhead{Emblem: p.minutes.Letterhead.Emblem, Alt: firstOf(p.minutes.Letterhead.EmblemName, "Lambang daerah")}
	for _, row := range p.profile.Kop {
		if text := p.kopText(row.Value); text != "" {
			l.Lines = append(l.Lines, paper.HeadLine{Text: text, Size: row.Size, Bold: row.Bold})
		}
	}
	if len(l.Lines) > 0 || l.Emblem != nil {
		for _, r := range p.profile.Rules {
			l.Rules = append(l.Rules, paper.HeadRule(r))
		}
	}
	p.Letterhead(l)
	p.title()
}

func (p *printer) kopText(value string) string {
	k := p.minutes.Letterhead
	switch value {
	case "government":
		return k.Government
	case "agency":
		return k.Agency
	case "address":
		return k.Address
	case "contact":
		return p.contact()
	}
	return ""
}

// contact joins telephone, e-mail and site; a public copy has no telephone.
func (p *printer) contact() string {
	k := p.minutes.Letterhead
	var parts []string
	add := func(label, value string) {
		if value != "" {
			parts = append(parts, label+" "+value)
		}
	}
	if !p.options.Public {
		add("Telepon", k.Telephone)
	}
	add("Pos-el", k.Email)
	add("Laman", k.Site)
	return strings.Join(parts, ", ")
}

func (p *printer) title() {
	m, pr := p.minutes, p.profile
	p.At("Judul")
	p.Heading(paper.Heading{Text: p.options.title(pr), Level: 1, Size: pr.TitleSize, Align: paper.Center, Gap: 5})
	if pr.NumberLabel != "" && m.Number != "" {
		p.centered(pr.NumberLabel+" "+m.Number, 0)
	}
	if pr.ShowMeeting {
		p.centered(m.Identity.Meeting, pointGap)
	}
	if m.Classification != "" && m.Classification != "Biasa" {
		p.centered("Sifat: "+m.Classification, pointGap)
	}
	p.centered(m.Supersedes, pointGap)
	p.source()
	p.Space(partGap)
}

func (p *printer) centered(text string, gap float64) {
	p.Paragraph(paper.Paragraph{Runs: paper.Plain(text), Align: paper.Center, Gap: gap, Keep: true})
}

// identityRows are what a row can show, by the name it has in a profile.
var identityRows = map[string]func(Minutes) string{
	"meeting":    func(m Minutes) string { return m.Identity.Meeting },
	"day":        func(m Minutes) string { return m.Identity.Day },
	"invitation": func(m Minutes) string { return m.Identity.Invitation },
	"call":       func(m Minutes) string { return m.Identity.Call },
	"hours":      func(m Minutes) string { return m.Identity.Hours },
	"place":      func(m Minutes) string { return m.Identity.Place },
}

// rowAgenda is the row that has a line for each agenda item.
const rowAgenda = "agenda"

// row prints one identity row.
func (p *printer) row(part Part) { p.label(part, p.rowValues(part.Value), 0) }

func (p *printer) rowValues(value string) []string {
	if value == rowAgenda {
		return p.minutes.Agenda
	}
	if of := identityRows[value]; of != nil && of(p.minutes) != "" {
		return []string{of(p.minutes)}
	}
	return nil
}

// label prints a label row; without a value only where the form always has it.
func (p *printer) label(part Part, values []string, indent float64) {
	if len(values) == 0 {
		if !part.Always {
			return
		}
		values = []string{"-"}
	}
	p.Row(paper.Row{Label: part.Heading, Values: values, Indent: indent, Width: p.profile.LabelWidth, Gap: rowGap})
}

// leaders prints who led the meeting, each on a row below the heading.
func (p *printer) leaders(part Part) {
	l := p.minutes.Leaders
	values := []string{l.Chair, l.Secretary, l.Recorder}
	if strings.Join(values, "") == "" {
		p.label(part, nil, 0)
		return
	}
	p.Row(paper.Row{Label: part.Heading, Width: p.profile.LabelWidth, Gap: rowGap, Bare: true, Keep: true})
	for i, label := range part.Labels {
		if i < len(values) && values[i] != "" {
			p.label(Part{Heading: label}, values[i:i+1], step)
		}
	}
}

func (p *printer) participants(part Part) {
	values := p.minutes.Participants
	if p.minutes.Recap != "" {
		values = []string{p.minutes.Recap}
	}
	p.label(part, values, 0)
}
