package ui

import (
	"reflect"
	"slices"
	"testing"

	"rakor.id/rakor/ui/kit"
)

// everyView is one of each page.
func everyView(w *Window) []view {
	var views []view
	for _, b := range blankViews(w) {
		views = append(views, b.view)
	}
	return append(views, &captureView{Window: w})
}

func typeName(v any) string { return reflect.TypeOf(v).String() }

func everyCommand(t *testing.T) []kit.Command {
	t.Helper()
	var all []kit.Command
	for _, p := range keyPages() {
		all = append(all, p.commands...)
	}
	return all
}

// A command of a page that a person has opened stands in the table of keys.
func TestKeyTableHoldsWhatPagesDo(t *testing.T) {
	s, id := newSampleStage(t)
	var told []string
	for _, g := range KeyTable() {
		for _, r := range g.Rows {
			told = append(told, r.Keys+" "+r.Text)
		}
	}
	check := func() {
		for _, c := range s.commands.All() {
			if keys := c.KeyText(); keys != "" && !slices.Contains(told, keys+" "+c.Title) {
				t.Errorf("%T: %s %q is missing in the table of keys", s.shown(), keys, c.Title)
			}
		}
	}
	for _, m := range meetingTabs() {
		s.push(m.open(s.Window, id))
		check()
	}
	s.finalSample(id)
	for _, d := range destinations() {
		s.goTo(d.ID)
		check()
	}
	for i := range settingsTabs() {
		top[*settingsView](s).open(i)
		check()
	}
	s.find()
	check()
	s.help()
	check()
	s.openBackups()
	check()
	s.calm()
}
