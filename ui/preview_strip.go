package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// A pageStrip shows the pages of a [app.Preview] below each other. Pictures are
// made only of those near what is in sight, so that six hundred pages cost no
// more than six. Keys: arrows and the page keys move, Home and End go to the
// ends, + shows pages as wide as the room, - a whole page.
type pageStrip struct {
	widget.BaseWidget
	w        *Window
	onPage   func(page, pages int) // the page in sight has changed, counted from 0
	onFit    func(whole bool)
	onEscape func()

	shown   *app.Preview // nil while there is none
	drawing *drawing
	whole   bool // a whole page in sight; else as wide as the room
	page    int  // in sight
	failure string

	scroll  *stripScroll
	room    *fyne.Container
	ring    *canvas.Rectangle
	note    *kit.Text // in the place of pages while there are none
	focused bool
	places  []pagePlace
}

// A pagePlace is where a page lies in the strip, in Fyne units.
type pagePlace struct {
	at    fyne.Position
	size  fyne.Size
	scale float32 // Fyne units for one mm
}

// Measures of the strip, in Fyne units.
const (
	pageGap    = 14
	pageMargin = 16
	widestPage = 1100
	stripStep  = 60
	wheelStep  = 3 // one step of the wheel moves about three lines
)

func newPageStrip(w *Window) *pageStrip {
	s := &pageStrip{w: w, note: kit.NewMuted(""), ring: &canvas.Rectangle{StrokeWidth: 2, CornerRadius: 4}}
	s.room = container.New(stripRoom{s})
	s.scroll = newStripScroll(s)
	s.ExtendBaseWidget(s)
	return s
}

// say shows a text in the place of pages.
func (s *pageStrip) say(text string) {
	s.note.SetText(text)
	s.arrange()
}

// set shows another print and closes the one before. The place is kept as far
// as there is one.
func (s *pageStrip) set(p *app.Preview) {
	s.stop()
	s.shown, s.failure = p, ""
	if p != nil {
		s.drawing = newDrawing(s.w, p)
		s.note.SetText("")
	}
	page, inside := s.page, s.inside()
	s.measure()
	s.goTo(page, inside)
	s.told(true)
}

// stop gives up what is drawn and closes what is shown.
func (s *pageStrip) stop() {
	if s.drawing != nil {
		s.drawing.end()
	}
	s.drawing, s.shown = nil, nil
}

// fit changes how large pages are.
func (s *pageStrip) fit(whole bool) {
	if s.whole == whole {
		return
	}
	page, inside := s.page, s.inside()
	s.whole = whole
	s.measure()
	s.goTo(page, inside)
	if s.onFit != nil {
		s.onFit(whole)
	}
}

// inside is how much of the page in sight is above it, as a share.
func (s *pageStrip) inside() float32 {
	if s.page >= len(s.places) || s.places[s.page].size.Height == 0 {
		return 0
	}
	p := s.places[s.page]
	return max(0, (s.scroll.Offset.Y-p.at.Y)/p.size.Height)
}

// measure finds the places of all pages in the room there is.
func (s *pageStrip) measure() {
	s.places = s.places[:0]
	room := s.scroll.Size()
	if s.shown == nil || room.Width < 2*pageMargin+20 || room.Height < 2*pageGap+20 {
		s.room.Refresh()
		return
	}
	y := float32(pageGap)
	for _, size := range s.shown.Sizes() {
		scale := min(room.Width-2*pageMargin, widestPage) / float32(size.Width)
		if s.whole {
			scale = min(scale, (room.Height-2*pageGap)/float32(size.Height))
		}
		drawn := fyne.NewSize(float32(size.Width)*scale, float32(size.Height)*scale)
		s.places = append(s.places, pagePlace{fyne.NewPos((room.Width-drawn.Width)/2, y), drawn, scale})
		y += drawn.Height + pageGap
	}
	s.room.Refresh()
}

// total is the height of all pages together.
func (s *pageStrip) total() float32 {
	if len(s.places) == 0 {
		return 0
	}
	last := s.places[len(s.places)-1]
	return last.at.Y + last.size.Height + pageGap
}

