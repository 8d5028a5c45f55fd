package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/ui/kit"
)

// sheetsView sends sheets to agencies, takes them back, and tells who has
// reported: three parts of one page.
type sheetsView struct {
	*Window
	send   *sendPart
	take   *takePart
	report *reportingPart

	part    sheetsPart
	buttons [sheetsParts]*kit.Button
	body    *fyne.Container
}

// A sheetsPart is one of the parts of the page.
type sheetsPart int

const (
	partSend sheetsPart = iota
	partTake
	partReport
	sheetsParts
)

func newSheetsView(w *Window) *sheetsView {
	v := &sheetsView{Window: w, send: newSendPart(w), take: newTakePart(w), report: newReportingPart(w)}
	v.report.filled = func() {
		if v.part == partReport && v.shown() == view(v) {
			v.focus()
		}
	}
	v.body = container.NewStack(v.send.content) // the shell puts the keyboard there at once
	v.buttons[partSend] = kit.NewQuietButton(lang.L("Kirim ke OPD"), theme.MailSendIcon(), func() { v.turn(partSend) })
	v.buttons[partTake] = kit.NewQuietButton(lang.L("Ambil kembali"), theme.DownloadIcon(), func() { v.turn(partTake) })
	v.buttons[partReport] = kit.NewQuietButton(lang.L("Pelaporan"), theme.HistoryIcon(), func() { v.turn(partReport) })
	return v
}

func (v *sheetsView) destination() string { return destSheets }

func (v *sheetsView) page() kit.Page {
	return kit.Page{
		Title: lang.L("Lembar OPD"), Focus: v.send.table.List,
		Content: kit.NewPageBody(kit.NewFlow(4, v.buttons[partSend], v.buttons[partTake], v.buttons[partReport]), v.body, nil),
	}
}

func (v *sheetsView) commands() []kit.Command {
	menu := lang.L("Lembar OPD")
	cs := []kit.Command{
		{ID: "sheets.all", Title: lang.L("Buat semua lembar…"), Menu: menu, Key: fyne.KeyN, Mod: ctrl, Run: v.send.writeAll},
		{ID: "sheets.some", Title: lang.L("Buat lembar yang dipilih…"), Menu: menu, Enabled: func() bool { return v.part == partSend }, Run: v.send.writeChosen},
		{ID: "sheets.recap", Title: lang.L("Buku rekap…"), Menu: menu, Run: v.writeRecap},
		{ID: "sheets.recappdf", Title: lang.L("Rekap PDF…"), Menu: menu, Run: v.printRecap},
		{ID: "sheets.opening", Title: lang.L("Bahan pembukaan rapat…"), Menu: menu, Run: v.printOpening},
		{ID: "returns.open", Title: lang.L("Ambil lembar kembali…"), Menu: menu, Group: 1, Key: fyne.KeyO, Mod: ctrl, Run: v.chooseReturned},
	}
	if v.part == partReport {
		cs = append(cs, v.reportCommands(menu)...)
	} else {
		cs = append(cs, v.decidingCommands(menu)...)
	}
	return append(cs, kit.Command{
		ID: "sheets.part", Title: lang.L("Kirim / ambil kembali / pelaporan"), Menu: menu, Group: 4, Key: fyne.KeyF5,
		Run: func() { v.turn((v.part + 1) % sheetsParts) },
	})
}

// decidingCommands are those of the sheets that came back.
func (v *sheetsView) decidingCommands(menu string) []kit.Command {
	deciding := func() bool { return v.part == partTake && len(v.take.previews) > 0 }
	return []kit.Command{
		{ID: "returns.theirs", Title: lang.L("Ambil jawaban OPD"), Menu: menu, Group: 2, Enabled: deciding, Pressed: "T", Run: func() { v.take.letter('t') }},
		{ID: "returns.ours", Title: lang.L("Pertahankan"), Menu: menu, Group: 2, Enabled: deciding, Pressed: "K", Run: func() { v.take.letter('k') }},
		{ID: "returns.aside", Title: lang.L("Lewati"), Menu: menu, Group: 2, Enabled: deciding, Pressed: "L", Run: func() { v.take.letter('l') }},
		{
			ID: "returns.certain", Title: lang.L("Terima semua yang pasti"), Menu: menu, Group: 2, Key: fyne.KeyT, Mod: shiftCtrl,
			Enabled: deciding, Checked: func() bool { return v.take.certain.Checked }, Run: v.take.nod,
		},
		{ID: "returns.next", Title: lang.L("Kelompok berikutnya"), Menu: menu, Group: 2, Key: fyne.KeyPageDown, Mod: ctrl, Enabled: deciding, Run: func() { v.take.step(+1) }},
		{ID: "returns.previous", Title: lang.L("Kelompok sebelumnya"), Menu: menu, Group: 2, Key: fyne.KeyPageUp, Mod: ctrl, Enabled: deciding, Run: func() { v.take.step(-1) }},
		{ID: "returns.apply", Title: lang.L("Terapkan"), Menu: menu, Group: 3, Key: fyne.KeyS, Mod: ctrl, Enabled: deciding, Run: v.take.apply},
		{ID: "returns.drop", Title: lang.L("Tutup tanpa mengambil"), Menu: menu, Group: 3, Enabled: deciding, Run: v.take.discard},
	}
}

