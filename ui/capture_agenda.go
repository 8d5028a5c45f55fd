package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// agendaPanel lists the agenda, with how much was said under each item and the
// time used against the time planned.
type agendaPanel struct {
	v       *captureView
	list    *kit.VList
	items   []app.AgendaItem
	said    map[int64]said // by item
	content fyne.CanvasObject

	following bool // the cursor is being put where the entries shown are
}

func newAgendaPanel(v *captureView) *agendaPanel {
	p := &agendaPanel{v: v}
	p.list = kit.NewVList(kit.Rows{
		Length: func() int { return len(p.items) },
		Height: func(i int, width float32) float32 {
			return p.wrapper(i).Height(p.title(i), width-16) + kit.Zoomed(28)
		},
		New:  func() fyne.CanvasObject { return newAgendaRow() },
		Draw: p.draw,
	})
	p.list.OnActivate = func(i int) { v.goToItem(p.items[i].ID) }
	p.list.OnCursor = func(i int) {
		if i >= 0 && !p.following && (p.items[i].ID != v.session.Live().Current().ID || v.stream.looking != 0) {
			v.goToItem(p.items[i].ID)
		}
	}
	p.content = kit.NewSurface(container.NewBorder(kit.Pad(kit.NewStrong(lang.L("Acara"))), nil, nil, nil, p.list))
	return p
}

// wrapper breaks the title of an item as it is drawn: the current one in bold,
// which is wider.
func (p *agendaPanel) wrapper(i int) *kit.Wrapper {
	return kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{Bold: p.items[i].ID == p.v.session.Live().Current().ID})
}

func (p *agendaPanel) title(i int) string {
	n := 0
	for k := 0; k <= i; k++ {
		if p.items[k].Kind == app.ItemTopic {
			n++
		}
	}
	if p.items[i].Kind != app.ItemTopic {
		return p.items[i].Title
	}
	return locale.Number(float64(n)) + ". " + p.items[i].Title
}

func (p *agendaPanel) show() {
	live := p.v.session.Live()
	p.items = live.Items
	p.said = map[int64]said{}
	for i := range live.Entries {
		p.count(live.Entries[i])
	}
	p.list.Reload()
	for i, item := range p.items {
		if item.ID == live.Current().ID && p.list.Cursor() != i {
			p.list.SetCursor(i)
		}
	}
}

// added counts one more entry.
func (p *agendaPanel) added(e app.Entry) {
	p.count(e)
	p.list.Redraw()
}

// said is what was said under an item: how much, and from when to when.
type said struct {
	entries     int
	first, last time.Time
}

func (p *agendaPanel) count(e app.Entry) {
	s := p.said[e.ItemID]
	s.entries++
	if s.first.IsZero() || e.At.Before(s.first) {
		s.first = e.At
	}
	if e.At.After(s.last) {
		s.last = e.At
	}
	p.said[e.ItemID] = s
}

// follow puts the cursor on an item without going there.
func (p *agendaPanel) follow(itemID int64) {
	p.following = true
	for i, item := range p.items {
		if item.ID == itemID {
			p.list.SetCursor(i)
		}
	}
	p.following = false
}

func (p *agendaPanel) draw(i int, o fyne.CanvasObject, _ kit.RowState) {
	item := p.items[i]
	row := o.(*fyne.Container)
	title, below := row.Objects[0].(*kit.Text), row.Objects[1].(*kit.Text)
	title.Style.Bold = item.ID == p.v.session.Live().Current().ID
	title.SetText(p.title(i))
	below.SetText(p.facts(item))
	row.Refresh()
}

// facts counts the entries of an item and the minutes it has taken so far.
func (p *agendaPanel) facts(item app.AgendaItem) string {
	text := fmt.Sprintf(lang.L("%s catatan"), locale.Number(float64(p.said[item.ID].entries)))
	used := p.used(item)
	switch {
	case item.PlannedMinutes > 0:
		text += " · " + fmt.Sprintf(lang.L("%s/%s menit"), locale.Number(float64(used)), locale.Number(float64(item.PlannedMinutes)))
	case used > 0:
		text += " · " + fmt.Sprintf(lang.L("%s menit"), locale.Number(float64(used)))
	}
	return text
}

// used is the span from the first to the last entry of an item, for the current
// item up to now.
func (p *agendaPanel) used(item app.AgendaItem) int {
	live := p.v.session.Live()
	first, last := p.said[item.ID].first, p.said[item.ID].last
	if item.ID == live.Current().ID && live.Meeting.State == app.Running && !item.StartedAt.IsZero() {
		first, last = item.StartedAt, p.v.now()
	}
	if first.IsZero() {
		return 0
	}
	return int(last.Sub(first).Minutes())
}

func newAgendaRow() *fyne.Container {
	title := kit.NewParagraph("")
	below := kit.NewMuted("")
	return container.New(agendaLayout{}, title, below)
}

type agendaLayout struct{}

// Layout is for Fyne.
func (agendaLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	title := objects[0].(*kit.Text)
	h := kit.SharedWrapper(theme.SizeNameText, title.Style).Height(title.Text, size.Width-16)
	top := kit.Zoomed(4)
	title.Move(fyne.NewPos(8, top))
	title.Resize(fyne.NewSize(size.Width-16, h))
	objects[1].Move(fyne.NewPos(8, top+h+2))
	objects[1].Resize(fyne.NewSize(size.Width-16, objects[1].MinSize().Height))
}

// MinSize is for Fyne.
func (agendaLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 40) }
