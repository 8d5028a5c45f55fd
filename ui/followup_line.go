package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// A timeline shows what happened to a follow-up, the newest first: the day on
// the left of the line, what happened on the right of it.
type timeline struct {
	list    *kit.VList
	moments []moment
}

// A moment is one event in words.
type moment struct {
	day, hour string
	title     string
	chip      string // a state; "" for none
	percent   string // "" without one
	fraction  float64
	who       string // who wrote it down, and what it came with
	text      string
	tone      kit.Tone
	struck    bool   // taken back later
	do        func() // what Enter does; nil for nothing
}

func newTimeline() *timeline {
	l := &timeline{}
	l.list = kit.NewVList(kit.Rows{
		Length: func() int { return len(l.moments) },
		Height: func(i int, width float32) float32 { return l.height(i, width) },
		New:    newMomentRow,
		Draw:   l.draw,
	})
	return l
}

// The parts of a row, in their order.
const (
	partLine = iota
	partDot
	partDay
	partHour
	partTitle
	partChip
	partMeter
	partPercent
	partWho
	partText
)

func newMomentRow() fyne.CanvasObject {
	day, hour := kit.NewStrong(""), kit.NewMuted("")
	day.Align, hour.Align, day.SizeName = fyne.TextAlignTrailing, fyne.TextAlignTrailing, theme.SizeNameCaptionText
	return container.New(momentLayout{}, kit.NewPanel(kit.ColorBorder, container.NewWithoutLayout()), kit.NewDot(kit.ToneNeutral),
		day, hour, kit.NewStrong(""), kit.NewChip("", kit.ToneNeutral), kit.NewMeter(), kit.NewMuted(""), kit.NewMuted(""), kit.NewParagraph(""))
}

// Where the parts of a row stand, in Fyne units at 100 % zoom.
const (
	momentDay   = 92 // width of the days
	momentLine  = 106
	momentLeft  = 124 // of what happened
	momentTop   = 8
	momentRight = 12
	meterWidth  = 84
)

func titleHeight() float32 {
	return max(kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{Bold: true}).LineHeight(), kit.Zoomed(22))
}

func (l *timeline) height(i int, width float32) float32 {
	m := l.moments[i]
	h := kit.Zoomed(2*momentTop) + titleHeight() + kit.SharedWrapper(theme.SizeNameCaptionText, fyne.TextStyle{}).LineHeight()
	if m.text != "" {
		h += kit.Zoomed(4) + kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).Height(m.text, width-kit.Zoomed(momentLeft+momentRight))
	}
	return h
}

func (l *timeline) draw(i int, o fyne.CanvasObject, _ kit.RowState) {
	m := l.moments[i]
	parts := o.(*fyne.Container).Objects
	text := func(part int) *kit.Text { return parts[part].(*kit.Text) }
	ink := theme.ColorNameForeground
	if m.struck {
		ink = kit.ColorMuted
	}
	text(partTitle).ColorName, text(partText).ColorName = ink, ink
	text(partWho).Truncate = true
	parts[partDot].(*kit.Dot).Set(m.tone)
	for part, words := range map[int]string{
		partDay: m.day, partHour: m.hour, partTitle: m.title, partPercent: m.percent, partWho: m.who, partText: m.text,
	} {
		text(part).SetText(words)
	}
	parts[partChip].(*kit.Chip).Set(m.chip, m.tone)
	parts[partMeter].(*kit.Meter).Set(m.fraction, m.tone)
	setShown(parts[partChip], m.chip != "")
	setShown(parts[partMeter], m.percent != "")
	setShown(parts[partPercent], m.percent != "")
	o.Refresh()
}

// momentLayout sets a moment beside the line of time.
type momentLayout struct{}

// Layout is for Fyne.
func (momentLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	left, top := kit.Zoomed(momentLeft), kit.Zoomed(momentTop)
	os[partLine].Move(fyne.NewPos(kit.Zoomed(momentLine)-1, 0))
	os[partLine].Resize(fyne.NewSize(2, s.Height))
	side, head := os[partDot].MinSize(), titleHeight()
	os[partDot].Resize(side)
	os[partDot].Move(fyne.NewPos(kit.Zoomed(momentLine)-side.Width/2, top+(head-side.Height)/2))
	day := os[partDay].MinSize().Height
	below(os[partDay], 0, top+(head-day)/2, kit.Zoomed(momentDay))
	below(os[partHour], 0, top+head, kit.Zoomed(momentDay))
	momentHead(os, s, head)
	below(os[partWho], left, top+head, s.Width-left-kit.Zoomed(momentRight))
	y := top + head + os[partWho].MinSize().Height + kit.Zoomed(4)
	os[partText].Move(fyne.NewPos(left, y))
	os[partText].Resize(fyne.NewSize(s.Width-left-kit.Zoomed(momentRight), max(0, s.Height-y-top)))
}

// momentHead sets the title with its chip, and on the right how far it is.
func momentHead(os []fyne.CanvasObject, s fyne.Size, head float32) {
	x, top := kit.Zoomed(momentLeft), kit.Zoomed(momentTop)
	for _, part := range []int{partTitle, partChip} {
		need := os[part].MinSize()
		os[part].Resize(need)
		os[part].Move(fyne.NewPos(x, top+(head-need.Height)/2))
		x += need.Width + kit.Zoomed(8)
	}
	percent, meter := os[partPercent].MinSize(), os[partMeter].MinSize()
	right := s.Width - kit.Zoomed(momentRight) - percent.Width
	os[partPercent].Resize(percent)
	os[partPercent].Move(fyne.NewPos(right, top+(head-percent.Height)/2))
	right -= kit.Zoomed(8 + meterWidth)
	os[partMeter].Resize(fyne.NewSize(kit.Zoomed(meterWidth), meter.Height))
	os[partMeter].Move(fyne.NewPos(right, top+(head-meter.Height)/2))
}

// below gives an object a place, a width and the height it needs.
func below(o fyne.CanvasObject, x, y, width float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
}

// MinSize is for Fyne.
func (momentLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Zoomed(momentLeft+160), kit.Zoomed(44))
}

// show puts a story into words.
func (l *timeline) show(v *storyView) {
	l.moments = nil
	t := teller{storyView: v}
	for _, e := range v.story.Events {
		m, ok := t.tell(e)
		if !ok {
			continue
		}
		at := e.At.In(v.zone.Location())
		m.day, m.hour = locale.ShortDay(app.DateOf(at)), locale.Hour(app.TimeOfDayOf(at), v.zone)
		m.who = joined(" · ", e.Who, m.who)
		l.moments = append([]moment{m}, l.moments...)
	}
	l.list.Reload()
}
