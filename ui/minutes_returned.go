package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// otherWays offers what there is besides signing here: a file that was signed
// elsewhere, or a scan of paper signed with a pen.
func (v *minutesView) otherWays() fyne.CanvasObject {
	ways := kit.NewFlow(8,
		kit.NewQuietButton(lang.L("Ambil PDF yang ditandatangani di luar…"), theme.DownloadIcon(), v.takeBack),
		kit.NewQuietButton(lang.L("Lampirkan pindaian…"), theme.FileImageIcon(), v.attachScans))
	if v.mayPreserve() {
		ways.Add(kit.NewQuietButton(lang.L("Kukuhkan untuk jangka panjang…"), theme.ConfirmIcon(), v.preserve))
	}
	return ways
}

// takeBack takes in minutes that were signed outside of Rakor.
func (v *minutesView) takeBack() {
	v.OpenFiles(kit.FileRequest{Title: lang.L("PDF yang ditandatangani di luar Rakor"), Filters: pdfFiles()}, func(paths []string) { v.takePath(paths[0]) })
}

func (v *minutesView) takePath(path string) {
	var taken app.TakenBack
	v.Run(lang.L("Memeriksa PDF yang kembali"), func(ctx context.Context, _ kit.Step) error {
		pdf, err := app.ReadFile(path)
		if err != nil {
			return err
		}
		taken, err = v.app.Signing.TakeBack(ctx, v.meetingID, pdf)
		return err
	}, func() {
		v.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("PDF dengan %d tanda tangan tersimpan sebagai notula versi %d."), taken.Signatures, taken.Version))
		v.refresh()
	})
}

// drop takes what was dropped onto the minutes: a PDF, scans of signed paper, or
// the key to sign with.
func (v *minutesView) drop(k kind, paths []string) bool {
	switch k {
	case kindPDF:
		v.dropPDF(paths[0])
	case kindPicture:
		v.offerScans(paths)
	case kindKey:
		return v.signWith(paths[0])
	default:
		return false
	}
	return true
}

// dropPDF takes a PDF that was dropped here: one that comes back from signing
// may be taken in, any other is checked.
func (v *minutesView) dropPDF(path string) {
	returns := false
	v.Run(lang.L("Memeriksa PDF yang kembali"), func(ctx context.Context, _ kit.Step) error {
		pdf, err := app.ReadFile(path)
		if err != nil {
			return err
		}
		returns, err = v.app.Signing.Returns(ctx, v.meetingID, pdf)
		return err
	}, func() {
		if !returns {
			v.verifyPath(path)
			return
		}
		kit.ShowModal(v.Window.Window, lang.L("PDF yang ditandatangani di luar Rakor"),
			container.New(wide(480), kit.NewParagraph(lang.L("Berkas ini lanjutan dari notula yang diekspor dari rapat ini. Ambil sebagai notula bertanda tangan, atau periksa saja?"))),
			kit.Choice{Label: lang.L("Batal"), Cancel: true},
			kit.Choice{Label: lang.L("Periksa saja"), Run: func() bool {
				v.verifyPath(path)
				return true
			}},
			kit.Choice{Label: lang.L("Ambil"), Default: true, Run: func() bool {
				v.takePath(path)
				return true
			}})
	})
}

// attachScans keeps scans of paper that was signed with a pen.
func (v *minutesView) attachScans() {
	v.OpenFiles(kit.FileRequest{Title: lang.L("Pindaian notula yang ditandatangani basah"), Filters: scanFiles(), Multiple: true}, v.keepScans)
}

// offerScans asks whether pictures are scans of the signed minutes.
func (v *minutesView) offerScans(paths []string) {
	kit.Confirm(v.Window.Window, kit.ModalText{
		Title: lang.L("Pindaian notula yang ditandatangani basah"),
		Text:  fmt.Sprintf(lang.L("Simpan %d gambar ini sebagai pindaian notula? Foto rapat dilampirkan di halaman Lampiran sebelum notula disahkan."), len(paths)),
		Yes:   lang.L("Simpan"),
	}, func() { v.keepScans(paths) })
}

func (v *minutesView) keepScans(paths []string) {
	kept := 0
	v.Run(lang.L("Menyimpan pindaian"), func(ctx context.Context, step kit.Step) error {
		for i, path := range paths {
			f, err := app.ReadAttachment(path)
			if err != nil {
				return err
			}
			if _, err := v.app.Minutes.AttachScan(ctx, v.meetingID, f); err != nil {
				return err
			}
			kept++
			step(i+1, len(paths))
		}
		return nil
	}, func() {
		v.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("Pindaian tersimpan dengan sidiknya: %d berkas."), kept))
		v.refresh()
	})
}

func scanFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Hasil pindai"), Extensions: []string{"pdf", "jpg", "jpeg", "png"}}}
}
