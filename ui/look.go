package ui

import (
	"fmt"

	"rakor.id/rakor/ui/kit"
)

// settingLook remembers how a person wants the window to look.
const settingLook = "tampilan"

// look keeps how the window looks.
type look struct {
	w   *Window
	now kit.Look
}

// restore brings back what was chosen last.
func (l *look) restore() {
	text, err := l.w.app.Offices.Setting(l.w.Context, settingLook)
	if err != nil {
		l.w.Log.Error("read look", "err", err)
	}
	var mode string
	if _, err := fmt.Sscanf(text, "%s %d", &mode, &l.now.Zoom); err == nil {
		l.now.Mode = kit.Mode(mode)
	} else {
		l.now = kit.Look{Mode: kit.ModeSystem, Zoom: 100}
	}
	l.apply()
}

func (l *look) apply() { l.w.fyne.Settings().SetTheme(kit.NewTheme(l.now)) }

func (l *look) change(to kit.Look) {
	l.now = to
	l.apply()
	l.w.commands.Refresh()
	l.w.Post(l.w.commands.Fit) // once the new look has come
	if v, ok := l.w.shown().(*settingsView); ok {
		if s, ok := v.section.(*lookSection); ok {
			s.refresh() // it tells the look, which a key may have changed
		}
	}
	text := fmt.Sprintf("%s %d", to.Mode, to.Zoom)
	if err := l.w.app.Offices.SetSetting(l.w.Context, settingLook, text); err != nil {
		l.w.Log.Error("remember look", "err", err)
	}
}

func (l *look) is(m kit.Mode) func() bool { return func() bool { return l.now.Mode == m } }

func (l *look) set(m kit.Mode) func() {
	return func() {
		to := l.now
		to.Mode = m
		l.change(to)
	}
}

// zoomStep is by how many percent the text grows and shrinks.
const zoomStep = 10

// plainSize gives the text its usual size.
func (l *look) plainSize() { l.zoom(100 - l.now.Zoom) }

// zoom makes the text larger or smaller by some percent.
func (l *look) zoom(by int) {
	to := l.now
	to.Zoom = min(max(to.Zoom+by, kit.MinZoom), kit.MaxZoom)
	l.change(to)
}
