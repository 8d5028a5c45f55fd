package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/ui/kit/kittest"
)

func TestAboutLeadsToTheLicenses(t *testing.T) {
	s := newStage(t)
	s.about()
	s.sees("Tentang Rakor", "lisensi MIT")
	kittest.Picture(t, s.Window.Window, "tentang")
	s.tap("Lisensi…")
	kittest.Type(s.Window.Window, "liberation")
	s.sees("Liberation Sans", "OFL-1.1")
	s.press(fyne.KeyReturn)
	s.sees("SIL OPEN FONT LICENSE")
	s.tap("Tutup")
	s.misses("SIL OPEN FONT LICENSE")
	s.calm()
}
