package kit

import (
	"math"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// A Wrapper breaks text into lines, fast, for rows of lists: measuring is the
// slow part of Fyne, so it remembers the width of every word it has met. A
// theme of another size makes it forget.
type Wrapper struct {
	size  fyne.ThemeSizeName
	style fyne.TextStyle
	fixed float32 // text size whatever the theme says; 0 leaves it to the theme

	points float32 // text size the widths below hold for
	line   float32
	space  float32
	words  map[string]float32
	signs  map[rune]float32

	measured func(string) float32 // width of a text as it is
}

// longWord is how long, in bytes, a word may be to be remembered as a whole.
const longWord = 48

// maxWords bounds a Wrapper's memory; 20,000 entries have some 15,000 words.
const maxWords = 60_000

// minWrap is the least width text is broken to. The first layout of a window
// happens at width 0, where every sign would become a line.
const minWrap = 40

// NewWrapper returns a Wrapper for texts in one style and theme size.
func NewWrapper(size fyne.ThemeSizeName, style fyne.TextStyle) *Wrapper {
	return &Wrapper{size: size, style: style}
}

// wrappers holds the Wrapper of every size and style that [Text] has used.
var wrappers = map[wrapperKey]*Wrapper{}

type wrapperKey struct {
	size  fyne.ThemeSizeName
	style fyne.TextStyle
}

// SharedWrapper returns the program's one Wrapper for a style and size. A row's
// height function uses the same as the [Text] that draws it.
func SharedWrapper(size fyne.ThemeSizeName, style fyne.TextStyle) *Wrapper {
	k := wrapperKey{size, style}
	if wrappers[k] == nil {
		wrappers[k] = NewWrapper(size, style)
	}
	return wrappers[k]
}

// fresh forgets what was measured at another text size.
func (w *Wrapper) fresh() {
	points := w.fixed
	if points == 0 {
		points = sizeOf(w.size)
	}
	if points == w.points && len(w.words) < maxWords {
		return
	}
	w.points = points
	w.words, w.signs = map[string]float32{}, map[rune]float32{}
	w.measured = func(s string) float32 { return fyne.MeasureText(s, points, w.style).Width }
	w.line = fyne.MeasureText("Åg", points, w.style).Height
	w.space = w.measured("n n") - w.measured("nn")
}

// LineHeight is the height of one line in Fyne units.
func (w *Wrapper) LineHeight() float32 {
	w.fresh()
	return w.line
}

// Height is the height of text broken to width.
func (w *Wrapper) Height(text string, width float32) float32 {
	return float32(len(w.Lines(text, width))) * w.LineHeight()
}

// Width is the width of the longest line of text as it is.
func (w *Wrapper) Width(text string) float32 {
	w.fresh()
	widest := float32(0)
	for line := range strings.SplitSeq(text, "\n") {
		sum, n := float32(0), 0
		for word := range strings.SplitSeq(line, " ") {
			sum += w.word(word)
			n++
		}
		widest = max(widest, sum+float32(n-1)*w.space)
	}
	return widest
}

// Lines breaks text at spaces so that no line is wider than width; a word that
// is too long is broken inside. There is always at least one line.
func (w *Wrapper) Lines(text string, width float32) []string {
	w.fresh()
	width = max(width, minWrap)
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = w.paragraph(lines, paragraph, width)
	}
	return lines
}

// paragraph appends the lines of text without newline. Lines are slices of the
// text itself, so nothing is copied.
func (w *Wrapper) paragraph(lines []string, text string, width float32) []string {
	start, used := 0, float32(0) // the line begun
	for i := 0; i <= len(text); {
		end := strings.IndexByte(text[i:], ' ')
		if end < 0 {
			end = len(text)
		} else {
			end += i
		}
		wide := w.word(text[i:end])
		switch {
		case i == start:
			used = wide
		case used+w.space+wide <= width:
			used += w.space + wide
		default:
			lines = append(lines, strings.TrimRight(text[start:i], " "))
			start, used = i, wide
		}
		for used > width && i == start { // one word, too long for any line
			cut, wide := w.cut(text[start:end], width)
			used = wide
			if start+cut == end {
				break
			}
			lines = append(lines, text[start:start+cut])
			start += cut
			i, used = start, width+1
		}
		i = end + 1
	}
	return append(lines, text[start:])
}

// cut returns how many bytes of a word fit into width, at least one sign, and
// how wide they are.
func (w *Wrapper) cut(word string, width float32) (n int, wide float32) {
	for i, r := range word {
		sign := w.sign(r)
		if i > 0 && wide+sign > width {
			return i, wide
		}
		wide += sign
	}
	return len(word), wide
}

// Ellipsis shortens one line so that it fits into width, ending in "…".
func (w *Wrapper) Ellipsis(text string, width float32) string {
	if w.Width(text) <= width {
		return text
	}
	sum := w.sign('…')
	last := 0
	for i, r := range text {
		sum += w.sign(r)
		if sum > width {
			break
		}
		last = i + utf8.RuneLen(r)
	}
	return strings.TrimRight(text[:last], " ,;:.") + "…"
}

func (w *Wrapper) word(s string) float32 {
	if s == "" {
		return 0
	}
	if len(s) > longWord {
		_, wide := w.cut(s, math.MaxFloat32)
		return wide
	}
	wide, ok := w.words[s]
	if !ok {
		wide = w.measured(s)
		w.words[strings.Clone(s)] = wide
	}
	return wide
}

func (w *Wrapper) sign(r rune) float32 {
	wide, ok := w.signs[r]
	if !ok {
		wide = w.measured(string(r))
		w.signs[r] = wide
	}
	return wide
}
