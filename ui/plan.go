package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// planView is the plan of a meeting; with 0 of a new one.
type planView struct {
	*Window
	meetingID int64
}

func newPlanView(w *Window, meetingID int64) *planView {
	return &planView{Window: w, meetingID: meetingID}
}

func (v *planView) destination() string { return destMeetings }

func (v *planView) page() kit.Page {
	return kit.Page{Title: lang.L("Rencana rapat"), Content: kit.NewText("")}
}

func (v *planView) commands() []kit.Command { return nil }

func (v *planView) refresh() {}
