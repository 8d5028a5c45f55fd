package ui

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// historyLength is how many takings-in are listed.
const historyLength = 100

// newHistoryTable lists what was taken in before; Enter takes one back.
func newHistoryTable(p *takePart) *kit.TableList {
	t := kit.NewTableList([]kit.Column{
		{Title: lang.L("Diambil pada"), Width: 220, Wrap: true},
		{Title: lang.L("Berkas"), Width: 420, Grow: 1, Wrap: true},
		{Title: lang.L("Oleh"), Width: 150},
		{Title: lang.L("Keadaan"), Width: 170},
	}, func() int { return len(p.batches) }, p.batchCell)
	t.List.OnActivate = p.askUndo
	return t
}

func (p *takePart) readHistory() {
	batches, err := p.app.Returns.History(p.Context, historyLength)
	if !p.done(lang.L("Membaca lembar yang diambil"), err) {
		return
	}
	p.batches = batches
	setShown(p.before, len(batches) > 0)
	setShown(p.never, len(batches) == 0)
	p.history.Reload()
}

func (p *takePart) batchCell(row, col int) kit.Cell {
	b := p.batches[row]
	switch col {
	case 0:
		at := b.At.In(p.app.Now(p.Context).Location())
		return kit.Cell{Text: words.Day(app.DateOf(at)) + ", " + locale.Hour(app.TimeOfDayOf(at), "")}
	case 1:
		return kit.Cell{Text: short(strings.Join(b.Files, ", "))}
	case 2:
		return kit.Cell{Text: b.By}
	}
	if !b.UndoneAt.IsZero() {
		return kit.Cell{Text: lang.L("Dibatalkan"), Chip: true, Tone: kit.ToneNeutral}
	}
	return kit.Cell{Text: lang.L("Berlaku"), Chip: true, Tone: kit.ToneGreen}
}

// askUndo takes a batch back, once the person has agreed.
func (p *takePart) askUndo(i int) {
	b := p.batches[i]
	if !b.UndoneAt.IsZero() {
		return
	}
	kit.Confirm(p.Window.Window, kit.ModalText{
		Title: lang.L("Batalkan pengambilan ini?"),
		Text:  lang.L("Hanya laporan dari pengambilan ini yang ditarik kembali; yang datang sesudahnya tetap. Riwayatnya tidak hilang."),
		Yes:   lang.L("Batalkan pengambilan"), No: lang.L("Tutup"), Danger: true,
	}, func() { p.undo(b.ID) })
}
