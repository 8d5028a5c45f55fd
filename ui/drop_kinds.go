package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// A kind says what a file is for Rakor, as far as its name tells.
type kind string

// The kinds of files there are.
const (
	kindBundle      kind = "gabung"
	kindArchive     kind = "arsip"
	kindSealed      kind = "cadangan"
	kindPDF         kind = "pdf"
	kindWorkbook    kind = "lembar"
	kindPacked      kind = "kumpulan" // a folder or zip of sheets
	kindList        kind = "daftar"
	kindPicture     kind = "gambar"
	kindDocument    kind = "dokumen"
	kindKey         kind = "kunci"
	kindCertificate kind = "sertifikat"
	kindProfile     kind = "model"
)

// A fileKind is one line of the table of what Rakor does with files.
type fileKind struct {
	kind       kind
	extensions []string
	recent     bool // listed among what was used last
	word       func() string

	// open does what can be done from any page at once.
	open func(w *Window, paths []string)
	// where says on which pages the file is wanted; ways lead there.
	where func() string
	ways  func(w *Window, paths []string) []kit.Choice
}

// fileKinds are what Rakor does with files that are dropped, given on its command
// line, or opened with it. A page may want a file for itself: see [dropper].
func fileKinds() []fileKind {
	return slices.Concat(archiveKinds(), sheetKinds(), meetingKinds(), settingKinds())
}

// archiveKinds hold what archives hold.
func archiveKinds() []fileKind {
	return []fileKind{
		{
			kind: kindBundle, extensions: []string{strings.TrimPrefix(app.BundleExtension, ".")}, recent: true,
			word: func() string { return lang.L("Berkas gabungan") },
			open: func(w *Window, paths []string) { w.takeBundleFrom(paths[0]) },
		},
		{
			kind: kindArchive, extensions: []string{"db"}, recent: true, word: func() string { return lang.L("Arsip atau cadangan") },
			where: func() string {
				return lang.L("Ini arsip Rakor atau cadangannya. Isinya dapat dibandingkan dahulu lalu dipulihkan ke arsip ini, atau dibuka sebagai arsip tersendiri di jendela lain.")
			},
			ways: func(w *Window, paths []string) []kit.Choice {
				return []kit.Choice{
					way(lang.L("Buka di jendela lain"), func() { w.openArchive(paths[0]) }),
					way(lang.L("Bandingkan dan pulihkan…"), func() { w.restoreFrom(paths[0]) }),
				}
			},
		},
		{
			kind: kindSealed, extensions: []string{"age"}, recent: true, word: func() string { return lang.L("Cadangan bersandi") },
			open: func(w *Window, paths []string) { w.restoreFrom(paths[0]) },
		},
	}
}

// sheetKinds come back from agencies, or are lists of the office.
func sheetKinds() []fileKind {
	return []fileKind{
		{
			kind: kindWorkbook, extensions: []string{"xlsx", "xlsm", "ods", "xls"}, recent: true, word: func() string { return lang.L("Lembar Excel") },
			where: func() string {
				return lang.L("Lembar yang kembali dari OPD diambil di halaman Lembar OPD. Daftar perangkat daerah diambil di Pengaturan. Bahan rapat dilampirkan dari halaman rapatnya.")
			},
			ways: func(w *Window, paths []string) []kit.Choice {
				return []kit.Choice{wayToAgencies(w, paths), way(lang.L("Ambil sebagai lembar OPD"), func() { w.takeSheets(paths) })}
			},
		},
		{
			kind: kindPacked, extensions: []string{"zip"}, word: func() string { return lang.L("Kumpulan berkas") },
			where: func() string {
				return lang.L("Folder atau berkas zip yang berisi lembar dari OPD diambil sekaligus di halaman Lembar OPD.")
			},
			ways: func(w *Window, paths []string) []kit.Choice {
				return []kit.Choice{way(lang.L("Ambil sebagai lembar OPD"), func() { w.takeSheets(paths) })}
			},
		},
		{
			kind: kindList, extensions: []string{"csv", "txt"}, recent: true, word: func() string { return lang.L("Daftar CSV") },
			where: func() string {
				return lang.L("Daftar perangkat daerah diambil di Pengaturan; yang sudah ada diperbarui dan tidak ada yang dihapus. Lembar OPD yang disimpan sebagai CSV diambil di halaman Lembar OPD.")
			},
			ways: func(w *Window, paths []string) []kit.Choice {
				return []kit.Choice{way(lang.L("Ambil sebagai lembar OPD"), func() { w.takeSheets(paths) }), wayToAgencies(w, paths)}
			},
		},
	}
}

