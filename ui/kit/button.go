package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Button is a button of Rakor. Enter presses it as well as Space; Esc and
// function keys go where they belong; a click leaves the keyboard where it was.
type Button struct {
	widget.Button
	ring *ring
}

// NewButton returns a button; icon may be nil.
func NewButton(label string, icon fyne.Resource, tapped func()) *Button {
	return newButton(label, icon, widget.MediumImportance, tapped)
}

// NewPrimaryButton is the one button of a view that leads on.
func NewPrimaryButton(label string, icon fyne.Resource, tapped func()) *Button {
	return newButton(label, icon, widget.HighImportance, tapped)
}

// NewQuietButton has no ground until the pointer or the keyboard is on it.
func NewQuietButton(label string, icon fyne.Resource, tapped func()) *Button {
	return newButton(label, icon, widget.LowImportance, tapped)
}

func newButton(label string, icon fyne.Resource, i widget.Importance, tapped func()) *Button {
	b := &Button{Button: widget.Button{Text: label, Icon: icon, Importance: i, OnTapped: tapped}, ring: newRing()}
	b.ring.edge = i != widget.LowImportance
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return &ringed{b.Button.CreateRenderer(), b.ring}
}

// FocusGained is for Fyne.
func (b *Button) FocusGained() {
	b.ring.set(true)
	b.Button.FocusGained()
	Reveal(b)
}

// FocusLost is for Fyne.
func (b *Button) FocusLost() {
	b.ring.set(false)
	b.Button.FocusLost()
}

// TypedKey presses the button on Enter and Space and passes other keys on.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if !b.Disabled() && b.OnTapped != nil {
			b.OnTapped()
		}
	default:
		passKey(b, ev)
	}
}

// TypedShortcut hands shortcuts that no menu took to the commands.
func (b *Button) TypedShortcut(s fyne.Shortcut) { passShortcut(b, s) }

// Tapped presses the button. Fyne's own takes the keyboard away from whoever
// has it; a minute-taker's line must keep it, so it is given back.
func (b *Button) Tapped(ev *fyne.PointEvent) {
	c := canvasFor(b)
	if c == nil {
		b.Button.Tapped(ev)
		return
	}
	before, overlays := c.Focused(), len(c.Overlays().List())
	b.Button.Tapped(ev)
	if before == nil || c.Focused() != nil || len(c.Overlays().List()) != overlays {
		return
	}
	if o, ok := before.(fyne.CanvasObject); ok && canvasFor(o) == c && o.Visible() {
		c.Focus(before)
	}
}

// Check is a check box that passes keys on.
type Check struct {
	widget.Check
	ring *ring
}

// NewCheck returns a check box.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{Check: widget.Check{Text: label, OnChanged: changed}, ring: newRing()}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer is for Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	return &ringed{c.Check.CreateRenderer(), c.ring}
}

// FocusGained is for Fyne.
func (c *Check) FocusGained() {
	c.ring.set(true)
	c.Check.FocusGained()
	Reveal(c)
}

// FocusLost is for Fyne.
func (c *Check) FocusLost() {
	c.ring.set(false)
	c.Check.FocusLost()
}

// TypedKey toggles on Space and passes other keys on.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace {
		c.Check.TypedKey(ev)
		return
	}
	passKey(c, ev)
}

// TypedShortcut hands shortcuts that no menu took to the commands.
func (c *Check) TypedShortcut(s fyne.Shortcut) { passShortcut(c, s) }

// Select is a drop-down of few options that passes keys on; for many options
// use [Combo].
type Select struct {
	widget.Select
	ring *ring
}

// NewSelect returns a drop-down; placeholder is shown while nothing is chosen.
func NewSelect(placeholder string, options []string, changed func(string)) *Select {
	s := &Select{Select: widget.Select{PlaceHolder: placeholder, Options: options, OnChanged: changed}, ring: newRing()}
	s.ring.edge = true
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is for Fyne.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	return &ringed{s.Select.CreateRenderer(), s.ring}
}

// FocusGained is for Fyne.
func (s *Select) FocusGained() {
	s.ring.set(true)
	s.Select.FocusGained()
	Reveal(s)
}

// FocusLost is for Fyne.
func (s *Select) FocusLost() {
	s.ring.set(false)
	s.Select.FocusLost()
}

// TypedKey opens and moves as Fyne's does, and passes Enter, Esc and function
// keys on.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		s.Select.TypedKey(ev)
	default:
		passKey(s, ev)
	}
}

// TypedShortcut hands shortcuts that no menu took to the commands.
func (s *Select) TypedShortcut(sc fyne.Shortcut) { passShortcut(s, sc) }
