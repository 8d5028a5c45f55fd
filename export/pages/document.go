package pages

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Errors of this package; the others are failures of the renderer or of the
// context.
var (
	// ErrUnreadable is a file that is no PDF, or a page that cannot be drawn.
	ErrUnreadable = errors.New("pages: unreadable")
	// ErrTooLarge is a file, a number of pages or a picture out of bounds.
	ErrTooLarge = errors.New("pages: too large")
)

// Bounds of a document.
const (
	mostBytes  = 128 << 20
	mostPages  = 5000
	mostPixels = 40_000_000       // of one picture: an A4 page at 600 dpi
	mostTime   = 30 * time.Second // for opening, and for each page
	pointInMM  = 25.4 / 72        // of a PDF's unit
)

// A Size is that of a page as it is read, in mm.
type Size struct{ Width, Height float64 }

// A Document is a PDF whose pages can be drawn. Its methods may be called from
// several goroutines; they wait for each other.
type Document struct {
	engine *Engine
	pdf    []byte
	sizes  []Size

	mu       sync.Mutex
	instance pdfium.Pdfium // nil after work in it was given up
	document references.FPDF_DOCUMENT
	closed   bool
}

// Open reads a PDF. The bytes must not change until the document is closed.
func (e *Engine) Open(ctx context.Context, pdf []byte) (*Document, error) {
	if len(pdf) > mostBytes {
		return nil, fmt.Errorf("%w: PDF of %d bytes", ErrTooLarge, len(pdf))
	}
	d := &Document{engine: e, pdf: pdf}
	if err := d.do(ctx, d.measure); err != nil {
		return nil, errors.Join(fmt.Errorf("open PDF: %w", err), d.Close())
	}
	return d, nil
}

// Sizes are those of all pages, in their order.
func (d *Document) Sizes() []Size { return d.sizes }

// Picture draws a page, counted from 0, so that it is width pixels wide. Where
// the page is transparent it is white, as paper is. What the page bears besides
// its content is drawn too: the empty boxes for signatures.
func (d *Document) Picture(ctx context.Context, page, width int) (*image.RGBA, error) {
	if page < 0 || page >= len(d.sizes) {
		return nil, fmt.Errorf("draw page %d of %d: %w", page, len(d.sizes), ErrUnreadable)
	}
	s := d.sizes[page]
	height := int(float64(width)*s.Height/s.Width + 0.5)
	if width < 1 || height < 1 || width > mostPixels/height {
		return nil, fmt.Errorf("draw page %d in %d by %d pixels: %w", page, width, height, ErrTooLarge)
	}
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	err := d.do(ctx, func() error { return d.paint(picture, page) })
	if err != nil {
		return nil, fmt.Errorf("draw page %d: %w", page, err)
	}
	return picture, nil
}

// Close gives back what the document holds.
func (d *Document) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	if d.instance == nil {
		return nil
	}
	err := d.instance.Close()
	d.instance = nil
	return err
}

// do calls work in the renderer, within bounds of time. Work that is given up
// leaves the renderer in an unknown state, so the next call begins a new one.
func (d *Document) do(ctx context.Context, work func() error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	ctx, cancel := context.WithTimeout(ctx, mostTime)
	defer cancel()
	if err := ctx.Err(); err != nil {
		return err
	}
	if d.closed {
		return fmt.Errorf("%w: the document is closed", ErrUnreadable)
	}
	if d.instance == nil {
		instance, err := d.engine.pool.GetInstanceWithContext(ctx)
		if err != nil {
			return err
		}
		d.instance, d.document = instance, ""
	}
	instance := d.instance
	stop := context.AfterFunc(ctx, func() { _ = instance.Kill() }) // an instance already gone is what is wanted
	err := d.load()
	if err == nil {
		err = work()
	}
	switch {
	case !stop(): // it was killed, or soon will be
		d.instance = nil
		return ctx.Err()
	case err != nil: // the renderer may have stopped anywhere
		d.instance = nil
		return errors.Join(err, instance.Kill())
	}
	return nil
}

// load hands the PDF to the renderer unless it has it.
func (d *Document) load() error {
	if d.document != "" {
		return nil
	}
	opened, err := d.instance.OpenDocument(&requests.OpenDocument{File: &d.pdf})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	d.document = opened.Document
	return nil
}

func (d *Document) measure() error {
	n, err := d.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.document})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	if n.PageCount > mostPages {
		return fmt.Errorf("%w: %d pages", ErrTooLarge, n.PageCount)
	}
	d.sizes = make([]Size, n.PageCount)
	for i := range d.sizes {
		s, err := d.instance.FPDF_GetPageSizeByIndexF(&requests.FPDF_GetPageSizeByIndexF{Document: d.document, Index: i})
		if err != nil {
			return fmt.Errorf("%w: page %d: %w", ErrUnreadable, i, err)
		}
		d.sizes[i] = Size{float64(s.Size.Width) * pointInMM, float64(s.Size.Height) * pointInMM}
		if d.sizes[i].Width <= 0 || d.sizes[i].Height <= 0 {
			return fmt.Errorf("%w: page %d has no size", ErrUnreadable, i)
		}
	}
	return nil
}

func (d *Document) paint(picture *image.RGBA, page int) error {
	size := picture.Rect.Size()
	drawn, err := d.instance.RenderPageInPixels(&requests.RenderPageInPixels{
		Page:  requests.Page{ByIndex: &requests.PageByIndex{Document: d.document, Index: page}},
		Width: size.X, Height: size.Y, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT,
	})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	defer drawn.Cleanup() // its pixels lie in the renderer's memory
	draw.Draw(picture, picture.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(picture, picture.Rect, drawn.Result.RenderedImage, drawn.Result.RenderedImage.Bounds().Min, draw.Over)
	return nil
}
