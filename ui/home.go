package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// homeView shows what needs doing now.
type homeView struct {
	*Window
}

func newHomeView(w *Window) *homeView { return &homeView{Window: w} }

func (v *homeView) destination() string { return destHome }

func (v *homeView) page() kit.Page {
	return kit.Page{Title: lang.L("Beranda"), Content: kit.NewText("")}
}

func (v *homeView) commands() []kit.Command { return nil }

func (v *homeView) refresh() {}
