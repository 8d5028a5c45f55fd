package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// meetingsView lists the meetings, the newest first.
type meetingsView struct {
	*Window
}

func newMeetingsView(w *Window) *meetingsView { return &meetingsView{Window: w} }

func (v *meetingsView) destination() string { return destMeetings }

func (v *meetingsView) page() kit.Page {
	return kit.Page{Title: lang.L("Rapat"), Content: kit.NewText("")}
}

func (v *meetingsView) commands() []kit.Command { return nil }

func (v *meetingsView) refresh() {}
