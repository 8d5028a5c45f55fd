package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// wideGround is the area, in Fyne units, from which a ground is put together
// from pieces.
const wideGround = 40_000

// A ground is what a [Panel] stands on. Fyne works out the distance to the edge
// for each pixel of a rectangle; without a graphics card that is most of what a
// key costs on a page of cards. So a large ground is a plain stripe, which costs
// a third, between two low rectangles that have the corners.
type ground struct {
	whole               *canvas.Rectangle // all of it, while it is small
	top, bottom         *canvas.Rectangle // as high as the corners are round
	stripe              *canvas.Line      // upright: what lies outside a scroller is told by a line's middle
	left, right         *canvas.Rectangle // the border beside the stripe
	small, large        []fyne.CanvasObject
	radius, strokeWidth float32
}

func newGround() *ground {
	g := &ground{whole: &canvas.Rectangle{}}
	g.small = []fyne.CanvasObject{g.whole}
	return g
}

// objects are what is drawn at a size.
func (g *ground) objects(s fyne.Size) []fyne.CanvasObject {
	if !g.isLarge(s) {
		return g.small
	}
	return g.large
}

func (g *ground) isLarge(s fyne.Size) bool {
	return s.Width*s.Height >= wideGround && s.Height > 4*g.radius && g.whole.Shadow.Color == nil && g.whole.FillColor != color.Transparent
}

// lay gives the ground a size.
func (g *ground) lay(s fyne.Size) {
	if !g.isLarge(s) {
		g.whole.Resize(s)
		return
	}
	g.pieces()
	r, w := max(g.radius, 1), g.strokeWidth
	place := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	place(g.top, 0, 0, s.Width, 2*r)
	place(g.bottom, 0, s.Height-2*r, s.Width, 2*r)
	g.stripe.StrokeWidth = s.Width - 2*w
	g.stripe.Position1, g.stripe.Position2 = fyne.NewPos(s.Width/2, r), fyne.NewPos(s.Width/2, s.Height-r)
	place(g.left, 0, r, w, s.Height-2*r)
	place(g.right, s.Width-w, r, w, s.Height-2*r)
}

// pieces makes the parts of a large ground when it is needed first.
func (g *ground) pieces() {
	if g.stripe != nil {
		return
	}
	g.top, g.bottom, g.left, g.right = &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}
	g.stripe = &canvas.Line{}
	g.large = []fyne.CanvasObject{g.top, g.bottom, g.stripe, g.left, g.right}
	g.paint()
}

// set takes over colors and corners.
func (g *ground) set(fill, stroke color.Color, strokeWidth, radius float32) {
	g.whole.FillColor, g.whole.StrokeColor, g.whole.StrokeWidth, g.whole.CornerRadius = fill, stroke, strokeWidth, radius
	g.radius, g.strokeWidth = radius, strokeWidth
	g.paint()
}

func (g *ground) paint() {
	g.whole.Refresh()
	if g.stripe == nil {
		return
	}
	for _, end := range []*canvas.Rectangle{g.top, g.bottom} {
		end.FillColor, end.StrokeColor, end.StrokeWidth, end.CornerRadius = g.whole.FillColor, g.whole.StrokeColor, g.strokeWidth, g.radius
		end.Refresh()
	}
	g.stripe.StrokeColor = g.whole.FillColor
	g.stripe.Refresh()
	for _, edge := range []*canvas.Rectangle{g.left, g.right} {
		edge.FillColor = g.whole.StrokeColor
		edge.Hidden = g.whole.StrokeColor == nil
		edge.Refresh()
	}
}
