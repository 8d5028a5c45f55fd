package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// screenCommand opens and closes the meeting screen.
func (v *captureView) screenCommand() kit.Command {
	return kit.Command{
		ID: "screen.open", Title: lang.L("Layar rapat"), Menu: lang.L("Catat"), Group: 3, Key: fyne.KeyL, Mod: shiftCtrl,
		Checked: func() bool { return v.screen != nil && v.screen.meetingID == v.meetingID }, Run: v.toggleScreen,
	}
}

// commands steer the screen from every page of the main window, as long as it
// is open.
func (s *meetingScreen) commands() []kit.Command {
	menu := lang.L("Layar rapat")
	return []kit.Command{
		{ID: "screen.hold", Title: lang.L("Tahan tayangan"), Menu: menu, Key: fyne.KeyH, Mod: shiftCtrl, Checked: func() bool { return s.held }, Run: s.toggleHeld},
		{ID: "screen.black", Title: lang.L("Gelapkan layar"), Menu: menu, Key: fyne.KeyB, Mod: shiftCtrl, Checked: func() bool { return s.black }, Run: s.toggleBlack},
		{ID: "screen.older", Title: lang.L("Gulir ke yang lebih lama"), Menu: menu, Key: fyne.KeyPageDown, Mod: shiftCtrl, Run: func() { s.board.Leaf(+1) }},
		{ID: "screen.newer", Title: lang.L("Gulir ke yang terbaru"), Menu: menu, Key: fyne.KeyPageUp, Mod: shiftCtrl, Run: func() { s.board.Leaf(-1) }},
		{ID: "screen.full", Title: lang.L("Layar penuh"), Menu: menu, Group: 1, Key: fyne.KeyF11, Checked: func() bool { return s.win.FullScreen() }, Run: s.toggleFull},
		{ID: "screen.second", Title: lang.L("Layar penuh di monitor kedua"), Menu: menu, Group: 1, Run: s.toggleSecond},
		{ID: "screen.larger", Title: lang.L("Perbesar tulisan layar"), Menu: menu, Group: 2, Key: fyne.KeyEqual, Mod: shiftCtrl, Run: func() { s.zoom(+10) }},
		{ID: "screen.smaller", Title: lang.L("Perkecil tulisan layar"), Menu: menu, Group: 2, Key: fyne.KeyMinus, Mod: shiftCtrl, Run: func() { s.zoom(-10) }},
		{ID: "screen.dark", Title: lang.L("Latar gelap"), Menu: menu, Group: 2, Checked: func() bool { return s.board.Look().Mode == kit.ModeDark }, Run: s.toggleDark},
		{ID: "screen.reports", Title: lang.L("Tayangkan laporan OPD"), Menu: menu, Group: 3, Checked: func() bool { return s.reports }, Run: s.toggleReports},
		{ID: "screen.close", Title: lang.L("Tutup layar rapat"), Menu: menu, Group: 4, Run: func() { s.win.Close() }},
	}
}

// keys make the screen's own keys work in its window, and hand all else that is
// typed there to the main window: nothing meant for the minutes is lost because
// somebody clicked on the wrong window.
func (s *meetingScreen) keys() {
	c := s.win.Canvas()
	main := s.w.Window.Canvas()
	for _, cmd := range s.commands() {
		if cmd.Mod != 0 {
			c.AddShortcut(&desktop.CustomShortcut{KeyName: cmd.Key, Modifier: cmd.Mod}, func(fyne.Shortcut) { s.w.commands.Dispatch(cmd.ID) })
		}
	}
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: shiftCtrl}, func(fyne.Shortcut) { s.win.Close() })
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyF11 || ev.Name == fyne.KeyEscape && s.win.FullScreen() {
			s.toggleFull()
		} else if f := main.Focused(); f != nil {
			f.TypedKey(ev)
		} else if typed := main.OnTypedKey(); typed != nil {
			typed(ev)
		}
	})
	c.SetOnTypedRune(func(r rune) {
		if f := main.Focused(); f != nil {
			f.TypedRune(r)
		}
		s.w.Window.RequestFocus()
	})
}
