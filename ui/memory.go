package ui

import (
	"slices"
	"strings"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// Names of the settings under which the window remembers where it was.
const (
	settingCommands = "perintah"
	settingPage     = "halaman"
)

// A memory is what the window takes from one run of the program to the next.
// It is written when the window closes and not with each command: a setting is
// a line of history, and a key must not wait for the disk.
type memory struct{ commands, page string }

// recall brings back the commands used last and returns the page to begin with:
// that of last time, or the first page while a meeting is being taken down, for
// that leads back to it.
func (w *Window) recall() string {
	w.last = memory{commands: w.setting(settingCommands), page: w.setting(settingPage)}
	w.commands.SetRecent(strings.Fields(w.last.commands))
	todo, err := w.app.FollowUps.ToDo(w.Context)
	if err != nil {
		w.Log.Error("read what is to be done", "err", err)
	}
	underWay := slices.ContainsFunc(todo.Unfinished, func(m app.Meeting) bool { return m.State == app.Running || m.State == app.Paused })
	known := slices.ContainsFunc(destinations(), func(d kit.Destination) bool { return d.ID == w.last.page })
	if underWay || !known {
		return destHome
	}
	return w.last.page
}

// remember keeps what has changed since the window opened.
func (w *Window) remember() {
	now := memory{commands: strings.Join(w.commands.Recent(), " ")}
	if len(w.stack) > 0 {
		now.page = w.shown().destination()
	}
	for _, s := range []struct{ key, was, is string }{
		{settingCommands, w.last.commands, now.commands}, {settingPage, w.last.page, now.page},
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
