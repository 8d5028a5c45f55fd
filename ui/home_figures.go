package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/export/chart"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// mostFigures is how many agencies or issues the first page shows.
const mostFigures = 7

// figuresPanel shows how the follow-ups stand. Every bar opens the rows it
// counts.
type figuresPanel struct {
	w                *Window
	shown            app.HomeFigures
	agencies, issues []app.NamedFigures // as shown
	months           *kit.Chart
	agency           *kit.Chart
	issue            *kit.Chart
	status           *kit.Chart
	month            fyne.CanvasObject // the card of months, beside the tasks
	rest             fyne.CanvasObject // the other cards
	empty            fyne.CanvasObject
}

func newFiguresPanel(w *Window) *figuresPanel {
	p := &figuresPanel{w: w, months: kit.NewChart(chart.Chart{}), agency: kit.NewChart(chart.Chart{}), issue: kit.NewChart(chart.Chart{}), status: kit.NewChart(chart.Chart{})}
	p.months.Height, p.agency.Height, p.issue.Height, p.status.Height = 178, 204, 204, 204
	p.months.OnOpen = p.openMonth
	p.agency.OnOpen = func(group, series int) { w.openOwing(p.agencies[group].Filter, series) }
	p.issue.OnOpen = func(group, series int) { w.openOwing(p.issues[group].Filter, series) }
	p.status.OnOpen = func(group, _ int) { w.openRegister(words.StatusFilter(p.shown.Total, group)) }
	p.month = p.card(p.months)
	p.rest = container.New(&cells{columns: 3}, p.card(p.agency), p.card(p.issue), p.card(p.status))
	p.empty = kit.NewCard("", kit.NewEmptyState(theme.ListIcon(), lang.L("Belum ada tindak lanjut yang berjalan"),
		lang.L("Begitu notula disahkan, tindak lanjutnya mulai berlaku. Di sini lalu terlihat mana yang terlambat dan siapa penanggung jawabnya.")))
	return p
}

// card frames a chart; its title comes with the figures.
func (p *figuresPanel) card(c *kit.Chart) *kit.Card {
	card := kit.NewCard(" ", c)
	save := kit.NewQuietButton("", theme.DownloadIcon(), func() { p.w.saveChart(c.Shown(), p.shown.Today) })
	card.SetActions(save)
	return card
}

// openOwing opens what one agency or issue owes, or one part of it.
func (w *Window) openOwing(filter string, series int) {
	switch series {
	case words.SeriesLate:
		filter = "telat " + filter
	case words.SeriesNotLate:
		filter = "terbuka -telat " + filter
	default:
		filter = "terbuka " + filter
	}
	w.openRegister(filter)
}

func (p *figuresPanel) show(f app.HomeFigures) {
	p.shown = f
	p.agencies, p.issues = words.Owing(f.Agencies, mostFigures), words.Owing(f.Issues, mostFigures)
	for _, c := range p.charts() {
		c.widget.Set(c.shown)
		c.card.SetTitle(c.shown.Title)
	}
	some := f.Total.Total > 0
	setShown(p.month, some)
	setShown(p.rest, some)
	setShown(p.empty, !some)
}

// homeChart is one chart of the page with what it shows.
type homeChart struct {
	widget *kit.Chart
	card   *kit.Card
	shown  chart.Chart
}

func (p *figuresPanel) charts() []homeChart {
	rest := p.rest.(*fyne.Container).Objects
	return []homeChart{
		{p.months, p.month.(*kit.Card), words.MonthsChart(p.shown.Months)},
		{p.agency, rest[0].(*kit.Card), words.OwingChart(lang.L("Terbuka per OPD"), p.agencies, words.AgencyName)},
		{p.issue, rest[1].(*kit.Card), words.OwingChart(lang.L("Terbuka per isu strategis"), p.issues, words.IssueName)},
		{p.status, rest[2].(*kit.Card), words.StatusChart(p.shown.Total)},
	}
}
