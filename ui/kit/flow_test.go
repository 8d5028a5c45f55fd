package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

func TestFlowStaysWithinItsWidth(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	chips := []fyne.CanvasObject{
		kit.NewChip("Tindak lanjut", kit.ToneGreen), kit.NewChip("Penanggung jawab: Dinas PUPR", kit.ToneGreen),
		kit.NewChip("Tidak dikenal: @"+strings.Repeat("panjang", 40), kit.ToneRed), kit.NewChip("Tenggat", kit.ToneAmber),
	}
	f := kit.NewFlow(5, chips...)
	w := kittest.Window(t, container.NewVBox(f), 320, 200)
	w.Resize(fyne.NewSize(319, 200))
	below := float32(-1)
	for i, c := range chips {
		if end := c.Position().X + c.Size().Width; end > 319 {
			t.Errorf("chip %d ends at %v, want it within 319", i, end)
		}
		if c.Position().Y < below {
			t.Errorf("chip %d stands at %v, above one before it", i, c.Position().Y)
		}
		below = c.Position().Y
	}
	if got, want := f.MinSize().Height, below+chips[3].Size().Height; got != want {
		t.Errorf("got a height of %v, want %v", got, want)
	}
}
