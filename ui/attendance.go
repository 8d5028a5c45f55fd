package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// attendanceView marks who is there.
type attendanceView struct {
	*Window
	meetingID int64
}

func newAttendanceView(w *Window, meetingID int64) *attendanceView {
	return &attendanceView{Window: w, meetingID: meetingID}
}

func (v *attendanceView) destination() string { return destMeetings }

func (v *attendanceView) page() kit.Page {
	return kit.Page{Title: lang.L("Daftar hadir"), Content: kit.NewText("")}
}

func (v *attendanceView) commands() []kit.Command { return nil }

func (v *attendanceView) refresh() {}
