package minutes

import (
	"slices"

	"rakor.id/rakor/export/paper"
)

// An Excerpt (petikan) says of what a copy shows a part, and of which minutes.
// The [Minutes] printed with it hold only that part, numbered as in the whole,
// and who vouches for it as the one signer; nothing of it is left out as
// "Nihil.", since what is missing may well stand in the whole.
type Excerpt struct {
	Of     string // "Dinas Kesehatan", "Keputusan nomor 3"
	Source string // a sentence: of which minutes, version and hash
}

// certified stands over the signature of who vouches for an excerpt.
const certified = "Petikan sesuai dengan aslinya"

// title is what the copy is called.
func (o Options) title(p Profile) string {
	if o.Excerpt != nil && p.Title != "" {
		return "PETIKAN " + p.Title
	}
	return p.Title
}

// source says, below the title, what the excerpt is of.
func (p *printer) source() {
	e := p.options.Excerpt
	if e == nil {
		return
	}
	if e.Of != "" {
		p.Paragraph(paper.Paragraph{Runs: []paper.Run{{Text: e.Of, Bold: true}}, Align: paper.Center, Gap: pointGap, Keep: true})
	}
	p.Paragraph(paper.Paragraph{Runs: paper.Plain(e.Source), Size: p.profile.Size - 1, Gap: partGap, Keep: true})
}

// cut leaves only parts that have something to say, and no appendix.
func (p *printer) cut() {
	var parts []Part
	for i, part := range p.profile.Parts {
		part.Always = false
		if part.Kind != PartHeading || p.heads(p.profile.Parts[i+1:]) {
			parts = append(parts, part)
		}
	}
	p.profile.Parts, p.profile.Appendices = parts, nil
}

// heads reports whether a heading has something below it before the next of its
// rank.
func (p *printer) heads(below []Part) bool {
	for _, part := range below {
		row := slices.Contains([]PartKind{PartRow, PartLeaders, PartParticipants}, part.Kind)
		if !row && part.Level < 2 {
			return false
		}
		if p.filled(part) {
			return true
		}
	}
	return false
}

// filled reports whether a part has anything to print.
func (p *printer) filled(part Part) bool {
	m := p.minutes
	switch part.Kind {
	case PartRow:
		return len(p.rowValues(part.Value)) > 0
	case PartLeaders:
		return m.Leaders != Leaders{}
	case PartParticipants:
		return m.Recap != "" || len(m.Participants) > 0
	case PartOpening:
		return len(m.Opening) > 0
	case PartDiscussion:
		return len(m.Topics) > 0
	case PartDecisions:
		return len(m.Decisions) > 0
	case PartRemarks:
		return len(m.Remarks) > 0
	case PartClosing:
		return len(m.Closing) > 0
	case PartFollowUps:
		return len(m.FollowUps) > 0
	}
	return false
}
