//go:build linux

package window

import (
	"errors"
	"fmt"
	"image"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/damage"
	"github.com/jezek/xgb/xproto"
)

// ErrUnchanged says that what was waited for was never drawn.
var ErrUnchanged = errors.New("the pixels never changed")

// Pixels are those of a rectangle of the window at one moment.
type Pixels struct {
	image.Rectangle
	bytes []byte // four to a pixel
}

// Look takes down the pixels of a rectangle.
func (p *Program) Look(r image.Rectangle) (Pixels, error) {
	reply, err := xproto.GetImage(p.display.conn, xproto.ImageFormatZPixmap, xproto.Drawable(p.window),
		int16(r.Min.X), int16(r.Min.Y), uint16(r.Dx()), uint16(r.Dy()), 0xffffffff).Reply()
	if err != nil {
		return Pixels{}, fmt.Errorf("look at the window: %w", err)
	}
	return Pixels{r, reply.Data}, nil
}

func (a Pixels) same(b Pixels, at int) bool {
	return a.bytes[at] == b.bytes[at] && a.bytes[at+1] == b.bytes[at+1] && a.bytes[at+2] == b.bytes[at+2]
}

// Changed is the smallest rectangle that holds all changes, empty without any,
// and how many of its columns and pixels changed.
func (a Pixels) Changed(b Pixels) (box image.Rectangle, columns, pixels int) {
	seen := make([]bool, a.Dx())
	for y := range a.Dy() {
		for x := range a.Dx() {
			if a.same(b, 4*(y*a.Dx()+x)) {
				continue
			}
			pixels++
			box = box.Union(image.Rect(x, y, x+1, y+1))
			if !seen[x] {
				seen[x] = true
				columns++
			}
		}
	}
	return box.Add(a.Min), columns, pixels
}

// colors counts the different colors, up to a few.
func (a Pixels) colors(most int) int {
	seen := map[[3]byte]bool{}
	for at := 0; at < len(a.bytes) && len(seen) < most; at += 4 {
		seen[[3]byte(a.bytes[at:at+3])] = true
	}
	return len(seen)
}

// watch has the server tell of everything drawn into the window from now on.
func (p *Program) watch() error {
	id, err := damage.NewDamageId(p.display.conn)
	if err != nil {
		return err
	}
	if err := damage.CreateChecked(p.display.conn, id, xproto.Drawable(p.window), damage.ReportLevelRawRectangles).Check(); err != nil {
		return fmt.Errorf("watch the window: %w", err)
	}
	p.drawn = make(chan time.Time, 4096)
	go p.listen(p.display.conn)
	return nil
}

// listen notes the moment each drawing was told of, until the connection ends.
func (p *Program) listen(conn *xgb.Conn) {
	defer close(p.drawn)
	for {
		event, err := conn.WaitForEvent()
		if event == nil && err == nil {
			return
		}
		if _, ok := event.(damage.NotifyEvent); ok {
			select {
			case p.drawn <- time.Now():
			default: // nobody looks now
			}
		}
	}
}

// forget drops what was told of drawings so far.
func (p *Program) forget() {
	for len(p.drawn) > 0 {
		<-p.drawn
	}
}

// Until waits for the first drawing after which a rectangle is no longer as
// before, in the judgment of differs, and returns the moment of that drawing.
func (p *Program) Until(before Pixels, differs func(before, now Pixels) bool, patience time.Duration) (time.Time, error) {
	late := time.After(patience)
	for {
		select {
		case at, open := <-p.drawn:
			if !open {
				return at, errors.New("the display has ended")
			}
			now, err := p.Look(before.Rectangle)
			if err != nil {
				return at, err
			}
			if differs(before, now) {
				return at, nil
			}
		case <-late:
			return time.Time{}, ErrUnchanged
		}
	}
}

// Settled waits until no drawing has changed much for a while, and returns the
// moment of the last that did.
func (p *Program) Settled(quiet time.Duration) (last time.Time, err error) {
	const much = 2000 // pixels; a cursor or a clock is less
	seen, err := p.Look(Screen)
	if err != nil {
		return last, err
	}
	last = time.Now()
	calm := time.NewTimer(quiet)
	defer calm.Stop()
	for {
		select {
		case at, open := <-p.drawn:
			if !open {
				return at, errors.New("the display has ended")
			}
			now, err := p.Look(Screen)
			if err != nil {
				return last, err
			}
			if _, _, pixels := seen.Changed(now); pixels > much {
				seen, last = now, at
				calm.Reset(quiet)
			}
		case <-calm.C:
			return last, nil
		}
	}
}
