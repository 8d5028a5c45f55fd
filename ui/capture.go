package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// captureView takes a meeting down as it goes.
type captureView struct {
	*Window
	meetingID int64
}

func newCaptureView(w *Window, meetingID int64) *captureView {
	return &captureView{Window: w, meetingID: meetingID}
}

func (v *captureView) destination() string { return destMeetings }

func (v *captureView) page() kit.Page {
	return kit.Page{Title: lang.L("Catat"), Content: kit.NewText("")}
}

func (v *captureView) commands() []kit.Command { return nil }

func (v *captureView) refresh() {}
