package ui

import (
	"context"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// archiveSection tells where everything is kept, and how to keep it safe.
type archiveSection struct {
	*Window
	place, size *kit.Text
	backups     *backupCard
	second      *secondCard
	integrity   *integrityCard
	lock        *lockCard
}

func newArchiveSection(w *Window) *archiveSection {
	s := &archiveSection{Window: w, place: kit.NewParagraph(""), size: kit.NewText("")}
	s.backups, s.second, s.lock = newBackupCard(w, s.refresh), newSecondCard(w, s.refresh), newLockCard(w)
	s.integrity = newIntegrityCard(w)
	return s
}

func (s *archiveSection) content() fyne.CanvasObject {
	facts := kit.NewFormGrid(
		kit.FormField{Label: lang.L("Berkas"), Input: s.place},
		kit.FormField{Label: lang.L("Ukuran"), Input: s.size})
	column := container.NewVBox(
		s.backups.card, s.second.card, s.lock.card,
		kit.NewCard(lang.L("Arsip"), facts),
		s.integrity.card)
	return container.NewVScroll(column)
}

func (s *archiveSection) focus() fyne.Focusable { return s.backups.first }

func (s *archiveSection) actions() []fyne.CanvasObject { return nil }

func (s *archiveSection) commands() []kit.Command { return nil }

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
