package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/ui/kit"
)

// unknownColumns are the columns that somebody has to tell, each heading of an
// agency once.
func unknownColumns(previews []app.ReturnPreview) []spot {
	var spots []spot
	seen := map[string]bool{}
	for i := range previews {
		columns := previews[i].Preview.Columns
		for j := range columns {
			once := previews[i].Agency.Code + "\n" + columns[j].Plain()
			if !seen[once] {
				spots = append(spots, spot{file: i, Spot: returns.Spot{Row: -1}, column: &columns[j]})
			}
			seen[once] = true
		}
	}
	return spots
}

func (p *takePart) columnCell(s spot, col int) kit.Cell {
	switch col {
	case 0:
		f := p.previews[s.file]
		return kit.Cell{Text: or(f.Agency.Code, f.Name), Bold: true, Sub: short(f.Name)}
	case 1:
		return kit.Cell{Text: short(s.column.Heading)}
	case 4:
		return kit.Cell{Text: short(strings.Join(s.column.Samples, "; "))}
	case 5:
		return kit.Cell{Text: fmt.Sprintf(lang.L("%d isian belum dibaca"), s.column.Filled), Bold: true}
	case 6:
		return kit.Cell{Text: lang.L(returns.Reasons[returns.ColumnAsked])}
	case 7:
		return kit.Cell{Text: lang.L("Kolom apa ini?"), Chip: true, Tone: kit.ToneAmber}
	}
	return kit.Cell{}
}

// noColumn marks the option that a column is none of ours.
const noColumn = "-"

// askColumn asks what a column holds; the answer is remembered for the agency.
func (p *takePart) askColumn(s spot) {
	options := make([]kit.Option, 0, len(s.column.Keys)+1)
	for _, key := range s.column.Keys {
		options = append(options, kit.Option{ID: string(key), Text: app.ColumnHeading(key)})
	}
	options = append(options, kit.Option{ID: noColumn, Text: lang.L("Bukan kolom lembar ini; abaikan")})
	kit.ShowPick(p.Window.Window, kit.Pick{
		Title: fmt.Sprintf(lang.L("Kolom apa “%s” (%s)?"), short(s.column.Heading), s.column.Letter),
		Hint:  fmt.Sprintf(lang.L("Isinya: %s"), short(strings.Join(s.column.Samples, "; "))),
		Yes:   lang.L("Pilih"), Options: options,
		Chosen: func(id string) {
			key := app.ColumnKey(id)
			if id == noColumn {
				key = ""
			}
			p.nameColumn(s, key)
		},
	})
}

func (p *takePart) nameColumn(s spot, key app.ColumnKey) {
	f := p.previews[s.file]
	if p.done(lang.L("Mengingat kolom"), p.app.Returns.NameColumn(p.Context, f, s.column.Heading, key)) {
		p.lookAgain(f.Agency.ID)
	}
}

// lookAgain reads the files of an agency once more, and drops what was decided
// about them: the reading may be another one.
func (p *takePart) lookAgain(agencyID int64) {
	for i, f := range p.previews {
		if f.Problem != nil || f.Agency.ID != agencyID {
			continue
		}
		again, err := p.app.Returns.Again(p.Context, f)
		if !p.done(lang.L("Membaca lembar"), err) {
			return
		}
		p.previews[i], p.choices[i] = again, map[returns.Spot]returns.Choice{}
	}
	p.groups = sortOut(p.previews)
	p.showFirst()
}

// askForget forgets what was said of an agency's columns, once the person has
// agreed.
func (p *takePart) askForget(i int) {
	f := p.previews[i]
	if !f.Told {
		return
	}
	kit.Confirm(p.Window.Window, kit.ModalText{
		Title: lang.L("Tanyakan lagi kolomnya?"),
		Text:  fmt.Sprintf(lang.L("Yang pernah dikatakan tentang judul kolom pada lembar %s dilupakan, dan ditanyakan lagi."), f.Agency.Name),
		Yes:   lang.L("Tanyakan lagi"), No: lang.L("Tutup"),
	}, func() {
		if p.done(lang.L("Melupakan kolom"), p.app.Returns.ForgetColumns(p.Context, f)) {
			p.lookAgain(f.Agency.ID)
		}
	})
}
