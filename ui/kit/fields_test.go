package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

func TestTimeField(t *testing.T) {
	for _, tt := range []struct {
		typed string
		want  int
		ok    bool
		shown string
	}{
		{"0910", 550, true, "09.10"},
		{"9.10", 550, true, "09.10"},
		{"9:10", 550, true, "09.10"},
		{"910", 550, true, "09.10"},
		{"9", 540, true, "09.00"},
		{"23.59", 1439, true, "23.59"},
		{"", -1, true, ""},
		{"24.00", -1, false, "24.00"},
		{"9.5", -1, false, "9.5"},
		{"9.60", -1, false, "9.60"},
		{"jam 9", -1, false, "jam 9"},
		{"12345", -1, false, "12345"},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			kittest.App(t, kit.ModeLight)
			f := kit.NewTimeField()
			w := kittest.Window(t, f, 200, 50)
			w.Canvas().Focus(f)
			kittest.Type(w, tt.typed)
			got, err := f.Minutes()
			if got != tt.want || (err == nil) != tt.ok {
				t.Errorf("Minutes() = %d, %v, want %d, ok %v", got, err, tt.want, tt.ok)
			}
			w.Canvas().Unfocus()
			if f.Text != tt.shown {
				t.Errorf("shows %q after leaving, want %q", f.Text, tt.shown)
			}
		})
	}
}

func dateWindow(t *testing.T) (*kit.DateField, fyne.Window) {
	t.Helper()
	kittest.App(t, kit.ModeLight)
	d := kit.NewDateField(dates)
	layer := kit.NewLayer()
	w := kittest.Window(t, container.NewStack(container.NewVBox(d), layer), 600, 500)
	kit.UseLayer(w, layer)
	d.Entry().Focus()
	return d, w
}

func TestDateFieldByKeys(t *testing.T) {
	d, w := dateWindow(t)
	kittest.Type(w, "31/12/2026")
	kittest.Press(w, fyne.KeyDown)
	kittest.Press(w, fyne.KeyPageDown) // 31 January
	kittest.Press(w, fyne.KeyPageDown) // February has 28
	kittest.Picture(t, w, "calendar")
	kittest.Press(w, fyne.KeyLeft)
	kittest.Press(w, fyne.KeyReturn)
	if got, want := d.Entry().Text, "27/02/2027"; got != want {
		t.Errorf("shows %q, want %q", got, want)
	}
	if w.Canvas().Focused() != d.Entry() {
		t.Errorf("the keyboard is on %T, want the field", w.Canvas().Focused())
	}
	kittest.Press(w, fyne.KeyDown)
	kittest.Press(w, fyne.KeyEscape)
	if w.Canvas().Focused() != d.Entry() {
		t.Errorf("after Esc the keyboard is on %T, want the field", w.Canvas().Focused())
	}
}

func TestDateFieldTellsErrorsOnLeaving(t *testing.T) {
	d, w := dateWindow(t)
	ok := true
	d.OnChanged = func(_ time.Time, good bool) { ok = good }
	kittest.Type(w, "31/02/2026")
	before := d.MinSize().Height
	w.Canvas().Unfocus()
	if _, err := d.Day(); err == nil || ok {
		t.Error("31/02 was taken for a day")
	}
	if after := d.MinSize().Height; after <= before {
		t.Errorf("height %v after leaving, %v before, want room for the error", after, before)
	}
	d.SetDay(time.Date(2026, time.March, 1, 0, 0, 0, 0, time.UTC))
	if got := d.MinSize().Height; got != before {
		t.Errorf("height %v with a good day, want %v", got, before)
	}
}

var posts = []kit.Option{
	{ID: "1", Text: "Dinas Pekerjaan Umum dan Penataan Ruang", Detail: "PUPR"},
	{ID: "2", Text: "Dinas Lingkungan Hidup", Detail: "DLH"},
	{ID: "3", Text: "Kecamatan Cambai"},
}

