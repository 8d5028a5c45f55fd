package ui

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// A KeyGroup is the keys of one page or one purpose.
type KeyGroup struct {
	Title string
	Rows  []KeyRow
}

// A KeyRow is what keys do. Two spaces stand between keys that do parts of it.
type KeyRow struct{ Keys, Text string }

// KeyTable lists every key of the program by the page where it works, in the
// language of the window. It is made of the commands of the pages themselves, so
// nothing can stand in it that the program does not do.
func KeyTable() []KeyGroup {
	var groups []KeyGroup
	for _, p := range keyPages() {
		var rows []KeyRow
		for _, c := range p.commands {
			keys := c.KeyText()
			row := KeyRow{Keys: keys, Text: c.Title}
			if keys != "" && !told(groups, row) && !slices.Contains(rows, row) {
				rows = append(rows, row)
			}
		}
		if len(rows) > 0 {
			groups = append(groups, KeyGroup{Title: p.title, Rows: rows})
		}
	}
	return groups
}

// told reports whether a row stands in a group already.
func told(groups []KeyGroup, row KeyRow) bool {
	return slices.ContainsFunc(groups, func(g KeyGroup) bool { return slices.Contains(g.Rows, row) })
}

type keyPage struct {
	title    string
	commands []kit.Command
}

// keyPages lists the commands of every page. The pages are blank: commands only
// name what can be done, and may be asked before anything is laid out.
func keyPages() []keyPage {
	w := &Window{}
	pages := []keyPage{{lang.L("Di mana saja"), append(w.appCommands(), w.helpCommands()...)}}
	capture := &captureView{Window: w}
	pages = append(pages,
		keyPage{lang.L("Di satu rapat"), w.tabCommands(0)},
		keyPage{lang.L("Catat"), capture.allCommands()},
		keyPage{lang.L("Layar rapat"), (&meetingScreen{w: w}).commands()},
	)
	for _, v := range blankViews(w) {
		pages = append(pages, keyPage{v.title, v.view.commands()})
	}
	return pages
}

type blankView struct {
	title string
	view  view
}

func blankViews(w *Window) []blankView {
	views := []blankView{
		{lang.L("Beranda"), &homeView{Window: w}},
		{lang.L("Rapat"), &meetingsView{Window: w}},
		{lang.L("Rencana"), &planView{Window: w}},
		{lang.L("Daftar hadir"), &attendanceView{Window: w}},
		{lang.L("Lampiran"), &attachmentsView{Window: w}},
		{lang.L("Periksa"), &reviewView{Window: w}},
		{lang.L("Notula"), &minutesView{Window: w}},
		{lang.L("Pratinjau"), &previewView{Window: w}},
		{lang.L("Tindak Lanjut"), &followUpsView{Window: w}},
		{lang.L("Riwayat tindak lanjut"), &storyView{Window: w}},
		{lang.L("Perpanjangan menunggu keputusan"), &pendingView{Window: w}},
		{lang.L("Lembar OPD"), &sheetsView{Window: w}},
		{lang.L("Pelaporan"), &sheetsView{Window: w, part: partReport}},
		{lang.L("Pelaporan satu OPD"), &agencyReportsView{Window: w}},
		{lang.L("Cari"), &searchView{Window: w}},
		{lang.L("Cadangan"), &backupsView{Window: w}},
		{lang.L("Perbedaan"), &conflictsView{Window: w}},
		{lang.L("Panduan"), &guideView{Window: w}},
	}
	for _, s := range blankSections(w) {
		views = append(views, blankView{lang.L("Pengaturan"), &settingsView{Window: w, section: s}})
	}
	return append(views,
		blankView{lang.L("Mengubah model notula"), &profileEditor{Window: w}},
		blankView{lang.L("Memecah OPD"), &splitView{Window: w}},
		blankView{lang.L("Siapkan"), &setupView{Window: w}})
}

func blankSections(w *Window) []section {
	return []section{
		&officeSection{&kopForm{w: w}}, &agencySection{Window: w}, &peopleSection{Window: w}, &issueSection{Window: w},
		&profileSection{Window: w}, &signingSection{Window: w}, &lookSection{Window: w}, &archiveSection{Window: w},
	}
}
