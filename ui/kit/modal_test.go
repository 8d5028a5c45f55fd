package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

func TestModalKeys(t *testing.T) {
	for _, tt := range []struct {
		name string
		key  fyne.KeyName
		want string
	}{
		{"Enter presses the default choice", fyne.KeyReturn, "simpan"},
		{"Esc presses the way out", fyne.KeyEscape, "batal"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			kittest.App(t, kit.ModeLight)
			entry := kit.NewEntry("")
			w := kittest.Window(t, entry, 800, 600)
			w.Canvas().Focus(entry)
			field := kit.NewEntry("")
			pressed := ""
			press := func(s string) func() bool {
				return func() bool {
					pressed = s
					return true
				}
			}
			kit.ShowModal(w, "Judul", kit.NewFormGrid(kit.FormField{Label: "Nama", Input: field}),
				kit.Choice{Label: "Batal", Cancel: true, Run: press("batal")},
				kit.Choice{Label: "Simpan", Default: true, Run: press("simpan")})
			if w.Canvas().Focused() != field {
				t.Fatalf("the keyboard is on %T, want the first field", w.Canvas().Focused())
			}
			kittest.Type(w, "x")
			kittest.Press(w, tt.key)
			if pressed != tt.want {
				t.Errorf("pressed %q, want %q", pressed, tt.want)
			}
			if kit.ModalOpen(w) || w.Canvas().Focused() != entry {
				t.Errorf("open %v, keyboard on %T, want it closed and the keyboard back", kit.ModalOpen(w), w.Canvas().Focused())
			}
		})
	}
}

func TestModalWithoutFieldsFocusesTheDefault(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	w := kittest.Window(t, container.NewStack(), 800, 600)
	done := false
	kit.Confirm(w, kit.ModalText{Title: "Tutup rapat?", Text: "Setelah ditutup catatan masih dapat diperbaiki."}, func() { done = true })
	kittest.Picture(t, w, "confirm")
	kittest.Press(w, fyne.KeyReturn)
	if !done || kit.ModalOpen(w) {
		t.Errorf("done %v, open %v, want done and closed", done, kit.ModalOpen(w))
	}
}

func TestDangerIsNotDoneByEnter(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	w := kittest.Window(t, container.NewStack(), 800, 600)
	done := false
	kit.Confirm(w, kit.ModalText{Title: "Hapus?", Text: "Tidak dapat dibatalkan.", Danger: true}, func() { done = true })
	kittest.Press(w, fyne.KeyReturn)
	if done || kit.ModalOpen(w) {
		t.Errorf("done %v, open %v, want nothing done and closed", done, kit.ModalOpen(w))
	}
}

func TestModalsNeverStack(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	w := kittest.Window(t, container.NewStack(), 800, 600)
	field := kit.NewEntry("")
	kit.ShowModal(w, "Pertama", field, kit.Choice{Label: "Simpan", Default: true, Run: func() bool {
		kit.ShowError(w, "Simpan", "Nama belum diisi.")
		return false
	}})
	kittest.Press(w, fyne.KeyReturn)
	if got := len(w.Canvas().Overlays().List()); got != 1 {
		t.Errorf("%d overlays are shown, want 1", got)
	}
	kittest.Press(w, fyne.KeyEscape)
	if got := len(w.Canvas().Overlays().List()); got != 1 {
		t.Errorf("%d overlays are shown, want the first modal again", got)
	}
	if w.Canvas().Focused() != field {
		t.Errorf("the keyboard is on %T, want the field of the first modal", w.Canvas().Focused())
	}
}

func TestCommandsRunByKey(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	line := kit.NewCaptureEntry(kittest.NewClock().Now)
	w := kittest.Window(t, line, 800, 600)
	c := kit.NewCommands(w)
	var ran []string
	run := func(id string) kit.Command {
		return kit.Command{ID: id, Title: id, Menu: "Rapat", Run: func() { ran = append(ran, id) }}
	}
	shut, help, off, bare := run("close"), run("help"), run("off"), run("bare")
	shut.Key, shut.Mod = fyne.KeyT, fyne.KeyModifierControl
	help.Key = fyne.KeyF1
	off.Key, off.Mod, off.Enabled = fyne.KeyO, fyne.KeyModifierControl, func() bool { return false }
	bare.Key, bare.Mod, bare.Menu = fyne.KeyB, fyne.KeyModifierControl, ""
	c.Set("app", shut, help, off, bare)

	line.Focus()
	kittest.Press(w, fyne.KeyT, fyne.KeyModifierControl)
	kittest.Press(w, fyne.KeyF1)
	kittest.Press(w, fyne.KeyO, fyne.KeyModifierControl)
	kittest.Press(w, fyne.KeyB, fyne.KeyModifierControl)
	w.Canvas().Unfocus()
	kittest.Press(w, fyne.KeyF1)
	if want := []string{"close", "help", "bare", "help"}; !slices.Equal(ran, want) {
		t.Errorf("ran %q, want %q", ran, want)
	}
	if want := []string{"help", "bare", "close"}; !slices.Equal(c.Recent(), want) {
		t.Errorf("recent %q, want %q", c.Recent(), want)
	}
	ran = nil
	kit.Inform(w, "Judul", "Teks.")
	kittest.Press(w, fyne.KeyT, fyne.KeyModifierControl)
	kittest.Press(w, fyne.KeyF1)
	if len(ran) != 0 {
		t.Errorf("ran %q behind a modal, want nothing", ran)
	}
}

