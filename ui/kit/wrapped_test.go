package kit_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// typist is what a person types into.
type typist interface {
	fyne.Widget
	fyne.Focusable
	CursorTextOffset() int
}

func wrappedFields() map[string]func() (typist, func() string) {
	return map[string]func() (typist, func() string){
		"text area": func() (typist, func() string) { e := kit.NewTextArea("", 4); return e, func() string { return e.Text } },
		"capture line": func() (typist, func() string) {
			e := kit.NewCaptureEntry(time.Now)
			return e, func() string { return e.Text }
		},
	}
}

// Wherever a row ends, the text is what was typed.
func TestSpacesAtTheEndOfARowStayWhereTheyWereTyped(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	const typed = "Nama penanggung jawab acara 2 keliru; tenggat butir 4 diperbaiki menjadi akhir Januari 2027"
	for name, field := range wrappedFields() {
		for width := float32(200); width < 640; width += 4 {
			e, text := field()
			w := test.NewTempWindow(t, e)
			w.Resize(fyne.NewSize(width, 200))
			w.Canvas().Focus(e)
			for i, r := range typed {
				e.TypedRune(r)
				if got := e.CursorTextOffset(); got != i+1 {
					t.Fatalf("%s of %v: the cursor stands at %d behind %d signs", name, width, got, i+1)
				}
			}
			if got := text(); got != typed {
				t.Errorf("%s of %v: got %q", name, width, got)
			}
		}
	}
}

// A model of a line without rows must agree with the field, whatever is pressed.
func TestEditingAWrappedTextFollowsTheKeys(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"akhir ", "Januari ", "2027 ", "a ", "penanggung ", "  "}
	for name, field := range wrappedFields() {
		for round := range 60 {
			e, text := field()
			w := test.NewTempWindow(t, e)
			w.Resize(fyne.NewSize(200+float32(round)*5, 200))
			w.Canvas().Focus(e)
			var model []rune
			at := 0
			for range 60 {
				switch n := random.IntN(10); {
				case n < 6:
					for _, r := range words[random.IntN(len(words))] {
						e.TypedRune(r)
						model = append(model[:at:at], append([]rune{r}, model[at:]...)...)
						at++
					}
				case n < 8 && at > 0:
					e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
					model = append(model[:at-1:at-1], model[at:]...)
					at--
				case n == 8 && at > 0:
					e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
					at--
				case n == 9:
					e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
					at = len(model)
				}
				if text() != string(model) {
					t.Fatalf("%s, round %d: got %q, want %q", name, round, text(), string(model))
				}
			}
		}
	}
}
