package ui

import (
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// saved tells that a file was written, and offers to open it with the program
// the system has for it.
func (w *Window) saved(title, path string) {
	kit.Confirm(w.Window, kit.ModalText{Title: title, Text: path, Yes: lang.L("Buka"), No: lang.L("Tutup")},
		func() { w.openPath(path) })
}

func (w *Window) openPath(path string) {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") { // a drive of Windows
		slashed = "/" + slashed
	}
	if err := w.fyne.OpenURL(&url.URL{Scheme: "file", Path: slashed}); err != nil {
		w.Log.Error("open file", "err", err)
		kit.ShowError(w.Window, lang.L("Membuka berkas"), lang.L("Berkasnya tersimpan, tetapi tidak ada program yang dapat membukanya dari sini. Buka lewat pengelola berkas."))
	}
}

// pdfFiles and the like are what file dialogs offer.
func pdfFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Dokumen PDF"), Extensions: []string{"pdf"}}}
}

func keyFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Kunci tanda tangan"), Extensions: []string{"p12", "pfx"}}}
}

func certificateFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Sertifikat"), Extensions: []string{"pem", "crt", "cer"}}}
}

func sheetFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Lembar Excel"), Extensions: []string{"xlsx", "xlsm", "ods"}}}
}

func textFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Berkas teks"), Extensions: []string{"txt"}}}
}

func workbookFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Buku Excel"), Extensions: []string{"xlsx"}}}
}
