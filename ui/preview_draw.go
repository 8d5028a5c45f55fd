package ui

import (
	"context"
	"errors"
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// A drawing makes the pictures of one print, one after the other: always the
// one that is wanted most at that moment.
type drawing struct {
	w       *Window
	preview *app.Preview
	ctx     context.Context
	cancel  context.CancelFunc
	busy    bool
	made    map[int]*canvas.Image // by page
}

func newDrawing(w *Window, p *app.Preview) *drawing {
	d := &drawing{w: w, preview: p, made: map[int]*canvas.Image{}}
	d.ctx, d.cancel = context.WithCancel(w.Context)
	return d
}

// end gives up what is being drawn and closes the print, aside from the window
// since the renderer may have to come to a halt first.
func (d *drawing) end() {
	d.cancel()
	for page := range d.made {
		d.forget(page)
	}
	d.w.Quiet(lang.L("Menutup pratinjau"), func(context.Context) error { return d.preview.Close() }, nil)
}

// keep forgets pictures of pages outside a stretch, and tells which page inside
// it has none yet or one of another width in pixels, the nearest to middle
// first; -1 for none.
func (d *drawing) keep(first, last, middle int, pixels func(page int) int) (next int) {
	for page := range d.made {
		if page < first || page > last {
			d.forget(page)
		}
	}
	next = -1
	for page := first; page <= last; page++ {
		if have := d.made[page]; have != nil && have.Image != nil && have.Image.Bounds().Dx() == pixels(page) {
			continue
		}
		if next < 0 || abs(page-middle) < abs(next-middle) {
			next = page
		}
	}
	return next
}

// forget drops a picture and its pixels. Fyne would keep the object, and what it
// painted of it, for a minute; refreshing has it let go with the next frame.
func (d *drawing) forget(page int) {
	d.made[page].Image = nil
	canvas.Refresh(d.made[page])
	delete(d.made, page)
}

func abs(n int) int { return max(n, -n) }

// arrange puts what is near what is in sight into the strip, and has missing
// pictures made.
func (s *pageStrip) arrange() {
	if s.drawing == nil || len(s.places) == 0 {
		s.room.Objects = nil
		s.Refresh()
		return
	}
	view := s.scroll.Size().Height
	first, last := s.between(s.scroll.Offset.Y-view, s.scroll.Offset.Y+2*view)
	s.told(false)
	next := s.drawing.keep(first, last, s.page, s.pixels)
	s.room.Objects = s.room.Objects[:0]
	for page := first; page <= last; page++ {
		s.room.Objects = append(s.room.Objects, s.sheet(page)...)
	}
	canvas.Refresh(s.scroll)
	if next >= 0 && !s.drawing.busy && s.failure == "" {
		s.draw(next)
	}
}

// sheet is a page as it lies in the strip: paper, picture, places to sign.
func (s *pageStrip) sheet(page int) []fyne.CanvasObject {
	place := s.places[page]
	paper := &canvas.Rectangle{FillColor: paperWhite, StrokeColor: kit.ColorOf(kit.ColorBorder), StrokeWidth: 1}
	paper.Move(place.at.SubtractXY(1, 1))
	paper.Resize(place.size.AddWidthHeight(2, 2))
	objects := []fyne.CanvasObject{paper}
	if picture := s.drawing.made[page]; picture != nil {
		picture.Move(place.at)
		picture.Resize(place.size)
		objects = append(objects, picture)
	}
	for _, b := range s.shown.Boxes(page) {
		box := &canvas.Rectangle{FillColor: signFill, StrokeColor: signEdge, StrokeWidth: 1}
		box.Move(place.at.AddXY(float32(b.Left)*place.scale, float32(b.Top)*place.scale))
		box.Resize(fyne.NewSize(float32(b.Width)*place.scale, float32(b.Height)*place.scale))
		objects = append(objects, box)
	}
	return objects
}

// Places for signatures bear nothing on paper; here they are tinted, in every
// look, as the paper is white in every look.
var (
	signFill = color.NRGBA{R: 40, G: 90, B: 200, A: 22}
	signEdge = color.NRGBA{R: 40, G: 90, B: 200, A: 120}
)

// pixels is the width a page has on the screen.
func (s *pageStrip) pixels(page int) int {
	scale := s.w.Window.Canvas().Scale()
	return max(1, int(math.Round(float64(s.places[page].size.Width*scale))))
}

// draw makes the picture of one page, and then of the next.
func (s *pageStrip) draw(page int) {
	d, width := s.drawing, s.pixels(page)
	d.busy = true
	var picture image.Image
	var failed error
	s.w.Quiet(lang.L("Menggambar halaman"), func(context.Context) error {
		picture, failed = d.preview.Picture(d.ctx, page, width)
		return nil
	}, func() {
		d.busy = false
		if s.drawing != d { // another print is shown by now
			return
		}
		if failed != nil {
			s.fail(failed)
			return
		}
		shown := canvas.NewImageFromImage(picture)
		shown.FillMode, shown.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleSmooth
		d.made[page] = shown
		s.arrange()
	})
}

// fail tells once that pictures cannot be made, without getting in the way.
func (s *pageStrip) fail(err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	s.w.Log.Error("draw page", "err", err)
	s.failure = message(err)
	s.say(s.failure)
}

// CreateRenderer is for Fyne.
func (s *pageStrip) CreateRenderer() fyne.WidgetRenderer { return &stripRenderer{s} }

type stripRenderer struct{ strip *pageStrip }

func (r *stripRenderer) Destroy() {}

func (r *stripRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.strip.scroll, r.strip.note, r.strip.ring}
}

func (r *stripRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 160) }

func (r *stripRenderer) Layout(size fyne.Size) {
	s := r.strip
	s.ring.Resize(size)
	r.placeNote(size)
	if s.scroll.Size() == size {
		return
	}
	page, inside := s.page, s.inside()
	s.scroll.Resize(size)
	s.measure()
	s.goTo(page, inside)
}

// placeNote sets the text in the upper part of the strip.
func (r *stripRenderer) placeNote(size fyne.Size) {
	note := r.strip.note
	note.Wrap = true
	note.Align = fyne.TextAlignCenter
	note.Move(fyne.NewPos(pageMargin, size.Height/3))
	note.Resize(fyne.NewSize(size.Width-2*pageMargin, 80))
}

func (r *stripRenderer) Refresh() {
	s := r.strip
	s.ring.StrokeColor = color.Transparent
	if s.focused {
		s.ring.StrokeColor = kit.ColorOf(kit.ColorFocusRing)
	}
	s.ring.FillColor = color.Transparent
	s.ring.Refresh()
	s.note.Hidden = s.note.Text == ""
	s.note.Refresh()
	canvas.Refresh(s.scroll)
}

var _ interface {
	fyne.Focusable
	fyne.Widget
} = (*pageStrip)(nil)
