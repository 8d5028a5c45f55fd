package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// showHistory lists the frozen versions, the newest first.
func (v *minutesView) showHistory() {
	v.history.Objects = nil
	if len(v.versions) == 0 {
		v.history.Add(kit.NewParagraph(lang.L("Belum ada. Versi pertama dibuat saat notula disahkan.")))
	}
	for i := len(v.versions) - 1; i >= 0; i-- {
		v.history.Add(v.versionRow(i))
	}
	v.history.Refresh()
}

// versionRow tells of a version what it replaces and is replaced by, and what
// files were made of it.
func (v *minutesView) versionRow(i int) fyne.CanvasObject {
	version := v.versions[i]
	state, tone := lang.L("Berlaku"), kit.ToneGreen
	if i+1 < len(v.versions) {
		state, tone = fmt.Sprintf(lang.L("Digantikan versi %d"), v.versions[i+1].Version), kit.ToneNeutral
	}
	row := container.NewVBox(
		container.NewHBox(kit.NewStrong(fmt.Sprintf(lang.L("Versi %d"), version.Version)), kit.NewStatusChip(state, tone)),
		kit.NewMuted(fmt.Sprintf(lang.L("Disahkan %s oleh %s"), v.moment(version.FinalizedAt), version.By)),
		kit.NewMuted(fmt.Sprintf(lang.L("Sidik isi %s"), shortHash(version.Hash.String()))),
	)
	if version.Reason != "" {
		row.Add(kit.NewParagraph(fmt.Sprintf(lang.L("Menggantikan versi %d. Ralat: %s"), version.Version-1, version.Reason)))
	}
	for _, f := range version.Files {
		row.Add(v.fileRow(f))
	}
	return row
}

// fileRow tells what a kept file is, and hands it out.
func (v *minutesView) fileRow(f app.MinutesFile) fyne.CanvasObject {
	detail := v.moment(f.At)
	if f.Kind == app.Scan {
		detail += ", " + fmt.Sprintf(lang.L("sidik %s"), shortHash(f.SHA256.String()))
	}
	save := kit.NewQuietButton(lang.L("Simpan…"), theme.DocumentSaveIcon(), func() { v.saveKept(f) })
	word, tone := kit.NewText(keptWord(f)), kit.ToneNeutral
	switch f.Kind {
	case app.SignedPDF:
		tone = kit.ToneGreen
	case app.Scan:
		tone = kit.ToneBlue
	}
	muted := kit.NewMuted(detail)
	muted.Truncate = true
	return container.NewBorder(nil, nil, container.New(wide(20), container.NewCenter(kit.NewDot(tone))), container.NewVBox(layout.NewSpacer(), save, layout.NewSpacer()),
		container.NewVBox(word, muted))
}

// keptWord says what a kept file is.
func keptWord(f app.MinutesFile) string {
	switch f.Kind {
	case app.SignedPDF:
		return fmt.Sprintf(lang.L("PDF dengan %d tanda tangan"), f.Signatures)
	case app.Scan:
		return lang.L("Pindaian tanda tangan basah")
	}
	return lang.L("PDF untuk ditandatangani")
}

// moment writes an instant as a day and an hour of the office.
func (v *minutesView) moment(t time.Time) string {
	at := t.In(v.record.Office.Zone.Location())
	return words.Day(app.DateOf(at)) + ", " + locale.Hour(app.TimeOfDayOf(at), v.record.Office.Zone)
}

// shortHash is enough of a hash to compare it by eye.
func shortHash(hash string) string {
	if len(hash) < 16 {
		return hash
	}
	return hash[:4] + " " + hash[4:8] + " " + hash[8:12] + " " + hash[12:16] + " …"
}
