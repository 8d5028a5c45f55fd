package ui

import (
	"cmp"
	"time"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// A tongue is the language of the window, and what it takes to change it while
// the window is open. It is remembered on the computer and not in the archive,
// for the terminal and the window on another archive speak it too.
type tongue struct {
	// Language is what was chosen: an ID of [kit.Languages], or
	// [kit.LanguageOfSystem]; "" for nothing yet. The texts are loaded already.
	Language string
	// KeepLanguage remembers a choice; nil where nothing is remembered.
	KeepLanguage func(choice string) error

	waits bool // the window is still in the language of before
}

// A renewer is a view that can be made anew without losing anything, since all
// it shows comes from the archive or is stored when it is left.
type renewer interface{ anew() view }

// languageRetry is how long the change of language waits for work to end.
const languageRetry = 200 * time.Millisecond

// chooseLanguage shows all in another language: at once if nothing can be lost
// by it, else as soon as the page with something half done was left.
func (w *Window) chooseLanguage(choice string) {
	was := kit.LanguageFor(w.Language)
	w.Language = choice
	if w.KeepLanguage != nil {
		if err := w.KeepLanguage(choice); err != nil {
			w.Log.Error("remember language", "err", err)
		}
	}
	w.waits = w.waits || kit.LanguageFor(choice) != was
	w.commands.Refresh()
	w.changeLanguage()
	if w.waits {
		w.shell.Toast(kit.ToneNeutral, lang.L("Bahasa berganti begitu halaman ini ditutup."))
	}
}

// changeLanguage brings a language that waits into the window. Texts must not be
// looked up while they are exchanged, so work beside the window ends first.
func (w *Window) changeLanguage() {
	if !w.waits || !w.renewable() {
		return
	}
	if w.working.Load() > 0 {
		w.After(languageRetry, w.changeLanguage)
		return
	}
	if !w.leaveShown() {
		return
	}
	w.waits = false
	if err := kit.LoadLanguage(kit.LanguageFor(w.Language)); err != nil {
		w.Log.Error("change language", "err", err)
		return
	}
	w.rebuild()
}

// renewable reports whether every page that is open can be made anew.
func (w *Window) renewable() bool {
	for _, o := range w.stack {
		if _, ok := o.view.(renewer); !ok {
			return false
		}
	}
	return !kit.ModalOpen(w.Window)
}

// rebuild makes all that is seen anew, in the same place.
func (w *Window) rebuild() {
	if w.chair != nil {
		w.chair.win.Close()
	}
	w.screenLock.end()
	w.frame()
	w.furnish()
	w.screenLock.watch()
	for i, o := range w.stack {
		v := o.view.(renewer).anew()
		w.stack[i] = open{v, v.page()}
	}
	w.showTop()
	if w.screen != nil {
		w.screen.speak()
	}
}

func (w *Window) languageCommands(menu string) []kit.Command {
	command := func(choice, title string) kit.Command {
		return kit.Command{
			ID: "language." + choice, Title: title, Menu: menu, Group: 2,
			Checked: func() bool { return cmp.Or(w.Language, kit.LanguageFor("")) == choice }, Run: func() { w.chooseLanguage(choice) },
		}
	}
	var cs []kit.Command
	for _, l := range kit.Languages() {
		cs = append(cs, command(l.ID, l.Name))
	}
	return append(cs, command(kit.LanguageOfSystem, lang.L("Bahasa mengikuti sistem")))
}

func (v *homeView) anew() view { return newHomeView(v.Window) }

func (v *meetingsView) anew() view {
	n := newMeetingsView(v.Window)
	n.narrowed, n.title = v.narrowed, v.title
	n.search.SetText(v.search.Text)
	return n
}

func (v *followUpsView) anew() view {
	n := newFollowUpsView(v.Window)
	n.own = v.own
	n.filter.text.Put(cmp.Or(v.filter.query.String(), everything))
	return n
}

func (v *storyView) anew() view { return newStoryView(v.Window, v.id) }

func (v *captureView) anew() view { return newCaptureView(v.Window, v.meetingID) }

func (v *reviewView) anew() view { return newReviewView(v.Window, v.meetingID) }

func (v *settingsView) anew() view {
	n := newSettingsView(v.Window)
	n.shownSection = v.shownSection
	return n
}
