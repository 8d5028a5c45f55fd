package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/ui/kit/prose"
)

// Prose shows a page of a guide to be read: it scrolls by the keys, Tab goes
// through its links and pictures. Fyne's rich text knows neither key caps nor
// pictures that are not files, and wraps a page in a quarter of a second.
type Prose struct {
	widget.BaseWidget
	// Picture finds a picture by how the text names it; nil: it is left out.
	Picture func(source string) fyne.Resource
	// Follow is called when a link is pressed, Look when a picture is.
	Follow func(link string)
	Look   func(source, caption string)
	OnKey  func(ev *fyne.KeyEvent) bool // sees keys first; true = used

	blocks []prose.Block
	scroll *container.Scroll
	sheet  *fyne.Container
	ring   *ring
	tops   map[string]float32 // of headings, by anchor
	width  float32            // that it was laid out for
	height float32
	wanted string // anchor to be shown once there is a width
}

// NewProse returns an empty page.
func NewProse() *Prose {
	p := &Prose{ring: newRing()}
	p.sheet = container.New(&proseSheet{p})
	p.scroll = container.NewVScroll(p.sheet)
	p.ExtendBaseWidget(p)
	return p
}

// Set shows blocks from the top.
func (p *Prose) Set(blocks []prose.Block) {
	p.blocks, p.wanted = blocks, ""
	p.lay()
	p.SetOffset(0)
}

// ShowAnchor scrolls to a heading; "" is the top.
func (p *Prose) ShowAnchor(anchor string) {
	p.wanted = anchor
	p.SetOffset(p.tops[anchor])
}

// Offset is how far it is scrolled.
func (p *Prose) Offset() float32 { return p.scroll.Offset.Y }

// SetOffset scrolls as far.
func (p *Prose) SetOffset(y float32) {
	most := max(0, p.height-p.scroll.Size().Height)
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, most))))
}

// Focus puts the keyboard on the page.
func (p *Prose) Focus() { focusOn(p) }

// lay draws everything anew for the present width and theme.
func (p *Prose) lay() {
	if p.width <= 0 {
		return
	}
	d := newProseDrawing(p)
	for _, b := range p.blocks {
		d.block(b)
	}
	p.tops, p.height = d.tops, d.y+zoomed(24)
	p.sheet.Objects = d.objects
	p.sheet.Refresh()
	p.scroll.Refresh()
}

// Resize is for Fyne.
func (p *Prose) Resize(s fyne.Size) {
	if s.Width != p.width {
		share := float32(0)
		if p.height > 0 {
			share = p.Offset() / p.height
		}
		p.width = s.Width
		p.lay()
		defer func() {
			p.SetOffset(share * p.height)
			if p.wanted != "" {
				p.ShowAnchor(p.wanted)
			}
		}()
	}
	p.BaseWidget.Resize(s)
}

// Refresh rereads the theme; text may have another size now.
func (p *Prose) Refresh() {
	p.lay()
	p.ring.Refresh()
	p.BaseWidget.Refresh()
}

// FocusGained is for Fyne.
func (p *Prose) FocusGained() { p.ring.set(true) }

// FocusLost is for Fyne.
func (p *Prose) FocusLost() { p.ring.set(false) }

// TypedRune is for Fyne.
func (p *Prose) TypedRune(rune) {}

// TypedShortcut hands shortcuts that no menu took to the commands.
func (p *Prose) TypedShortcut(s fyne.Shortcut) { passShortcut(p, s) }

// TypedKey scrolls.
func (p *Prose) TypedKey(ev *fyne.KeyEvent) {
	if p.OnKey != nil && p.OnKey(ev) || p.leaf(ev.Name) {
		return
	}
	passKey(p, ev)
}

// leaf scrolls by a key and reports whether it is one that scrolls.
func (p *Prose) leaf(k fyne.KeyName) bool {
	sight := p.scroll.Size().Height * 0.9
	by, ok := map[fyne.KeyName]float32{
		fyne.KeyUp: -zoomed(48), fyne.KeyDown: zoomed(48), fyne.KeyPageUp: -sight, fyne.KeyPageDown: sight,
		fyne.KeySpace: sight, fyne.KeyHome: -p.height, fyne.KeyEnd: p.height,
	}[k]
	if ok {
		p.wanted = ""
		p.SetOffset(p.Offset() + by)
	}
	return ok
}

// reveal scrolls until an object of the page is in sight.
func (p *Prose) reveal(o fyne.CanvasObject) {
	top, bottom := o.Position().Y-zoomed(16), o.Position().Y+o.Size().Height+zoomed(16)
	switch sight := p.scroll.Size().Height; {
	case top < p.Offset():
		p.SetOffset(top)
	case bottom > p.Offset()+sight:
		p.SetOffset(min(top, bottom-sight))
	}
}

// CreateRenderer is for Fyne.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer { return &proseRenderer{p} }

type proseRenderer struct{ p *Prose }

func (r *proseRenderer) Destroy() {}

func (r *proseRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.scroll, r.p.ring.box}
}

func (r *proseRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(zoomed(120)) }

func (r *proseRenderer) Layout(s fyne.Size) {
	r.p.scroll.Resize(s)
	r.p.ring.box.Resize(s)
}

func (r *proseRenderer) Refresh() {
	r.p.scroll.Refresh()
	r.p.ring.Refresh()
}

// proseSheet leaves everything where it was drawn.
type proseSheet struct{ p *Prose }

func (s *proseSheet) MinSize([]fyne.CanvasObject) fyne.Size     { return fyne.NewSize(0, s.p.height) }
func (s *proseSheet) Layout(_ []fyne.CanvasObject, _ fyne.Size) {}
