package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// showSignatures shows for each who signs whether, and what it is worth.
func (v *minutesView) showSignatures() {
	v.signatures.Objects = nil
	if len(v.versions) == 0 {
		v.signatures.Add(kit.NewParagraph(lang.L("Tanda tangan dibubuhkan setelah notula disahkan: notulis dahulu, lalu pimpinan rapat.")))
		return
	}
	for _, s := range []struct {
		field string
		role  app.OfficialRole
		label string
	}{
		{app.FieldRecorder, app.RoleRecorder, lang.L("Tandatangani sebagai notulis…")},
		{app.FieldChair, app.RoleChair, lang.L("Tandatangani sebagai pimpinan…")},
	} {
		if verdict, ok := v.signed(s.field); ok {
			v.signatures.Add(kit.NewSurface(kit.Pad(signatureContent(verdict))))
			continue
		}
		sign := kit.NewButton(s.label, theme.DocumentCreateIcon(), v.sign(s.role))
		if !v.final() {
			sign.Disable()
		}
		v.signatures.Add(container.NewBorder(nil, nil, nil, container.New(wide(290), sign), container.NewVBox(
			kit.NewStrong(signerWord(s.field)), kit.NewMuted(lang.L("Belum ditandatangani")))))
	}
	v.signatures.Refresh()
}

// showHistory lists the frozen versions, the newest first.
func (v *minutesView) showHistory() {
	v.history.Objects = nil
	if len(v.versions) == 0 {
		v.history.Add(kit.NewParagraph(lang.L("Belum ada. Versi pertama dibuat saat notula disahkan.")))
	}
	for i := len(v.versions) - 1; i >= 0; i-- {
		v.history.Add(v.versionRow(v.versions[i]))
	}
	v.history.Refresh()
}

func (v *minutesView) versionRow(version app.Version) fyne.CanvasObject {
	at := version.FinalizedAt.In(v.record.Office.Zone.Location())
	when := locale.Day(app.DateOf(at)) + ", " + locale.Hour(app.TimeOfDayOf(at), v.record.Office.Zone)
	texts := container.NewVBox(
		kit.NewStrong(fmt.Sprintf(lang.L("Versi %d"), version.Version)),
		kit.NewMuted(fmt.Sprintf(lang.L("Disahkan %s oleh %s"), when, version.By)),
		kit.NewMuted(fmt.Sprintf(lang.L("Sidik isi %s"), shortHash(version.Hash.String()))),
	)
	if version.Reason != "" {
		texts.Add(kit.NewParagraph(fmt.Sprintf(lang.L("Ralat: %s"), version.Reason)))
	}
	file, ok := version.Signed()
	if !ok {
		return texts
	}
	save := kit.NewButton(lang.L("Simpan PDF…"), theme.DocumentSaveIcon(), func() { v.saveKept(file) })
	signed := kit.NewChip(fmt.Sprintf(lang.L("%d tanda tangan"), file.Signatures), kit.ToneGreen)
	return container.NewBorder(nil, nil, nil, container.NewVBox(container.NewHBox(layout.NewSpacer(), signed), save), texts)
}

// shortHash is enough of a hash to compare it by eye.
func shortHash(hash string) string {
	if len(hash) < 16 {
		return hash
	}
	return hash[:4] + " " + hash[4:8] + " " + hash[8:12] + " " + hash[12:16] + " …"
}
