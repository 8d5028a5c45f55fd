package minutes

import (
	"strings"

	"rakor.id/rakor/export/paper"
)

// signatures prints the blocks: left and right side by side, one in the middle
// below them. The date stands above the last block of the first line.
func (p *printer) signatures() {
	var beside, below []paper.Signature
	for _, s := range p.minutes.Signers {
		h := p.profile.heading(s.Role, len(beside))
		if p.options.Excerpt != nil {
			h = SignerHeading{Role: s.Role, Heading: certified, Side: SideRight}
		}
		b := p.block(s, h)
		if h.Side == SideCenter {
			below = append(below, b)
		} else {
			beside = append(beside, b)
		}
	}
	date := p.placeAndDate()
	rows := splitRows(beside, below)
	for i, row := range rows {
		gap := 2 * partGap
		if i == 0 {
			row[len(row)-1].Date = date
		} else {
			gap = 1.5 * partGap
		}
		p.Signatures(row, gap)
	}
}

// splitRows puts the blocks beside each other on lines, left before right, and
// those of the middle on lines of their own.
func splitRows(beside, below []paper.Signature) [][]paper.Signature {
	var rows [][]paper.Signature
	for _, b := range beside {
		n := len(rows)
		switch {
		case n > 0 && len(rows[n-1]) == 1 && rows[n-1][0].Side != b.Side:
			if b.Side == paper.Left {
				rows[n-1] = []paper.Signature{b, rows[n-1][0]}
			} else {
				rows[n-1] = append(rows[n-1], b)
			}
		default:
			rows = append(rows, []paper.Signature{b})
		}
	}
	for _, b := range below {
		rows = append(rows, []paper.Signature{b})
	}
	return rows
}

func (p *printer) placeAndDate() string {
	m := p.minutes
	if m.Place == "" || m.Date == "" {
		return firstOf(m.Date, m.Place)
	}
	return m.Place + ", " + m.Date
}

// heading finds how a role signs. A signer whom the profile does not foresee is
// printed all the same, on the side that is free.
func (p Profile) heading(role string, before int) SignerHeading {
	for _, h := range p.Signers {
		if h.Role == role {
			return h
		}
	}
	if before%2 == 0 {
		return SignerHeading{Role: role, Side: SideRight}
	}
	return SignerHeading{Role: role, Side: SideLeft}
}

func (p *printer) block(s Signer, h SignerHeading) paper.Signature {
	p.At("Tanda tangan " + firstOf(h.Heading, s.Post, s.Name))
	b := paper.Signature{
		Side: sides[h.Side], Name: s.Name, Field: s.Field, Proof: s.Proof,
		Label: "Tanda tangan elektronik " + strings.TrimSpace(firstOf(h.Heading, s.Post)+" "+s.Name),
	}
	if p.options.Draft {
		b.Field, b.Proof = "", ""
	}
	for _, line := range []string{h.Heading, s.Post} {
		if line != "" {
			b.Above = append(b.Above, line)
		}
	}
	if n := len(b.Above); n > 0 {
		b.Above[n-1] += ","
	}
	if p.options.Public {
		return b
	}
	if s.Rank != "" {
		b.Below = append(b.Below, s.Rank)
	}
	if s.NIP != "" {
		b.Below = append(b.Below, "NIP "+s.NIP)
	}
	return b
}

var sides = map[Side]paper.Align{SideLeft: paper.Left, SideRight: paper.Right, SideCenter: paper.Center, "": paper.Right}
