package minutes

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"rakor.id/rakor/export/paper"
)

// PDF writes m to w in the form of p. It returns ctx's error soon after ctx is
// done, and then, as after any error, w holds nothing or a part that is no PDF.
// The same m, p and o always give the same bytes.
func PDF(ctx context.Context, w io.Writer, m Minutes, p Profile, o Options) (Result, error) {
	doc := paper.New(Describe(m, p, o))
	if err := Compose(ctx, doc, m, p, o); err != nil {
		return Result{}, err
	}
	made, err := doc.Write(ctx, w)
	return Result{Pages: made.Pages, Fields: made.Fields, Findings: made.Findings}, err
}

// Describe says what holds for the whole document: its sheet, title and date,
// what stands at the foot of each page.
func Describe(m Minutes, p Profile, o Options) paper.Setup {
	s := paper.Setup{
		Width: p.Paper.Width, Height: p.Paper.Height,
		Top: p.Margins.Top, Bottom: p.Margins.Bottom, Left: p.Margins.Left, Right: p.Margins.Right,
		Size: p.Size, Leading: p.Leading,
		Title:       firstOf(strings.TrimSpace(o.title(p)+" "+m.Identity.Meeting), "Notula"),
		Author:      firstOf(m.Letterhead.Agency, m.Letterhead.Government),
		Subject:     m.Identity.Day,
		Creator:     "Rakor",
		MadeAt:      o.Stamp.MadeAt,
		Level:       o.Level,
		Attachments: o.Attachments,
		Signable:    o.Signable && !o.Draft,
		Footer:      paper.Footer{Page: "Halaman %d dari %d", QR: o.Stamp.QR, Lines: footLines(o)},
	}
	switch {
	case o.Draft && o.Sample:
		s.Watermark = "DRAF CONTOH"
	case o.Draft:
		s.Watermark = "DRAF"
	case o.Sample:
		s.Watermark = "CONTOH"
	}
	return s
}

// hashShown is how many hexadecimal digits of the hash the footer shows: enough
// to tell versions apart by eye; the QR code has all of it.
const hashShown = 16

func footLines(o Options) []string {
	var lines []string
	if s := o.Stamp; s.Document != "" {
		line := "Dokumen " + s.Document
		if s.Version != "" {
			line += ", versi " + s.Version
		}
		lines = append(lines, line)
	}
	if h := o.Stamp.Hash; h != "" {
		line := "SHA-256 isi: " + h[:min(len(h), hashShown)] + "…"
		if c := o.Stamp.Chain; c != "" {
			line += ", riwayat " + c
		}
		lines = append(lines, line)
	}
	if o.Draft {
		lines = append(lines, "Draf, belum disahkan")
	}
	if o.Sample {
		lines = append(lines, "Contoh untuk latihan, bukan dokumen resmi")
	}
	switch {
	case o.Excerpt != nil:
		lines = append(lines, "Petikan")
	case o.Public:
		lines = append(lines, "Salinan publik")
	case o.ByHand:
		lines = append(lines, "Lembar ini ditandatangani secara basah")
	}
	return lines
}

// A printer puts one version of minutes on paper.
type printer struct {
	Medium
	minutes Minutes
	profile Profile
	options Options
}

// Distances in mm.
const (
	partGap  = 4.0
	pointGap = 1.0
	rowGap   = 0.6
	step     = 6.5 // indent of one level of headings
)

func (p *printer) part(part Part) {
	p.At(placeOf(part))
	switch part.Kind {
	case PartRow:
		p.row(part)
	case PartLeaders:
		p.leaders(part)
	case PartParticipants:
		p.participants(part)
	case PartHeading:
		p.heading(part)
	case PartOpening:
		p.points(part, p.minutes.Opening)
	case PartDiscussion:
		p.discussion(part)
	case PartDecisions:
		p.points(part, p.minutes.Decisions)
	case PartRemarks:
		p.points(part, p.minutes.Remarks)
	case PartClosing:
		p.points(part, p.minutes.Closing)
	case PartFollowUps:
		p.followUps(part)
	case PartSignatures:
		p.signatures()
	case PartCopies:
		p.copies(part)
	case PartAttendance, PartMatrix, PartPhotos, PartFiles:
		p.appendix(part)
	}
}

// placeOf names a part for findings of the text gate.
func placeOf(part Part) string {
	if part.Heading != "" {
		return part.Heading
	}
	return string(part.Kind)
}

// heading prints a part's heading; a part without one begins after its gap.
func (p *printer) heading(part Part) {
	p.Heading(paper.Heading{Text: part.Heading, Level: max(part.Level, 1) + 1, Gap: partGap})
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// check refuses a profile that no page can be made of.
func (p Profile) check() error {
	if err := p.checkSheet(); err != nil {
		return fmt.Errorf("%w %q: %w", ErrProfile, p.Name, err)
	}
	if err := p.checkSizes(); err != nil {
		return fmt.Errorf("%w %q: %w", ErrProfile, p.Name, err)
	}
	for _, part := range slices.Concat(p.Parts, p.Appendices) {
		if !part.Known() {
			return fmt.Errorf("%w %q: part %q", ErrProfile, p.Name, part.Kind)
		}
	}
	return nil
}

func (p Profile) checkSheet() error {
	m := p.Margins
	width, height := p.Paper.Width-m.Left-m.Right, p.Paper.Height-m.Top-m.Bottom
	switch {
	case min(m.Top, m.Left, m.Right) < 0 || !within(width, 80, 2000) || !within(height, 80, 2000):
		return fmt.Errorf("%g by %g mm remain for text", width, height)
	case m.Bottom < paper.LeastFoot:
		return fmt.Errorf("bottom margin of %g mm leaves no room for the foot", m.Bottom)
	case !within(p.LabelWidth, 10, width-30):
		return fmt.Errorf("labels of %g mm", p.LabelWidth)
	}
	return nil
}

func (p Profile) checkSizes() error {
	switch {
	case !within(p.Size, 6, 24):
		return fmt.Errorf("text of %g points", p.Size)
	case !within(p.Leading, 0.9, 3):
		return fmt.Errorf("leading of %g", p.Leading)
	case !within(p.TitleSize, 6, 40):
		return fmt.Errorf("title of %g points", p.TitleSize)
	}
	for _, row := range p.Kop {
		if !within(row.Size, 6, 40) {
			return fmt.Errorf("letterhead row %q of %g points", row.Value, row.Size)
		}
	}
	for _, rule := range p.Rules {
		if !within(rule.Width, 0, 10) || !within(rule.Gap, 0, 20) {
			return fmt.Errorf("letterhead rule of %g points", rule.Width)
		}
	}
	return nil
}

// within also refuses what is no number.
func within(v, least, most float64) bool { return v >= least && v <= most }
