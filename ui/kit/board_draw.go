package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Sizes of a board, in pixels of a screen of 1920 x 1080.
const (
	boardMargin  = 72
	boardOver    = 30
	boardHeading = 60
	boardNote    = 34
	boardLabel   = 26
	boardNew     = 44
	boardOld     = 36
	boardDetail  = 32
	boardFoot    = 26
)

// boardDrawing lays a sheet out from top to bottom, once.
type boardDrawing struct {
	b    *Board
	size fyne.Size
	unit float32 // Fyne units of one pixel of the sizes above, without the zoom
	out  []fyne.CanvasObject
	y    float32
	end  float32 // where the foot begins
	left int

	items []boardItem
}

func newBoardDrawing(b *Board, size fyne.Size) *boardDrawing {
	d := &boardDrawing{b: b, size: size, unit: min(size.Width/1920, size.Height/1080)}
	switch {
	case b.black:
		d.rectangle(color.Black, fyne.NewPos(0, 0), size, 0)
	case d.unit > 0:
		d.rectangle(b.color(theme.ColorNameBackground), fyne.NewPos(0, 0), size, 0)
		d.foot()
		d.head()
		d.numbers()
		d.charts()
		d.blocks()
	}
	return d
}

func (d *boardDrawing) objects() []fyne.CanvasObject { return d.out }

// boardWrappers remember the width of words by text size and weight; a board
// uses nine of them at a time.
var boardWrappers = map[boardType]*Wrapper{}

type boardType struct {
	points float32
	bold   bool
}

func boardWrapper(t boardType) *Wrapper {
	if boardWrappers[t] == nil {
		if len(boardWrappers) > 40 { // the window was drawn from size to size
			clear(boardWrappers)
		}
		boardWrappers[t] = &Wrapper{fixed: t.points, style: fyne.TextStyle{Bold: t.bold}}
	}
	return boardWrappers[t]
}

// letters is the type of a size above, zoomed, in whole units, so that few
// sizes must be measured.
func (d *boardDrawing) letters(size float32, bold bool) boardType {
	points := size * d.unit * float32(d.b.look.Zoom) / 100
	return boardType{max(8, float32(int(points+0.5))), bold}
}

func (d *boardDrawing) rectangle(c color.Color, at fyne.Position, size fyne.Size, radius float32) {
	r := canvas.NewRectangle(c)
	r.CornerRadius = radius
	r.Move(at)
	r.Resize(size)
	d.out = append(d.out, r)
}

// line draws one line of text and returns how high it is.
func (d *boardDrawing) line(text string, t boardType, ink fyne.ThemeColorName, at fyne.Position) float32 {
	o := canvas.NewText(text, d.b.color(ink))
	o.TextSize, o.TextStyle = t.points, fyne.TextStyle{Bold: t.bold}
	h := boardWrapper(t).LineHeight()
	o.Move(at)
	o.Resize(fyne.NewSize(boardWrapper(t).Width(text)+1, h))
	d.out = append(d.out, o)
	return h
}

// fit breaks a text to a width and at most some lines, the last ending in "…".
func fit(text string, t boardType, width float32, most int) []string {
	w := boardWrapper(t)
	lines := w.Lines(text, width)
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = w.Ellipsis(lines[most-1]+" …", width)
	}
	return lines
}

func (d *boardDrawing) width() float32 { return d.size.Width - 2*d.margin() }

func (d *boardDrawing) margin() float32 { return boardMargin * d.unit }

// foot draws the quiet last line: left, badge, right.
func (d *boardDrawing) foot() {
	s, t := d.b.sheet, d.letters(boardFoot, false)
	w := boardWrapper(t)
	y := d.size.Height - 36*d.unit - w.LineHeight()
	right := d.size.Width - d.margin() - w.Width(s.Right)
	d.line(s.Right, t, ColorMuted, fyne.NewPos(right, y))
	if s.Badge != "" {
		bold := boardType{t.points, true}
		wide, side := boardWrapper(bold).Width(s.Badge), 14*d.unit
		x := right - wide - 4*side
		d.rectangle(d.b.color(ToneAmber.Wash()), fyne.NewPos(x-side, y-4*d.unit), fyne.NewSize(wide+2*side, w.LineHeight()+8*d.unit), 8*d.unit)
		d.line(s.Badge, bold, ToneAmber.Ink(), fyne.NewPos(x, y))
		right = x - side
	}
	d.line(w.Ellipsis(s.Left, right-d.margin()-40*d.unit), t, ColorMuted, fyne.NewPos(d.margin(), y))
	d.end = y - 24*d.unit
	d.rectangle(d.b.color(ColorBorder), fyne.NewPos(d.margin(), d.end), fyne.NewSize(d.width(), max(1, 2*d.unit)), 0)
	d.end -= 20 * d.unit
}