// goTo brings a page into sight; inside is how much of it is gone above.
func (s *pageStrip) goTo(page int, inside float32) {
	if len(s.places) == 0 {
		s.arrange()
		return
	}
	p := s.places[max(0, min(page, len(s.places)-1))]
	top := p.at.Y - pageGap
	if inside > 0 {
		top = p.at.Y + inside*p.size.Height
	}
	s.scrollTo(top)
}

func (s *pageStrip) scrollTo(y float32) {
	s.scroll.Offset.Y = max(0, min(y, s.total()-s.scroll.Size().Height))
	s.scroll.Refresh()
	s.arrange()
}

// between finds the pages that touch a stretch of the strip.
func (s *pageStrip) between(top, bottom float32) (first, last int) {
	first, last = len(s.places), -1
	for i, p := range s.places {
		if p.at.Y+p.size.Height >= top && p.at.Y <= bottom {
			first, last = min(first, i), i
		}
	}
	return first, last
}

// told tells which page is in sight: the one in the middle of it.
func (s *pageStrip) told(always bool) {
	middle := s.scroll.Offset.Y + s.scroll.Size().Height/2
	page := 0
	for i, p := range s.places {
		if p.at.Y-pageGap <= middle {
			page = i
		}
	}
	if s.onPage != nil && (page != s.page || always) {
		s.onPage(page, len(s.places))
	}
	s.page = page
}

// TypedKey moves through the pages.
func (s *pageStrip) TypedKey(ev *fyne.KeyEvent) {
	step := s.scroll.Size().Height * 0.9
	switch ev.Name {
	case fyne.KeyDown:
		s.scrollTo(s.scroll.Offset.Y + stripStep)
	case fyne.KeyUp:
		s.scrollTo(s.scroll.Offset.Y - stripStep)
	case fyne.KeyPageDown, fyne.KeySpace:
		s.turn(+1, step)
	case fyne.KeyPageUp:
		s.turn(-1, step)
	case fyne.KeyRight:
		s.goTo(s.page+1, 0)
	case fyne.KeyLeft:
		s.goTo(s.page-1, 0)
	case fyne.KeyHome:
		s.goTo(0, 0)
	case fyne.KeyEnd:
		s.scrollTo(s.total())
	case fyne.KeyEscape:
		if s.onEscape != nil {
			s.onEscape()
			return
		}
		kit.FunctionKey(s, ev)
	default:
		kit.FunctionKey(s, ev)
	}
}

// turn leafs by a page when whole pages are in sight, else by what is in sight.
func (s *pageStrip) turn(by int, step float32) {
	if s.whole {
		s.goTo(s.page+by, 0)
		return
	}
	s.scrollTo(s.scroll.Offset.Y + float32(by)*step)
}

// TypedRune changes how large pages are.
func (s *pageStrip) TypedRune(r rune) {
	switch r {
	case '+', '=':
		s.fit(false)
	case '-':
		s.fit(true)
	}
}

// FocusGained is for Fyne.
func (s *pageStrip) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost is for Fyne.
func (s *pageStrip) FocusLost() { s.focused = false; s.Refresh() }

// MouseDown takes the keyboard.
func (s *pageStrip) MouseDown(*desktop.MouseEvent) { s.w.Window.Canvas().Focus(s) }

// MouseUp is for Fyne.
func (s *pageStrip) MouseUp(*desktop.MouseEvent) {}

// stripScroll is the scroll container of a strip.
type stripScroll struct {
	container.Scroll
}

func newStripScroll(s *pageStrip) *stripScroll {
	c := &stripScroll{}
	c.Direction = container.ScrollVerticalOnly
	c.Content = s.room
	c.OnScrolled = func(fyne.Position) { s.arrange() }
	c.ExtendBaseWidget(c)
	return c
}

// Scrolled moves faster than Fyne's own.
func (c *stripScroll) Scrolled(ev *fyne.ScrollEvent) {
	quick := *ev
	quick.Scrolled.DY *= wheelStep
	c.Scroll.Scrolled(&quick)
}

// stripRoom is as tall as all pages; they are put in place by arrange.
type stripRoom struct{ strip *pageStrip }

// MinSize is for Fyne.
func (r stripRoom) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, r.strip.total()) }

// Layout is for Fyne.
func (r stripRoom) Layout([]fyne.CanvasObject, fyne.Size) {}
