package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// minutesView makes the minutes final, prints and signs them.
type minutesView struct {
	*Window
	meetingID int64
}

func newMinutesView(w *Window, meetingID int64) *minutesView {
	return &minutesView{Window: w, meetingID: meetingID}
}

func (v *minutesView) destination() string { return destMeetings }

func (v *minutesView) page() kit.Page {
	return kit.Page{Title: lang.L("Notula"), Content: kit.NewText("")}
}

func (v *minutesView) commands() []kit.Command { return nil }

func (v *minutesView) refresh() {}
