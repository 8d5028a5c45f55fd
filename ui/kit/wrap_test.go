package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

func TestWrapperKeepsEveryWord(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	w := kit.NewWrapper(theme.SizeNameText, fyne.TextStyle{})
	for _, text := range []string{"", "satu", sentences[3], "dua  spasi", "baris\npertama dan kedua", strings.Repeat("x", 400), " depan dan belakang "} {
		for _, width := range []float32{0, 60, 200, 1000} {
			lines := w.Lines(text, width)
			got, want := squeeze(strings.Join(lines, " ")), squeeze(text)
			if strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
				t.Errorf("Lines(%q, %v) = %q, want every sign", text, width, lines)
			}
			for _, line := range lines {
				if wide := fyne.MeasureText(line, theme.TextSize(), fyne.TextStyle{}).Width; wide > max(width, 40)+1 {
					t.Errorf("line %q is %v wide, want at most %v", line, wide, width)
				}
			}
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestWrapperLineHeight(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	w := kit.NewWrapper(theme.SizeNameText, fyne.TextStyle{})
	if got, want := w.Height("a\nb", 500), 2*w.LineHeight(); got != want {
		t.Errorf("Height = %v, want %v", got, want)
	}
}

func TestEllipsis(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	w := kit.NewWrapper(theme.SizeNameText, fyne.TextStyle{})
	if got := w.Ellipsis("pendek", 500); got != "pendek" {
		t.Errorf("Ellipsis = %q, want the text as it is", got)
	}
	got := w.Ellipsis(sentences[0], 120)
	if !strings.HasSuffix(got, "…") || w.Width(got) > 121 || len(got) < 10 {
		t.Errorf("Ellipsis = %q, %v wide, want what fits into 120 with an ellipsis", got, w.Width(got))
	}
}

func TestTextFollowsItsWidth(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	p := kit.NewParagraph(sentences[3])
	p.Resize(fyne.NewSize(800, 20))
	wide := p.MinSize().Height
	p.Resize(fyne.NewSize(200, 20))
	if narrow := p.MinSize().Height; narrow <= wide {
		t.Errorf("a narrow paragraph is %v high, a wide one %v, want it higher", narrow, wide)
	}
}

func BenchmarkWrap(b *testing.B) {
	kittest.App(b, kit.ModeLight)
	w := kit.NewWrapper(theme.SizeNameText, fyne.TextStyle{})
	for b.Loop() {
		w.Lines(sentences[3], 400)
	}
}
