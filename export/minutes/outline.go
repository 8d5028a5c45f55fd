package minutes

import (
	"context"

	"rakor.id/rakor/export/paper"
)

// A Medium is what minutes are put on, piece by piece and from top to bottom:
// paper, or a file of another form. What each piece means stands with the type
// that [paper.Document] takes; a medium that has no use for one, such as an
// [paper.Document.Anchor], passes over it.
type Medium interface {
	// At names the place that is being filled, for findings.
	At(place string)
	// Anchor gives the next piece a name that a [paper.Cell] may link to.
	Anchor(name string)
	// NewPage begins an appendix.
	NewPage(landscape bool)
	// Space leaves blank space, in mm.
	Space(height float64)

	Letterhead(l paper.Letterhead)
	Heading(h paper.Heading)
	Paragraph(p paper.Paragraph)
	Row(r paper.Row)
	List(l paper.List)
	Table(t paper.Table)
	Figure(f paper.Figure)
	// Signatures sets blocks side by side, gap mm below what is above them.
	Signatures(blocks []paper.Signature, gap float64)
}

// Compose puts m on a medium in the form of p. Every form of the minutes is made
// by it, so all say the same in the same order. It returns ctx's error soon
// after ctx is done.
func Compose(ctx context.Context, on Medium, m Minutes, p Profile, o Options) error {
	if err := p.check(); err != nil {
		return err
	}
	pr := printer{Medium: on, minutes: m, profile: p, options: o}
	if o.Excerpt != nil {
		pr.cut()
	}
	pr.head()
	for _, part := range pr.profile.Parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		pr.part(part)
	}
	pr.appendices()
	return ctx.Err()
}
