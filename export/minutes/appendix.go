package minutes

import (
	"fmt"
	"strings"

	"rakor.id/rakor/export/paper"
)

// appendices prints those that have content, numbered I, II, III.
func (p *printer) appendices() {
	count := 0
	for _, part := range p.profile.Appendices {
		if p.hasContent(part.Kind) {
			count++
			p.NewPage(part.Landscape)
			p.At("Lampiran " + roman(count))
			p.appendixHead(part, count)
			p.appendix(part)
		}
	}
}

func (p *printer) hasContent(kind PartKind) bool {
	m := p.minutes
	switch kind {
	case PartAttendance:
		return len(m.Attendance) > 0
	case PartMatrix:
		return len(m.FollowUps) > 0
	case PartPhotos:
		return len(m.Photos) > 0 && !p.options.Public
	case PartFiles:
		return len(m.Enclosures) > 0
	}
	return false
}

// appendixHead says what the appendix belongs to: it is often read, or signed,
// apart from the minutes.
func (p *printer) appendixHead(part Part, number int) {
	id := p.minutes.Identity
	mark := "Lampiran " + roman(number) + " " + part.Heading
	p.Heading(paper.Heading{Text: "LAMPIRAN " + roman(number), Level: 2, Mark: mark, Plain: true})
	of := strings.ToUpper(p.profile.Title)
	if id.Meeting != "" {
		of += " " + id.Meeting
	}
	p.Paragraph(paper.Paragraph{Runs: paper.Plain(of), Align: paper.Left, Keep: true})
	p.Paragraph(paper.Paragraph{
		Runs: []paper.Run{{Text: part.Heading, Bold: true}}, Align: paper.Center, Gap: partGap, Keep: true,
	})
	p.centered(join(", ", id.Day, id.Hours), pointGap)
	if part.Kind == PartAttendance {
		p.centered(id.Place, 0)
	}
}

func (p *printer) appendix(part Part) {
	switch part.Kind {
	case PartAttendance:
		p.attendance()
	case PartMatrix:
		p.matrix()
	case PartPhotos:
		p.photos()
	case PartFiles:
		p.List(paper.List{Items: plainItems(p.minutes.Enclosures), Gap: partGap})
	}
}

// PhotoWidth and PhotoHeight are the room of a photo in mm; two with their
// captions stand on one page, below a head of several lines too.
const (
	PhotoWidth  = 150.0
	PhotoHeight = 90.0
)

func (p *printer) photos() {
	for i, photo := range p.minutes.Photos {
		p.Figure(paper.Figure{
			Image: photo.Image, Caption: photo.Caption, Alt: firstOf(photo.Caption, fmt.Sprintf("Foto rapat %d", i+1)),
			Width: PhotoWidth, Height: PhotoHeight, Gap: partGap,
		})
	}
}

// roman writes the number of an appendix; profiles have few.
func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.value {
			b.WriteString(r.sign)
			n -= r.value
		}
	}
	return b.String()
}
