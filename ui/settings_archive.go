package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// archiveSection tells where everything is kept, and how to keep it safe.
type archiveSection struct {
	*Window
	place, size, result *kit.Text
	verdict             *kit.Chip
	backups             *backupCard
	second              *secondCard
	lock                *lockCard
}

// openArchiveSettings leads to this section from wherever the person is.
func (w *Window) openArchiveSettings() {
	w.goTo(destSettings)
	if v, ok := w.shown().(*settingsView); ok {
		v.open(sectionArchive)
	}
}

func newArchiveSection(w *Window) *archiveSection {
	s := &archiveSection{Window: w, place: kit.NewParagraph(""), size: kit.NewText(""), result: kit.NewParagraph(""), verdict: kit.NewStatusChip("", kit.ToneNeutral)}
	s.backups, s.second, s.lock = newBackupCard(w, s.refresh), newSecondCard(w, s.refresh), newLockCard(w)
	s.verdict.Hide()
	s.result.Hide()
	return s
}

func (s *archiveSection) content() fyne.CanvasObject {
	facts := kit.NewFormGrid(
		kit.FormField{Label: lang.L("Berkas"), Input: s.place},
		kit.FormField{Label: lang.L("Ukuran"), Input: s.size})
	check := kit.NewParagraph(lang.L("Membaca seluruh arsip dan membandingkan setiap catatan, notula, dan berkas dengan riwayatnya: adakah yang rusak atau diubah dari luar Rakor."))
	column := container.NewVBox(
		s.backups.card, s.second.card, s.lock.card,
		kit.NewCard(lang.L("Arsip"), facts),
		kit.NewCard(lang.L("Keutuhan"), container.NewVBox(check, container.NewHBox(kit.NewButton(lang.L("Periksa keutuhan"), theme.SearchIcon(), s.check), s.verdict), s.result)))
	return container.NewVScroll(column)
}

func (s *archiveSection) focus() fyne.Focusable { return s.backups.first }

func (s *archiveSection) actions() []fyne.CanvasObject { return nil }

func (s *archiveSection) commands() []kit.Command {
	return []kit.Command{{ID: "archive.check", Title: lang.L("Periksa keutuhan arsip"), Menu: lang.L("Pengaturan"), Run: s.check}}
}

func (s *archiveSection) refresh() {
	s.readBackups()
	s.lock.show()
	s.place.SetText(s.app.Path())
	total := int64(0)
	for _, part := range []string{"", "-wal"} { // what is written last waits in the second
		if info, err := os.Stat(s.app.Path() + part); err == nil {
			total += info.Size()
		}
	}
	s.size.SetText(sizeWords(total))
}

// readBackups shows how the copies stand; a slow stick is no reason to wait.
func (s *archiveSection) readBackups() {
	var st app.BackupStatus
	s.Quiet(lang.L("Membaca keadaan cadangan"), func(ctx context.Context) (err error) {
		st, err = s.app.Backups.State(ctx)
		return err
	}, func() {
		s.backups.show(st)
		s.second.show(st.Second)
	})
}

// sizeWords writes a number of bytes for people.
func sizeWords(bytes int64) string {
	if bytes < 1<<20 {
		return locale.Number(float64((bytes+1023)/1024)) + " KB"
	}
	return locale.Number(float64(bytes*10>>20)/10) + " MB"
}

// check reads the whole archive over and says in plain words what was found.
func (s *archiveSection) check() {
	var findings int
	var text string
	s.Run(lang.L("Memeriksa keutuhan arsip"), func(ctx context.Context, _ kit.Step) error {
		report, err := s.app.Archive.Check(ctx)
		if err != nil {
			return err
		}
		findings = len(report.Findings)
		n := func(i int64) string { return locale.Number(float64(i)) }
		text = fmt.Sprintf(lang.L("Yang diperiksa: %s baris, %s langkah riwayat, %s versi notula, %s berkas."),
			n(report.Rows), n(report.Lines), n(int64(report.Versions)), n(int64(report.Blobs)))
		for _, f := range report.Findings {
			s.Log.Error("archive finding", "kind", f.Kind, "where", f.Where, "detail", f.Detail)
		}
		return nil
	}, func() {
		s.verdict.Show()
		s.result.Show()
		if findings == 0 {
			s.verdict.Set(lang.L("Arsip utuh"), kit.ToneGreen)
			s.result.SetText(text)
			return
		}
		s.verdict.Set(lang.L("Ada yang tidak cocok"), kit.ToneRed)
		s.result.SetText(fmt.Sprintf(lang.L("%s hal rusak atau diubah dari luar Rakor; rinciannya ada di berkas log (%s). Jangan menulis lagi; pulihkan dari cadangan terakhir yang utuh."),
			locale.Number(float64(findings)), filepath.Join(filepath.Dir(s.app.Path()), "rakor.log")) + " " + text)
	})
}
