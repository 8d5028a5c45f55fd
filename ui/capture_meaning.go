package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

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
// made for a key would stay in Fyne's caches for a minute.
type chipRow struct {
	row   *fyne.Container
	chips []*kit.Chip
	shown []chipText
}

func newChipRow() *chipRow { return &chipRow{row: kit.NewFlow(5)} }

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
}

// floorChip says who speaks until another does.
func floorChip(speaker capture.Ref) chipText {
	if speaker.IsZero() {
		return chipText{text: lang.L("Belum ada pembicara"), tone: kit.ToneNeutral}
	}
	return chipText{text: lang.L("Berbicara:") + " " + speaker.Label, tone: kit.TonePrimary}
}
