package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/ui/kit"
)

// KeyTable lists every key of the program by the page where it works, and what
// can be typed into the capture line, in the language of the window. It is
// made of the commands of the pages themselves, so nothing can stand in it that
// the program does not do.
func KeyTable() []app.KeyGroup {
	var groups []app.KeyGroup
	for _, p := range keyPages() {
		var rows []app.KeyRow
		for _, c := range p.commands {
			row := app.KeyRow{Keys: c.KeyText(), Text: strings.TrimSuffix(c.Title, "…")}
			if row.Keys != "" && row.Text != "" && !told(groups, row) && !slices.Contains(rows, row) {
				rows = append(rows, row)
			}
		}
		groups = addGroup(groups, app.KeyGroup{Title: p.title, Rows: rows})
	}
	return slices.Insert(groups, afterCapture, lineGroup())
}

// afterCapture is where what is typed stands among the pages: behind the keys of
// the page that it is typed on.
const afterCapture = 3

// lineGroup is what can be typed into the capture line.
func lineGroup() app.KeyGroup {
	line := app.KeyGroup{Title: lang.L("Yang diketik di baris catat")}
	for _, l := range capture.Legends() {
		line.Rows = append(line.Rows, app.KeyRow{Keys: l.Sign, Text: lang.L(l.Meaning)})
	}
	return line
}

// KeyCard is the card of keys, to be written by [app.SaveKeyCard].
func KeyCard(version string) app.KeyCard {
	return app.KeyCard{
		Title:  lang.L("Rakor: semua tombol"),
		Note:   lang.L("Dari mana pun: Ctrl+K mencari perintah menurut namanya, F1 membuka panduan, Ctrl+F1 menampilkan tombol halaman ini."),
		Groups: KeyTable(), Footer: "Rakor " + version,
	}
}

// saveKeyCard asks where the card of keys goes to.
func (w *Window) saveKeyCard() {
	request := kit.FileRequest{
		Title: lang.L("Simpan kartu tombol"), Name: "kartu-tombol-rakor.pdf",
		Filters: []kit.FileFilter{{Name: "PDF", Extensions: []string{"pdf"}}},
	}
	w.SaveFile(request, func(path string) {
		w.Run(lang.L("Menyimpan kartu tombol"), func(ctx context.Context, _ kit.Step) error {
			return app.SaveKeyCard(ctx, path, KeyCard(w.fyne.Metadata().Version), w.app.Now(ctx))
		}, func() { w.saved(lang.L("Kartu tombol tersimpan"), path) })
	})
}

// addGroup adds a group, to the one of its title if there is one.
func addGroup(groups []app.KeyGroup, g app.KeyGroup) []app.KeyGroup {
	i := slices.IndexFunc(groups, func(o app.KeyGroup) bool { return o.Title == g.Title })
	switch {
	case len(g.Rows) == 0:
	case i < 0:
		groups = append(groups, g)
	default:
		groups[i].Rows = append(groups[i].Rows, g.Rows...)
	}
	return groups
}

// told reports whether a row stands in a group already.
func told(groups []app.KeyGroup, row app.KeyRow) bool {
	return slices.ContainsFunc(groups, func(g app.KeyGroup) bool { return slices.Contains(g.Rows, row) })
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
	pages = append(pages,
		keyPage{lang.L("Di satu rapat"), w.tabCommands(0)},
		keyPage{lang.L("Catat"), (&captureView{Window: w}).allCommands()},
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
