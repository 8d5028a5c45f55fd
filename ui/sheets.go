package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// sheetsView sends sheets to agencies and takes them back.
type sheetsView struct {
	*Window
}

func newSheetsView(w *Window) *sheetsView { return &sheetsView{Window: w} }

func (v *sheetsView) destination() string { return destSheets }

func (v *sheetsView) page() kit.Page {
	return kit.Page{Title: lang.L("Lembar OPD"), Content: kit.NewText("")}
}

func (v *sheetsView) commands() []kit.Command { return nil }

func (v *sheetsView) refresh() {}
