package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/assets"
	"rakor.id/rakor/assets/notices"
	"rakor.id/rakor/ui/kit"
)

// about says what this program is.
func (w *Window) about() {
	version := w.fyne.Metadata().Version
	if version == "" {
		version = "–"
	}
	icon := &canvas.Image{Resource: fyne.NewStaticResource("rakor.svg", assets.IconSVG), FillMode: canvas.ImageFillContain}
	icon.SetMinSize(fyne.NewSquareSize(64))
	text := kit.NewParagraph(lang.L("Rakor mencatat rapat koordinasi, membuat notula yang ditandatangani secara elektronik, dan mengawal tindak lanjutnya. Semua data tersimpan di komputer ini; Rakor memakai jaringan hanya untuk cap waktu dan bukti jangka panjang tanda tangan, bila Anda memintanya."))
	license := kit.NewParagraph(lang.L("Rakor adalah perangkat lunak bebas di bawah lisensi MIT, tertulis pada berkas LICENSE yang menyertainya."))
	parts := kit.NewParagraph(fmt.Sprintf(lang.L("Rakor dibangun dengan %d pustaka dan fonta yang bebas pula, antara lain Go, Fyne, SQLite, gofpdf, Excelize, dan PDFium. Lisensi setiap bagian dapat dibaca di sini."), len(notices.All())))
	parts.ColorName = kit.ColorMuted
	head := container.NewHBox(icon, container.NewCenter(container.NewVBox(kit.NewHeading("Rakor"), kit.NewMuted(lang.L("Versi")+" "+version))))
	kit.ShowModal(w.Window, lang.L("Tentang Rakor"), container.New(&columnOf{width: formWidth, gap: 12}, head, text, license, parts),
		kit.Choice{Label: lang.L("Lisensi…"), Run: func() bool { w.licenses(); return false }},
		kit.Choice{Label: lang.L("Tutup"), Default: true, Cancel: true})
}

// licenses lists the parts the program is built of; each leads to its text.
func (w *Window) licenses() {
	all := notices.All()
	texts := make(map[string]notices.Notice, len(all))
	options := make([]kit.Option, len(all))
	for i, n := range all {
		texts[n.Name] = n
		options[i] = kit.Option{ID: n.Name, Text: n.Name, Detail: n.License}
	}
	kit.ShowPick(w.Window, kit.Pick{
		Title: lang.L("Lisensi"), Hint: lang.L("Cari pustaka atau fonta"), Yes: lang.L("Baca"), Options: options,
		Chosen: func(name string) { w.license(texts[name]) },
	})
}

// licenseHeight is that of the text of a license, at 100 % zoom.
const licenseHeight = 380

func (w *Window) license(n notices.Notice) {
	text := container.NewVScroll(kit.NewParagraph(n.Text))
	text.SetMinSize(fyne.NewSize(formWidth, licenseHeight))
	kit.ShowModal(w.Window, n.Name, text,
		kit.Choice{Label: lang.L("Kembali"), Cancel: true, Run: func() bool { w.licenses(); return true }},
		kit.Choice{Label: lang.L("Tutup"), Default: true})
}
