package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/ui/kit"
)

// The columns of an entry row, in Fyne units at 100 %.
const (
	entryTimeWidth = 54
	entryKindWidth = 116
	entryGap       = 5
)

// entryRow draws one entry: time, what was said by whom, its kind, and what
// follows from it.
type entryRow struct {
	widget.BaseWidget
	time, speaker, body, below *kit.Text
	why                        *kit.Text // what is doubtful, in words
	kind                       *kit.Chip
	mark                       *kit.Chip
	root                       *fyne.Container
}

func newEntryRow() *entryRow {
	r := &entryRow{
		time: kit.NewMuted(""), speaker: kit.NewStrong(""), body: kit.NewParagraph(""), below: kit.NewMuted(""),
		why: kit.NewParagraph(""), kind: kit.NewChip("", kit.ToneNeutral), mark: kit.NewChip("?", kit.ToneRed),
	}
	r.speaker.Truncate, r.speaker.ColorName = true, kit.TonePrimary.Ink()
	r.below.Truncate, r.below.ColorName = true, kit.ToneGreen.Ink()
	r.why.SizeName, r.why.ColorName = theme.SizeNameCaptionText, kit.ToneRed.Ink()
	r.root = container.New(entryLayout{r}, r.time, r.speaker, r.body, r.below, r.why, r.kind, r.mark)
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is for Fyne.
func (r *entryRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.root) }

func (r *entryRow) set(row streamRow) {
	word, tone := kindWord(row.entry.Kind)
	r.time.SetText(row.time)
	r.speaker.SetText(row.speaker)
	r.body.SetText(row.entry.Body)
	r.below.SetText(row.below)
	r.kind.Set(word, tone)
	setShown(r.speaker, row.speaker != "")
	setShown(r.below, row.below != "")
	r.why.SetText(row.why())
	setShown(r.mark, row.doubt)
	setShown(r.why, row.doubt)
	r.root.Refresh()
}

// why is what is doubtful about an entry, and how it is put right.
func (row streamRow) why() string {
	if !row.doubt {
		return ""
	}
	return strings.TrimSpace(doubtWords(row.entry) + " " + lang.L("F2 memperbaiki."))
}

func entryWhyWidth(width float32) float32 { return max(80, width-entryLeft()-2*kit.Zoomed(entryGap)) }

func whyHeight(text string, width float32) float32 {
	return kit.SharedWrapper(theme.SizeNameCaptionText, fyne.TextStyle{}).Height(text, width)
}

// entryLeft is where what was said begins, right of the time.
func entryLeft() float32 { return kit.Zoomed(entryTimeWidth + entryGap) }

func entryBodyWidth(width float32) float32 {
	return max(80, width-entryLeft()-kit.Zoomed(entryKindWidth+3*entryGap))
}

func entryHeight(row streamRow, width float32) float32 {
	gap := kit.Zoomed(entryGap)
	text := kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{})
	height := text.Height(row.entry.Body, entryBodyWidth(width))
	if row.speaker != "" {
		height += kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{Bold: true}).LineHeight() + gap/2
	}
	if row.below != "" {
		height += kit.SharedWrapper(theme.SizeNameCaptionText, fyne.TextStyle{}).LineHeight() + gap
	}
	if row.doubt {
		height += whyHeight(row.why(), entryWhyWidth(width)) + gap
	}
	return max(height, kit.Zoomed(24)) + 2*gap
}

// entryLayout places the parts of an entry row.
type entryLayout struct{ r *entryRow }

// Layout is for Fyne.
func (l entryLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	r, gap := l.r, kit.Zoomed(entryGap)
	left, width, y := entryLeft(), entryBodyWidth(size.Width), gap
	r.time.Move(fyne.NewPos(gap*2, y+1))
	r.time.Resize(fyne.NewSize(kit.Zoomed(entryTimeWidth), r.time.MinSize().Height))
	chip := r.kind.MinSize()
	r.kind.Move(fyne.NewPos(size.Width-chip.Width-gap*2, y))
	r.kind.Resize(chip)
	if r.speaker.Visible() {
		h := r.speaker.MinSize().Height
		r.speaker.Move(fyne.NewPos(left, y))
		r.speaker.Resize(fyne.NewSize(width, h))
		y += h + gap/2
	}
	h := kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).Height(r.body.Text, width)
	r.body.Move(fyne.NewPos(left, y))
	r.body.Resize(fyne.NewSize(width, h))
	if r.below.Visible() {
		r.below.Move(fyne.NewPos(left, y+h+gap/2))
		r.below.Resize(fyne.NewSize(size.Width-left-2*gap, r.below.MinSize().Height))
	}
	if r.why.Visible() {
		l.layOutDoubt(size)
	}
}

// layOutDoubt puts the reason at the foot, the mark before it.
func (l entryLayout) layOutDoubt(size fyne.Size) {
	r, gap := l.r, kit.Zoomed(entryGap)
	width := entryWhyWidth(size.Width)
	high := whyHeight(r.why.Text, width)
	top := size.Height - high - gap
	r.why.Move(fyne.NewPos(entryLeft(), top))
	r.why.Resize(fyne.NewSize(width, high))
	mark := r.mark.MinSize()
	line := kit.SharedWrapper(theme.SizeNameCaptionText, fyne.TextStyle{}).LineHeight()
	r.mark.Move(fyne.NewPos(entryLeft()-mark.Width-2*gap, top+(line-mark.Height)/2))
	r.mark.Resize(mark)
}

// MinSize is for Fyne.
func (l entryLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 24) }
