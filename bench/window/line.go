//go:build linux

package window

import (
	"errors"
	"fmt"
	"image"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/jezek/xgb/xproto"
)

// patience is how long a key may take to show before that counts as never.
const patience = 10 * time.Second

// calm is how long after a key all is painted that it leads to at once.
const calm = 250 * time.Millisecond

// Wide are letters wider than a cursor, so that a blinking one is not taken for
// a letter that was drawn.
const Wide = "abdeghmnopqsuvw"

// A Line is the line one types into, with the list above it that Enter adds to.
type Line struct {
	*Program
	text image.Rectangle // where letters appear
	list image.Rectangle
}

// FindLine finds out where the line is, by typing letters and looking where
// something moves right by a letter each time.
func (p *Program) FindLine() (*Line, error) {
	const letters = 5
	var boxes [][]image.Rectangle
	for range letters {
		before, err := p.Look(Screen)
		if err != nil {
			return nil, err
		}
		if _, err := p.Press('o'); err != nil {
			return nil, err
		}
		time.Sleep(calm)
		after, err := p.Look(Screen)
		if err != nil {
			return nil, err
		}
		boxes = append(boxes, bands(before, after))
	}
	if err := p.Erase(letters); err != nil {
		return nil, err
	}
	for _, first := range boxes[1] {
		if moves(first, boxes[2:]) {
			text := image.Rect(first.Min.X-24, first.Min.Y-6, min(first.Min.X+560, ScreenWidth), first.Max.Y+4).Intersect(Screen)
			list := image.Rect(text.Min.X, 130, text.Max.X, text.Min.Y-90)
			return &Line{Program: p, text: text, list: list}, nil
		}
	}
	return nil, errors.New("no line that letters are typed into is to be seen")
}

// Erase takes back the last letters typed.
func (p *Program) Erase(letters int) error {
	for range letters {
		if _, err := p.Press(KeyBackSpace); err != nil {
			return err
		}
		time.Sleep(calm / 5)
	}
	time.Sleep(calm)
	return nil
}

// bands are the places that changed, one for each run of rows.
func bands(before, after Pixels) []image.Rectangle {
	var found []image.Rectangle
	var band image.Rectangle
	width := before.Dx()
	for y := range before.Dy() {
		row := func(p Pixels) Pixels {
			return Pixels{image.Rect(0, y, width, y+1), p.bytes[4*y*width : 4*(y+1)*width]}
		}
		if box, _, _ := row(before).Changed(row(after)); !box.Empty() {
			band = band.Union(box)
			continue
		}
		if !band.Empty() {
			found, band = append(found, band), image.Rectangle{}
		}
	}
	if !band.Empty() {
		found = append(found, band)
	}
	return found
}

// moves reports whether a change goes on to the right in every later step, in
// the same rows and by a letter each.
func moves(at image.Rectangle, later [][]image.Rectangle) bool {
	for _, step := range later {
		next := image.Rectangle{}
		for _, b := range step {
			if d := b.Min.X - at.Min.X; d >= 3 && d <= 30 && b.Dx() < 40 && b.Min.Y < at.Max.Y && at.Min.Y < b.Max.Y {
				next = b
			}
		}
		if next.Empty() {
			return false
		}
		at = next
	}
	return true
}

// letterDrawn reports whether more changed than a cursor that blinks.
func letterDrawn(before, now Pixels) bool {
	_, columns, _ := before.Changed(now)
	return columns > 4
}

// entryDrawn reports whether the list shows something new.
func entryDrawn(before, now Pixels) bool {
	_, _, pixels := before.Changed(now)
	return pixels > 400
}

// TypeTimed types a text as fast as a good typist does and returns, for each
// letter wide enough, how long it took from the key to its pixels.
func (l *Line) TypeTimed(text string) ([]time.Duration, error) {
	var took []time.Duration
	for _, r := range text {
		time.Sleep(60*time.Millisecond + rand.N(60*time.Millisecond))
		if !strings.ContainsRune(Wide, r) {
			if _, err := l.Press(xproto.Keysym(r)); err != nil {
				return nil, err
			}
			continue
		}
		d, err := l.timed(l.text, xproto.Keysym(r), letterDrawn)
		if err != nil {
			return nil, fmt.Errorf("key %q: %w", r, err)
		}
		took = append(took, d)
	}
	return took, nil
}

// EnterTimed presses Enter and returns how long it took until the list showed it.
func (l *Line) EnterTimed() (time.Duration, error) {
	time.Sleep(calm)
	d, err := l.timed(l.list, KeyReturn, entryDrawn)
	if err != nil {
		return d, fmt.Errorf("enter: %w", err)
	}
	time.Sleep(calm)
	return d, nil
}

// timed presses a key and waits for its pixels.
func (l *Line) timed(where image.Rectangle, key xproto.Keysym, drawn func(before, now Pixels) bool) (time.Duration, error) {
	l.forget()
	before, err := l.Look(where)
	if err != nil {
		return 0, err
	}
	went, err := l.Press(key)
	if err != nil {
		return 0, err
	}
	at, err := l.Until(before, drawn, patience)
	return at.Sub(went), err
}

// TypeLine types a line without pausing and waits until the list shows it.
func (l *Line) TypeLine(text string) error {
	if err := l.Type(text, time.Millisecond); err != nil {
		return err
	}
	// Enter comes when all letters are drawn, or what they draw would be taken
	// for the entry.
	for quiet := false; !quiet; {
		select {
		case <-l.drawn:
		case <-time.After(40 * time.Millisecond):
			quiet = true
		}
	}
	_, err := l.timed(l.list, KeyReturn, entryDrawn)
	return err
}
