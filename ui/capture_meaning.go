package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/ui/kit"
)

// A chipText is what one chip says.
type chipText struct {
	text string
	tone kit.Tone
	dot  bool
}

// chipRow shows chips that change with each key. It uses them again: a widget
// made for a key would stay in Fyne's caches for a minute. A sentence too long
// for a chip is shown in lines.
type chipRow struct {
	root, row *fyne.Container
	chips     []*kit.Chip
	long      *kit.Text
	shown     []chipText
}

func newChipRow() *chipRow {
	r := &chipRow{row: kit.NewFlow(5), long: kit.NewParagraph("")}
	r.long.SizeName, r.long.Hidden = theme.SizeNameCaptionText, true
	r.root = container.NewStack(r.row, r.long)
	return r
}

func (r *chipRow) show(texts ...chipText) {
	if slices.Equal(r.shown, texts) {
		return
	}
	for len(r.chips) < len(texts) {
		r.chips = append(r.chips, kit.NewChip("", kit.ToneNeutral))
	}
	objects := make([]fyne.CanvasObject, len(texts))
	for i, t := range texts {
		if c := r.chips[i]; c.Text != t.text || c.Tone != t.tone || c.Dot != t.dot {
			c.Text, c.Tone, c.Dot = t.text, t.tone, t.dot
			c.Refresh()
		}
		objects[i] = r.chips[i]
	}
	r.shown, r.row.Objects = slices.Clone(texts), objects
	r.row.Refresh()
	long := len(texts) == 1 && r.chips[0].MinSize().Width > r.root.Size().Width && r.root.Size().Width > 0
	if long {
		r.long.SetColor(texts[0].tone.Ink())
		r.long.SetText(texts[0].text)
	}
	if long == r.long.Hidden {
		setShown(r.long, long)
		setShown(r.row, !long)
	}
}

// floorChip says who speaks until another does.
func floorChip(speaker capture.Ref) chipText {
	if speaker.IsZero() {
		return chipText{text: lang.L("Belum ada pembicara"), tone: kit.ToneNeutral}
	}
	return chipText{text: lang.L("Berbicara:") + " " + speaker.Label, tone: kit.TonePrimary}
}
