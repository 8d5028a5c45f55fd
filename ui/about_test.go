package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/ui/kit/kittest"
)

func TestAboutNamesTheLicenses(t *testing.T) {
	s := newStage(t)
	s.about()
	s.sees("Tentang Rakor", "Fyne (BSD-3-Clause)", "Liberation Sans (SIL OFL 1.1)")
	kittest.Picture(t, s.Window.Window, "tentang")
	s.press(fyne.KeyEscape)
	s.misses("Fyne (BSD-3-Clause)")
	s.calm()
}
