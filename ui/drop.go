package ui

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// A dropper is a page that has a use of its own for files dropped onto it. drop
// reports whether it has taken them.
type dropper interface {
	drop(k kind, paths []string) bool
}

// dropped takes files that were dropped onto the window.
func (w *Window) dropped(uris []fyne.URI) {
	if kit.ModalOpen(w.Window) {
		return // one thing after the other
	}
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	w.take(paths)
}

// take does with files what fits: what the page shown wants them for, else what
// can be done from anywhere, else it says where they belong and leads there.
func (w *Window) take(paths []string) {
	if len(paths) == 0 {
		return
	}
	k := kindOf(paths[0])
	if k == nil {
		kit.ShowError(w.Window, filepath.Base(paths[0]), lang.L("Rakor tidak memakai berkas seperti ini. Yang dapat diseret: notula PDF, lembar Excel atau foldernya, foto dan bahan rapat, daftar CSV, cadangan, berkas gabungan, sertifikat, dan model notula."))
		return
	}
	for _, path := range paths {
		if other := kindOf(path); (other == nil || other.kind != k.kind) && !w.takesMixed() {
			kit.ShowError(w.Window, lang.L("Berkasnya bermacam-macam"), lang.L("Seret berkas dari satu jenis saja, supaya jelas hendak diapakan."))
			return
		}
		w.recents().addFile(path)
	}
	switch {
	case w.dropHere(k.kind, paths):
	case k.open != nil:
		k.open(w, paths)
	default:
		w.leadTo(k, paths)
	}
}

// takesMixed reports whether the page takes files of any kind together.
func (w *Window) takesMixed() bool {
	m, ok := w.shown().(interface{ mixed() bool })
	return ok && m.mixed()
}

// dropHere offers files to the page shown.
func (w *Window) dropHere(k kind, paths []string) bool {
	d, ok := w.shown().(dropper)
	return ok && d.drop(k, paths)
}

// leadTo says where files belong, and offers to go there with them.
func (w *Window) leadTo(k *fileKind, paths []string) {
	name := filepath.Base(paths[0])
	if more := len(paths) - 1; more > 0 {
		name = fmt.Sprintf(lang.L("%s dan %d berkas lain"), name, more)
	}
	ways := k.ways(w, paths)
	ways[len(ways)-1].Default = true
	var m *kit.Modal
	choices := []kit.Choice{{Label: lang.L("Batal"), Cancel: true}}
	for _, c := range ways {
		run := c.Run
		c.Run = func() bool {
			m.Close() // first, so that what follows may open another
			return run()
		}
		choices = append(choices, c)
	}
	m = kit.ShowModal(w.Window, k.word()+": "+name, container.New(wide(560), kit.NewParagraph(k.where())), choices...)
}

// way is a choice that leads somewhere.
func way(label string, run func()) kit.Choice {
	return kit.Choice{Label: label, Run: func() bool { run(); return true }}
}

func wayToMeetings(w *Window) kit.Choice {
	return way(lang.L("Ke daftar rapat"), func() { w.goTo(destMeetings) })
}

func wayToSection(w *Window, label string, section int) kit.Choice {
	return way(label, func() { w.openSection(section) })
}

func wayToAgencies(w *Window, paths []string) kit.Choice {
	return way(lang.L("Ambil sebagai daftar OPD"), func() {
		w.openSection(sectionAgencies)
		w.dropHere(kindList, paths)
	})
}

// openSection shows a section of the settings from wherever the person is.
func (w *Window) openSection(section int) {
	w.goTo(destSettings)
	if v, ok := w.shown().(*settingsView); ok {
		v.open(section)
	}
}

// takeSheets reads sheets that came back, wherever the person is.
func (w *Window) takeSheets(paths []string) {
	w.goTo(destSheets)
	w.dropHere(kindWorkbook, paths)
}
