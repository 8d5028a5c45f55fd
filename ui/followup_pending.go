package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// pendingView lists the requests for more time that wait for a decision.
type pendingView struct {
	*Window
	rows  []app.PendingExtension
	table *kit.TableList
	empty fyne.CanvasObject
}

// openPendingExtensions shows the requests for more time that wait for a
// decision.
func (w *Window) openPendingExtensions() { w.push(newPendingView(w)) }

func newPendingView(w *Window) *pendingView {
	v := &pendingView{Window: w}
	v.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Nomor"), Width: 146},
		{Title: lang.L("Yang harus dilakukan"), Width: 240, Grow: 1, Wrap: true},
		{Title: lang.L("OPD"), Width: 110, Wrap: true},
		{Title: lang.L("Tenggat sekarang"), Width: 136, Wrap: true},
		{Title: lang.L("Diminta menjadi"), Width: 136, Wrap: true},
		{Title: lang.L("Alasan"), Width: 200, Grow: 1, Wrap: true},
		{Title: lang.L("Diminta"), Width: 190, Wrap: true, Spare: 1},
	}, func() int { return len(v.rows) }, v.cell)
	v.table.List.Multiple = true
	v.table.List.OnActivate = func(i int) { v.push(newStoryView(w, v.rows[i].FollowUpID)) }
	v.table.List.OnRune = func(r rune) bool {
		switch r {
		case 'y', 'Y':
			v.decide(true)
		case 'n', 'N':
			v.decide(false)
		default:
			return false
		}
		return true
	}
	v.empty = kit.NewEmptyState(theme.HistoryIcon(), lang.L("Tidak ada yang menunggu keputusan"),
		lang.L("Permintaan perpanjangan dicatat dengan “/tunda” dalam rapat, atau dari halaman tindak lanjutnya."))
	v.empty.Hide()
	return v
}

func (v *pendingView) destination() string { return destFollowUps }

func (v *pendingView) page() kit.Page {
	return kit.Page{
		Title: lang.L("Perpanjangan menunggu keputusan"), Focus: v.table.List,
		Actions: []fyne.CanvasObject{
			kit.NewQuietButton(lang.L("Kembali"), theme.NavigateBackIcon(), v.back),
			kit.NewButton(lang.L("Tolak…"), theme.CancelIcon(), func() { v.decide(false) }),
			kit.NewPrimaryButton(lang.L("Setujui…"), theme.ConfirmIcon(), func() { v.decide(true) }),
		},
		Content: container.NewStack(kit.NewSurface(v.table), v.empty),
	}
}

func (v *pendingView) commands() []kit.Command {
	menu := lang.L("Tindak Lanjut")
	chosen := func() bool { return len(v.table.List.Selection()) > 0 }
	return []kit.Command{
		{ID: "pending.grant", Title: lang.L("Setujui perpanjangan…"), Menu: menu, Key: fyne.KeyY, Mod: shiftCtrl, Enabled: chosen, Run: func() { v.decide(true) }},
		{ID: "pending.refuse", Title: lang.L("Tolak perpanjangan…"), Menu: menu, Key: fyne.KeyN, Mod: shiftCtrl, Enabled: chosen, Run: func() { v.decide(false) }},
		kit.NewNote(menu, lang.L("Buka riwayatnya"), "Enter"),
		kit.NewNote(menu, lang.L("Setujui, tolak yang dipilih"), "Y  N"),
	}
}

func (v *pendingView) refresh() {
	var rows []app.PendingExtension
	v.Quiet(lang.L("Membaca perpanjangan"), func(ctx context.Context) (err error) {
		rows, err = v.app.FollowUps.PendingExtensions(ctx)
		return err
	}, func() {
		v.rows = rows
		setShown(v.empty, len(rows) == 0)
		v.table.Reload()
		if v.shown() == view(v) {
			v.shell.SetHeader(lang.L("Perpanjangan menunggu keputusan"), fmt.Sprintf(lang.L("%d permintaan"), len(rows)))
		}
		if v.table.List.Cursor() < 0 && len(rows) > 0 {
			v.table.List.SetCursor(0)
		}
	})
}

func (v *pendingView) decide(granted bool) {
	var ids []int64
	for _, i := range v.table.List.Selection() {
		ids = append(ids, v.rows[i].ID)
	}
	v.decideExtensions(ids, granted, v.refresh)
}

func (v *pendingView) cell(row, col int) kit.Cell {
	e := v.rows[row]
	switch col {
	case 0:
		return kit.Cell{Text: e.FollowUp.Number, Bold: true}
	case 1:
		return kit.Cell{Text: e.FollowUp.Action}
	case 2:
		return kit.Cell{Text: e.Lead.Code}
	case 3:
		return dueCell(e.FollowUp, app.DateOf(v.app.Now(v.Context)))
	case 4:
		return kit.Cell{Text: sentence(dueOr(e.Due)), Bold: true}
	case 5:
		return kit.Cell{Text: e.Reason}
	}
	return kit.Cell{Text: e.AskedBy, Sub: locale.ShortDay(e.AskedOn)}
}
