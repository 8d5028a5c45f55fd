package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

func TestClockSetBackIsSaidOnce(t *testing.T) {
	s, v := newCaptureStage(t)
	s.enter("/buka 09.00")
	s.press(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.enter("Catatan pertama")
	s.misses("Jam laptop mundur")
	s.clock.Time = s.clock.Time.Add(-time.Hour)
	s.enter("Catatan kedua")
	s.sees("Jam laptop mundur", "08.00", "09.00")
	s.enter("Catatan ketiga")
	s.misses("Jam laptop mundur")
	if got := v.bodies(); got != "Catatan pertama | Catatan kedua | Catatan ketiga" {
		t.Errorf("got %q in this order", got)
	}
	s.calm()
}
