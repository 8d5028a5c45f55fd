package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A desk is what the widgets of one window must find without being handed it:
// its commands, its free layer, its open modals. Fyne gives a key to the
// focused widget only, so each widget of the kit passes on what it does not use.
type desk struct {
	commands *Commands
	layer    *Layer
	modals   []*Modal
	escape   func() // closes a dialog of Fyne, which knows no Esc itself
}

// desks has one entry per window. Only the Fyne goroutine touches it.
var desks = map[fyne.Canvas]*desk{}

// deskOf returns the desk of a canvas and, the first time, takes charge of the
// keys that come when no widget has the keyboard.
func deskOf(c fyne.Canvas) *desk {
	d, ok := desks[c]
	if !ok {
		d = &desk{}
		desks[c] = d
		c.SetOnTypedKey(func(ev *fyne.KeyEvent) { _ = d.typedKey(ev) })
	}
	return d
}

// LeaveWindow forgets a window that was closed.
func LeaveWindow(w fyne.Window) { delete(desks, w.Canvas()) }

// deskFor finds the desk a widget stands on; nil while it is not shown.
func deskFor(o fyne.CanvasObject) *desk {
	if c := canvasFor(o); c != nil {
		return deskOf(c)
	}
	return nil
}

// canvasFor finds the canvas of an object. Fyne knows that only of what it has
// painted already; for what is new the one window that has a desk is meant.
func canvasFor(o fyne.CanvasObject) fyne.Canvas {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		return c
	}
	if len(desks) == 1 {
		for c := range desks {
			return c
		}
	}
	return nil
}

func (d *desk) top() *Modal {
	if len(d.modals) == 0 {
		return nil
	}
	return d.modals[len(d.modals)-1]
}

// floor is the layer for what a widget opens: that of the modal, if one is up.
func (d *desk) floor() *Layer {
	if m := d.top(); m != nil {
		return m.layer
	}
	return d.layer
}

// typedKey takes a key nobody used: Enter and Esc for the modal, F-keys for the
// commands.
func (d *desk) typedKey(ev *fyne.KeyEvent) bool {
	if d.escape != nil && ev.Name == fyne.KeyEscape {
		d.escape()
		return true
	}
	if m := d.top(); m != nil && m.key(ev.Name) {
		return true
	}
	return d.commands != nil && d.commands.Key(ev)
}

// passKey hands a key that a widget does not use to the modal or the commands
// of its window; true means it was taken.
func passKey(o fyne.CanvasObject, ev *fyne.KeyEvent) bool {
	d := deskFor(o)
	return d != nil && d.typedKey(ev)
}

// passShortcut hands a shortcut that no menu took to the commands.
func passShortcut(o fyne.CanvasObject, s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return false
	}
	d := deskFor(o)
	return d != nil && d.commands != nil && d.commands.shortcut(custom)
}

// FunctionKey offers a key that a widget does not use to the modal and the
// commands of its window; true means it was taken. Widgets of the kit do so
// already; a view's own widget calls it in its TypedKey.
func FunctionKey(o fyne.CanvasObject, ev *fyne.KeyEvent) bool { return passKey(o, ev) }

// focusOn puts the keyboard on a widget that is shown.
func focusOn(o fyne.Focusable) {
	object, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := canvasFor(object); c != nil && c.Focused() != o {
		c.Focus(o)
	}
}
