// Package keycard writes the card of keys (kartu tombol): every key of the
// program on one sheet of A4, to lie beside the laptop.
//
// It is handed finished words and knows nothing of the window they come from.
package keycard

import (
	"context"
	"io"
	"strings"
	"time"

	"rakor.id/rakor/export/paper"
)

// A Card is what is written.
type Card struct {
	Title  string
	Note   string // one line below the title
	Groups []Group
	Footer string
	MadeAt time.Time // date of the file
}

// A Group is the keys of one page of the program, or what can be typed.
type Group struct {
	Title string `json:"title"`
	Rows  []Row  `json:"rows"`
}

// A Row is what keys do.
type Row struct {
	Keys string `json:"keys"`
	Text string `json:"text"`
}

// The sheet, in mm and points. Type smaller than the least cannot be read at
// arm's length; the card then has too much on it, and is refused.
const (
	width, height = 210.0, 297.0
	margin        = 9.0
	foot          = paper.LeastFoot
	titleSize     = 13.0
	noteSize      = 7.5
	mostSize      = 8.0
	leastSize     = 5.2
	leading       = 1.14
	headRoom      = 12.0 // for title and note
	columns       = 3
)

// Write writes the card as PDF/A-2a with tags. The same card gives the same
// bytes. What does not fit one sheet gives [paper.ErrSetup].
func Write(ctx context.Context, w io.Writer, c Card) (paper.Result, error) {
	d := paper.New(paper.Setup{
		Width: width, Height: height, Top: margin, Bottom: foot, Left: margin + 1, Right: margin + 1,
		Size: noteSize, Leading: leading,
		Title: c.Title, Author: "Rakor", Subject: c.Note, Creator: "Rakor", MadeAt: c.MadeAt,
		Footer: paper.Footer{Lines: []string{c.Footer}},
	})
	d.Heading(paper.Heading{Text: c.Title, Level: 1, Size: titleSize, Align: paper.Left})
	d.Paragraph(paper.Paragraph{Runs: paper.Plain(c.Note), Align: paper.Left, Keep: true})
	d.Space(1.5)
	t := paper.Terms{Columns: columns, Height: height - margin - foot - headRoom, Size: mostSize, Least: leastSize}
	for _, g := range c.Groups {
		group := paper.TermGroup{Title: g.Title}
		for _, r := range g.Rows {
			group.Terms = append(group.Terms, paper.Term{Name: unparted(r.Keys), Meaning: r.Text})
		}
		t.Groups = append(t.Groups, group)
	}
	d.Terms(t)
	return d.Write(ctx, w)
}

// unparted keeps what is typed with a space in it on one line; keys may part
// where two spaces stand.
func unparted(keys string) string {
	parts := strings.Split(keys, "  ")
	for i, p := range parts {
		parts[i] = strings.ReplaceAll(p, " ", "\u00a0")
	}
	return strings.Join(parts, " ")
}
