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

// backupStep is the last step: where copies go beside this laptop.
type backupStep struct {
	w       *Window
	sticks  *fyne.Container // a button for each that is plugged in
	none    *kit.Text
	second  *secondCard
	named   bool
	content fyne.CanvasObject
}

func newBackupStep(w *Window) *backupStep {
	s := &backupStep{w: w, sticks: container.NewVBox(), none: kit.NewMuted(lang.L("Tidak ada diska lepas yang terpasang. Pasang sekarang lalu tekan “Cari lagi”, atau pilih foldernya nanti."))}
	s.none.Wrap = true
	s.second = newSecondCard(w, s.refresh)
	text := kit.NewParagraph(lang.L("Rakor mencadangkan sendiri di laptop ini. Agar laptop yang rusak atau hilang tidak membawa semuanya, tunjuk satu diska lepas: salinannya diperbarui setiap kali diska itu dipasang."))
	skipped := kit.NewParagraph(lang.L("Bila langkah ini dilewati, cadangan hanya ada di laptop ini: catatan yang terhapus tanpa sengaja dapat kembali, tetapi laptop yang hilang tidak."))
	skipped.ColorName = kit.ToneAmber.Ink()
	again := kit.NewQuietButton(lang.L("Cari lagi"), theme.ViewRefreshIcon(), s.refresh)
	plugged := kit.NewCard(lang.L("Diska lepas yang terpasang"), container.NewVBox(s.none, s.sticks, container.NewHBox(again)))
	s.content = container.NewVScroll(container.NewVBox(kit.Pad(text), plugged, s.second.card, kit.Pad(skipped)))
	return s
}

// focus is the first stick, else what leads on.
func (s *backupStep) focus(next fyne.Focusable) fyne.Focusable {
	if len(s.sticks.Objects) > 0 && !s.named {
		return s.sticks.Objects[0].(*kit.Button)
	}
	return next
}

// refresh shows what is plugged in and what was chosen; a slow disk is no reason
// to wait.
func (s *backupStep) refresh() {
	s.show(app.Sticks())
	var st app.BackupStatus
	s.w.Quiet(lang.L("Membaca keadaan cadangan"), func(ctx context.Context) (err error) {
		st, err = s.w.app.Backups.State(ctx)
		return err
	}, func() {
		s.named = st.Second.Folder != ""
		s.second.show(st.Second)
	})
}

func (s *backupStep) show(sticks []string) {
	s.sticks.RemoveAll()
	for _, folder := range sticks {
		s.sticks.Add(kit.NewButton(fmt.Sprintf(lang.L("Pakai %s"), folder), theme.StorageIcon(), func() { s.second.mark(folder) }))
	}
	setShown(s.none, len(sticks) == 0)
	s.content.Refresh()
}
