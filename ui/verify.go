package ui

import (
	"context"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// verifyFile lets a person choose a PDF and says what its signatures are worth.
func (w *Window) verifyFile() {
	w.OpenFiles(kit.FileRequest{Title: lang.L("Periksa tanda tangan PDF"), Filters: pdfFiles()}, func(paths []string) {
		w.verifyPath(paths[0])
	})
}

// verifyPath checks a PDF and shows the verdict; aids name files of lists of
// revoked certificates to look into.
func (w *Window) verifyPath(path string, aids ...string) {
	var verdict app.Verdict
	w.Run(lang.L("Memeriksa tanda tangan"), func(ctx context.Context, _ kit.Step) error {
		pdf, err := app.ReadFile(path)
		if err != nil {
			return err
		}
		var files [][]byte
		for _, name := range aids {
			file, err := app.ReadFile(name)
			if err != nil {
				return err
			}
			files = append(files, file)
		}
		verdict, err = w.app.Signing.Verify(ctx, pdf, files...)
		return err
	}, func() { w.showVerdict(path, verdict, aids) })
}

// showVerdict shows what was found. Trusting a certificate puts it on the
// office's list, so that the next check knows it too.
func (w *Window) showVerdict(path string, v app.Verdict, aids []string) {
	var m *kit.Modal
	ask := func(label, title string, filters []kit.FileFilter, then func(paths []string)) kit.Choice {
		return kit.Choice{Label: label, Run: func() bool {
			w.OpenFiles(kit.FileRequest{Title: title, Filters: filters}, func(paths []string) {
				m.Close()
				then(paths)
			})
			return false
		}}
	}
	var choices []kit.Choice
	if len(v.Signatures) > 0 {
		choices = append(choices, ask(lang.L("Daftar pencabutan…"), lang.L("Daftar pencabutan (CRL)"), revocationFiles(), func(paths []string) {
			w.verifyPath(path, append(aids, paths...)...)
		}))
	}
	if slices.ContainsFunc(v.Signatures, func(s app.SignatureVerdict) bool { return !s.Trusted && !s.Revoked }) {
		choices = append(choices, ask(lang.L("Percayai sertifikat…"), lang.L("Sertifikat tepercaya"), certificateFiles(), func(paths []string) {
			w.trustFiles(paths, func() { w.verifyPath(path, aids...) })
		}))
	}
	choices = append(choices, kit.Choice{Label: lang.L("Tutup"), Default: true, Cancel: true})
	m = kit.ShowModal(w.Window, filepath.Base(path), container.New(wide(640), verdictContent(v)), choices...)
}

func revocationFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Daftar pencabutan"), Extensions: []string{"crl", "pem", "der"}}}
}

// wide gives content at least a width, so that its texts break there.
type wide float32

// MinSize is for Fyne.
func (w wide) MinSize(os []fyne.CanvasObject) fyne.Size {
	return os[0].MinSize().Max(fyne.NewSize(float32(w), 0))
}

// Layout is for Fyne.
func (w wide) Layout(os []fyne.CanvasObject, s fyne.Size) { os[0].Resize(s) }
