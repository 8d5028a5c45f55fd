package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Chip is a short text on a quiet ground of its tone: a state, a kind, a token.
type Chip struct {
	widget.BaseWidget
	Text     string
	Tone     Tone
	Dot      bool // a dot before the text, so that color is not the only sign
	Outlined bool // border only, for what is not sure
	OnTapped func()
}

// NewChip returns a chip.
func NewChip(text string, tone Tone) *Chip {
	c := &Chip{Text: text, Tone: tone}
	c.ExtendBaseWidget(c)
	return c
}

// NewStatusChip returns a chip with a dot before its text.
func NewStatusChip(text string, tone Tone) *Chip {
	c := NewChip(text, tone)
	c.Dot = true
	return c
}

// Set changes text and tone.
func (c *Chip) Set(text string, tone Tone) {
	if c.Text != text || c.Tone != tone {
		c.Text, c.Tone = text, tone
		c.Refresh()
	}
}

// Tapped is for Fyne.
func (c *Chip) Tapped(*fyne.PointEvent) {
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// Cursor shows a hand over a chip that can be pressed.
func (c *Chip) Cursor() desktop.Cursor {
	if c.OnTapped != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer is for Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, ground: &canvas.Rectangle{}, dot: &canvas.Circle{}, text: &canvas.Text{}}
	r.text.TextStyle.Bold = true
	r.Refresh()
	return r
}

type chipRenderer struct {
	chip   *Chip
	ground *canvas.Rectangle
	dot    *canvas.Circle
	text   *canvas.Text
}

func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.dot, r.text}
}

// measures returns the space left and right, and the room for the dot.
func (r *chipRenderer) measures() (side, dot float32) {
	if r.chip.Dot {
		dot = zoomed(12)
	}
	return zoomed(8), dot
}

func (r *chipRenderer) wrapper() *Wrapper {
	return SharedWrapper(theme.SizeNameCaptionText, r.text.TextStyle)
}

func (r *chipRenderer) MinSize() fyne.Size {
	side, dot := r.measures()
	w := r.wrapper()
	return fyne.NewSize(w.Width(r.chip.Text)+2*side+dot+1, w.LineHeight()+zoomed(4))
}

func (r *chipRenderer) Layout(s fyne.Size) {
	side, dot := r.measures()
	h := r.MinSize().Height
	top := max(0, (s.Height-h)/2)
	r.ground.Move(fyne.NewPos(0, top))
	r.ground.Resize(fyne.NewSize(s.Width, h))
	if r.chip.Dot {
		d := zoomed(7)
		r.dot.Move(fyne.NewPos(side, top+(h-d)/2))
		r.dot.Resize(fyne.NewSquareSize(d))
	}
	r.text.Text = r.wrapper().Ellipsis(r.chip.Text, max(0, s.Width-2*side-dot)+1)
	r.text.Move(fyne.NewPos(side+dot, top+zoomed(2)))
	r.text.Resize(fyne.NewSize(s.Width-2*side-dot, h-zoomed(4)))
}

func (r *chipRenderer) Refresh() {
	c := r.chip
	r.ground.CornerRadius = r.MinSize().Height / 2
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = colorOf(c.Tone.Wash()), nil, 0
	if strongContrast() {
		r.ground.StrokeColor, r.ground.StrokeWidth = colorOf(c.Tone.Solid()), 1
	}
	if c.Outlined {
		r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = color.Transparent, colorOf(c.Tone.Solid()), 1
	}
	r.dot.FillColor = colorOf(c.Tone.Solid())
	r.dot.Hidden = !c.Dot
	r.text.Color, r.text.TextSize = colorOf(c.Tone.Ink()), sizeOf(theme.SizeNameCaptionText)
	r.Layout(c.Size())
	canvas.Refresh(c)
}

// Dot is a small round mark of a tone.
type Dot struct {
	widget.BaseWidget
	Tone Tone
}

// NewDot returns a dot.
func NewDot(tone Tone) *Dot {
	d := &Dot{Tone: tone}
	d.ExtendBaseWidget(d)
	return d
}

// Set changes the tone.
func (d *Dot) Set(tone Tone) {
	if d.Tone != tone {
		d.Tone = tone
		d.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (d *Dot) CreateRenderer() fyne.WidgetRenderer {
	r := &dotRenderer{dot: d, circle: &canvas.Circle{}}
	r.Refresh()
	return r
}

type dotRenderer struct {
	dot    *Dot
	circle *canvas.Circle
}

func (r *dotRenderer) Destroy()                     {}
func (r *dotRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.circle} }
func (r *dotRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(zoomed(9)) }

func (r *dotRenderer) Layout(s fyne.Size) {
	d := zoomed(9)
	r.circle.Resize(fyne.NewSquareSize(d))
	r.circle.Move(fyne.NewPos((s.Width-d)/2, (s.Height-d)/2))
}

func (r *dotRenderer) Refresh() {
	r.circle.FillColor = colorOf(r.dot.Tone.Solid())
	canvas.Refresh(r.dot)
}

// NewKeyHint shows a key as a small key cap: "Ctrl+K".
func NewKeyHint(key string) fyne.CanvasObject {
	t := NewMuted(key)
	t.Style.Bold = true
	p := NewPanel(ColorStripe, pad(1, 1, 7, 7, t))
	p.Border, p.Radius = ColorBorder, 4
	return container.NewCenter(p)
}
