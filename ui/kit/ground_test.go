package kit_test

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// pictureOf draws a surface that is whole or, being large, put together.
func pictureOf(t *testing.T, mode kit.Mode, size fyne.Size) image.Image {
	t.Helper()
	kittest.App(t, mode)
	w := kittest.Window(t, kit.NewSurface(canvas.NewRectangle(color.Transparent)), size.Width, size.Height)
	return w.Canvas().Capture()
}

// A large ground must look as a small one does: same corners, border, filling.
func TestLargeGroundLooksLikeASmallOne(t *testing.T) {
	for _, mode := range []kit.Mode{kit.ModeLight, kit.ModeDark} {
		small, large := pictureOf(t, mode, fyne.NewSize(150, 150)), pictureOf(t, mode, fyne.NewSize(400, 300))
		b := large.Bounds()
		for _, at := range []struct {
			name string
			x, y int
		}{
			{"corner", 0, 0}, {"round", 2, 2}, {"top border", 60, 0}, {"left border", 0, 60}, {"inside", 60, 60}, {"under the corner", 4, 12},
		} {
			want := small.At(at.x, at.y)
			for _, p := range []image.Point{{at.x, at.y}, {b.Max.X - 1 - at.x, at.y}, {at.x, b.Max.Y - 1 - at.y}, {b.Max.X - 1 - at.x, b.Max.Y - 1 - at.y}} {
				if got := large.At(p.X, p.Y); !alike(got, want) {
					t.Errorf("%v %s at %v: got %v, want %v", mode, at.name, p, got, want)
				}
			}
		}
	}
}

// alike allows for edges that fall on other parts of a dot.
func alike(a, b color.Color) bool {
	r, g, bl, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	near := func(x, y uint32) bool { return max(x, y)-min(x, y) < 0x1800 }
	return near(r, r2) && near(g, g2) && near(bl, b2)
}
