package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

func TestPickByTyping(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	var options []kit.Option
	for i := 1; i <= 62; i++ {
		options = append(options, kit.Option{ID: fmt.Sprint("id", i), Text: fmt.Sprintf("%d. Acara contoh", i)})
	}
	options[40].Text = "41. Penanganan banjir lintas kecamatan, pemeliharaan drainase, dan penyelarasan anggaran antardinas"
	back := kit.NewEntry("")
	w := kittest.Window(t, container.NewVBox(back), 1000, 700)
	for _, tt := range []struct {
		name string
		keys func()
		want string
	}{
		{"Enter takes the marked one", func() {}, "id7"},
		{"a number means itself before longer ones", func() { kittest.Type(w, "4") }, "id4"},
		{"letters", func() { kittest.Type(w, "ban kec") }, "id41"},
		{"arrows in what is left", func() {
			kittest.Type(w, "6")
			kittest.Press(w, fyne.KeyDown)
			kittest.Press(w, fyne.KeyDown)
		}, "id61"},
		{"nothing fits", func() { kittest.Type(w, "xyz\n"); kittest.Press(w, fyne.KeyEscape) }, ""},
		{"Esc", func() { kittest.Press(w, fyne.KeyEscape) }, ""},
	} {
		w.Canvas().Focus(back)
		got := ""
		kit.ShowPick(w, kit.Pick{
			Title: "Pindah", Hint: "Ketik", Yes: "Pindahkan", Options: options, Marked: "id7", Chosen: func(id string) { got = id },
		})
		tt.keys()
		if kit.ModalOpen(w) {
			kittest.Press(w, fyne.KeyReturn)
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if kit.ModalOpen(w) || w.Canvas().Focused() != back {
			t.Errorf("%s: the keyboard did not come back", tt.name)
		}
	}
	kit.ShowPick(w, kit.Pick{Title: "Pindah ke acara lain", Hint: "Ketik nomor", Yes: "Pindahkan", Options: options})
	kittest.Type(w, "4")
	kittest.Picture(t, w, "memilih")
}
