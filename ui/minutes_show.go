package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// A dueSignature is one that Rakor's own form has a place for.
type dueSignature struct {
	field string
	role  app.OfficialRole
	label string
}

func dueSignatures() []dueSignature {
	return []dueSignature{
		{app.FieldRecorder, app.RoleRecorder, lang.L("Tandatangani sebagai notulis…")},
		{app.FieldChair, app.RoleChair, lang.L("Tandatangani sebagai pimpinan…")},
		{app.FieldWitness, app.RoleWitness, lang.L("Tandatangani sebagai yang mengetahui…")},
	}
}

// showSignatures shows for each who signs whether, and what it is worth.
func (v *minutesView) showSignatures() {
	v.signatures.Objects = nil
	if len(v.versions) == 0 {
		v.signatures.Add(kit.NewParagraph(lang.L("Tanda tangan dibubuhkan setelah notula disahkan: notulis dahulu, lalu pimpinan rapat.")))
		return
	}
	for _, verdict := range v.verdict.Signatures {
		if v.outside() || isDue(verdict.Field) {
			v.signatures.Add(kit.NewSurface(kit.Pad(signatureContent(verdict))))
		}
	}
	if !v.outside() {
		for _, s := range dueSignatures() {
			if !v.signed(s.field) && (s.field != app.FieldWitness || v.witnessDue()) {
				v.signatures.Add(v.unsigned(s))
			}
		}
	}
	if v.final() {
		v.signatures.Add(v.otherWays())
	}
	v.signatures.Refresh()
}

func isDue(field string) bool {
	return slices.ContainsFunc(dueSignatures(), func(s dueSignature) bool { return s.field == field })
}

// unsigned offers to sign.
func (v *minutesView) unsigned(s dueSignature) fyne.CanvasObject {
	sign := kit.NewButton(s.label, theme.DocumentCreateIcon(), v.sign(s.role))
	if !v.final() {
		sign.Disable()
	}
	return container.NewBorder(nil, nil, nil, container.New(wide(290), sign), container.NewVBox(
		kit.NewStrong(signerWord(s.field)), kit.NewMuted(lang.L("Belum ditandatangani"))))
}

// outside reports whether the newest file was signed elsewhere, in places that
// Rakor did not make.
func (v *minutesView) outside() bool {
	if len(v.verdict.Signatures) == 0 {
		return false
	}
	for _, s := range v.verdict.Signatures {
		if isDue(s.Field) {
			return false
		}
	}
	return !slices.ContainsFunc(v.verdict.Missing, isDue)
}
