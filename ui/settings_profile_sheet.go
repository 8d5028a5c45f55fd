package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// newProfileSheet is the pane of name, paper and type.
func newProfileSheet(e *profileEditor) profilePane {
	f := &profileForm{e: e}
	f.text(lang.L("Nama model"), "", "name", func(p *app.Profile) *string { return &p.Name })
	f.paper()
	f.numbers(lang.L("Tepi atas"), "", measure{"", "mm", "margins.top", func(p *app.Profile) *float64 { return &p.Margins.Top }})
	f.numbers(lang.L("Tepi bawah"), lang.L("Nomor halaman memerlukan 15 mm, kode QR penuh 22 mm."),
		measure{"", "mm", "margins.bottom", func(p *app.Profile) *float64 { return &p.Margins.Bottom }})
	f.numbers(lang.L("Tepi kiri"), "", measure{"", "mm", "margins.left", func(p *app.Profile) *float64 { return &p.Margins.Left }})
	f.numbers(lang.L("Tepi kanan"), "", measure{"", "mm", "margins.right", func(p *app.Profile) *float64 { return &p.Margins.Right }})
	f.numbers(lang.L("Ukuran huruf"), "", measure{"", "pt", "size", func(p *app.Profile) *float64 { return &p.Size }})
	f.numbers(lang.L("Jarak baris"), "", measure{"", lang.L("kali ukuran huruf"), "leading", func(p *app.Profile) *float64 { return &p.Leading }})
	f.numbers(lang.L("Kolom label"), lang.L("Lebar kolom sebelum titik dua pada baris identitas."),
		measure{"", "mm", "label_width", func(p *app.Profile) *float64 { return &p.LabelWidth }})
	f.lay()
	return f
}

// paper adds the choice among the sheets that offices use, and their measures;
// other measures make it the office's own.
func (f *profileForm) paper() {
	own := lang.L("Ukuran sendiri")
	var words []string
	for _, p := range app.Papers() {
		words = append(words, p.Name)
	}
	choice := kit.NewSelect("", append(words, own), nil)
	f.fields = append(f.fields, &profileInput{
		FormField: kit.FormField{Label: lang.L("Kertas"), Input: choice}, first: choice,
		write: func(*app.Profile) string { return "" },
	})
	sides := f.numbers(lang.L("Ukuran kertas"), "",
		measure{lang.L("lebar"), "mm", "paper.width", func(p *app.Profile) *float64 { return &p.Paper.Width }},
		measure{lang.L("tinggi"), "mm", "paper.height", func(p *app.Profile) *float64 { return &p.Paper.Height }})
	choose := func(word string) {
		for _, p := range app.Papers() {
			if p.Name == word {
				sides[0].Shown(locale.Number(p.Width))
				sides[1].Shown(locale.Number(p.Height))
			}
		}
		f.e.changed()
	}
	show := func(p app.Paper) {
		choice.OnChanged = nil
		choice.SetSelected(paperWord(p, own))
		choice.OnChanged = choose
	}
	show(f.e.now.Paper)
	f.after = func(p *app.Profile) {
		p.Paper.Name = paperWord(p.Paper, own)
		show(p.Paper)
	}
}

// paperWord names a sheet by its size.
func paperWord(p app.Paper, own string) string {
	for _, known := range app.Papers() {
		if known.Width == p.Width && known.Height == p.Height {
			return known.Name
		}
	}
	return own
}
