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

var modes = []kit.Mode{kit.ModeSystem, kit.ModeLight, kit.ModeDark, kit.ModeContrast}

func newLookSection(w *Window) *lookSection {
	s := &lookSection{Window: w, size: kit.NewStrong("")}
	s.mode = kit.NewSelect("", []string{lang.L("Ikuti sistem"), lang.L("Terang"), lang.L("Gelap"), lang.L("Kontras tinggi")}, nil)
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
	zoom := func(by int) func() {
		return func() {
			s.look.zoom(by)
			s.refresh()
		}
	}
	size := container.NewHBox(kit.NewButton("", theme.ContentRemoveIcon(), zoom(-10)), container.NewCenter(s.size), kit.NewButton("", theme.ContentAddIcon(), zoom(+10)))
	grid := kit.NewFormGrid(
		kit.FormField{Label: lang.L("Warna"), Input: s.mode, Hint: lang.L("Kontras tinggi: hitam di atas putih dengan garis tegas.")},
		kit.FormField{Label: lang.L("Ukuran tulisan"), Input: size, Hint: lang.L("Ctrl+= memperbesar dan Ctrl+- memperkecil dari halaman mana pun.")},
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
	for i, m := range modes {
		if m == s.look.now.Mode {
			s.mode.SetSelectedIndex(i)
		}
	}
	s.language.OnChanged = nil
	s.language.SetSelectedIndex(max(0, slices.Index(languageChoices(), s.Language)))
	s.language.OnChanged = func(string) {
		choice := languageChoices()[s.language.SelectedIndex()]
		s.Post(func() { s.chooseLanguage(choice) }) // once the list has closed
	}
	s.mode.OnChanged = func(string) { s.look.set(modes[s.mode.SelectedIndex()])() }
	s.size.SetText(locale.Number(float64(s.look.now.Zoom)) + "%")
}
