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
	"rakor.id/rakor/ui/words"
)

// agencyReportsView lists the reports that one agency owes for a period.
type agencyReportsView struct {
	*Window
	span  app.Span
	id    int64
	shown app.AgencyReports

	table *kit.TableList
	none  fyne.CanvasObject
	title string
}

func newAgencyReportsView(w *Window, p app.ReportingPeriod, agencyID int64) *agencyReportsView {
	v := &agencyReportsView{Window: w, span: p.Span, id: agencyID}
	v.take(p)
	v.title = v.shown.Agency.Name
	v.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Nomor"), Width: 140},
		{Title: lang.L("Tindak lanjut"), Width: 320, Grow: 1, Wrap: true},
		{Title: lang.L("Tenggat"), Width: 160},
		{Title: lang.L("Keadaan"), Width: 170},
		{Title: lang.L("Dikirim"), Width: 120},
		{Title: lang.L("Terlewat"), Width: 110, Align: fyne.TextAlignTrailing},
	}, func() int { return len(v.shown.Due) }, v.cell)
	v.table.List.Multiple = true
	v.table.List.OnActivate = v.open
	v.none = kit.NewEmptyState(theme.ConfirmIcon(), lang.L("Tidak ada laporan yang ditunggu"), lang.L("OPD ini tidak wajib melapor untuk periode ini."))
	return v
}

func (v *agencyReportsView) take(p app.ReportingPeriod) {
	v.shown = app.AgencyReports{}
	for _, a := range p.Agencies {
		if a.Agency.ID == v.id {
			v.shown = a
		}
	}
}

func (v *agencyReportsView) destination() string { return destSheets }

func (v *agencyReportsView) page() kit.Page {
	return kit.Page{
		Title: v.title, Subtitle: fmt.Sprintf(lang.L("Laporan %s"), words.Span(v.span)), Focus: v.table.List,
		Content: kit.NewPageBody(kit.NewMuted(lang.L("Enter membuka tindak lanjut; seberapa sering dilaporkan diubah lewat menu Pelaporan.")), container.NewStack(v.table, v.none), nil),
	}
}

func (v *agencyReportsView) commands() []kit.Command {
	menu := lang.L("Pelaporan")
	var cs []kit.Command
	for _, c := range app.Cadences() {
		cs = append(cs, kit.Command{
			ID: "reports." + string(c), Title: fmt.Sprintf(lang.L("Laporkan %s"), words.Cadence(c)), Menu: menu, Group: 1,
			Enabled: func() bool { return len(v.shown.Due) > 0 }, Run: func() { v.setCadence(c) },
		})
	}
	return cs
}

func (v *agencyReportsView) refresh() {
	var period app.ReportingPeriod
	v.Quiet(lang.L("Membaca pelaporan"), func(ctx context.Context) (err error) {
		period, err = v.app.Reporting.Of(ctx, v.span)
		return err
	}, func() {
		v.take(period)
		setShown(v.table, len(v.shown.Due) > 0)
		setShown(v.none, len(v.shown.Due) == 0)
		v.table.Reload()
	})
}

func (v *agencyReportsView) cell(row, col int) kit.Cell {
	d := v.shown.Due[row]
	switch col {
	case 0:
		return kit.Cell{Text: d.Number, Bold: true}
	case 1:
		return kit.Cell{Text: d.Action}
	case 2:
		return kit.Cell{Text: words.Due(d.Due)}
	case 3:
		tone := map[app.ReportState]kit.Tone{app.ReportOnTime: kit.ToneGreen, app.ReportLate: kit.ToneAmber, app.ReportMissing: kit.ToneLate}[d.State]
		return kit.Cell{Text: words.Report(d.State), Chip: true, Tone: tone}
	case 4:
		return kit.Cell{Text: locale.ShortDay(d.SentOn)}
	}
	return kit.Cell{Text: locale.Number(float64(d.Missed)), Muted: d.Missed == 0}
}

func (v *agencyReportsView) open(row int) {
	if row >= 0 && row < len(v.shown.Due) {
		v.push(newStoryView(v.Window, v.shown.Due[row].FollowUpID))
	}
}

// setCadence changes how often the chosen follow-ups are reported on.
func (v *agencyReportsView) setCadence(c app.Cadence) {
	var ids []int64
	for _, i := range v.table.List.Selection() {
		ids = append(ids, v.shown.Due[i].FollowUpID)
	}
	if len(ids) == 0 {
		kit.Inform(v.Window.Window, lang.L("Belum ada yang dipilih"), lang.L("Pilih tindak lanjut pada daftar dahulu. Shift+panah memilih beberapa."))
		return
	}
	if v.done(lang.L("Mengubah irama laporan"), v.app.Reporting.SetCadence(v.Context, ids, c)) {
		v.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("%d tindak lanjut dilaporkan %s."), len(ids), words.Cadence(c)))
		v.refresh()
	}
}
