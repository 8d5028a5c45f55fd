package ui

import (
	"bytes"
	"image/png"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/docs"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/prose"
)

// eachRun calls do with every run of the guide's own pages.
func eachRun(do func(p *guidePage, r prose.Run)) {
	for _, p := range guideBook() {
		if !strings.HasPrefix(p.file, guideFolder) {
			continue
		}
		for _, b := range p.blocks {
			for _, r := range b.Runs {
				do(p, r)
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					for _, r := range cell {
						do(p, r)
					}
				}
			}
		}
	}
}

func hasAnchor(p *guidePage, anchor string) bool {
	return anchor == "" || slices.ContainsFunc(p.blocks, func(b prose.Block) bool { return b.Kind == prose.Heading && b.Anchor == anchor })
}

func TestGuideLinksHold(t *testing.T) {
	links := 0
	eachRun(func(p *guidePage, r prose.Run) {
		if r.Link == "" {
			return
		}
		links++
		to, anchor := guideTarget(p.file, r.Link)
		if to == nil || !hasAnchor(to, anchor) {
			t.Errorf("%s: the link %q leads nowhere", p.file, r.Link)
		}
	})
	if links < 20 {
		t.Errorf("got %d links, want those of the guide", links)
	}
}

// Every page stands in the index, and no picture is missing or of no use.
func TestGuideIsWhole(t *testing.T) {
	listed, shown := map[string]bool{}, map[string]bool{}
	eachRun(func(p *guidePage, r prose.Run) {
		if path.Base(p.file) == guideIndex && r.Link != "" {
			to, _ := guideTarget(p.file, r.Link)
			listed[to.file] = true
		}
	})
	for _, p := range guideBook() {
		if path.Base(p.file) != guideIndex && !listed[p.file] {
			t.Errorf("%s does not stand in the index", p.file)
		}
		if p.title == "" {
			t.Errorf("%s has no title", p.file)
		}
		for _, b := range p.blocks {
			if b.Kind != prose.Picture {
				continue
			}
			name := path.Join(path.Dir(p.file), b.Source)
			shown[name] = true
			data, err := fs.ReadFile(docs.Guide, name)
			if err != nil {
				t.Errorf("%s: %v", p.file, err)
				continue
			}
			if _, err := png.DecodeConfig(bytes.NewReader(data)); err != nil {
				t.Errorf("%s: %s: %v", p.file, name, err)
			}
			if prose.Plain(b.Runs) == "" {
				t.Errorf("%s: %s has no caption", p.file, name)
			}
		}
	}
	readme, err := fs.Glob(docs.Guide, "images/*.png")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range readme {
		if !shown[name] {
			t.Errorf("%s is carried along and no page shows it", name)
		}
	}
}

// Every page of the window leads to a place that is in the guide.
func TestEveryPageHasItsPlaceInTheGuide(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	places := map[string]string{"disk": guideDiskSeal}
	for _, v := range everyView(s.Window) {
		places[strings.TrimPrefix(typeName(v), "*ui.")] = v.guide()
	}
	for i := range settingsTabs() {
		v := newSettingsView(s.Window)
		s.push(v)
		v.open(i)
		places["section "+itoa(i)] = v.guide()
	}
	for part := range sheetsParts {
		v := newSheetsView(s.Window)
		v.part = part
		places["part "+itoa(int(part))] = v.guide()
	}
	for name, place := range places {
		file, anchor, _ := strings.Cut(place, "#")
		if p := guidePageOf(guideFolder + file); p == nil || !hasAnchor(p, anchor) {
			t.Errorf("%s: there is no %q in the guide", name, place)
		}
	}
	s.calm()
}

func TestPersonReadsTheGuide(t *testing.T) {
	s, id := newSampleStage(t)
	s.openMeeting(id, tabCapture)
	s.write("setengah baris")
	s.press(fyne.KeyF1)
	v := top[*guideView](s)
	if got, want := v.shown.page.title, "Mencatat"; got != want {
		t.Fatalf("F1 opened %q, want %q", got, want)
	}
	// PageDown scrolls, Tab reaches the first link or picture, Enter follows it.
	s.press(fyne.KeyPageDown)
	if v.sheet.Offset() == 0 {
		t.Error("the page did not scroll")
	}
	s.press(fyne.KeyF, ctrl)
	s.write("layar projektor")
	if len(v.rows) != 0 {
		t.Errorf("got %d parts with a word that is not there", len(v.rows))
	}
	s.press(fyne.KeyEscape)
	s.write("bitlocker")
	s.press(fyne.KeyDown)
	if got, want := v.shown.page.title, "Cadangan dan pemulihan"; got != want {
		t.Errorf("the search led to %q, want %q", got, want)
	}
	if v.sheet.Offset() == 0 {
		t.Error("it shows the head of the page, not what was found")
	}
	s.press(fyne.KeyReturn) // from the list to the page
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	if got, want := v.shown.page.title, "Mencatat"; got != want {
		t.Errorf("going back showed %q, want %q", got, want)
	}
	s.press(fyne.KeyRight, fyne.KeyModifierAlt)
	if got, want := v.shown.page.title, "Cadangan dan pemulihan"; got != want {
		t.Errorf("going forward showed %q, want %q", got, want)
	}
	s.press(fyne.KeyEscape)
	c := top[*captureView](s)
	if got, want := c.line.entry.Text, "setengah baris"; got != want {
		t.Errorf("the line holds %q after the guide, want %q", got, want)
	}
	s.calm()
}

// What the guide calls by a key or a mark is one that the program knows.
func TestKeysOfTheGuideExist(t *testing.T) {
	known := map[string]bool{}
	for _, c := range everyCommand(t) {
		for _, keys := range []string{kit.KeyText(c.Key, c.Mod), c.Pressed} {
			for key := range strings.FieldsSeq(keys) {
				known[key] = true
			}
		}
	}
	for _, key := range strings.Fields("Ctrl Shift Alt Tab Shift+Tab Enter Esc ↑ ↓ ← → PgUp PgDn PageUp PageDown Home End Delete Del Spasi Shift+↑ Shift+↓ Shift+Enter Ctrl+A Ctrl+Enter") {
		known[key] = true
	}
	combination := regexp.MustCompile(`^((Ctrl|Alt|Shift)\+\S+|F[0-9]+)$`)
	count := 0
	eachRun(func(p *guidePage, r prose.Run) {
		if !r.Key {
			return
		}
		for key := range strings.FieldsSeq(r.Text) {
			if !combination.MatchString(key) || key == "Ctrl+angka" {
				continue
			}
			count++
			if !known[key] {
				t.Errorf("%s: no command has the key %s", p.file, key)
			}
		}
	})
	if count < 100 {
		t.Errorf("got %d keys, want those of the guide", count)
	}
}