func TestCommandsOfAViewComeAndGo(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	w := kittest.Window(t, container.NewStack(), 800, 600)
	c := kit.NewCommands(w)
	c.Set("app", kit.Command{ID: "a", Title: "A", Menu: "Berkas", Run: func() {}})
	c.Set("view", kit.Command{ID: "b", Title: "B", Menu: "Rapat", Run: func() {}})
	if got := len(w.MainMenu().Items); got != 2 {
		t.Errorf("%d menus, want 2", got)
	}
	c.Set("view")
	if got := len(w.MainMenu().Items); got != 1 || c.Dispatch("b") {
		t.Errorf("%d menus, want 1 and the view's command gone", got)
	}
}

func TestCommandPalette(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	line := kit.NewCaptureEntry(kittest.NewClock().Now)
	layer := kit.NewLayer()
	w := kittest.Window(t, container.NewStack(line, layer), 800, 600)
	c := kit.NewCommands(w)
	ran := ""
	for _, id := range []string{"Tutup rapat", "Ekspor PDF", "Ekspor lembar"} {
		c.Set(id, kit.Command{ID: id, Title: id, Menu: "Rapat", Run: func() { ran = id }})
	}
	line.Focus()
	kit.ShowCommandPalette(c, layer)
	kittest.Type(w, "ekspor, lem") // the comma of a title may be typed, or one too many
	kittest.Press(w, fyne.KeyReturn)
	if ran != "Ekspor lembar" || w.Canvas().Focused() != line {
		t.Errorf("ran %q, keyboard on %T, want Ekspor lembar and the line", ran, w.Canvas().Focused())
	}
	kit.ShowCommandPalette(c, layer)
	kittest.Press(w, fyne.KeyReturn)
	if ran != "Ekspor lembar" {
		t.Errorf("ran %q, want the command run last first", ran)
	}
	kit.ShowCommandPalette(c, layer)
	kittest.Press(w, fyne.KeyEscape)
	if w.Canvas().Focused() != line {
		t.Errorf("after Esc the keyboard is on %T, want the line", w.Canvas().Focused())
	}
}

func TestKeyText(t *testing.T) {
	for _, tt := range []struct {
		key  fyne.KeyName
		mod  fyne.KeyModifier
		want string
	}{
		{fyne.KeyK, fyne.KeyModifierControl, "Ctrl+K"},
		{fyne.KeyF2, 0, "F2"},
		{fyne.KeyReturn, fyne.KeyModifierControl | fyne.KeyModifierShift, "Ctrl+Shift+Enter"},
		{"", 0, ""},
	} {
		if got := kit.KeyText(tt.key, tt.mod); got != tt.want {
			t.Errorf("KeyText(%q, %v) = %q, want %q", tt.key, tt.mod, got, tt.want)
		}
	}
}

func TestButtonGivesTheKeyboardBack(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	line := kit.NewCaptureEntry(kittest.NewClock().Now)
	tapped := 0
	b := kit.NewButton("Kirim", theme.MailSendIcon(), func() { tapped++ })
	w := kittest.Window(t, container.NewVBox(line, b), 400, 200)
	line.Focus()
	b.Tapped(&fyne.PointEvent{})
	if tapped != 1 || w.Canvas().Focused() != line {
		t.Errorf("tapped %d, keyboard on %T, want once and the line", tapped, w.Canvas().Focused())
	}
	w.Canvas().Focus(b)
	kittest.Press(w, fyne.KeyReturn)
	if tapped != 2 {
		t.Errorf("Enter pressed the button %d times, want 2", tapped)
	}
}

// A modal that has room for all it says has no scroll bar, whatever rounding
// leaves of its measures.
func TestModalWithRoomDoesNotScroll(t *testing.T) {
	f := kittest.App(t, kit.ModeLight)
	w := kittest.Window(t, container.NewStack(), 1366, 768)
	for zoom := kit.MinZoom; zoom <= kit.MaxZoom; zoom += 10 {
		f.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: kit.ModeLight, Zoom: zoom}))
		m := kit.Inform(w, "Belum ada yang dipilih", "Pilih dahulu satu tindak lanjut atau lebih.")
		bodies := 0
		for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
			body, ok := o.(*container.Scroll)
			if !ok {
				continue
			}
			bodies++
			if got, room := body.Content.Size().Height, body.Size().Height; got > room {
				t.Errorf("at %d %%: got a height of %v, want at most %v", zoom, got, room)
			}
		}
		if bodies != 1 {
			t.Errorf("at %d %%: %d bodies are seen, want 1", zoom, bodies)
		}
		m.Close()
	}
}
