package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// otherWays offers what there is besides signing here: a file that was signed
// elsewhere, or a scan of paper signed with a pen.
func (v *minutesView) otherWays() fyne.CanvasObject {
	return kit.NewFlow(8,
		kit.NewQuietButton(lang.L("Ambil PDF yang ditandatangani di luar…"), theme.DownloadIcon(), v.takeBack),
		kit.NewQuietButton(lang.L("Lampirkan pindaian…"), theme.FileImageIcon(), v.attachScans))
}

// takeBack takes in minutes that were signed outside of Rakor.
func (v *minutesView) takeBack() {
	v.OpenFiles(kit.FileRequest{Title: lang.L("PDF yang ditandatangani di luar Rakor"), Filters: pdfFiles()}, func(paths []string) {
		var taken app.TakenBack
		v.Run(lang.L("Memeriksa PDF yang kembali"), func(ctx context.Context, _ kit.Step) error {
			pdf, err := app.ReadFile(paths[0])
			if err != nil {
				return err
			}
			taken, err = v.app.Signing.TakeBack(ctx, v.meetingID, pdf)
			return err
		}, func() {
			v.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("PDF dengan %d tanda tangan tersimpan sebagai notula versi %d."), taken.Signatures, taken.Version))
			v.refresh()
		})
	})
}

// attachScans keeps scans of paper that was signed with a pen.
func (v *minutesView) attachScans() {
	v.OpenFiles(kit.FileRequest{Title: lang.L("Pindaian notula yang ditandatangani basah"), Filters: scanFiles(), Multiple: true}, func(paths []string) {
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
	})
}

func scanFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Hasil pindai"), Extensions: []string{"pdf", "jpg", "jpeg", "png"}}}
}
