package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// A rowTable shows how far the rows of an order to many are, and leads to each.
type rowTable struct {
	rows     []app.FollowUp
	agencies map[int64]app.Agency
	today    app.Date

	card  *kit.Card
	bar   *kit.StackedBar
	table *kit.TableList
}

func newRowTable(open func(id int64)) *rowTable {
	t := &rowTable{bar: kit.NewStackedBar()}
	t.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Nomor"), Width: 146},
		{Title: lang.L("OPD"), Width: 150, Grow: 1, Wrap: true},
		{Title: lang.L("Tenggat"), Width: 120, Wrap: true, Spare: 2},
		{Title: lang.L("Menurut OPD"), Width: 126},
		{Title: lang.L("Kemajuan"), Width: 100, Spare: 1},
		{Title: lang.L("Verifikasi"), Width: 126},
	}, func() int { return len(t.rows) }, t.cell)
	t.table.List.OnActivate = func(i int) { open(t.rows[i].ID) }
	t.card = kit.NewCard("", kit.NewPageBody(t.bar, t.table, nil))
	return t
}

func (t *rowTable) show(st app.Story, today app.Date) {
	t.rows, t.agencies, t.today = st.Children, st.Agencies, today
	n := st.Rows
	title := fmt.Sprintf(lang.L("%d dari %d baris diterima"), n.Accepted, n.All)
	if n.Canceled > 0 {
		title += ", " + fmt.Sprintf(lang.L("%d dibatalkan"), n.Canceled)
	}
	t.card.SetTitle(title)
	t.bar.Set(
		kit.Part{Label: lang.L("Diterima"), Value: float64(n.Accepted), Tone: kit.ToneGreen},
		kit.Part{Label: lang.L("Terbuka"), Value: float64(n.Open - n.Late), Tone: kit.ToneBlue},
		kit.Part{Label: lang.L("Terlambat"), Value: float64(n.Late), Tone: kit.ToneRed},
	)
	t.table.Reload()
}

func (t *rowTable) cell(row, col int) kit.Cell {
	f := t.rows[row]
	switch col {
	case 0:
		return kit.Cell{Text: f.Number, Bold: true}
	case 1:
		return kit.Cell{Text: t.agencies[f.LeadID].Name}
	case 2:
		return dueCell(f, t.today)
	case 3:
		if !f.CancelledAt.IsZero() {
			return kit.Cell{Text: lang.L("Dibatalkan"), Chip: true, Tone: kit.ToneRose}
		}
		word, tone := shortStatus(f.Status)
		return kit.Cell{Text: word, Chip: true, Tone: tone}
	case 4:
		return progressCell(f)
	}
	return verificationCell(f)
}

// rowsOverLine gives the rows of an order two thirds of the height and its line
// of time the rest.
type rowsOverLine struct{}

// MinSize is for Fyne.
func (rowsOverLine) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height+cardGap)
}

// Layout is for Fyne.
func (rowsOverLine) Layout(os []fyne.CanvasObject, s fyne.Size) {
	upper := (s.Height - cardGap) * 0.66
	os[0].Resize(fyne.NewSize(s.Width, upper))
	os[0].Move(fyne.NewPos(0, 0))
	os[1].Resize(fyne.NewSize(s.Width, s.Height-cardGap-upper))
	os[1].Move(fyne.NewPos(0, upper+cardGap))
}
