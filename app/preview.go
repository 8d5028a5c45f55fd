package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"path/filepath"
	"sync"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
	"rakor.id/rakor/export/pages"
)

// Previews shows what would be printed as pictures of its pages (pratinjau),
// before anything is written.
type Previews struct {
	*desk
	minutes *Minutes

	mu     sync.Mutex
	engine *pages.Engine // nil while no preview is open
	open   int
}

// A Preview is one print, page by page. It must be closed; the last one to be
// closed gives the memory of the renderer back.
type Preview struct {
	Printed

	document *pages.Document
	previews *Previews
	once     sync.Once
}

// A PageSize is that of a page in mm.
type PageSize = pages.Size

// A SignBox is an empty place for a signature on a page, in mm from its upper
// left corner.
type SignBox struct{ Left, Top, Width, Height float64 }

// Minutes prints a copy of the minutes as [Minutes.Print] does, to be looked at.
func (s *Previews) Minutes(ctx context.Context, meetingID int64, kind Copy, profile string) (*Preview, error) {
	return s.Copy(ctx, meetingID, Order{Copy: kind, Profile: profile})
}

// Copy prints a copy as [Minutes.PrintCopy] does, to be looked at.
func (s *Previews) Copy(ctx context.Context, meetingID int64, o Order) (*Preview, error) {
	printed, err := s.minutes.PrintCopy(ctx, meetingID, o)
	if err != nil {
		return nil, err
	}
	return s.show(ctx, printed.PDF, printed)
}

// show opens a PDF of our own for looking at.
func (s *Previews) show(ctx context.Context, pdf []byte, printed Printed) (*Preview, error) {
	engine, err := s.start(ctx)
	if err != nil {
		return nil, notDrawn(err)
	}
	document, err := engine.Open(ctx, pdf)
	if err != nil {
		return nil, errors.Join(notDrawn(err), s.release())
	}
	printed.PDF = pdf
	return &Preview{Printed: printed, document: document, previews: s}, nil
}

func notDrawn(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return &Problem{Message: "Gambar halaman tidak dapat dibuat. Notulanya tetap dapat dicetak ke PDF dan dibuka dengan program lain.", Cause: err}
}

// start makes the renderer ready, unless it is.
func (s *Previews) start(ctx context.Context) (*pages.Engine, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.engine == nil {
		folder := s.cache
		if folder != "" {
			folder = filepath.Join(folder, "halaman")
		}
		engine, err := pages.Start(ctx, folder)
		if err != nil {
			return nil, err
		}
		s.engine = engine
	}
	s.open++
	return s.engine, nil
}

// release ends the renderer when nobody needs it any more.
func (s *Previews) release() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open--; s.open > 0 || s.engine == nil {
		return nil
	}
	return s.stop()
}

func (s *Previews) stop() error {
	err := s.engine.Close()
	s.engine = nil
	if err != nil {
		return fmt.Errorf("stop page renderer: %w", err)
	}
	return nil
}

// close ends the renderer, whoever still needs it.
func (s *Previews) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.engine == nil {
		return nil
	}
	return s.stop()
}

// Sizes are those of the pages, in their order.
func (p *Preview) Sizes() []PageSize { return p.document.Sizes() }

// Picture draws a page, counted from 0, width pixels wide.
func (p *Preview) Picture(ctx context.Context, page, width int) (image.Image, error) {
	picture, err := p.document.Picture(ctx, page, width)
	if err != nil {
		return nil, notDrawn(err)
	}
	return picture, nil
}

// Boxes are the places for signatures on a page, counted from 0. They bear
// nothing yet, so no renderer shows them.
func (p *Preview) Boxes(page int) []SignBox {
	var boxes []SignBox
	for _, f := range p.fields {
		if f.Page != page+1 || page >= len(p.Sizes()) {
			continue
		}
		const mm = 25.4 / 72
		boxes = append(boxes, SignBox{
			Left: f.Rect.X1 * mm, Top: p.Sizes()[page].Height - f.Rect.Y2*mm,
			Width: (f.Rect.X2 - f.Rect.X1) * mm, Height: (f.Rect.Y2 - f.Rect.Y1) * mm,
		})
	}
	return boxes
}

// Close gives back what the preview holds. It may be called twice.
func (p *Preview) Close() error {
	var err error
	p.once.Do(func() { err = errors.Join(p.document.Close(), p.previews.release()) })
	return err
}

// A Trial is a set of minutes to try layout profiles on: those of the latest
// meeting that was taken down, or of a made-up one while there is none.
type Trial struct {
	previews *Previews
	minutes  minutes.Minutes
	stamp    minutes.Stamp
}

// Trial reads the minutes to try profiles on.
func (s *Previews) Trial(ctx context.Context) (*Trial, error) {
	t := &Trial{previews: s}
	err := s.read(ctx, func(tx *data.Tx) error {
		rows, err := tx.Meetings().Page(data.MeetingFilter{
			States: []data.MeetingState{data.Closed, data.Final, data.Amending, data.Running, data.Paused},
		}, 1, 0)
		if err != nil || len(rows) == 0 {
			t.minutes, t.stamp = trialMinutes(), minutes.Stamp{Document: "contoh", Version: "1", MadeAt: s.clock()}
			return err
		}
		return t.read(tx, rows[0].ID)
	})
	return t, err
}

func (t *Trial) read(tx *data.Tx, meetingID int64) error {
	v, err := latestVersion(tx, meetingID)
	if err != nil {
		return err
	}
	kind := CopyDraft
	if v != nil {
		kind = CopyComplete
	}
	from, err := t.previews.minutes.sourceOf(tx, meetingID, kind)
	if err != nil {
		return err
	}
	if from.photos, err = photosOf(tx, from.content); err != nil {
		return err
	}
	t.minutes, t.stamp = onPaper(from.content, from.pictures), from.stamp
	return nil
}

// Print prints the trial in the form of a profile. A profile that no page can be
// made of is a [Problem].
func (t *Trial) Print(ctx context.Context, p Profile) (*Preview, error) {
	pdf, printed, err := t.print(ctx, p)
	if err != nil {
		return nil, err
	}
	return t.previews.show(ctx, pdf, printed)
}

func (t *Trial) print(ctx context.Context, p Profile) ([]byte, Printed, error) {
	if faults := CheckProfile(p); len(faults) > 0 {
		return nil, Printed{}, faults[0].problem()
	}
	var b bytes.Buffer
	result, err := minutes.PDF(ctx, &b, t.minutes, p, minutes.Options{Stamp: t.stamp, Signable: true})
	if err != nil {
		return nil, Printed{}, printProblem(err)
	}
	return b.Bytes(), Printed{Pages: result.Pages, fields: result.Fields}, nil
}
