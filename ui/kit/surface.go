package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Panel is a themed ground with content: color, border and corners are read
// anew whenever the theme changes.
type Panel struct {
	widget.BaseWidget
	Content fyne.CanvasObject

	Ground  fyne.ThemeColorName // "" means none
	Border  fyne.ThemeColorName // "" means none
	Radius  float32
	Padding float32 // around the content, at 100 % zoom
	Shadow  bool    // floats above others
	Focused bool    // has the keyboard: the border is the outline that says so

	ground *ground
}

// NewPanel returns content on a ground.
func NewPanel(ground fyne.ThemeColorName, content fyne.CanvasObject) *Panel {
	return extendPanel(&Panel{Ground: ground, Content: content})
}

// NewSurface gives content the ground and border of a card, without padding.
func NewSurface(content fyne.CanvasObject) *Panel {
	return extendPanel(&Panel{Ground: ColorSurface, Border: ColorBorder, Radius: 8, Padding: 1, Content: content})
}

// newFloat is the ground of what floats: suggestions, toasts, palette.
func newFloat(content fyne.CanvasObject) *Panel {
	return extendPanel(&Panel{
		Ground: theme.ColorNameOverlayBackground, Border: ColorBorder, Radius: 8, Padding: 4, Shadow: true, Content: content,
	})
}

func extendPanel(p *Panel) *Panel {
	p.ExtendBaseWidget(p)
	return p
}

// SetGround changes the ground's color.
func (p *Panel) SetGround(n fyne.ThemeColorName) {
	if p.Ground != n {
		p.Ground = n
		p.paint()
	}
}

func (p *Panel) paint() {
	if p.ground == nil {
		return
	}
	var fill, stroke color.Color = color.Transparent, nil
	width := float32(0)
	if p.Ground != "" {
		fill = colorOf(p.Ground)
	}
	if p.Border != "" {
		stroke, width = colorOf(p.Border), 1
	}
	if p.Focused {
		stroke, width = colorOf(ColorFocusRing), RingWidth()
	}
	if p.Shadow {
		p.ground.whole.Shadow = canvas.Shadow{Color: colorOf(theme.ColorNameShadow), BlurRadius: 10, Offset: fyne.NewPos(0, 3)}
	}
	p.ground.set(fill, stroke, width, zoomed(p.Radius))
}

// CreateRenderer is for Fyne.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	p.ground = newGround()
	p.paint()
	r := &panelRenderer{p: p}
	r.gather(fyne.Size{})
	return r
}

type panelRenderer struct {
	p       *Panel
	objects []fyne.CanvasObject
}

func (r *panelRenderer) Destroy() {}

func (r *panelRenderer) Objects() []fyne.CanvasObject { return r.objects }

// gather puts the content on the ground there is at a size.
func (r *panelRenderer) gather(s fyne.Size) {
	r.objects = append(r.objects[:0], r.p.ground.objects(s)...)
	r.objects = append(r.objects, r.p.Content)
}

func (r *panelRenderer) Layout(s fyne.Size) {
	pad := zoomed(r.p.Padding)
	r.p.ground.lay(s)
	r.gather(s)
	r.p.Content.Move(fyne.NewPos(pad, pad))
	r.p.Content.Resize(fyne.NewSize(s.Width-2*pad, s.Height-2*pad))
}

func (r *panelRenderer) MinSize() fyne.Size {
	pad := 2 * zoomed(r.p.Padding)
	return r.p.Content.MinSize().AddWidthHeight(pad, pad)
}

func (r *panelRenderer) Refresh() {
	r.p.paint()
	r.Layout(r.p.Size())
	r.p.Content.Refresh()
}

// Card is a surface that holds one subject, with an optional title line.
type Card struct {
	Panel
	title   *Text
	actions *fyne.Container
	top     fyne.CanvasObject // title and actions, with the space below
}

// NewCard returns a card; "" leaves the title out.
func NewCard(title string, content fyne.CanvasObject) *Card {
	c := &Card{title: NewStrong(title), actions: container.NewHBox()}
	c.title.SizeName = theme.SizeNameSubHeadingText
	c.title.Truncate = true
	head := container.NewBorder(nil, nil, nil, container.NewCenter(c.actions), middle(c.title))
	c.top = pad(0, 10, 0, 0, head)
	c.Panel = Panel{
		Ground: ColorSurface, Border: ColorBorder, Radius: 8, Padding: 14,
		Content: NewPageBody(c.top, content, nil),
	}
	c.ExtendBaseWidget(c)
	c.showHead()
	return c
}

// SetTitle changes the title.
func (c *Card) SetTitle(title string) {
	c.title.SetText(title)
	c.showHead()
}

// SetActions puts small things right of the title.
func (c *Card) SetActions(actions ...fyne.CanvasObject) {
	c.actions.Objects = actions
	c.actions.Refresh()
	c.showHead()
}

func (c *Card) showHead() {
	if c.title.Text == "" && len(c.actions.Objects) == 0 {
		c.top.Hide()
	} else {
		c.top.Show()
	}
}

// middle keeps an object's height and centers it from top to bottom.
func middle(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(middleLayout{}, o)
}

type middleLayout struct{}

func (middleLayout) MinSize(os []fyne.CanvasObject) fyne.Size { return os[0].MinSize() }

func (middleLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	h := os[0].MinSize().Height
	os[0].Resize(fyne.NewSize(s.Width, h))
	os[0].Move(fyne.NewPos(0, (s.Height-h)/2))
}

// pad puts space around an object, in Fyne units at 100 % zoom.
func pad(top, bottom, left, right float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(padLayout{top, bottom, left, right}, o)
}

type padLayout struct{ top, bottom, left, right float32 }

func (p padLayout) MinSize(os []fyne.CanvasObject) fyne.Size {
	return os[0].MinSize().AddWidthHeight(zoomed(p.left+p.right), zoomed(p.top+p.bottom))
}

func (p padLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Move(fyne.NewPos(zoomed(p.left), zoomed(p.top)))
	os[0].Resize(s.SubtractWidthHeight(zoomed(p.left+p.right), zoomed(p.top+p.bottom)))
}

// Pad puts the usual space around an object.
func Pad(o fyne.CanvasObject) fyne.CanvasObject { return pad(12, 12, 16, 16, o) }
