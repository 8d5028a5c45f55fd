package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rakor.id/rakor/ui/kit"
)

// controls are what can have the keyboard in front, in the order of the page.
func (s *stage) controls() (all []fyne.Focusable) {
	walk(s.front(), func(o fyne.CanvasObject, _ fyne.Position) bool {
		f, ok := o.(fyne.Focusable)
		if d, can := o.(fyne.Disableable); ok && (!can || !d.Disabled()) {
			all = append(all, f)
			return false
		}
		return true
	})
	return all
}

// unhidden reports whether an object, or the beginning of it, is neither scrolled
// away nor outside the window.
func (s *stage) unhidden(o fyne.CanvasObject) bool {
	seen := false
	var look func(o fyne.CanvasObject, clip fyne.Position, end fyne.Position)
	target := o
	look = func(root fyne.CanvasObject, from, to fyne.Position) {
		walk(root, func(o fyne.CanvasObject, at fyne.Position) bool {
			if o == target {
				high := min(o.Size().Height, 30)
				seen = at.X >= from.X-1 && at.Y >= from.Y-1 && at.X+min(o.Size().Width, 30) <= to.X+1 && at.Y+high <= to.Y+1
				return false
			}
			return true
		})
	}
	from, to := fyne.Position{}, fyne.NewPos(s.Window.Window.Canvas().Size().Width, s.Window.Window.Canvas().Size().Height)
	for _, sc := range s.scrollersAround(target) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(sc)
		from = fyne.NewPos(max(from.X, at.X), max(from.Y, at.Y))
		to = fyne.NewPos(min(to.X, at.X+sc.Size().Width), min(to.Y, at.Y+sc.Size().Height))
	}
	look(s.front(), from, to)
	return seen
}

// scrollersAround are those that an object stands in.
func (s *stage) scrollersAround(target fyne.CanvasObject) (around []*container.Scroll) {
	walk(s.front(), func(o fyne.CanvasObject, _ fyne.Position) bool {
		if sc, ok := o.(*container.Scroll); ok {
			walk(sc.Content, func(o fyne.CanvasObject, _ fyne.Position) bool {
				if o == target {
					around = append(around, sc)
				}
				return o != target
			})
		}
		return true
	})
	return around
}

// Tab goes through everything that can be used, in the order it is read, with
// the keyboard always in sight, and comes round; Shift+Tab goes back.
func TestTabGoesThroughEveryPage(t *testing.T) {
	for _, zoom := range []int{100, 200} {
		t.Run(fmt.Sprint(zoom), func(t *testing.T) {
			s, id := newSampleStage(t)
			to := s.look.now
			to.Zoom = zoom
			s.look.change(to)
			s.everyPage(id, func(name string) {
				s.settle(roomLeft())
				s.tabThrough(name)
			})
			s.calm()
		})
	}
}

func (s *stage) tabThrough(name string) {
	s.t.Helper()
	c := s.Window.Window.Canvas()
	if c.Focused() == nil {
		s.t.Errorf("%s: nothing has the keyboard at first", name)
	}
	all := s.controls()
	c.Focus(all[0])
	place := map[fyne.Focusable]int{}
	for i, f := range all {
		place[f] = i
	}
	for i := range all {
		now := c.Focused()
		switch at, known := place[now]; {
		case now == nil:
			s.t.Errorf("%s: the keyboard is lost after %T", name, all[max(0, i-1)])
			return
		case !known || at != i:
			s.t.Errorf("%s: step %d leads to %T (%d), want %T", name, i, now, at, all[i])
			return
		case !s.unhidden(now.(fyne.CanvasObject)):
			s.t.Errorf("%s: %T %q has the keyboard out of sight", name, now, labelOf(now))
		}
		s.press(fyne.KeyTab)
	}
	if c.Focused() != all[0] {
		s.t.Errorf("%s: Tab ends at %T, want it to come round", name, c.Focused())
	}
	s.press(fyne.KeyTab, fyne.KeyModifierShift)
	if c.Focused() != all[len(all)-1] {
		s.t.Errorf("%s: Shift+Tab leads to %T, want the last", name, c.Focused())
	}
}

func labelOf(f fyne.Focusable) string {
	if b, ok := f.(*kit.Button); ok {
		return b.Text
	}
	return ""
}

// What is read first comes first: no control is reached that stands both above
// and left of the one before.
func TestTabFollowsTheEye(t *testing.T) {
	s, id := newSampleStage(t)
	s.everyPage(id, func(name string) {
		s.settle(roomLeft())
		all := s.controls()
		driver := fyne.CurrentApp().Driver()
		for i := 1; i < len(all); i++ {
			a, b := all[i-1].(fyne.CanvasObject), all[i].(fyne.CanvasObject)
			from, to := driver.AbsolutePositionForObject(a), driver.AbsolutePositionForObject(b)
			if to.Y+b.Size().Height <= from.Y && to.X+b.Size().Width <= from.X+a.Size().Width {
				t.Errorf("%s: from %T %q at %v up to %T %q at %v", name, a, labelOf(all[i-1]), from, b, labelOf(all[i]), to)
			}
		}
	})
}
