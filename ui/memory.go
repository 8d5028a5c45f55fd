package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// Names of the settings under which the window remembers where it was.
const (
	settingCommands = "perintah"
	settingPage     = "halaman"
	settingSize     = "ukuran"
	settingTables   = "tabel"
	settingFilter   = "saringan-terakhir"
	settingMeeting  = "rapat-terakhir"
	settingSought   = "cari-rapat-terakhir"
)

// A memory is what the window takes from one run of the program to the next.
// It is written when the window closes and not with each command: a setting is
// a line of history, and a key must not wait for the disk.
type memory struct {
	commands, page, size string
	filter               string // of the register
	tables               tables

	meeting, sought string // the one opened, and what was looked for in the list of meetings

	narrowed        string // filter of the register now
	opened, looking string // meeting and what is looked for now
}

// recall brings back the commands used last and returns the page to begin with:
// that of last time, or the first page while a meeting is being taken down, for
// that leads back to it.
func (w *Window) recall() string {
	w.last = memory{commands: w.setting(settingCommands), page: w.setting(settingPage), size: w.setting(settingSize), filter: w.setting(settingFilter), meeting: w.setting(settingMeeting), sought: w.setting(settingSought)}
	w.last.narrowed, w.last.opened, w.last.looking = w.last.filter, w.last.meeting, w.last.sought
	w.last.tables = readTables(w.setting(settingTables))
	w.tables = w.last.tables.clone()
	w.commands.SetRecent(strings.Fields(w.last.commands))
	w.resize(w.last.size)
	_, underWay, err := w.app.Meetings.List(w.Context, app.MeetingFilter{States: []app.MeetingState{app.Running, app.Paused}}, 1, 0)
	if err != nil {
		w.Log.Error("look for a meeting under way", "err", err)
	}
	known := slices.ContainsFunc(destinations(), func(d kit.Destination) bool { return d.ID == w.last.page })
	if underWay > 0 || !known {
		return destHome
	}
	return w.last.page
}

// resize gives the window the size of last time, as far as the desktop of today
// has room for it. Where it stood, Fyne does not tell.
func (w *Window) resize(size string) {
	var width, height float32
	if _, err := fmt.Sscanf(size, "%f %f", &width, &height); err != nil {
		return
	}
	if w.Desktop != nil {
		x, y := w.Desktop()
		if scale := w.Window.Canvas().Scale(); x > 0 && y > 0 && scale > 0 {
			width, height = min(width, float32(x)/scale), min(height, float32(y)/scale-frameHeight)
		}
	}
	w.Window.Resize(fyne.NewSize(width, height).Max(leastSize))
}

// frameHeight is what the title bar of the window and a bar of the desktop take.
const frameHeight = 72

// leastSize is the smallest size that is brought back.
var leastSize = fyne.NewSize(900, 560)

// remember keeps what has changed since the window opened.
func (w *Window) remember() {
	size := w.Window.Canvas().Size()
	now := memory{
		commands: strings.Join(w.commands.Recent(), " "), page: w.last.page,
		size: fmt.Sprintf("%.0f %.0f", size.Width, size.Height), tables: w.tables,
	}
	if len(w.stack) > 0 {
		now.page = w.shown().destination()
	}
	for _, s := range []struct{ key, was, is string }{
		{settingCommands, w.last.commands, now.commands},
		{settingPage, w.last.page, now.page},
		{settingSize, w.last.size, now.size},
		{settingTables, w.last.tables.String(), now.tables.String()},
		{settingFilter, w.last.filter, w.last.narrowed},
		{settingMeeting, w.last.meeting, w.last.opened},
		{settingSought, w.last.sought, w.last.looking},
	} {
		if s.is == s.was {
			continue
		}
		if err := w.app.Offices.SetSetting(w.Context, s.key, s.is); err != nil {
			w.Log.Error("remember where the window was", "err", err)
		}
	}
}

func (w *Window) setting(key string) string {
	value, err := w.app.Offices.Setting(w.Context, key)
	if err != nil {
		w.Log.Error("read setting", "key", key, "err", err)
	}
	return value
}
