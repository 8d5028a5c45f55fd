package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// verdictContent says what a check of a PDF found: the file as a whole first,
// then each signature.
func verdictContent(v app.Verdict) fyne.CanvasObject {
	head := kit.NewParagraph(say(v.Summary))
	head.Style.Bold = true
	head.ColorName = verdictTone(v).Ink()
	box := container.NewVBox(head)
	for _, more := range []app.Sentence{v.Known, v.Lasting} {
		if !more.IsZero() {
			box.Add(kit.NewParagraph(say(more)))
		}
	}
	for _, s := range v.Signatures {
		box.Add(kit.NewSurface(kit.Pad(signatureContent(s))))
	}
	if len(v.Missing) > 0 {
		var names []string
		for _, field := range v.Missing {
			names = append(names, signerWord(field))
		}
		box.Add(kit.NewParagraph(fmt.Sprintf(lang.L("Belum ditandatangani: %s."), locale.List(names))))
	}
	return box
}

// verdictTone is red only for what must not be used.
func verdictTone(v app.Verdict) kit.Tone {
	switch {
	case v.Sound:
		return kit.ToneGreen
	case len(v.Signatures) == 0:
		return kit.ToneNeutral
	}
	for _, s := range v.Signatures {
		if s.State != app.Sah || s.Revoked {
			return kit.ToneRed
		}
	}
	return kit.ToneAmber
}

// signatureContent gives the three answers for one signature: content,
// certificate, time.
func signatureContent(s app.SignatureVerdict) fyne.CanvasObject {
	tone := kit.ToneGreen
	switch s.State {
	case app.Diubah, app.Rusak:
		tone = kit.ToneRed
	case app.TakTentu:
		tone = kit.ToneAmber
	}
	trust := kit.NewStatusChip(lang.L("BELUM TEPERCAYA"), kit.ToneAmber)
	switch {
	case s.Revoked:
		trust.Set(lang.L("DICABUT"), kit.ToneRed)
	case s.Certified:
		trust.Set(lang.L("TERSERTIFIKASI"), kit.ToneGreen)
	case s.Trusted:
		trust.Set(lang.L("TEPERCAYA, LOKAL"), kit.ToneGreen)
	}
	name := kit.NewParagraph(s.Name)
	name.Style.Bold = true
	return container.NewVBox(
		name,
		container.NewHBox(kit.NewStatusChip(string(s.State), tone), trust, container.NewCenter(kit.NewMuted(signerWord(s.Field)))),
		kit.NewFormGrid(
			kit.FormField{Label: lang.L("Isi"), Input: kit.NewParagraph(say(s.Content))},
			kit.FormField{Label: lang.L("Sertifikat"), Input: kit.NewParagraph(say(s.Certificate))},
			kit.FormField{Label: lang.L("Pencabutan"), Input: kit.NewParagraph(say(s.Revocation))},
			kit.FormField{Label: lang.L("Waktu"), Input: kit.NewParagraph(say(s.Time))},
		),
	)
}

// signerWord says as who somebody signs in a field.
func signerWord(field string) string {
	switch field {
	case app.FieldRecorder:
		return lang.L("Notulis")
	case app.FieldChair:
		return lang.L("Pimpinan rapat")
	case app.FieldWitness:
		return lang.L("Yang mengetahui")
	}
	return field
}
