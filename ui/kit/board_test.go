package kit_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// read is all that can be read on a board.
func read(b *kit.Board) string {
	var all []string
	for _, o := range test.WidgetRenderer(b).Objects() {
		if t, ok := o.(*canvas.Text); ok {
			all = append(all, t.Text)
		}
	}
	return strings.Join(all, " ")
}

func TestBoardLeafsThroughWhatFindsNoRoom(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	b := kit.NewBoard(kit.Look{Mode: kit.ModeDark})
	kittest.Window(t, b, 1280, 720)
	sheet := kit.BoardSheet{Heading: "Acara", More: func(n int) string { return fmt.Sprintf("%d lagi", n) }}
	for i := range 20 {
		sheet.Blocks = append(sheet.Blocks, kit.BoardBlock{Label: "Putusan", Text: fmt.Sprintf("nomor-%d.", i), Strong: i == 0})
	}
	b.SetSheet(sheet)
	if got := read(b); !strings.Contains(got, "nomor-0.") || strings.Contains(got, "nomor-19.") || !strings.Contains(got, " lagi") {
		t.Errorf("got %q, want the first blocks and how many are left", got)
	}
	for range 40 {
		b.Leaf(+1)
	}
	if got := read(b); !strings.Contains(got, "nomor-19.") || strings.Contains(got, " lagi") || strings.Count(got, "nomor-") < 3 {
		t.Errorf("got %q, want the last blocks to fill the board", got)
	}
	for range 40 {
		b.Leaf(-1)
	}
	if got := read(b); !strings.Contains(got, "nomor-0.") {
		t.Errorf("got %q, want the first block again", got)
	}
	b.SetBlack(true)
	if got := read(b); got != "" {
		t.Errorf("got %q on a black board", got)
	}
}

func TestBoardShortensWhatIsLongerThanIt(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	b := kit.NewBoard(kit.Look{Mode: kit.ModeLight, Zoom: kit.MaxBoardZoom})
	kittest.Window(t, b, 640, 360)
	b.SetSheet(kit.BoardSheet{Heading: "Acara", Blocks: []kit.BoardBlock{{Text: strings.Repeat("panjang sekali ", 80), Strong: true}}})
	if got := read(b); !strings.Contains(got, "panjang") || !strings.Contains(got, "…") {
		t.Errorf("got %q, want a beginning and an ellipsis", got)
	}
}
