package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// settingsView keeps what the office sets once.
type settingsView struct {
	*Window
}

func newSettingsView(w *Window) *settingsView { return &settingsView{Window: w} }

func (v *settingsView) destination() string { return destSettings }

func (v *settingsView) page() kit.Page {
	return kit.Page{Title: lang.L("Pengaturan"), Content: kit.NewText("")}
}

func (v *settingsView) commands() []kit.Command { return nil }

func (v *settingsView) refresh() {}