func (d *boardDrawing) head() {
	s := d.b.sheet
	d.y = 48 * d.unit
	if s.Over != "" {
		t := d.letters(boardOver, false)
		d.y += d.line(boardWrapper(t).Ellipsis(s.Over, d.width()), t, ColorMuted, fyne.NewPos(d.margin(), d.y))
	}
	d.paragraph(s.Heading, d.letters(boardHeading, true), theme.ColorNamePrimary, 2)
	if s.Note != "" {
		d.y += 8 * d.unit
		d.paragraph(s.Note, d.letters(boardNote, false), ToneAmber.Ink(), 2)
	}
	d.y += 28 * d.unit
}

func (d *boardDrawing) paragraph(text string, t boardType, ink fyne.ThemeColorName, most int) {
	if text == "" {
		return
	}
	for _, l := range fit(text, t, d.width(), most) {
		d.y += d.line(l, t, ink, fyne.NewPos(d.margin(), d.y))
	}
}

func (d *boardDrawing) blocks() {
	s := d.b.sheet
	switch {
	case len(s.Numbers)+len(s.Charts) > 0:
		return
	case len(s.Blocks) == 0:
		d.paragraph(s.Empty, d.letters(boardOld, false), ColorMuted, 3)
		return
	}
	blocks := s.Blocks[min(d.b.back, len(s.Blocks)-1):]
	more := d.letters(boardFoot, false)
	room := d.end
	if s.More != nil {
		room -= boardWrapper(more).LineHeight()
	}
	for i, b := range blocks {
		set := d.set(b, room-d.y, i == 0)
		if set == nil {
			d.left = len(blocks) - i
			break
		}
		d.y = set.draw(d, d.y)
	}
	if d.left > 0 && s.More != nil {
		d.line(s.More(d.left), more, ColorMuted, fyne.NewPos(d.margin()+d.side(), d.end-boardWrapper(more).LineHeight()))
	}
}

// side is the space left and right of what stands in a block.
func (d *boardDrawing) side() float32 { return 32 * d.unit }

// setBlock is a block broken into lines.
type setBlock struct {
	BoardBlock
	label, text, detail boardType
	lines, details      []string
	pad, gap, high      float32
}

// set breaks a block into lines; nil if it does not fit into the room. The
// first one always does, shortened if need be.
func (d *boardDrawing) set(b BoardBlock, room float32, first bool) *setBlock {
	s := &setBlock{
		BoardBlock: b, label: d.letters(boardLabel, true), text: d.letters(boardOld, false), detail: d.letters(boardDetail, false),
		pad: 8 * d.unit, gap: 10 * d.unit,
	}
	if b.Strong {
		s.text, s.pad, s.gap = d.letters(boardNew, true), 24*d.unit, 20*d.unit
	}
	width := d.width() - 2*d.side()
	if b.Detail != "" {
		s.details = fit(b.Detail, s.detail, width, 2)
	}
	s.high = 2*s.pad + float32(len(s.details))*boardWrapper(s.detail).LineHeight()
	if b.Label != "" {
		s.high += boardWrapper(s.label).LineHeight()
	}
	line := boardWrapper(s.text).LineHeight()
	most := int((room - s.high) / line)
	s.lines = boardWrapper(s.text).Lines(b.Text, width)
	if len(s.lines) > most {
		if !first {
			return nil
		}
		s.lines = fit(b.Text, s.text, width, max(1, most))
	}
	s.high += float32(len(s.lines)) * line
	return s
}

func (s *setBlock) draw(d *boardDrawing, y float32) float32 {
	ink, side := ColorMuted, d.side()
	if s.Strong {
		ink = theme.ColorNameForeground
		d.rectangle(d.b.color(ColorSurface), fyne.NewPos(d.margin(), y), fyne.NewSize(d.width(), s.high), 12*d.unit)
		d.rectangle(d.b.color(s.Tone.Solid()), fyne.NewPos(d.margin(), y), fyne.NewSize(10*d.unit, s.high), 4*d.unit)
	}
	at := y + s.pad
	x := d.margin() + side
	if s.Label != "" {
		at += d.line(s.Label, s.label, s.Tone.Ink(), fyne.NewPos(x, at))
	}
	for _, l := range s.lines {
		at += d.line(l, s.text, ink, fyne.NewPos(x, at))
	}
	for _, l := range s.details {
		at += d.line(l, s.detail, ink, fyne.NewPos(x, at))
	}
	return y + s.high + s.gap
}
