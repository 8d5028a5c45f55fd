package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/ui/kit"
)

// A tab is one of the pages of a meeting, in the order of the work; what is kept
// with the minutes comes last.
type tab int

const (
	tabPlan tab = iota
	tabCapture
	tabAttendance
	tabReview
	tabMinutes
	tabAttachments
)

// tabs lead from one page of a meeting to another.
func (w *Window) tabs(meetingID int64, shown tab) fyne.CanvasObject {
	row := kit.NewFlow(4)
	for i, t := range meetingTabs() {
		b := kit.NewQuietButton(t.title, nil, func() { w.replace(t.open(w, meetingID)) })
		if tab(i) == shown {
			b.Importance = widget.HighImportance
		}
		row.Add(b)
	}
	return row
}

type meetingTab struct {
	title string
	open  func(w *Window, meetingID int64) view
}

func meetingTabs() []meetingTab {
	return []meetingTab{
		{lang.L("Rencana"), func(w *Window, id int64) view { return newPlanView(w, id) }},
		{lang.L("Catat"), func(w *Window, id int64) view { return newCaptureView(w, id) }},
		{lang.L("Daftar hadir"), func(w *Window, id int64) view { return newAttendanceView(w, id) }},
		{lang.L("Periksa"), func(w *Window, id int64) view { return newReviewView(w, id) }},
		{lang.L("Notula"), func(w *Window, id int64) view { return newMinutesView(w, id) }},
		{lang.L("Lampiran"), func(w *Window, id int64) view { return newAttachmentsView(w, id) }},
	}
}

// tabCommands give the pages of a meeting their keys.
func (w *Window) tabCommands(meetingID int64) []kit.Command {
	var cs []kit.Command
	for i, t := range meetingTabs() {
		cs = append(cs, kit.Command{
			ID: "meeting.tab." + string(rune('1'+i)), Title: t.title, Menu: lang.L("Rapat"), Group: 9,
			Key: fyne.KeyName("F" + strconv.Itoa(5+i)), Run: func() { w.replace(t.open(w, meetingID)) },
		})
	}
	return append(cs, kit.Command{
		ID: "meeting.preview", Title: lang.L("Pratinjau notula"), Menu: lang.L("Rapat"), Group: 9, Key: fyne.KeyF12,
		Run: func() { w.preview(meetingID) },
	})
}

// openMeeting shows the page of a meeting that its state calls for.
func (w *Window) openMeeting(meetingID int64, shown tab) {
	w.last.opened = strconv.FormatInt(meetingID, 10)
	w.push(meetingTabs()[shown].open(w, meetingID))
}
