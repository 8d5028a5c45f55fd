package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// followUpsView is the register of all follow-ups.
type followUpsView struct {
	*Window
}

func newFollowUpsView(w *Window) *followUpsView { return &followUpsView{Window: w} }

func (v *followUpsView) destination() string { return destFollowUps }

func (v *followUpsView) page() kit.Page {
	return kit.Page{Title: lang.L("Tindak Lanjut"), Content: kit.NewText("")}
}

func (v *followUpsView) commands() []kit.Command { return nil }

func (v *followUpsView) refresh() {}
