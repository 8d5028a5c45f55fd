package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// What is written in a field is not taller than it, not even by what rounding
// leaves: Fyne would show a shadow as if there was more of it.
func TestTextIsNotTallerThanItsField(t *testing.T) {
	f := kittest.App(t, kit.ModeLight)
	e := kit.NewEntry("")
	e.SetText("Pemerintah Kota Prabumulih")
	w := kittest.Window(t, container.NewVBox(e), 800, 600)
	for zoom := kit.MinZoom; zoom <= kit.MaxZoom; zoom += 10 {
		f.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: kit.ModeLight, Zoom: zoom}))
		w.Resize(fyne.NewSize(801, 601))
		w.Resize(fyne.NewSize(800, 600))
		for _, o := range test.WidgetRenderer(e).Objects() {
			scroll, ok := o.(fyne.Widget)
			if !ok {
				continue
			}
			for _, text := range test.WidgetRenderer(scroll).Objects() {
				if got, room := text.Size().Height, scroll.Size().Height; got > room {
					t.Errorf("at %d %%: got a height of %v, want at most %v", zoom, got, room)
				}
			}
		}
	}
}
