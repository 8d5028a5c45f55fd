package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// ShowOpenFailure tells in a window of its own why the archive could not be
// opened, and returns the code to end with.
func ShowOpenFailure(f fyne.App, err error) int {
	win := f.NewWindow("Rakor")
	f.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: kit.ModeSystem}))
	win.SetContent(kit.NewEmptyState(nil, lang.L("Arsip tidak dapat dibuka"), message(err), kit.NewPrimaryButton(lang.L("Tutup"), nil, win.Close)))
	win.Resize(fyne.NewSize(560, 320))
	win.CenterOnScreen()
	win.ShowAndRun()
	return 1
}
