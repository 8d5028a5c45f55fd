package kittest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// Press presses and releases a key in the order of the real window: Tab moves
// the focus unless the focused widget wants it; a combination with Ctrl, Alt or
// Super goes to the main menu, then to the focused widget, then to the canvas;
// any other key goes to the focused widget, else to the canvas. A letter key
// types no letter; use [Type] for that.
func Press(w fyne.Window, key fyne.KeyName, mods ...fyne.KeyModifier) {
	var mod fyne.KeyModifier
	for _, m := range mods {
		mod |= m
	}
	c := w.Canvas()
	if mod&fyne.KeyModifierShift != 0 {
		keyDown(c, desktop.KeyShiftLeft)
		defer keyUp(c, desktop.KeyShiftLeft)
	}
	keyDown(c, key)
	defer keyUp(c, key)
	if key == fyne.KeyTab && mod&^fyne.KeyModifierShift == 0 && !wantsTab(c.Focused()) {
		if mod == 0 {
			c.FocusNext()
		} else {
			c.FocusPrevious()
		}
		return
	}
	if s := shortcutOf(key, mod); s != nil {
		runShortcut(w, s)
		return
	}
	ev := &fyne.KeyEvent{Name: key}
	if f := c.Focused(); f != nil {
		f.TypedKey(ev)
	} else if typed := c.OnTypedKey(); typed != nil {
		typed(ev)
	}
}

// Type types text into whatever has the keyboard; a newline presses Enter.
func Type(w fyne.Window, text string) {
	for _, r := range text {
		f := w.Canvas().Focused()
		switch {
		case r == '\n':
			Press(w, fyne.KeyReturn)
		case f != nil:
			f.TypedRune(r)
		}
	}
}

func wantsTab(f fyne.Focusable) bool {
	t, ok := f.(fyne.Tabbable)
	return ok && t.AcceptsTab()
}

func keyDown(c fyne.Canvas, key fyne.KeyName) {
	if k, ok := c.Focused().(desktop.Keyable); ok {
		k.KeyDown(&fyne.KeyEvent{Name: key})
	}
}

func keyUp(c fyne.Canvas, key fyne.KeyName) {
	if k, ok := c.Focused().(desktop.Keyable); ok {
		k.KeyUp(&fyne.KeyEvent{Name: key})
	}
}

// shortcutOf is the shortcut that the real window makes of a key; nil if none.
func shortcutOf(key fyne.KeyName, mod fyne.KeyModifier) fyne.Shortcut {
	if mod&^fyne.KeyModifierShift == 0 {
		return nil
	}
	if mod == fyne.KeyModifierControl {
		clipboard := fyne.CurrentApp().Clipboard()
		switch key {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{Clipboard: clipboard}
		case fyne.KeyC:
			return &fyne.ShortcutCopy{Clipboard: clipboard}
		case fyne.KeyX:
			return &fyne.ShortcutCut{Clipboard: clipboard}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		}
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: mod}
}

func runShortcut(w fyne.Window, s fyne.Shortcut) {
	if m := w.MainMenu(); m != nil {
		for _, menu := range m.Items {
			if runMenu(menu, s) {
				return
			}
		}
	}
	c := w.Canvas()
	if f, ok := c.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	if target, ok := c.(fyne.Shortcutable); ok {
		target.TypedShortcut(s)
	}
}

func runMenu(m *fyne.Menu, s fyne.Shortcut) bool {
	for _, i := range m.Items {
		if i.Shortcut != nil && i.Shortcut.ShortcutName() == s.ShortcutName() && i.Action != nil {
			i.Action()
			return true
		}
		if i.ChildMenu != nil && runMenu(i.ChildMenu, s) {
			return true
		}
	}
	return false
}

// Click taps what stands at a place of an object. Rows of lists listen to the
// mouse button itself, which Fyne's test driver does not know; move the list's
// cursor in their place.
func Click(w fyne.Window, o fyne.CanvasObject, at fyne.Position) {
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Add(at)
	test.TapCanvas(w.Canvas(), pos)
}
