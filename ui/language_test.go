package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// The language is chosen in the settings and holds at once, for menu, frame and
// page, and is kept.
func TestChooseLanguage(t *testing.T) {
	s, _ := newSampleStage(t)
	var kept []string
	s.KeepLanguage = func(choice string) error {
		kept = append(kept, choice)
		return nil
	}
	s.goTo(destSettings)
	v := top[*settingsView](s)
	v.open(sectionLook)
	v.section.(*lookSection).language.SetSelected("English")
	s.sees("Settings", "Language", "Home", "Text size")
	s.misses("Pengaturan")
	if got := top[*settingsView](s).shownSection; got != sectionLook {
		t.Errorf("got section %d, want that of before", got)
	}
	menus := s.Window.Window.MainMenu().Items
	if got := menus[len(menus)-1].Label; got != "Help" {
		t.Errorf("got the last menu %q, want it in English", got)
	}
	s.commands.Dispatch("language.id")
	s.sees("Pengaturan", "Ukuran tulisan")
	if want := []string{"en", "id"}; !slices.Equal(kept, want) {
		t.Errorf("kept %q, want %q", kept, want)
	}
	s.calm()
}

// A half-typed line of a running meeting survives, and so does the way back.
func TestLanguageKeepsHalfLine(t *testing.T) {
	s, id := newSampleStage(t)
	s.goTo(destMeetings)
	s.openMeeting(id, tabCapture)
	s.write("normalisasi sal")
	s.commands.Dispatch("language.en")
	s.sees("Record", "Agenda")
	v := top[*captureView](s)
	if got := v.line.entry.Text; got != "normalisasi sal" {
		t.Errorf("got the line %q, want it as it was typed", got)
	}
	s.write("uran")
	if got := v.line.entry.Text; got != "normalisasi saluran" {
		t.Errorf("got the line %q, want the keyboard in it", got)
	}
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	s.sees("Meetings")
	s.calm()
}

// A page with something half done keeps its language until it is left.
func TestLanguageWaitsForPage(t *testing.T) {
	s, _ := newSampleStage(t)
	s.push(newPlanView(s.Window, 0))
	v := top[*planView](s)
	s.fill(v.form.title, "Rapat Sampah")
	s.commands.Dispatch("language.en")
	s.sees("Rapat baru", "Bahasa berganti begitu halaman ini ditutup.")
	if got := v.form.title.Text; got != "Rapat Sampah" {
		t.Errorf("got the title %q, want it as it was typed", got)
	}
	s.goTo(destMeetings)
	s.sees("Meetings")
	s.calm()
}

// Texts are not exchanged while work beside the window may look them up.
func TestLanguageWaitsForWork(t *testing.T) {
	s, _ := newSampleStage(t)
	s.goTo(destMeetings)
	s.working.Add(1)
	s.commands.Dispatch("language.en")
	s.sees("Rapat baru")
	s.working.Add(-1)
	s.clock.Move(languageRetry)
	s.sees("New meeting")
	s.calm()
}
