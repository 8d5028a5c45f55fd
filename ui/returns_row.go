package ui

import (
	"fmt"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/ui/kit"
)

// A spot is a field of one of the files, a row of it that has none, or a column
// that nobody knows.
type spot struct {
	file int
	returns.Spot
	field  *returns.Field // nil for a row as a whole
	row    *returns.Row
	column *returns.ColumnQuestion // of a column; there is no row then
}

// sortOut heaps the fields of files by what follows for them, unknown columns
// before them. What is unchanged is left out.
func sortOut(previews []app.ReturnPreview) (groups [4][]spot) {
	groups[groupOpen] = unknownColumns(previews)
	for i := range previews {
		if previews[i].Problem != nil {
			continue
		}
		rows := previews[i].Preview.Rows
		for j := range rows {
			row := &rows[j]
			if len(row.Fields) == 0 && row.Outcome != returns.Unchanged && row.Outcome != returns.Ignored {
				groups[groupNotTaken] = append(groups[groupNotTaken], spot{file: i, Spot: returns.Spot{Row: j}, row: row})
			}
			for k := range row.Fields {
				field := &row.Fields[k]
				if g, ok := groupOf(field.Outcome); ok {
					groups[g] = append(groups[g], spot{file: i, Spot: returns.Spot{Row: j, Key: field.Key}, field: field, row: row})
				}
			}
		}
	}
	return groups
}

func groupOf(o returns.Outcome) (group, bool) {
	switch o {
	case returns.Update:
		return groupCertain, true
	case returns.Review, returns.Conflict:
		return groupOpen, true
	case returns.Rejected:
		return groupNotTaken, true
	}
	return 0, false
}

// cellLimit is how much of a text stands in a row; Enter shows all of it.
const cellLimit = 160

func short(text string) string {
	r := []rune(text)
	if len(r) <= cellLimit {
		return text
	}
	return string(r[:cellLimit]) + "…"
}

func (p *takePart) cell(row, col int) kit.Cell {
	s := p.groups[p.shown][row]
	if s.column != nil {
		return p.columnCell(s, col)
	}
	if col == 0 {
		return kit.Cell{
			Text: short(or(s.row.Number, lang.L("Tanpa nomor"))), Bold: true,
			Sub: short(p.previews[s.file].Agency.Code + " · " + s.row.Action),
		}
	}
	if s.field == nil {
		switch col {
		case 6:
			return kit.Cell{Text: reasonText(s)}
		case 7:
			return outcomeCell(s.row.Outcome)
		}
		return kit.Cell{}
	}
	switch col {
	case 1:
		return kit.Cell{Text: app.ColumnHeading(s.field.Key)}
	case 2:
		return valueCell(s.field.Base.String())
	case 3:
		return valueCell(s.field.Now.String())
	case 4:
		c := valueCell(s.field.Written)
		c.Sub = s.field.Address
		return c
	case 5:
		c := valueCell(s.field.Understood.String())
		c.Bold = true
		return c
	case 6:
		return kit.Cell{Text: reasonText(s)}
	}
	return p.choiceCell(s)
}

func valueCell(text string) kit.Cell {
	if text == "" {
		return kit.Cell{Text: lang.L("(kosong)"), Muted: true}
	}
	return kit.Cell{Text: short(text)}
}

// reasonText tells why a field or its row was judged as it was.
func reasonText(s spot) string {
	var out []string
	reasons := s.row.Reasons
	if s.field != nil {
		reasons = append(append([]returns.Reason{}, s.field.Reasons...), reasons...)
	}
	for _, r := range reasons {
		out = append(out, lang.L(returns.Reasons[r]))
	}
	return joined(" ", out...)
}

func outcomeCell(o returns.Outcome) kit.Cell {
	word, tone := outcomeWord(o)
	return kit.Cell{Text: word, Chip: true, Tone: tone}
}

func outcomeWord(o returns.Outcome) (string, kit.Tone) {
	switch o {
	case returns.Update:
		return lang.L("Pasti"), kit.ToneGreen
	case returns.Review:
		return lang.L("Periksa"), kit.ToneAmber
	case returns.Conflict:
		return lang.L("Bentrok"), kit.ToneViolet
	case returns.Rejected:
		return lang.L("Ditolak"), kit.ToneRed
	case returns.Missing:
		return lang.L("Tidak kembali"), kit.ToneNeutral
	case returns.New:
		return lang.L("Baris baru"), kit.ToneBlue
	}
	return lang.L("Tetap"), kit.ToneNeutral
}

