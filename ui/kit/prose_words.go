package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit/prose"
)

// A proseType is how text is set.
type proseType struct {
	size fyne.ThemeSizeName
	bold bool
	ink  fyne.ThemeColorName
}

func (t proseType) wrapper(r prose.Run) *Wrapper {
	return SharedWrapper(t.size, fyne.TextStyle{Bold: t.bold || r.Bold || r.Key, Italic: r.Italic})
}

// line is the distance of lines.
func (t proseType) line() float32 { return t.wrapper(prose.Run{}).LineHeight() + zoomed(4) }

// A proseWord is a word of a run. Glued ones stand right behind the one before:
// a comma behind a key.
type proseWord struct {
	run   int
	text  string
	width float32
	glued bool
}

// capPad is the room left and right within a key cap.
func capPad() float32 { return zoomed(5) }

// proseWords parts runs into words.
func proseWords(runs []prose.Run, t proseType) []proseWord {
	var words []proseWord
	glued := true
	for i, r := range runs {
		parts := strings.Split(r.Text, " ")
		for j, part := range parts {
			if j > 0 {
				glued = false
			}
			if part == "" {
				continue
			}
			w := proseWord{run: i, text: part, width: t.wrapper(r).Width(part), glued: glued}
			if r.Key {
				w.width += 2 * capPad()
			}
			words = append(words, w)
			glued = true
		}
	}
	return words
}

// proseLines breaks words to a width. What is glued together stays on one line.
func proseLines(words []proseWord, space, width float32) [][]proseWord {
	var lines [][]proseWord
	var line []proseWord
	used := float32(0)
	for i := 0; i < len(words); {
		n, wide := 1, words[i].width
		for i+n < len(words) && words[i+n].glued {
			wide += words[i+n].width
			n++
		}
		if len(line) > 0 && used+space+wide > width {
			lines, line, used = append(lines, line), nil, 0
		}
		if len(line) > 0 {
			used += space
		}
		used += wide
		line = append(line, words[i:i+n]...)
		i += n
	}
	return append(lines, line)
}

// space is how wide a space between words is.
func (t proseType) space() float32 {
	w := t.wrapper(prose.Run{})
	return w.Width("n n") - w.Width("nn")
}

// text sets runs at the present place, breaks them to a width, and returns how
// high they are.
func (d *proseDrawing) text(runs []prose.Run, t proseType, at fyne.Position, width float32) float32 {
	lines := proseLines(proseWords(runs, t), t.space(), width)
	linked := map[int]bool{} // runs whose link can be reached by Tab already
	for i, line := range lines {
		d.line(line, runs, t, at.AddXY(0, float32(i)*t.line()), linked)
	}
	return float32(len(lines)) * t.line()
}

// line sets the words of one line; those of one run that follow each other
// become one piece.
func (d *proseDrawing) line(line []proseWord, runs []prose.Run, t proseType, at fyne.Position, linked map[int]bool) {
	space := t.space()
	for i := 0; i < len(line); {
		n, text := 1, line[i].text
		for i+n < len(line) && line[i+n].run == line[i].run {
			text += " " + line[i+n].text
			n++
		}
		if i > 0 && !line[i].glued {
			at.X += space
		}
		r := runs[line[i].run]
		at.X += d.piece(text, r, t, at, !linked[line[i].run])
		linked[line[i].run] = true
		i += n
	}
}

// piece sets one piece of text and returns how wide it is.
func (d *proseDrawing) piece(text string, r prose.Run, t proseType, at fyne.Position, first bool) float32 {
	w := t.wrapper(r)
	o := &canvas.Text{Text: text, TextSize: sizeOf(t.size), TextStyle: w.style, Color: colorOf(t.ink)}
	width := w.Width(text)
	size := fyne.NewSize(width+1, w.LineHeight())
	if r.Link != "" {
		d.add(newProseTarget(d.page, linkContent(o), first, func() { d.page.Follow(r.Link) }), at, size)
		return width
	}
	if r.Key {
		ground := &canvas.Rectangle{FillColor: colorOf(ColorStripe), StrokeColor: colorOf(ColorBorder), StrokeWidth: 1, CornerRadius: 4}
		d.add(ground, at.AddXY(1, 0), fyne.NewSize(width+2*capPad()-2, size.Height))
		at.X += capPad()
		width += 2 * capPad()
	}
	d.add(o, at, size)
	return width
}

// linkContent underlines a text, so that a link is told without its color.
func linkContent(o *canvas.Text) fyne.CanvasObject {
	o.Color = colorOf(theme.ColorNamePrimary)
	rule := &canvas.Rectangle{FillColor: o.Color}
	return &fyne.Container{Layout: &underlined{}, Objects: []fyne.CanvasObject{o, rule}}
}

// underlined lays the second object below the first as a thin rule.
type underlined struct{}

func (underlined) MinSize(os []fyne.CanvasObject) fyne.Size { return os[0].MinSize() }

func (underlined) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Resize(s)
	os[1].Move(fyne.NewPos(0, s.Height-2))
	os[1].Resize(fyne.NewSize(s.Width-1, 1))
}
