package ui

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// followUpFigures is how the follow-ups stand, counted in three ways.
type followUpFigures struct {
	total             app.Figures
	byAgency, byIssue []app.Figures
	agencies, issues  map[int64]string
}

// mostFigures is how many agencies or issues the first page shows.
const mostFigures = 10

func readFigures(ctx context.Context, a *app.App) (f followUpFigures, err error) {
	f.agencies, f.issues = map[int64]string{}, map[int64]string{}
	total, err := a.FollowUps.Figures(ctx, app.ByTotal)
	if err != nil || len(total) == 0 {
		return f, err
	}
	f.total = total[0]
	if f.byAgency, err = a.FollowUps.Figures(ctx, app.ByAgency); err != nil {
		return f, err
	}
	if f.byIssue, err = a.FollowUps.Figures(ctx, app.ByIssue); err != nil {
		return f, err
	}
	agencies, err := a.Agencies.Ever(ctx)
	if err != nil {
		return f, err
	}
	for _, agency := range agencies {
		f.agencies[agency.ID] = agency.Code
	}
	issues, err := a.Agencies.AllIssues(ctx)
	for _, i := range issues {
		f.issues[i.ID] = i.Name
	}
	f.byAgency, f.byIssue = worstFirst(f.byAgency), worstFirst(f.byIssue)
	return f, err
}

// worstFirst sorts by what is late, then by what is open, and leaves out those
// that owe nothing.
func worstFirst(all []app.Figures) []app.Figures {
	all = slices.DeleteFunc(all, func(g app.Figures) bool { return g.Open == 0 })
	slices.SortStableFunc(all, func(a, b app.Figures) int {
		if a.Late != b.Late {
			return b.Late - a.Late
		}
		return b.Open - a.Open
	})
	return all[:min(len(all), mostFigures)]
}

// figuresPanel shows how the follow-ups stand.
type figuresPanel struct {
	shown   followUpFigures
	bar     *kit.StackedBar
	sum     *kit.Text
	agency  *kit.TableList
	issue   *kit.TableList
	empty   fyne.CanvasObject
	charts  fyne.CanvasObject
	content fyne.CanvasObject
}

func newFiguresPanel(w *Window) *figuresPanel {
	p := &figuresPanel{bar: kit.NewStackedBar(), sum: kit.NewMuted("")}
	p.agency = p.table(lang.L("Penanggung jawab"), func() []app.Figures { return p.shown.byAgency },
		func(id int64) string { return p.shown.agencies[id] }, func(id int64) { w.openFollowUps(scopeOpen, id, 0, "") })
	p.issue = p.table(lang.L("Isu strategis"), func() []app.Figures { return p.shown.byIssue },
		func(id int64) string { return p.shown.issues[id] }, func(id int64) { w.openFollowUps(scopeOpen, 0, id, "") })
	p.sum.Wrap = true
	statuses := kit.NewCard(lang.L("Tindak lanjut menurut status"), container.NewVBox(p.bar, p.sum))
	p.bar.OnTapped = func(part int) {
		w.openFollowUps(len(scopes())-1, 0, 0, app.Statuses()[part])
	}
	tables := container.New(&cells{columns: 1}, kit.NewSurface(p.agency), kit.NewSurface(p.issue))
	p.charts = container.New(&column{}, statuses, tables)
	p.empty = kit.NewCard("", kit.NewEmptyState(theme.ListIcon(), lang.L("Belum ada tindak lanjut yang berjalan"),
		lang.L("Begitu notula disahkan, tindak lanjutnya mulai berlaku. Di sini lalu terlihat mana yang terlambat dan siapa penanggung jawabnya.")))
	p.content = container.NewStack(p.charts, p.empty)
	return p
}

// table lists figures by a dimension; entering a row opens its follow-ups.
func (p *figuresPanel) table(title string, rows func() []app.Figures, name func(int64) string, open func(int64)) *kit.TableList {
	t := kit.NewTableList([]kit.Column{
		{Title: title, Width: 170, Grow: 1},
		{Title: lang.L("Terbuka"), Width: 170, Grow: 1, Align: fyne.TextAlignTrailing},
		{Title: lang.L("Terlambat"), Width: 100, Align: fyne.TextAlignTrailing},
	}, func() int { return len(rows()) }, func(row, col int) kit.Cell {
		g := rows()[row]
		switch col {
		case 0:
			if g.ID == 0 {
				return kit.Cell{Text: lang.L("Tanpa isu"), Muted: true}
			}
			return kit.Cell{Text: name(g.ID)}
		case 1:
			most := 1
			for _, other := range rows() {
				most = max(most, other.Open)
			}
			tone := kit.ToneActive
			if g.Late > 0 {
				tone = kit.ToneLate
			}
			return kit.Cell{Text: locale.Number(float64(g.Open)), Bar: true, Tone: tone, Fraction: float64(g.Open) / float64(most)}
		}
		if g.Late == 0 {
			return kit.Cell{Text: "–", Muted: true}
		}
		return kit.Cell{Text: locale.Number(float64(g.Late)), Tone: kit.ToneLate, Bold: true}
	})
	t.List.OnActivate = func(i int) {
		if g := rows()[i]; g.ID != 0 {
			open(g.ID)
		}
	}
	return t
}

func (p *figuresPanel) show(f followUpFigures) {
	p.shown = f
	setShown(p.charts, f.total.Total > 0)
	setShown(p.empty, f.total.Total == 0)
	var parts []kit.Part
	for _, s := range app.Statuses() {
		word, tone := statusWord(s)
		parts = append(parts, kit.Part{Label: word, Value: float64(f.total.ByStatus[s]), Tone: tone})
	}
	p.bar.Set(parts...)
	p.sum.SetText(fmt.Sprintf(lang.L("%s dari %s tindak lanjut selesai dan diterima; %s masih terbuka."),
		locale.Number(float64(f.total.Accepted)), locale.Number(float64(f.total.Total)), locale.Number(float64(f.total.Open))))
	p.agency.Reload()
	p.issue.Reload()
}