// meetingKinds belong to a meeting.
func meetingKinds() []fileKind {
	return []fileKind{
		{
			kind: kindPDF, extensions: []string{"pdf"}, recent: true, word: func() string { return lang.L("Dokumen PDF") },
			open: func(w *Window, paths []string) { w.verifyPath(paths[0]) },
		},
		{
			kind: kindPicture, extensions: []string{"jpg", "jpeg", "png"}, word: func() string { return lang.L("Gambar") },
			where: func() string {
				return lang.L("Foto rapat dilampirkan dari halaman rapatnya: buka rapat itu, lalu seret lagi. Lambang daerah dipasang di Pengaturan, bagian Kantor dan kop.")
			},
			ways: func(w *Window, _ []string) []kit.Choice {
				return []kit.Choice{wayToSection(w, lang.L("Ke Kantor dan kop"), sectionOffice), wayToMeetings(w)}
			},
		},
		{
			kind: kindDocument, extensions: []string{"docx", "pptx", "doc", "ppt", "odt", "odp"}, recent: true, word: func() string { return lang.L("Dokumen") },
			where: func() string {
				return lang.L("Bahan rapat dilampirkan dari halaman rapatnya: buka rapat itu, lalu seret lagi.")
			},
			ways: func(w *Window, _ []string) []kit.Choice { return []kit.Choice{wayToMeetings(w)} },
		},
		{
			kind: kindKey, extensions: []string{"p12", "pfx"}, word: func() string { return lang.L("Kunci tanda tangan") },
			where: func() string {
				return lang.L("Kunci tanda tangan dipakai pada notula yang sudah disahkan: buka rapatnya, halaman Notula, lalu seret lagi. Rakor tidak menyimpan kuncinya.")
			},
			ways: func(w *Window, _ []string) []kit.Choice { return []kit.Choice{wayToMeetings(w)} },
		},
	}
}

// settingKinds are kept by the office.
func settingKinds() []fileKind {
	return []fileKind{
		{
			kind: kindCertificate, extensions: []string{"pem", "crt", "cer", "der"}, word: func() string { return lang.L("Sertifikat") },
			where: func() string {
				return lang.L("Sertifikat yang dipercayai kantor disimpan di Pengaturan, bagian Tanda tangan. Isinya ditunjukkan dahulu sebelum dipercayai.")
			},
			ways: func(w *Window, paths []string) []kit.Choice {
				return []kit.Choice{way(lang.L("Lihat sertifikatnya…"), func() {
					w.openSection(sectionSigning)
					w.dropHere(kindCertificate, paths)
				})}
			},
		},
		{
			kind: kindProfile, extensions: []string{"json"}, word: func() string { return lang.L("Model notula") },
			where: func() string {
				return lang.L("Model notula dari kantor lain diambil di Pengaturan, bagian Model notula.")
			},
			ways: func(w *Window, paths []string) []kit.Choice {
				return []kit.Choice{way(lang.L("Ambil model ini"), func() {
					w.openSection(sectionProfiles)
					w.dropHere(kindProfile, paths)
				})}
			},
		},
	}
}

// kindOf finds the line of the table for a file or folder; nil for none.
func kindOf(path string) *fileKind {
	if isFolder(path) {
		return findKind(func(k fileKind) bool { return k.kind == kindPacked })
	}
	ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	return findKind(func(k fileKind) bool { return slices.Contains(k.extensions, ext) })
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func findKind(fits func(fileKind) bool) *fileKind {
	for _, k := range fileKinds() {
		if fits(k) {
			return &k
		}
	}
	return nil
}

// fileKindWord says what a file is.
func fileKindWord(path string) string {
	if k := kindOf(path); k != nil {
		return k.word()
	}
	return lang.L("Berkas")
}
