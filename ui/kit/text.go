package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Text is themed text without the padding of a Label: one line, or wrapped
// lines. It rereads its color and size whenever the theme changes.
type Text struct {
	widget.BaseWidget
	Text      string
	ColorName fyne.ThemeColorName // "" means the foreground
	SizeName  fyne.ThemeSizeName  // "" means normal text
	Style     fyne.TextStyle
	Align     fyne.TextAlign
	Wrap      bool // goes on in further lines
	Truncate  bool // one line that takes what room there is and ends in "…"
	MaxLines  int  // with Wrap: the last line ends in "…"; 0 means no limit

	width float32 // that the lines were broken to
}

// NewText returns one line of normal text.
func NewText(text string) *Text { return extendText(&Text{Text: text}) }

// NewMuted returns one line of small quiet text.
func NewMuted(text string) *Text {
	return extendText(&Text{Text: text, ColorName: ColorMuted, SizeName: theme.SizeNameCaptionText})
}

// NewStrong returns one line of bold text.
func NewStrong(text string) *Text {
	return extendText(&Text{Text: text, Style: fyne.TextStyle{Bold: true}})
}

// NewHeading returns one line of large bold text.
func NewHeading(text string) *Text {
	return extendText(&Text{Text: text, SizeName: theme.SizeNameHeadingText, Style: fyne.TextStyle{Bold: true}})
}

// NewParagraph returns wrapped text.
func NewParagraph(text string) *Text { return extendText(&Text{Text: text, Wrap: true}) }

func extendText(t *Text) *Text {
	t.ExtendBaseWidget(t)
	return t
}

// SetText changes the text.
func (t *Text) SetText(text string) {
	if t.Text != text {
		t.Text = text
		t.Refresh()
	}
}

// SetColor changes the color's name.
func (t *Text) SetColor(c fyne.ThemeColorName) {
	if t.ColorName != c {
		t.ColorName = c
		t.Refresh()
	}
}

// Resize breaks wrapped text anew when the width changes.
func (t *Text) Resize(s fyne.Size) {
	changed := s.Width != t.width && (t.Wrap || t.Truncate)
	t.width = s.Width
	t.BaseWidget.Resize(s)
	if changed {
		t.Refresh()
	}
}

func (t *Text) wrapper() *Wrapper {
	size := t.SizeName
	if size == "" {
		size = theme.SizeNameText
	}
	return SharedWrapper(size, t.Style)
}

// lines returns the text as it is shown at the present width.
func (t *Text) lines() []string {
	w := t.wrapper()
	switch {
	case t.Wrap && t.width > 0:
		lines := w.Lines(t.Text, t.width)
		if t.MaxLines > 0 && len(lines) > t.MaxLines {
			lines = lines[:t.MaxLines]
			lines[t.MaxLines-1] = w.Ellipsis(lines[t.MaxLines-1]+" …", t.width)
		}
		return lines
	case t.Truncate && t.width > 0:
		return []string{w.Ellipsis(strings.ReplaceAll(t.Text, "\n", " "), t.width)}
	}
	return strings.Split(t.Text, "\n")
}

// CreateRenderer is for Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t}
	r.Refresh()
	return r
}

type textRenderer struct {
	text    *Text
	objects []fyne.CanvasObject
}

func (r *textRenderer) Destroy() {}

func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *textRenderer) Layout(s fyne.Size) {
	line := r.text.wrapper().LineHeight()
	for i, o := range r.objects {
		o.Resize(fyne.NewSize(s.Width, line))
		o.Move(fyne.NewPos(0, float32(i)*line))
	}
}

func (r *textRenderer) MinSize() fyne.Size {
	t := r.text
	line := t.wrapper().LineHeight()
	switch {
	case t.Wrap:
		return fyne.NewSize(minWrap, float32(max(1, len(r.objects)))*line)
	case t.Truncate:
		return fyne.NewSize(0, line)
	}
	return fyne.NewSize(t.wrapper().Width(t.Text)+1, float32(strings.Count(t.Text, "\n")+1)*line)
}

func (r *textRenderer) Refresh() {
	t := r.text
	name := t.ColorName
	if name == "" {
		name = theme.ColorNameForeground
	}
	ink, points := colorOf(name), t.wrapper().size
	before := len(r.objects)
	lines := t.lines()
	r.objects = r.objects[:min(len(lines), len(r.objects))]
	for i, line := range lines {
		if i == len(r.objects) {
			r.objects = append(r.objects, &canvas.Text{})
		}
		o := r.objects[i].(*canvas.Text)
		o.Text, o.Color, o.TextSize, o.TextStyle, o.Alignment = line, ink, sizeOf(points), t.Style, t.Align
	}
	r.Layout(t.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
	if len(r.objects) != before {
		canvas.Refresh(t)
	}
}
