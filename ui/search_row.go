package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// hitRow shows what was found: where it was said and by whom, its kind, and the
// sentence with the words found in bold.
type hitRow struct {
	widget.BaseWidget
	head    *kit.Text
	kind    *kit.Chip
	words   []hitWord
	root    *fyne.Container
	snippet *fyne.Container
}

// A hitWord is one word of a sentence; found ones are shown in bold.
type hitWord struct {
	text  string
	found bool
}

// The measures of a hit, in Fyne units.
const (
	hitSide  = 14
	hitTop   = 8
	hitKinds = 130
)

func newHitRow() *hitRow {
	r := &hitRow{head: kit.NewMuted(""), kind: kit.NewChip("", kit.ToneNeutral), snippet: &fyne.Container{}}
	r.head.Truncate = true
	r.root = &fyne.Container{Layout: hitLayout{r}, Objects: []fyne.CanvasObject{r.head, r.kind, r.snippet}}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is for Fyne.
func (r *hitRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.root) }

func (r *hitRow) set(h app.Hit) {
	parts := []string{words.LongDay(h.On)}
	if h.Source != app.InMeeting {
		parts = append(parts, h.MeetingTitle)
	}
	for _, p := range []string{h.Number, h.Speaker} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	r.head.Text = classed(strings.Join(parts, " · "), h.Classification)
	r.kind.Set(hitKind(h))
	r.words = hitWords(h.Snippet)
	r.head.Refresh()
	r.root.Refresh()
}

// hitKind is what a hit is called, and its tone.
func hitKind(h app.Hit) (string, kit.Tone) {
	switch h.Source {
	case app.InMeeting:
		return lang.L("Rapat"), kit.ToneNeutral
	case app.InAgenda:
		return lang.L("Acara"), kit.ToneNeutral
	case app.InReport:
		return lang.L("Perkembangan"), kit.ToneNeutral
	}
	return kindWord(h.Kind)
}

// Refresh rereads the theme.
func (r *hitRow) Refresh() { r.root.Refresh() }

// hitWords splits a sentence into words and marks those found. Marks may stand
// within a word; the whole word is then shown as found.
func hitWords(snippet string) []hitWord {
	var words []hitWord
	inside := false
	for _, w := range strings.Fields(snippet) {
		found := inside || strings.Contains(w, app.HitStart)
		if start, end := strings.LastIndex(w, app.HitStart), strings.LastIndex(w, app.HitEnd); start > end {
			inside = true
		} else if end > start {
			inside = false
		}
		w = strings.NewReplacer(app.HitStart, "", app.HitEnd, "").Replace(w)
		if w != "" {
			words = append(words, hitWord{w, found})
		}
	}
	return words
}

// hitLines sets words in lines no wider than width and hands each word with its
// place to put; it returns the number of lines.
func hitLines(words []hitWord, width float32, put func(w hitWord, line int, x, wide float32)) int {
	space := kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).Width("a a") - 2*kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).Width("a")
	line, x := 0, float32(0)
	for _, w := range words {
		wide := kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{Bold: w.found}).Width(w.text)
		if x > 0 && x+wide > width {
			line, x = line+1, 0
		}
		put(w, line, x, wide)
		x += wide + space
	}
	return line + 1
}

func hitHeight(h app.Hit, width float32) float32 {
	lines := hitLines(hitWords(h.Snippet), width-2*hitSide-hitKinds, func(hitWord, int, float32, float32) {})
	head := kit.SharedWrapper(theme.SizeNameCaptionText, fyne.TextStyle{}).LineHeight()
	return 2*hitTop + head + 4 + float32(lines)*kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).LineHeight()
}

// hitLayout places the parts of a hit.
type hitLayout struct{ r *hitRow }

// MinSize is for Fyne.
func (hitLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 40) }

// Layout is for Fyne.
func (l hitLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	r := l.r
	width, high := s.Width-2*hitSide-hitKinds, r.head.MinSize().Height
	r.head.Move(fyne.NewPos(hitSide, hitTop))
	r.head.Resize(fyne.NewSize(width, high))
	chip := r.kind.MinSize()
	r.kind.Move(fyne.NewPos(s.Width-hitSide-chip.Width, hitTop))
	r.kind.Resize(chip)
	line := kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).LineHeight()
	r.snippet.Move(fyne.NewPos(hitSide, hitTop+high+4))
	r.snippet.Resize(fyne.NewSize(width, s.Height-hitTop-high-4))
	r.snippet.Objects = nil
	hitLines(r.words, width, func(w hitWord, n int, x, wide float32) {
		ink := theme.ColorNameForeground
		if w.found {
			ink = kit.TonePrimary.Ink()
		}
		t := &canvas.Text{Text: w.text, Color: kit.ColorOf(ink), TextSize: theme.TextSize(), TextStyle: fyne.TextStyle{Bold: w.found}}
		t.Move(fyne.NewPos(x, float32(n)*line))
		t.Resize(fyne.NewSize(wide, line))
		r.snippet.Objects = append(r.snippet.Objects, t)
	})
}
