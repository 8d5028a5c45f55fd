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

// A reportingPart shows who owes a report for a period, who has sent it, and
// who was silent for how long.
type reportingPart struct {
	*Window
	period  app.ReportingPeriod
	filled  func() // called after another period is shown
	reading int    // grows with each change of the period, so that late answers are dropped

	content fyne.CanvasObject
	cadence *kit.Select
	name    *kit.Text
	sum     *kit.Text
	aside   *kit.Text // what is not told here; empty for nothing
	table   *kit.TableList
	none    fyne.CanvasObject
}

func newReportingPart(w *Window) *reportingPart {
	p := &reportingPart{Window: w, name: kit.NewHeading(""), sum: kit.NewMuted(""), aside: kit.NewParagraph("")}
	var cadences []string
	for _, c := range app.Cadences() {
		cadences = append(cadences, words.Cadence(c))
	}
	p.cadence = kit.NewSelect("", cadences, nil)
	p.cadence.SetSelectedIndex(1)
	p.cadence.OnChanged = func(string) { p.start() }
	p.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Kode"), Width: 120},
		{Title: lang.L("Perangkat daerah"), Width: 280, Grow: 1, Wrap: true},
		{Title: lang.L("Wajib"), Width: 80, Align: fyne.TextAlignTrailing},
		{Title: lang.L("Masuk"), Width: 80, Align: fyne.TextAlignTrailing},
		{Title: lang.L("Terlambat"), Width: 100, Align: fyne.TextAlignTrailing},
		{Title: lang.L("Keadaan"), Width: 150},
		{Title: lang.L("Tanpa laporan"), Width: 150},
		{Title: lang.L("Diingatkan"), Width: 160},
	}, func() int { return len(p.period.Agencies) }, p.cell)
	p.table.List.Multiple = true
	p.table.List.OnActivate = p.open
	p.none = kit.NewEmptyState(theme.ConfirmIcon(), lang.L("Tidak ada laporan yang ditunggu"),
		lang.L("Untuk periode ini tidak ada tindak lanjut yang harus dilaporkan. Pilih periode lain, atau minggu, bulan, triwulan."))
	p.none.Hide()
	p.aside.Hide()
	bar := container.NewHBox(p.cadence,
		kit.NewQuietButton("", theme.NavigateBackIcon(), func() { p.step(-1) }), container.NewCenter(p.name),
		kit.NewQuietButton("", theme.NavigateNextIcon(), func() { p.step(+1) }))
	p.sum.Truncate = true
	foot := container.New(&ends{room: 700}, container.NewPadded(p.sum), container.NewHBox(
		kit.NewButton(lang.L("Aturan pelaporan…"), theme.SettingsIcon(), p.askRule),
		kit.NewButton(lang.L("Salin pesan"), theme.ContentCopyIcon(), p.copyText),
	))
	p.content = kit.NewPageBody(container.NewVBox(bar, p.aside), container.NewStack(p.table, p.none), foot)
	return p
}

func (p *reportingPart) chosenCadence() app.Cadence {
	return app.Cadences()[max(0, p.cadence.SelectedIndex())]
}

// start shows the period one asks about now.
func (p *reportingPart) start() {
	c := p.chosenCadence()
	p.load(func(ctx context.Context) (app.ReportingPeriod, error) { return p.app.Reporting.Current(ctx, c) })
}

// refresh reads the period shown anew.
func (p *reportingPart) refresh() {
	if span := p.period.Span; !span.IsZero() {
		p.show(span)
		return
	}
	p.start()
}

func (p *reportingPart) step(by int) {
	span := p.period.Span
	switch {
	case span.IsZero():
	case by < 0:
		p.show(span.Previous())
	default:
		p.show(span.Next())
	}
}

func (p *reportingPart) show(span app.Span) {
	p.load(func(ctx context.Context) (app.ReportingPeriod, error) { return p.app.Reporting.Of(ctx, span) })
}

func (p *reportingPart) load(read func(context.Context) (app.ReportingPeriod, error)) {
	p.reading++
	mine := p.reading
	var period app.ReportingPeriod
	p.Quiet(lang.L("Membaca pelaporan"), func(ctx context.Context) (err error) {
		period, err = read(ctx)
		return err
	}, func() {
		if mine == p.reading {
			p.fill(period)
		}
	})
}