// choiceCell shows what was decided about a field; while nothing is, what it
// is.
func (p *takePart) choiceCell(s spot) kit.Cell {
	choice, decided := p.choices[s.file][s.Spot]
	if !decided && s.field.Outcome == returns.Update && p.certain.Checked {
		choice = returns.TakeTheirs
	}
	switch choice {
	case returns.TakeTheirs:
		return kit.Cell{Text: lang.L("Diambil"), Chip: true, Tone: kit.ToneGreen}
	case returns.KeepOurs:
		return kit.Cell{Text: lang.L("Dipertahankan"), Chip: true, Tone: kit.ToneBlue}
	case returns.SetAside:
		return kit.Cell{Text: lang.L("Dilewati"), Chip: true, Tone: kit.ToneNeutral}
	}
	return outcomeCell(s.field.Outcome)
}

// detail shows a field with all of its texts.
func (p *takePart) detail(i int) {
	s := p.groups[p.shown][i]
	if s.column != nil {
		p.askColumn(s)
		return
	}
	pairs := [][2]string{{lang.L("OPD"), p.previews[s.file].Agency.Name}, {lang.L("Berkas"), p.previews[s.file].Name}, {lang.L("Yang harus dilakukan"), s.row.Action}}
	if s.field != nil {
		pairs = append(pairs,
			[2]string{lang.L("Kolom"), app.ColumnHeading(s.field.Key)}, [2]string{lang.L("Sel"), s.field.Address},
			[2]string{lang.L("Dikirim"), or(s.field.Base.String(), lang.L("(kosong)"))}, [2]string{lang.L("Sekarang"), or(s.field.Now.String(), lang.L("(kosong)"))},
			[2]string{lang.L("Tertulis"), or(s.field.Written, lang.L("(kosong)"))}, [2]string{lang.L("Dipahami"), or(s.field.Understood.String(), lang.L("(kosong)"))})
	}
	pairs = append(pairs, [2]string{lang.L("Sebab"), reasonText(s)})
	choices := []kit.Choice{{Label: lang.L("Tutup"), Cancel: true, Default: p.shown >= groupNotTaken}}
	if p.shown < groupNotTaken {
		decide := func(r rune) func() bool {
			return func() bool {
				p.letter(r)
				return true
			}
		}
		choices = append(choices,
			kit.Choice{Label: lang.L("Lewati"), Run: decide('l')},
			kit.Choice{Label: lang.L("Pertahankan"), Run: decide('k')},
			kit.Choice{Label: lang.L("Ambil jawaban OPD"), Default: true, Run: decide('t')})
	}
	kit.ShowModal(p.Window.Window, or(s.row.Number, lang.L("Baris")), container.New(wide(680), facts(pairs...)), choices...)
}

// fileCell tells of one file: whose it is, and what is to be known of it.
func (p *takePart) fileCell(row, col int) kit.Cell {
	f := p.previews[row]
	switch col {
	case 0:
		return kit.Cell{Text: f.Name, Bold: true}
	case 1:
		return kit.Cell{Text: or(f.Agency.Code, "–"), Muted: f.Agency.Code == ""}
	case 2:
		switch {
		case f.Problem != nil:
			return kit.Cell{Text: lang.L("Ditolak"), Chip: true, Tone: kit.ToneRed}
		case !f.Again.IsZero():
			return kit.Cell{Text: lang.L("Pernah diambil"), Chip: true, Tone: kit.ToneAmber}
		}
		return kit.Cell{Text: lang.L("Terbaca"), Chip: true, Tone: kit.ToneGreen}
	}
	return kit.Cell{Text: fileText(f)}
}

func fileText(f app.ReturnPreview) string {
	if f.Problem != nil {
		return message(f.Problem)
	}
	out := []string{say(f.Again)}
	for _, n := range f.Preview.Notes {
		text := lang.L(returns.Reasons[n.Reason])
		if n.Where != "" {
			text += " (" + n.Where + ")"
		}
		out = append(out, text)
	}
	if f.Told {
		out = append(out, lang.L("Tekan Enter untuk menanyakan lagi kolomnya."))
	}
	if n := len(f.Preview.Columns); n > 0 {
		out = append(out, fmt.Sprintf(lang.L("%d kolom belum dikenal dan belum dibaca."), n))
	}
	c := f.Preview.Counts
	out = append(out, fmt.Sprintf(lang.L("%d baris; %d nilai pasti, %d perlu keputusan, %d tidak diambil."), len(f.Preview.Rows),
		c.Fields[returns.Update], c.Fields[returns.Review]+c.Fields[returns.Conflict], c.Fields[returns.Rejected]))
	return joined("\n", out...)
}

// or is the first text that says something.
func or(text, instead string) string {
	if text == "" {
		return instead
	}
	return text
}
