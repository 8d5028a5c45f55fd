package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// lookSection chooses how the window looks; each choice is seen at once.
type lookSection struct {
	*Window
	mode     *kit.Select
	size     *kit.Text
	language *kit.Select
}

// A shade is a look a person can choose by its name.
type shade struct {
	mode kit.Mode
	id   string // of its command
	name string
}

func shades() []shade {
	return []shade{
		{kit.ModeSystem, "look.system", lang.L("Ikuti sistem")},
		{kit.ModeLight, "look.light", lang.L("Terang")},
		{kit.ModeDark, "look.dark", lang.L("Gelap")},
		{kit.ModeContrastLight, "look.contrastlight", lang.L("Kontras tinggi, hitam di atas putih")},
		{kit.ModeContrast, "look.contrast", lang.L("Kontras tinggi, putih di atas hitam")},
	}
}

func newLookSection(w *Window) *lookSection {
	s := &lookSection{Window: w, size: kit.NewStrong("")}
	var names []string
	for _, sh := range shades() {
		names = append(names, sh.name)
	}
	s.mode = kit.NewSelect("", names, nil)
	s.language = kit.NewSelect("", languageNames(), nil)
	return s
}

// languageNames are the choices of a language, each named in itself.
func languageNames() []string {
	var names []string
	for _, l := range kit.Languages() {
		names = append(names, l.Name)
	}
	return append(names, lang.L("Ikuti sistem"))
}

// languageChoices are what the names mean.
func languageChoices() []string {
	var ids []string
	for _, l := range kit.Languages() {
		ids = append(ids, l.ID)
	}
	return append(ids, kit.LanguageOfSystem)
}

func (s *lookSection) content() fyne.CanvasObject {
	zoom := func(by int) func() { return func() { s.look.zoom(by) } }
	size := container.NewHBox(kit.NewButton("", theme.ContentRemoveIcon(), zoom(-zoomStep)), container.NewCenter(s.size),
		kit.NewButton("", theme.ContentAddIcon(), zoom(+zoomStep)), kit.NewQuietButton(lang.L("Ukuran biasa"), nil, s.look.plainSize))
	grid := kit.NewFormGrid(
		kit.FormField{Label: lang.L("Warna"), Input: s.mode, Hint: lang.L("Kontras tinggi: tulisan hitam putih, garis tegas, dan bingkai tebal pada yang sedang dipilih.")},
		kit.FormField{Label: lang.L("Ukuran tulisan"), Input: size, Hint: lang.L("80 sampai 200%. Dari halaman mana pun: Ctrl+= memperbesar, Ctrl+- memperkecil, Ctrl+0 kembali ke ukuran biasa.")},
		kit.FormField{Label: lang.L("Bahasa"), Input: s.language, Hint: lang.L("Notula, lembar OPD, dan yang diketik di baris catat tetap berbahasa Indonesia.")})
	sample := container.NewVBox(
		kit.NewStrong("Dinas PUPR"), kit.NewText(lang.L("Normalisasi saluran di titik genangan yang sudah dipetakan.")),
		kit.NewFlow(6, kit.NewChip(lang.L("Laporan"), kit.ToneBlue), kit.NewChip(lang.L("Kendala"), kit.ToneAmber), kit.NewChip(lang.L("Tindak lanjut"), kit.ToneGreen),
			kit.NewStatusChip(lang.L("Terlambat"), kit.ToneLate)))
	return container.NewVScroll(container.NewVBox(kit.NewCard(lang.L("Tampilan"), grid), kit.NewCard(lang.L("Contoh"), sample)))
}

func (s *lookSection) focus() fyne.Focusable { return s.mode }

func (s *lookSection) actions() []fyne.CanvasObject { return nil }

func (s *lookSection) commands() []kit.Command { return nil }

func (s *lookSection) refresh() {
	s.mode.OnChanged = nil
	for i, sh := range shades() {
		if sh.mode == s.look.now.Mode {
			s.mode.SetSelectedIndex(i)
		}
	}
	s.language.OnChanged = nil
	s.language.SetSelectedIndex(max(0, slices.Index(languageChoices(), s.Language)))
	s.language.OnChanged = func(string) {
		choice := languageChoices()[s.language.SelectedIndex()]
		s.Post(func() { s.chooseLanguage(choice) }) // once the list has closed
	}
	s.mode.OnChanged = func(string) { s.look.set(shades()[s.mode.SelectedIndex()].mode)() }
	s.size.SetText(locale.Number(float64(s.look.now.Zoom)) + "%")
}
