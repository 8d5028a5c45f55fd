package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// mayPreserve reports whether all have signed, so that evidence can be added.
func (v *minutesView) mayPreserve() bool {
	return v.hasSigned() && v.verdict.Intact
}

// preserve adds to the signed minutes what a check needs years later. It asks
// the network, so it asks the person first.
func (v *minutesView) preserve() {
	kit.Confirm(v.Window.Window, kit.ModalText{
		Title: lang.L("Kukuhkan untuk jangka panjang?"),
		Text:  lang.L("Rakor mengambil data pencabutan dari penerbit sertifikat lewat jaringan dan menambahkannya ke PDF, ditutup cap waktu bila alamatnya diisi. Tanda tangan yang ada tidak disentuh."),
		Yes:   lang.L("Kukuhkan"),
	}, func() {
		var lasted app.Lasted
		v.Run(lang.L("Mengukuhkan tanda tangan"), func(ctx context.Context, _ kit.Step) (err error) {
			lasted, err = v.app.Signing.Preserve(ctx, v.meetingID)
			return err
		}, func() {
			v.tellPreserved(lasted)
			v.refresh()
		})
	})
}

func (v *minutesView) tellPreserved(l app.Lasted) {
	text := []string{fmt.Sprintf(lang.L("Ditambah %d sertifikat dan %d data pencabutan."), l.Certificates, l.Evidence)}
	if l.StampedBy != "" {
		text = append(text, fmt.Sprintf(lang.L("Seluruh dokumen dicap waktunya oleh %s."), l.StampedBy))
	}
	if len(l.Notes) == 0 {
		v.shell.Toast(kit.ToneGreen, strings.Join(text, " "))
		return
	}
	for _, n := range l.Notes {
		text = append(text, say(n))
	}
	kit.Inform(v.Window.Window, lang.L("Tanda tangan dikukuhkan sebagian"), strings.Join(text, " "))
}

// witnessDue reports whether a third official is to sign these minutes: where
// the newest signed file has a place, and before there is one, where the office
// wants one and the meeting has a secretary.
func (v *minutesView) witnessDue() bool {
	if len(v.verdict.Signatures) > 0 {
		return slices.Contains(v.verdict.Missing, app.FieldWitness)
	}
	wanted, err := v.app.Signing.WitnessSigns(v.Context)
	if err != nil {
		v.Log.Error("read whether a third official signs", "err", err)
	}
	return wanted && v.officialName(app.RoleSecretary) != ""
}
