package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/assets"
	"rakor.id/rakor/ui/kit"
)

// builtWith names what the program is built of, with its license.
var builtWith = []struct{ name, license string }{
	{"Go", "BSD-3-Clause"},
	{"Fyne", "BSD-3-Clause"},
	{"SQLite (modernc.org/sqlite)", "BSD-3-Clause"},
	{"gofpdf", "MIT"},
	{"PDFium", "BSD-3-Clause"},
	{"go-pdfium", "MIT"},
	{"wazero", "Apache-2.0"},
	{"Excelize", "BSD-3-Clause"},
	{"go-pkcs12", "BSD-3-Clause"},
	{"age", "BSD-3-Clause"},
	{"rsc.io/qr", "BSD-3-Clause"},
	{"Kong", "MIT"},
	{"google/uuid", "BSD-3-Clause"},
	{"gofrs/flock", "BSD-3-Clause"},
	{"Liberation Sans", "SIL OFL 1.1"},
	{"Noto Sans", "SIL OFL 1.1"},
}

// about says what this program is.
func (w *Window) about() {
	version := w.fyne.Metadata().Version
	if version == "" {
		version = "–"
	}
	icon := &canvas.Image{Resource: fyne.NewStaticResource("rakor.svg", assets.IconSVG), FillMode: canvas.ImageFillContain}
	icon.SetMinSize(fyne.NewSquareSize(64))
	text := kit.NewParagraph(lang.L("Rakor mencatat rapat koordinasi, membuat notula yang ditandatangani secara elektronik, dan mengawal tindak lanjutnya. Semua data tersimpan di komputer ini; Rakor tidak memakai jaringan."))
	license := kit.NewParagraph(lang.L("Rakor adalah perangkat lunak bebas di bawah lisensi MIT, tertulis pada berkas LICENSE yang menyertainya. Rakor dibangun dengan:"))
	var names []string
	for _, b := range builtWith {
		names = append(names, b.name+" ("+b.license+")")
	}
	parts := kit.NewParagraph(strings.Join(names, " · "))
	parts.ColorName = kit.ColorMuted
	head := container.NewHBox(icon, container.NewCenter(container.NewVBox(kit.NewHeading("Rakor"), kit.NewMuted(lang.L("Versi")+" "+version))))
	kit.ShowModal(w.Window, lang.L("Tentang Rakor"), container.New(&columnOf{width: formWidth, gap: 12}, head, text, license, parts),
		kit.Choice{Label: lang.L("Tutup"), Default: true, Cancel: true})
}
