package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit"
)

// ShowOpenFailure tells in a window of its own why the archive could not be
// opened, and returns the code to end with.
func ShowOpenFailure(f fyne.App, err error) int {
	openFailure(f, err).ShowAndRun()
	return 1
}

func openFailure(f fyne.App, err error) fyne.Window {
	f.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: kit.ModeSystem}))
	win := f.NewWindow("Rakor")
	end := kit.NewPrimaryButton(lang.L("Tutup"), nil, win.Close)
	win.SetContent(kit.Pad(kit.NewEmptyState(theme.WarningIcon(), lang.L("Arsip tidak dapat dibuka"), message(err), end)))
	win.Resize(fyne.NewSize(600, 340))
	win.CenterOnScreen()
	win.Canvas().Focus(end)
	return win
}
