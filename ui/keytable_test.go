package ui

import (
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
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
			if keys := c.KeyText(); keys != "" && c.Title != "" && !slices.Contains(told, keys+" "+strings.TrimSuffix(c.Title, "…")) {
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

// A second key of a command, without a title, is no row.
func TestKeyTableSaysWhatEveryKeyDoes(t *testing.T) {
	for _, g := range KeyTable() {
		for _, r := range g.Rows {
			if r.Text == "" {
				t.Errorf("%s: %s does not say what it does", g.Title, r.Keys)
			}
		}
	}
}

// The card that Help saves holds every key there is, on one page.
func TestPersonSavesTheKeyCard(t *testing.T) {
	s := newStage(t)
	path := filepath.Join(t.TempDir(), "kartu.pdf")
	s.choose(path)
	s.commands.Dispatch("app.keycard")
	s.sees("Kartu tombol tersimpan")
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	squeezed := func(s string) string { return strings.Join(strings.Fields(s), "") }
	text := squeezed(string(out))
	for _, c := range everyCommand(t) {
		if keys := c.KeyText(); keys != "" && c.Title != "" && !strings.Contains(text, squeezed(keys)+squeezed(strings.TrimSuffix(c.Title, "…"))) {
			t.Errorf("%s %q does not stand on the card", keys, c.Title)
		}
	}
	if n := strings.Count(string(out), "\f"); n != 1 {
		t.Errorf("got %d pages, want one", n)
	}
	s.calm()
}