func (p *reportingPart) fill(period app.ReportingPeriod) {
	p.period = period
	p.name.SetText(words.Span(period.Span))
	sum := fmt.Sprintf(lang.L("%d dari %d laporan masuk · %d OPD belum melapor · batas %s"),
		period.Sent(), period.Owed(), len(period.Silent()), words.LongDay(period.Deadline))
	p.sum.SetText(sum)
	aside := ""
	if period.Withheld > 0 {
		aside = fmt.Sprintf(lang.L("%d tindak lanjut rapat rahasia tidak dihitung di sini."), period.Withheld)
	}
	if period.Nobody > 0 {
		aside += " " + fmt.Sprintf(lang.L("%d tindak lanjut tanpa penanggung jawab: laporannya tidak ditunggu dari siapa pun."), period.Nobody)
	}
	p.aside.SetText(aside)
	setShown(p.aside, aside != "")
	setShown(p.none, len(period.Agencies) == 0)
	setShown(p.table, len(period.Agencies) > 0)
	p.table.Reload()
	p.commands.Refresh()
	if p.filled != nil {
		p.filled()
	}
}

func (p *reportingPart) cell(row, col int) kit.Cell {
	a := p.period.Agencies[row]
	number := func(n int) kit.Cell { return kit.Cell{Text: locale.Number(float64(n)), Muted: n == 0} }
	switch col {
	case 0:
		return kit.Cell{Text: a.Agency.Code, Bold: true}
	case 1:
		return kit.Cell{Text: a.Agency.Name}
	case 2:
		return number(len(a.Due))
	case 3:
		return number(a.Sent)
	case 4:
		return number(a.Late)
	case 5:
		return p.state(a)
	case 6:
		return kit.Cell{Text: words.Silence(a, p.period.Span.Cadence)}
	}
	return p.reminded(a)
}

// state says in one word how the reports of an agency stand.
func (p *reportingPart) state(a app.AgencyReports) kit.Cell {
	switch {
	case a.Missing() == 0:
		return kit.Cell{Text: lang.L("Lengkap"), Chip: true, Tone: kit.ToneGreen}
	case a.Sent > 0:
		return kit.Cell{Text: lang.L("Sebagian"), Chip: true, Tone: kit.ToneAmber}
	case a.Returned:
		return kit.Cell{Text: lang.L("Tanpa perubahan"), Chip: true, Tone: kit.ToneAmber}
	case p.period.Passed:
		return kit.Cell{Text: words.Report(app.ReportMissing), Chip: true, Tone: kit.ToneLate}
	}
	return kit.Cell{Text: words.Report(app.ReportWaiting), Chip: true, Tone: kit.ToneNeutral}
}

// reminded tells when the agency was last reminded.
func (p *reportingPart) reminded(a app.AgencyReports) kit.Cell {
	n := len(a.Reminders)
	switch {
	case n == 0 && a.Missing() == 0:
		return kit.Cell{}
	case n == 0:
		return kit.Cell{Text: lang.L("Belum"), Muted: true}
	}
	last := a.Reminders[n-1]
	how := lang.L("surat")
	if last.Form == app.ByText {
		how = lang.L("pesan")
	}
	day := locale.ShortDay(app.DateOf(last.At.In(p.app.Now(p.Context).Location())))
	c := kit.Cell{Text: day + " · " + how}
	if n > 1 {
		c.Sub = fmt.Sprintf(lang.L("%d kali"), n)
	}
	return c
}

// open shows what one agency owes.
func (p *reportingPart) open(row int) {
	if row >= 0 && row < len(p.period.Agencies) {
		p.push(newAgencyReportsView(p.Window, p.period, p.period.Agencies[row].Agency.ID))
	}
}

// chosen are the agencies selected that have not sent all they owe.
func (p *reportingPart) chosen() []int64 {
	var ids []int64
	rows := p.table.List.Selection()
	for _, i := range rows {
		if i < len(p.period.Agencies) && p.period.Agencies[i].Missing() > 0 {
			ids = append(ids, p.period.Agencies[i].Agency.ID)
		}
	}
	return ids
}

// copyText puts a message to those chosen on the clipboard.
func (p *reportingPart) copyText() {
	ids := p.chosen()
	if len(ids) == 0 {
		kit.Inform(p.Window.Window, lang.L("Tidak ada yang perlu diingatkan"), lang.L("Pilih OPD yang laporannya belum lengkap pada daftar dahulu. Shift+panah memilih beberapa."))
		return
	}
	p.copyTo(ids)
}

// copyAll puts a message to all that owe on the clipboard.
func (p *reportingPart) copyAll() { p.copyTo(nil) }

func (p *reportingPart) copyTo(ids []int64) {
	text, err := p.app.Reporting.Text(p.Context, app.ReminderOrder{Span: p.period.Span, Agencies: ids})
	if !p.done(lang.L("Menyalin pesan"), err) {
		return
	}
	p.fyne.Clipboard().SetContent(text)
	p.shell.Toast(kit.ToneGreen, lang.L("Pesan pengingat tersalin dan tercatat. Tempelkan di percakapan."))
	p.refresh()
}