func comboWindow(t *testing.T) (*kit.Combo, fyne.Window) {
	t.Helper()
	kittest.App(t, kit.ModeLight)
	c := kit.NewCombo("", posts)
	layer := kit.NewLayer()
	w := kittest.Window(t, container.NewStack(container.NewVBox(c), layer), 600, 500)
	kit.UseLayer(w, layer)
	c.Entry().Focus()
	return c, w
}

func TestCombo(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(w fyne.Window)
		want string
	}{
		{"letters of a later word", func(w fyne.Window) { kittest.Type(w, "ling\n") }, "2"},
		{"letters of the detail", func(w fyne.Window) { kittest.Type(w, "pup\n") }, "1"},
		{"second of the whole list", func(w fyne.Window) {
			kittest.Press(w, fyne.KeyDown)
			kittest.Press(w, fyne.KeyDown)
			kittest.Press(w, fyne.KeyReturn)
		}, "2"},
		{"leaving with one match", func(w fyne.Window) {
			kittest.Type(w, "cam")
			w.Canvas().Unfocus()
		}, "3"},
		{"leaving with several", func(w fyne.Window) {
			kittest.Type(w, "dinas")
			w.Canvas().Unfocus()
		}, ""},
		{"leaving with nonsense", func(w fyne.Window) {
			kittest.Type(w, "zzz")
			w.Canvas().Unfocus()
		}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, w := comboWindow(t)
			tt.do(w)
			if c.ID() != tt.want {
				t.Errorf("chose %q, want %q", c.ID(), tt.want)
			}
		})
	}
}

func TestComboInAModal(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	w := kittest.Window(t, container.NewStack(), 800, 600)
	c := kit.NewCombo("", posts)
	saved := false
	kit.ShowModal(w, "Pimpinan", c, kit.Choice{Label: "Simpan", Default: true, Run: func() bool {
		saved = true
		return true
	}})
	kittest.Type(w, "dlh")
	kittest.Picture(t, w, "combo-modal")
	kittest.Press(w, fyne.KeyReturn)
	if c.ID() != "2" || saved {
		t.Errorf("chose %q, saved %v, want the list's Enter not to save", c.ID(), saved)
	}
	kittest.Press(w, fyne.KeyReturn)
	if !saved {
		t.Error("Enter on the closed list did not save")
	}
}

func TestFormShowsErrors(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	f := kit.NewFormGrid(kit.FormField{Label: "Nama", Input: kit.NewEntry("")}, kit.FormField{Label: "Alamat", Input: kit.NewEntry("")})
	kittest.Window(t, f, 600, 300)
	before := f.MinSize().Height
	f.SetError(0, "Nama belum diisi.")
	if got := f.MinSize().Height; got <= before {
		t.Errorf("height %v with an error, %v without, want room for it", got, before)
	}
	f.ClearErrors()
	if got := f.MinSize().Height; got != before {
		t.Errorf("height %v after clearing, want %v", got, before)
	}
}

func TestBytesOfAPictureAreNotText(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "Banjir di pasar": true, "baris satu\r\nbaris dua\tkolom": true, "é – “kutip” 12 m²": true,
		"\x89PNG\r\n\x1a\n": false, "teks\x00biner": false, "BM\x06\x07": false,
	} {
		if got := kit.IsText(text); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
	kittest.App(t, kit.ModeLight)
	e := kit.NewEntry("")
	w := kittest.Window(t, e, 300, 60)
	w.Canvas().Focus(e)
	fyne.CurrentApp().Clipboard().SetContent("\x89PNG\r\n\x1a\n")
	kittest.Press(w, fyne.KeyV, fyne.KeyModifierControl)
	if e.Text != "" {
		t.Errorf("the field holds %q", e.Text)
	}
	fyne.CurrentApp().Clipboard().SetContent("Banjir")
	kittest.Press(w, fyne.KeyV, fyne.KeyModifierControl)
	if e.Text != "Banjir" {
		t.Errorf("the field holds %q, want the text pasted", e.Text)
	}
}