// reportCommands are those of the reports owed.
func (v *sheetsView) reportCommands(menu string) []kit.Command {
	owing := func() bool { return len(v.report.period.Owing(nil)) > 0 }
	return []kit.Command{
		{ID: "reports.next", Title: lang.L("Periode berikutnya"), Menu: menu, Group: 2, Key: fyne.KeyPageDown, Mod: ctrl, Run: func() { v.report.step(+1) }},
		{ID: "reports.previous", Title: lang.L("Periode sebelumnya"), Menu: menu, Group: 2, Key: fyne.KeyPageUp, Mod: ctrl, Run: func() { v.report.step(-1) }},
		{ID: "reports.letters", Title: lang.L("Surat pengingat…"), Menu: menu, Group: 3, Key: fyne.KeyL, Mod: ctrl, Enabled: owing, Run: v.report.askLetters},
		{ID: "reports.text", Title: lang.L("Salin pesan untuk yang dipilih"), Menu: menu, Group: 3, Key: fyne.KeyC, Mod: shiftCtrl, Enabled: owing, Run: v.report.copyText},
		{ID: "reports.textall", Title: lang.L("Salin pesan untuk semua"), Menu: menu, Group: 3, Enabled: owing, Run: v.report.copyAll},
		{ID: "reports.rule", Title: lang.L("Aturan pelaporan…"), Menu: menu, Group: 3, Run: v.report.askRule},
	}
}

func (v *sheetsView) refresh() {
	v.turn(v.part)
}

// turn shows one of the parts.
func (v *sheetsView) turn(part sheetsPart) {
	v.part = part
	for i, b := range v.buttons {
		b.Importance = widget.LowImportance
		if sheetsPart(i) == part {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
	v.Window.commands.Set("view", v.commands()...)
	v.body.Objects = []fyne.CanvasObject{v.contents()}
	v.shell.SetActions(v.actions()...)
	switch part {
	case partTake:
		v.take.refresh()
	case partReport:
		v.report.refresh()
	default:
		v.send.refresh()
	}
	v.body.Refresh()
	v.focus()
	v.Window.commands.Refresh()
}

func (v *sheetsView) contents() fyne.CanvasObject {
	return [sheetsParts]fyne.CanvasObject{v.send.content, v.take.content, v.report.content}[v.part]
}

func (v *sheetsView) actions() []fyne.CanvasObject {
	switch v.part {
	case partTake:
		return []fyne.CanvasObject{kit.NewButton(lang.L("Ambil lembar kembali…"), theme.DownloadIcon(), v.chooseReturned)}
	case partReport:
		return []fyne.CanvasObject{kit.NewPrimaryButton(lang.L("Surat pengingat…"), theme.MailComposeIcon(), v.report.askLetters)}
	}
	return []fyne.CanvasObject{
		kit.NewButton(lang.L("Rekap PDF…"), theme.DocumentPrintIcon(), v.printRecap),
		kit.NewButton(lang.L("Buku rekap…"), theme.DocumentSaveIcon(), v.writeRecap),
		kit.NewPrimaryButton(lang.L("Buat semua lembar…"), theme.DocumentCreateIcon(), v.send.writeAll),
	}
}

// focus puts the keyboard on the list in front; with nothing in it, on the
// button of the part, for nobody else may keep it.
func (v *sheetsView) focus() {
	list, button := v.send.table.List, v.buttons[v.part]
	switch v.part {
	case partTake:
		list = v.take.list()
	case partReport:
		list = v.report.table.List
	}
	if list.Len() > 0 {
		v.Window.Window.Canvas().Focus(list)
		return
	}
	v.Window.Window.Canvas().Focus(button)
}

// drop takes sheets that were dropped onto the window, also in folders.
func (v *sheetsView) drop(k kind, paths []string) bool { //nolint:unparam // part of dropper, which hands in any kind
	if k != kindWorkbook && k != kindPacked && k != kindList {
		return false
	}
	v.turn(partTake)
	v.take.read(paths)
	return true
}

// mixed lets sheets and folders of sheets be dropped together.
func (v *sheetsView) mixed() bool { return true }

func (v *sheetsView) chooseReturned() {
	v.turn(partTake)
	v.OpenFiles(kit.FileRequest{Title: lang.L("Ambil lembar kembali"), Filters: sheetFiles(), Multiple: true}, v.take.read)
}

func zipFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Berkas zip"), Extensions: []string{"zip"}}}
}
