package ui

import (
	"context"
	"path/filepath"
	"strings"

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

// isPDF tells a PDF by its name, as far as needed to know what to do with a
// file that was dropped.
func isPDF(path string) bool { return strings.EqualFold(filepath.Ext(path), ".pdf") }

// verifyPath checks a PDF and shows the verdict; trust names files of
// certificates the person trusts for this check.
func (w *Window) verifyPath(path string, trust ...string) {
	var verdict app.Verdict
	w.Run(lang.L("Memeriksa tanda tangan"), func(ctx context.Context, _ kit.Step) error {
		pdf, err := app.ReadFile(path)
		if err != nil {
			return err
		}
		var roots [][]byte
		for _, name := range trust {
			root, err := app.ReadFile(name)
			if err != nil {
				return err
			}
			roots = append(roots, root)
		}
		verdict, err = w.app.Signing.Verify(ctx, pdf, roots...)
		return err
	}, func() { w.showVerdict(path, verdict, trust) })
}

func (w *Window) showVerdict(path string, v app.Verdict, trust []string) {
	content := container.New(wide(640), verdictContent(v))
	choices := []kit.Choice{{Label: lang.L("Tutup"), Default: true, Cancel: true}}
	if len(v.Signatures) > 0 && !v.Sound {
		var m *kit.Modal
		choices = append([]kit.Choice{{Label: lang.L("Percayai sertifikat…"), Run: func() bool {
			w.OpenFiles(kit.FileRequest{Title: lang.L("Sertifikat tepercaya"), Filters: certificateFiles()}, func(paths []string) {
				m.Close()
				w.verifyPath(path, append(trust, paths...)...)
			})
			return false
		}}}, choices...)
		m = kit.ShowModal(w.Window, filepath.Base(path), content, choices...)
		return
	}
	kit.ShowModal(w.Window, filepath.Base(path), content, choices...)
}

// wide gives content at least a width, so that its texts break there.
type wide float32

// MinSize is for Fyne.
func (w wide) MinSize(os []fyne.CanvasObject) fyne.Size {
	return os[0].MinSize().Max(fyne.NewSize(float32(w), 0))
}

// Layout is for Fyne.
func (w wide) Layout(os []fyne.CanvasObject, s fyne.Size) { os[0].Resize(s) }
