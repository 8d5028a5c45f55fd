// Package kittest drives windows in tests as the real window would: keys go to
// the main menu first, then to the widget with the keyboard.
package kittest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rakor.id/rakor/ui/kit"
)

// App starts a test application with Rakor's theme in a mode, in Indonesian,
// for the time of the test.
func App(t testing.TB, mode kit.Mode) fyne.App {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: mode}))
	return a
}

// Press presses and releases a key in the order of the real window: Tab moves
// the focus, a shortcut goes to the main menu, then to the focused widget, then
// to the canvas; any other key to the focused widget, else to the canvas.
func Press(w fyne.Window, key fyne.KeyName, mods ...fyne.KeyModifier) {}

// Type types text into whatever has the keyboard.
func Type(w fyne.Window, text string) {}
