package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// cancelFollowUps cancels follow-ups for a reason and calls after once it is on
// record.
func (w *Window) cancelFollowUps(ids []int64, after func()) {
	w.askReason(ids, reasoned{
		act: app.ActCancel, title: lang.L("Batalkan tindak lanjut"), yes: lang.L("Batalkan tindak lanjut"), tone: kit.ToneRose,
		hint:  lang.L("Misalnya: diganti program lain"),
		toast: lang.L("%d tindak lanjut dibatalkan."), do: w.app.FollowUps.Cancel,
	}, after)
}

// reinstateFollowUps puts canceled follow-ups back in force and calls after.
func (w *Window) reinstateFollowUps(ids []int64, after func()) {
	w.askReason(ids, reasoned{
		act: app.ActReinstate, title: lang.L("Berlakukan kembali"), yes: lang.L("Berlakukan"), tone: kit.ToneGreen,
		hint:  lang.L("Misalnya: program penggantinya batal"),
		toast: lang.L("%d tindak lanjut diberlakukan kembali."), do: w.app.FollowUps.Reinstate,
	}, after)
}

// reasoned is an act that needs a reason and who ordered it.
type reasoned struct {
	act                     app.Act
	title, yes, hint, toast string
	tone                    kit.Tone
	do                      func(ctx context.Context, ids []int64, reason, by string) error
}

func (w *Window) askReason(ids []int64, r reasoned, after func()) {
	w.selected(r.act, ids, r.title, func(sel app.Selection) {
		reason, by := kit.NewTextArea(r.hint, 3), w.deciderField()
		w.ask(question{
			title: r.title, about: selectionWords(sel), yes: r.yes, keys: []fyne.Focusable{reason, by},
			form: kit.NewFormGrid(
				kit.FormField{Label: lang.L("Alasan"), Input: reason, Required: true},
				kit.FormField{Label: lang.L("Diputuskan oleh"), Input: by},
			),
			do: func() (int, error) { return 0, r.do(w.Context, sel.IDs(), reason.Text, by.Text) },
			then: func() {
				w.keepDecider(by.Text)
				w.shell.Toast(r.tone, fmt.Sprintf(r.toast, len(sel.Fit)))
				after()
			},
		})
	})
}
