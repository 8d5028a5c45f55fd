package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// reviewView reads the record over before it is final.
type reviewView struct {
	*Window
	meetingID int64
}

func newReviewView(w *Window, meetingID int64) *reviewView {
	return &reviewView{Window: w, meetingID: meetingID}
}

func (v *reviewView) destination() string { return destMeetings }

func (v *reviewView) page() kit.Page {
	return kit.Page{Title: lang.L("Periksa"), Content: kit.NewText("")}
}

func (v *reviewView) commands() []kit.Command { return nil }

func (v *reviewView) refresh() {}
