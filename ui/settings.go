package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/ui/kit"
)

// settingsView keeps what the office sets once, one section at a time.
type settingsView struct {
	*Window
	shownSection int
	section      section // nil until first shown
	tabRow       *fyne.Container
	body         *fyne.Container
}

// A section is one subject of the settings.
type section interface {
	content() fyne.CanvasObject
	refresh()
	actions() []fyne.CanvasObject
	focus() fyne.Focusable
	commands() []kit.Command
	guide() string // as of a view
}

type settingsTab struct {
	title string
	open  func(w *Window) section
}

// The sections, in the order of their tabs.
const (
	sectionOffice = iota
	sectionAgencies
	sectionPeople
	sectionIssues
	sectionProfiles
	sectionSigning
	sectionLook
	sectionArchive
)

func settingsTabs() []settingsTab {
	return []settingsTab{
		{lang.L("Kantor dan kop"), func(w *Window) section { return &officeSection{newKopForm(w)} }},
		{lang.L("Perangkat daerah"), func(w *Window) section { return newAgencySection(w) }},
		{lang.L("Pejabat"), func(w *Window) section { return newPeopleSection(w) }},
		{lang.L("Isu strategis"), func(w *Window) section { return newIssueSection(w) }},
		{lang.L("Model notula"), func(w *Window) section { return newProfileSection(w) }},
		{lang.L("Tanda tangan"), func(w *Window) section { return newSigningSection(w) }},
		{lang.L("Tampilan"), func(w *Window) section { return newLookSection(w) }},
		{lang.L("Arsip"), func(w *Window) section { return newArchiveSection(w) }},
	}
}

func newSettingsView(w *Window) *settingsView {
	return &settingsView{Window: w, tabRow: kit.NewFlow(4), body: container.NewStack()}
}

func (v *settingsView) destination() string { return destSettings }

func (v *settingsView) page() kit.Page {
	v.section = settingsTabs()[v.shownSection].open(v.Window)
	v.lay()
	return kit.Page{
		Title: lang.L("Pengaturan"), Content: container.New(&column{}, v.tabRow, v.body),
		Actions: v.section.actions(), Focus: v.section.focus(),
	}
}

// lay shows the section and marks its tab.
func (v *settingsView) lay() {
	v.tabRow.RemoveAll()
	for i, t := range settingsTabs() {
		b := kit.NewQuietButton(t.title, nil, func() { v.open(i) })
		if i == v.shownSection {
			b.Importance = widget.HighImportance
		}
		v.tabRow.Add(b)
	}
	v.body.Objects = []fyne.CanvasObject{v.section.content()}
	v.body.Refresh()
}

// open goes to a section.
func (v *settingsView) open(i int) {
	v.leave()
	v.shownSection = i
	v.section = settingsTabs()[i].open(v.Window)
	v.lay()
	v.Window.commands.Set("view", v.commands()...)
	v.refresh()
}

// refresh shows the open section anew. It may not be the one the page was laid
// out with, when another page was on top of it.
func (v *settingsView) refresh() {
	v.shell.SetActions(v.section.actions()...)
	v.section.refresh()
	if f := v.section.focus(); f != nil {
		v.Window.Window.Canvas().Focus(f)
	}
}

// leave lets the section keep what was typed.
func (v *settingsView) leave() {
	if l, ok := v.section.(leaver); ok {
		l.leave()
	}
}

func (v *settingsView) commands() []kit.Command {
	cs := v.section.commands()
	for i, t := range settingsTabs() {
		cs = append(cs, kit.Command{
			ID: "settings.tab." + string(rune('1'+i)), Title: t.title, Menu: lang.L("Pengaturan"), Group: 9,
			Key: fyne.KeyName("F" + string(rune('2'+i))), Run: func() { v.open(i) },
		})
	}
	return cs
}
